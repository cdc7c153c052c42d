"""With --lang en nothing that a person reads is Spanish but what the report itself says."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from test_messages import SPANISH

from poi_audit.cli import run
from poi_audit.contract.encode import report_json
from poi_audit.layouts import cited_notes
from poi_audit.model.finding import Severity
from poi_audit.recompute.timeline import timeline
from poi_audit.render.annex_docx import annex_bytes
from poi_audit.render.formats import FORMATS, write_outcomes
from poi_audit.render.html import html_text
from poi_audit.render.letter_docx import letter_bytes
from poi_audit.render.show import print_activities
from poi_audit.render.squares import index_of, squares
from poi_audit.render.table import print_reports
from poi_audit.render.text import open_console
from poi_audit.render.timeline import print_timeline
from poi_audit.render.workbook import workbook_bytes
from poi_audit.run.second_opinion import second_opinion
from poi_audit.run.session import Checked, Reading, try_check, try_read

WORDS = SPANISH - {"o", "es"}
"""Without what an option of the command line or a language can be called."""
FIXTURES = Path(__file__).parents[1] / "fixtures"
FILES = [
    *(f"pdfs/{layout}-errors.pdf" for layout in ("2021-sem", "2021-annual", "2022-sem", "2024-annual")),
    "excel/2024-midyear.xls",
]
TERMS = re.compile("TABLA RESÚMEN|(No )?Acumulado( Anual| Mensual)?|“[^”]*”|«[^»]*»|cell Reporte")
QUOTED = re.compile('"[^"]{3,90}"')
"""The field's own terms, and quotations."""


@cache
def checked(name: str) -> Checked:
    found = try_check(FIXTURES / name, Reading())
    assert isinstance(found, list)
    return found[0]


def texts(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


@cache
def own(name: str) -> list[str]:
    """What the report of a fixture says."""
    return own_of(checked(name))


def own_of(*every: Checked) -> list[str]:
    """What the reports say that can hold a word, the longest first, and the notes of their kind."""
    said = [text for year in cited_notes().values() for text in year.values()]
    for one in every:
        report = report_json(one.report)
        del report["problems"]
        said += [*texts(report), *(finding.published or "" for finding in one.audit.findings)]
    held = {QUOTED.sub(quotation, flat(text)) for text in said}
    return sorted((text for text in held if re.search(r"[^\W\d_]{2}", text)), key=len, reverse=True)


def flat(text: str) -> str:
    return " ".join(text.split())


def spanish(shown: str, own: Iterable[str]) -> list[str]:
    """The Spanish words left in what is shown, each with the words around it."""
    rest = QUOTED.sub(quotation, flat(shown))
    for text in own:
        rest = rest.replace(text, " ")
    rest = TERMS.sub(" ", without_cut(rest, own) if "…" in rest else rest)
    return [
        rest[max(0, word.start() - 40) : word.end() + 40]
        for word in re.finditer(r"\b[^\W\d_]+\b", rest)
        if word[0] in WORDS or re.search("[áéíóúñ]", word[0])
    ]


def quotation(found: re.Match[str]) -> str:
    """A quotation without its words."""
    return '""'


def without_cut(rest: str, own: Iterable[str]) -> str:
    """Without the names of the report that are cut to the width of their column."""
    starts = {text[:n].rstrip() for text in own for n in range(6, 90)}
    parts = rest.split("…")
    for i, part in enumerate(parts[:-1]):
        before = part.rstrip()
        known = next((n for n in range(90, 5, -1) if before[-n:] in starts), 0)
        parts[i] = before[: len(before) - known]
    return " ".join(parts)


def in_format(name: str, format: str) -> str:
    file = io.StringIO()
    write_outcomes(format, [checked(name)], file, "en", Severity.ERROR)
    text = file.getvalue()
    if format in ("json", "sarif", "gitlab"):
        return "\n".join(texts(json.loads(text))).replace("\\", "")
    if format == "jsonl":
        return "\n".join(text for line in text.splitlines() for text in texts(json.loads(line)))
    if format == "csv":
        return "\n".join(cell for row in csv.reader(io.StringIO(text)) for cell in row)
    return html.unescape(text).replace("\\", "")


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "sarif"])
@pytest.mark.parametrize("name", FILES)
def test_no_format_of_check_is_spanish(name: str, format: str) -> None:
    assert spanish(in_format(name, format), own(name)) == []


def test_no_page_of_a_rule_is_spanish_in_sarif() -> None:
    """It holds the pages of all rules: once is enough."""
    assert spanish(in_format(FILES[-2], "sarif"), own(FILES[-2])) == []


