"""What columns hold by arithmetic, where their words do not say: sums of months, subtotals, percentages.

A column that the sum of others gives in nearly all rows is their total, whatever it is called. What is told so is a
deduction: it says its evidence, and never proves the file that it was made from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

SHARE = Decimal("0.8")
"""Of the rows that can tell, so many must agree."""
LEAST = 9
"""Activities below which arithmetic tells nothing."""
MOST = 200
"""Activities that are looked at, of a report of many."""
RUNS = range(12, 2, -1)
"""How many columns in a row may be the months."""
HUNDRED = Decimal(100)
ROWS = ("programmed", "executed")

Sample = Mapping[str, Mapping[int, Decimal]]
"""One activity: row -> column of the grid -> value; "" holds the figures that stand once for both rows."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a reading of a column agrees with the figures: rows that agree, and rows that can tell."""

    agree: int
    of: int

    @property
    def good(self) -> bool:
        """Whether nearly all rows that can tell agree."""
        return self.of >= LEAST and self.agree >= SHARE * self.of

    @property
    def bad(self) -> bool:
        """Whether less than half of the rows that can tell agree."""
        return self.of >= LEAST and 2 * self.agree < self.of


def sum_fit(samples: Sequence[Sample], parts: Sequence[int], total: int) -> dict[str, Fit]:
    """For each row kind: in how many rows the total is the sum of the parts, or their last value above zero.

    Rows in which nothing stands tell nothing.
    """
    out = {}
    for row in ROWS:
        agree = of = 0
        for sample in samples:
            cells = sample.get(row, {})
            if total not in cells or not any(cells.get(part) for part in parts):
                continue
            values = [cells.get(part, Decimal(0)) for part in parts]
            last = next((value for value in reversed(values) if value > 0), Decimal(0))
            of += 1
            agree += cells[total] in (sum(values), last)
        out[row] = Fit(agree, of)
    return out


def is_total(samples: Sequence[Sample], parts: Sequence[int], total: int) -> bool:
    """Whether a column is the total of others in each row kind."""
    return all(fit.good for fit in sum_fit(samples, parts, total).values())


def find_total(samples: Sequence[Sample], parts: Sequence[int], among: Sequence[int]) -> int | None:
    """The one column among these that is the total of the parts; None where none or several are."""
    found = [column for column in among if column not in parts and is_total(samples, parts, column)]
    return found[0] if len(found) == 1 else None


Run = tuple[tuple[int, ...], int]
"""Columns side by side, and the one that sums them."""


def strict_fit(samples: Sequence[Sample], parts: Sequence[int], total: int) -> Fit:
    """In how many rows of either kind the total is the sum of the parts; rows in which nothing stands tell nothing."""
    agree = of = 0
    for cells in (sample[row] for sample in samples for row in ROWS if row in sample):
        if total in cells and any(cells.get(part) for part in parts):
            of += 1
            agree += cells[total] == sum(cells.get(part, Decimal(0)) for part in parts)
    return Fit(agree, of)


def find_months(samples: Sequence[Sample], columns: Sequence[int]) -> list[Run]:
    """The longest run of columns side by side whose sum another column is; two where each has a total of its own.

    Empty where no run does, or where another reading of these columns is not clearly worse.
    """
    some = samples[:: max(len(samples) // MOST, 1)]
    agree, of = _counted(some, columns)
    for length in RUNS:
        likely = {
            k: Fit(n, of[k[0], k[1]]) for k, n in agree.items() if k[1] == length and 2 * n >= of[k[0], k[1]]
        }
        found = [
            run
            for start, _, total in likely
            if is_total(samples, (run := (tuple(columns[start : start + length]), total))[0], total)
            and 2 * (fit := strict_fit(samples, run[0], total)).agree >= fit.of
        ]
        if not found:
            continue
        if len(likely) == len(found) == 1:
            return found
        if len(likely) == len(found) == 2:
            (one, sum_of_one), (other, sum_of_other) = sorted(found)
            apart = {*one, sum_of_one}.isdisjoint({*other, sum_of_other})
            return sorted(found) if apart else []
        return []
    return []


def _counted(
    samples: Sequence[Sample], columns: Sequence[int]
) -> tuple[Counter[tuple[int, int, int]], Counter[tuple[int, int]]]:
    """Start, length and total of each run -> rows that agree; start and length -> rows in which something stands."""
    agree: Counter[tuple[int, int, int]] = Counter()
    of: Counter[tuple[int, int]] = Counter()
    for cells in (sample[row] for sample in samples for row in ROWS if row in sample):
        holding: dict[Decimal, list[int]] = {}
        for column in columns:
            if column in cells:
                holding.setdefault(cells[column], []).append(column)
        values = [cells.get(column, Decimal(0)) for column in columns]
        for start in range(len(columns)):
            total = last = Decimal(0)
            for end in range(start, min(start + RUNS.start, len(columns))):
                total += values[end]
                last = values[end] if values[end] > 0 else last
                length = end - start + 1
                if length < 3 or not any(values[start : end + 1]):
                    continue
                of[start, length] += 1
                for column in {*holding.get(total, ()), *holding.get(last, ())}:
                    if column not in columns[start : end + 1]:
                        agree[start, length, column] += 1
    return agree, of


def percent_fit(samples: Sequence[Sample], total: int, percent: int) -> Fit:
    """In how many activities a column is executed over programmed, capped at 100 or not, as far as it is printed.

    Activities at 100 alone tell nothing: any column of hundreds would fit.
    """
    agree = of = 0
    for sample in samples:
        programmed = sample.get("programmed", {}).get(total)
        executed = sample.get("executed", {}).get(total)
        printed = sample.get("", {}).get(percent)
        if not programmed or executed is None or printed is None:
            continue
        ratio = executed / programmed * HUNDRED
        exponent = printed.as_tuple().exponent
        room = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        fits = abs(ratio - printed) <= room or (ratio > HUNDRED and printed == HUNDRED)
        if printed != HUNDRED or not fits:
            of += 1
            agree += fits
    return Fit(agree, of)


def find_percent(samples: Sequence[Sample], total: int, among: Sequence[int]) -> int | None:
    """The one column among these that is the percentage of the total; None where none or several are."""
    found = []
    for column in among:
        fit = percent_fit(samples, total, column)
        if fit.of >= 3 and fit.agree >= SHARE * fit.of:
            found.append(column)
    return found[0] if len(found) == 1 else None
