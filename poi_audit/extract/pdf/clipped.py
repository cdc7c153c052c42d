"""Text that a clip or the edge of the page cuts, told by places alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.drawn import bounds_of, clip_counts, clips_of
from poi_audit.extract.pdf.sight import Sight, Verdict

CUT = "se ve cortada por el borde de su recuadro o de la página"
SLICED = "se ve cortada a lo largo por el borde de su recuadro o de la página"
SLACK = 0.3
"""Points by which a text may reach out of what clips it."""
CELLS = 4
"""Of how many texts a line must be to be a row of a table cut by the end of a page."""

Rect = tuple[float, float, float, float]


def past_the_edge(sight: Sight, verdict: Verdict) -> None:
    """Glyphs off the page, or across its edge; a line that begins on the page and runs off it is cut."""
    if not len(sight.boxes):
        return
    width, height = pdfium.FPDF_GetPageWidthF(sight.page), pdfium.FPDF_GetPageHeightF(sight.page)
    low, high = sight.boxes.min(axis=0), sight.boxes.max(axis=0)
    around = sight.shown(np.array([[low[0], low[1], high[2], high[3]]]))[0]
    if (around >= 0).all() and around[2] <= width and around[3] <= height:
        return
    boxes = sight.shown(sight.boxes)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    off = (boxes[:, 2] <= 0) | (boxes[:, 3] <= 0) | (boxes[:, 0] >= width) | (boxes[:, 1] >= height)
    across = ~off & ((x < 0) | (y < 0) | (x > width) | (y > height))
    near = 2 * (boxes[:, 3] - boxes[:, 1])
    inner = (
        (boxes[:, 0] > near)
        & (boxes[:, 1] > near)
        & (boxes[:, 2] < width - near)
        & (boxes[:, 3] < height - near)
    )
    going_on = off & np.isin(sight.lines.round(1), sight.lines[~off & ~inner].round(1))
    verdict.flaws.update(dict.fromkeys(np.flatnonzero(off & ~going_on).tolist()))
    verdict.flaws.update(dict.fromkeys(np.flatnonzero(across | going_on).tolist(), CUT))


def clipped_texts(sight: Sight, verdict: Verdict) -> Iterable[int]:
    """Say of each clipped text whether it is seen; give those of which only the picture can tell.

    A row that is cut lengthwise by the end of a page is painted on both pages, a part on each: it is certain. A cell
    that shows some of its lines is never said to have no others.
    """
    drawn = sight.drawn
    clipped = np.flatnonzero(clip_counts(drawn.texts) > 0).tolist()
    if not clipped:
        return
    along, up = (1, 0) if sight.sideways else (0, 1)
    boxes = bounds_of([drawn.texts[i] for i in clipped]).tolist()
    cells: dict[Rect, tuple[list[int], list[int]]] = {}
    cut: dict[int, Rect] = {}
    sliced: dict[tuple[float, float], list[int]] = {}
    for text, box in zip(clipped, boxes, strict=True):
        for points in clips_of(drawn.texts[text]):
            clip = _around(points)
            out = [box[k] < clip[k] or box[k + 2] > clip[k + 2] for k in (0, 1)]
            if len(points) > 6 or (text in drawn.in_forms and any(out)):
                yield text
            elif any(box[k] >= clip[k + 2] or box[k + 2] <= clip[k] for k in (0, 1)):
                verdict.unseen.add(text)
                if not out[along]:
                    cells.setdefault(clip, ([], []))[0].append(text)
            elif out[along]:
                cut[text] = clip
            else:
                cells.setdefault(clip, ([], []))[1].append(text)
                if out[up]:
                    sliced.setdefault((clip[up], clip[up + 2]), []).append(text)
    beyond = {text for texts, _ in cells.values() for text in texts}
    kept = {text for texts, seen in cells.values() if seen for text in texts}
    verdict.elsewhere |= beyond
    verdict.unseen -= kept
    width = sight.page_box()[along + 2] - sight.page_box()[along]
    starts = {text: box[along] for text, box in zip(clipped, boxes, strict=True)}
    for texts in sliced.values():
        ends = [starts[text] for text in texts]
        if len(texts) < CELLS or max(ends) - min(ends) <= 0.2 * width:
            kept.update(texts)
    if kept or cut or verdict.unseen:
        _note_clipped(sight, kept, cut, verdict)


def _around(points: Sequence[tuple[float, float]]) -> Rect:
    """Left, bottom, right, top of a clip, a little wider."""
    across, up = zip(*(points or [(0.0, 0.0)]), strict=True)
    sides = (min(across) - SLACK, min(up) - SLACK, max(across) + SLACK, max(up) + SLACK)
    left, bottom, right, top = (round(side, 1) for side in sides)
    return left, bottom, right, top


def _note_clipped(sight: Sight, sliced: set[int], cut: Mapping[int, Rect], verdict: Verdict) -> None:
    """Mark the glyphs of texts that are cut lengthwise, or across; a line that runs off the page is one line."""
    going_on = {text for i, text in enumerate(sight.texts()) if verdict.flaws.get(i) == CUT}
    verdict.unseen -= going_on
    for i, text in enumerate(sight.texts()):
        if text in sliced:
            verdict.flaws[i] = SLICED
        elif text in cut:
            box, clip = sight.boxes[i], cut[text]
            inside = np.minimum(box[2:], clip[2:]) - np.maximum(box[:2], clip[:2])
            if (inside <= 0).any():
                verdict.flaws[i] = CUT if text in going_on else None
            elif (inside < 0.75 * (box[2:] - box[:2]) - 2 * SLACK).any():
                verdict.flaws[i] = CUT
