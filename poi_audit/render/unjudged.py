"""What was not judged, and why: every figure of a doubtful reading or that no rule derives, gathered by reason."""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.messages import Lang, label, write
from poi_audit.model.places import figures
from poi_audit.model.report import Report
from poi_audit.render.standing import Standings
from poi_audit.render.text import safe, thousands

MOST_CODES = 6
"""Codes that one reason names."""


@dataclass(frozen=True, slots=True)
class Unjudged:
    """One reason: how many figures it holds back, and whose they are."""

    reason: str
    count: str
    codes: tuple[str, ...]
    """Of the first of its AO, AEI and OEI."""
    more: int
    """How many codes are left out."""


def unjudged(report: Report, standings: Standings, lang: Lang) -> list[Unjudged]:
    """The reasons, the one with most figures first."""
    found: dict[str, list[str]] = {}
    for where, figure in figures(report):
        standing = standings.standing(where, figure)
        if standing in ("unjudged", "doubtful"):
            key = "book.no rule" if standing == "unjudged" else "book.doubtful"
            reason = write(figure.doubt, lang) if figure.doubt else label(key, lang)
            found.setdefault(safe(reason), []).append(safe(where.code or ""))
    out = []
    for reason, codes in sorted(found.items(), key=lambda one: -len(one[1])):
        names = [code for code in dict.fromkeys(codes) if code]
        shown = tuple(names[:MOST_CODES])
        out.append(Unjudged(reason, thousands(len(codes)), shown, len(names) - len(shown)))
    return out
