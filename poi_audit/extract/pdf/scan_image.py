"""A scanned page as an image: rendered at one resolution, straightened, its background levelled.

All sizes are pixels at `DPI`; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

DPI = 300
"""Every page is brought to this resolution; kernels below are sized for it."""
MAX_SKEW = 3.0
"""Degrees to either side within which a page is straightened."""
MARGIN = 60
"""White added on every side, so that nothing is turned out of the picture."""

Grey = npt.NDArray[np.uint8]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A straightened page: its grey image, the background behind the ink, and the angle it was turned by."""

    grey: Grey
    ground: Grey
    """The image without its thin structures: what stands behind text and rules."""
    dark: Bools
    """Ink darker than its ground."""
    light: Bools
    """Ink lighter than its ground: white text and white gaps on a dark fill."""
    angle: float
    """Degrees, anticlockwise, by which the picture was turned to be straight."""


def straightened(picture: Grey) -> Sheet:
    """The page with its skew taken out, ready to be searched for rules and text."""
    padded = np.asarray(
        cv2.copyMakeBorder(picture, *(MARGIN,) * 4, cv2.BORDER_CONSTANT, value=[int(np.median(picture))]),
        dtype=np.uint8,
    )
    angle = skew(padded)
    grey = turned(padded, angle) if abs(angle) > 0.02 else padded
    ground = np.asarray(cv2.medianBlur(grey, 41), dtype=np.uint8)
    ground = np.asarray(
        cv2.morphologyEx(ground, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8)), dtype=np.uint8
    )
    diff = grey.astype(np.int16) - ground
    noise = 1.4826 * float(np.median(np.abs(diff[::4, ::4])))
    step = max(32.0, 4.5 * noise)
    return Sheet(grey, ground, diff < -step, (diff > max(20.0, 4.5 * noise)) & (ground < 225), angle)


def turned(grey: Grey, angle: float) -> Grey:
    """The picture turned about its middle by so many degrees, anticlockwise."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    fill = [int(np.median(grey[::16, ::16]))]
    out = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=fill)
    return np.asarray(out, dtype=np.uint8)


def skew(grey: Grey) -> float:
    """The angle, in degrees anticlockwise, that makes lines of text and rules level: 0 where none does."""
    small = np.asarray(cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    half = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    best = _best(_ink(small), np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.25))
    best = _best(_ink(small), best + np.arange(-0.25, 0.26, 0.05))
    return _best(_ink(half), best + np.arange(-0.06, 0.061, 0.02))


def _ink(grey: Grey) -> npt.NDArray[np.float32]:
    ground: Any = cv2.medianBlur(grey, 21)
    return np.asarray(np.clip(ground.astype(np.float32) - grey - 20, 0, 160), dtype=np.float32)


def _best(ink: npt.NDArray[np.float32], angles: npt.NDArray[np.float64]) -> float:
    """The angle under which the rows of the picture differ most from one another."""

    def sharpness(angle: float) -> float:
        height, width = ink.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
        rows = np.asarray(cv2.warpAffine(ink, matrix, (width, height))).sum(axis=1)
        return float(np.square(np.diff(rows)).sum())

    scores = [sharpness(angle) for angle in angles.tolist()]
    return float(angles[int(np.argmax(scores))])
