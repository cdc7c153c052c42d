"""The form of a report that was read, for whoever describes or checks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from poi_audit.extract.table.activities import Activities
from poi_audit.extract.table.closing import Foot
from poi_audit.extract.table.columns import TEXTS, Columns
from poi_audit.layouts.form import Form, Heading
from poi_audit.layouts.infer import MOST
from poi_audit.layouts.lexicon import Lexicon, RowLabel
from poi_audit.model.report import Execution, Report, Totals


def form_of(
    columns: Columns,
    activities: Activities,
    foot: Foot,
    loose: Sequence[str],
    lexicon: Lexicon,
    report: Report,
) -> Form:
    """What the file shows of the form of this report. `loose`: lines with figures that nothing claims."""
    label = columns.by_role.get("label")
    labels = activities.texts.get(label.index, Counter()) if label is not None else Counter[str]()
    read = list(report.activities())
    named = {role: sum(bool(getattr(activity, role)) for activity in read) for role in sorted(TEXTS)}
    actions = [action for action in report.actions() if action.activities]
    return Form(
        tuple(
            Heading(c.index, c.label, c.leaf, c.role, c.block, c.row, c.span, c.exact) for c in columns.all
        ),
        activities.samples[:: max(len(activities.samples) // MOST, 1)],
        {index: dict(texts.most_common(8)) for index, texts in activities.texts.items()},
        {text: _meaning(lexicon.row(text)) for text in _apart(labels, lexicon)},
        tuple(activity.code for activity in read),
        {**named, "name": sum(bool(activity.name) for activity in read)},
        tuple(dict.fromkeys(foot.reworded)),
        (sum(action.execution != Execution() for action in actions), len(actions)),
        tuple(f.name for f in fields(Totals) if getattr(report.totals, f.name) is not None),
        tuple(dict.fromkeys(loose)),
        activities.commas[True] > activities.commas[False],
        columns.deduced,
        report.source.layout,
        report.source.layout_sha256,
    )


def _apart(labels: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The labels, one that spans both rows as the two that it holds."""
    for text in labels:
        label = lexicon.row(text)
        yield from re.split(r"[/\s]+", text) if label is not None and label.second else (text,)


def _meaning(label: RowLabel | None) -> str | None:
    if label is None:
        return None
    return "other" if label.other else label.row or label.block
