"""What a plug-in needs to check what its body asks for. See docs/plugins.md."""

from __future__ import annotations

from poi_audit.checks.make import at
from poi_audit.checks.plugins import own_finding as about
from poi_audit.checks.plugins import own_rule as rule
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import Activity, Report
from poi_audit.recompute import Expected

__all__ = [
    "Activity",
    "Expected",
    "Figure",
    "Finding",
    "Mark",
    "Report",
    "Severity",
    "Where",
    "about",
    "at",
    "rule",
]
