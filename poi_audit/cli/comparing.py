"""What `compare` and `history` share: reading under the limits, comparing couples, writing what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poi_audit.checks import plugins
from poi_audit.cli.app import complain
from poi_audit.cli.check import show
from poi_audit.cli.files import Decisions, shown_path
from poi_audit.cli.finish import finish
from poi_audit.cli.guarded import call_in
from poi_audit.cli.spoken import say, spoken
from poi_audit.messages import message
from poi_audit.model.message import Message
from poi_audit.model.outcome import Checked, Failure, Outcome, Reading
from poi_audit.render.progress import waiting
from poi_audit.run.compare import Couple, Taken, try_pair
from poi_audit.run.session import guarded, try_read

if TYPE_CHECKING:
    from poi_audit.messages import Lang
    from poi_audit.process.guard import Guard
    from poi_audit.render.formats import Target
    from poi_audit.render.outputs import Outputs
    from poi_audit.render.people import Wanted


@dataclass(frozen=True)
class Wishes:
    """What to make of the comparisons."""

    format: str
    targets: Sequence[Target]
    fail_on: str | None
    people: Wanted
    outputs: Outputs
    password: str | None
    lang: Lang


def taken_from(
    path: Path, reading: Reading, as_of: date | None, guard: Guard
) -> tuple[list[Taken], list[Outcome]]:
    """The reports of the file, or its failure, which is said on stderr."""
    plugins.load_in(call_in(guard))
    plugins.load()
    with waiting(path.name, spoken()):
        found = guarded(guard, try_read, path, reading)
    if isinstance(found, Failure):
        complain(found)
        return [], [replace(found, path=shown_path(path))]
    return [Taken(path, report, reading, as_of) for report in found], []


def deliver(
    couples: Sequence[Couple],
    failures: Sequence[Outcome],
    guard: Guard,
    decisions: Decisions,
    wishes: Wishes,
    ordered: bool = False,
) -> int:
    """Compare each couple, show and write what was found; gives the exit code."""
    outcomes = list(failures)
    results: list[tuple[Path, list[Checked]]] = []
    lost: list[Message] = []
    for path, outcome in _compared(couples, guard, decisions, ordered):
        if wishes.format == "console":
            lost += show([outcome], wishes.lang, below=bool(results))
        outcomes.append(outcome)
        results.append((path, [outcome] if isinstance(outcome, Checked) else []))
    for sentence in _people(wishes, results, guard, lost):
        say(sentence)
    threshold = wishes.fail_on or decisions.config.fail_on
    return finish(outcomes, wishes.format, wishes.targets, threshold, wishes.lang, wishes.outputs, lost)


def _compared(
    couples: Sequence[Couple], guard: Guard, decisions: Decisions, ordered: bool
) -> Iterator[tuple[Path, Outcome]]:
    fixed = dict(decisions.config.conventions)
    for earlier, later in couples:
        with waiting(later.path.name, spoken()):
            found = guarded(guard, try_pair, later.path, earlier, later, fixed, ordered)
        if isinstance(found, Failure):
            complain(found)
            yield later.path, replace(found, path=shown_path(later.path))
            continue
        _tell(earlier)
        yield later.path, replace(decisions.over(found), path=shown_path(later.path))


def _tell(earlier: Taken) -> None:
    """Say what the earlier file lacks: the outcome speaks of the later one."""
    problems = [p for p in earlier.report.problems if p.partial]
    if problems:
        say(message("tell.read in part", name=earlier.path.name, problem=problems[0].message))


def _people(
    wishes: Wishes, results: Sequence[tuple[Path, list[Checked]]], guard: Guard, lost: list[Message]
) -> list[str]:
    from poi_audit.render.people import write_files

    return write_files(
        wishes.people, results, call_in(guard), wishes.password, wishes.lang, lost, wishes.outputs
    )
