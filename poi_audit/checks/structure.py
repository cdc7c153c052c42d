"""S2: codes, types, aggregation and signs: how the report is put together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from poi_audit.checks.lists import LISTED, cell
from poi_audit.checks.make import about, at
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.expected import aggregation_of
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, Rounding
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.recompute import ActivityFacts, Derived, Expected, Kind, Verdict
from poi_audit.recompute.calendar import whole_year
from poi_audit.recompute.facts import number
from poi_audit.recompute.percent import matches

_AO = re.compile(r"AOI(\d{6})\d{5}")


@rule("S201", Severity.ERROR)
def other_unit(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los seis dígitos de la UE dentro del código de la AO no son los del encabezado.

    Importa: la AO puede pertenecer a otra unidad, o el código estar mal impreso.

    Base: un código de AO es "AOI", seis dígitos de la UE y cinco de la AO.

    Falla: AOI00199900045 en el reporte de la UE 001992.
    Pasa: AOI00199200045 en el reporte de la UE 001992.

    Excepciones: si la mayoría de las AO difiere del encabezado, lo dudoso es el encabezado: un solo aviso.

    Qué hacer: comprobar el código en el aplicativo.
    """
    unit = report.header.ue
    if unit is None:
        return
    coded = [(fact, found[1]) for fact in expected.activities if (found := _AO.fullmatch(fact.activity.code))]
    others = [(fact, digits) for fact, digits in coded if digits != unit.code.zfill(6)]
    if len(others) * 2 > len(coded) and len(others) > 1:
        most = Counter(digits for _, digits in others).most_common(1)[0]
        yield about(
            other_unit,
            Where(column="code"),
            key="header",
            unit=unit.code,
            digits=most[0],
            count=len(others),
            of=len(coded),
            severity=Severity.WARNING,
        )
        return
    for fact, digits in others:
        where = at(fact.activity.place, Where.of(fact.activity, column="code"))
        yield about(other_unit, where, published=fact.activity.code, digits=digits, unit=unit.code)


