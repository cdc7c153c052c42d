"""Reads pictures of text with the recogniser that RapidOCR carries in its wheel, run by onnxruntime; no network.

A reading is kept as probabilities per step along the line, so that a figure can be decoded within the grammar of
figures and given the probability of its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from poi_audit.extract.pdf.scan_figure import is_figure, rivals, shaped, spellings
from poi_audit.extract.pdf.scan_image import Grey
from poi_audit.extract.pdf.scan_model import only

HEIGHT = 48
"""Height of the recogniser's input, pixels."""
BATCH = 16
THREADS = 2
"""Batches that are read at a time."""
_LATIN = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÁÉÍÓÚÜÑáéíóúüñ.,;:-–/()[]<>%≥≤&#\"'“”‘’?!°º+*=_@$ "
)
FIGURES = "0123456789.,-SIP%"

Odds = npt.NDArray[np.float32]
"""Probabilities, a row per step along the line: first of nothing, then of each character of `_LATIN`."""


class Letter(NamedTuple):
    """A character read, its middle as a share of the picture's width, its probability."""

    char: str
    x: float
    odds: float


class Recogniser:
    """The model, loaded once."""

    def __init__(self) -> None:
        import onnxruntime
        import rapidocr

        path = sorted((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"))[-1]
        model = path.read_bytes()
        whole = onnxruntime.InferenceSession(model, _options(), providers=["CPUExecutionProvider"])
        letters = ["", *whole.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
        known = {letter: i for i, letter in enumerate(letters)}
        del whole
        self._session: Any = session(only(model, len(letters), [0, *(known[letter] for letter in _LATIN)]))
        self._input = self._session.get_inputs()[0].name

    def odds(self, pictures: Sequence[Grey]) -> list[Odds]:
        """The probabilities of each picture's text. Pictures of like width share a batch."""
        scaled = [_scaled(picture) for picture in pictures]
        order = sorted(range(len(scaled)), key=lambda i: scaled[i].shape[1])
        parts = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        out: list[Odds] = [np.empty((0, 0), np.float32)] * len(scaled)
        with ThreadPoolExecutor(THREADS) as pool:
            for part, found in zip(
                parts, pool.map(lambda part: self._run([scaled[i] for i in part]), parts), strict=True
            ):
                for i, odds in zip(part, found, strict=True):
                    out[i] = odds
        return out

    def _run(self, scaled: Sequence[Grey]) -> list[Odds]:
        width = -(-max(picture.shape[1] for picture in scaled) // 8) * 8
        batch = np.zeros((len(scaled), 3, HEIGHT, width), np.float32)
        for row, picture in enumerate(scaled):
            batch[row, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1
        found = self._session.run(None, {self._input: batch})[0]
        steps = [-(-picture.shape[1] * found.shape[1] // width) for picture in scaled]
        return [
            kept / np.maximum(kept.sum(axis=1, keepdims=True), 1e-9) for kept in map(_first, found, steps)
        ]


def _first(odds: Odds, steps: int) -> Odds:
    return odds[:steps]


def session(model: bytes) -> Any:
    """A model ready to run: on one thread, for several run beside one another with less work in all."""
    import onnxruntime

    return onnxruntime.InferenceSession(model, _options(), providers=["CPUExecutionProvider"])


def _options() -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return options


def _scaled(picture: Grey) -> Grey:
    height, width = picture.shape
    size = (max(16, round(width * HEIGHT / height)), HEIGHT)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def letters_of(odds: Odds) -> list[Letter]:
    """The likeliest characters, each with its place."""
    best = odds.argmax(axis=1)
    out: list[Letter] = []
    start = 0
    for i in range(1, len(best) + 1):
        if i == len(best) or best[i] != best[start]:
            if best[start]:
                middle = (start + i) / 2 / len(best)
                out.append(Letter(_LATIN[best[start] - 1], middle, float(odds[start:i, best[start]].max())))
            start = i
    return out


def columns() -> int:
    """How many columns `Odds` has."""
    return len(_LATIN) + 1


def column_of(sign: str) -> int:
    """The column of a character in `Odds`."""
    return _LATIN.index(sign) + 1


def figure_in(odds: Odds) -> tuple[str, float]:
    """The likeliest figure or mark, and the probability of its text; 0.0 where it is no figure."""
    columns = [0, *(_LATIN.index(char) + 1 for char in FIGURES)]
    chosen = odds[:, columns]
    best = chosen.argmax(axis=1)
    kept = best[np.append(True, best[1:] != best[:-1])]
    text = shaped("".join(FIGURES[i - 1] for i in kept.tolist() if i))
    if not is_figure(text):
        return text, 0.0
    sure = min(sum(likelihood(spelt, odds) for spelt in spellings(text)), 1.0)
    other = sum(likelihood(spelt, odds) for spelt in rivals(text))
    return text, sure if other < 0.1 * sure else 0.0


def likelihood(text: str, odds: Odds) -> float:
    """The probability that the picture says this text: the sum over all ways to lay it along the steps."""
    sign = {char: odds[:, _LATIN.index(char) + 1] for char in set(text)}
    separators = odds[:, _LATIN.index(".") + 1] + odds[:, _LATIN.index(",") + 1]
    sign |= {char: separators for char in ".," if char in sign}
    labels = [None, *(part for char in text for part in (char, None))]
    table = np.stack([odds[:, 0] if label is None else sign[label] for label in labels], axis=1)
    skips = np.array(
        [i > 1 and label is not None and label != labels[i - 2] for i, label in enumerate(labels)]
    )
    state = np.zeros(len(labels))
    state[:2] = table[0, :2]
    for step in table[1:]:
        moved = state + np.append(0.0, state[:-1])
        moved[2:] += np.where(skips[2:], state[:-2], 0.0)
        state = moved * step
    return float(state[-2:].sum())
