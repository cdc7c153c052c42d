"""The two reports that the sentences of this folder speak of: a year of 2024 and a first semester of 2022."""

from __future__ import annotations

from poi_audit.model.figure import Figure
from poi_audit.model.report import (
    MONTHS,
    Action,
    Activity,
    Block,
    Entity,
    Execution,
    Header,
    Objective,
    Report,
    Row,
    Source,
    Totals,
)


def row(months: str, nothing: str) -> Row:
    """A row and its sum; `nothing`: how the sum of zeros is printed."""
    values = [int(text) for text in months.split()]
    total = Figure(f"{sum(values):,}.00" if any(values) else nothing)
    return Row(tuple(Figure(f"{v}.00") for v in values), total)


def activity(
    code: str, name: str, unit: str, goal: str, done: str, percent: str, money: tuple[str, str] | None = None
) -> Activity:
    spent = None if money is None else Block(row(money[0], "0.00"), row(money[1], "0.00"))
    return Activity(
        code,
        name,
        Block(row(goal, "S.P."), row(done, "0.00")),
        Figure(percent),
        financial=spent,
        unit=unit,
        aggregation="Acumulado Anual",
    )


def action(
    code: str, kind: str | None, name: str, average: str, *activities: Activity, money: str | None = None
) -> Action:
    line = Execution(Figure(average), financial=None if money is None else Figure(money))
    return Action(code, name, line, activities, kind)


ANNUAL = Report(
    Source("anual.txt", "0" * 64, "text", "2024-annual"),
    Header(
        "REPORTE DE SEGUIMIENTO ANUAL",
        2024,
        MONTHS,
        sector=Entity("13", "AGRARIO Y DE RIEGO"),
        pliego=Entity("013", "MINISTERIO DE DESARROLLO AGRARIO Y RIEGO"),
        ue=Entity("000888", "PROGRAMA SUBSECTORIAL DE IRRIGACIONES"),
        truncated_at_100=True,
    ),
    (
        Objective(
            "OEI.01",
            "MEJORAR LA PRODUCTIVIDAD AGRARIA",
            (
                action(
                    "AEI.01.01", "I", "INFRAESTRUCTURA DE RIEGO IMPLEMENTADA PARA PRODUCTORES AGRARIOS", "87.9",
                    activity(
                        "AOI00088800101", "REHABILITACIÓN DE CANALES DE RIEGO", "KILOMETRO",
                        "0 20 40 60 60 80 80 60 60 60 40 40", "0 15 35 50 70 75 85 55 45 50 30 22", "88.67",
                    ),
                    activity(
                        "AOI00088800102", "ASISTENCIA TÉCNICA A COMITÉS DE REGANTES", "ASISTENCIA TECNICA",
                        "100 100 100 100 100 100 100 100 100 100 100 100",
                        "90 95 100 105 110 100 100 90 80 120 130 126", "100.00",
                    ),
                    activity(
                        "AOI00088800103", "ELABORACIÓN DE EXPEDIENTES TÉCNICOS DE RIEGO", "EXPEDIENTE",
                        "0 0 4 0 0 5 0 0 6 0 0 5", "0 0 3 0 0 4 0 0 5 0 0 3", "75.00",
                    ),
                ),
                action(
                    "AEI.01.02", "I", "CAPACITACIÓN OPORTUNA EN GESTIÓN DEL AGUA PARA PRODUCTORES", "72.0",
                    activity(
                        "AOI00088800104", "CAPACITACIÓN EN USO EFICIENTE DEL AGUA", "PERSONA",
                        "0 150 250 300 300 250 0 200 350 300 250 150",
                        "0 140 260 310 280 230 0 190 360 290 240 111", "96.44",
                    ),
                    activity(
                        "AOI00088800105", "INSTALACIÓN DE PARCELAS DEMOSTRATIVAS", "PARCELA",
                        "0 0 0 10 0 0 0 10 0 0 20 0", "0 0 0 10 0 0 0 9 0 0 0 0", "47.50",
                    ),
                ),
            ),
            "I",
        ),
        Objective(
            "OEI.02",
            "MODERNIZAR LA GESTIÓN INSTITUCIONAL",
            (
                action(
                    "AEI.02.01", "II", "GESTIÓN ADMINISTRATIVA EFICIENTE EN EL PROGRAMA", "91.7",
                    activity(
                        "AOI00088800106", "ELABORACIÓN DE PLANILLAS DE REMUNERACIONES", "PLANILLA",
                        "2 2 2 2 2 2 2 2 2 2 2 2", "2 2 2 2 2 2 2 2 2 2 2 2", "100.00",
                    ),
                    activity(
                        "AOI00088800107", "SEGUIMIENTO Y EVALUACIÓN DE PLANES INSTITUCIONALES", "INFORME",
                        "1 1 1 1 1 1 1 1 1 1 1 1", "1 0 1 1 1 1 1 1 1 1 1 0", "83.33",
                    ),
                ),
                action(
                    "AEI.02.02", "II", "SERVICIOS GENERALES OPORTUNOS", "50.0",
                    activity(
                        "AOI00088800108", "MANTENIMIENTO DE LA FLOTA VEHICULAR", "VEHICULO",
                        "0 0 0 0 0 6 0 0 0 0 0 6", "0 0 0 0 0 6 0 0 0 0 0 0", "50.00",
                    ),
                ),
            ),
            "II",
        ),
    ),
    Totals(physical=Figure("80.12"), type_i=Figure("81.52"), type_ii=Figure("77.78")),
)  # fmt: skip

