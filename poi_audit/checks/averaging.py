"""G5, how averages are taken: conventions that a reader of the figures should know."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from poi_audit.checks.make import about, having, over, where_of
from poi_audit.checks.parts import members, shares
from poi_audit.checks.rule import rule
from poi_audit.messages import message
from poi_audit.model.figure import Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.interval import Interval, mean_of, rounded
from poi_audit.model.report import Report
from poi_audit.recompute import Derived, Expected, Kind, Share, Verdict
from poi_audit.recompute.facts import number
from poi_audit.recompute.notes import stated_over
from poi_audit.recompute.shares import Option, contribution
from poi_audit.recompute.summary import band

_LINES = ("average", "average_period")


def _shares(expected: Expected, derived: Derived) -> list[Share]:
    return [share for _, share in shares(expected, derived)]


def mean_under(expected: Expected, group: list[Share], option: Option) -> Interval | None:
    """The mean of the shares under an option, or None where no number enters."""
    values = [contribution(share, option, expected.limit, expected.rounding) for share in group]
    numbers = [value for value in values if value is not None]
    return mean_of(numbers) if numbers else None


def _lines(expected: Expected, reason: str) -> list[Derived]:
    return [
        d
        for d in expected.derived
        if d.kind is Kind.AVERAGE and d.reason == reason and d.verdict is Verdict.EQUAL
    ]


@rule("G508", Severity.INFO)
def empty_zero(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: todas las AO de la AEI están sin programación (S.P.), una está en S.I., o no hay AO de ese tipo de
    OEI, y aun así se imprime 0.0.

    Importa: 0.0 parece un incumplimiento; en realidad no había nada que cumplir, y no entra en el total.

    Base: observado en 2022; la nota (vi) b) dice que S.P. no entra en el promedio.

    Falla: una AEI con sus 18 AO en S.P. y promedio 0.0 (un solo aviso con todas las AEI).
    Pasa: la celda en blanco.

    Excepciones: ninguna.

    Qué hacer: no citar ese 0.0 como avance.
    """
    for derived in expected.derived:
        nothing = (
            derived.kind is Kind.TOTAL and derived.reason == "nothing" and derived.verdict is Verdict.EQUAL
        )
        if nothing or (derived.kind is Kind.AVERAGE and derived.reason == "incomplete_zero"):
            yield about(
                empty_zero,
                where_of(derived),
                key="type" if nothing else "incomplete",
                published=derived.published.text,
                zero=derived.published.text,
            )
    found = _lines(expected, "unprogrammed")
    if found:
        codes = list(dict.fromkeys(derived.code for derived in found))
        where = Where(None, "physical", None, "average")
        yield about(
            empty_zero,
            where,
            published=found[0].published.text,
            zero=found[0].published.text,
            codes=codes,
            count=len(codes),
        )


