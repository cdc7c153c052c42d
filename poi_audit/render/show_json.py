"""What `show --format json` prints: activities with their figures, how each is recomputed, and their findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TextIO

from poi_audit.checks.make import where_of
from poi_audit.contract.audit import SHOW
from poi_audit.contract.shape import How, Json, written
from poi_audit.messages import Lang
from poi_audit.model.outcome import Checked
from poi_audit.recompute import ActivityFacts, Derived
from poi_audit.recompute.steps import agreed, steps_of
from poi_audit.render.json import dumps
from poi_audit.render.show import entered, findings_of, wanted


def write_activities(found: Sequence[Checked], codes: Sequence[str], file: TextIO, lang: Lang = "es") -> None:
    """Write the activities with these codes, or under the AEI or OEI with these codes: one report, one object."""
    documents = [shown_json(checked, codes, lang) for checked in found]
    file.write(dumps(documents[0] if len(documents) == 1 else documents))


def shown_json(checked: Checked, codes: Sequence[str], lang: Lang = "es") -> Json:
    """One report's activities as plain JSON values, their sentences in `lang`."""
    shown = {
        "source": checked.audit.source,
        "tool": checked.audit,
        "months": checked.report.header.months,
        "activities": [_shown(checked, fact) for fact in checked.expected.activities if wanted(fact, codes)],
    }
    return written(SHOW, shown, How(where=True, lang=lang))


def _shown(checked: Checked, fact: ActivityFacts) -> dict[str, Any]:
    own = [derived for derived in checked.expected.derived if derived.fact is fact]
    return {
        "objective": fact.objective,
        "action": fact.action,
        "activity": fact.activity,
        "recomputed": [_compared(checked, derived) for derived in own],
        "enters": [_compared(checked, derived) for derived in entered(checked.expected, fact)],
        "findings": findings_of(checked, fact),
    }


def _compared(checked: Checked, derived: Derived) -> dict[str, Any]:
    return {
        "where": where_of(derived),
        "published": derived.published.text,
        "expected": agreed(derived, checked.expected) or None,
        "verdict": derived.verdict,
        "steps": steps_of(checked.report, checked.expected, derived),
    }
