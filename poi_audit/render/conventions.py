"""The conventions inferred from a report, each in words with the figures that decide it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from poi_audit.model.finding import Convention
from poi_audit.render.lines import Page
from poi_audit.render.words import Lang, label

_NAMES: Mapping[str, tuple[str, str]] = {
    "deadline": ("Plazo de registro", "Deadline"),
    "programmed_accumulated": ("PROG. acumulado", "PROG. accumulated"),
    "financial_programmed_accumulated": ("PROG. acumulado financiero", "Financial PROG. accumulated"),
    "activity_cap": ("Avance % de cada AO", "Percentage of each AO"),
    "rounding": ("Redondeo", "Rounding"),
    "averages_from": ("Los promedios parten de", "Averages start from"),
    "cap": ("Tope de 100 en los promedios", "Cap at 100 in averages"),
    "total_over": ("El total promedia", "The total averages"),
    "incomplete": ("Las AO en S.I.", "AO that are S.I."),
    "unprogrammed_action": ("Una AEI con todas sus AO en S.P.", "An AEI whose AO are all S.P."),
}
_VALUES: Mapping[tuple[str, str], tuple[str, str]] = {
    ("deadline", "day_20"): ("día 20 del mes siguiente", "the 20th of the next month"),
    ("deadline", "last_day"): ("último día del mes siguiente", "the last day of the next month"),
    ("deadline", "all_visible"): ("vencido en todos los meses visibles", "past in every visible month"),
    ("programmed_accumulated", "year"): ("la meta del año", "the year's goal"),
    ("programmed_accumulated", "visible"): ("los meses visibles", "the visible months"),
    ("financial_programmed_accumulated", "year"): ("el monto del año", "the year's amount"),
    ("financial_programmed_accumulated", "visible"): ("los meses visibles", "the visible months"),
    ("activity_cap", "capped"): ("cortado a 100", "cut at 100"),
    ("activity_cap", "uncapped"): ("sin cortar", "not cut"),
    ("rounding", "half_up"): ("mitad hacia arriba", "half up"),
    ("rounding", "half_even"): ("mitad al par", "half to even"),
    ("rounding", "cut"): ("decimales cortados", "decimals cut"),
    ("averages_from", "printed"): ("los porcentajes impresos", "the printed percentages"),
    ("averages_from", "exact"): ("las razones exactas", "the exact ratios"),
    ("cap", "before"): ("antes de promediar", "before averaging"),
    ("cap", "after"): ("después de promediar", "after averaging"),
    ("cap", "never"): ("ninguno", "none"),
    ("total_over", "activities"): ("las AO", "the AO"),
    ("total_over", "actions"): ("las AEI", "the AEI"),
    ("incomplete", "blocking"): ("dejan sin promedio a su AEI", "leave their AEI without average"),
    ("incomplete", "left_out"): ("no entran en el promedio", "do not enter the average"),
    ("unprogrammed_action", "zero"): ("muestra 0.0", "prints 0.0"),
    ("unprogrammed_action", "blank"): ("no muestra cifra", "prints no figure"),
}


def print_conventions(page: Page, conventions: Iterable[Convention], lang: Lang) -> None:
    """Print one line per convention: its name, the option taken, how many figures it explains."""
    page.heading(label("conventions", lang))
    for convention in conventions:
        name, value, evidence = convention_words(convention, lang)
        page.line(f"{name}: ", (value, "bold"), f" ({evidence})", hang=2)


def convention_words(convention: Convention, lang: Lang) -> tuple[str, str, str]:
    """Its name, the option taken, and the figures that decide it: "explica 15 de 15; la siguiente opción, 9"."""
    english = lang == "en"
    key = (convention.name, convention.value)
    name = _NAMES[convention.name][english] if convention.name in _NAMES else convention.name
    value = _VALUES[key][english] if key in _VALUES else convention.value
    evidence = label("explains", lang, convention.agrees, convention.of)
    if convention.next_best is not None:
        tie = convention.next_best == convention.agrees
        evidence += "; " + (label("tie", lang) if tie else label("next best", lang, convention.next_best))
    if convention.note is not None:
        evidence += f"; {label('note', lang, convention.note)}"
    if convention.fixed:
        evidence = f"{label('fixed', lang)}; {evidence}"
    return name, value, evidence
