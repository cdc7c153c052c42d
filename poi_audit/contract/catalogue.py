"""Every rule there is: of one report, of two, and of plug-ins."""

from __future__ import annotations

import poi_audit.comparison.judge
import poi_audit.register.judge  # noqa: F401  (importing them enrols the rules of two sources)
from poi_audit.checks import Rule, enrolled


def rules() -> tuple[Rule, ...]:
    """Every rule, by code, those of plug-ins among them. Raises `UsageError` for a plug-in that does not load."""
    return enrolled()
