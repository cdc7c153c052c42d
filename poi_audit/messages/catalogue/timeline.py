"""The words of the timeline of closings."""

from __future__ import annotations

from collections.abc import Mapping

TIMELINE: Mapping[str, tuple[str, str]] = {
    "timeline.head": (
        "Avance físico acumulado al cierre de cada mes",
        "Accumulated physical progress at each month's closing",
    ),
    "timeline.capped": ("truncado al 100 %", "cut at 100 %"),
    "timeline.uncapped": ("sin truncar", "not cut at 100 %"),
    "timeline.rule": (
        "Lo ejecutado hasta el cierre entre lo programado hasta el cierre, con las reglas del propio "
        "reporte ({}).",
        "Executed up to the closing over programmed up to the closing, by the report's own rules ({}).",
    ),
    "timeline.bands": (
        "○ menos de 75 %  ◐ de 75 a menos de 95 %  ● 95 % o más",
        "○ below 75 %  ◐ 75 to below 95 %  ● 95 % and over",
    ),
    "timeline.marks": (
        "Barras: de ▁ (0 %) a █ (100 % o más); «·» sin programación; «x» seguimiento incompleto; «?» no "
        "calculable; en blanco, mes no cerrado.",
        "Bars: from ▁ (0 %) to █ (100 % and over); «·» nothing programmed; «x» incomplete; «?» not "
        "computable; blank, month not closed.",
    ),
    "timeline.left out": (
        "* Sin {} AO cuyo avance no se puede calcular (lectura dudosa o tipo de agregación desconocido).",
        "* Without {} AO that cannot be computed (doubtful reading or unknown aggregation type).",
    ),
    "timeline.code": ("Código", "Code"),
    "timeline.total": ("TOTAL", "TOTAL"),
}