@rule("S202", Severity.ERROR, over_list=True)
def other_objective(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el número de OEI dentro del código de la AEI no es el del OEI bajo el que aparece.

    Importa: el promedio del OEI y el tipo (I, II) dependen de esa pertenencia.

    Base: AEI.07.04 es la acción 04 del OEI.07.

    Falla: AEI.04.03 bajo OEI.06.
    Pasa: AEI.06.03 bajo OEI.06.

    Excepciones: códigos de otra forma no se juzgan. Si esa AEI y todas las que siguen son de un OEI que el reporte no
    trae, puede faltar su título, y solo se advierte.

    Qué hacer: comprobar el código en el PEI.
    """
    titles = {objective.code for objective in report.objectives}
    for objective in report.objectives:
        numbers = [_number_of_objective(action.code) for action in objective.actions]
        above = _number_of_objective(objective.code)
        for i, (action, own) in enumerate(zip(objective.actions, numbers, strict=True)):
            if not own or not above or own == above:
                continue
            where = at(action.place, Where.of(action, column="code"))
            published, above_code = action.code, objective.code
            lost = i > 0 and set(numbers[i:]) == {own} and f"OEI.{own}" not in titles
            if not lost:
                yield about(other_objective, where, published=published, objective=above_code)
            elif numbers[i - 1] != own:
                title = f"OEI.{own}"
                yield about(
                    other_objective,
                    where,
                    severity=Severity.WARNING,
                    key="title",
                    title=title,
                    published=published,
                    objective=above_code,
                )


def _number_of_objective(code: str) -> str:
    """The number of the OEI within the code of an AEI or OEI; "" in a code of another kind."""
    parts = code.split(".")
    return parts[1] if len(parts) == (3 if code.startswith("AEI") else 2) else ""


@rule("S203", Severity.ERROR)
def repeated_code(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: dos AO del reporte llevan el mismo código.

    Importa: el código identifica a la AO; con nombres distintos, uno de los dos está mal. Con el mismo nombre puede
    ser la misma AO impresa dos veces: entonces cuenta doble en los promedios y solo se advierte.

    Base: el código de AO es único en una UE y un año.

    Falla: AOI00199200050 con dos nombres distintos.
    Pasa: cada código una vez.

    Excepciones: mismo código y mismo nombre, o mismas cifras, advertencia; los promedios y conteos pueden contarla
    una o dos veces.

    Qué hacer: comprobar ambos códigos en el aplicativo.
    """
    seen: dict[str, ActivityFacts] = {}
    once = [cell(derived) for derived in expected.derived if _without_double(derived, expected)]
    for i, fact in enumerate(expected.activities):
        code = fact.activity.code
        first = seen.setdefault(code, fact) if code else fact
        if first is not fact:
            where = at(fact.activity.place, Where.of(fact.activity, column="code"))
            if i not in expected.doubled:
                # where rows or pages stand twice, a name may have been put together from two of them
                lost = expected.gaps is not None and expected.gaps.lists
                severity = Severity.WARNING if lost or expected.doubled else Severity.ERROR
                yield about(repeated_code, where, severity=severity, published=code)
                continue
            actions = list(dict.fromkeys((first.action.code, fact.action.code)))
            key = "once" if once else "same"
            yield about(
                repeated_code,
                where,
                severity=Severity.WARNING,
                key=key,
                published=code,
                actions=actions,
                figures=once[:LISTED],
            )


def _without_double(derived: Derived, expected: Expected) -> bool:
    """Whether the figure agrees only if an AO that stands twice counts once."""
    value = number(derived.published)
    if not expected.doubled or derived.verdict is not Verdict.EQUAL or value is None:
        return False
    if derived.kind not in (Kind.COUNT, Kind.AVERAGE, Kind.TOTAL, Kind.MEDIAN):
        return False
    twice = derived.expected
    return isinstance(twice, Interval) and not any(
        matches(derived.published, twice, mode) for mode in Rounding
    )


@rule("S204", Severity.INFO)
def repeated_name(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: dos o más AO de la misma AEI tienen el mismo nombre con códigos distintos.

    Importa: puede ser una AO registrada dos veces; también es usual con metas por sede o por órgano.

    Base: observado en los reportes.

    Falla: dos AO "GESTIÓN ADMINISTRATIVA" en una AEI.
    Pasa: nombres distintos.

    Excepciones: el mismo nombre en AEI distintas no se menciona.

    Qué hacer: mirar si las cifras también se repiten.
    """
    groups: dict[tuple[int, str], list[ActivityFacts]] = defaultdict(list)
    for fact in expected.activities:
        groups[fact.action.ordinal, fold(fact.activity.name)].append(fact)
    for (_, name), facts in groups.items():
        firsts = {fact.activity.code: fact.activity for fact in reversed(facts)}
        codes = list(dict.fromkeys(fact.activity.code for fact in facts))
        if name and len(codes) > 1:
            second = firsts[codes[1]]
            where = at(second.place, Where.of(second, column="name"))
            yield about(repeated_name, where, published=facts[0].activity.name, codes=codes)


@rule("S205", Severity.ERROR, over_list=True)
def other_type(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la columna TIPO DE OEI muestra en la AEI otro tipo que en su OEI.

    Importa: los totales por OEI tipo I y tipo II dependen de él.

    Base: notas (8) y (9) de 2024; la columna es el tipo del OEI en ambas filas.

    Falla: AEI.06.02 tipo I bajo OEI.06 tipo II.
    Pasa: AEI.06.02 tipo II bajo OEI.06 tipo II.

    Excepciones: disposiciones sin esa columna.

    Qué hacer: comprobar el tipo en el PEI.
    """
    for objective in report.objectives:
        for action in objective.actions:
            if action.type and objective.type and action.type != objective.type:
                where = at(action.place, Where.of(action))
                yield about(other_type, where, published=action.type, type=objective.type)


@rule("S206", Severity.WARNING)
def unknown_aggregation(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: TIPO DE AGREGACIÓN no es Acumulado Anual, Acumulado Mensual ni No Acumulado.

    Importa: sin él no se sabe cómo se acumulan los meses; esos acumulados no se juzgan.

    Base: nota (2) de 2024, nota (ii) de 2022.

    Falla: "Acumulado Trimestral".
    Pasa: "Acumulado Anual".

    Excepciones: mayúsculas, acentos y espacios no cuentan; disposiciones sin esa columna. Si el formulario usa otras
    palabras en casi todas las AO, un solo aviso con la regla que siguen sus cifras.

    Qué hacer: comprobar el tipo en el aplicativo.
    """
    if not report.traits.aggregation:
        return
    strange = [fact for fact in expected.activities if aggregation_of(fact.activity) is None]
    if len(strange) * 2 > len(expected.activities) or report.source.deduced or report.source.layout is None:
        yield from _other_words(strange)
        return
    for fact in strange:
        text = fact.activity.aggregation or ""
        where = at(fact.activity.place, Where.of(fact.activity, column="aggregation"))
        key = "" if fact.aggregation is None else "follows"
        kind = "" if fact.aggregation is None else fact.aggregation.value
        yield about(unknown_aggregation, where, key=key, published=text, text=text or "—", kind=kind)


def _other_words(facts: Sequence[ActivityFacts]) -> Iterator[Finding]:
    """One finding for the words of another form, with what the figures under each tell."""
    kinds: dict[str, str | None] = {}
    for fact in facts:
        if text := fact.activity.aggregation or "":
            kinds[text] = None if fact.aggregation is None else fact.aggregation.value
    if kinds:
        items = [
            message("aggregation.known", text=text, kind=kind)
            if kind
            else message("aggregation.unknown", text=text)
            for text, kind in kinds.items()
        ]
        yield about(
            unknown_aggregation, Where(column="aggregation"), severity=Severity.INFO, key="words", items=items
        )


@rule("S208", Severity.WARNING)
def zero_goal(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la AO tiene programación cero en todo el año.

    Importa: las notas dicen que solo participan las AO con metas físicas mayores a cero en el año.

    Base: nota (1) de 2024, nota (i) de 2021 y 2022.

    Falla: doce meses de PROG. en 0.00 y acumulado 0.00.
    Pasa: PROG. acumulado 4.00.

    Excepciones: un semestre sin programación no dice nada de la meta del año; en un reporte del año, S.P. o guion valen
    como cero.

    Qué hacer: ver por qué la AO figura en el reporte.
    """
    whole = whole_year(report.header) or report.traits.programmed_accumulated == "year"
    for fact in expected.activities:
        row = fact.programmed
        cell = row.row.accumulated
        none = number(cell) == 0 or (
            whole_year(report.header) and cell.mark in (Mark.UNPROGRAMMED, Mark.DASH)
        )
        if whole and row.sound and row.total == 0 and none:
            where = at(row.row.accumulated, Where.of(fact.activity, "physical", "programmed", "accumulated"))
            yield about(zero_goal, where, published=row.row.accumulated.text)


@rule("S209", Severity.ERROR)
def negative(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: un mes tiene una cifra menor que cero.

    Importa: una cantidad física no puede ser negativa; en dinero puede ser una devolución, y solo se informa.

    Base: observado; ninguna nota admite cifras negativas.

    Falla: EJEC. Jun -2.00 unidades.
    Pasa: EJEC. Jun 0.00.

    Excepciones: FINANCIERO, como información.

    Qué hacer: ver si se corrigió así un exceso registrado antes.
    """
    for fact in expected.activities:
        for block in ("physical", "financial"):
            for name, facts in zip(("programmed", "executed"), fact.rows(block) or (), strict=False):
                below = [i for i, value in enumerate(facts.values) if value is not None and value < 0]
                if below:
                    labels = [report.header.months[i] for i in below]
                    figure = facts.row.months[below[0]]
                    severity = Severity.ERROR if block == "physical" else Severity.INFO
                    where = at(figure, Where.of(fact.activity, block, name, labels[0]))
                    yield about(negative, where, severity=severity, published=figure.text, months=labels)


@rule("S210", Severity.WARNING)
def future_months(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay ejecución registrada en un mes que no había empezado el día de la consulta.

    Importa: puede ser un registro adelantado, o una fecha de consulta mal leída.

    Base: la fecha impresa en el reporte, o la indicada con --as-of.

    Falla: EJEC. Set 3.00 en un reporte del 19 de agosto.
    Pasa: EJEC. en blanco o 0.00 en los meses por venir.

    Excepciones: sin fecha conocida no se juzga.

    Qué hacer: comprobar la fecha de la consulta.
    """
    begun = expected.begun
    if begun is None:
        return
    for fact in expected.activities:
        ahead = [i for i, value in enumerate(fact.executed.values) if i >= begun and value]
        if ahead:
            labels = [report.header.months[i] for i in ahead]
            figure = fact.executed.row.months[ahead[0]]
            where = at(figure, Where.of(fact.activity, "physical", "executed", labels[0]))
            yield about(future_months, where, published=figure.text, months=labels)


@rule("S211", Severity.WARNING)
def repeated_action(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el código de una AEI abre dos veces su grupo de AO.

    Importa: sus AO quedan en dos promedios.

    Base: el código de AEI es único en el PEI.

    Falla: AEI.01.03 dos veces, cada una con su promedio.
    Pasa: cada AEI una vez.

    Excepciones: ninguna.

    Qué hacer: comprobar el código en el PEI.
    """
    seen: set[str] = set()
    for action in report.actions():
        if action.code and action.code in seen:
            where = at(action.place, Where.of(action, column="code"))
            yield about(repeated_action, where, published=action.code)
        seen.add(action.code)
