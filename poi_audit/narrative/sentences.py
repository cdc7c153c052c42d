"""A text as sentences, and each sentence as what it names, counts and dates, in clauses."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from poi_audit.narrative.lexicon import BREAK
from poi_audit.narrative.mentions import Mention
from poi_audit.narrative.model import Claim
from poi_audit.narrative.numbers import spelled
from poi_audit.narrative.periods import Time
from poi_audit.narrative.stems import plain

_Span = TypeVar("_Span", Mention, Claim, Time)

NAMED, COUNTED, DATED = "§#¤"
"""What stands in a sentence's shape for each character of a name, a figure, a phrase of time."""

_END = re.compile(
    r"\n|[•▪·](?=\s)|(?<=[.;:])\s+[-–*](?=\s)|\.(?=\s+[“\"«(‘']?[A-ZÁÉÍÓÚÑ§#•])|(?<=[\s:,;])\(\d{1,2}\)(?=\s*[“\"«‘'§A-ZÁÉÍÓÚÑ])"
    r"|(?<=[.:,;])\s\d{1,2}[.)](?=\s*[“\"«‘'§])"
)


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence between two breaks."""

    start: int
    end: int
    mark: str
    """What stands before it: ",", "(", "y", "debido"; "" where the sentence begins."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a text. All places are those of the text."""

    start: int
    end: int
    shape: str
    """The whole text in lower case without accents, names, figures and times as signs."""
    text: str
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    times: tuple[Time, ...]
    clauses: tuple[Clause, ...]

    def clause(self, place: int) -> Clause:
        """The clause that holds the place."""
        return next(c for c in reversed(self.clauses) if c.start <= place)

    def times_in(self, start: int, end: int) -> list[Time]:
        """The phrases of time between two places."""
        return [t for t in self.times if start <= t.start and t.end <= end]


def split(text: str, mentions: list[Mention], claims: list[Claim], times: list[Time]) -> Iterator[Sentence]:
    """The sentences of a text, items of an enumeration and of a list each for itself."""
    shape = shape_of(text, mentions, claims, times)
    keep = _blank(text, mentions)
    cuts = [m for m in _END.finditer(keep) if not (m[0][0] == "(" and _spelled_before(keep, m.start()))]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(text)]
    for start, end in zip(starts, ends, strict=True):
        if text[start:end].strip():
            yield Sentence(
                start,
                end,
                shape,
                text,
                tuple(_inside(mentions, start, end)),
                tuple(_inside(claims, start, end)),
                tuple(_inside(times, start, end)),
                tuple(_clauses(shape, start, end)),
            )


def shape_of(text: str, mentions: list[Mention], claims: list[Claim], times: list[Time]) -> str:
    """The text in lower case without accents, each character of a name, a figure or a time as its sign."""
    out = list(re.sub(f"[{NAMED}{COUNTED}{DATED}]", " ", plain(text)))
    for sign, spans in ((DATED, times), (COUNTED, claims), (NAMED, mentions)):
        for span in spans:
            out[span.start : span.end] = sign * (span.end - span.start)
    return "".join(out)


def _blank(text: str, mentions: list[Mention]) -> str:
    out = list(text)
    for m in mentions:
        out[m.start : m.end] = NAMED * (m.end - m.start)
    return "".join(out)


def _inside(spans: list[_Span], start: int, end: int) -> list[_Span]:
    return spans[
        bisect_left(spans, start, key=lambda s: s.start) : bisect_left(spans, end, key=lambda s: s.start)
    ]


def _clauses(shape: str, start: int, end: int) -> Iterator[Clause]:
    mark = ""
    for found in BREAK.finditer(shape, start, end):
        word = found[0].strip()
        # A word that opens a clause is its first word; a sign is none.
        if word == "con" and COUNTED not in shape[start : found.start()]:
            continue
        yield Clause(start, found.start(), mark)
        start, mark = (found.end() if len(word) == 1 else found.start()), word
    yield Clause(start, end, mark)


def _spelled_before(text: str, start: int) -> bool:
    """Whether "(3)" only repeats the word before it: "tres (3) AO"."""
    return spelled(plain(text[max(0, start - 40) : start]).split()[-1:]) is not None
