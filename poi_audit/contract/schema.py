"""The JSON Schemas (draft 2020-12) of what `extract`, `check` and `show` print, with what each key means."""

from __future__ import annotations

from collections.abc import Mapping

from poi_audit.contract.audit import AUDIT
from poi_audit.contract.audit import SHOW as SHOWN
from poi_audit.contract.report import ACTION_RECORD, ACTIVITY_RECORD, ENTITY_OR_NULL, REPORT
from poi_audit.contract.shape import Schema, document, figure

_DEFINED = {
    "figure": figure(),
    "entity": ENTITY_OR_NULL,
    "activity": ACTIVITY_RECORD,
    "action": ACTION_RECORD,
}

EXTRACT: Schema = document("poi-audit extract", REPORT, **_DEFINED)
CHECK: Schema = document("poi-audit check", AUDIT)
SHOW: Schema = document("poi-audit show", SHOWN, figure=figure(), activity=ACTIVITY_RECORD)

SCHEMAS: Mapping[str, Schema] = {"extract": EXTRACT, "check": CHECK, "show": SHOW}
"""Command -> schema of one document of its JSON output."""
