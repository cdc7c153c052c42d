"""Layout files of users: read, checked, and put before the known forms. Each is untrusted input as any other."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from poi_audit.layouts.layout import Layout, layout_from
from poi_audit.layouts.traits import read_traits
from poi_audit.messages import message
from poi_audit.messages.faults import reason, usage
from poi_audit.model.outcome import LayoutFile

MAX_BYTES = 65_536
"""Of a layout file; the longest known one has 4,000."""
_STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*')
_MAX_DOTS = 40
"""Dots outside texts on one line: keys of thousands of parts cost the parser minutes."""


def layout_file(path: Path) -> LayoutFile:
    """The file at this path, checked. Raises UsageError, with one sentence that names file and key."""
    try:
        if path.exists() and not path.is_file():
            raise usage("form.no_file", name=path.name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
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
    if any(line.count(".") > _MAX_DOTS for line in _STRINGS.sub("", text).splitlines()):
        raise usage("form.no_toml", name=name, reason=message("usage.form_many_parts"))
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        said = message("usage.form_nested") if isinstance(error, RecursionError) else str(error)
        raise usage("form.no_toml", name=name, reason=said) from error
    digest = hashlib.sha256(file.data).hexdigest()
    try:
        return layout_from(file.name, document, read_traits(document), digest)
    except ValueError as error:
        raise usage("form.file", name=name, reason=error.args[0]) from error


def layout_files(sources: Iterable[str | Path | LayoutFile]) -> tuple[LayoutFile, ...]:
    """The files as they are, those named by a path read. Raises UsageError as `layout_file` does."""
    return tuple(one if isinstance(one, LayoutFile) else layout_file(Path(one)) for one in sources)
