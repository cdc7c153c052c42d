"""Lines of text as a PDF draws them, in the fonts that every viewer has: Helvetica, its bold, and Symbol for signs.

Numbers at a frame are drawn as strokes: they are no text of the page, and a copy reads as its original does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pypdf.generic import DictionaryObject, NameObject

_SIGNS = {"≠": 0xB9, "≤": 0xA3, "≥": 0xB3, "−": 0x2D, "Σ": 0x53, "→": 0xAE, "≈": 0xBB}
"""What Helvetica lacks -> its code in Symbol."""
_WIDTHS = (
    (278, "  !,./:;I[\\]ft"),
    (222, "ijl"),
    (333, '"()-`r'),
    (500, "Jcksvxyz"),
    (556, "#$0123456789?L_abdeghnopqu«»"),
    (584, "+<=>~"),
    (611, "FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (944, "W"),
    (1000, "—…%@"),
)
_OF = {letter: width for width, letters in _WIDTHS for letter in letters}
_ROOM = 1.02
"""A little more than the letters take."""


def fonts() -> DictionaryObject:
    """The three fonts by the names that `drawn` uses."""
    out = DictionaryObject()
    for name, font in (("/H", "/Helvetica"), ("/B", "/Helvetica-Bold"), ("/S", "/Symbol")):
        entry = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": font}
        if name != "/S":
            entry["/Encoding"] = "/WinAnsiEncoding"
        out[NameObject(name)] = DictionaryObject({NameObject(k): NameObject(v) for k, v in entry.items()})
    return out


def width(text: str, size: float) -> float:
    """Points that the text takes."""
    return sum(_OF.get(unicodedata.normalize("NFD", c)[0], 600) for c in text) * size * _ROOM / 1000


def wrapped(text: str, size: float, room: float) -> Iterator[str]:
    """The lines of the text, none wider than `room` points."""
    line = ""
    for word in text.split():
        while width(word, size) > room:  # no blank where it could be parted
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size) <= room)
            if line:
                yield line
                line = ""
            yield word[:cut]
            word = word[cut:]
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def drawn(text: str, left: float, low: float, size: float, bold: bool = False) -> bytes:
    """The operators that write one line there."""
    out = [b"BT 1 0 0 1 %.2f %.2f Tm" % (left, low)]
    for sign, part in _runs(text):
        font = b"S" if sign else b"B" if bold else b"H"
        out.append(b"/%b %.1f Tf <%b> Tj" % (font, size, part.hex().encode()))
    return b" ".join([*out, b"ET\n"])


def _runs(text: str) -> Iterator[tuple[bool, bytes]]:
    """The text in one font after the other: whether it is Symbol, and the bytes."""
    run = bytearray()
    before = False
    for letter in text:
        sign = letter in _SIGNS
        if run and sign is not before:
            yield before, bytes(run)
            run.clear()
        run += bytes([_SIGNS[letter]]) if sign else letter.encode("cp1252", "replace")
        before = sign
    if run:
        yield before, bytes(run)


_UNIT = 0.95
"""Points of the grid that digits are drawn on: two wide, four high."""
_STEP = 2.9
"""Points from one digit to the next."""
_STROKES = {
    "0": "0 0 2 0 2 4 0 4 0 0",
    "1": "0.3 3.2 1.2 4 1.2 0",
    "2": "0 4 2 4 2 2 0 2 0 0 2 0",
    "3": "0 4 2 4 2 0 0 0/0.6 2 2 2",
    "4": "0 4 0 2 2 2/2 4 2 0",
    "5": "2 4 0 4 0 2 2 2 2 0 0 0",
    "6": "2 4 0 4 0 0 2 0 2 2 0 2",
    "7": "0 4 2 4 0.8 0",
    "8": "0 0 2 0 2 4 0 4 0 0/0 2 2 2",
    "9": "2 2 0 2 0 4 2 4 2 0 0 0",
    ",": "0.8 0.4 0.4 -0.8",
}


def strokes_width(digits: str) -> float:
    """Points that `strokes` takes."""
    return _STEP * len(digits)


def strokes(digits: str) -> bytes:
    """Digits and commas as lines from (0, 0), four points high."""
    out = ["0.5 w 1 J 1 j"]
    for place, digit in enumerate(digits):
        for line in _STROKES[digit].split("/"):
            values = [float(v) * _UNIT for v in line.split()]
            points = list(zip(values[::2], values[1::2], strict=True))
            out += [f"{x + place * _STEP:.2f} {y:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points)]
            out.append("S")
    return " ".join(out).encode("ascii")
