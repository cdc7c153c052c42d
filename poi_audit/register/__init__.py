"""A report beside the application's register of its UE and year: family B1.

To add a check: a function with `@beside` in a file of this folder, and the file's name in `rule.FILES`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from poi_audit.recompute.conventions import NONE_FIXED, Fixed

if TYPE_CHECKING:
    from poi_audit.model.finding import Audit
    from poi_audit.model.report import Report


def audit(
    report: Report,
    *,
    as_of: date | None = None,
    fixed: Fixed = NONE_FIXED,
    register: Report | None = None,
) -> Audit:
    """Recompute the report and say what does not agree. `as_of`: the day of the query, instead of the printed one.

    `fixed`: conventions that are not inferred, by name: {"rounding": "half_up"}. `register`: what `read` gave of the
    application's register, to check the report against; of another UE or year, it is left aside.
    """
    from poi_audit.recompute.register import recomputed
    from poi_audit.register.judge import judged

    report, expected = recomputed(report, as_of, fixed)
    return judged(report, expected, as_of, () if register is None else [register])
