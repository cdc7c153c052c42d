"""Reads the reports of a PDF: finds the page on which each begins, and says what a file without one seems to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from poi_audit.extract.kinds import MAX_TITLE, NO_REPORT, no_report, not_in, seems
from poi_audit.extract.pdf.engines import open_document
from poi_audit.extract.pdf.header import find_headers
from poi_audit.extract.pdf.joints import with_doubts
from poi_audit.extract.pdf.order import with_end, with_order, with_start
from poi_audit.extract.pdf.page import Document, Line, Page, lines_of
from poi_audit.extract.pdf.pdfium import PdfiumDocument
from poi_audit.extract.pdf.reading import Reading
from poi_audit.extract.source import SourceFile
from poi_audit.extract.table.labels import activity_code
from poi_audit.extract.table.reader import read_rows
from poi_audit.layouts.form import Form
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.layouts.periods import month_of, numbered_run, run_of_initials
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.outcome import MAX_PAGES
from poi_audit.model.report import MONTHS, ContextPage, Report
from poi_audit.model.text import fold
from poi_audit.process.confine import at_page, need
from poi_audit.process.limits import for_scans

MAX_CONTEXT, MAX_PAGE = 2_000_000, 20_000
"""Characters kept of the pages around a report: in all, and of one page."""
_TITLE = "SEGUIMIENTO"
_MONTHS = re.compile("|".join(a + b for a, b in pairwise(map(str.upper, MONTHS))))
_WORDS = ("AGREGACION", "PRIORIDAD", "MEDIDA", "COSTO", "ACUMULAD", "AVANCE", "ACTIVIDAD", "META", "ANUAL")
"""Words that heads of tables are made of."""
COVER = 400
"""A page of fewer characters before the table may hold the start of the report's own header."""
LOOKED_AT = 2
"""A longer scan is looked at before it is read whole."""
SAMPLE = 12
"""Pages looked at to say why no report was found."""
_UNMAPPED = (
    "el texto del PDF no se puede leer: sus fuentes no indican a qué caracteres corresponden sus signos; "
    "hace falta reconocimiento óptico (OCR)"
)


def read_pdf(
    source: SourceFile,
    lexicon: Lexicon,
    *,
    engine: str = "pdfium",
    pages: tuple[int, int] | None = None,
    password: str | None = None,
    max_pages: int = MAX_PAGES,
    forms: list[Form] | None = None,
) -> list[Report]:
    """Every report in the file, or in the given pages (first and last, 1-based); `forms` as in `read_rows`.

    Raises UnreadableError when the PDF cannot be opened, has no page or more than `max_pages`, or its text says
    nothing; NotAReportError when it holds no report.
    """
    document = open_document(source, engine, password)
    try:
        if document.page_count < 1:
            raise UnreadableError(f"{document.name} no encuentra ninguna página en el PDF")
        first, last = pages or (1, document.page_count)
        if first > document.page_count:
            raise UnreadableError(f"el PDF solo tiene {document.page_count} páginas")
        last = min(last, document.page_count)
        if last - first >= max_pages:
            raise UnreadableError(
                f"tiene {last - first + 1:,} páginas y se leen hasta {max_pages:,}: indique cuáles (--pages)"
            )
        if document.name == "ocr":
            need(for_scans(last - first + 1))
            _look_first(document, lexicon, first, last)
        around: dict[int, str] = {}
        for begins in (
            partial(_may_begin, lexicon),
            _names_itself,
        ):  # the second asks for less, and reads more pages for nothing
            reports = list(_reports(document, source, lexicon, first, last, around, begins, forms))
            if reports:
                break
        pictures = _pictures(document, reports, first, last)
        why = None if reports else _why_none(document, first, last)
        if why and not pictures:
            raise why
    finally:
        document.close()
    if pictures:
        try:
            if forms is not None:
                forms.clear()
            return _read_pictures(source, lexicon, pictures, password, max_pages, forms)
        except NotAReportError as error:
            raise (why if why and str(why) != NO_REPORT else error) from None
    if document.name == "ocr":
        reports = _certified(reports, document)
    return [replace(reports[0], context=_context(around))] if len(reports) == 1 else reports


