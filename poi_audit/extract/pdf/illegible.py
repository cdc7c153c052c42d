"""Glyphs drawn so that nobody reads them as the file holds them: too small, too narrow, or the wrong way round."""

from __future__ import annotations

import ctypes
import math

import numpy as np
import numpy.typing as npt
import pypdfium2_raw as pdfium

from poi_audit.extract.pdf.calls import quick, ref
from poi_audit.extract.pdf.page import Floats
from poi_audit.extract.pdf.sight import Sight, Verdict

SMALL = "es demasiado pequeña para leerla"
TURNED = "está escrita al revés"
DOUBTFUL, GONE = 1.2, 0.5
"""Points: letters less high are doubtful, or not seen, on a page whose others are more than three times as high."""
NARROW = 0.04
"""Of its height, the width of a figure's sign that nobody reads; a condensed type has ten times as much."""

_angle = quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float)


def note_illegible(sight: Sight, verdict: Verdict) -> None:
    """Say of each glyph that nobody reads whether it is seen at all."""
    if not len(sight.boxes):
        return
    along, up = (1, 0) if sight.sideways else (0, 1)
    high = sight.boxes[:, up + 2] - sight.boxes[:, up]
    wide = sight.boxes[:, along + 2] - sight.boxes[:, along]
    figure = _of_figures(sight)
    narrow = figure & (wide < NARROW * high)
    if 2 * narrow.sum() > figure.sum():  # the file gives them no true widths
        narrow[:] = False
    small = narrow | (high < min(DOUBTFUL, float(np.median(high)) / 3))
    if small.any():
        gone = narrow | (small & (high < GONE))
        verdict.flaws.update(dict.fromkeys(np.flatnonzero(gone).tolist()))
        verdict.flaws.update(dict.fromkeys(np.flatnonzero(small & ~gone).tolist(), SMALL))
    verdict.flaws.update(dict.fromkeys(_turned(sight, wide, along), TURNED))


def _of_figures(sight: Sight) -> npt.NDArray[np.bool_]:
    """The digits, commas and points, by position."""
    return np.asarray((sight.codes >= ord(",")) & (sight.codes <= ord("9")))


def _turned(sight: Sight, wide: Floats, along: int) -> list[int]:
    """The figures' glyphs that follow one another against the page's direction, and stand so."""
    figure = _of_figures(sight)
    step = np.diff(sight.boxes[:, along])
    next_to = (
        (np.abs(step) > 0.3 * wide[1:]) & (np.abs(step) < 1.5 * wide[1:]) & (np.diff(sight.numbers) == 1)
    )
    next_to &= figure[1:] & figure[:-1] & (np.abs(np.diff(sight.lines)) < 0.1)
    right = np.sign(step[next_to].sum())
    against = np.flatnonzero(next_to & (np.sign(step) == -right))
    if not against.size:
        return []
    usual = np.flatnonzero(next_to & (np.sign(step) == right))[:1]
    found = [int(i) for first in against for i in (first, first + 1)]
    text = ref(sight.text)
    angles, (straight,) = (
        [float(_angle(text, number)) for number in sight.numbers[here].tolist()] for here in (found, usual)
    )
    return [i for i, angle in zip(found, angles, strict=True) if math.cos(angle - straight) < 0.5]
