"""The files of a folder that a command looks at: what a report can come in, and nothing that only sits beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from poi_audit.messages.faults import usage

SUFFIXES = frozenset(
    (
        *(".pdf", ".html", ".htm", ".mht", ".mhtml", ".eml", ".xls", ".xlsx", ".xlsm", ".ods"),
        *(".csv", ".tsv", ".txt"),
    )
)
"""The files of a folder that are looked at. A pattern and a list name their files themselves."""


def wanted(name: str) -> bool:
    """Whether a folder's file is looked at; not the lock that an office program keeps beside an open document."""
    return not name.startswith(("~$", ".")) and Path(name).suffix.lower() in SUFFIXES


def files_in(folder: Path) -> list[Path]:
    """The files of the folder and of those in it, sorted; no link to a folder is followed."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += (Path(place) / name for name in names if wanted(name))
    return sorted(found)


def expanded(paths: Sequence[Path]) -> list[Path]:
    """The paths with the files of a folder in the place of the folder.

    Raises UsageError for a folder without a file to look at.
    """
    out: list[Path] = []
    for path in paths:
        found: Iterable[Path] = (path,)
        if path.is_dir() and not (found := files_in(path)):
            raise usage("empty_folder", folder=path)
        out += found
    return out
