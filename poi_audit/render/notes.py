"""The notes of the reports that a rule names, in their own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from poi_audit.layouts import cited_notes

_TOKEN = re.compile(r"\(([1-9]|[ivx]+)\)|\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the reports."""

    year: int
    number: str
    text: str


def notes_named(basis: str) -> tuple[Note, ...]:
    """The notes that a sentence like "notas (4) y (5) de 2024, (v) de 2022" names.

    A note belongs to the years that follow it in its clause. Where none follows, or none that numbers its notes so
    (Arabic or Roman), it is one of the newest layout that does.
    """
    return tuple(note for clause in basis.split(";") for note in _in_clause(clause))


def _in_clause(clause: str) -> list[Note]:
    found: list[Note] = []
    waiting: list[str] = []
    years: list[int] = []
    for number, year in [*_TOKEN.findall(clause), ("end", "")]:
        if year:
            years.append(int(year))
            continue
        if years or number == "end":
            found += _notes(waiting, years)
            waiting, years = [], []
        waiting.append(number)
    return found


def _notes(numbers: list[str], years: list[int]) -> list[Note]:
    known = cited_notes()
    found: list[Note] = []
    for number in numbers:
        having = [year for year, texts in known.items() if number in texts]
        named = [year for year in years if year in having] or having[-1:]
        found += [Note(year, number, known[year][number]) for year in named]
    return found
