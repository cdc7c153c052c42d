"""What `show --format json` prints: activities with their figures, how each is recomputed, and their findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from poi_audit.checks.make import where_of
from poi_audit.contract.encode import SHOW_SCHEMA, Json, activity_json, finding_json, source_json, where_json
from poi_audit.messages import Lang, write
from poi_audit.recompute import ActivityFacts, Derived
from poi_audit.recompute.steps import agreed, steps_of
from poi_audit.render.json import dumps
from poi_audit.render.show import entered, wanted
from poi_audit.run.session import Checked


def write_activities(found: Sequence[Checked], codes: Sequence[str], file: TextIO, lang: Lang = "es") -> None:
    """Write the activities with these codes, or under the AEI or OEI with these codes: one report, one object."""
    documents = [shown_json(checked, codes, lang) for checked in found]
    file.write(dumps(documents[0] if len(documents) == 1 else documents))


def shown_json(checked: Checked, codes: Sequence[str], lang: Lang = "es") -> Json:
    """One report's activities as plain JSON values, their sentences in `lang`."""
    facts = checked.expected.activities
    return {
        "schema": SHOW_SCHEMA,
        "source": source_json(checked.audit.source),
        "tool": {"version": checked.audit.version, "rules": checked.audit.rules},
        "months": list(checked.report.header.months),
        "activities": [_shown(checked, fact, lang) for fact in facts if wanted(fact, codes)],
    }


def _shown(checked: Checked, fact: ActivityFacts, lang: Lang) -> Json:
    own = [derived for derived in checked.expected.derived if derived.fact is fact]
    return {
        "objective": {"code": fact.objective.code, "name": fact.objective.name},
        "action": {"code": fact.action.code, "name": fact.action.name},
        "activity": activity_json(fact.activity, where=True, lang=lang),
        "recomputed": [_compared(checked, derived, lang, steps=True) for derived in own],
        "enters": [_compared(checked, derived, lang) for derived in entered(checked.expected, fact)],
        "findings": [
            finding_json(finding, lang)
            for finding in checked.audit.findings
            if finding.where.code == fact.activity.code
        ],
    }


def _compared(checked: Checked, derived: Derived, lang: Lang, steps: bool = False) -> Json:
    out: Json = {
        "where": where_json(where_of(derived)),
        "published": derived.published.text,
        "expected": agreed(derived, checked.expected) or None,
        "verdict": derived.verdict.value,
    }
    if steps:
        out["steps"] = [write(step, lang) for step in steps_of(checked.report, checked.expected, derived)]
    return out
