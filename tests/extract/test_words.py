"""From glyphs to words: bold drawn twice, and texts printed over one another."""

import numpy as np
import pytest

from poi_audit.extract.pdf.words import Glyphs, words_of

SIZE = 10.0
ADVANCE = 5.0


def placed(*texts: tuple[str, float]) -> Glyphs:
    """Glyphs of texts on one baseline, drawn one after the other, each from its left side on; given by their places."""
    glyphs = [
        (left + i * ADVANCE, ord(char), drawn)
        for drawn, (text, left) in enumerate(texts)
        for i, char in enumerate(text)
    ]
    glyphs.sort(key=lambda glyph: glyph[0])
    x0 = np.array([left for left, _, _ in glyphs])
    order = np.array([drawn for _, _, drawn in glyphs])
    return Glyphs(
        np.array([code for _, code, _ in glyphs], np.uint32),
        x0,
        x0 + ADVANCE,
        np.full(len(glyphs), 100.0),
        np.full(len(glyphs), SIZE),
        lambda index: order[index],
    )


def words(*texts: tuple[str, float]) -> list[str]:
    return [word.text for word in words_of(placed(*texts))[0]]


@pytest.mark.parametrize("text", ["1", "II", "1,762.00", "TOTAL"])
def test_bold_drawn_twice_is_read_once(text: str) -> None:
    assert words((text, 50.0), (text, 50.4)) == [text]


@pytest.mark.parametrize("text", ["1", "I"])
def test_a_lone_sign_drawn_twice_is_read_once_beside_texts_printed_over_one_another(text: str) -> None:
    over = (("CAMPESINAS", 10.0), ("AOI00199100", 10.5))
    assert words(*over, (text, 300.0), (text, 300.4)) == ["CAMPESINAS", "AOI00199100", text]


def test_texts_printed_over_one_another_are_told_by_the_order_in_which_they_were_drawn() -> None:
    assert words(("CAMPESINAS", 10.0), ("AOI00199100", 10.5)) == ["CAMPESINAS", "AOI00199100"]


def test_a_letter_that_two_texts_have_in_one_place_stays_in_both() -> None:
    assert words(("COD.UNICO", 10.0), ("XOI001991", 10.4)) == ["COD.UNICO", "XOI001991"]


def test_where_the_order_is_not_known_the_words_say_so() -> None:
    glyphs = placed(("1200", 10.0), ("34", 12.5))
    assert [word.text for word in words_of(glyphs)[0]] == ["1200", "34"]
    glyphs.texts = None
    assert all(word.mixed for word in words_of(glyphs)[0])


def test_marks_whose_point_stands_under_their_letter_are_one_text() -> None:
    """In four-point type Chromium sets the point of "S.P." 0.31 type sizes into the P."""
    x0 = np.array([0.0, 6.7, 9.5, 13.1])
    x1 = np.array([6.7, 9.5, 16.2, 15.9])
    glyphs = Glyphs(np.array([ord(c) for c in "S.P."], np.uint32), x0, x1, np.full(4, 9.0), np.full(4, SIZE))
    assert [(word.text, word.mixed) for word in words_of(glyphs)[0]] == [("S.P.", False)]
