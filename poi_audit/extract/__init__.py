"""From a file to Reports: `read` gives the first, `read_all` every one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from poi_audit.extract.problems import problem
from poi_audit.extract.source import Kind, SourceFile, open_source
from poi_audit.layouts import lexicon
from poi_audit.layouts.form import Form
from poi_audit.layouts.taught import layout_files
from poi_audit.model.errors import UnreadableError
from poi_audit.model.outcome import MAX_PAGES, LayoutFile
from poi_audit.model.report import Report

_NOT_READ: dict[Kind, str] = {
    "word": "es un documento de Word; este formato no se lee",
    "image": "es una imagen; las páginas escaneadas todavía no se leen",
    "archive": "es un archivo comprimido; extraiga primero el reporte",
    "binary": "no es de un formato conocido (PDF, HTML, Excel o texto)",
}


def read(
    path: str | Path,
    *,
    engine: str = "pdfium",
    pages: tuple[int, int] | None = None,
    password: str | None = None,
    max_pages: int = MAX_PAGES,
    layouts: Sequence[str | Path | LayoutFile] = (),
) -> Report:
    """The report in a file; where there are several, the first, with a Problem (E101) that says how many.

    Takes and raises what `read_all` does.
    """
    reports = read_all(
        path, engine=engine, pages=pages, password=password, max_pages=max_pages, layouts=layouts
    )
    if len(reports) == 1:
        return reports[0]
    several = problem("E101", count=len(reports))
    return replace(reports[0], problems=(several, *reports[0].problems))


def read_all(
    path: str | Path,
    *,
    engine: str = "pdfium",
    pages: tuple[int, int] | None = None,
    password: str | None = None,
    max_pages: int = MAX_PAGES,
    layouts: Sequence[str | Path | LayoutFile] = (),
    name: str = "",
) -> list[Report]:
    """Every report in a file, in its order: PDF, saved HTML (also an HTML table named .xls), workbook, pasted
    text, or mail with any of these attached.

    `engine`, `pages` (first and last, 1-based), `password` and `max_pages` (to look at; a longer file is refused) serve
    PDF only. `layouts`: files of forms that users taught, which go before the known ones.
    `name`: of the file, where its path is another. Reads in this process,
    without a limit of time or memory: `Guard` holds it to one. Raises UnreadableError when the file cannot be read,
    NotAReportError when it holds no report, UsageError for a layout file that cannot be.
    """
    taught = layout_files(layouts)
    return read_source(
        open_source(path, name),
        engine=engine,
        pages=pages,
        password=password,
        max_pages=max_pages,
        layouts=taught,
    )


def read_source(
    source: SourceFile,
    *,
    engine: str = "pdfium",
    pages: tuple[int, int] | None = None,
    password: str | None = None,
    max_pages: int = MAX_PAGES,
    layouts: tuple[LayoutFile, ...] = (),
    forms: list[Form] | None = None,
) -> list[Report]:
    """`read_all` for a file that is already open; `forms` takes the form of each report. Raises the same errors."""
    from poi_audit.extract.register.files import register_reports

    if (registers := register_reports(source)) is not None:
        return registers
    words = lexicon(layouts)
    if source.kind == "pdf":
        from poi_audit.extract.pdf import read_pdf

        return read_pdf(
            source,
            words,
            engine=engine,
            pages=pages,
            password=password,
            max_pages=max_pages,
            forms=forms,
        )
    if source.kind in ("html", "mhtml"):
        from poi_audit.extract.html import read_html

        return read_html(source, words, forms)
    if source.kind in ("xlsx", "biff", "ods", "xml2003"):
        from poi_audit.extract.excel import read_workbook

        return read_workbook(source, words, forms)
    if source.kind == "text":
        from poi_audit.extract.text import read_text

        return read_text(source, words, forms)
    if source.kind == "mail":
        from poi_audit.extract.mail import read_mail

        return read_mail(
            source,
            lambda part: _attached(
                part,
                engine=engine,
                pages=pages,
                password=password,
                max_pages=max_pages,
                layouts=layouts,
                forms=forms,
            ),
        )
    raise UnreadableError(_NOT_READ[source.kind])


def _attached(source: SourceFile, **options: Any) -> list[Report]:
    """`read_source` for a file attached to mail, which may not be mail again."""
    if source.kind == "mail":
        raise UnreadableError("es un mensaje adjunto a otro; guárdelo como archivo aparte")
    return read_source(source, **options)


__all__ = ["read", "read_all", "read_source"]
