"""From runs of ink to words: each run is read whole, each figure once more on its own, and the two compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from poi_audit.extract.pdf.page import Word
from poi_audit.extract.pdf.scan_figure import is_figure
from poi_audit.extract.pdf.scan_image import DPI, MARGIN, Bools, Grey, Sheet
from poi_audit.extract.pdf.scan_read import Letter, Odds, Recogniser, figure_in, letters_of, likelihood
from poi_audit.extract.pdf.scan_runs import Run
from poi_audit.extract.pdf.scan_second import SecondReader
from poi_audit.extract.pdf.scan_wording import code_in, seam, typed, worded
from poi_audit.layouts import lexicon

LONGEST = 26
"""Longest stretch read in one piece, in type sizes."""
WIDE = 0.5
"""A gap of so many type sizes parts two words whatever is read there."""
_FIGURE_LIKE = re.compile(r"[\dSIPOlo.,%–-]{1,18}")
_MARK = re.compile(r"S[.,]?[IPl1][.,]?")
POINT = 72 / DPI
EDGE = 0.22
"""Paper left on either side of a stretch that is read, in type sizes."""
NARROW = 0.66
"""By so much texts are narrowed: they are read as well, and faster."""
SHORT = 12
"""Longest stretch that may be one figure, in type sizes."""
SURE = 0.9
"""Probability of a reading that needs no other."""
UNSURE = 0.6
"""A text with a letter less probable than this is read once more."""
UNLIKELY = 0.02
"""A figure is doubtful where the second reader gives it no more than this."""
ALIKE = 0.95
"""Correlation of two pictures of one word."""
WORD = 1.2
"""Narrowest picture of a word that is compared with others, in heights."""
SAMPLES = 3
"""Of figures that are alike so many are read by both readers."""


@dataclass(slots=True)
class Piece:
    """A word before its second reading: its text, extent in pixels, and the run it stands in."""

    text: str
    x0: int
    x1: int
    run: Run
    odds: float
    alone: Odds | None
    """What was read of it, where it is the run's only word."""


def words_of_scan(
    sheet: Sheet, rules: Bools, runs: Sequence[Run], reader: Recogniser, second: SecondReader
) -> list[Word]:
    """Every word of the page in points from its top-left corner, with the confidence of its reading."""
    clean = _flat(sheet, rules)
    parts = [part for run in runs for part in _cut(run)]
    pieces = [piece for part, odds in _read(clean, parts, reader, second) for piece in _pieces(part, odds)]
    words = lexicon()
    for piece in pieces:
        piece.text = words.row_like(worded(piece.text)) or worded(piece.text)
    pieces = [part for piece in pieces for part in _off_code(piece)]
    figures = [piece for piece in pieces if not _is_drawn(piece) and _may_be_figure(piece)]
    _read_figures(clean, figures, reader, second)
    _doubt_rests(figures, pieces, sheet.dark & ~rules)
    codes = [piece for piece in pieces if code_in(piece.text)]
    for piece, odds in zip(codes, reader.odds([_closer(clean, piece) for piece in codes]), strict=True):
        if code_in(worded("".join(letter.char for letter in letters_of(odds)))) != code_in(piece.text):
            piece.odds = 0.0
    kept = [
        piece for piece in pieces if piece.text and not _is_scrap(piece, rules) and not _is_pale(piece, sheet)
    ]
    _set_types(kept)
    return [_word(piece) for piece in kept]


