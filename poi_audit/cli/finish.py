"""The end of a run: its outcomes in every format that is asked for, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from poi_audit.cli.spoken import say
from poi_audit.model.message import Message
from poi_audit.render.formats import Target, save, write_outcomes

if TYPE_CHECKING:
    from poi_audit.messages import Lang
    from poi_audit.model.outcome import Checked, Failure
    from poi_audit.render.outputs import Outputs


def finish(
    outcomes: Sequence[Checked | Failure],
    format: str,
    targets: Sequence[Target],
    threshold: str,
    lang: Lang,
    outputs: Outputs,
    lost: Sequence[Message] = (),
) -> int:
    """Write everything but the console, which is written as files are read; gives the exit code.

    `threshold`: from which severity on findings count, or "never"; `lost`: what could not be shown before.
    """
    from poi_audit.model.finding import Severity
    from poi_audit.run.session import UNREAD, exit_code

    least = None if threshold == "never" else Severity(threshold)
    lost = list(lost)
    if format != "console":
        lost += write_outcomes(format, outcomes, sys.stdout, lang, least)
    if format == "github":
        from poi_audit.render.github import append_summary

        append_summary(outcomes, lang)
    for wanted in targets:
        lost += save(wanted, outcomes, lang, least, outputs)
    for sentence in dict.fromkeys(lost):
        say(sentence)
    return UNREAD if lost else exit_code(outcomes, least)
