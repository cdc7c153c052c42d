"""What tells that a part of a report is missing, whatever file it came from: lines, totals, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from poi_audit.extract.problems import problem
from poi_audit.model.report import Execution, Problem, Report

_NUMBER = re.compile(r"\((\w{1,5})\)")


def missing(report: Report) -> Iterator[Problem]:
    """What a whole report of this layout has and this one lacks."""
    actions = list(report.actions())
    blank = Execution()
    if any(action.execution != blank for action in actions):
        for action in actions:
            if action.code and action.execution == blank:
                yield problem("E210", action.place and action.place.page, code=action.code)
    last = report.source.pages and report.source.pages[1]
    lacking = [words for field, words in report.traits.totals if getattr(report.totals, field) is None]
    if report.traits.summary and report.summary is None:
        lacking.append("la TABLA RESÚMEN")
    if lacking:
        yield problem("E206", last, fields=", ".join(lacking))
    # in other files their end tells, and a table may be copied without all its notes
    of = [number for number, _ in report.traits.texts][-1:] if last is not None else []
    ends = [found[1] for note in report.notes if (found := _NUMBER.match(note))][-1:]
    if of and ends and ends != of:
        yield problem("E227", last, last=ends[0], of=of[0])
    elif of and not report.notes and not lacking:
        yield problem("E134", last)
