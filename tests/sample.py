"""A small report made by hand, for tests of what is shown: two OEI, three AO, every kind of cell."""

from __future__ import annotations

from datetime import date

from poi_audit.layouts import traits_of
from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import (
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
    Summary,
    Totals,
)

MONTHS = ("Ene", "Feb", "Mar")


def figures(texts: str, page: int = 1) -> tuple[Figure, ...]:
    """ "1.00|S.P.||2.00" as figures; an empty part is a blank cell."""
    return tuple(Figure(text, Place(page, (10.0, 20.0, 30.5, 40.0))) for text in texts.split("|"))


def row(texts: str) -> Row:
    """The months and, last, the accumulated figure."""
    *months, accumulated = figures(texts)
    return Row(tuple(months), accumulated)


def block(programmed: str, executed: str) -> Block:
    return Block(row(programmed), row(executed))


def activity(
    code: str, name: str, programmed: str, executed: str, percent: str, money: str | None = None
) -> Activity:
    return Activity(
        code,
        name,
        block(programmed, executed),
        Figure(percent, Place(1)),
        financial=None if money is None else block(money, money),
        priority="Alta",
        unit="INFORME",
        aggregation="Acumulado Anual",
        place=Place(1),
    )


def cells(*pairs: tuple[str, str]) -> dict[str, Figure]:
    return {key: Figure(text) for key, text in pairs}


def report(name: str = "ELABORAR INFORMES", alerts: str | None = None) -> Report:
    """The report; `name` is the first activity's."""
    first = activity(
        "AOI00000100001",
        name,
        "1.00|2.00|1,762.00|1,765.00",
        "1.00|2.00|1762.00|1,765.00",
        "100.00",
        "0.00|5.00|0.00|5.00",
    )
    second = activity("AOI00000100002", "REVISAR OBRAS", "1.00|1.00|1.00|3.00", "1.00|||1.00", "S.I.")
    third = activity("AOI00000100003", "CAPACITAR", "0.00|0.00|0.00|S.P.", "0.00|0.00|0.00|0.00", "S.P.")
    return Report(
        Source("muestra.pdf", "a" * 64, "pdf", "2022-sem", (2, 3), "pdfium"),
        Header(
            "REPORTE DE SEGUIMIENTO DEL PLAN OPERATIVO INSTITUCIONAL",
            2022,
            MONTHS,
            date(2022, 7, 27),
            ue=Entity("000001", "INSTITUTO DE PRUEBA"),
            truncated_at_100=True,
        ),
        (
            Objective(
                "OEI.01",
                "MEJORAR EL CONOCIMIENTO",
                (
                    Action(
                        "AEI.01.01",
                        "INVESTIGACIONES",
                        Execution(Figure("100.0"), financial=Figure("5.00")),
                        (first,),
                    ),
                    Action("AEI.01.02", "SERVICIOS", Execution(Figure("")), (second,)),
                ),
            ),
            Objective(
                "OEI.02", "FORTALECER", (Action("AEI.02.01", "CURSOS", Execution(Figure("0.0")), (third,)),)
            ),
        ),
        Totals(
            physical=Figure("100.00"), median=Figure("100.00"), complete=Figure("2"), incomplete=Figure("1")
        ),
        Summary(
            "2022",
            cells(("0_75", ""), ("75_95", ""), ("95_up", "1"), ("incomplete", "1"), ("in_execution", "2")),
            cells(("0_75", ""), ("75_95", ""), ("95_up", "1"), ("incomplete", "1"), ("in_execution", "2")),
            cells(("activities", "3"), ("complete", "2"), ("incomplete", "1")),
        ),
        alerts,
        ("(i) Nota uno.",),
        traits=traits_of("2022-sem"),
    )
