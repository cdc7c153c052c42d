"""A planning office teaches the tool a form: a layout file alone, without code. And what such a file may not say."""

from __future__ import annotations

import hashlib
import json
import re
import time
import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from data.full import FULL
from data.small import ANNUAL_2024
from maker.case import Case
from maker.truth import truth
from paths import ROOT
from renamed import CASE, EXAMPLE, LAYOUT, WORDS, Words, as_html, as_pdf, as_workbook
from reports import read_bytes
from runs import command
from truth import differences

from poi_audit import audit, read, read_all
from poi_audit.layouts import lexicon
from poi_audit.layouts.taught import MAX_BYTES, layout_file
from poi_audit.model.errors import NotAReportError, UsageError
from poi_audit.model.report import Report

Print = Callable[[Case, Words], bytes]
PRINTS: dict[str, Print] = {"form.html": as_html, "form.xlsx": as_workbook, "form.pdf": as_pdf}
MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
NUMBERED = {month: f"P-{i:02}" for i, month in enumerate(MONTHS, 1)}
LETTERED = {month: f"Etapa {chr(64 + i)}" for i, month in enumerate(MONTHS, 1)}


def written(folder: Path, text: str = LAYOUT, name: str = "oficina.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def printed(folder: Path, name: str, case: Case = CASE, words: Words = WORDS) -> Path:
    path = folder / name
    path.write_bytes(PRINTS[name](case, words))
    return path


def codes(report: Report) -> set[str]:
    return {problem.code for problem in report.problems}


# A form of which every word is another


@pytest.mark.parametrize("name", PRINTS)
def test_a_renamed_form_is_read_exactly_by_a_layout_file_alone(name: str, tmp_path: Path) -> None:
    path, form = printed(tmp_path, name), written(tmp_path)
    report = read(path, layouts=[form])
    differ = [line for line in differences(report, truth(CASE)) if not re.match(r"\.(notes|alerts)", line)]
    assert differ == [] and not codes(report) & {"E125", "E128"}
    source = report.source
    assert (source.layout, source.deduced) == ("oficina", False)
    assert source.layout_sha256 == hashlib.sha256(form.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", PRINTS)
def test_without_it_nothing_of_that_form_is_judged(name: str, tmp_path: Path) -> None:
    path = printed(tmp_path, name)
    try:
        report = read(path)
    except NotAReportError as error:
        assert "tiene actividades operativas" in str(error)
        return
    assert report.source.layout is None and "E201" in codes(report)
    assert all(not figure.text for activity in report.activities() for figure in activity.figures())
    assert not [f for f in audit(report).findings if f.severity.value == "error"]


def test_how_the_form_behaves_reaches_the_report(tmp_path: Path) -> None:
    report = read(printed(tmp_path, "form.html"), layouts=[written(tmp_path)])
    assert report.traits.total_over == "activities" and report.traits.note("total_over") == "(vii)"
    assert read(
        printed(tmp_path, "form.html"), layouts=[written(tmp_path, LAYOUT.partition("[traits]")[0])]
    ).traits


def test_a_form_that_does_not_fit_is_named_and_known_forms_are_read_as_before(tmp_path: Path) -> None:
    form = written(tmp_path)
    usual = read_bytes(as_html(CASE, {}), "usual.html")[0]
    page = tmp_path / "usual.html"
    page.write_bytes(as_html(CASE, {}))
    again = read(page, layouts=[form])
    assert again.source.layout == usual.source.layout is not None and codes(again) == codes(usual)
    numbered = tmp_path / "numbered.html"
    numbered.write_bytes(as_html(FULL, NUMBERED))
    (said,) = [p.message for p in read(numbered, layouts=[form]).problems if p.code == "E133"]
    assert "«oficina»" in said


EXTRA = {
    "AVANCE ACUMULADO": "SUMA",
    "EJECUCIÓN FÍSICA PROMEDIO TOTAL:": "RESULTADO:",
    "[0%-75%&gt;": "BAJO",
    "[75%-95%&gt;": "MEDIO",
    "≥95%": "ALTO",
}
BASE = """
[columns]
accumulated = ["SUMA"]
percent = ["AVANCE % ACUMULADO"]
code = ["CÓDIGO"]
"""


def test_totals_and_bands_in_other_words(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(as_html(ANNUAL_2024, EXTRA))
    columns = read(page, layouts=[written(tmp_path, BASE)])
    assert columns.totals.physical is None and columns.summary is None
    whole = (
        BASE
        + '[totals]\nphysical = ["RESULTADO"]\n[bands]\n0_75 = ["Bajo"]\n75_95 = ["Medio"]\n95_up = ["ALTO"]\n'
    )
    extra = """type = ["TIPO / DE OEI"]
name = ["OBJETIVO ESTRATEGICO / ACCION ESTRATÉGICA / ACTIVIDAD OPERATIVA"]
"""
    report = read(page, layouts=[written(tmp_path, whole.replace("[totals]", extra + "[totals]"))])
    assert differences(report, truth(ANNUAL_2024)) == []


def test_subtotals_in_other_words(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    head = r'<th class="c">(Mar|Jun|Sep|Dic)</th>'
    text = re.sub(head, r'<th class="c">\1</th><th class="c">CORTE \1</th>', as_html(FULL, EXTRA).decode())
    page.write_text(re.sub(r'(?:<td class="n">([^<]*)</td>){3}', _with_sum, text), "utf-8")
    plain = read(page, layouts=[written(tmp_path, BASE)])
    spans = {"CORTE Mar": [1, 3], "CORTE Jun": [4, 6], "CORTE Sep": [7, 9], "CORTE Dic": [10, 12]}
    lines = "".join(f'"{word}" = {span}\n' for word, span in spans.items())
    report = read(page, layouts=[written(tmp_path, BASE + "[subtotals]\n" + lines)])
    assert (plain.source.layout, report.source.layout) == (None, "oficina")
    assert [len(a.physical.programmed.subtotals) for a in report.activities()] == [4] * 24
    assert report.header.months == MONTHS


def _with_sum(found: re.Match[str]) -> str:
    cells = re.findall(r">([^<]*)<", found[0])
    values = [Decimal(cell.replace(",", "")) for cell in cells if cell]
    return f'{found[0]}<td class="n">{sum(values):,.2f}</td>'


def test_codes_of_another_form(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = as_html(ANNUAL_2024, EXTRA).decode()
    page.write_text(re.sub(r"AOI\d{6}00(\d{3})", r"2024.07.\1", text), "utf-8")
    plain = read(page, layouts=[written(tmp_path, BASE)])
    report = read(page, layouts=[written(tmp_path, 'codes = "####.##.###"\n' + BASE)])
    wanted = [
        re.sub(r"AOI\d{6}00", "2024.07.", activity["code"])
        for o in truth(ANNUAL_2024)["objectives"]
        for a in o["actions"]
        for activity in a["activities"]
    ]
    assert [activity.code for activity in report.activities()] == wanted
    assert [activity.code for activity in plain.activities()] != wanted


def test_the_number_style_of_a_form_wins_over_what_few_figures_show(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    text = as_html(ANNUAL_2024, EXTRA).decode()
    page.write_text(re.sub(r">1\.00<", ">1.000<", text), "utf-8")
    figures = {
        f.value
        for comma in (",", ".")
        for r in read_all(page, layouts=[written(tmp_path, f'decimal = "{comma}"\n' + BASE)])
        for a in r.activities()
        for f in a.figures()
        if f.text == "1.000"
    }
    assert figures == {1, 1000}


# A form whose months nobody names


@pytest.mark.parametrize("name", PRINTS)
def test_numbered_months_are_read_where_they_add_up(name: str, tmp_path: Path) -> None:
    report = read(printed(tmp_path, name, FULL, NUMBERED))
    assert differences(report, truth(FULL)) == []
    assert report.source.deduced and audit(report).verdict != "partial"
    (said,) = [p.message for p in report.problems if p.code == "E125"]
    assert "la suma de 12 columnas da «FISICO AVANCE ACUMULADO» en 48 de 48 filas" in said


@pytest.mark.parametrize("name", ["form.html", "form.xlsx"])
def test_months_in_any_words_are_told_by_their_sum(name: str, tmp_path: Path) -> None:
    words = {**LETTERED, "AVANCE ACUMULADO": "TODO JUNTO"}
    report = read(printed(tmp_path, name, FULL, words))
    assert differences(report, truth(FULL)) == []
    (said,) = [p.message for p in report.problems if p.code == "E125"]
    assert "«FISICO TODO JUNTO» en 48 de 48 filas" in said and "Etapa L» se leyeron" in said


@pytest.mark.parametrize("words", [NUMBERED, LETTERED], ids=["numbered", "lettered"])
def test_too_little_evidence_is_asked_about_and_no_figure_is_assigned(words: Words, tmp_path: Path) -> None:
    report = read(printed(tmp_path, "form.html", ANNUAL_2024, words))
    (said,) = [p.message for p in report.problems if p.code == "E201"]
    assert all(f"«FISICO {word}»" in said for word in words.values())
    assert [a.code for a in report.activities()] == [
        a["code"] for o in truth(ANNUAL_2024)["objectives"] for e in o["actions"] for a in e["activities"]
    ]
    assert all(not figure.text for activity in report.activities() for figure in activity.figures())
    assert audit(report).verdict == "partial"


def test_columns_that_do_not_add_up_are_not_taken_for_months(tmp_path: Path) -> None:
    page = printed(tmp_path, "form.html", FULL, NUMBERED)
    cells = iter(range(10**6))
    text = re.sub(r'(<td class="ac">)', lambda found: f"{found[1]}{next(cells)}", page.read_text("utf-8"))
    page.write_text(text, "utf-8")
    assert "E201" in codes(read(page))


# The commands


def test_a_draft_reads_the_file_that_it_was_made_from_and_says_why(tmp_path: Path) -> None:
    printed(tmp_path, "form.html", FULL, {**NUMBERED, "AVANCE ACUMULADO": "META ACUMULADA"})
    done = command(tmp_path, "layouts", "new", "form.html", "-o", "nuevo.toml")
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"^  (AOI\d+)", done.stdout, re.M)
    assert len(shown) == 3
    text = (tmp_path / "nuevo.toml").read_text("utf-8")
    assert re.search(r'^accumulated = \["META ACUMULADA"\]  # .* 48 de 48 filas$', text, re.M)
    assert re.search(r'^"P-12" = 12  # ', text, re.M)
    report = read(tmp_path / "form.html", layouts=[tmp_path / "nuevo.toml"])
    assert differences(report, truth(FULL)) == [] and report.source.layout == "nuevo"
    checked = command(tmp_path, "layouts", "check", "nuevo.toml", "form.html")
    assert checked.returncode == 0 and "48 de 48 (100 %)" in checked.stdout and "✗" not in checked.stdout
    again = command(tmp_path, "layouts", "new", "form.html", "-o", "nuevo.toml")
    assert again.returncode == 2 and "ya existe" in again.stderr


def test_a_draft_of_too_few_rows_asks(tmp_path: Path) -> None:
    printed(tmp_path, "form.html")
    assert command(tmp_path, "layouts", "new", "form.html", "-o", "nuevo.toml").returncode == 0
    text = (tmp_path / "nuevo.toml").read_text("utf-8")
    for line in ('"P-01" = 1', 'programmed = ["Previsto"]', 'physical = ["RESULTADO DE LA UNIDAD"]'):
        assert f"# ? {line}  #" in text
    assert re.search(r'^aggregation = \["MODO DE SUMAR"\]  # .*«Acumulado Anual»', text, re.M)


def test_check_names_what_a_form_does_not_explain(tmp_path: Path) -> None:
    printed(tmp_path, "form.html")
    written(tmp_path, LAYOUT.replace('"LOGRO"', '"OTRA COSA"').replace("P-06 = 6\n", ""), "mal.toml")
    done = command(tmp_path, "layouts", "check", "mal.toml", "form.html", "--lang", "en")
    assert done.returncode == 1
    assert "not read as the form «mal»" in done.stdout
    assert re.search(r"✗ percent +its words are not in the file", done.stdout)
    assert "«EN BIENES LOGRO»" in done.stdout


def test_known_forms_are_listed_and_those_of_the_configuration_first(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "poi-audit.toml").write_text('layouts = ["oficina.toml"]\n', "utf-8")
    shown = command(tmp_path, "layouts").stdout
    assert shown.startswith("oficina (propio)  Formulario de prueba") and "\n2024-annual  " in shown
    assert 'layouts = ["oficina.toml"]' in command(tmp_path, "config").stdout


@pytest.mark.parametrize("configured", [False, True], ids=["option", "configuration"])
@pytest.mark.parametrize("name", ["check", "extract", "show", "timeline", "compare", "history"])
def test_every_command_that_reads_uses_it(name: str, configured: bool, tmp_path: Path) -> None:
    printed(tmp_path, "form.html")
    written(tmp_path)
    if configured:
        (tmp_path / "poi-audit.toml").write_text('layouts = ["oficina.toml"]\n', "utf-8")
    files = {
        "show": ["form.html", "AEI.01.01"],
        "compare": ["form.html", "form.html"],
        "history": ["form.html", "form.html"],
    }
    option = [] if configured else ["--layout", "oficina.toml"]
    done = command(tmp_path, name, *files.get(name, ["form.html"]), "--format", "json", *option)
    if name in ("compare", "history"):
        assert "no contiene" not in done.stderr and "falta el encabezado" not in done.stderr
        return
    said = json.loads(done.stdout)
    source = (said[0] if isinstance(said, list) else said)["source"]
    assert source["layout"] == "oficina"


def test_the_example_of_the_docs_is_the_fixtures_page_in_other_words_and_its_layout_reads_it() -> None:
    example = ROOT / "examples/forms/avance.html"
    assert example.read_bytes() == as_html(FULL, EXAMPLE)
    report = read(example, layouts=[example.with_suffix(".toml")])
    assert differences(report, truth(FULL)) == [] and report.problems == ()
    assert report.traits.note("total_over") == "(7)"


def test_a_draft_is_written_in_english_too(tmp_path: Path) -> None:
    printed(tmp_path, "form.html", FULL, EXAMPLE)
    done = command(tmp_path, "layouts", "new", "form.html", "-o", "new.toml", "--lang", "en")
    text = (tmp_path / "new.toml").read_text("utf-8")
    assert done.returncode == 0 and "draft written" in done.stdout
    assert "gives it in 48 of 48 rows" in text and "its texts are «INFORME»" in text and "fila" not in text


def test_a_draft_joins_the_rows_of_several_files_of_one_form(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(as_html(FULL, EXAMPLE))
    (tmp_path / "c.html").write_bytes(as_html(ANNUAL_2024, NUMBERED))
    done = command(tmp_path, "layouts", "new", "a.html", "b.html", "c.html", "-o", "new.toml")
    assert done.returncode == 0 and "1 de 3 reportes" in done.stderr
    assert "96 de 96 filas" in (tmp_path / "new.toml").read_text("utf-8")


def test_what_a_page_says_cannot_write_into_its_draft(tmp_path: Path) -> None:
    hostile = 'X"]\n[traits]\nsummary = true #\x1b[31m\u202e\\'
    words = {**EXAMPLE, "SE MIDE EN": hostile, "CENTRO DE COSTO": hostile}
    words |= {"UNIDAD MEDIDA": hostile, "AVANCE ACUMULADO": hostile + " META ACUMULADA"}
    (tmp_path / "a.html").write_bytes(as_html(FULL, words))
    assert command(tmp_path, "layouts", "new", "a.html", "-o", "new.toml").returncode == 0
    data = (tmp_path / "new.toml").read_bytes()
    assert not tomllib.loads(data.decode()).keys() & {"traits", "summary"} and b"\x1b" not in data
    assert "\u202e" not in data.decode()


def test_batch_reads_by_it_and_a_change_of_the_file_makes_results_stale(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    printed(tmp_path / "in", "form.html")
    seen = []
    for text in (LAYOUT, LAYOUT, LAYOUT + "# otra\n"):
        written(tmp_path, text)
        done = command(tmp_path, "batch", "in", "-o", "out", "--layout", "oficina.toml", "-j", "1")
        assert done.returncode == 0, done.stderr
        seen.append(done.stdout.splitlines()[-1])
    assert re.match(r"1\D", seen[0]) and re.match(r"0\D", seen[1]) and re.match(r"1\D", seen[2]), seen


# A layout file is untrusted input

BAD = {
    "not-toml": ("columns = [", "no es TOML válido"),
    "not-text": (b"\xff\xfe\x00", "UTF-8"),
    "unknown-key": ('colums = ["X"]', '"colums".*columns'),
    "unknown-role": ('[columns]\npercnt = ["X"]', r'\[columns\].*"percnt".*percent'),
    "table-of-another-type": ('columns = "X"', r"\[columns\].*tabla"),
    "text-for-a-list": ('[columns]\npercent = "X"', r"\[columns\] percent.*lista"),
    "number-in-a-list": ("[columns]\npercent = [1]", r"\[columns\] percent.*lista"),
    "long-text": (f'[columns]\npercent = ["{"X" * 300}"]', "caracteres"),
    "empty-words": ('[columns]\npercent = ["***"]', r"\[columns\] percent.*letras"),
    "one-word-twice": (
        '[columns]\npercent = ["X"]\naccumulated = ["x."]',
        "está en percent y en accumulated",
    ),
    "month-and-column": ('[columns]\npercent = ["X"]\n[months]\nX = 1', "está en percent y en months"),
    "month-13": ('[months]\n"P1" = 13', r"\[months\] P1"),
    "month-of-another-type": ('[months]\n"P1" = "1"', r"\[months\] P1"),
    "month-true": ('[months]\n"P1" = true', r"\[months\] P1"),
    "same-month-twice": ('[months]\n"P-1" = 1\n"P 1" = 2', "dos veces"),
    "span-backwards": ('[subtotals]\n"1T" = [3, 1]', r"\[subtotals\] 1T"),
    "span-of-three": ('[subtotals]\n"1T" = [1, 2, 3]', r"\[subtotals\] 1T"),
    "code-pattern": ('codes = "(A+)+#"', "codes"),
    "code-without-digits": ('codes = "AO-"', "codes"),
    "code-of-another-type": ("codes = 7", "codes"),
    "decimal": ('decimal = ";"', "decimal"),
    "total": ('[totals]\nphisical = ["X"]', r"\[totals\].*phisical.*physical"),
    "band": ('[bands]\n0_50 = ["X"]', r"\[bands\].*0_50"),
    "row": ('[rows]\nprogramado = ["X"]', r"\[rows\].*programado"),
    "closing": ('[closing]\nAEI = ["X"]', r"\[closing\].*AEI"),
    "requires": ('requires = ["percents"]', r"\[requires\].*percents"),
    "requires-and-lacks": ('requires = ["percent"]\nlacks = ["percent"]', "requires y en lacks"),
    "trait": ('[traits]\naverages_from = "rounded"', "averages_from"),
    "note": ('[notes]\ntotal_over = "Consulte otra página"', "total_over"),
    "nested": ("x = " + "[" * 20_000, "no es TOML válido"),
    "key-of-many-parts": (".".join("a" * 20_000) + " = 1", "no es TOML válido"),
    "huge-number": ("x = " + "1" * 10_000, "no es TOML válido"),
    "too-large": ("# " + "x" * MAX_BYTES, "bytes"),
    "many-words": ("[columns]\nother = [" + ",".join(f'"A{i}"' for i in range(2_000)) + "]", "1,000"),
    "not-there": (None, "no se pudo abrir"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_hostile_layout_file_is_refused_in_one_sentence(case: str, tmp_path: Path) -> None:
    data, words = BAD[case]
    path = tmp_path / "mal.toml"
    if data is not None:
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    start = time.monotonic()
    with pytest.raises(UsageError, match=words) as caught:
        layout_file(path)
    said = str(caught.value)
    assert said.startswith("mal.toml: ") and "\n" not in said and len(said) < 400
    assert time.monotonic() - start < 2


def test_a_folder_is_no_layout_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no es un archivo"):
        layout_file(tmp_path)


def test_a_bad_file_ends_the_run_before_anything_is_read(tmp_path: Path) -> None:
    written(tmp_path, '[months]\n"P1" = 13\n', "mal.toml")
    printed(tmp_path, "form.html")
    for option in (["--layout", "mal.toml"], []):
        if not option:
            (tmp_path / "poi-audit.toml").write_text('layouts = ["mal.toml"]\n', "utf-8")
        done = command(tmp_path, "check", "form.html", "--html", "salida.html", *option)
        assert (done.returncode, done.stdout) == (2, "") and len(done.stderr.splitlines()) == 1
        assert "mal.toml: [months] P1" in done.stderr and not (tmp_path / "salida.html").exists()


def test_no_words_of_a_layout_file_take_long_to_be_looked_for() -> None:
    from poi_audit.layouts.lexicon import code_pattern, spaced_out

    start = time.monotonic()
    for pattern in (spaced_out("A" * 180), code_pattern("#" * 40), code_pattern("-# " * 13)):
        for text in ("A" * 50_000, "1" * 50_000, "- " * 25_000, "A-" * 25_000):
            pattern.match(text)
            pattern.match(text + "!")
    assert time.monotonic() - start < 2


def test_the_known_forms_are_such_files_too() -> None:
    assert all(layout.title and layout.requires for layout in lexicon().layouts)
