"""The second reader of a scan's figures: a small net of its own, taught with figures drawn in many fonts.

It knows nothing but figures and marks, says # for any other letter, and shares neither model nor teaching with the
first reader. `tools/teach_figures.py` tells how it was taught.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import cv2
import numpy as np

from poi_audit.extract.pdf.scan_image import Grey
from poi_audit.extract.pdf.scan_read import Odds, column_of, columns, session

HEIGHT = 32
"""Height of its input, pixels."""
SIGNS = "0123456789.,-SIP%#"
PAPER = 235
"""Grey level of the paper that pictures are levelled to."""
FAINT = 30.0
"""Ink is brought to one strength, unless it is fainter than this."""


class SecondReader:
    """The small net, loaded once."""

    def __init__(self) -> None:
        model = files("poi_audit.extract.pdf").joinpath("figures.onnx").read_bytes()
        self._session = session(model)
        self._columns = [0, *(column_of(sign) for sign in SIGNS)]

    def odds(self, pictures: Sequence[Grey]) -> list[Odds]:
        """The probabilities of each picture's figure, in the first reader's columns."""
        return [self._odds(picture) for picture in pictures]

    def _odds(self, picture: Grey) -> Odds:
        height, width = picture.shape
        size = (max(12, round(width * HEIGHT / height)), HEIGHT)
        ink = PAPER - cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC).astype(np.float32)
        ink /= max(float(np.percentile(ink, 98)), FAINT)
        found = self._session.run(None, {"ink": ink[None, None]})[0][0, :, 0].T
        out = np.zeros((len(found), columns()), np.float32)
        out[:, self._columns] = found
        return out
