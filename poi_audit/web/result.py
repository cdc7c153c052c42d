"""What the page knows of a file: how it is read, and what came of it, in few words. Plain values, kept as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from poi_audit.messages import write
from poi_audit.messages.faults import usage

ENGINES = ("pdfium", "pdfplumber", "camelot", "ocr")
Said = tuple[str, str]
"""A sentence in Spanish and English."""


def said(text: str) -> Said:
    """The sentence in both languages."""
    return write(text, "es"), write(text, "en")


@dataclass(frozen=True, slots=True)
class Options:
    """How one file is read: the day of its query, its pages (first and last, 1-based), engine and password."""

    as_of: str = ""
    pages: tuple[int, int] | None = None
    engine: str = "pdfium"
    password: str | None = field(default=None, repr=False)

    @property
    def day(self) -> date | None:
        """The day of the query."""
        return date.fromisoformat(self.as_of) if self.as_of else None


def options_of(form: Mapping[str, str]) -> Options:
    """The options that a form of the page sends. Raises UsageError for what cannot be."""
    engine = form.get("engine", "pdfium")
    if engine not in ENGINES:
        raise usage("not_admitted", option="engine", value=engine, known=", ".join(ENGINES), hint="")
    return Options(_day(form.get("as_of", "")), _pages(form), engine, form.get("password") or None)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise usage("no_day", option="--as-of", text=text) from None


def _pages(form: Mapping[str, str]) -> tuple[int, int] | None:
    first, last = (form.get(name, "").strip() for name in ("first", "last"))
    if not first and not last:
        return None
    pair = first or last, last or first
    if all(text.isascii() and text.isdigit() and len(text) <= 6 for text in pair):
        numbers = int(pair[0]), int(pair[1])
        if 1 <= numbers[0] <= numbers[1]:
            return numbers
    raise usage("no_pages", text=f"{first}-{last}")


@dataclass(frozen=True, slots=True)
class Part:
    """One report of a file, or one comparison."""

    title: str
    ue: str
    period: str
    unit: str | None
    year: int | None
    sha256: str
    format: str
    verdict: str
    """As `poi_audit.render.labels.verdict_key` gives it."""
    counts: tuple[int, int, int]
    """Errors, warnings, infos."""
    figures: int
    register: bool = False
    """Whether it is the application's register."""
    beside: str = ""
    """The register that it was checked against."""
    earlier: str = ""
    """The report that it was compared with."""
    source: str = ""
    """The id of the file it was read from, where that is another job's."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one file, or a comparison, gave: its reports, or a code and a sentence."""

    parts: tuple[Part, ...] = ()
    code: str = ""
    why: Said = ("", "")
    locked: bool = False
    """Whether a password is asked for."""
    dispositions: int | None = None
    """How many an uploaded working paper holds; None for another file."""

    def json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def result_of(values: Mapping[str, Any]) -> Result:
    """What `json` gave, read back."""
    parts = tuple(Part(**(part | {"counts": tuple(part["counts"])})) for part in values["parts"])
    return Result(**({**values} | {"parts": parts, "why": tuple(values["why"])}))