def _pictures(document: Document, reports: Sequence[Report], first: int, last: int) -> list[int]:
    """The pages that are scans: of the reports found (a scanner's own text layer says them wrong), or of all."""
    if not isinstance(document, PdfiumDocument):
        return []
    spans = [report.source.pages for report in reports if report.source.pages] or [(first, last)]
    found = []
    for number in (n for start, end in spans for n in range(start, end + 1)):
        try:
            if document.is_picture(number):
                found.append(number)
            elif reports:
                break
        except UnreadableError:
            continue
    return found


def _read_pictures(
    source: SourceFile,
    lexicon: Lexicon,
    pictures: Sequence[int],
    password: str | None,
    max_pages: int,
    forms: list[Form] | None,
) -> list[Report]:
    """The reports in the scanned pages. Raises UnreadableError where they cannot be read for want of the extra."""
    from poi_audit.extract.pdf.scan import INSTALL, can_read_scans
    from poi_audit.extract.pdf.scan_pages import named

    if not can_read_scans():
        verb = "es una imagen escaneada" if len(pictures) == 1 else "son imágenes escaneadas"
        raise UnreadableError(f"{named(pictures)} {verb}; {INSTALL}")
    span = (pictures[0], pictures[-1])
    return read_pdf(
        source, lexicon, engine="ocr", pages=span, password=password, max_pages=max_pages, forms=forms
    )


def _certified(reports: Sequence[Report], document: Document) -> list[Report]:
    from poi_audit.extract.pdf.scan import ScanDocument
    from poi_audit.extract.pdf.scan_certify import certified

    assert isinstance(document, ScanDocument)
    return [certified(report, document.unread) for report in reports]


def _context(around: dict[int, str]) -> tuple[ContextPage, ...]:
    """The pages around the one report, as far as their text is of a size that prose has."""
    pages: list[ContextPage] = []
    room = MAX_CONTEXT
    for number, text in around.items():
        if len(text) <= MAX_PAGE and (room := room - len(text)) > 0:
            pages.append(ContextPage(number, text))
    return tuple(pages)


def _reports(
    document: Document,
    source: SourceFile,
    lexicon: Lexicon,
    first: int,
    last: int,
    around: dict[int, str],
    begins: Callable[[str], bool],
    forms: list[Form] | None,
) -> Iterator[Report]:
    """Every report; `around` is given the text of the pages that belong to none.

    `begins`: whether the text of a page may begin a report.
    """
    number = first
    carried: list[Line] = []
    while number <= last:
        page = _page_of_interest(document, number, around, begins)
        lines = lines_of(page.words) if page else []
        if page is None or not find_headers(page, lines, lexicon):
            carried = lines
            number += 1
            continue
        if not carried and _may_open(around.get(number - 1)):
            carried = lines_of(document.page(number - 1).words)
        reading = Reading(document, source, lexicon, number, last, carried)
        reports = _read(reading, source, lexicon, forms)
        carried = []
        number = max(reading.last_page, number) + 1
        if reading.next_begins:
            number = reading.last_page if reading.last_page > reading.first_page else number
        if reports:
            for taken in range(reading.first_page, reading.last_page + 1):
                around.pop(taken, None)
            yield from reports


def _read(reading: Reading, source: SourceFile, lexicon: Lexicon, forms: list[Form] | None) -> list[Report]:
    """The reports that a reading gives; none where its table holds no activity."""
    rows = reading.rows()
    if not any(activity_code(row) or row.table for row in rows):
        return []
    try:
        found = read_rows(
            source,
            rows,
            lexicon,
            exact=True,
            problems=reading.problems,
            described=reading.described(),
            box=reading.box,
            forms=forms,
        )
    except NotAReportError:
        return []
    whole = (
        with_doubts(with_order(report, reading.numbers), reading.numbers, reading.odd)
        for report in found
        if any(report.activities())
    )
    return [reading.as_shown(with_end(with_start(report, reading.numbers), reading.end)) for report in whole]


