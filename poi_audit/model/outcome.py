"""How a file is read, and what came of it: a report with its audit, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.model.expected import Expected
from poi_audit.model.finding import Audit
from poi_audit.model.report import Report

MAX_PAGES = 5_000
"""Pages of a PDF that are looked at; a longer one is refused unless a range of pages is given."""


@dataclass(frozen=True, slots=True)
class LayoutFile:
    """A form as its user wrote it down: the file's name without ending, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: engine, second engine, page range (first and last, 1-based), password, the pages beyond which a PDF
    is refused, and the forms that users taught, checked already."""

    engine: str = "pdfium"
    second_opinion: str | None = None
    pages: tuple[int, int] | None = None
    password: str | None = None
    max_pages: int = MAX_PAGES
    layouts: tuple[LayoutFile, ...] = ()
    name: str = ""
    """Of the file, where its path is another."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, what recomputing it gave, and its audit."""

    report: Report
    expected: Expected
    audit: Audit
    path: str = ""
    """The file as seen from the working directory, for outputs that other programs link to it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no report: its name, its SHA-256 if it could be opened, a code and one sentence."""

    file: str
    sha256: str | None
    code: str
    message: str
    path: str = ""
    """As in `Checked`."""


Outcome = Checked | Failure
"""What one file, or one report of it, gave."""
