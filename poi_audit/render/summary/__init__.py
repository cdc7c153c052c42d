"""One printable page on a report: verdict, lo principal, averages, coverage, what was not judged, hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath

from poi_audit.messages import Lang
from poi_audit.model.outcome import Checked
from poi_audit.render.summary.content import Content, content_of

ENDINGS = (".pdf", ".html", ".docx", ".txt")
"""What the file's name may end in; it tells the kind."""


def summary_bytes(checked: Checked, name: str, lang: Lang = "es") -> bytes:
    """The page in the kind that the file's name ends in, one of `ENDINGS`. The same audit gives the same bytes."""
    return _writers()[PurePath(name).suffix.lower()](content_of(checked, lang))


def _writers() -> Mapping[str, Callable[[Content], bytes]]:
    from poi_audit.render.summary.as_docx import docx_page
    from poi_audit.render.summary.as_html import html_page
    from poi_audit.render.summary.as_pdf import pdf_page
    from poi_audit.render.summary.as_text import text_page

    return {".pdf": pdf_page, ".html": html_page, ".htm": html_page, ".docx": docx_page, ".txt": text_page}
