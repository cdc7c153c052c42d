"""What a printed figure can have been: intervals with open and closed ends, and the rounding modes.

A printed figure stands for every value that prints so. Two figures agree where their intervals meet (the reading of
XBRL's Calculations 1.1); no tolerance is assumed anywhere. This is the only module that knows rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache


class Rounding(StrEnum):
    """How a value was brought to its printed decimals."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Interval:
    """The values between two ends, each of which belongs to it or not. Both ends equal and closed: one value."""

    low: Fraction
    high: Fraction
    low_closed: bool = True
    high_closed: bool = True

    @property
    def exact(self) -> bool:
        """Whether it is a single value."""
        return self.low == self.high

    def __contains__(self, value: Fraction) -> bool:
        above = value > self.low or (self.low_closed and value == self.low)
        return above and (value < self.high or (self.high_closed and value == self.high))

    def meets(self, other: Interval) -> bool:
        """Whether some value belongs to both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def times(self, factor: Fraction | int) -> Interval:
        """Every value times a factor that is not negative."""
        if self.low is self.high:
            value = self.low * factor
            return Interval(value, value)
        return Interval(self.low * factor, self.high * factor, self.low_closed, self.high_closed)

    def over(self, divisor: Interval) -> Interval | None:
        """The quotients, for values that are not negative; None where the divisor can be zero."""
        if divisor.low <= 0 or self.low < 0:
            return None
        if self.low is self.high and divisor.low is divisor.high:
            value = self.low / divisor.low
            return Interval(value, value)
        return Interval(
            self.low / divisor.high,
            self.high / divisor.low,
            self.low_closed and divisor.high_closed,
            self.high_closed and divisor.low_closed,
        )

    def capped(self, cap: Fraction) -> Interval:
        """Every value, with those above `cap` brought down to it."""
        if self.high.numerator * cap.denominator < cap.numerator * self.high.denominator:
            return self
        low = min(self.low, cap)
        return point(cap) if low == cap else Interval(low, cap, self.low_closed, True)


@lru_cache(maxsize=65536)
def point(value: Decimal | Fraction | int) -> Interval:
    """The interval of one value."""
    exact = Fraction(value)
    return Interval(exact, exact)


@lru_cache(maxsize=65536)
def printed(value: Decimal, decimals: int, mode: Rounding = Rounding.HALF_UP) -> Interval:
    """Every value that prints as `value` with so many decimals under `mode`."""
    if value < 0:
        mirror = printed(-value, decimals, mode)
        return Interval(-mirror.high, -mirror.low, mirror.high_closed, mirror.low_closed)
    exact, unit = Fraction(value), Fraction(1, 10**decimals)
    if mode is Rounding.CUT:
        return Interval(exact, exact + unit, True, False)
    if mode is Rounding.HALF_UP:
        return Interval(exact - unit / 2, exact + unit / 2, True, False)
    even = int(exact / unit) % 2 == 0
    return Interval(exact - unit / 2, exact + unit / 2, even, even)


def rounded(value: Decimal | Fraction, decimals: int, mode: Rounding = Rounding.HALF_UP) -> Decimal:
    """The value as it prints with so many decimals: halves go away from zero, to even, or are cut."""
    exact = Fraction(value)
    top, bottom = abs(exact.numerator) * 10**decimals, exact.denominator
    whole, rest = divmod(top, bottom)
    if mode is Rounding.HALF_UP:
        whole += 2 * rest >= bottom
    elif mode is Rounding.HALF_EVEN:
        whole += 2 * rest > bottom or (2 * rest == bottom and whole % 2 == 1)
    return Decimal(f"{'-' if exact < 0 else ''}{whole}E-{decimals}")


def total(values: Iterable[Fraction]) -> Fraction:
    """The exact sum. Values of one denominator are added first, then pairs: fast for thousands of ratios."""
    by_denominator: dict[int, int] = {}
    for value in values:
        by_denominator[value.denominator] = by_denominator.get(value.denominator, 0) + value.numerator
    pairs = [(top, bottom) for bottom, top in by_denominator.items()]
    while len(pairs) > 1:
        odd = [pairs.pop()] if len(pairs) % 2 else []
        pairs = [(a * d + c * b, b * d) for (a, b), (c, d) in zip(pairs[::2], pairs[1::2], strict=True)] + odd
    return Fraction(*pairs[0]) if pairs else Fraction(0)


def total_of(intervals: Sequence[Interval]) -> Interval:
    """The sums of one value from each."""
    if all(i.low is i.high for i in intervals):
        whole = total(i.low for i in intervals)
        return Interval(whole, whole)
    return Interval(
        total(i.low for i in intervals),
        total(i.high for i in intervals),
        all(i.low_closed for i in intervals),
        all(i.high_closed for i in intervals),
    )


def mean_of(intervals: Sequence[Interval]) -> Interval:
    """The means of one value from each. Raises ZeroDivisionError when there is none."""
    return total_of(intervals).times(Fraction(1, len(intervals)))


def median_of(intervals: Sequence[Interval]) -> Interval:
    """The medians of one value from each. Raises ZeroDivisionError when there is none."""
    lows = sorted(intervals, key=lambda i: i.low)
    highs = sorted(intervals, key=lambda i: i.high)
    half, odd = divmod(len(intervals), 2)
    middle = slice(half, half + 1) if odd else slice(half - 1, half + 1)
    bottom, top = mean_of(lows[middle]), mean_of(highs[middle])
    return Interval(bottom.low, top.high, bottom.low_closed, top.high_closed)
