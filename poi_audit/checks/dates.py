"""What depends on the day of the query: whether it is known, whether it can be right, and the deadline that holds."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.make import about
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.model.report import Report
from poi_audit.recompute import ActivityFacts, Expected
from poi_audit.recompute.notes import note_on


def _percent(fact: ActivityFacts) -> Mark | None:
    """The mark of the activity's percentage; None for a number, a blank where there is none."""
    figure = fact.activity.percent_period or fact.activity.percent
    return Mark.BLANK if figure is None else figure.mark


@rule("S213", Severity.INFO)
def undated(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el reporte no muestra la fecha en que se consultó, y lo que depende de ella no se puede juzgar del
    todo.

    Importa: de la fecha depende si un mes en blanco ya debía registrarse (S.I.) y si una AO ya tenía programación
    (S.P.).

    Base: notas (4) y (5) de 2024, (iv) y (v) de 2022.

    Falla: reporte de doce meses, sin fecha, con Dic en blanco y avance 91.67.
    Pasa: el mismo reporte con su fecha.

    Excepciones: donde todos los meses visibles son exigibles (2021), S.I. no depende de la fecha.

    Qué hacer: repetir la revisión con --as-of y la fecha de la consulta.
    """
    if expected.dated or expected.ahead or report.register is not None:
        return
    months = report.header.months
    items: list[Message] = []
    open_months = [
        fact for fact in expected.activities if fact.executed.blanks and _percent(fact) is not Mark.INCOMPLETE
    ]
    if open_months and report.traits.deadline != "all_visible":
        labels = sorted({i for fact in open_months for i in fact.executed.blanks})
        items.append(message("undated.blank", count=len(open_months), months=[months[i] for i in labels]))
    idle = [
        fact for fact in expected.activities if _percent(fact) is Mark.UNPROGRAMMED and fact.programmed.total
    ]
    if idle:
        items.append(message("undated.idle", codes=[fact.activity.code for fact in idle]))
    yield about(undated, Where(), key="items" if items else "", items=items, basis=_rests(report))


def _rests(report: Report) -> str | None:
    numbers = [number for topic in ("deadline", "unprogrammed") if (number := note_on(report, topic))]
    return message("basis.notes", first=numbers[0], second=numbers[1]) if numbers[1:] else None


@rule("S214", Severity.WARNING)
def contradicted(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la mayoría de las AO tiene ejecución en meses que no habían empezado en la fecha impresa.

    Importa: lo dudoso es la fecha y no cada cifra; con ella se juzgaría mal todo lo que depende del plazo.

    Base: comparación de la fecha con los meses ejecutados.

    Falla: fecha 5 de enero de 2024 y ejecución hasta diciembre de 2024 en 4 de 5 AO (un solo aviso por reporte).
    Pasa: fecha 5 de marzo de 2025.

    Excepciones: si son pocas las AO, es S210.

    Qué hacer: comprobar la fecha en la página, o indicarla con --as-of.
    """
    on = report.header.printed_on
    if expected.ahead and on is not None:
        yield about(
            contradicted,
            Where(),
            published=on.isoformat(),
            date=on.isoformat(),
            count=expected.ahead,
            of=len(expected.activities),
        )


@rule("P414", Severity.WARNING)
def other_deadline(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los avances y S.I. del reporte solo se explican con un plazo de registro distinto del que da su nota.

    Importa: quien lea la nota creerá que faltan, o sobran, S.I.

    Base: nota (4) de 2024, nota (iv) de 2022.

    Falla: la nota da el día 20 y tres AO con el mes en blanco y el plazo vencido muestran cifra (un solo aviso).
    Pasa: esas AO en S.I.

    Excepciones: con una sola AO así, es P405 o P404.

    Qué hacer: preguntar qué plazo rigió.
    """
    choice = expected.choices.get("deadline")
    if choice is None or choice.value == choice.default or choice.convention.fixed:
        return
    evidence = choice.convention
    if note := evidence.note:
        yield about(
            other_deadline,
            Where(column="percent"),
            basis=message("basis.note", note=note),
            note=note,
            count=evidence.agrees,
            of=evidence.of,
            stated=_named(choice.default),
            followed=_named(choice.value),
        )


def _named(rule: str) -> Message:
    day = rule.removeprefix("day_")
    return message("deadline.day", day=day) if day != rule else message(f"deadline.{rule}")
