"""The sentences of the pages around a report, without the head and foot that every page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from poi_audit.model.report import ContextPage
from poi_audit.model.text import squeeze

LONGEST = 1200
"""Characters of the longest sentence; longer ones are tables whose rows no point parts."""

_EDGE = 8
"""Lines at the top and at the foot of a page among which a repeated one is sought."""
_DIGITS = re.compile(r"\d+")
_NEW = re.compile(
    r"(?:[-•·▪*–]|o|\uf0b7|\uf0a7|\d+(?:\.\d+)+\.?|[a-z]\))\s+\S|[A-ZÁÉÍÓÚÑ\s]{12,}$|(?:Fuente|Elaboraci[oó]n|Cuadro|Tabla)\b"
)
_STOP = re.compile(r"(?<![\W_][A-Z])\.\s+(?=[A-ZÁÉÍÓÚÑ“\"«¿(])")


def sentences(pages: Sequence[ContextPage]) -> Iterator[tuple[int, str]]:
    """Each sentence with the page it ends on, its lines joined. One that goes on overleaf is one sentence."""
    running = _running(pages)
    kept: list[str] = []
    last = 0
    for page in pages:
        if kept and page.number != last + 1:
            yield from _split(last, kept)
            kept = []
        for line in page.lines:
            text = squeeze(line)
            if not text or _shape(text) in running:
                continue
            if kept and _NEW.match(text):
                yield from _split(page.number, kept)
                kept = []
            kept.append(text)
        *done, rest = _parts(kept)
        yield from ((page.number, part) for part in done if len(part) <= LONGEST)
        if rest.endswith((".", ":")):
            done, rest = [rest], ""
            yield from _split(page.number, done)
        kept = [rest] if rest else []
        last = page.number
    yield from _split(last, kept)


def _split(page: int, lines: list[str]) -> Iterator[tuple[int, str]]:
    yield from ((page, part) for part in _parts(lines) if part and len(part) <= LONGEST)


def _parts(lines: list[str]) -> list[str]:
    return _STOP.split(" ".join(lines))


def _running(pages: Sequence[ContextPage]) -> frozenset[str]:
    """The lines, numbers aside, that stand at the edge of most pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [squeeze(line) for line in page.lines if line.strip()]
        counts.update({_shape(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    least = max(3, len(pages) // 2)
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _shape(line: str) -> str:
    return _DIGITS.sub("0", line)
