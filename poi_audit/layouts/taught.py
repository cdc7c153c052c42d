"""Layout files of users: read, checked, and put before the known forms. Each is untrusted input as any other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from poi_audit.layouts.layout import Layout, layout_from
from poi_audit.layouts.traits import read_traits
from poi_audit.messages.faults import reason, toml_fault, usage
from poi_audit.model.outcome import LayoutFile
from poi_audit.model.plain_file import NotPlainError, TooLargeError, read_plain
from poi_audit.model.toml_text import document_of

MAX_BYTES = 65_536
"""Of a layout file; the longest known one has 4,000."""


def layout_file(path: Path) -> LayoutFile:
    """The file at this path, checked. Raises UsageError, with one sentence that names file and key."""
    try:
        data = read_plain(path, MAX_BYTES)
    except (NotPlainError, IsADirectoryError) as error:
        raise usage("form.no_file", name=path.name) from error
    except TooLargeError as error:
        raise usage("form.too_long", name=path.name, bytes=MAX_BYTES) from error
    except OSError as error:
        raise usage("form.not_opened", name=path.name, reason=reason(error)) from error
    found = LayoutFile(path.stem, data)
    layout_in(found)
    return found


@lru_cache(maxsize=64)
def layout_in(file: LayoutFile) -> Layout:
    """The layout that the file states. Raises UsageError, with one sentence that names file and key."""
    name = f"{file.name}.toml"
    if len(file.data) > MAX_BYTES:
        raise usage("form.too_long", name=name, bytes=MAX_BYTES)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise usage("form.no_utf8", name=name) from error
    try:
        document = document_of(text)
    except ValueError as error:
        raise usage("form.no_toml", name=name, reason=toml_fault(error)) from error
    digest = hashlib.sha256(file.data).hexdigest()
    try:
        return layout_from(file.name, document, read_traits(document), digest)
    except ValueError as error:
        raise usage("form.file", name=name, reason=error.args[0]) from error


def layout_files(sources: Iterable[str | Path | LayoutFile]) -> tuple[LayoutFile, ...]:
    """The files as they are, those named by a path read. Raises UsageError as `layout_file` does."""
    return tuple(one if isinstance(one, LayoutFile) else layout_file(Path(one)) for one in sources)
