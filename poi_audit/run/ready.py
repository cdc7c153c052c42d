"""Before a report is published: what the folder has of its UE and year, and the one before it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from poi_audit.comparison.order import ComparisonError, in_order, matching, refuse, tied
from poi_audit.comparison.sides import side
from poi_audit.model.plain_file import same_place
from poi_audit.run.compare import Taken

SUFFIXES = frozenset(
    (".pdf", ".html", ".htm", ".mht", ".mhtml", ".xls", ".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt")
)
"""The files of a folder that are looked at."""
MOST = 200
"""Files of a folder beyond which it is no folder of one office's reports."""


def files_in(folder: Path, but: Path) -> Iterator[Path]:
    """The files of the folder and its folders that may hold a report or a register, in order, without one of them."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(place) / name
            if path.suffix.lower() in SUFFIXES and not same_place(path, but):
                yield path


def of_body(new: Taken, others: Sequence[Taken]) -> list[Taken]:
    """The reports and registers of the same UE and year, copies of the new one left out."""
    own = new.report.source.sha256
    return [one for one in others if one.report.source.sha256 != own and matching(one.report, new.report)]


def last_before(new: Taken, others: Sequence[Taken]) -> tuple[Taken | None, tuple[str, ...]]:
    """The last report that came before the new one, and the files of which nothing says whether they did."""
    mine = side(new.report, new.as_of)
    earlier, sides, unknown = [], [], []
    for one in others:
        if one.report.register is not None:
            continue
        theirs = side(one.report, one.as_of)
        try:
            refuse(theirs, mine)
        except ComparisonError:
            continue
        if tied(theirs, mine):
            unknown.append(one.path.name)
        else:
            earlier.append(one)
            sides.append(theirs)
    order = in_order(sides)
    return (earlier[order[-1]] if order else None), tuple(unknown)
