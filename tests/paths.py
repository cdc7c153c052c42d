"""Where the files of the tests are."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "fixtures"
PDFS = FIXTURES / "pdfs"
SHARED = ROOT.parent / "shared"
"""Published reports and cases of public bodies, which are no part of this repository."""


def shared(name: str) -> Path:
    """A file or folder of ../shared; the test is skipped where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not beside this checkout")
    return path
