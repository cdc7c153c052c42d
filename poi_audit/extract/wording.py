"""The words by which reports are recognised: header labels, closing lines, totals, summary, dates.

Every reader (PDF, HTML, text, Excel) matches on these and nothing else. Words are compared folded: without spaces,
accents and case, since letters may be spaced ("A ño", "FINA NCIERO") and accents come and go.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from poi_audit.model.report import Entity
from poi_audit.model.text import fold, squeeze

TITLE = "REPORTEDESEGUIMIENTO"
"""Folded start of every title; followed by [ANUAL] DEL PLAN OPERATIVO INSTITUCIONAL."""

NOTE_START = re.compile(r"\((?:\d{1,2}|[ivx]{1,5})\)\s")

TOTALS: Mapping[str, str] = {
    "EJECUCIONFISICATOTAL": "physical",
    "PROMEDIODEEJECUCIONFISICA(%)": "physical",
    "EJECUCIONFISICAPROMEDIOTOTAL": "physical",
    "EJECUCIONFISICAPROMEDIOPOROEITIPOI": "type_i",
    "EJECUCIONFISICAPROMEDIOPOROEITIPOII": "type_ii",
    "MEDIANADELAV%DELPOI": "median",
    "EJECUCIONFINANCIERATOTAL": "financial",
    "TOTALDEPROGRAMACIONFINANCIERA": "financial_programmed",
    "TOTALDEEJECUCIONFINANCIERA": "financial_executed",
    "AOCONINFORMACIONCOMPLETA": "complete",
    "AOCONINFORMACIONINCOMPLETA": "incomplete",
}
"""Folded label (no closing colon) of a figure after the last action -> field of `Totals`."""

SUMMARY_COLUMNS: Mapping[str, str] = {
    "[0%-75%>": "0_75",
    "[75%-95%>": "75_95",
    "≥95%": "95_up",
    "AOCONINFORMACIONINCOMPLETA": "incomplete",
    "AEI/AOENEJECUCION": "in_execution",
}
TRACKING_ROWS: Mapping[str, str] = {
    "AOENSEGUIMIENTO": "activities",
    "AOCONINFORMACIONCOMPLETA": "complete",
    "AOCONINFORMACIONINCOMPLETA": "incomplete",
}

_MONTH_NAMES = (
    *("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO"),
    *("JULIO", "AGOSTO", "SETIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"),
)
_LONG_DATE = re.compile(r"(\d{1,2})DE([A-Z]+)DE[L]?(20\d{2})")
_ENTITY = re.compile(r"(\d+)\s*[-–]\s*(.*)", re.S)


def long_date(text: str) -> date | None:
    """The date in "jueves, 19 de agosto de 2021", or None."""
    if (found := _LONG_DATE.search(fold(text))) is None:
        return None
    day, name, year = found.groups()
    name = "SETIEMBRE" if name == "SEPTIEMBRE" else name
    try:
        return date(int(year), _MONTH_NAMES.index(name) + 1, int(day))
    except ValueError:
        return None


def entity(text: str) -> Entity | None:
    """ "05 - AMBIENTAL" as code and name; None when there is no code."""
    found = _ENTITY.fullmatch(squeeze(text))
    return Entity(found[1], found[2].strip()) if found else None


def layout_of(labels: list[str], has_financial: bool) -> str | None:
    """The layout whose header words these are (folded labels of the columns), or None when unknown.

    Recognised by words, never by year: 2024 has CÓDIGO and TIPO DE OEI columns, 2021-sem a %AVANCE PERIODO,
    2021-annual a lone %AVANCE ANUAL, 2022 an AVANCE % ACUMULADO.
    """
    words = "|".join(labels)
    if "%AVANCEPERIODO" in words or "AVANCE%PERIODO" in words:
        return "2021-sem"
    if "%AVANCEANUAL" in words or "AVANCE%ANUAL" in words:
        return "2021-annual"
    if "AVANCE%ACUMULADO" not in words and "%AVANCEACUMULADO" not in words:
        return None
    coded = any(label.startswith("CODIGO") for label in labels)
    return "2024-annual" if coded and not has_financial else "2022-sem"
