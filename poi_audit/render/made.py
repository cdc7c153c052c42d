"""Telling a file that this tool made from any other, by what it wrote into it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping

ENDINGS: Mapping[str, tuple[str, ...]] = {
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "pdf": (".pdf",),
    "docx": (".docx",),
    "toml": (".toml",),
    "summary": (".pdf", ".html", ".htm", ".docx", ".txt"),
    "console": (".txt", ".log"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson", ".json"),
    "csv": (".csv", ".txt"),
    "csv-excel": (".csv", ".txt"),
    "csv-excel-semicolon": (".csv", ".txt"),
    "sarif": (".sarif", ".json"),
    "junit": (".xml",),
    "github": (".txt", ".log"),
    "gitlab": (".json",),
    "markdown": (".md", ".markdown", ".txt"),
}
"""The usual endings of each kind of output, the first of them suggested."""
MARK = b"%poi-audit"
"""What stands at the end of a marked copy."""


def made_here(kind: str, data: bytes) -> bool:
    """Whether an output of that kind may be replaced: this tool made it and, where a person would write into it
    (an annex, a marked copy), nobody did. An empty file holds nothing to lose."""
    return not data.strip() or _MADE[kind](data)


def _matching(pattern: str) -> Callable[[bytes], bool]:
    expression = re.compile(pattern.encode(), re.S)
    return lambda data: expression.match(data[:65_536].removeprefix(b"\xef\xbb\xbf")) is not None


def _page(data: bytes) -> bool:
    return re.search(rb'<meta name="generator" content="poi-audit\b', data[:65_536]) is not None


def _workbook(data: bytes) -> bool:
    """Also one that somebody worked in: what was written there is carried on."""
    return b">poi-audit</dc:creator>" in _core(data)


def _annex(data: bytes) -> bool:
    core = _core(data)
    return b">poi-audit</dc:creator>" in core and b">poi-audit</cp:lastModifiedBy>" in core


def _core(data: bytes) -> bytes:
    """Who made an Office file, in its own words; b"" where it says nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("docProps/core.xml") as part:
            return part.read(65_536)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, ValueError, NotImplementedError):
        return b""


def _marked(data: bytes) -> bool:
    return MARK in data[-64:]


def _summary(data: bytes) -> bool:
    return _marked(data) or _page(data) or _annex(data) or b": poi-audit " in data[-400:]


def _never(data: bytes) -> bool:
    return False


_AUDIT = r'\s*\[?\s*\{\s*"(?:type": "\w+",\s*")?schema": "poi-audit/'
_MADE: Mapping[str, Callable[[bytes], bool]] = {
    "html": _page,
    "xlsx": _workbook,
    "pdf": _marked,
    "docx": _annex,
    "toml": _never,
    "summary": _summary,
    "console": _matching(r".*?\b\d+ (?:error|errores|errors), \d+ (?:advertencia|warning)s?\b"),
    "json": _matching(_AUDIT + r"|\s*\[\s*\]"),
    "jsonl": _matching(_AUDIT + r"|\{\"type\": \"\w+\""),
    "csv": _matching(r'(?:\xef\xbb\xbf)?"?id"?[,;]"?rule"?[,;]"?severity"?[,;]'),
    "csv-excel": _matching(r'(?:\xef\xbb\xbf)?"?id"?[,;]"?rule"?[,;]"?severity"?[,;]'),
    "csv-excel-semicolon": _matching(r'(?:\xef\xbb\xbf)?"?id"?[,;]"?rule"?[,;]"?severity"?[,;]'),
    "sarif": _matching(r'\{.{0,400}"name": "poi-audit"'),
    "junit": _matching(r'(?:<\?xml[^>]*>)?\s*<testsuites name="poi-audit"'),
    "github": _matching(r"::(?:notice|warning|error) "),
    "gitlab": _matching(r'\s*\[\s*(?:\]|\{\s*"description": .*"check_name": )'),
    "markdown": _matching(r"## .*\n\n\*\*"),
}
