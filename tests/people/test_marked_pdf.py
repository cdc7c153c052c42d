"""The marked copy: squares where the figures are, the original's bytes untouched."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from paths import shared
from runs import ERRORS as CASE
from runs import audited

from poi_audit.render.marked_pdf import Marked, marked_pdf
from poi_audit.render.squares import squares


def mark(path: Path, password: str | None = None) -> Marked:
    return marked_pdf(path, password, list(squares(audited(path, password), "es")))


def texts_inside(data: bytes) -> list[tuple[str, str]]:
    """Of every square: its note, and the text of the page under it."""
    out = []
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for note in page.get("/Annots", []):
                if note.get("/T") == "poi-audit":
                    left, bottom, right, top = (float(v) for v in note.Rect)
                    text = document[number].get_textpage().get_text_bounded(left, bottom, right, top)
                    out.append((str(note.Contents), text))
    return out


def check_figures(path: Path, data: bytes) -> None:
    """Under each square stands the published figure of its finding."""
    by_id = {f.id: f for one in audited(path) for f in one.audit.findings}
    found = texts_inside(data)
    seen = 0
    for note, text in found:
        finding = by_id[note.splitlines()[-1]]
        if finding.where.bbox is not None and finding.published and finding.expected:
            seen += 1
            assert finding.published in text, (note, text)
    assert seen


def test_squares_stand_around_the_published_figures() -> None:
    check_figures(CASE, mark(CASE).data)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_also_on_turned_and_cropped_pages(turn: int, tmp_path: Path) -> None:
    """The page's content lies or stands on its head, its rotation shows it upright, and its crop starts elsewhere."""
    path = tmp_path / "girado.pdf"
    with pikepdf.open(CASE) as pdf:
        for page in pdf.pages:
            wide, high = float(page.mediabox[2]), float(page.mediabox[3])
            laid = {90: (0, 1, -1, 0, high, 0), 180: (-1, 0, 0, -1, wide, high), 270: (0, -1, 1, 0, 0, wide)}[
                turn
            ]
            across, up = (wide, high) if turn == 180 else (high, wide)
            page.contents_add(f"q {' '.join(map(str, laid))} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.MediaBox = pikepdf.Array([-40, -30, across + 25, up + 15])
            page.CropBox = pikepdf.Array([-20, -10, across + 5, up + 7])
            page.Rotate = turn
        pdf.save(path)
    check_figures(path, mark(path).data)


def test_the_originals_bytes_stay(tmp_path: Path) -> None:
    marked = mark(CASE)
    assert marked.kept
    assert marked.data.startswith(CASE.read_bytes())
    assert marked == mark(CASE)


def test_an_index_in_a_stream_is_continued_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "flujo.pdf"
    with pikepdf.open(CASE) as pdf:
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    marked = mark(path)
    assert marked.kept
    check_figures(path, marked.data)


def test_annotations_that_were_there_stay(tmp_path: Path) -> None:
    path = tmp_path / "nota.pdf"
    with pikepdf.open(CASE) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 29, 29], Contents="visto"
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
        pdf.save(path)
    marked = mark(path)
    with pikepdf.open(io.BytesIO(marked.data)) as pdf:
        contents = [str(a.Contents) for a in pdf.pages[0].Annots]
    assert contents[0] == "visto"
    assert len(contents) > 5


def test_a_locked_file_is_written_anew_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "cifrado.pdf"
    with pikepdf.open(CASE) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="b", user="a"))
    marked = mark(path, "a")
    assert not marked.kept
    assert marked.squares
    assert marked.data.startswith(b"%PDF-")


def test_the_note_says_rule_published_recomputed_and_id() -> None:
    (finding,) = (f for f in audited(CASE)[0].audit.findings if f.rule == "A301")
    note = next(text for text, _ in texts_inside(mark(CASE).data) if text.startswith("A301"))
    assert "publicado: 1,640.00 · recalculado: 1,880.00" in note
    assert note.endswith(finding.id)


def test_a_signed_report_keeps_the_signed_version() -> None:
    path = shared("real/igp-2022-sem.pdf")
    marked = mark(path)
    assert marked.kept
    assert marked.signatures == 2
    assert marked.data.startswith(path.read_bytes())