def page(one: Checked) -> str:
    text = re.sub(r"<style.*?</style>", "", html_text(one, None, "en"), flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", " ", text)) + " ".join(re.findall(r'aria-label="([^"]*)"', text))


def annex(one: Checked) -> str:
    return words_of(annex_bytes(one, "en"))


def letter(one: Checked) -> str:
    return words_of(letter_bytes(one, "en"))


def words_of(data: bytes) -> str:
    """Of a Word document."""
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def workbook(one: Checked) -> str:
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(one, "en")))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join((*book.sheetnames, *(cell.value for cell in cells if isinstance(cell.value, str))))


def marked(one: Checked) -> str:
    index = index_of([one], "en")
    words = [index.title, *index.heads, *index.lead, *(text for _, text in index.chapters)]
    words += [f"{row.word} {row.sentence}" for row in index.rows]
    return "\n".join((*words, *(f"{square.subject}\n{square.note}" for square in squares([one], "en"))))


def table(one: Checked) -> str:
    print_reports(open_console(file := io.StringIO()), [one.report], "en")
    return file.getvalue()


def shown(one: Checked) -> str:
    codes = [objective.code for objective in one.report.objectives]
    print_activities(open_console(file := io.StringIO()), [one], codes, "en")
    return file.getvalue()


def closings(one: Checked) -> str:
    console = open_console(file := io.StringIO())
    print_timeline(console, one.report, timeline(one.report, one.expected), "en")
    return file.getvalue()


@pytest.mark.parametrize("output", [page, annex, letter, workbook, marked, table, shown, closings])
@pytest.mark.parametrize("name", FILES)
def test_no_output_for_a_person_is_spanish(name: str, output: Any) -> None:
    text = output(checked(name))
    assert len(text) > 100 or not checked(name).audit.findings or output is marked
    assert spanish(text, own(name)) == []


def test_doubts_and_problems_are_told_in_english(tmp_path: Path) -> None:
    """A pasted table that has lost cells, and two readings that differ."""
    source = FIXTURES / "html/2024-annual-errors.html"
    cells = re.sub(r"(?s)<style.*?</style>|<!--.*?-->", "", source.read_text("utf-8"))
    cut = tmp_path / "cortado.html"
    cut.write_text(re.sub(r"(?s)TABLA RES.MEN.*", "", cells).replace("25.00", "2S.00", 3), "utf-8")
    found = try_check(cut, Reading())
    assert isinstance(found, list)
    one = found[0]
    assert one.report.problems and {"X102", "X104"} & {f.rule for f in one.audit.findings}
    other = try_read(FIXTURES / "html/2024-annual-small.html", Reading())
    assert isinstance(other, list)
    twice = second_opinion(one.report, other[0], "pdfplumber")
    said = report_json(twice, where=True, lang="en")
    assert any("reads" in text for text in texts(said)), "the two readings differ"
    spoken = [*texts(said["problems"]), *(part["doubt"] for part in figures(said) if "doubt" in part)]
    assert spanish("\n".join(spoken), own_of(one)) == []
    for output in (page, annex, letter, workbook, table):
        assert spanish(output(one), own_of(one)) == []


def figures(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "text" in value:
            yield value
        for part in value.values():
            yield from figures(part)
    elif isinstance(value, list):
        for part in value:
            yield from figures(part)


GOOD = FIXTURES / "pdfs/2021-sem-small.pdf"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", FIXTURES / "negatives/plan.pdf"],
        ["check", FIXTURES / "negatives/locked.pdf"],
        ["check", "no-such.pdf"],
        ["check", GOOD, "--as-of", "3"],
        ["check", GOOD, "--format", "jsn"],
        ["check", GOOD, "--output", "x"],
        ["check", GOOD, "--carry", "x.xlsx"],
        ["check"],
        ["chekc", GOOD],
        ["explain", "A9"],
        ["show", GOOD, "AOI1"],
        ["compare", GOOD, FIXTURES / "pdfs/2022-sem-small.pdf"],
        ["history", GOOD],
        ["batch", "no-such-folder", "--output", "x"],
        ["query", "no-such-folder"],
        *([command, "--help"] for command in ("check", "batch", "query", "baseline", "completion")),
    ],
    ids=lambda arguments: " ".join(str(word).rpartition("/")[2] for word in arguments),
)
def test_errors_and_help_are_english(arguments: list[object], capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*map(str, arguments), "--lang", "en"]) in (0, 2, 3)
    said = capsys.readouterr()
    assert said.out + said.err != "" and spanish(said.out + said.err, ["reporte de seguimiento"]) == []


def test_a_comparison_is_english(capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"history/2021-{name}.html" for name in ("sem", "annual")]
    run(["compare", *(str(FIXTURES / name) for name in names), "--lang", "en"])
    shown = capsys.readouterr().out
    assert "earlier report" in shown and spanish(shown, own_of(*map(checked, names))) == []


def test_the_configuration_chooses_the_language_of_errors_and_help(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shown: dict[str, list[str]] = {"es": [], "en": []}
    for language, outputs in shown.items():
        (tmp_path / "poi-audit.toml").write_text(f'language = "{language}"\n', "utf-8")
        for arguments in (["--help"], ["chekc"], ["check", "no.pdf"]):
            run(arguments)
            said = capsys.readouterr()
            outputs.append(said.out + said.err)
    assert all(spanish(text, []) == [] for text in shown["en"])
    assert not set(shown["es"]) & set(shown["en"]) and "no existe" in shown["es"][1]
