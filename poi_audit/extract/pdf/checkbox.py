"""The checkbox PORCENTAJE DE AVANCES TRUNCADOS AL 100% where it is drawn and not a character."""

from __future__ import annotations

from poi_audit.extract.pdf.page import Page
from poi_audit.model.text import fold


def box_state(page: Page, below: float) -> bool | None:
    """Whether the box beside the words is ticked; None when no drawn box is found above this height.

    A ticked box is filled with a colour or holds a stroke of few segments; an empty one is a light fill with an
    outline.
    """
    words = [w for w in page.words if w.y < below and fold(w.text).startswith("PORCENTAJE")]
    if not words:
        return None
    word = words[-1]
    reach = 3.2 * word.size
    near = [
        ink
        for ink in page.inks
        if ink.x1 <= word.x0 + 1
        and ink.x1 > word.x0 - reach
        and ink.x1 - ink.x0 < reach
        and ink.top < word.y + 2
        and ink.bottom > word.top - 4
    ]
    if not near:
        return None
    return any(ink.coloured or (ink.stroked and 2 <= ink.segments <= 6 and not ink.closed) for ink in near)
