"""Opening a file: size limit, hash, its form by content (never by extension), and its text in any charset."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from poi_audit.messages.faults import reason, unreadable
from poi_audit.model.errors import UnreadableError
from poi_audit.model.plain_file import NotPlainError, TooLargeError, read_plain
from poi_audit.model.report import Format, Source

MAX_BYTES = 256 * 1024 * 1024
"""Larger files are refused before they are read."""

Kind = Literal[
    "pdf", "html", "mhtml", "mail", "text", "xlsx", "biff", "ods", "xml2003", "word", "image", "archive", "binary"
]  # fmt: skip
"""What a file is, by its content."""

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|table|div|form|style|tr|td|meta)\b", re.I)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_OF_XLSX = (b"xl/workbook.", b"xl/worksheets/", b"xl/_rels/", b"xl/styles.xml", b"xl/sharedStrings.xml")
"""Names by which a workbook cut short is known."""
_HEADER = re.compile(r"^[a-z][a-z-]{1,40}:[ \t]", re.M)
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_TRUSTED_LATIN = {"iso8859-1", "ascii", "latin-1"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """An opened file: its name without folder, its bytes, their SHA-256 in hexadecimal, and what it is."""

    name: str
    data: bytes = field(repr=False)
    sha256: str
    kind: Kind

    def described(
        self,
        layout: str | None,
        pages: tuple[int, int] | None = None,
        engine: str | None = None,
    ) -> Source:
        """The Source of a report read from this file."""
        return Source(self.name, self.sha256, self._format(), layout, pages, engine)

    def _format(self) -> Format:
        if self.kind in ("pdf", "xlsx", "ods"):
            return self.kind
        if self.kind == "biff":
            return "xls"
        if self.kind == "xml2003":
            return "xls"
        if self.kind in ("html", "mhtml"):
            return "xls" if self.name.lower().endswith((".xls", ".xlsx")) else "html"
        return "text"


def open_source(path: str | Path, name: str = "") -> SourceFile:
    """Read a file whole; `name`: its name, where its path is another.

    Raises UnreadableError when it is absent, empty, no plain file or too large.
    """
    path = Path(path)
    try:
        data = read_plain(path, MAX_BYTES)
    except IsADirectoryError as error:
        raise UnreadableError("es una carpeta; indique los archivos que contiene") from error
    except NotPlainError as error:
        raise UnreadableError("no es un archivo") from error
    except TooLargeError as error:
        raise UnreadableError(f"el archivo pasa de {MAX_BYTES // 1024 // 1024} MB y no se lee") from error
    except FileNotFoundError as error:
        raise UnreadableError("el archivo no existe") from error
    except PermissionError as error:
        raise UnreadableError("no hay permiso para leer el archivo") from error
    except OSError as error:
        raise unreadable("not_opened_because", reason=reason(error)) from error
    except ValueError as error:
        raise unreadable("not_opened") from error
    return source_of(name or path.name, data)


def source_of(name: str, data: bytes) -> SourceFile:
    """A file already in memory. Raises UnreadableError when it holds nothing."""
    if not data.strip(b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf\xfe\xff"):
        raise UnreadableError("el archivo está vacío")
    return SourceFile(name, data, hashlib.sha256(data).hexdigest(), sniff(data))


def sniff(data: bytes) -> Kind:
    """What the bytes are, by their first marks and, for text, by its tags."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") or head[:2] == b"\x09\x08":
        return "biff"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith(b"{\\rtf"):
        return "word"
    if head.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")):
        return "archive"
    return _text_kind(data)


def _text_kind(data: bytes) -> Kind:
    text, _, _ = decode(data[: 1 << 18])
    start = text[:65536]
    if len(_CONTROL.findall(start)) > len(start) // 200:
        return "binary"
    if (kind := _mail_kind(start[:16384])) is not None:
        return kind
    if _SPREADSHEET in start and "<Workbook" in start:
        return "xml2003"
    return "html" if _TAG.search(start) else "text"


