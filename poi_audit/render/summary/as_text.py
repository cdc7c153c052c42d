"""The one page as plain text, 100 columns wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from poi_audit.render.summary.content import Content

WIDTH = 100
_NAME = 44


def text_page(content: Content) -> bytes:
    """The page in UTF-8."""
    return ("\n".join(_lines(content)) + "\n").encode("utf-8")


def _lines(content: Content) -> Iterator[str]:
    yield from wrap(content.title, WIDTH)
    yield from wrap(content.verdict, WIDTH)
    width = max(len(name) for name, _ in content.facts)
    for name, fact in content.facts:
        yield from _hung(f"{name.ljust(width)}  {fact}", width + 2)
    yield from _section(content.word("principal"), content.principal or [content.word("nothing")])
    yield from ("", content.word("averages"))
    yield from _table(content)
    if content.left_out:
        yield content.word("left out", content.left_out)
    yield from ("", content.word("coverage"), *wrap(content.coverage, WIDTH))
    yield from _section(content.word("unjudged"), content.unjudged or [content.word("all judged")])
    yield ""
    for name, fact in content.evidence:
        yield from _hung(f"{name}: {fact}", 2)


def _section(head: str, sentences: Iterable[str]) -> Iterator[str]:
    yield from ("", head)
    for sentence in sentences:
        yield from _hung(f"- {sentence}", 2)


def _hung(text: str, hang: int) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent=" " * hang, break_on_hyphens=False) or [""]


def _table(content: Content) -> Iterator[str]:
    rows = [content.heads, *(cells for _, cells in content.rows)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(content.heads))]
    widths[1] = min(widths[1], _NAME)
    for cells in rows:
        name = cells[1] if len(cells[1]) <= widths[1] else cells[1][: widths[1] - 1] + "…"
        shown = [cells[0].ljust(widths[0]), name.ljust(widths[1])]
        shown += [cell.rjust(width) for cell, width in zip(cells[2:], widths[2:], strict=True)]
        yield "  ".join(shown).rstrip()
