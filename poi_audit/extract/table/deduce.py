"""What arithmetic says of a form never seen: the columns it finds, and whether it bears out those of general words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from poi_audit.extract.table.columns import Column, Columns
from poi_audit.layouts.infer import (
    Fit,
    Run,
    Sample,
    find_months,
    find_percent,
    find_total,
    is_total,
    percent_fit,
    strict_fit,
    sum_fit,
)
from poi_audit.layouts.layout import FIGURES
from poi_audit.messages import message
from poi_audit.model.report import MONTHS


def deduced(columns: Columns, samples: Sequence[Sample]) -> Columns:
    """The columns with those that arithmetic tells, and the evidence for each that no known form's words tell."""
    if columns.proposed:
        columns = _with_months(columns, samples)
    found, said = list(columns.all), list(columns.deduced)
    if not columns.proposed:
        for block in dict.fromkeys(c.block or "physical" for c in columns.all if c.at is not None):
            _total(found, said, columns, samples, block)
    if columns.months:
        _percent(found, said, samples)
    return replace(columns, all=tuple(found), deduced=tuple(said))


def _with_months(columns: Columns, samples: Sequence[Sample]) -> Columns:
    """The columns of a head that names no month, with those that add up; without any figures where none do.

    Months are those that their numbers say; without numbers, twelve are the year's. Which months fewer than twelve are
    nothing tells.
    """
    runs = _numbered(columns, samples) if columns.months else _added(columns, samples)
    blank = [
        replace(c, role="other", at=None) if c.role in FIGURES and not _is_percent(c) else c
        for c in columns.all
    ]
    physical = _physical(columns, samples, runs)
    numbers = [_numbers(columns, run) for run, _ in runs]
    if physical is None or any(told is None or told != numbers[0] for told in numbers):
        return replace(
            columns, all=tuple(replace(c, role="other") if c.role in FIGURES else c for c in blank), months=()
        )
    months = numbers[0] or ()
    said = []
    for run, total in runs:
        block = "physical" if run == physical else "financial"
        places = {column: i for i, column in enumerate(run)}
        for i, c in enumerate(blank):
            if c.index in places:
                month = months[places[c.index]]
                blank[i] = replace(c, role="month", at=places[c.index], span=(month, month), block=block)
            elif c.index == total:
                blank[i] = replace(c, role="accumulated", block=block)
        fit = strict_fit(samples, run, total)
        label = columns.label_of(total)
        said.append(message("form.added", count=len(run), label=label, agree=fit.agree, of=fit.of))
    first, last = columns.label_of(physical[0]), columns.label_of(physical[-1])
    labels = tuple(MONTHS[month - 1] for month in months)
    said.append(message("form.months", first=first, last=last, start=labels[0], end=labels[-1]))
    return replace(columns, all=tuple(blank), months=labels, deduced=tuple(said))


def _is_percent(column: Column) -> bool:
    return column.role.startswith("percent")


def _numbered(columns: Columns, samples: Sequence[Sample]) -> list[Run]:
    """The columns that are numbered as months are, of each block, with their total; none unless all have one."""
    runs: list[Run] = []
    for block in dict.fromkeys(c.block for c in columns.all if c.at is not None):
        run = tuple(c.index for c in columns.all if c.at is not None and c.block == block)
        told = [c.index for c in columns.all if c.role == "accumulated" and c.block == block]
        free = [c.index for c in columns.all if c.role in ("other", "accumulated", "goal")]
        total = next((at for at in told if is_total(samples, run, at)), None)
        total = find_total(samples, run, free) if total is None else total
        if total is None:
            return []
        runs.append((run, total))
    return runs


def _added(columns: Columns, samples: Sequence[Sample]) -> list[Run]:
    """The columns side by side that add up to another one."""
    free = [c.index for c in columns.all if c.role in ("other", "accumulated", "goal", "month")]
    return find_months(samples, free)


def _physical(columns: Columns, samples: Sequence[Sample], runs: Sequence[Run]) -> tuple[int, ...] | None:
    """The months of FISICO: as the words above them say, or those of whose total a column is the percentage."""
    if len(runs) < 2:
        return runs[0][0] if runs and columns.block_at(runs[0][0][0]) != "financial" else None
    named = [run for run, _ in runs if columns.block_at(run[0]) == "physical"]
    if not named:
        among = [c.index for c in columns.all if c.role in ("other", "percent")]
        named = [run for run, total in runs if find_percent(samples, total, among) is not None]
    return named[0] if len(named) == 1 else None


def _numbers(columns: Columns, run: Sequence[int]) -> tuple[int, ...] | None:
    """The numbers of the months in a run, from 1, or None where nothing tells them."""
    spans = [c.span for c in columns.all if c.index in run and c.at is not None and c.span]
    told = tuple(first for first, _ in spans)
    if len(told) == len(run) and all(b == a + 1 for a, b in pairwise(told)):
        return told
    return tuple(range(1, 13)) if len(run) == 12 else None


def _total(
    found: list[Column], said: list[str], columns: Columns, samples: Sequence[Sample], block: str
) -> None:
    """The accumulated column of a block: borne out where general words told it, looked for where none did."""
    months = [
        c.index for c in found if c.at is not None and (c.block or "physical") == block and c.row is None
    ]
    at = next((i for i, c in enumerate(found) if c.role == "accumulated" and c.slot.block == block), None)
    if len(months) < 3:
        return
    if at is None:
        free = [c.index for c in found if c.role == "other"]
        total = find_total(samples, months, free)
        if total is None:
            return
        at = next(i for i, c in enumerate(found) if c.index == total)
        found[at] = replace(found[at], role="accumulated", block=block)
    elif found[at].exact:
        return
    fits = sum_fit(samples, months, found[at].index).values()
    agree, of = sum(fit.agree for fit in fits), sum(fit.of for fit in fits)
    if of:
        said.append(message("form.sum", count=len(months), label=found[at].label, agree=agree, of=of))
    if Fit(agree, of).bad:
        found[at] = replace(found[at], role="other")


def _percent(found: list[Column], said: list[str], samples: Sequence[Sample]) -> None:
    """The percentage: borne out where general words told it, looked for where none did."""
    total = next((c.index for c in found if c.role == "accumulated" and c.slot.block == "physical"), None)
    at = next((i for i, c in enumerate(found) if c.role == "percent"), None)
    if total is None or (at is not None and found[at].exact):
        return
    if at is None:
        column = find_percent(samples, total, [c.index for c in found if c.role == "other"])
        if column is None:
            return
        at = next(i for i, c in enumerate(found) if c.index == column)
        found[at] = replace(found[at], role="percent", block=None)
    fit = percent_fit(samples, total, found[at].index)
    if fit.of:
        said.append(message("form.ratio", label=found[at].label, agree=fit.agree, of=fit.of))
    if fit.bad:
        found[at] = replace(found[at], role="other")
