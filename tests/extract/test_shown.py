"""A figure of a PDF is read where the page shows it, and only there, by every engine."""

from __future__ import annotations

import pytest
from extract.shown import (
    BLANK,
    FILLED,
    annotated,
    drawn,
    executed,
    filled,
    layered,
    masked,
    place,
    read_pdf,
    text,
)
from pikepdf import Dictionary, Name

CELL, FULL = place(BLANK), place(FILLED)
GREY = (CELL[0] + 0.5, CELL[1], CELL[2] - 1, CELL[3])
HIDDEN = {
    "invisible": text("7.00", CELL, "3 Tr"),
    "white": text("7.00", CELL, "1 g"),
    "nearly white": text("7.00", CELL, "0.985 g"),
    "white in CMYK": text("7.00", CELL, "0 0 0 0 k"),
    "clipped away": f"q 0 0 1 1 re W n {text('7.00', CELL)} Q",
    "covered": f"{text('7.00', CELL)} {filled(GREY, '1 g')}",
    "covered in grey": f"{text('7.00', CELL)} {filled(GREY, '0.9 g')}",
    "black on black": f"{filled(GREY, '0 g')} {text('7.00', CELL)} {filled(GREY, '1 g')}",
    "the colour of its box": f"{filled(GREY, '0.2 0.3 0.4 rg')} {text('7.00', CELL, '0.2 0.3 0.4 rg')}",
    "white, its dark box clipped away": f"q 0 0 1 1 re W n {filled(GREY, '0 g')} Q {text('7.00', CELL, '1 g')}",
    "far too small": text("7.00", CELL, size=0.3),
    "far too narrow": text("7.00", CELL, "0 g 1 Tz"),
    "off the page": text("7.00", (CELL[0] + 2000, *CELL[1:])),
}
SHOWN = {
    "black": text("7.00", CELL),
    "white on dark": f"{filled(GREY, '0.1 0.1 0.3 rg')} {text('7.00', CELL, '1 g')}",
    "on a light box": f"{filled(GREY, '0.92 g')} {text('7.00', CELL)}",
    "red": text("7.00", CELL, "1 0 0 rg"),
    "outlined and filled": text("7.00", CELL, "0 g 0 G 0.05 w 2 Tr"),
    "clipped to its cell": (
        f"q {CELL[0]:.2f} {CELL[1] - 2:.2f} {CELL[2] - CELL[0]:.2f} 9 re W n {text('7.00', CELL)} Q"
    ),
    "under a frame": f"{text('7.00', CELL)} q 0 G 0.3 w {CELL[0]:.2f} {CELL[1]:.2f} 17 5 re S Q",
}


@pytest.mark.parametrize("how", HIDDEN)
def test_what_the_page_does_not_show_is_not_read_and_is_said(how: str) -> None:
    report = read_pdf(drawn(HIDDEN[how]))
    figure = executed(report, BLANK)
    assert (figure.text, figure.doubt) == ("", None)
    assert any(p.code == "E130" and "7.00" in p.message for p in report.problems)


@pytest.mark.parametrize("how", SHOWN)
def test_what_the_page_shows_is_read_and_certain(how: str) -> None:
    report = read_pdf(drawn(SHOWN[how]))
    figure = executed(report, BLANK)
    assert (figure.text, figure.doubt) == ("7.00", None)
    assert not any(p.code == "E130" for p in report.problems)


@pytest.mark.parametrize("alpha, read", [(0, ""), (0.02, ""), (0.6, "7.00")])
def test_transparent_text(alpha: float, read: str) -> None:
    state = Dictionary(GA=Dictionary(Type=Name.ExtGState, ca=alpha))
    figure = executed(read_pdf(drawn(text("7.00", CELL, "/GA gs 0 g"), ExtGState=state)), BLANK)
    assert (figure.text, figure.doubt) == (read, None)


def test_text_behind_a_soft_mask_is_not_read() -> None:
    assert executed(read_pdf(masked(text("7.00", CELL, "/GM gs 0 g"))), BLANK).text == ""


def test_text_that_can_hardly_be_seen_is_doubtful() -> None:
    figure = executed(read_pdf(drawn(text("7.00", CELL, "0.91 g"))), BLANK)
    assert figure.text == "7.00" and figure.doubt is not None and "fondo" in figure.doubt


@pytest.mark.parametrize("on", [True, False])
def test_layers(on: bool) -> None:
    figure = executed(read_pdf(layered(text("7.00", CELL), on)), BLANK)
    assert (figure.text, figure.doubt) == ("7.00" if on else "", None)


def test_a_covered_figure_and_the_one_typed_over_it() -> None:
    box = (FULL[0] - 2, FULL[1], FULL[2] + 0.5, FULL[3])
    figure = executed(read_pdf(drawn(f"{filled(box, '1 g')} {text('7.00', FULL)}")), FILLED)
    assert (figure.text, figure.doubt) == ("7.00", None)


def test_a_figure_written_again_over_its_cover_is_itself() -> None:
    box = (FULL[0] - 2, FULL[1], FULL[2] + 0.5, FULL[3])
    figure = executed(read_pdf(drawn(f"{filled(box, '1 g')} {text('1.00', FULL)}")), FILLED)
    assert (figure.text, figure.doubt) == ("1.00", None)


