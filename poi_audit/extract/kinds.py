"""Other documents of the same offices, told apart by their titles: what a file without a report seems to be.

A document is named only where a line begins with its title and, for titles that others quote too, where words that only
such a document has are there as well. Otherwise nothing is said: a wrong guess would send the reader astray.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from poi_audit.model.errors import NotAReportError
from poi_audit.model.text import fold

NO_REPORT = "no contiene un reporte de seguimiento del POI"
MAX_LINES, MAX_TITLE = 400, 160
"""Lines looked at, and the characters beyond which a line is no title."""


class _Kind(NamedTuple):
    """A document: its name for the reader, the start of its title, and words it has besides, all of them folded."""

    name: str
    title: re.Pattern[str]
    words: re.Pattern[str] = re.compile("")


_KINDS = (
    _Kind(
        "un reporte de seguimiento del PEI (objetivos y acciones, sin actividades operativas)",
        re.compile(r"REPORTEDESEGUIMIENTO(ANUAL|SEMESTRAL|TRIMESTRAL)?DELPLANESTRATEGICOINSTITUCIONAL"),
    ),
    _Kind(
        "un Plan Operativo Institucional: lo programado, sin su seguimiento",
        re.compile(r"PLANOPERATIVOINSTITUCIONAL|POIMULTIANUAL|ANEXOB-?5"),
        re.compile(r"PROGRAMACIONFISICA|METAFISICA|METASFISICAS|PROGRAMACIONDEACTIVIDADES"),
    ),
    _Kind(
        "un Plan Estratégico Institucional (PEI)",
        re.compile(r"PLANESTRATEGICOINSTITUCIONAL"),
        re.compile(r"LOGROSESPERADOS|MATRIZDEARTICULACION|RUTAESTRATEGICA"),
    ),
    _Kind(
        "un informe de evaluación, sin la tabla del reporte",
        re.compile(r"INFORMEDE(EVALUACION|SEGUIMIENTO)|EVALUACIONDEIMPLEMENTACION"),
        re.compile(r"PLANOPERATIVOINSTITUCIONAL|POI\d{4}"),
    ),
    _Kind(
        "un cuadro de presupuesto",
        re.compile(
            r"EJECUCION(PRESUPUESTAL|PRESUPUESTARIA|DELGASTO)|PRESUPUESTOINSTITUCIONAL|MARCOPRESUPUESTAL"
        ),
        re.compile(r"PIA(?=.*PIM)|GENERICA(DEGASTO|S)|CERTIFICA(DO|CION).*DEVENGADO", re.S),
    ),
    _Kind(
        "una resolución",
        re.compile(
            r"RESOLUCION.{0,60}?N[°O.]*\d|RESOLUCION(MINISTERIAL|DIRECTORAL|JEFATURAL|SUPREMA|GERENCIAL|DE)"
        ),
        re.compile(r"SERESUELVE|CONSIDERANDO"),
    ),
    _Kind("un aviso de sinceramiento", re.compile(r"AVISODESINCERAMIENTO")),
)


def no_report(lines: Iterable[str]) -> NotAReportError:
    """The error for a file without a report, with what it seems to be when its first lines say so."""
    kind = seems(lines)
    return NotAReportError(NO_REPORT if kind is None else f"{NO_REPORT}; parece {kind}")


def seems(lines: Iterable[str]) -> str | None:
    """What the document is by its first lines, in Spanish with its article; None when they do not say."""
    folded = [fold(line[: 4 * MAX_TITLE]) for line in islice(lines, MAX_LINES)]
    text = "\n".join(folded)
    for line in folded:
        if len(line) <= MAX_TITLE:
            for kind in _KINDS:
                if kind.title.match(line) and kind.words.search(text):
                    return kind.name
    return None