SEMESTER = Report(
    Source("semestre.txt", "1" * 64, "text", "2022-sem"),
    Header(
        "REPORTE DE SEGUIMIENTO",
        2022,
        MONTHS[:6],
        ue=Entity("000999", "INSTITUTO DE INVESTIGACIÓN ACUÍCOLA"),
        truncated_at_100=False,
    ),
    (
        Objective(
            "OEI.03",
            "FORTALECER LA INVESTIGACIÓN",
            (
                action(
                    "AEI.03.01", None, "INVESTIGACIÓN APLICADA DISPONIBLE PARA ACUICULTORES", "101.0",
                    activity(
                        "AOI00099900201", "MONITOREO DE CALIDAD DE AGUA", "MUESTRA",
                        "20 20 30 30 30 30", "18 22 25 31 28 20", "90.00",
                        ("0 8000 8000 8000 8000 8000", "0 6000 8000 8000 8000 6000"),
                    ),
                    activity(
                        "AOI00099900202", "PRODUCCIÓN DE ALEVINOS DE TRUCHA", "MILLAR",
                        "0 0 50 0 0 50", "0 0 50 0 0 62", "112.00",
                        ("0 0 12000 0 0 12000", "0 0 12000 0 0 12000"),
                    ),
                    money="60,000.00",
                ),
                action(
                    "AEI.03.02", None, "TRANSFERENCIA TECNOLÓGICA A PRODUCTORES ACUÍCOLAS", "70.0",
                    activity(
                        "AOI00099900203", "TALLERES DE TRANSFERENCIA TECNOLÓGICA", "TALLER",
                        "1 1 2 2 2 2", "1 1 2 2 1 0", "70.00",
                        ("0 0 900 900 900 900", "0 0 900 700 700 652"),
                    ),
                    activity(
                        "AOI00099900204", "PUBLICACIÓN DE BOLETINES INFORMATIVOS", "BOLETIN",
                        "0 0 0 0 0 0", "0 0 0 0 0 0", "S.P.",
                        ("0 0 0 0 0 0", "0 0 0 0 0 0"),
                    ),
                    money="2,952.00",
                ),
            ),
        ),
    ),
    Totals(
        physical=Figure("90.67"), median=Figure("90.00"), financial_programmed=Figure("67,600.00"),
        financial_executed=Figure("62,952.00"), complete=Figure("4"), incomplete=Figure("0"),
    ),
)  # fmt: skip

REPORTS = {"annual": ANNUAL, "semester": SEMESTER}
