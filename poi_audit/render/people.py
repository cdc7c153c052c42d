"""The files that `check` writes for people: HTML, workbook, marked PDF, Word annex.

What reads the original again (its pages, its objects) runs in the process that reads, under the same limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.messages import Lang, message, write
from poi_audit.messages.faults import reason, usage
from poi_audit.model.message import Message
from poi_audit.model.outcome import Checked
from poi_audit.model.plain_file import real_place
from poi_audit.render.apart import apart

if TYPE_CHECKING:
    from poi_audit.render.html.images import Drawn
    from poi_audit.render.marked_pdf import Marked
    from poi_audit.render.workbook.carry import Carried

Results = Sequence[tuple[Path, Sequence[Checked]]]
"""Each file that was checked with the audits of its reports."""
Call = Callable[..., Any]
"""Calls a function with its arguments in the process that reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where each file goes; None: it is not wanted. `carry`: a workbook whose dispositions are kept."""

    html: Path | None = None
    xlsx: Path | None = None
    pdf: Path | None = None
    docx: Path | None = None
    carry: Path | None = None

    def check(self, inputs: Sequence[Path]) -> None:
        """Raise `UsageError` where a file would be written over an input, or `carry` stands alone."""
        if self.carry is not None and self.xlsx is None:
            raise usage("carry_alone")
        whole = {real_place(path) for path in inputs}
        for path in (self.html, self.xlsx, self.pdf, self.docx):
            if path is not None and real_place(path) in whole:
                raise usage("input_as_output", name=path.name)


def write_files(
    wanted: Wanted, results: Results, call: Call, password: str | None, lang: Lang, lost: list[Message]
) -> list[str]:
    """Write what is wanted; gives what should be said of it. Raises `UsageError` where a file cannot be written.

    Several reports give several files: out-1.html, out-2.html, in the order of the reports. A report of which a file
    cannot be made has none, and `lost` is given the sentence.
    """
    every = [(file, checked) for file, found in results for checked in found]
    for path, (file, checked) in _numbered(wanted.html, every):
        _make(path, partial(_page, file, checked, call, password, lang), file, lost)
    old = {} if wanted.carry is None else _carried(wanted.carry, call)
    for path, (file, checked) in _numbered(wanted.xlsx, every):
        _make(path, partial(_workbook, checked, lang, old), file, lost)
    for path, (file, checked) in _numbered(wanted.docx, every):
        _make(path, partial(_annex, checked, lang), file, lost)
    marked = _numbered(wanted.pdf, [(file, found) for file, found in results if found])
    said = [
        apart(partial(_mark, path, file, found, call, password, lang), file.name, lost)
        for path, (file, found) in marked
    ]
    return [sentence for sentence in said if sentence is not None]


def _make(path: Path, made: Callable[[], bytes], file: Path, lost: list[Message]) -> None:
    """Write the file that is made of one report."""
    data = apart(made, file.name, lost)
    if data is not None:
        _save(path, data)


def _page(file: Path, checked: Checked, call: Call, password: str | None, lang: Lang) -> bytes:
    from poi_audit.render.html import html_text

    return html_text(checked, _drawn(file, checked, call, password, lang), lang).encode("utf-8")


def _carried(carry: Path, call: Call) -> Mapping[str, Carried]:
    from poi_audit.model.errors import LimitError
    from poi_audit.render.workbook.carry import carried

    try:
        found: Mapping[str, Carried] = call(carried, carry)
    except LimitError as error:
        raise usage("carry_ended", name=carry.name, reason=error.message) from error
    return found


def _workbook(checked: Checked, lang: Lang, carry: Mapping[str, Carried]) -> bytes:
    from poi_audit.render.workbook import workbook_bytes

    return workbook_bytes(checked, lang, carry)


def _annex(checked: Checked, lang: Lang) -> bytes:
    from poi_audit.render.annex_docx import annex_bytes

    return annex_bytes(checked, lang)


def _numbered(path: Path | None, things: Sequence[Any]) -> Iterator[tuple[Path, Any]]:
    if path is None:
        return
    for number, thing in enumerate(things, start=1):
        yield (path if len(things) == 1 else path.with_stem(f"{path.stem}-{number}")), thing


def _drawn(file: Path, checked: Checked, call: Call, password: str | None, lang: Lang) -> Drawn | None:
    """The images of the original; None where it has no pages or drawing them went beyond a limit."""
    from poi_audit.model.errors import LimitError
    from poi_audit.render.html import images_of
    from poi_audit.render.html.images import draw

    if checked.report.source.format != "pdf":
        return None
    try:
        drawn: Drawn = call(draw, file, password, images_of(checked, lang))
    except LimitError:
        return None
    return drawn


def _mark(
    path: Path, file: Path, found: Sequence[Checked], call: Call, password: str | None, lang: Lang
) -> str:
    from poi_audit.render.marked_pdf import marked_pdf
    from poi_audit.render.squares import squares

    if found[0].report.source.format != "pdf":
        raise usage("no_pdf", name=file.name)
    marked: Marked = call(marked_pdf, file, password, list(squares(found, lang)))
    _save(path, marked.data)
    key = "kept" if marked.kept else "anew"
    said = message(f"tell.wrote.{key}", name=path.name, count=marked.squares)
    signed = message(f"tell.signed.{key}", count=marked.signatures) if marked.signatures else ""
    return write(said, lang) + write(signed, lang)


def _save(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise usage("not_written", name=path.name, reason=reason(error)) from error
