"""Rules by which the figures are made: another than the report's note, or one that no note states."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.checks.accumulated import goal_of_year
from poi_audit.checks.averages import blocked
from poi_audit.checks.averaging import averaged_from, cap_differs, empty_zero, left_out, note_differs
from poi_audit.checks.cap import box
from poi_audit.checks.columns import running_months
from poi_audit.checks.dates import other_deadline
from poi_audit.messages import message
from poi_audit.model.finding import Finding, Highlight, Severity
from poi_audit.model.message import Message
from poi_audit.principal.seen import Seen, said

_AGAINST_A_NOTE = (
    note_differs,
    running_months,
    goal_of_year,
    left_out,
    blocked,
    other_deadline,
    box,
    cap_differs,
)
"""The rules whose sentences speak of a note, or of the checkbox, that the figures do not follow."""
_TOLD = 2
"""Findings of one kind that are quoted."""


def other_rule(seen: Seen) -> Iterator[Highlight]:
    """What the figures do where a note, or the checkbox, says another thing."""
    found = [finding for rule in _AGAINST_A_NOTE for finding in seen.of(rule) if _against(finding)]
    if found:
        yield said([finding.message for finding in found[:_TOLD]], found)


def _against(finding: Finding) -> bool:
    if finding.severity is Severity.ERROR:
        return False
    if finding.rule in {rule.code for rule in (running_months, goal_of_year, left_out)}:
        return finding.message.key.endswith(".note")
    return True


def unstated(seen: Seen) -> Iterator[Highlight]:
    """What the figures do where no note says it."""
    found = [
        finding
        for finding in seen.of(goal_of_year, empty_zero, left_out, averaged_from)
        if _item(finding) is not None
    ]
    items = [item for finding in found if (item := _item(finding)) is not None]
    if items:
        yield said([message("principal.how", items=items)], found)


def _item(finding: Finding) -> Message | None:
    """The finding in a few words; None for one that is said elsewhere."""
    values = finding.message.values
    match finding.message.key:
        case "A307.physical" | "A307.both":
            return message("principal.how.goal", count=values["count"], of=values["of"])
        case left_out.code:
            return message("principal.how.left_out", count=values["count"], items=values["codes"])
        case empty_zero.code:
            return message(
                "principal.how.zero", count=values["count"], zero=values["zero"], items=values["codes"]
            )
        case "G515.exact" | "G515.printed" as key:
            items = values["items"]
            assert isinstance(items, list)
            how = key.partition(".")[2]
            return message(f"principal.how.{how}", agrees=values["agrees"], of=values["of"], item=items[0])
    return None
