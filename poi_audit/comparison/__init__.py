"""A report against an earlier one of the same UE and year: family R0.

To add a check: a function with `@comparing` in a file of this folder, and the file among those `judge` imports.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from poi_audit.recompute.conventions import NONE_FIXED, Fixed

if TYPE_CHECKING:
    from poi_audit.comparison.sides import Side
    from poi_audit.model.finding import Audit
    from poi_audit.model.report import Report

FAMILY = "R0"
"""Of every rule that needs an earlier report."""


def compare(
    earlier: Report,
    later: Report,
    *,
    earlier_as_of: date | None = None,
    as_of: date | None = None,
    fixed: Fixed = NONE_FIXED,
) -> Audit:
    """Say what the later report rewrites of the earlier one: findings of family R0, at places of the later report.

    `earlier_as_of`, `as_of`: the days of the queries, instead of the printed ones. `fixed`: conventions that are not
    inferred, by name. Raises `poi_audit.comparison.order.ComparisonError`, a `UsageError`, for reports of another UE or
    year, or in the wrong order.
    """
    from poi_audit.comparison.sides import side

    return compared(side(earlier, earlier_as_of, fixed), side(later, as_of, fixed))


def compared(earlier: Side, later: Side) -> Audit:
    """The same of two reports that are already recomputed."""
    from poi_audit.comparison.judge import judged
    from poi_audit.comparison.order import refuse

    refuse(earlier, later)
    return judged(earlier, later)
