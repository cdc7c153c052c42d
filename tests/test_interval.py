"""What a printed figure can have been, and how values print."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poi_audit.model.interval import Interval, Rounding, mean_of, median_of, point, printed, rounded, total

UP, EVEN, CUT = Rounding


@pytest.mark.parametrize(
    ("value", "decimals", "up", "even", "cut"),
    [
        ("90.35", 1, "90.4", "90.4", "90.3"),
        ("90.25", 1, "90.3", "90.2", "90.2"),
        ("90.3498", 1, "90.3", "90.3", "90.3"),
        ("-2.5", 0, "-3", "-2", "-2"),
        ("99.996", 2, "100.00", "100.00", "99.99"),
        ("7", 2, "7.00", "7.00", "7.00"),
    ],
)
def test_values_print_by_mode(value: str, decimals: int, up: str, even: str, cut: str) -> None:
    found = [str(rounded(Decimal(value), decimals, mode)) for mode in (UP, EVEN, CUT)]
    assert found == [up, even, cut]


@pytest.mark.parametrize(
    ("mode", "value", "inside"),
    [
        (UP, "90.35", True),
        (UP, "90.45", False),
        (EVEN, "90.35", True),
        (EVEN, "90.45", True),
        (CUT, "90.4", True),
        (CUT, "90.39", False),
        (CUT, "90.499", True),
    ],
)
def test_ends_are_open_or_closed_by_mode(mode: Rounding, value: str, inside: bool) -> None:
    assert (Fraction(value) in printed(Decimal("90.4"), 1, mode)) is inside


@given(st.fractions(-1000, 1000, max_denominator=400), st.integers(0, 3), st.sampled_from(Rounding))
def test_a_value_lies_in_the_interval_of_what_it_prints_as(
    value: Fraction, decimals: int, mode: Rounding
) -> None:
    if mode is CUT and abs(value) < Fraction(1, 10**decimals):
        value = abs(value)
    assert value in printed(rounded(value, decimals, mode), decimals, mode)


@given(st.lists(st.fractions(-50, 50, max_denominator=60)))
def test_total_is_the_plain_sum(values: list[Fraction]) -> None:
    assert total(values) == sum(values)


def test_intervals_that_only_touch_meet_where_both_are_closed() -> None:
    low, high = Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), Fraction(3))
    assert low.meets(high) and high.meets(low)
    assert not low.meets(Interval(Fraction(2), Fraction(3), low_closed=False))
    assert not Interval(Fraction(1), Fraction(2), high_closed=False).meets(high)
    assert not low.meets(point(3)) and point(2).meets(low)


def test_quotients_of_intervals() -> None:
    parts = Interval(Fraction(1), Fraction(2)).over(Interval(Fraction(4), Fraction(5)))
    assert parts == Interval(Fraction(1, 5), Fraction(1, 2))
    assert point(1).over(Interval(Fraction(0), Fraction(1))) is None


def test_means_and_medians_of_intervals() -> None:
    values = [point(1), Interval(Fraction(2), Fraction(4)), point(9)]
    assert mean_of(values) == Interval(Fraction(4), Fraction(14, 3))
    assert median_of(values) == Interval(Fraction(2), Fraction(4))
    assert median_of([point(3), point(4)]) == point(Fraction(7, 2))


def test_a_cap_brings_values_down() -> None:
    assert point(140).capped(Fraction(100)) == point(100)
    assert point(80).capped(Fraction(100)) == point(80)
    assert Interval(Fraction(90), Fraction(120)).capped(Fraction(100)) == Interval(
        Fraction(90), Fraction(100)
    )
