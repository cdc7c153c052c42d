"""A printed report with something drawn on it: PDF content, annotations and layers put over one of its cells."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from poi_audit.extract import read_source
from poi_audit.extract.source import source_of
from poi_audit.model.figure import Box, Figure
from poi_audit.model.report import Report

REPORT = Path(__file__).parents[2] / "fixtures/pdfs/2021-sem-small.pdf"
CODE = "AOI00199100203"
BLANK, FILLED = 0, 2
"""Months of this activity's executed row: blank, and printed 1.00."""


def read_pdf(data: bytes, engine: str = "pdfium") -> Report:
    """The report of these bytes."""
    return read_source(source_of("reporte.pdf", data), engine=engine)[0]


def executed(report: Report, month: int) -> Figure:
    """A month of the activity's executed row."""
    (activity,) = [a for a in report.activities() if a.code == CODE]
    return activity.physical.executed.months[month]


def place(month: int) -> Box:
    """Where that month stands on the page, in user space: left, bottom, right, top."""
    figure = executed(read_pdf(REPORT.read_bytes()), month)
    assert figure.place is not None and figure.place.bbox is not None
    with Pdf.open(REPORT) as pdf:
        height = float(pdf.pages[0].mediabox[3])
    x0, top, x1, bottom = figure.place.bbox
    return x0, height - bottom, x1, height - top


def text(words: str, box: Box, before: str = "0 g", size: float = 4.5) -> str:
    """Content that writes words into a box."""
    return f"q {before} BT /FZ {size} Tf 1 0 0 1 {box[0] + 2:.2f} {box[1] + 1.1:.2f} Tm ({words}) Tj ET Q"


def filled(box: Box, colour: str) -> str:
    """Content that fills a box."""
    return f"q {colour} {box[0]:.2f} {box[1]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re f Q"


def drawn(content: str, **resources: Dictionary) -> bytes:
    """The report with more content after its own, and more resources (ExtGState, XObject) of its page."""
    with Pdf.open(REPORT) as pdf:
        return _drawn(pdf, content, resources)


def _drawn(pdf: Pdf, content: str, resources: dict[str, Dictionary]) -> bytes:
    page = pdf.pages[0]
    _font(pdf, page)
    for kind, more in resources.items():
        known = page.obj.Resources.get(f"/{kind}", Dictionary())
        known.update({key: pdf.make_indirect(value) for key, value in more.items()})
        page.obj.Resources[f"/{kind}"] = known
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q {content}".encode("latin-1"))
    return _saved(pdf)


def masked(content: str) -> bytes:
    """The report with content for which the graphics state GM lets nothing through."""
    with Pdf.open(REPORT) as pdf:
        shade = pdf.make_stream(b"0 g 0 0 2000 2000 re f")
        shade.update(
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 2000, 2000]),
                Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray),
            )
        )
        state = Dictionary(Type=Name.ExtGState, SMask=Dictionary(S=Name.Luminosity, G=shade))
        return _drawn(pdf, content, {"ExtGState": Dictionary(GM=state)})


def layered(content: str, on: bool) -> bytes:
    """The report with content in a layer that is on or off."""
    with Pdf.open(REPORT) as pdf:
        page = pdf.pages[0]
        _font(pdf, page)
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Capa"))
        state = {"ON": Array([layer]), "OFF": Array()} if on else {"OFF": Array([layer]), "ON": Array()}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**state))
        page.obj.Resources["/Properties"] = Dictionary(MC0=layer)
        page.contents_add(b"q", prepend=True)
        page.contents_add(f"Q /OC /MC0 BDC {content} EMC".encode())
        return _saved(pdf)


def annotated(box: Box, kind: str, appearance: str | None, **more: object) -> bytes:
    """The report with an annotation on its page."""
    with Pdf.open(REPORT) as pdf:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([round(v, 2) for v in box]), F=4
        )
        note.update(Dictionary(**more))
        if appearance is not None:
            form = pdf.make_stream(appearance.encode())
            form.update(
                Dictionary(
                    Type=Name.XObject,
                    Subtype=Name.Form,
                    BBox=Array([0, 0, round(box[2] - box[0], 2), round(box[3] - box[1], 2)]),
                    Resources=Dictionary(Font=Dictionary(FZ=_helvetica())),
                )
            )
            note.AP = Dictionary(N=form)
        item = pdf.make_indirect(note)
        pdf.pages[0].obj.Annots = Array([item])
        if kind == "Widget":
            pdf.Root.AcroForm = Dictionary(Fields=Array([item]), DA="/Helv 4 Tf 0 g")
        return _saved(pdf)


def _helvetica() -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )


def _font(pdf: Pdf, page: pikepdf.Page) -> None:
    page.obj.Resources.Font["/FZ"] = pdf.make_indirect(_helvetica())


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()
