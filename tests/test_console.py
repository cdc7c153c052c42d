"""What `check` shows a person: calm, complete, safe, and readable at any width, without colour and piped."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from reports import sample

from poi_audit.messages import message
from poi_audit.model.figure import Figure, Mark
from poi_audit.model.finding import Addend, Audit, Convention, Coverage, Finding, Severity, Where
from poi_audit.model.message import Message
from poi_audit.model.report import Problem, Report
from poi_audit.recompute import expect
from poi_audit.render.console import print_audit
from poi_audit.render.table import print_reports
from poi_audit.render.text import PIPED_WIDTH, open_console, safe

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
HOSTILE = "\x1b[2J\x1b[31mROJO \u202eodarever\u202c [bold]negrita[/bold] :smile: \x07\u200b"


def said(sentence: str) -> Message:
    """A message that is this sentence in both languages."""
    return message("X105", text=sentence)


def finding(rule: str, severity: Severity, code: str | None, sentence: str, **more: object) -> Finding:
    where = Where(code, "physical", "executed", "accumulated", page=2)
    return Finding(rule, severity, where, said(sentence), **more)  # type: ignore[arg-type]


def audit(*findings: Finding, verdict: str = "findings") -> Audit:
    coverage = Coverage(1420, 180, 1200, 12, 28, 0)
    return Audit(sample().source, "0.1.0", "1", (), verdict, coverage, findings)


def shown(
    result: Audit, of: Report | None = None, width: int | None = None, tty: bool = False, **more: object
) -> str:
    file = io.StringIO()
    if tty:
        file.isatty = lambda: True  # type: ignore[method-assign]
    console = open_console(file)
    if width is not None:
        console.width = width
    more.setdefault("opened", True)
    print_audit(console, of or sample(), result, expect(of or sample()), **more)  # type: ignore[arg-type]
    return file.getvalue()


WRONG_SUM = finding(
    "A302",
    ERROR,
    "AOI00000100001",
    "El acumulado no es la suma de sus meses.",
    published="1,765.00",
    expected="1,766.00",
    interval=("1,766.00", "1,766.00"),
    addends=(Addend("Ene", "1.00"), Addend("Feb", ""), Addend("Mar", "1762.00")),
    explanations=(said("Coincide con la suma sin Feb."),),
    basis="nota (ii) a)",
)


def test_the_verdict_and_the_coverage_come_first() -> None:
    lines = shown(audit(WRONG_SUM, finding("M7", INFO, None, "Contexto."))).splitlines()
    assert lines[0] == "Con errores: 1 error, 0 advertencias, 1 informativo"
    assert (
        lines[1]
        == "1,420 cifras: 180 recalculadas, 1,200 de entrada, 12 narrativas, 28 no verificables, 0 dudosas"
    )


@pytest.mark.parametrize(
    ("result", "word"),
    [
        (audit(verdict="clean"), "Sin observaciones"),
        (audit(finding("M701", WARNING, None, "x")), "Sin errores"),
        (audit(WRONG_SUM, verdict="partial"), "Lectura parcial"),
    ],
)
def test_the_verdict_is_a_word(result: Audit, word: str) -> None:
    assert shown(result).startswith(word)


def test_the_report_is_identified() -> None:
    text = shown(audit())
    assert "UE          000001 - INSTITUTO DE PRUEBA" in text
    assert "Periodo     2022 Ene-Mar" in text
    assert "Archivo     muestra.pdf, páginas 2 a 3" in text
    assert "Formato     2022-sem, leído con pdfium" in text


def test_a_finding_shows_its_working() -> None:
    block = shown(audit(WRONG_SUM)).partition("1 error\n")[2]
    assert "AEI.01.01  INVESTIGACIONES\nAOI00000100001  ELABORAR INFORMES\n" in block
    assert "  ERROR A302  EJEC. acumulado  p. 2\n" in block
    assert "    publicado 1,765.00 · recalculado 1,766.00\n" in block
    assert "    Cifras usadas: Ene 1.00, Feb en blanco, Mar 1762.00\n" in block
    assert "    Hipótesis: Coincide con la suma sin Feb.\n    Base: nota (ii) a)\n" in block


def test_an_interval_is_shown_where_it_is_more_than_a_point() -> None:
    wide = replace(WRONG_SUM, interval=("1,765.50", "1,766.50"))
    assert "admite 1,765.50 a 1,766.50" in shown(audit(wide))


def test_errors_come_before_warnings_and_notes_are_folded_at_the_end() -> None:
    notes = [finding("A305", INFO, "AOI00000100002", f"Contexto {n}.") for n in range(9)]
    text = shown(audit(finding("M701", WARNING, "AOI00000100002", "Mire."), *notes, WRONG_SUM))
    order = [
        text.index(part) for part in ("ERROR A302", "ADVERTENCIA M701", "9 informativos\n─", "Contexto 2.")
    ]
    assert order == sorted(order) and "Contexto 8." in text
    folded = shown(
        audit(finding("M701", WARNING, "AOI00000100002", "Mire."), *notes, WRONG_SUM), opened=False
    )
    assert "11 en 3 grupos" in folded and folded.count("A305") == 1 and "Contexto 3." not in folded


def test_findings_of_one_activity_stand_under_one_heading() -> None:
    again = replace(WRONG_SUM, rule="P401")
    text = shown(audit(WRONG_SUM, again)).partition("Resumen")[0]
    assert text.count("AOI00000100001  ELABORAR INFORMES") == 1 and text.count("INVESTIGACIONES") == 1


def test_problems_of_the_reading_are_shown_with_the_table() -> None:
    partial = replace(sample(), problems=(Problem("E202", "AOI00000100001: falta la fila EJEC.", 3),))
    file = io.StringIO()
    print_reports(open_console(file), [partial])
    assert "E202  AOI00000100001: falta la fila EJEC. (p. 3)" in file.getvalue()


def test_the_summary_sets_published_beside_recomputed() -> None:
    wrong = replace(sample(), totals=replace(sample().totals, physical=Figure("99.00")))
    table = shown(audit(), wrong).partition("Resumen")[2]
    rows = [re.split(r"\s{2,}", line.strip()) for line in table.splitlines()]
    assert ["Código", "Nombre", "AO", "S.I.", "S.P.", "Publicado", "Recalculado"] in rows
    assert ["AEI.01.01", "INVESTIGACIONES", "1", "-", "-", "100.0", "100.0"] in rows
    assert ["AEI.01.02", "SERVICIOS", "1", "1", "-", "S.I."] in rows
    assert ["AEI.02.01", "CURSOS", "1", "-", "1", "0.0"] in rows
    assert ["Total", "3", "1", "1", "99.00", "100.00"] in rows


def test_english_on_demand() -> None:
    text = shown(audit(WRONG_SUM), lang="en")
    assert text.startswith("Errors found: 1 error, 0 warnings, 0 notes") and "published 1,765.00" in text


@pytest.mark.parametrize("width", [80, 160])
def test_nothing_is_wider_than_the_terminal_and_no_line_has_trailing_spaces(width: int) -> None:
    long = sample(name="ELABORAR INFORMES DE SEGUIMIENTO Y EVALUACIÓN DE LOS PLANES INSTITUCIONALES " * 3)
    sentence = "El acumulado ejecutado no coincide con la suma de sus meses registrados en la página. " * 4
    addends = tuple(Addend(f"AOI000001{n:05}", "100.00") for n in range(40))
    text = shown(audit(replace(WRONG_SUM, message=said(sentence), addends=addends)), long, width)
    for line in text.splitlines():
        assert len(line) <= width and line == line.rstrip()
    assert "y 28 más" in text


def test_piped_output_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    text = shown(audit(WRONG_SUM))
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= PIPED_WIDTH


def test_a_terminal_has_colour_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert re.search("\x1b\\[[0-9;]*3[0-7]", shown(audit(WRONG_SUM), tty=True))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search("\x1b\\[[0-9;]*3[0-7]", shown(audit(WRONG_SUM), tty=True))


@pytest.mark.parametrize("where", ["check", "table"])
def test_text_of_a_file_never_commands_the_terminal(where: str) -> None:
    whole = sample(name=HOSTILE)
    hostile_figure = Figure("\x1b]0;x\x07")
    whole = replace(
        whole,
        header=replace(whole.header, title=HOSTILE),
        totals=replace(whole.totals, physical=hostile_figure),
        source=replace(whole.source, file=HOSTILE),
    )
    if where == "check":
        text = shown(
            audit(replace(WRONG_SUM, published=HOSTILE, addends=(Addend(HOSTILE, HOSTILE),))), whole, 160
        )
    else:
        file = io.StringIO()
        console = open_console(file)
        console.width = 400
        print_reports(console, [whole])
        text = file.getvalue()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\x1b[2J" in text and "\\u202e" in text
    assert "[bold]negrita[/bold]" in text and ":smile:" in text


@pytest.mark.parametrize(
    "text", ["ELABORACIÓN DEL POI N.° 3", "≥95%", "“comillas” – guion", "日本語", "مرحبا"]
)
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize("width", [80, 160])
def test_the_table_shows_every_figure_at_its_month(width: int) -> None:
    year = sample()
    months = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
    texts = [f"{n}11,111.00" for n in range(1, 13)]
    activity = next(year.activities())
    row = replace(activity.physical.programmed, months=tuple(Figure(text) for text in texts))
    blank = replace(row, months=(Figure(Mark.BLANK.value),) * 12)
    activity = replace(
        activity, physical=replace(activity.physical, programmed=row, executed=blank), financial=None
    )
    action = replace(year.objectives[0].actions[0], activities=(activity,))
    whole = replace(
        year,
        header=replace(year.header, months=months),
        objectives=(replace(year.objectives[0], actions=(action,)),),
    )
    file = io.StringIO()
    console = open_console(file)
    console.width = width
    print_reports(console, [whole])
    lines = file.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    for month, text in zip(months, texts, strict=True):
        head = next(
            n for n, line in enumerate(lines) if re.search(rf"\b{month}\b", line) and "Periodo" not in line
        )
        end = lines[head].index(month) + 3
        assert lines[head + 1][:end].endswith(text)
        assert lines[head + 2][end - len(text) : end].strip() == ""


def test_conventions_are_said_in_words_with_their_evidence() -> None:
    decided = Convention("total_over", "activities", 3, 3, 1, "(7)")
    tied = Convention("rounding", "half_up", 80, 80, 80, None)
    text = shown(replace(audit(), conventions=(decided, tied)))
    assert "El total promedia: las AO (explica 3 de 3; la siguiente opción, 1; nota (7))" in text
    assert "Redondeo: mitad hacia arriba (explica 80 de 80; otra opción explica lo mismo)" in text
