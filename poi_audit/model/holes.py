"""Which problems of the reading mean that something may be missing from the report: a hole of which kind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from poi_audit.model.report import Hole, HoleKind, Problem

KINDS: Mapping[str, HoleKind] = {
    "E202": "row",
    "E203": "title",
    "E204": "title",
    "E205": "column",
    "E206": "end",
    "E207": "end",
    "E208": "row",
    "E209": "row",
    "E210": "section",
    "E211": "page",
    "E212": "end",
    "E213": "page",
    "E214": "row",
    "E215": "column",
    "E216": "column",
    "E217": "code",
    "E218": "page",
    "E219": "page",
    "E220": "page",
    "E221": "page",
    "E222": "title",
    "E223": "page",
    "E224": "page",
    "E225": "page",
    "E226": "page",
    "E229": "page",
}
"""Problem of the reading -> the kind of hole that it means."""

ANYWHERE = ("E224", "E226")
"""Problems that tell of pages in another order, or missing at a place that nothing shows."""
_CODE = re.compile(r"^\S+(?=: no es un código)|\b(?:A[EO]I[.\d]*\d|OEI\.?\d+|\d{2}AO\d+)\b")


def hole_of(problem: Problem) -> Hole | None:
    """What may be missing for this problem; None where nothing is. Its code is the first that the sentence names."""
    kind = KINDS.get(problem.code)
    if kind is not None and problem.code in ANYWHERE:
        return Hole(kind, problem.message)
    code = _CODE.search(problem.message)
    return None if kind is None else Hole(kind, problem.message, problem.page, code and code[0])
