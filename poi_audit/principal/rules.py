"""Rules by which the figures are made: another than the report's note, or one that no note states."""

from __future__ import annotations

from collections.abc import Iterator

from poi_audit.messages import message
from poi_audit.model.finding import Finding, Highlight, Severity
from poi_audit.model.message import Message
from poi_audit.principal.seen import Seen, said

_AGAINST_A_NOTE = ("G510", "A306", "A307", "G513", "G507", "P414", "P411", "G516")
"""The rules whose sentences speak of a note, or of the checkbox, that the figures do not follow."""
_TOLD = 2
"""Findings of one kind that are quoted."""


def other_rule(seen: Seen) -> Iterator[Highlight]:
    """What the figures do where a note, or the checkbox, says another thing."""
    found = [finding for finding in seen.of(*_AGAINST_A_NOTE) if _against(finding)]
    if found:
        ordered = sorted(found, key=lambda finding: _AGAINST_A_NOTE.index(finding.rule))
        yield said([finding.message for finding in ordered[:_TOLD]], ordered)


def _against(finding: Finding) -> bool:
    if finding.severity is Severity.ERROR:
        return False
    if finding.rule in ("A306", "A307", "G513"):
        return finding.message.key.endswith(".note")
    return True


def unstated(seen: Seen) -> Iterator[Highlight]:
    """What the figures do where no note says it."""
    found = [finding for finding in seen.of("A307", "G508", "G513", "G515") if _item(finding) is not None]
    items = [item for finding in found if (item := _item(finding)) is not None]
    if items:
        yield said([message("principal.how", items=items)], found)


def _item(finding: Finding) -> Message | None:
    """The finding in a few words; None for one that is said elsewhere."""
    values = finding.message.values
    match finding.message.key:
        case "A307.physical" | "A307.both":
            return message("principal.how.goal", count=values["count"], of=values["of"])
        case "G513":
            return message("principal.how.left_out", count=values["count"], items=values["codes"])
        case "G508":
            return message(
                "principal.how.zero", count=values["count"], zero=values["zero"], items=values["codes"]
            )
        case "G515.exact" | "G515.printed" as key:
            items = values["items"]
            assert isinstance(items, list)
            how = key.partition(".")[2]
            return message(f"principal.how.{how}", agrees=values["agrees"], of=values["of"], item=items[0])
    return None
