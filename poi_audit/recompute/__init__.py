"""Recompute every derived figure of a report from the figures it is derived from, and say how the two compare.

One function, `expect`, from a Report to an Expected: plain values that checks and renderers read.
"""

from __future__ import annotations

from poi_audit.recompute.expected import expect
from poi_audit.recompute.model import (
    ActivityFacts,
    Aggregation,
    Choice,
    Counts,
    Derived,
    Expected,
    Kind,
    RowFacts,
    Share,
    Verdict,
)

__all__ = [
    "ActivityFacts",
    "Aggregation",
    "Choice",
    "Counts",
    "Derived",
    "Expected",
    "Kind",
    "RowFacts",
    "Share",
    "Verdict",
    "expect",
]
