"""The choices that the notes leave open, and the options of each."""

from __future__ import annotations

from collections.abc import Mapping

CONVENTIONS: Mapping[str, tuple[str, str]] = {
    "convention.deadline": ("Plazo de registro", "Deadline"),
    "convention.deadline.day_20": ("día 20 del mes siguiente", "the 20th of the next month"),
    "convention.deadline.last_day": ("último día del mes siguiente", "the last day of the next month"),
    "convention.deadline.all_visible": ("vencido en todos los meses visibles", "past in every visible month"),
    "convention.programmed_accumulated": ("PROG. acumulado", "PROG. accumulated"),
    "convention.programmed_accumulated.year": ("la meta del año", "the year's goal"),
    "convention.programmed_accumulated.visible": ("los meses visibles", "the visible months"),
    "convention.financial_programmed_accumulated": (
        "PROG. acumulado financiero",
        "Financial PROG. accumulated",
    ),
    "convention.financial_programmed_accumulated.year": ("el monto del año", "the year's amount"),
    "convention.financial_programmed_accumulated.visible": ("los meses visibles", "the visible months"),
    "convention.activity_cap": ("Avance % de cada AO", "Percentage of each AO"),
    "convention.activity_cap.capped": ("cortado a 100", "cut at 100"),
    "convention.activity_cap.uncapped": ("sin cortar", "not cut"),
    "convention.rounding": ("Redondeo", "Rounding"),
    "convention.rounding.half_up": ("mitad hacia arriba", "half up"),
    "convention.rounding.half_even": ("mitad al par", "half to even"),
    "convention.rounding.cut": ("decimales cortados", "decimals cut"),
    "convention.averages_from": ("Los promedios parten de", "Averages start from"),
    "convention.averages_from.printed": ("los porcentajes impresos", "the printed percentages"),
    "convention.averages_from.exact": ("las razones exactas", "the exact ratios"),
    "convention.cap": ("Tope de 100 en los promedios", "Cap at 100 in averages"),
    "convention.cap.before": ("antes de promediar", "before averaging"),
    "convention.cap.after": ("después de promediar", "after averaging"),
    "convention.cap.never": ("ninguno", "none"),
    "convention.total_over": ("El total promedia", "The total averages"),
    "convention.total_over.activities": ("las AO", "the AO"),
    "convention.total_over.actions": ("las AEI", "the AEI"),
    "convention.incomplete": ("Las AO en S.I.", "AO that are S.I."),
    "convention.incomplete.blocking": ("dejan sin promedio a su AEI", "leave their AEI without average"),
    "convention.incomplete.left_out": ("no entran en el promedio", "do not enter the average"),
    "convention.unprogrammed_action": ("Una AEI con todas sus AO en S.P.", "An AEI whose AO are all S.P."),
    "convention.unprogrammed_action.zero": ("muestra 0.0", "prints 0.0"),
    "convention.unprogrammed_action.blank": ("no muestra cifra", "prints no figure"),
}
