"""The files that `check` writes for people: HTML, workbook, marked PDF, Word annex, one page, draft of the oficio.

What reads the original again (its pages, its objects) runs in the process that reads, under the same limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.messages import Lang, message, write
from poi_audit.messages.faults import usage
from poi_audit.model.message import Message
from poi_audit.model.outcome import Checked
from poi_audit.render.apart import apart

if TYPE_CHECKING:
    from poi_audit.render.html.images import Drawn
    from poi_audit.render.marked_pdf import Marked
    from poi_audit.render.outputs import Outputs
    from poi_audit.render.workbook.carry import Carried

Results = Sequence[tuple[Path, Sequence[Checked]]]
"""Each file that was checked with the audits of its reports."""
Call = Callable[..., Any]
"""Calls a function with its arguments in the process that reads."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where each file goes; None: it is not wanted.

    `carry`: a workbook whose dispositions are kept; `keep`: whether those of the workbook that is there are too.
    """

    html: Path | None = None
    xlsx: Path | None = None
    pdf: Path | None = None
    docx: Path | None = None
    summary: Path | None = None
    carry: Path | None = None
    keep: bool = True
    letter: Path | None = None

    def claim(self, outputs: Outputs) -> None:
        """Reserve the places. Raise `UsageError` where one cannot be, or `carry` stands alone."""
        if self.carry is not None and self.xlsx is None:
            raise usage("carry_alone")
        papers = ("docx", self.docx), ("docx", self.letter), ("summary", self.summary)
        for kind, path in (("html", self.html), ("xlsx", self.xlsx), ("pdf", self.pdf), *papers):
            if path is not None:
                outputs.claim(path, kind)
        if self.xlsx is not None and not outputs.force and self.xlsx.is_file():
            from poi_audit.render.workbook.carry import refuse_own_sheets

            refuse_own_sheets(self.xlsx)


def write_files(
    wanted: Wanted,
    results: Results,
    call: Call,
    password: str | None,
    lang: Lang,
    lost: list[Message],
    outputs: Outputs,
) -> list[str]:
    """Write what is wanted; gives what should be said of it. Raises `UsageError` where a file cannot be written.

    Several reports give several files: out-1.html, out-2.html, in the order of the reports. A report of which a file
    cannot be made has none, and `lost` is given the sentence.
    """
    every = [(file, checked) for file, found in results for checked in found]
    said: list[str] = []

    def make(kind: str, path: Path, made: Callable[[], bytes], file: Path) -> None:
        data = apart(made, file.name, lost)
        if data is not None:
            outputs.write(path, kind, data)

    for path, (file, checked) in _numbered(wanted.html, every):
        make("html", path, partial(_page, file, checked, call, password, lang), file)
    old = {} if wanted.carry is None else _carried(wanted.carry, call)
    for path, (file, checked) in _numbered(wanted.xlsx, every):
        make("xlsx", path, partial(_workbook, path, checked, lang, wanted.keep, old, call, said), file)
    for path, (file, checked) in _numbered(wanted.docx, every):
        make("docx", path, partial(_annex, checked, lang), file)
    for path, (file, checked) in _numbered(wanted.letter, every):
        make("docx", path, partial(_letter, checked, lang), file)
    for path, (file, checked) in _numbered(wanted.summary, every):
        make("summary", path, partial(_summary, checked, path.name, lang), file)
    for path, (file, found) in _numbered(wanted.pdf, [(file, found) for file, found in results if found]):
        make("pdf", path, partial(_mark, path, file, found, call, password, lang, said), file)
    return said


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


def _workbook(
    path: Path,
    checked: Checked,
    lang: Lang,
    keep: bool,
    carry: Mapping[str, Carried],
    call: Call,
    said: list[str],
) -> bytes:
    from poi_audit.render.workbook import workbook_bytes
    from poi_audit.render.workbook.carry import kept_in

    old = dict(carry)
    if keep and path.is_file():
        old |= call(kept_in, path)
    if count := sum(entry.says for entry in old.values()):
        said.append(message("tell.carried", name=path.name, count=count))
    return workbook_bytes(checked, lang, old)


def _annex(checked: Checked, lang: Lang) -> bytes:
    from poi_audit.render.annex_docx import annex_bytes

    return annex_bytes(checked, lang)


def _letter(checked: Checked, lang: Lang) -> bytes:
    from poi_audit.render.letter_docx import letter_bytes

    return letter_bytes(checked, lang)


def _summary(checked: Checked, name: str, lang: Lang) -> bytes:
    from poi_audit.render.summary import summary_bytes

    return summary_bytes(checked, name, lang)


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
    path: Path,
    file: Path,
    found: Sequence[Checked],
    call: Call,
    password: str | None,
    lang: Lang,
    said: list[str],
) -> bytes:
    from poi_audit.render.marked_pdf import marked_pdf
    from poi_audit.render.squares import index_of, squares

    if found[0].report.source.format != "pdf":
        raise usage("no_pdf", name=file.name)
    marked: Marked = call(marked_pdf, file, password, list(squares(found, lang)), index_of(found, lang))
    key = "kept" if marked.kept else "anew"
    wrote = message(f"tell.wrote.{key}", name=path.name, count=marked.squares)
    signed = message(f"tell.signed.{key}", count=marked.signatures) if marked.signatures else ""
    said.append(write(wrote, lang) + write(signed, lang))
    return marked.data