def test_a_figure_half_covered_is_doubtful() -> None:
    box = (FULL[0] - 1, (FULL[1] + FULL[3]) / 2 - 0.6, FULL[2] + 1, FULL[3])
    figure = executed(read_pdf(drawn(filled(box, "1 g"))), FILLED)
    assert figure.doubt is not None and "tapa" in figure.doubt


def test_a_struck_figure_is_doubtful_and_an_underlined_one_is_not() -> None:
    for up, struck in ((2.3, True), (0.3, False)):
        y = FULL[1] + up
        line = f"q 0 G 0.3 w {FULL[0] - 1:.2f} {y:.2f} m {FULL[2] + 1:.2f} {y:.2f} l S Q"
        figure = executed(read_pdf(drawn(line)), FILLED)
        assert figure.text == "1.00"
        assert (figure.doubt is not None and "tachada" in figure.doubt) is struck


def test_a_crossed_out_figure_is_doubtful_and_a_framed_one_is_not() -> None:
    left, bottom, right, top = FULL
    under, side = bottom - 1, right + 2
    cross = f"q 0 G 0.4 w {left} {bottom} m {right} {top} l {left} {top} m {right} {bottom} l S Q"
    bend = f"{left} {under} m {right} {under} l {side} {under} {side} {top} {side} {top} c"
    for line, crossed in ((cross, True), (f"q 0 G 0.3 w {bend} S Q", False)):
        figure = executed(read_pdf(drawn(line)), FILLED)
        assert figure.text == "1.00"
        assert (figure.doubt is not None and "tachada" in figure.doubt) is crossed


def test_a_figure_written_backwards_is_doubtful() -> None:
    turned = f"q BT /FZ 4.5 Tf -1 0 0 1 {CELL[2] - 2:.2f} {CELL[1] + 1.1:.2f} Tm (7.00) Tj ET Q"
    figure = executed(read_pdf(drawn(turned)), BLANK)
    assert figure.doubt is not None and "revés" in figure.doubt


OVER = (FULL[0] - 4, FULL[1] - 0.5, FULL[2] + 0.5, FULL[3] + 0.5)
WRITTEN = "q 1 g 0 0 40 9 re f 0 g BT /FZ 4.5 Tf 2 1.1 Td (7.00) Tj ET Q"


@pytest.mark.parametrize("kind, more", [("FreeText", {}), ("Widget", {"FT": Name.Tx, "T": "a", "V": "7.00"})])
def test_what_annotations_and_fields_draw_is_a_part_of_the_page(kind: str, more: dict[str, object]) -> None:
    report = read_pdf(annotated(OVER, kind, WRITTEN, **more))
    assert (executed(report, FILLED).text, executed(report, FILLED).doubt) == ("7.00", None)
    assert any(p.code == "E131" for p in report.problems)


def test_a_field_that_the_file_does_not_draw_is_doubtful() -> None:
    figure = executed(read_pdf(annotated(CELL, "FreeText", None, Contents="7.00")), BLANK)
    assert figure.text == "7.00" and figure.doubt is not None


def test_a_hidden_annotation_and_a_link_change_nothing() -> None:
    for kind, flags in (("FreeText", 2), ("Link", 4)):
        report = read_pdf(annotated(OVER, kind, WRITTEN, F=flags))
        assert (executed(report, FILLED).text, executed(report, FILLED).doubt) == ("1.00", None)


def test_a_strike_out_annotation_makes_doubtful() -> None:
    figure = executed(read_pdf(annotated(FULL, "StrikeOut", None)), FILLED)
    assert figure.text == "1.00" and figure.doubt is not None


def test_a_stamp_is_no_text_of_the_table() -> None:
    seal = "q BT /FZ 4.5 Tf 2 1.1 Td (VISTO) Tj ET Q"
    figure = executed(read_pdf(annotated(CELL, "Stamp", seal)), BLANK)
    assert (figure.text, figure.doubt) == ("", None)


@pytest.mark.parametrize("rise, size", [(0, 2.7), (1.9, 2.7)])
def test_a_small_mark_glued_to_a_figure_is_no_digit_of_it(rise: float, size: float) -> None:
    mark = text("1", (FULL[2] - 1.95, FULL[1] + rise - 0.1, FULL[2], FULL[3]), size=size)
    figure = executed(read_pdf(drawn(mark)), FILLED)
    assert figure.text == "1.00" and figure.doubt is not None and "nota" in figure.doubt


@pytest.mark.parametrize("turn", ["0.9 0.43 -0.43 0.9", "1 0 0 1", "0 1 -1 0"])
def test_a_watermark_over_the_table_changes_nothing(turn: str) -> None:
    clean = read_pdf(drawn(""))
    at = f"{CELL[0] - 30:.1f} {CELL[1] - 60:.1f}"
    mark = f"q 0.8 g BT /FZ 70 Tf {turn} {at} Tm (BORRADOR) Tj ET Q"
    figures = [
        [(f.text, f.doubt) for a in report.activities() for f in a.figures()]
        for report in (read_pdf(drawn(mark)), clean)
    ]
    assert figures[0] == figures[1]


@pytest.mark.parametrize("engine", ["pdfplumber", "camelot"])
def test_every_engine_sees_the_same(engine: str) -> None:
    assert executed(read_pdf(drawn(HIDDEN["covered"]), engine), BLANK).text == ""
    assert executed(read_pdf(annotated(OVER, "FreeText", WRITTEN), engine), FILLED).text == "7.00"
