"""The catalogue: stable codes, and a complete page for each."""

import re

import pytest

from poi_audit.checks import RULES, Rule, rules
from poi_audit.checks.rule import rule
from poi_audit.finding import Severity

SECTIONS = ("Significa:", "Importa:", "Base:", "Falla:", "Pasa:", "Excepciones:", "Qué hacer:")


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.code)
def test_every_rule_has_a_complete_page(entry: Rule) -> None:
    positions = [entry.page.find(section) for section in SECTIONS]
    assert -1 not in positions and positions == sorted(positions)
    for section, text in zip(SECTIONS, re.split("|".join(SECTIONS), entry.page)[1:], strict=True):
        assert len(text.strip()) > 3, section
    assert entry.name and entry.name_en and entry.name != entry.name_en


def test_codes_are_sorted_and_of_known_families() -> None:
    codes = [entry.code for entry in rules()]
    assert codes == sorted(set(codes))
    assert {entry.family for entry in rules()} >= {"X1", "S2", "A3", "P4", "G5", "T6", "M7", "F9"}
    assert re.fullmatch(r"\d{4}\.\d{2}", RULES)


def test_a_code_is_registered_once() -> None:
    with pytest.raises(ValueError, match="A301"):
        rule("A301", "x", "y", Severity.INFO)(lambda report, expected: iter(()))
