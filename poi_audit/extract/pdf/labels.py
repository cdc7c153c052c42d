"""The header's labels where no cell is drawn around them: told by their words and by what stands above what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from poi_audit.extract.pdf.page import Word, lines_of
from poi_audit.model.text import fold

_BEGINS: Mapping[str, frozenset[str]] = {
    "OBJETIVO": frozenset(),
    "CODIGO": frozenset(),
    "NIVEL": frozenset(),
    "CENTRO": frozenset(),
    "UNIDAD": frozenset(),
    "TIPO": frozenset(),
    "PROG": frozenset(),
    "AVANCE": frozenset({"%"}),
    "%AVANCE": frozenset(),
    "PRIORIDAD": frozenset({"NIVEL", "DE"}),
    "MEDIDA": frozenset({"UNIDAD", "DE"}),
    "AGREGACION": frozenset({"TIPO", "DE"}),
    "ANUAL": frozenset({"AVANCE", "%AVANCE", "%"}),
    "ACUMULADO": frozenset({"AVANCE", "%", "/", "ANUAL"}),
}
"""Word that begins a label -> the words after which it does not."""
_SPACE = 0.55
"""Widest space between two words of one label, in type sizes."""


def label_groups(labels: Sequence[Word], months: set[int]) -> list[list[Word]]:
    """The words of each label, labels from left to right; a month (by the word's id) is a label of its own."""
    segments = [part for line in lines_of(list(labels)) for part in _segments(line.words, months)]
    segments.sort(key=lambda part: (-_width(part), part[0].x0))
    groups: list[list[Word]] = []
    for part in segments:
        alone = id(part[0]) in months
        best = None if alone else max(groups, key=lambda g: _overlap(g, part), default=None)
        if best is not None and id(best[0]) not in months and _overlap(best, part) > 0.3 * _width(part):
            best.extend(part)
        else:
            groups.append(list(part))
    return sorted(groups, key=lambda g: min(w.x0 for w in g))


def _segments(words: Sequence[Word], months: set[int]) -> Iterator[list[Word]]:
    """The parts of a line that stand apart, or where a word begins another label."""
    part: list[Word] = []
    for word in words:
        if part and (
            id(word) in months
            or id(part[-1]) in months
            or word.x0 - part[-1].x1 > _SPACE * word.size
            or _begins(part[-1], word)
        ):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _begins(before: Word, word: Word) -> bool:
    last, text = fold(before.text).rstrip("."), fold(word.text).rstrip(".")
    head = text.partition("/")[0].rstrip(".") or text
    after = _BEGINS.get(head)
    return after is not None and last not in after and not last.endswith("/")


def _width(part: Sequence[Word]) -> float:
    return max(w.x1 for w in part) - min(w.x0 for w in part)


def _overlap(one: Sequence[Word], other: Sequence[Word]) -> float:
    left = max(min(w.x0 for w in one), min(w.x0 for w in other))
    return min(max(w.x1 for w in one), max(w.x1 for w in other)) - left
