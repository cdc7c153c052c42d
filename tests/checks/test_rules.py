"""The catalogue: stable codes, and a complete page for each."""

import re

import pytest
from paths import PDFS, ROOT, shared
from truths import load

from poi_audit import audit, read
from poi_audit.checks import RULES, Rule
from poi_audit.checks.rule import rule
from poi_audit.contract.catalogue import rules
from poi_audit.layouts import cited_notes
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Reading
from poi_audit.render.notes import notes_named
from poi_audit.render.pages import HEADS, page_of
from poi_audit.run.session import try_check

PRINTED = {
    2021: "real/igp-2021-sem.json",
    2022: "real/igp-2022-sem.json",
    2024: "seed/trabaja-peru-2024-annual.json",
}
"""Year of a layout -> a published report, whose notes are those of every report of that layout."""


@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.code)
def test_every_rule_has_a_complete_page_in_both_languages(entry: Rule, lang: str) -> None:
    page = page_of(entry, lang)
    assert page.translated and tuple(page.sections) == HEADS[lang]
    for head, text in page.sections.items():
        assert len(text) > 3 and text.endswith((".", ")", '"')), head
    assert len(entry.name(lang)) > 3 and entry.name("es") != entry.name("en")


@pytest.mark.parametrize("entry", rules(), ids=lambda entry: entry.code)
def test_both_pages_give_the_same_figures_codes_and_notes(entry: Rule) -> None:
    spanish, english = page_of(entry), page_of(entry, "en")
    assert spanish.notes == english.notes
    for ours, theirs in zip(spanish.sections.values(), english.sections.values(), strict=True):
        assert sorted(re.findall(r"[A-Z]+\.?\d[\d.]*\d|\d+[.,]\d+", ours)) == sorted(
            re.findall(r"[A-Z]+\.?\d[\d.]*\d|\d+[.,]\d+", theirs)
        )


def test_a_basis_names_its_notes() -> None:
    def named(basis: str) -> list[tuple[int, str]]:
        return [(note.year, note.number) for note in notes_named(basis)]

    assert named("notas (4) y (5) de 2024, (v) de 2022") == [(2024, "4"), (2024, "5"), (2022, "v")]
    assert named("nota (3) c) de 2024, nota (iii) de 2022 y de 2021.") == [
        (2024, "3"),
        (2022, "iii"),
        (2021, "iii"),
    ]
    assert named("observado en 2022; la nota (vi) b) dice que no") == [(2022, "vi")]
    assert named("nota (iii) de 2022; %AVANCE ANUAL de 2021.") == [(2022, "iii")]
    assert named("observado; ninguna nota lo dice") == []


@pytest.mark.parametrize("layout", ["2021-sem", "2021-annual", "2022-sem", "2024-annual"])
def test_a_finding_names_a_note_that_its_rules_page_names(layout: str) -> None:
    pages = {rule.code: page_of(rule).notes for rule in rules()}
    found = try_check(PDFS / f"{layout}-errors.pdf", Reading())
    assert isinstance(found, list)
    rested = 0
    for finding in found[0].audit.findings:
        for number in re.findall(r"\(([1-9]|[ivx]+)\)", finding.basis or ""):
            rested += 1
            named = {(note.year, note.number) for note in pages[finding.rule]}
            assert (int(layout[:4]), number) in named, (finding.rule, finding.basis)
    assert rested > 0


@pytest.mark.parametrize("year", PRINTED)
def test_the_notes_are_quoted_as_the_reports_print_them(year: int) -> None:
    printed = [re.sub(r"\W", "", note) for note in load(shared(PRINTED[year]))["notes"]]
    for number, text in cited_notes()[year].items():
        words = re.sub(r"\W", "", text)
        assert any(note.startswith(number) and words in note for note in printed), number


def test_some_test_speaks_of_every_rule() -> None:
    """A rule of which no test and no planted fault knows when it speaks may never speak at all."""
    said = set(
        re.findall(r'"([A-Z]\d{3})"', "".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("*.py")))
    )
    for path in PDFS.glob("*-errors.pdf"):
        said |= {finding.rule for finding in audit(read(path)).findings}
    assert [entry.code for entry in rules() if entry.code not in said] == []


def test_codes_are_sorted_and_of_known_families() -> None:
    codes = [entry.code for entry in rules()]
    assert codes == sorted(set(codes))
    assert {entry.family for entry in rules()} >= {"X1", "S2", "A3", "P4", "G5", "T6", "M7", "F9"}
    assert re.fullmatch(r"\d{4}\.\d{2}", RULES)


def test_a_code_is_registered_once() -> None:
    with pytest.raises(ValueError, match="A301"):
        rule("A301", Severity.INFO)(lambda report, expected: iter(()))
