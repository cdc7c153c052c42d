"""A small country of files, made once, and the results of a batch over it that nothing disturbed."""

from __future__ import annotations

from pathlib import Path

import nation
import pytest
from batches import run

CRASHES = {"kids-cycle.pdf", "bomb-spaces.pdf", "deep-arrays.pdf", "no-catalog.pdf"}


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder `files` with 26 files, two of them bad, and with duplicates of two."""
    from pdfs import PDFS

    folder = tmp_path_factory.mktemp("country")
    made = nation.files(26, 7, {name: PDFS[name] for name in CRASHES}, share=0.1, pdf=0.1)
    nation.write(folder / "files", made)
    first, second = sorted((folder / "files").rglob("*.html"))[:2]
    (folder / "files" / "zz-copy.html").write_bytes(first.read_bytes())
    (folder / "files" / "zz-copy.xls").write_bytes(second.read_bytes())
    return folder


@pytest.fixture(scope="session")
def whole(country: Path) -> Path:
    """The results of a batch that went through."""
    run("batch", "files", "-o", "whole", "-j", "2", cwd=country, code=3)
    return country / "whole"
