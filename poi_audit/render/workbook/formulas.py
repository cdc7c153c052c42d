"""Live formulas for derived figures. Each is a candidate with the value it gives; one is taken only where that value is
the tool's own, so that the workbook never says something else than the other outputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poi_audit.model.interval import Rounding, rounded

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without "=", and the exact value it gives; None where it gives no number."""

    text: str
    value: Fraction | None
    array: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of months in the sheet: its range ("I5:T5"), the exact values, and its accumulated cells."""

    months: str
    values: tuple[Decimal | None, ...]
    printed: Formula | None
    """The accumulated figure as printed."""
    recomputed: Formula | None
    first: str
    """The first month's cell, from which a shorter range starts."""
    ends: tuple[str, ...]
    """Each month's cell."""


def round_of(formula: Formula, decimals: int, mode: Rounding) -> Formula:
    """The formula, brought to its printed decimals under the report's rounding."""
    name = "TRUNC" if mode is Rounding.CUT else "ROUND"
    value = None if formula.value is None else Fraction(rounded(formula.value, decimals, _sheet_mode(mode)))
    return Formula(f"{name}({formula.text},{decimals})", value, formula.array)


def _sheet_mode(mode: Rounding) -> Rounding:
    """What the sheet's own function does: it knows no rounding to even."""
    return Rounding.CUT if mode is Rounding.CUT else Rounding.HALF_UP


def capped(formula: Formula) -> Formula:
    """The formula, cut at 100."""
    value = None if formula.value is None else min(formula.value, HUNDRED)
    return Formula(f"MIN(100,{formula.text})", value, formula.array)


def total_of(cells: Cells) -> Formula:
    """The sum of the months."""
    values = [v for v in cells.values if v is not None]
    decimals = max((max(0, -int(v.as_tuple().exponent)) for v in values), default=0)
    return Formula(f"ROUND(SUM({cells.months}),{decimals})", Fraction(sum(values, Decimal(0))))


def last_of(cells: Cells) -> Formula:
    """The last month above zero, or zero."""
    last = next((v for v in reversed(cells.values) if v is not None and v > 0), Decimal(0))
    months = cells.months
    return Formula(f"IFERROR(LOOKUP(2,1/({months}>0),{months}),0)", Fraction(last))


def ratios(programmed: Cells, executed: Cells) -> Iterator[Formula]:
    """Executed over programmed, from the accumulated cells as printed, as recomputed, and from the months."""
    for top, bottom in (
        (executed.printed, programmed.printed),
        (executed.recomputed, programmed.printed),
        (executed.recomputed, programmed.recomputed),
        (executed.printed, programmed.recomputed),
        (total_of(executed), total_of(programmed)),
    ):
        if top is not None and bottom is not None and top.value is not None and bottom.value:
            yield Formula(f"100*{top.text}/{bottom.text}", top.value * 100 / bottom.value)


def month_means(programmed: Cells, executed: Cells, counts: Iterable[int]) -> Iterator[Formula]:
    """The mean of executed over programmed in the months with a programme, up to a count of months."""
    for count in dict.fromkeys(counts):
        if not 0 < count <= len(programmed.ends):
            continue
        goals, done = (f"{c.first}:{c.ends[count - 1]}" for c in (programmed, executed))
        pairs = list(zip(programmed.values[:count], executed.values[:count], strict=True))
        shares = [Fraction(e or 0) / Fraction(p) for p, e in pairs if p is not None and p > 0]
        if shares:
            text = f'100*SUM(IF({goals}>0,{done}/{goals},0))/COUNTIF({goals},">0")'
            yield Formula(text, sum(shares, Fraction(0)) * 100 / len(shares), array=True)


def marked(
    number: Formula, programmed: Cells, executed: Cells, due: int, over: int, expected: str | None
) -> tuple[Formula, str] | None:
    """The number behind the conditions of S.I. and S.P., with what the whole shows: the mark, or "" for the number.

    `expected`: the mark that should stand, or None for a number. None where the conditions say otherwise.
    """
    text, array = number.text, number.array
    idle = not any(v for v in programmed.values[:over])
    missing = any(v is None for v in executed.values[:due])
    if expected == "S.P." or (expected is None and not idle):
        if expected == "S.P." and not idle:
            return None
        text = f'IF(SUM({programmed.first}:{programmed.ends[over - 1]})=0,"S.P.",{text})'
    if expected == "S.I." and not missing:
        return None
    if expected == "S.I." or (expected is None and not missing):
        text = f'IF(COUNTBLANK({executed.first}:{executed.ends[due - 1]})>0,"S.I.",{text})'
    return Formula(text, number.value if expected is None else None, array), expected or ""


def mean(text: str, values: Sequence[Fraction]) -> Formula:
    """A formula that averages these values."""
    return Formula(text, sum(values, Fraction(0)) / len(values) if values else None)
