"""A report from the contract's extract JSON (poi-audit/report/1), also in its --where form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poi_audit.contract.report import REPORT
from poi_audit.model.report import Report


def report_from_json(data: Mapping[str, Any]) -> Report:
    """The report that the JSON describes. Raises KeyError, TypeError or ValueError when it has another shape."""
    report: Report = REPORT.decode(data)
    return report
