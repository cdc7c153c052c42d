"""The forms of a file's reports, read in the process that reads."""

from __future__ import annotations

from pathlib import Path

from poi_audit.layouts.form import Form
from poi_audit.model.errors import UsageError
from poi_audit.model.outcome import Failure, Reading
from poi_audit.run.session import failure


def try_forms(path: Path, reading: Reading) -> list[Form] | Failure:
    """The form of each report of the file, or why there is none. Raises `UsageError` and MemoryError alone."""
    from poi_audit.extract import read_source
    from poi_audit.extract.source import open_source

    forms: list[Form] = []
    try:
        read_source(
            open_source(path),
            engine=reading.engine,
            pages=reading.pages,
            password=reading.password,
            max_pages=reading.max_pages,
            layouts=reading.layouts,
            forms=forms,
        )
    except (UsageError, MemoryError):
        raise
    except Exception as error:
        return failure(path, error)
    return forms
