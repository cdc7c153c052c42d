"""The engines behind one interface, each loaded only when it is asked for."""

from __future__ import annotations

from poi_audit.extract.pdf.page import Document
from poi_audit.extract.source import SourceFile
from poi_audit.model.errors import UsageError

ENGINES = ("pdfium", "pdfplumber", "camelot", "ocr")


def open_document(source: SourceFile, engine: str, password: str | None) -> Document:
    """Open the file with an engine. Raises UsageError for an unknown one, UnreadableError for a bad file."""
    if engine == "pdfium":
        from poi_audit.extract.pdf.pdfium import PdfiumDocument

        return PdfiumDocument(source.data, password)
    if engine == "pdfplumber":
        from poi_audit.extract.pdf.plumber import PlumberDocument

        return PlumberDocument(source.data, password)
    if engine == "camelot":
        from poi_audit.extract.pdf.camelot_lattice import CamelotDocument

        return CamelotDocument(source.data, password)
    if engine == "ocr":
        from poi_audit.extract.pdf.scan import ScanDocument

        return ScanDocument(source.data, password)
    raise UsageError(f"no existe el motor «{engine}»; los hay: {', '.join(ENGINES)}")
