"""What arithmetic says of a form never seen: the columns it finds, and whether it bears out those of general words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from poi_audit.extract.table.columns import Column, Columns
from poi_audit.layouts.infer import Fit, Sample, find_percent, find_total, percent_fit, sum_fit
from poi_audit.messages import message


def deduced(columns: Columns, samples: Sequence[Sample]) -> Columns:
    """The columns with those that arithmetic tells, and the evidence for each that no known form's words tell."""
    found = list(columns.all)
    said: list[str] = []
    for block in dict.fromkeys(c.block or "physical" for c in columns.all if c.at is not None):
        _total(found, said, columns, samples, block)
    _percent(found, said, samples)
    return replace(columns, all=tuple(found), deduced=tuple(said))


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
