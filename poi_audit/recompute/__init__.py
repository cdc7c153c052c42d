"""Recompute every derived figure of a report from the figures it is derived from, and say how the two compare.

One function, `expect`, from a Report to an Expected: plain values that checks and renderers read.
"""

from __future__ import annotations

from poi_audit.model.expected import (
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
from poi_audit.recompute.expected import expect

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
