"""Mail, pages and workbooks that cost their readers minutes or broke them: each ends soon, in its own sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from books import MAIN, rows, xlsx

from poi_audit.extract import read_all
from poi_audit.model.errors import NotAReportError, UnreadableError

MAIL = "To: a\nMIME-Version: 1.0\n"
SECONDS = 25
"""Of a machine that does other work too; each took longer on an idle one."""


def cells(count: int) -> str:
    return rows(*(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, count + 1)))


def parts(kind: str) -> bytes:
    head = f"{MAIL}Content-Type: multipart/{kind}; boundary=x\n\n"
    return (head + "--x\nContent-Type: text/html\n\n<p>a</p>\n" * 1_000_000 + "--x--\n").encode()


def nested(count: int) -> bytes:
    inner = (f"Content-Type: multipart/mixed; boundary=x{i}\n\n--x{i}\n" for i in range(count))
    return (MAIL + "".join(inner) + "Content-Type: text/plain\n\na\n").encode()


def one_in_another(count: int) -> bytes:
    return (MAIL + "Content-Type: message/rfc822\n\n" * count + "a\n").encode()


def attributes() -> bytes:
    many = " ".join(f'a{i}="1"' for i in range(1_000_000))
    return f"<html><body><table><tr><td {many}>1</td></tr></table></body></html>".encode()


def long_text() -> bytes:
    """One text of 110 KB in thousands of cells."""
    return xlsx(cells(3_000), f"<sst {MAIN}><si><t>{'a b' * 36_000}</t></si></sst>")


def declared(charset: str) -> bytes:
    return f'<html><meta charset="{charset}"><table><tr><td>a\u00f1o</td></tr></table></html>'.encode(
        "cp1252"
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "parts.eml": lambda: parts("mixed"),
    "parts.mhtml": lambda: parts("related"),
    "nested.eml": lambda: nested(3_000),
    "inside.eml": lambda: one_in_another(3_000),
    "attributes.html": attributes,
    "long.xlsx": long_text,
    **{f"{name}.html": (lambda name=name: declared(name)) for name in ("idna", "punycode", "undefined")},  # type: ignore[misc]
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_soon_and_in_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name]())
    start = time.process_time()
    with pytest.raises((UnreadableError, NotAReportError)):
        read_all(path)
    assert time.process_time() - start < SECONDS


def test_a_document_type_behind_a_comment_is_seen(tmp_path: Path) -> None:
    """Its entities are not read: what a cell says after one would be lost."""
    declares = '<!DOCTYPE sst [<!ENTITY unit "ACCION">]>'
    for before in ("<!-- <a> -->", f"<!-- {' ' * 200_000} -->"):
        path = tmp_path / "book.xlsx"
        shared = f"{before}{declares}<sst {MAIN}><si><t>Doce &unit; de mantenimiento</t></si></sst>"
        path.write_bytes(xlsx(cells(1), shared))
        with pytest.raises(UnreadableError, match="DOCTYPE"):
            read_all(path)


def test_an_image_is_not_told_that_scans_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "foto.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    with pytest.raises(UnreadableError, match="se leen dentro de un PDF"):
        read_all(path)