def _page_of_interest(
    document: Document, number: int, around: dict[int, str], begins: Callable[[str], bool]
) -> Page | None:
    """The page, when its text may begin a report; a damaged page is not."""
    at_page(number, document.page_count)
    try:
        around[number] = text = document.text(number)
        return document.page(number) if begins(text) else None
    except UnreadableError:
        return None


def _look_first(document: Document, lexicon: Lexicon, first: int, last: int) -> None:
    """Read the first page of a scan and the one that most seems to begin a table, before it is read whole.

    Raises NotAReportError where neither may begin a report.
    """
    from poi_audit.extract.pdf.scan import ScanDocument

    if last - first < LOOKED_AT or not isinstance(document, ScanDocument):
        return
    pages: list[Page] = []
    for number in (first, document.table_page(first + 1, last)):
        page = None if number is None else _page_of_interest(document, number, {}, lambda _: True)
        if page is not None:
            lines = [line.text for line in lines_of(page.words)]
            titled = (
                any(len(line) <= MAX_TITLE and _TITLE in fold(line)[:40] for line in lines)
                and seems(lines) is None
            )
            if titled or _may_begin(lexicon, document.text(page.number)):
                return
            pages.append(page)
    read = [line.text for page in pages for line in lines_of(page.words)]
    raise not_in([page.number for page in pages], read)


def _may_begin(lexicon: Lexicon, text: str) -> bool:
    """Whether the text of a page may hold a report's header: its words, or its title and months side by side."""
    capital = [word for word in text.split() if not word[0].islower()]
    heads, folded = fold(" ".join(capital)), fold(text)
    months = "TRIM" in heads or _MONTHS.search(folded) is not None or sum(map(_is_month, capital)) > 1
    words = sum(word in (folded if months else heads) for word in _WORDS)
    headed = words >= 4 and ("PROG" in folded or "APROB" in folded) and "EJE" in folded
    if headed and (months or words >= 6 or numbered_run(capital) or _has_initials(capital)):
        return True
    return lexicon.may_head(text) or (_TITLE in folded and months)


def _has_initials(words: Sequence[str]) -> bool:
    """Whether six words side by side are the initials or the numbers of months."""
    runs = (words[i : i + 6] for i in range(len(words) - 5) if len(words[i]) <= 2)
    return any(run_of_initials(run) for run in runs if all(len(word) <= 2 for word in run))


def _names_itself(text: str) -> bool:
    """Whether the text of a page names a follow-up, as the prose around a report does too."""
    return _TITLE in fold(text)


def _may_open(before: str | None) -> bool:
    """Whether the page before a header, whose text this is, may hold the report's title: it names it, or is a cover."""
    return before is not None and (len(before) < COVER or _names_itself(before))


def _is_month(word: str) -> bool:
    return month_of(word) is not None


def _why_none(document: Document, first: int, last: int) -> NotAReportError | UnreadableError:
    """The sentence for a file in which no report was found."""
    step = max(1, (last - first + 1) // SAMPLE)
    pages = []
    for number in range(first, last + 1, step):
        try:
            pages.append(document.page(number))
        except UnreadableError:
            continue
    if document.cut:
        return UnreadableError(
            "el PDF está cortado (le falta el final) y lo que queda no contiene un reporte"
        )
    glyphs = sum(len(page.lefts) for page in pages)
    lost = sum(page.lost * len(page.lefts) for page in pages)
    if glyphs and lost > 0.02 * glyphs:
        return UnreadableError(_UNMAPPED)
    lines = [line.text for page in pages for line in lines_of(page.words)]
    return no_report(lines)
