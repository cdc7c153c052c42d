"""The columns of the four tables. Figures are printed text, with the exact value beside it; nothing is a float."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

TEXT, WHOLE, FLAG, NUMBER, LENGTH = "text", "whole", "flag", "number", "length"
"""Kinds of column: text, whole number, yes or no, an exact figure, and a length on a page in points."""

SCALE, DIGITS = 10, 38
"""A `number` holds this many decimals and digits in all; a figure beyond it has its text alone."""

PLACE = ("table_name", "block", "row_name", "column_name")
"""`table`, `block`, `row` and `column` of the data contract, by names that SQL does not reserve."""

_KEY = {"sha256": TEXT, "report": WHOLE}
_BODY = {"year": WHOLE, "ue_code": TEXT}

REPORTS: Mapping[str, str] = {
    **_KEY,
    **dict.fromkeys(("format", "engine", "layout"), TEXT),
    **dict.fromkeys(("first_page", "last_page"), WHOLE),
    "title": TEXT,
    "year": WHOLE,
    "first_month": TEXT,
    "months": WHOLE,
    "closed_months": WHOLE,
    "printed_on": TEXT,
    **dict.fromkeys(("sector_code", "sector", "pliego_code", "pliego", "ue_code", "ue"), TEXT),
    "cost_center_filter": TEXT,
    "truncated_at_100": FLAG,
    "verdict": TEXT,
    **dict.fromkeys(("errors", "warnings", "infos"), WHOLE),
    **dict.fromkeys(
        ("figures", "recomputed", "inputs", "narrative", "unverifiable", "doubtful", "set_aside"), WHOLE
    ),
    "confirmed": WHOLE,
    "register_sha256": TEXT,
    **dict.fromkeys(("objectives", "actions", "activities"), WHOLE),
    **dict.fromkeys(("conventions", "problems", "tool", "rules", "settings"), TEXT),
}
ACTIVITIES: Mapping[str, str] = {
    **_KEY,
    "ordinal": WHOLE,
    **_BODY,
    **dict.fromkeys(("objective", "objective_type", "action", "action_type", "activity", "name"), TEXT),
    **dict.fromkeys(("cost_center", "priority", "unit", "aggregation"), TEXT),
    **dict.fromkeys(("programmed", "executed", "percent", "percent_period"), TEXT),
    **dict.fromkeys(("financial_programmed", "financial_executed"), TEXT),
    **dict.fromkeys(("programmed_value", "executed_value", "percent_value"), NUMBER),
    **dict.fromkeys(("financial_programmed_value", "financial_executed_value"), NUMBER),
}
FIGURES: Mapping[str, str] = {
    **_KEY,
    "ordinal": WHOLE,
    **_BODY,
    **dict.fromkeys(("objective", "action", "activity", *PLACE, "text"), TEXT),
    "value": NUMBER,
    "mark": TEXT,
    "decimals": WHOLE,
    "page": WHOLE,
    "cell": TEXT,
    "doubt": TEXT,
}
FINDINGS: Mapping[str, str] = {
    **_KEY,
    "ordinal": WHOLE,
    **_BODY,
    **dict.fromkeys(("id", "rule", "severity", "code", *PLACE), TEXT),
    "page": WHOLE,
    "x0": LENGTH,
    "top": LENGTH,
    "x1": LENGTH,
    "bottom": LENGTH,
    "cell": TEXT,
    **dict.fromkeys(("published", "expected", "low", "high", "agreement", "addends"), TEXT),
    **dict.fromkeys(("message", "explanation", "basis"), TEXT),
}
TABLES: Mapping[str, Mapping[str, str]] = {
    "reports": REPORTS,
    "activities": ACTIVITIES,
    "figures": FIGURES,
    "findings": FINDINGS,
}


def number(value: Decimal | None) -> str | None:
    """The exact value as text for a `number` column; None where it does not fit whole."""
    if value is None:
        return None
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or -exponent > SCALE or len(digits) + exponent > DIGITS - SCALE:
        return None
    return f"{value:f}"
