"""The end of a run: its outcomes in every format that is asked for, and the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from poi_audit.render.formats import Target, save, write_outcomes

if TYPE_CHECKING:
    from poi_audit.messages import Lang
    from poi_audit.model.outcome import Checked, Failure


def finish(
    outcomes: Sequence[Checked | Failure], format: str, targets: Sequence[Target], threshold: str, lang: Lang
) -> int:
    """Write everything but the console, which is written as files are read; gives the exit code.

    `threshold`: from which severity on findings count, or "never".
    """
    from poi_audit.model.finding import Severity
    from poi_audit.run.session import exit_code

    least = None if threshold == "never" else Severity(threshold)
    if format != "console":
        write_outcomes(format, outcomes, sys.stdout, lang, least)
    if format == "github":
        from poi_audit.render.github import append_summary

        append_summary(outcomes, lang)
    for wanted in targets:
        save(wanted, outcomes, lang, least)
    return exit_code(outcomes, least)
