"""The files that `check` writes for people: HTML, workbook, marked PDF, Word annex.

What reads the original again (its pages, its objects) runs in the process that reads, under the same limits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.model.errors import UsageError, reason
from poi_audit.model.outcome import Checked
from poi_audit.render.words import Lang

if TYPE_CHECKING:
    from poi_audit.render.html.images import Drawn
    from poi_audit.render.marked_pdf import Marked

Results = Sequence[tuple[Path, Sequence[Checked]]]
"""Each file that was checked with the audits of its reports."""
Call = Callable[..., Any]
"""Calls a function with its arguments in the process that reads."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "not pdf": (
        "--pdf: {} no es un PDF, no hay páginas que marcar.",
        "--pdf: {} is no PDF, there are no pages to mark.",
    ),
    "same": (
        "{} es el archivo revisado; escriba otro nombre.",
        "{} is the file under review; give another name.",
    ),
    "failed": ("{}: no se pudo escribir ({}).", "{}: could not be written ({})."),
    "kept": (
        "{}: {} anotaciones añadidas al final; los bytes del original quedan intactos.",
        "{}: {} annotations appended; the original's bytes are untouched.",
    ),
    "anew": (
        "{}: {} anotaciones; el archivo no admite añadidos y se escribió de nuevo.",
        "{}: {} annotations; the file admits no additions and was written anew.",
    ),
    "signed kept": (
        " Firmas digitales: {}; siguen cubriendo la versión original, y un visor avisará que hay cambios posteriores.",
        " Digital signatures: {}; they still cover the original version, and a viewer will tell of later changes.",
    ),
    "signed anew": (
        " Firmas digitales: {}; en la copia dejan de ser válidas, el original no se tocó.",
        " Digital signatures: {}; they are no longer valid in the copy, the original was not touched.",
    ),
}


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
            raise UsageError("--carry solo acompaña a --xlsx.")
        whole = {path.resolve() for path in inputs}
        for path in (self.html, self.xlsx, self.pdf, self.docx):
            if path is not None and path.resolve() in whole:
                raise UsageError(_word("same", "es", path.name))


def write_files(wanted: Wanted, results: Results, call: Call, password: str | None, lang: Lang) -> list[str]:
    """Write what is wanted; gives what should be said of it. Raises `UsageError` where a file cannot be written.

    Several reports give several files: out-1.html, out-2.html, in the order of the reports.
    """
    every = [(file, checked) for file, found in results for checked in found]
    said: list[str] = []
    for path, (file, checked) in _numbered(wanted.html, every):
        from poi_audit.render.html import html_text

        text = html_text(checked, _drawn(file, checked, call, password, lang), lang)
        _save(path, text.encode("utf-8"), lang)
    for path, (_, checked) in _numbered(wanted.xlsx, every):
        from poi_audit.render.workbook import workbook_bytes

        _save(path, workbook_bytes(checked, lang, wanted.carry), lang)
    for path, (_, checked) in _numbered(wanted.docx, every):
        from poi_audit.render.annex_docx import annex_bytes

        _save(path, annex_bytes(checked, lang), lang)
    for path, (file, found) in _numbered(wanted.pdf, [(file, found) for file, found in results if found]):
        said.append(_mark(path, file, found, call, password, lang))
    return said


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
        raise UsageError(_word("not pdf", lang, file.name))
    marked: Marked = call(marked_pdf, file, password, list(squares(found, lang)))
    _save(path, marked.data, lang)
    key = "kept" if marked.kept else "anew"
    text = _word(key, lang, path.name, marked.squares)
    return text + (_word(f"signed {key}", lang, marked.signatures) if marked.signatures else "")


def _save(path: Path, data: bytes, lang: Lang) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(_word("failed", lang, path.name, reason(error))) from error


def _word(key: str, lang: Lang, *values: object) -> str:
    return _WORDS[key][lang == "en"].format(*values)
