"""Other documents of the same offices, told apart by their titles: what a file without a report seems to be.

A document is named only where a line begins with its title and, for titles that others quote too, where words that only
such a document has are there as well. Otherwise nothing is said: a wrong guess would send the reader astray.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from poi_audit.model.errors import NotAReportError
from poi_audit.model.text import CODE_AO, fold, squeeze

NO_REPORT = "no contiene un reporte de seguimiento del POI"
WITH_ACTIVITIES = "tiene actividades operativas, pero "
_NO_HEADER = f"{WITH_ACTIVITIES}falta el encabezado de la tabla, con los meses"
_NO_MONTHS = f"{WITH_ACTIVITIES}no se halló un encabezado de la tabla que nombre los meses"
_OTHER_FORM = "parece un seguimiento del POI en una forma que no se conoce"
_OTHER_PAGES = "si está en otras, indíquelas con --pages"
_OTHER_WORDS = (
    "si son sus columnas con otras palabras, indíquelas con --layout; si falta algo, use el archivo completo"
)
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
        re.compile(
            r"(REPORTEDE|INFORMEDE|MATRIZDE)?SEGUIMIENTO(ANUAL|SEMESTRAL|TRIMESTRAL)?(DEL?|AL?)(PLANESTRATEGICOINSTITUCIONAL|PEI)"
        ),
        re.compile(r"LOGROS?ESPERADO|VALOROBTENIDO|OEI\.?\d|AEI\.?\d"),
    ),
    _Kind(
        "un reporte de programación del POI: lo programado, sin su seguimiento",
        re.compile(
            r"REPORTEDEPROGRAMACION|PROGRAMACION(FISICA|FINANCIERA|FISICAYFINANCIERA)?DELPOI|POICONSISTENTE"
        ),
        re.compile(r"POI|PLANOPERATIVO"),
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
    _Kind(
        "un acta de reunión",
        re.compile(r"ACTA(DE|N|DEL|\d)"),
        re.compile(r"ACUERDO|REUNI|AGENDA|SESION"),
    ),
    _Kind(
        "una carta, un oficio o un memorando",
        re.compile(r"(OFICIO|MEMORANDO|MEMORANDUM|CARTA|MEMO)(MULTIPLE|CIRCULAR)?N?[°OR.]*\d"),
    ),
    _Kind("una directiva o guía", re.compile(r"(DIRECTIVA|GUIA)(N[°O.]*\d|PARAEL|GENERAL)")),
)


_FOLLOWS = re.compile(r".{0,40}(SEGUIMIENTO|AVANCE|EVALUACION).{0,40}(POI|PLANOPERATIVO)")
_HEADS = re.compile(
    r"CODIGO|ACTIVIDAD|TAREA|MEDIDA|META|PROG|EJEC|TRIM|AVANCE|INDICADOR|PLANIFICAD|LOGRAD|ENE|FEB|MAR|ABR|MAY|JUN|JUL"
)


def no_report(lines: Iterable[str], coded: bool | None = None) -> NotAReportError:
    """The error for a file without a report, with what it seems to be when its first lines say so.

    `coded`: whether it has activities, where the caller knows.
    """
    seen = [line for line in islice(lines, MAX_LINES) if line.strip()]
    kind = seems(seen)
    if kind is not None:
        return NotAReportError(f"{NO_REPORT}; parece {kind}")
    codes = [i for i, line in enumerate(seen) if CODE_AO.match(fold(line[:MAX_TITLE]))]
    if coded if coded is not None else len(codes) > 1:
        header = squeeze(" ".join(seen[max(codes[0] - 2, 0) : codes[0]])) if codes else ""
        return NotAReportError(
            f"{_NO_MONTHS}; antes de la primera se lee «{header[:MAX_TITLE]}»: {_OTHER_WORDS}"
            if header
            else _NO_HEADER
        )
    header = _header(seen)
    if header and any(_FOLLOWS.match(title) for title in _titles(seen)):
        return NotAReportError(f"{_OTHER_FORM}; su encabezado dice «{header}»: {_OTHER_WORDS}")
    return NotAReportError(NO_REPORT)


def not_in(pages: Sequence[int], lines: Sequence[str]) -> NotAReportError:
    """The error for a long scan of which only these pages were read, with their lines."""
    kind, _, _ = (seems(lines) or "").partition(", sin ")  # what lies on the other pages is not known
    numbers = " y ".join(map(str, pages)) or "ninguna"
    sentence = (
        f"en las páginas que se leyeron ({numbers}) no hay un reporte de seguimiento del POI; {_OTHER_PAGES}"
    )
    return NotAReportError(f"parece {kind}; {sentence}" if kind else sentence)


def _header(lines: Iterable[str]) -> str:
    """The first line that seems a table's header."""
    return next(
        (
            squeeze(line)[:MAX_TITLE]
            for line in lines
            if len(set(_HEADS.findall(fold(line)))) > 2 and len(line) <= 3 * MAX_TITLE
        ),
        "",
    )


def seems(lines: Iterable[str]) -> str | None:
    """What the document is by its first lines, in Spanish with its article; None when they do not say."""
    seen = list(islice(lines, MAX_LINES))
    text = "\n".join(fold(line[: 4 * MAX_TITLE]) for line in seen)
    for title in _titles(seen):
        for kind in _KINDS:
            if kind.title.match(title) and kind.words.search(text):
                return kind.name
    return None


def _titles(lines: Sequence[str]) -> Iterator[str]:
    """The lines that may be titles, each with the next one that may go on with it, folded."""
    for line, following in pairwise([*lines, ""]):
        if len(line) <= MAX_TITLE:
            yield fold(line + following[:MAX_TITLE])