def _read(
    clean: Grey, parts: Sequence[Run], reader: Recogniser, second: SecondReader
) -> Iterator[tuple[Run, Odds]]:
    """Each stretch with what was read of it. What is no figure is read at less width; again where that is unsure.

    A figure that is often on the page is read by the first reader in some of its places; where both readers agree on
    these, the second reader's word is taken for the others of which it is sure.
    """
    short = [part for part in parts if part.x1 - part.x0 <= SHORT * part.size]
    seen = {
        id(p): odds for p, odds in zip(short, second.odds([_tight(clean, p) for p in short]), strict=True)
    }
    alike: dict[str, list[Run]] = {}
    figures: list[Run] = []
    texts: list[Run] = []
    for part in parts:
        text, sure = figure_in(seen[id(part)]) if id(part) in seen else ("", 0.0)
        if sure >= SURE and is_figure(text):
            alike.setdefault(text, []).append(part)
        (figures if is_figure(text) else texts).append(part)
    known: dict[int, Odds] = {}
    for text, group in alike.items():
        if len(group) <= SAMPLES:
            continue
        tried = group[:: len(group) // SAMPLES][:SAMPLES]
        odds = reader.odds([_picture(clean, part.x0, part.x1, part) for part in tried])
        known |= {id(part): found for part, found in zip(tried, odds, strict=True)}
        if all(found == text and sure >= SURE for found, sure in map(figure_in, odds)):
            known |= {id(part): seen[id(part)] for part in group if id(part) not in known}
    figures = [part for part in figures if id(part) not in known]
    odds = reader.odds([_picture(clean, part.x0, part.x1, part) for part in figures])
    known |= {id(part): found for part, found in zip(figures, odds, strict=True)}
    pictures = [_narrow(_picture(clean, part.x0, part.x1, part)) for part in texts]
    known |= {id(part): found for part, found in zip(texts, _read_texts(pictures, reader), strict=True)}
    unsure = [part for part in texts if _is_open(known[id(part)])]
    odds = reader.odds([_picture(clean, part.x0, part.x1, part) for part in unsure])
    known |= {
        id(part): found
        for part, found in zip(unsure, odds, strict=True)
        if _has_code(known[id(part)]) or _least(found) > _least(known[id(part)])
    }
    for part in parts:
        yield part, known[id(part)]


def _is_open(odds: Odds) -> bool:
    """Whether a narrowed text is to be read at its own width: unsure, or a code, whose equal digits run together."""
    return _least(odds) < UNSURE or _has_code(odds)


def _has_code(odds: Odds) -> bool:
    return sum(letter.char.isdigit() for letter in letters_of(odds)) >= 4


def _read_texts(pictures: Sequence[Grey], reader: Recogniser) -> list[Odds]:
    """What is read of each picture; of several that look alike one is read, unless there is a figure in it."""
    own: list[int] = []
    first = []
    for i, picture in enumerate(pictures):
        like = next((j for j in own if _is_like(picture, pictures[j])), i)
        if like == i:
            own.append(i)
        first.append(like)
    found = dict(zip(own, reader.odds([pictures[i] for i in own]), strict=True))
    rest = [i for i, like in enumerate(first) if like != i and not _is_word(found[like])]
    found |= dict(zip(rest, reader.odds([pictures[i] for i in rest]), strict=True))
    return [found[i] if i in found else found[like] for i, like in enumerate(first)]


def _is_like(picture: Grey, other: Grey) -> bool:
    """Whether two pictures show the same word."""
    height, width = picture.shape
    if (
        other.shape[0] != height
        or abs(other.shape[1] - width) > 3
        or not WORD * height < width < SHORT * height
    ):
        return False
    return float(cv2.matchTemplate(other, picture[2:-2, 3:-3], cv2.TM_CCOEFF_NORMED).max()) > ALIKE


def _is_word(odds: Odds) -> bool:
    letters = letters_of(odds)
    return _least(odds) >= SURE and not any(
        letter.char.isdigit() or letter.char in "()" for letter in letters
    )


def _least(odds: Odds) -> float:
    """The probability of the least sure letter."""
    return min((letter.odds for letter in letters_of(odds)), default=0.0)


def _narrow(picture: Grey) -> Grey:
    return np.asarray(
        cv2.resize(picture, None, fx=NARROW, fy=1.0, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )


def _read_figures(clean: Grey, figures: Sequence[Piece], reader: Recogniser, second: SecondReader) -> None:
    """Every figure by both readers; where they differ, by the first once more at another scale."""
    inside = [piece for piece in figures if piece.alone is None]
    for piece, odds in zip(
        inside, reader.odds([_picture(clean, p.x0, p.x1, p.run) for p in inside]), strict=True
    ):
        piece.alone = odds
    others = second.odds([_tight(clean, _part(piece)) for piece in figures])
    open_ = [
        (piece, other) for piece, other in zip(figures, others, strict=True) if not _settle(piece, other)
    ]
    again = reader.odds([_closer(clean, piece) for piece, _ in open_])
    for (piece, other), odds in zip(open_, again, strict=True):
        _settle(piece, odds)
        if piece.odds and likelihood(piece.text, other) < UNLIKELY:
            piece.odds = 0.0


def _part(piece: Piece) -> Run:
    inside = [s for s in piece.run.specks.tolist() if piece.x0 <= s[0] < piece.x1]
    specks = np.array(inside or [[piece.x0, 0, piece.x1, 0]], dtype=np.int64)
    specks[:, 2] = np.minimum(specks[:, 2], piece.x1)
    return Run(specks, piece.run.y, piece.run.size)


def _tight(clean: Grey, part: Run) -> Grey:
    """The picture for the second reader."""
    size = part.size
    return _crop(
        clean, part.x0 - 0.2 * size, part.y - 0.99 * size, part.x1 + 0.2 * size, part.y + 0.25 * size
    )


def _doubt_rests(figures: Sequence[Piece], pieces: Sequence[Piece], ink: Bools) -> None:
    """Take the confidence from figures beside which ink stands that belongs to no word: a sign may be missing."""
    rest = ink.copy()
    for piece in pieces:
        top, bottom = round(piece.run.y - piece.run.size), round(piece.run.y + 0.35 * piece.run.size)
        rest[max(top, 0) : bottom, max(piece.x0 - 2, 0) : piece.x1 + 2] = False
    for piece in figures:
        rows = slice(max(round(piece.run.y - 0.7 * piece.run.size), 0), round(piece.run.y))
        reach = round(0.35 * piece.run.size)
        beside = rest[rows, max(piece.x0 - reach, 0) : piece.x1 + reach]
        if beside.any(axis=0).sum() >= 3:
            piece.odds = 0.0


def _set_types(pieces: Sequence[Piece]) -> None:
    """Read what stands a column right of the code of an objective or action as its type."""
    ordered = sorted(pieces, key=lambda piece: (piece.run.y, piece.x0))
    for before, piece in pairwise(ordered):
        if before.run.y == piece.run.y and piece.x0 - before.x1 > before.run.size:
            piece.text = typed(before.text, piece.text)


def _is_pale(piece: Piece, sheet: Sheet) -> bool:
    """Whether the word stands on a dark fill and was not read well: in a narrow band text and ground mingle."""
    middle = (round(piece.run.y - 0.3 * piece.run.size), (piece.x0 + piece.x1) // 2)
    return piece.odds < 0.9 and bool(sheet.ground[middle] < 150)


def _flat(sheet: Sheet, rules: Bools) -> Grey:
    """Dark text on even paper, without rules: fills are levelled, white text on a dark fill is turned round."""
    diff = sheet.grey.astype(np.int16) - sheet.ground
    near = _grown(rules)
    diff[near & ~_grown(sheet.dark & ~near)] = 0
    diff = np.where(sheet.ground < 150, -diff, diff)
    return np.asarray(np.clip(235 + diff, 0, 255), dtype=np.uint8)


def _grown(mask: Bools) -> Bools:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((3, 3), np.uint8))).astype(bool)


def _picture(clean: Grey, x0: int, x1: int, run: Run) -> Grey:
    """The picture of a stretch of a run, with room for accents and tails."""
    size = run.size
    return _crop(clean, x0 - EDGE * size, run.y - 0.99 * size, x1 + EDGE * size, run.y + 0.25 * size)


def _closer(clean: Grey, piece: Piece) -> Grey:
    """Another picture of a word for its second reading: set tighter and drawn wider."""
    size, y = piece.run.size, piece.run.y
    near = _crop(clean, piece.x0 - 0.28 * size, y - 0.93 * size, piece.x1 + 0.28 * size, y + 0.31 * size)
    return np.asarray(cv2.resize(near, None, fx=1.2, fy=1.0, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def _crop(grey: Grey, x0: float, top: float, x1: float, bottom: float) -> Grey:
    height, width = grey.shape
    rows = slice(min(max(round(top), 0), height - 2), max(min(round(bottom), height), 2))
    columns = slice(min(max(round(x0), 0), width - 2), max(min(round(x1), width), 2))
    return grey[rows, columns]


def _cut(run: Run) -> list[Run]:
    """The run in stretches of readable length, cut at its widest gaps."""
    if run.x1 - run.x0 <= LONGEST * run.size:
        return [run]
    gaps = run.specks[1:, 0] - np.maximum.accumulate(run.specks[:-1, 2])
    away = np.abs(run.specks[1:, 0] - (run.x0 + run.x1) / 2) / (run.x1 - run.x0)
    best = int(np.argmax(np.where(away < 0.25, gaps, -np.inf))) + 1
    if best >= len(run.specks) or gaps[best - 1] <= 0:
        return [run]
    halves = (Run(run.specks[:best], run.y, run.size), Run(run.specks[best:], run.y, run.size))
    return [part for half in halves for part in _cut(half)]


def _pieces(run: Run, odds: Odds) -> list[Piece]:
    """The words of a run: its letters parted at spaces and wide gaps, its ink parted at the same places."""
    letters = letters_of(odds)
    left, width = run.x0 - EDGE * run.size, run.x1 - run.x0 + 2 * EDGE * run.size
    placed = [letter._replace(x=left + letter.x * width) for letter in letters]
    gaps = _gaps(run)
    cuts = sorted(_parting(placed, gaps, run) | _seams(placed, gaps))
    out: list[Piece] = []
    for low, high in zip([float("-inf"), *cuts], [*cuts, float("inf")], strict=True):
        ink = [
            (max(x0, round(max(low, 0))), min(x1, round(min(high, 1e6))))
            for x0, _, x1, _ in run.specks.tolist()
            if min(x1, high) - max(x0, low) > max(2.0, min(0.5 * (x1 - x0), 5.0))
            or low <= (x0 + x1) / 2 < high
        ]
        inside = [letter for letter in placed if low <= letter.x < high and letter.char != " "]
        if not ink:
            continue
        text = "".join(letter.char for letter in inside)
        sure = min((letter.odds for letter in inside), default=0.0)
        out.append(Piece(text, ink[0][0], max(x1 for _, x1 in ink), run, sure, odds if not cuts else None))
    return out


def _off_code(piece: Piece) -> list[Piece]:
    """The piece, or the code of an activity apart from what is printed against it."""
    code = code_in(piece.text)
    if code is None or code == piece.text:
        return [piece]
    cut = piece.x0 + round((piece.x1 - piece.x0) * len(code) / len(piece.text))
    head = replace(piece, text=code, x1=cut, alone=None)
    return [head, replace(piece, text=piece.text[len(code) :], x0=cut + 1, alone=None)]


def _seams(letters: Sequence[Letter], gaps: Sequence[tuple[float, float]]) -> set[float]:
    """The gap between two words of the form that were read as one."""
    text = "".join(letter.char for letter in letters)
    cuts: set[float] = set()
    for word in re.finditer(r"\S+", text):
        at = seam(word[0])
        if at is None:
            continue
        before, after = letters[word.start() + at - 1].x, letters[word.start() + at].x
        near = [(width, middle) for middle, width in gaps if before < middle < after]
        cuts.add(max(near)[1] if near else (before + after) / 2)
    return cuts


def _gaps(run: Run) -> list[tuple[float, float]]:
    """Middle and width of the blank between specks that follow one another."""
    ends = np.maximum.accumulate(run.specks[:-1, 2])
    starts = run.specks[1:, 0]
    return [((a + b) / 2, b - a) for a, b in zip(ends.tolist(), starts.tolist(), strict=True) if b > a]


def _parting(letters: Sequence[Letter], gaps: Sequence[tuple[float, float]], run: Run) -> set[float]:
    """Where words part: at every wide gap, at the widest gap around a space, and at a gap unlike those of letters."""
    cuts = {middle for middle, width in gaps if width > WIDE * run.size}
    usual = float(np.median([width for _, width in gaps])) if gaps else 0.0
    for before, after in pairwise(letter for letter in letters if letter.char != " "):
        near = [(width, middle) for middle, width in gaps if before.x < middle < after.x]
        if not near:
            continue
        width, middle = max(near)
        if any(letter.char == " " and before.x < letter.x < after.x for letter in letters):
            least = 0.12 if before.char.isalpha() or after.char.isalpha() else 0.26
        else:
            least = max(0.26, (4 * usual + 2) / run.size)
        if width > least * run.size:
            cuts.add(middle)
    return cuts


def _is_drawn(piece: Piece) -> bool:
    """Whether the word's specks alone say what it is: one flat speck at half height is a dash, bars are I or II."""
    size, base = piece.run.size, piece.run.y
    inside = [s for s in piece.run.specks.tolist() if piece.x0 <= s[0] < piece.x1]
    if all(3.6 * (x1 - x0) < bottom - top and bottom - top > 0.6 * size for x0, top, x1, bottom in inside):
        piece.text, piece.odds = "I" * len(inside), 0.99
        return True
    if len(inside) != 1:
        return False
    x0, top, x1, bottom = inside[0]
    flat = x1 - x0 >= 1.4 * (bottom - top) and bottom - top < 0.25 * size
    if flat and base - bottom > 0.12 * size:
        piece.text, piece.odds = "-", 0.99
        return True
    return False


def _is_scrap(piece: Piece, rules: Bools) -> bool:
    """Whether the word is a rest of a rule or of a box: one or two specks that touch a rule and read as no figure."""
    specks = piece.run.specks
    if (
        len(specks) > 2
        or any(c.isdigit() for c in piece.text)
        or (piece.odds > 0.6 and piece.text.strip("I"))
    ):
        return False
    x0, top = specks[:, :2].min(axis=0).tolist()
    x1, bottom = specks[:, 2:].max(axis=0).tolist()
    return bool(rules[max(top - 4, 0) : bottom + 4, max(x0 - 4, 0) : x1 + 4].any())


def _may_be_figure(piece: Piece) -> bool:
    text = piece.text
    if not _FIGURE_LIKE.fullmatch(text):
        return False
    return piece.alone is not None or any(c.isdigit() for c in text) or _MARK.fullmatch(text) is not None


def _settle(piece: Piece, other: Odds) -> bool:
    """The figure's text from both readings, and whether they agree; its confidence is 0 where they differ."""
    assert piece.alone is not None
    text, sure = figure_in(piece.alone)
    second, also = figure_in(other)
    if text == second and min(sure, also) > 0:
        piece.text, piece.odds = text, 1 - (1 - sure) * (1 - also)
        return piece.odds >= SURE
    piece.text, piece.odds = (text if sure >= also else second), 0.0
    return False


def _word(piece: Piece) -> Word:
    left, right = ((x - MARGIN) * POINT for x in (piece.x0, piece.x1))
    y, size = (piece.run.y - MARGIN) * POINT, piece.run.size * POINT
    return Word(piece.text, left, right, y, size, confidence=piece.odds)
