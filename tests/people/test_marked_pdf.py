"""The marked copy: squares where the figures are, the original's bytes untouched."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from paths import FIXTURES, shared
from runs import ERRORS as CASE
from runs import audited

from poi_audit.messages import Lang
from poi_audit.model.outcome import Reading
from poi_audit.render.marked_pdf import Marked, marked_pdf
from poi_audit.render.squares import index_of, squares
from poi_audit.run.session import try_check


def mark(path: Path, password: str | None = None) -> Marked:
    found = audited(path, password)
    return marked_pdf(path, password, list(squares(found, "es")), index_of(found, "es"))


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


@pytest.mark.parametrize(("lang", "title"), [("es", "Índice de hallazgos"), ("en", "Index of findings")])
def test_an_index_at_the_end_lists_every_finding_with_its_number_and_page(lang: Lang, title: str) -> None:
    found = audited(CASE)
    data = marked_pdf(CASE, None, list(squares(found, lang)), index_of(found, lang)).data
    before, document = pypdfium2.PdfDocument(CASE), pypdfium2.PdfDocument(data)
    assert len(document) == len(before) + 1, "no page of the original moves"
    text = document[len(before)].get_textpage().get_text_range()
    assert text.startswith(title)
    (finding,) = (f for f in found[0].audit.findings if f.rule == "A301")
    assert re.search(rf"1\s+ERROR\s+{finding.where.code}\b", text)
    flat = " ".join(text.split())
    for one in found[0].audit.findings:
        assert one.rule in flat
        assert one.where.code is None or one.where.code in flat
    severities = re.findall(r"ERROR|ADVERTENCIA|WARNING|INFO", text)
    assert severities == sorted(severities, key=["ERROR", "ADVERTENCIA", "WARNING", "INFO"].index)
    assert len(severities) == len(found[0].audit.findings)


def test_bookmarks_lead_to_each_finding_behind_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "marcadores.pdf"
    with pikepdf.open(CASE) as pdf:
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Suyo", 1))
            outline.root.append(pikepdf.OutlineItem("Suyo también", 0))
            outline.root[0].children.append(pikepdf.OutlineItem("Debajo", 0))
        pdf.save(path)
    marked = mark(path)
    assert marked.kept
    entries = list(pypdfium2.PdfDocument(marked.data).get_toc())
    titles = [entry.get_title() for entry in entries]
    assert titles[:4] == ["Suyo", "Debajo", "Suyo también", "Índice de hallazgos"]
    numbers = [int(t.partition(" ")[0]) for t, e in zip(titles, entries, strict=True) if " · " in t]
    findings = audited(path)[0].audit.findings
    assert numbers == list(range(1, len(findings) + 1))
    by_title = {t: e.get_dest().get_index() for t, e in zip(titles, entries, strict=True) if " A301 " in t}
    assert list(by_title.values()) == [0]
    with pikepdf.open(io.BytesIO(marked.data)) as pdf:
        assert not pdf.check_pdf_syntax()


@pytest.mark.parametrize("name", [CASE, FIXTURES / "pdfs/annex.pdf", FIXTURES / "pdfs/2022-sem-split.pdf"])
def test_the_copy_reads_as_its_original(name: Path, tmp_path: Path) -> None:
    """Numbers and index are no part of the report: the same findings, the same doubts."""
    copy = tmp_path / name.name
    copy.write_bytes(mark(name).data)
    again = try_check(copy, Reading())
    assert isinstance(again, list)
    assert [one.audit.findings for one in again] == [one.audit.findings for one in audited(name)]
    assert [one.report.problems for one in again] == [one.report.problems for one in audited(name)]


def test_numbers_at_one_box_stand_there_once() -> None:
    found = list(squares(audited(CASE), "es"))
    at: dict[object, list[str]] = {}
    for square in found:
        at.setdefault((square.page, square.box), []).append(square.label)
    assert all(len([label for label in labels if label]) == 1 for labels in at.values())
    shown = sorted(int(n) for labels in at.values() for label in labels for n in label.split(",") if n)
    assert shown == sorted(int(square.subject.partition(" ")[0]) for square in found)