def _mail_kind(start: str) -> Kind | None:
    """Whether a text is a message, or a page that a browser or a spreadsheet program saved as one."""
    head = re.split(r"\r?\n\r?\n", start.lstrip("\r\n"), maxsplit=1)[0].lower()
    if len(_HEADER.findall(head)) < 2 or not _HEADER.match(head):
        return None
    if re.search(r"^(to|received|message-id|delivered-to|return-path):", head, re.M):
        return "mail"
    if re.search(r"^mime-version:", head, re.M):
        return "mhtml" if "multipart/related" in start[:4096].lower() else "mail"
    return None


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        if b"opendocument.spreadsheet" in data[:200]:
            return "ods"
        return "xlsx" if any(name in data for name in _OF_XLSX) else "archive"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if "word/document.xml" in names:
        return "word"
    return "ods" if "content.xml" in names else "archive"


def decode(data: bytes) -> tuple[str, str, bool]:
    """The text of bytes in an unknown charset: (text, charset, whether some bytes had to be replaced).

    In this order: byte order mark; UTF-16 by its zero bytes; UTF-8 where all bytes are valid in it; the
    charset the page declares; windows-1252.
    """
    for mark, charset in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _decoded(data[len(mark) :], charset)
    head = data[:4096]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) > len(head) // 5 and min(zeros) < max(zeros) // 4:
        return _decoded(data, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le")
    tail = 3 if len(data) == 1 << 18 else 0  # a cut sample may end inside a character
    try:
        return data[: len(data) - tail].decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        if tail and error.start >= len(data) - tail - 3:
            return _decoded(data, "utf-8")
    return _decoded(data, _declared(head))


def _declared(head: bytes) -> str:
    """The charset a page declares, where Python knows it as a single-byte or CJK text encoding."""
    found = _DECLARED.search(head)
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else "cp1252"
        "".encode(name)
    except (LookupError, UnicodeError):
        return "cp1252"
    return "cp1252" if name in _TRUSTED_LATIN or name.startswith("utf") else name


def _decoded(data: bytes, charset: str) -> tuple[str, str, bool]:
    try:
        return data.decode(charset), charset, False
    except UnicodeDecodeError:
        return data.decode(charset, "replace"), charset, True


def lacks_end(data: bytes) -> bool:
    """Whether a message, or a page saved as one, ends before the boundary that closes its parts."""
    import email
    from email.errors import CloseBoundaryNotFoundDefect

    parts = email.message_from_bytes(data).walk()
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in parts for defect in part.defects)


def html_parts(source: SourceFile) -> list[bytes]:
    """The HTML of a page; of one saved as MHTML, each of its HTML parts. Raises UnreadableError."""
    if source.kind != "mhtml":
        return [source.data]
    import email

    message = email.message_from_bytes(source.data)
    parts = (
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    )
    payloads = [part.get_payload(decode=True) for part in parts]
    found = [payload for payload in payloads if isinstance(payload, bytes) and payload.strip()]
    if not found:
        raise UnreadableError("la página guardada no contiene HTML")
    return found


def style_parts(source: SourceFile) -> dict[str, str]:
    """The style sheets that a page saved as MHTML holds beside it, by the last part of their address."""
    if source.kind != "mhtml" or b"text/css" not in source.data:
        return {}
    import email

    found: dict[str, str] = {}
    for part in email.message_from_bytes(source.data).walk():
        data = part.get_payload(decode=True) if part.get_content_type() == "text/css" else None
        for address in (part["Content-Location"], (part["Content-ID"] or "").strip("<>")):
            if isinstance(data, bytes) and address:
                found[last_part(address)] = decode(data)[0]
    return found


def last_part(address: str) -> str:
    """The name at the end of an address, by which a page names what was saved beside it."""
    return re.split(r"[/\\:]", address.strip())[-1].split("?")[0].lower()
