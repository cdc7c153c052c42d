"""Which AO or AEI a name in prose belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from poi_audit.model.report import Action, Report
from poi_audit.narrative.stems import alike, letters, stems
from poi_audit.recompute import ActivityFacts

NEAR = 0.8
"""A name is another's when so much of their words, or of their letters, is common ..."""
MARGIN = 0.08
"""... and no other name comes as near as this."""
MIN_WORDS = 2
"""Fewer words than these are a name only when they are the whole of it."""


@dataclass(frozen=True)
class Subject:
    """An AO or an AEI of the report."""

    code: str
    name: str
    fact: ActivityFacts | None = None
    action: Action | None = None
    words: tuple[str, ...] = field(default=(), compare=False)
    spelling: str = field(default="", compare=False)

    @property
    def is_activity(self) -> bool:
        """Whether it is an AO."""
        return self.fact is not None


class Names:
    """The names and codes of a report."""

    def __init__(self, report: Report, facts: tuple[ActivityFacts, ...]) -> None:
        actions = [Subject(a.code, a.name, None, a, stems(a.name), letters(a.name)) for a in report.actions()]
        activities = [
            Subject(
                f.activity.code,
                f.activity.name,
                f,
                f.action,
                stems(f.activity.name),
                letters(f.activity.name),
            )
            for f in facts
        ]
        self.every = (*actions, *activities)
        self.objectives = {objective.code: objective.name for objective in report.objectives}
        self.codes: dict[str, list[Subject]] = {}
        for subject in self.every:
            self.codes.setdefault(subject.code, []).append(subject)

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


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words stand one after another in the longer name: a name that was shortened."""
    n = len(part)
    return n > 1 and any(whole[i : i + n] == part for i in range(len(whole) - n + 1))
