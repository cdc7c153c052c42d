"""Which AO or AEI a name in prose belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from typing import Literal

from poi_audit.model.report import Action, Objective, Owner, Report
from poi_audit.narrative.stems import alike, letters, stems
from poi_audit.recompute import ActivityFacts

NEAR = 0.8
"""A name is another's when so much of their words, or of their letters, is common ..."""
MARGIN = 0.08
"""... and no other name comes as near as this."""
MIN_WORDS = 2
"""Fewer words than these are a name only when they are the whole of it."""


SubjectKind = Literal["activity", "action", "objective", "type", "whole", "other"]


@dataclass(frozen=True, eq=False)
class Subject:
    """What a sentence can speak of: an AO, an AEI, an OEI, the AEI of one type, all of the report, or another body."""

    kind: SubjectKind
    code: str = ""
    """Of an AO, AEI or OEI; "I" or "II" of a type."""
    name: str = ""
    fact: ActivityFacts | None = field(default=None, repr=False)
    action: Action | None = field(default=None, repr=False)
    actions: tuple[Action, ...] = field(default=(), repr=False)
    """The AEI that belong to it, but for an AO."""
    objective: Objective | None = field(default=None, repr=False)

    @property
    def owner(self) -> Owner | None:
        """Its identity in the report."""
        part = self.fact.activity if self.fact is not None else self.action or self.objective
        return None if part is None else part.owner

    @property
    def is_activity(self) -> bool:
        """Whether it is an AO."""
        return self.fact is not None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of its name, as they are compared."""
        return stems(self.name)

    @cached_property
    def spelling(self) -> str:
        """The letters of its name."""
        return letters(self.name)


OTHER = Subject("other")
"""Anybody or anything that is not of the report."""


class Names:
    """The names and codes of a report."""

    def __init__(self, report: Report, facts: tuple[ActivityFacts, ...]) -> None:
        actions = [Subject("action", a.code, a.name, None, a, (a,)) for a in report.actions()]
        activities = [Subject("activity", f.activity.code, f.activity.name, f, f.action) for f in facts]
        objectives = [
            Subject("objective", o.code, o.name, actions=o.actions, objective=o) for o in report.objectives
        ]
        self.every = (*actions, *activities)
        self.whole = Subject("whole", actions=tuple(report.actions()))
        self.types = {
            kind: Subject(
                "type",
                kind,
                actions=tuple(a for o in report.objectives for a in o.actions if (a.type or o.type) == kind),
            )
            for kind in ("I", "II")
        }
        self.codes: dict[str, list[Subject]] = {}
        self._first: dict[str, list[Subject]] = {}
        for subject in (*self.every, *objectives):
            self.codes.setdefault(subject.code, []).append(subject)
        for subject in self.every:
            if subject.words:
                self._first.setdefault(subject.words[0], []).append(subject)

    def begins(self, word: str) -> bool:
        """Whether some name begins with the word."""
        return word in self._first

    def starting(
        self, words: Sequence[str], activities: bool | None, inside: Action | None
    ) -> tuple[Subject, int] | None:
        """The subject whose name the words begin with, and how many of them are its name.

        `activities`: whether an AO or an AEI is meant; where that is open (None), no less than a name of three words
        will do. None where no name fits or several do.
        """
        pool = [
            (s, _common(s.words, words))
            for s in (self._first.get(words[0], ()) if words else ())
            if activities is None or s.is_activity == activities
        ]
        pool = [(s, n) for s, n in pool if n == len(s.words) and (activities is not None or n > 2)] or [
            (s, n) for s, n in pool if activities is not None and n > 1
        ]
        longest = max((n for _, n in pool), default=0)
        found = [s for s, n in pool if n == longest]
        if len(found) > 1 and inside is not None:
            found = [s for s in found if s.action is inside]
        return (found[0], longest) if len(found) == 1 else None

    def named(self, name: str, activities: bool | None, inside: Action | None) -> Subject | None:
        """The subject a name belongs to; None where it is no name here or several are as near.

        `activities`: whether an AO or an AEI is meant, None where that is open. `inside`: the AEI spoken of, which
        decides between AO of the same name.
        """
        found = self._nearest(name, activities)
        if len(found) > 1 and inside is not None:
            found = [
                subject for subject in found if subject.fact is not None and subject.action is inside
            ] or found
        return found[0] if len(found) == 1 else None

    def resembles(self, name: str) -> bool:
        """Whether some name of the report has most of its words."""
        words = stems(name)
        return any(
            alike(words, subject.words) >= 0.5 or _within(words, subject.words) for subject in self.every
        )

    def _nearest(self, name: str, activities: bool | None) -> list[Subject]:
        spelling, words = letters(name), stems(name)
        pool = [s for s in self.every if activities is None or s.is_activity == activities]
        same = [subject for subject in pool if subject.spelling == spelling]
        if same or not words:
            return same
        scored = [(self._score(words, spelling, s), s) for s in pool]
        best = max((score for score, _ in scored), default=0.0)
        if best < NEAR:
            return [s for s in pool if len(words) > MIN_WORDS and _within(words, s.words)]
        return [subject for score, subject in scored if score > best - MARGIN]

    @staticmethod
    def _score(words: tuple[str, ...], spelling: str, subject: Subject) -> float:
        score = alike(words, subject.words)
        if 0.4 <= score < 1 and abs(len(spelling) - len(subject.spelling)) < 0.2 * len(spelling):
            score = max(
                score, SequenceMatcher(None, spelling, subject.spelling, autojunk=False).ratio() - 0.1
            )
        return score


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words the two begin with in common."""
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n]:
        n += 1
    return n


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words stand one after another in the longer name: a name that was shortened."""
    n = len(part)
    return n > 1 and any(whole[i : i + n] == part for i in range(len(whole) - n + 1))
