"""Where a text names an AO or an AEI, and how it falls into segments that speak of one thing each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from poi_audit.model.report import Action
from poi_audit.model.text import CODE_AO
from poi_audit.narrative.names import Names, Subject
from poi_audit.narrative.numbers import spelled

_CODE = re.compile(rf"(?<![A-Z0-9.])(?:{CODE_AO.pattern}|AEI\.\d{{2}}\.\d{{2}}|OEI\.\d{{2}}(?![.\d]))(?!\d)")
_QUOTED = re.compile(r"“([^“”]{3,400})”|«([^«»]{3,400})»|\"([^\"]{3,400})\"")
_JOINED = re.compile(r"\W*(?:(?:denominad|llamad|titulad)[oa]s?|con (?:el )?nombre|referid[oa] a)?\W*", re.I)
_CUE = re.compile(
    r"\b(?:(A\.?\s?O\.?s?|actividad(?:es)? operativas?)"
    r"|(AEI|acci[oó]n(?:es)? estrat[eé]gicas?(?: institucional(?:es)?)?)"
    r"|(OEI|objetivos? estrat[eé]gicos?(?: institucional(?:es)?)?))\b",
    re.I,
)
MOST = 400
"""Mentions that are looked up in one text."""
_BETWEEN = re.compile(r"[^“”\"«».;%]{0,60}")
_END = re.compile(
    r";|\n|\.(?=\s+[“\"«(]?[A-ZÁÉÍÓÚÑ])|(?<=[\s:,])\(\d{1,2}\)(?=\s*[“\"«A-ZÁÉÍÓÚÑ])|(?<=[.:,;])\s\d{1,2}[.)](?=\s*[“\"«])"
)


@dataclass(frozen=True)
class Mention:
    """A place where the text names something."""

    start: int
    end: int
    subject: Subject | None
    """None where the name or code is not the table's, or may be several."""
    code: str | None = None
    name: str | None = None
    cue: str = ""
    """"AO", "AEI" or "OEI": what the words before a quoted name say it is."""
    owner: Subject | None = None
    """Whose name it is, where the code beside it is another one's."""


def masked(text: str) -> str:
    """The text with quoted spans and codes as blanks, so that their words and points mean nothing."""
    out = _QUOTED.sub(lambda m: "“" + " " * (len(m[0]) - 2) + "”", text)
    return _CODE.sub(lambda m: "~" * len(m[0]), out)


def segments(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch: sentences, items of an enumeration, parts between semicolons."""
    found = (m for m in _END.finditer(masked(text)) if m[0][0] != "(" or not _spelled_before(text, m.start()))
    cuts = [(m.start(), m.end()) for m in found]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _spelled_before(text: str, start: int) -> bool:
    """Whether "(3)" only repeats the word before it: "tres (3) AO"."""
    return spelled(text[max(0, start - 40) : start].split()) is not None


def mentions(text: str, names: Names) -> list[Mention]:
    """Every code and quoted name of the text, in order. A name right after a code is one mention with it."""
    found: list[Mention] = []
    inside: Action | None = None
    for start, end, code, name in islice(_marks(text), MOST):
        if code is not None:
            subjects = names.codes.get(code, [])
            mention = Mention(start, end, subjects[0] if len(subjects) == 1 else None, code)
        else:
            last = found[-1] if found else None
            near = last is not None and last.name is None and start - last.end <= 40
            if last is not None and near and _JOINED.fullmatch(text, last.end, start):
                found.pop()
                mention = _joined(last, end, name or "", names)
            else:
                cue = _cue(text, start)
                activities = {"AO": True, "AEI": False}.get(cue)
                subject = None if cue == "OEI" else names.named(name or "", activities, inside)
                mention = Mention(start, end, subject, None, name, cue)
        if mention.subject is not None and not mention.subject.is_activity:
            inside = mention.subject.action
        found.append(mention)
    return found


def _joined(code: Mention, end: int, name: str, names: Names) -> Mention:
    """A code and the name after it. The code decides; whose name it is, is kept where that is another's."""
    kind = (code.code or "")[:3]
    owner = None if kind == "OEI" else names.named(name, kind != "AEI", None)
    if owner is not None and code.subject is not None and owner.code == code.subject.code:
        owner = None
    return Mention(code.start, end, code.subject, code.code, name, kind, owner)


def _marks(text: str) -> Iterator[tuple[int, int, str | None, str | None]]:
    quotes = [
        (m.start(), m.end(), None, next(g for g in m.groups() if g is not None))
        for m in _QUOTED.finditer(text)
    ]
    spans = [(a, b) for a, b, *_ in quotes]
    codes = [
        (m.start(), m.end(), m[0], None)
        for m in _CODE.finditer(text)
        if not any(a < m.start() < b for a, b in spans)
    ]
    return iter(sorted([*quotes, *codes], key=lambda mark: mark[:2]))


def _cue(text: str, start: int) -> str:
    """What the words before a quoted name say it is: the last of them."""
    *_, last = (None, *_CUE.finditer(text, max(0, start - 110), start))
    if last is None or not _BETWEEN.fullmatch(text, last.end(), start):
        return ""
    return next(kind for kind, group in zip(("AO", "AEI", "OEI"), last.groups(), strict=True) if group)
