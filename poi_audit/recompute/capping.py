"""Two conventions that the activities' own percentages decide: the cap at 100 and the rounding mode."""

from __future__ import annotations

from collections.abc import Sequence

from poi_audit.model.expected import Choice
from poi_audit.model.figure import Figure
from poi_audit.model.interval import Rounding
from poi_audit.model.traits import Traits
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of
from poi_audit.recompute.facts import number
from poi_audit.recompute.percent import HUNDRED, Ratio, matches

Printed = tuple[Figure, tuple[Ratio, ...]]
"""A published percentage and its admissible readings."""


def cap_choice(printed: Sequence[Printed], box: bool | None, fixed: Fixed = NONE_FIXED) -> Choice:
    """Whether percentages above 100 are printed as 100.00. The checkbox states it; two figures at least overrule it."""
    scores, of = {"capped": 0, "uncapped": 0}, 0
    for figure, readings in printed:
        value = number(figure)
        if value is None or not readings or not all(r.value.low > HUNDRED for r in readings):
            continue
        of += 1
        scores["capped"] += value == HUNDRED
        scores["uncapped"] += any(matches(figure, r.value, mode) for r in readings for mode in Rounding)
    default = "capped" if box else "uncapped"
    stated = box is not None
    return choose("activity_cap", scores, of, default, stated=stated, least=2 if stated else 1, fixed=fixed)


def rounding_choice(
    printed: Sequence[Printed], capped: bool, traits: Traits, fixed: Fixed = NONE_FIXED
) -> Choice:
    """The rounding under which most percentages are right."""
    scores, of = dict.fromkeys((mode.value for mode in Rounding), 0), 0
    for figure, readings in printed:
        if number(figure) is None or not readings:
            continue
        of += 1
        for mode in Rounding:
            scores[mode.value] += any(
                matches(figure, r.value.capped(HUNDRED) if capped else r.value, mode) for r in readings
            )
    return choose("rounding", scores, of, default_of("rounding", traits), fixed=fixed)
