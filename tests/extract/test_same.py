"""HTML and PDF of one page give the same Report: figures, texts, doubts and problems, whatever the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paths import FIXTURES, SHARED

from poi_audit import read_all
from poi_audit.contract.encode import report_json

OF_THE_FILE = {"source", "page"}
"""What a Report says of its file, and not of what the page shows."""

PAIRS = [
    (page, FIXTURES / "pdfs" / f"{page.stem}.pdf")
    for page in sorted(FIXTURES.glob("html/*.html"))
    if (FIXTURES / "pdfs" / f"{page.stem}.pdf").exists()
]
PAIRS += [
    (folder / "report.html", folder.with_name(folder.name.removesuffix("html") + "pdf") / "report.pdf")
    for folder in sorted((SHARED / "cases/layouts").glob("*-html"))
]


def _shown(value: object) -> object:
    if isinstance(value, dict):
        return {key: _shown(item) for key, item in value.items() if key not in OF_THE_FILE}
    return [_shown(item) for item in value] if isinstance(value, list) else value


def _reports(path: Path) -> list[object]:
    return [_shown(json.loads(json.dumps(report_json(report)))) for report in read_all(path)]


@pytest.mark.parametrize(("page", "printed"), PAIRS, ids=[f"{a.parent.name}/{a.stem}" for a, _ in PAIRS])
def test_a_page_and_its_print_give_the_same_report(page: Path, printed: Path) -> None:
    assert _reports(page) == _reports(printed)


def test_there_are_pages_of_many_forms() -> None:
    """Besides the fixtures', those of ../shared where it is: each form there is shown by a page and by its print."""
    if not (SHARED / "cases/layouts").exists():
        pytest.skip("../shared/cases/layouts is not beside this checkout")
    assert len(PAIRS) > 60
