"""What could not be read, or was read only in part: a code each, whose sentence is in the catalogue.

E1xx informs: the report was read whole, and a reader should know how. E2xx says that something is missing:
the report was read only in part, and its verdict is "partial".
"""

from __future__ import annotations

from poi_audit.messages import message
from poi_audit.messages.recognised import recognised
from poi_audit.model.report import Problem

_PARTS = ("fields", "level")
"""Values that name parts of a report."""


def problem(code: str, page: int | None = None, /, **values: object) -> Problem:
    """The problem of this code with its sentence filled in. Raises KeyError for an unknown code or value."""
    known = {
        name: recognised(value) if name in _PARTS and type(value) is str else value
        for name, value in values.items()
    }
    return Problem(code, message(code, **known), page)
