"""The errors of the house with their sentences: `raise unreadable("empty")`, `raise usage("no_pages", text=text)`."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from poi_audit.messages import either, hint, known, message
from poi_audit.model.errors import LimitError, NotAReportError, UnreadableError, UsageError
from poi_audit.model.toml_text import ManyPartsError, NestedError


def unreadable(key: str, /, **values: object) -> UnreadableError:
    """The file could not be read at all."""
    return UnreadableError(message(f"unreadable.{key}", **values))


def not_a_report(key: str, /, **values: object) -> NotAReportError:
    """The file was read and holds no report."""
    return NotAReportError(message(f"unreadable.{key}", **values))


def beyond_limit(key: str, /, **values: object) -> LimitError:
    """Reading was ended."""
    return LimitError(message(f"unreadable.{key}", **values))


def usage(key: str, /, **values: object) -> UsageError:
    """An option or a configuration value that cannot be."""
    return UsageError(message(f"usage.{key}", **values))


def not_admitted(option: str, value: str, allowed: Sequence[str]) -> UsageError:
    """The option takes other words; the nearest is suggested."""
    near = hint(value, allowed)
    return usage("not_admitted", option=option, value=value, known=either(allowed), hint=near)


def toml_fault(error: ValueError) -> str:
    """What is wrong with a TOML text, in the parser's own words where it is none of the usual faults."""
    if isinstance(error, ManyPartsError):
        return message("usage.form_many_parts")
    return message("usage.form_nested") if isinstance(error, NestedError) else str(error)


def reason(error: OSError) -> str:
    """Why the system refused a file; in its own words where it is none of the usual reasons."""
    key = f"unreadable.system.{errno.errorcode.get(error.errno or 0, '')}"
    return message(key) if known(key) else error.strerror or type(error).__name__
