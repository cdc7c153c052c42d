"""Two conventions that the activities' own percentages decide: the cap with its height, and the rounding mode."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from poi_audit.model.expected import Choice
from poi_audit.model.figure import Figure
from poi_audit.model.interval import Rounding
from poi_audit.model.report import Report
from poi_audit.model.text import fold
from poi_audit.model.traits import Traits
from poi_audit.recompute.conventions import NONE_FIXED, Fixed, choose, default_of
from poi_audit.recompute.facts import number
from poi_audit.recompute.percent import HUNDRED, Ratio, matches

Printed = tuple[Figure, tuple[Ratio, ...]]
"""A published percentage and its admissible readings."""

_BOX_LOST = "E108"
"""The problem of the reading that says so."""
_STATED = re.compile(r"(?:TRUNCAD[OA]S?|TOPE|LIMITAD[OA]S?|MAXIMO)(?:AL|DEL?|A|EN|HASTA)*(\d{3})(?:\.0+)?%")


def cap_height(printed: Sequence[Printed], report: Report) -> Fraction:
    """Where the percentages are cut if they are: what the checkbox or a note names, or what figures show; else 100.

    Figures show another height where two or more whose ratios are above it print it alike, and none prints more.
    """
    if report.header.cap is not None:
        return Fraction(report.header.cap)
    if found := _STATED.search(fold(" ".join(report.notes))):
        return Fraction(found[1])
    top = max((value for figure, _ in printed if (value := number(figure)) is not None), default=None)
    if top is None or top <= 100 or top % 5:
        return HUNDRED
    height = Fraction(top)
    cut = Counter(readings[0].value for figure, readings in printed if readings and number(figure) == top)
    return height if sum(1 for value in cut if value.low > height) > 1 else HUNDRED


def cap_choice(
    printed: Sequence[Printed], report: Report, height: Fraction = HUNDRED, fixed: Fixed = NONE_FIXED
) -> Choice:
    """Whether percentages above the height are printed as it.

    The checkbox states it, and a percentage printed above the height shows that nothing is cut: two figures at least
    overrule that, or one where the checkbox was not read. Where neither is there one figure is enough, and both options
    stay admitted.
    """
    box = True if report.header.cap is not None else report.header.truncated_at_100
    lost = box is None and (report.source.layout is None or any(p.code == _BOX_LOST for p in report.problems))
    told = box is not None or any((number(figure) or 0) > height for figure, _ in printed)
    scores, of = {"capped": 0, "uncapped": 0}, 0
    for figure, readings in printed:
        value = number(figure)
        if value is None or not readings or not all(r.value.low > height for r in readings):
            continue
        of += 1
        scores["capped"] += value == height
        scores["uncapped"] += any(matches(figure, r.value, mode) for r in readings for mode in Rounding)
    default = "capped" if box else "uncapped"
    least = 1 if lost or not told else 2
    choice = choose("activity_cap", scores, of, default, stated=told, least=least, fixed=fixed)
    both = not told and "activity_cap" not in fixed
    return replace(choice, admitted=frozenset(scores)) if both else choice


def rounding_choice(
    printed: Sequence[Printed], limit: Fraction | None, traits: Traits, fixed: Fixed = NONE_FIXED
) -> Choice:
    """The rounding under which most percentages are right."""
    scores, of = dict.fromkeys((mode.value for mode in Rounding), 0), 0
    for figure, readings in printed:
        if number(figure) is None or not readings:
            continue
        of += 1
        for mode in Rounding:
            scores[mode.value] += any(
                matches(figure, r.value.capped(limit) if limit else r.value, mode) for r in readings
            )
    # one wrong last digit does not make all others wrong
    usual = default_of("rounding", traits)
    return choose("rounding", scores, of, usual, least=2, margin=2, lenient=True, fixed=fixed)
