"""Words that are struck out, and values that a file holds without drawing them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from poi_audit.extract.pdf.annotations import UNDRAWN, Annotations, Box
from poi_audit.extract.pdf.frame import Frame
from poi_audit.extract.pdf.page import Floats, Word

STRUCK = "está tachada"
THIN = 1.2
"""A rule thicker than so many points is a box."""
HIGHEST, LOWEST = 0.5, 0.15
"""Above the baseline, in type sizes: between these a line runs through digits and letters."""


def marked(words: list[Word], annotations: Annotations, frame: Frame) -> list[Word]:
    """The words, with a doubt on those that a mark strikes out, and with those that annotations do not draw."""
    if not annotations.strikes and not annotations.undrawn:
        return words
    doubts: dict[int, str] = {}
    for box in _shown(annotations.strikes, frame):
        doubts.update((i, STRUCK) for i, word in enumerate(words) if _over(box, word))
    words = [word._replace(doubt=word.doubt or doubts.get(i)) for i, word in enumerate(words)]
    boxes = _shown([each.box for each in annotations.undrawn], frame)
    return words + [_undrawn(each.text, box) for each, box in zip(annotations.undrawn, boxes, strict=True)]


def _shown(boxes: Sequence[Box], frame: Frame) -> list[list[float]]:
    """Boxes of user space on the page: x0, top, x1, bottom."""
    return frame.boxes(*np.array(boxes).T).tolist() if boxes else []


def _over(box: Sequence[float], word: Word) -> bool:
    """Whether a mark lies on a word, for a good part of it."""
    wide = min(box[2], word.x1) - max(box[0], word.x0)
    return (
        wide > 0.3 * (word.x1 - word.x0)
        and box[1] < word.y - 0.1 * word.size
        and box[3] > word.top + 0.1 * word.size
    )


def _undrawn(text: str, box: Sequence[float]) -> Word:
    size = min(max(0.8 * (box[3] - box[1]), 1.0), 12.0)
    return Word(text, box[0] + 1, box[2] - 1, box[3] - 0.25 * size, size, doubt=UNDRAWN)


def struck(shapes: Floats, x0: Floats, x1: Floats, y: Floats, size: Floats) -> list[int]:
    """The words, by position, through whose middle a horizontal line runs for most of their length."""
    rules = shapes[(shapes[:, 3] - shapes[:, 1] < THIN) & (shapes[:, 2] - shapes[:, 0] > 2)]
    at = rules[:, 1] + rules[:, 3]
    rules = rules[np.argsort(at)]
    middle = (rules[:, 1] + rules[:, 3]) / 2
    first, last = np.searchsorted(middle, y - HIGHEST * size), np.searchsorted(middle, y - LOWEST * size)
    counts = last - first
    words = np.repeat(np.arange(y.size), counts)
    here = np.arange(words.size) - np.repeat(np.cumsum(counts) - counts, counts) + first[words]
    covered = np.minimum(rules[here, 2], x1[words]) - np.maximum(rules[here, 0], x0[words])
    return [int(word) for word in np.unique(words[covered > 0.6 * (x1[words] - x0[words])])]