@rule("G510", Severity.INFO, over_list=True)
def note_differs(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el total es un promedio sobre AO donde la nota dice sobre AEI, o al revés.

    Importa: las dos reglas dan cifras distintas y el lector creerá la de la nota.

    Base: nota (7) de 2024 (sobre AO), nota (vii) de 2022 (sobre AEI).

    Falla: total 96.4, que es el promedio de 80 AO (96.37); el de las AEI es 95.51.
    Pasa: el total que da la regla de la nota.

    Excepciones: si una sola cifra se aparta de la nota y no consta en reportes reales, es advertencia.

    Qué hacer: citar el total diciendo sobre qué es promedio.
    """
    stated = stated_over(report)
    says = stated or "activities"
    choice = expected.choices["total_over"]
    for derived in having(expected, Verdict.EQUAL, Kind.TOTAL):
        follows = _follows(expected, derived)
        if follows == says or number(derived.published) is None or not choice.convention.of:
            continue
        values = {over: _plain(report, expected, derived, over) for over in ("activities", "actions")}
        told = {name: value for name, value in values.items() if value is not None}
        texts = {name: f"{rounded(value, 2):f}" for name, value in told.items()}
        if len(told) < 2 or _same(told, derived):
            continue
        weak = derived.reason == "over_differs" and says == "activities"
        yield about(
            note_differs,
            Where(None, "physical", None, derived.column, page=_page(derived)),
            key=follows if stated else "observed",
            published=derived.published.text,
            basis=message("basis.note", note=choice.convention.note) if stated else message("basis.observed"),
            figure=derived.published.text,
            note=choice.convention.note or "",
            count=sum(not isinstance(s.printed, Mark) for s in _shares(expected, derived)),
            **texts,
            severity=Severity.WARNING if weak else Severity.INFO,
        )


def _page(derived: Derived) -> int | None:
    return derived.published.place.page if derived.published.place is not None else None


def _follows(expected: Expected, total: Derived) -> str:
    """Over what the total is a mean: "activities" or "actions"; of the two, the other than usual if it differs."""
    usual = expected.choices["total_over"].value
    if total.reason != "over_differs":
        return usual
    return "actions" if usual == "activities" else "activities"


def _lines_of(expected: Expected, total: Derived) -> Iterator[Derived]:
    """The published averages of the AEI under the total; of an AEI that is all S.P., none."""
    wanted = _LINES[total.column == "total_period"]
    inside = {fact.action.ordinal for fact in members(expected, total)}
    for line in expected.derived:
        under = line.action is not None and line.action.ordinal in inside
        if under and line.kind is Kind.AVERAGE and line.column == wanted and line.reason != "unprogrammed":
            yield line


def _same(values: dict[str, Fraction], derived: Derived) -> bool:
    return len({rounded(value, derived.published.decimals) for value in values.values()}) == 1


def _plain(report: Report, expected: Expected, derived: Derived, over: str) -> Fraction | None:
    """The mean over AO or over AEI of what is printed; an AEI that is all S.P. does not count."""
    if over == "activities":
        right = [share.repairs[0] if share.wrong else share for share in _shares(expected, derived)]
        mean = mean_under(expected, right, Option("printed", "before"))
        return None if mean is None else mean.low
    lines = [value for line in _lines_of(expected, derived) if (value := _right(line)) is not None]
    return sum(lines, Fraction(0)) / len(lines) if lines else None


def _right(line: Derived) -> Fraction | None:
    """An AEI's average as printed, or as it should be where it is wrong."""
    if line.verdict is Verdict.INCONSISTENT and isinstance(line.expected, Interval):
        return line.expected.low
    value = number(line.published)
    return None if value is None else Fraction(value)


@rule("G511", Severity.INFO, over_list=True)
def few(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: menos de la mitad de las AO entra en el promedio; las demás están en S.I. o S.P.

    Importa: la cifra que resume el reporte habla de una parte pequeña de él.

    Base: las AO en S.I. o S.P. no entran en el promedio.

    Falla: total 110.59 que es el promedio de 19 de 136 AO.
    Pasa: total que es el promedio de 80 de 145 AO.

    Excepciones: ninguna.

    Qué hacer: citar el total diciendo de cuántas AO es.
    """
    for derived in expected.derived:
        if (
            derived.kind is Kind.TOTAL
            and derived.column in ("total", "total_period")
            and number(derived.published)
        ):
            group = _shares(expected, derived)
            count = sum(isinstance(share.printed, Interval) for share in group)
            if 0 < count * 2 < len(group):
                where = Where(None, "physical", None, derived.column, page=_page(derived))
                text = derived.published.text
                yield about(few, where, published=text, figure=text, count=count, of=len(group))


@rule("G513", Severity.INFO)
def left_out(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: hay AEI con AO en S.I. cuyo promedio es el de las demás AO.

    Importa: ese promedio habla solo de las AO con seguimiento completo.

    Base: en 2021 ninguna nota lo prohíbe; en 2022 y 2024 la nota (6) a) dice que no tendría valor, y es advertencia.

    Falla: cinco AEI con S.I. que publican el promedio del resto (un solo aviso).
    Pasa: esas AEI en blanco.

    Excepciones: si otras AEI con S.I. quedan en blanco, es G507.

    Qué hacer: citar el promedio diciendo de cuántas AO es.
    """
    choice = expected.choices["incomplete"]
    found = []
    for derived in having(expected, Verdict.EQUAL, Kind.AVERAGE):
        marks = {share.printed for share in _shares(expected, derived) if isinstance(share.printed, Mark)}
        if Mark.INCOMPLETE in marks and number(derived.published) is not None and derived.reason == "":
            found.append(derived.code)
    if found and "left_out" in choice.admitted:
        codes = list(dict.fromkeys(found))
        note = choice.convention.note
        key = "note" if note else ""
        severity = Severity.WARNING if note else Severity.INFO
        where = Where(None, "physical", None, "average")
        basis = message("basis.note", note=note) if note else message("basis.not_forbidden")
        yield about(
            left_out,
            where,
            key=key,
            basis=basis,
            codes=codes,
            count=len(codes),
            note=note or "",
            severity=severity,
        )


@rule("G514", Severity.INFO, over_list=True)
def side_by_side(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el tope de 100 cambia el total o la banda de alguna AEI; se muestran los dos.

    Importa: dice cuánto del resultado depende del tope.

    Base: la casilla de truncamiento marcada.

    Falla: total 96.4 con tope y 99.38 sin él.
    Pasa: ninguna AO por encima de 100.

    Excepciones: ninguna.

    Qué hacer: citar ambos.
    """
    if not expected.capped:
        return
    for derived in expected.derived:
        if derived.kind is not Kind.TOTAL or derived.column not in ("total", "total_period"):
            continue
        uncapped = _total_under(expected, derived, Option("exact", "never"))
        capped = _total_under(expected, derived, Option("exact", "before"))
        if uncapped is None or capped is None or uncapped == capped:
            continue
        where = Where(None, "physical", None, derived.column, page=_page(derived))
        yield about(
            side_by_side,
            where,
            published=derived.published.text,
            capped=f"{rounded(capped.low, 2):f}",
            uncapped=f"{rounded(uncapped.low, 2):f}",
            moved=_moved(expected),
        )


def _total_under(expected: Expected, total: Derived, option: Option) -> Interval | None:
    """The total over what it averages; with the right percentages where it is wrong, as its own finding has it."""

    def right(line: Derived) -> list[Share]:
        wrong = total.verdict is Verdict.INCONSISTENT
        return [s.repairs[0] if wrong and s.wrong else s for s in _shares(expected, line)]

    if _follows(expected, total) == "activities":
        return mean_under(expected, right(total), option)
    means = [mean_under(expected, right(line), option) for line in _lines_of(expected, total)]
    numbers = [mean for mean in means if mean is not None]
    return mean_of(numbers) if numbers else None


def _moved(expected: Expected) -> int:
    """How many AEI change band without the cap."""
    count = 0
    for line in expected.derived:
        if line.kind is Kind.AVERAGE and line.column == "average" and number(line.published) is not None:
            group = _shares(expected, line)
            pair = [mean_under(expected, group, Option("exact", cap)) for cap in ("before", "never")]
            count += len({band(value.low) for value in pair if value is not None}) > 1
    return count


@rule("G515", Severity.INFO)
def averaged_from(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: los promedios salen de los avances ya redondeados que se imprimen, o de los exactos, y se nota.

    Importa: quien promedie lo otro obtendrá una cifra distinta en el último decimal.

    Base: ninguna nota lo dice; se infiere de los propios promedios.

    Falla: AEI 90.4, promedio de lo impreso (90.35); el de los avances exactos es 90.3498 (un solo aviso).
    Pasa: ambos promedios se imprimen igual.

    Excepciones: si las cifras no deciden, no se menciona.

    Qué hacer: promediar como el reporte antes de comparar.
    """
    choice = expected.choices["averages_from"]
    evidence = choice.convention
    if evidence.next_best is None or evidence.agrees <= evidence.next_best:
        return
    cap = expected.choices["cap"].value
    items = []
    for derived in having(expected, Verdict.EQUAL, Kind.AVERAGE, Kind.TOTAL):
        group = _shares(expected, derived)
        pair = [mean_under(expected, group, Option(source, cap)) for source in ("printed", "exact")]
        values = [
            rounded(v.low, derived.published.decimals, expected.rounding) for v in pair if v is not None
        ]
        if len(set(values)) == 2 and number(derived.published) in values:
            texts = [
                f"{rounded(value.low, derived.published.decimals + 3):f}"
                for value in pair
                if value is not None
            ]
            named = {"code": derived.code or "TOTAL", "figure": derived.published.text}
            items.append(message("item.means", **named, printed=texts[0], exact=texts[1]))
    if items:
        where = Where(None, "physical", None, "average")
        yield about(
            averaged_from,
            where,
            key=choice.value,
            agrees=evidence.agrees,
            of=evidence.of,
            next_best=evidence.next_best,
            items=items[:5],
        )


@rule("G516", Severity.WARNING)
def cap_differs(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: el promedio sale de los avances sin truncar (o se trunca al final), aunque las AO se imprimen
    truncadas.

    Importa: el promedio no se puede rehacer con las cifras impresas.

    Base: la casilla de truncamiento; observado: cada AO se trunca antes de promediar.

    Falla: AO impresas 100.00 (ejecutó 200 %) y 80.00, y AEI 140.0.
    Pasa: AEI 90.0.

    Excepciones: donde otros promedios del reporte se truncan antes, es G501.

    Qué hacer: pedir el reporte generado otra vez.
    """
    for derived in having(expected, Verdict.EQUAL, Kind.AVERAGE, Kind.TOTAL, Kind.MEDIAN):
        if derived.reason == "cap_differs":
            yield over(cap_differs, report, expected, derived)
