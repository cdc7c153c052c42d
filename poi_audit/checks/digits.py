"""Slips of a hand or a reader: how one number differs from another in its digits."""

from __future__ import annotations

from decimal import Decimal


def slip(published: Decimal, expected: Decimal) -> str | None:
    """The slip that turns the expected number into the published one, as a key of the catalogue, or None.

    Two neighbouring digits swapped, one digit different, one lost or added, or the decimal point shifted. Any number of
    one digit differs from any other by one: that explains nothing.
    """
    if published == expected or published <= 0 or expected <= 0:
        return None
    ratio = published / expected if published > expected else expected / published
    if ratio in (10, 100, 1000):
        return "why.point_shifted"
    one, other = _digits(published), _digits(expected)
    if len(one) == len(other):
        differs = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differs) == 1:
            return "why.digit_differs" if len(one.rstrip("0")) > 1 or len(other.rstrip("0")) > 1 else None
        if (
            len(differs) == 2
            and one[differs[0]] == other[differs[1]]
            and one[differs[1]] == other[differs[0]]
        ):
            return "why.digits_swapped"
        return None
    if _without_one(other, one):
        return "why.digit_lost"
    return "why.digit_added" if _without_one(one, other) else None


def _digits(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", "")


def _without_one(longer: str, shorter: str) -> bool:
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )
