"""What a form of report is stands in `poi_audit/layouts` alone, and a layout file says only what can be said."""

import ast
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from poi_audit.layouts import document, names, traits_of
from poi_audit.layouts.traits import read_traits
from poi_audit.model.traits import TOPICS, Traits

PACKAGE = Path(__file__).parents[1] / "poi_audit"
KNOWN = ("layouts", "extract")
"""Folders that may name a layout."""
NAME = re.compile(r"20(19|2\d)-(sem|annual|excel)")
YEAR = re.compile(r"20(19|2\d)")


def _sources() -> Iterator[Path]:
    return (p for p in PACKAGE.rglob("*.py") if p.relative_to(PACKAGE).parts[0] not in KNOWN)


def _said(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every number and string in the code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | int):
            yield node.lineno, str(node.value)


def test_no_code_outside_the_layouts_names_one_or_a_year() -> None:
    sources = list(_sources())
    assert len(sources) > 150
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text[:60]}"
        for path in sources
        for line, text in _said(path)
        if NAME.search(text) or YEAR.fullmatch(text)
    ]
    assert found == []


@pytest.mark.parametrize("name", names())
def test_every_file_is_read_whole_and_its_notes_have_the_numbers_they_are_given(name: str) -> None:
    tables, traits = document(name), traits_of(name)
    assert traits != Traits() and traits.notes == pickle.loads(pickle.dumps(traits)).notes
    said = {key for key in tables.get("notes", {}) if key in TOPICS}
    assert said == {topic for topic in TOPICS if traits.note(topic) is not None}
    numbers = {number for number, _ in traits.texts}
    for topic in said if numbers else ():
        assert re.findall(r"\w+", traits.note(topic) or "")[0] in numbers, topic


@pytest.mark.parametrize("name", [None, "", "2030-sem", "../layouts/2022-sem", "2022-sem.toml"])
def test_nothing_is_known_of_a_form_that_is_not_there(name: str | None) -> None:
    assert traits_of(name) == Traits()


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"traits": {"averages_form": "exact"}}, "averages_form.*averages_from"),
        ({"traits": {"averages_from": "rounded"}}, "averages_from.*printed"),
        ({"traits": {"averages_from": ["exact"]}}, "averages_from"),
        ({"traits": {"summary": "yes"}}, "summary"),
        ({"traits": {"notes": []}}, "notes"),
        ({"traits": {"totals": {"phisical": "x"}}}, "phisical.*physical"),
        ({"traits": {"totals": {"physical": 1}}}, "physical"),
        ({"traits": {"totals": ["physical"]}}, "totals"),
        ({"traits": []}, "traits"),
        ({"notes": {"total": "(7)"}}, '"total"'),
        ({"notes": {"total_over": 7}}, "total_over"),
        ({"notes": {"total_over": "(7). Consulte otra página"}}, "total_over"),
        ({"notes": {"year": "2022"}}, "year"),
        ({"notes": {"texts": {"i": 1}}}, "i"),
    ],
)
def test_a_layout_file_that_says_what_cannot_be_is_refused_by_name(
    tables: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        read_traits(tables)


def test_a_layout_file_that_says_nothing_of_how_reports_behave_is_one_of_which_nothing_is_known() -> None:
    assert read_traits({"match": {"words": ["META ANUAL"]}}) == Traits()
