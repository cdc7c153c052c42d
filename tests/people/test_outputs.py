"""Nothing that somebody made is lost: what an output replaces, and what it refuses to."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from paths import ROOT
from runs import ERRORS as CASE
from runs import command

from poi_audit.render.outputs import Outputs
from poi_audit.render.whole import write_whole

LANGS = ("es", "en")


def refused(folder: Path, *arguments: object) -> str:
    """What is said of a call that is refused before it reads, in one sentence."""
    done = command(folder, *arguments)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return Path(shutil.copy(CASE, tmp_path / "julio.pdf"))


@pytest.mark.parametrize(("lang", "said"), [("es", "termina en .pdf"), ("en", "ends in .pdf")])
def test_a_published_report_is_not_turned_into_a_page(lang: str, said: str, report: Path) -> None:
    shutil.copy(CASE, report.with_name("agosto.pdf"))
    assert said in refused(report.parent, "check", "--html", "julio.pdf", "agosto.pdf", "--lang", lang)
    assert report.read_bytes() == CASE.read_bytes()


@pytest.mark.parametrize(
    "option", ["--html o.xlsx", "--xlsx o.xls", "--pdf o.html", "--docx o.doc", "--output csv:o.json"]
)
def test_an_ending_of_another_kind_is_refused(option: str, report: Path) -> None:
    refused(report.parent, "check", report, *option.split())
    assert [path.name for path in report.parent.iterdir()] == ["julio.pdf"]


@pytest.mark.parametrize(("lang", "said"), [("es", "que esta orden lee"), ("en", "that this command reads")])
@pytest.mark.parametrize("way", ["itself", "symbolic", "hard", "output"])
def test_an_input_is_not_replaced_however_it_is_reached(way: str, lang: str, said: str, report: Path) -> None:
    target = report if way in ("itself", "output") else report.with_name("copia.pdf")
    if way == "symbolic":
        target.symlink_to(report)
    elif way == "hard":
        os.link(report, target)
    option = ("--output", f"json:{target}") if way == "output" else ("--pdf", target)
    assert said in refused(report.parent, "check", "julio.pdf", *option, "--lang", lang, "--force")
    assert report.read_bytes() == CASE.read_bytes()


def test_nor_are_the_register_and_the_baseline(report: Path) -> None:
    report.with_name("otro.csv").write_text("id,rule,severity,")
    for option in ("--register", "--baseline"):
        said = refused(report.parent, "check", report, option, "otro.csv", "--output", "csv:./otro.csv")
        assert "otro.csv es un archivo que esta orden lee" in said


@pytest.mark.parametrize(("lang", "said"), [("es", "dos veces"), ("en", "twice")])
def test_one_file_is_not_two_outputs(lang: str, said: str, report: Path) -> None:
    folder = report.parent
    (folder / "b").symlink_to(folder)
    wanted = ("--output", "json:a", "--output", "sarif:b/a")
    assert said in refused(folder, "check", report, *wanted, "--lang", lang)


@pytest.mark.parametrize(
    ("lang", "said"), [("es", "no lo hizo esta herramienta"), ("en", "not made by this")]
)
@pytest.mark.parametrize(
    ("option", "name"),
    [
        *((f"--{kind}", f"o.{kind}") for kind in ("html", "xlsx", "pdf", "docx")),
        *(
            ("--output", f"{kind}:o.x")
            for kind in ("json", "jsonl", "csv", "sarif", "junit", "gitlab", "markdown")
        ),
        *(("--output", f"{kind}:o.x") for kind in ("github", "console")),
    ],
)
def test_somebodys_file_is_replaced_on_demand_alone_and_the_tools_own_always(
    option: str, name: str, lang: str, said: str, report: Path
) -> None:
    folder, path = report.parent, report.with_name(name.split(":")[-1])
    path.write_bytes(b"de otra persona\n")
    assert said in refused(folder, "check", report, option, name, "--lang", lang)
    assert path.read_bytes() == b"de otra persona\n"
    assert command(folder, "check", report, option, name, "--lang", lang, "--force").returncode == 1
    made = path.read_bytes()
    assert made != b"de otra persona\n"
    again = command(folder, "check", report, option, name, "--lang", lang)
    assert again.returncode == 1, again.stderr
    assert path.read_bytes() == made


def test_an_annex_that_somebody_wrote_in_is_not_replaced(report: Path) -> None:
    import docx

    folder = report.parent
    assert command(folder, "check", report, "--docx", "o.docx").returncode == 1
    document = docx.Document(str(folder / "o.docx"))
    document.core_properties.last_modified_by = "Equipo 2"
    document.add_paragraph("La entidad respondió.")
    document.save(str(folder / "o.docx"))
    assert "alguien lo cambió" in refused(folder, "check", report, "--docx", "o.docx")


def edited(path: Path, disposition: str) -> str:
    """Write a disposition beside the second finding; gives the finding's id."""
    book = openpyxl.load_workbook(path)
    sheet = book[book.sheetnames[1]]
    heads = {cell.value: cell.column for cell in sheet[1]}
    place = heads.get("Disposición") or heads["Disposition"]
    sheet.cell(3, place, disposition)
    sheet.cell(3, place + 2, "visto en el acta")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["T"].hidden = True
    book.save(path)
    return str(sheet.cell(3, heads["Id"]).value)


def dispositions(path: Path) -> dict[str, tuple[object, object]]:
    """Finding id -> disposition and comment, of the sheet of findings and of that of former ones."""
    found = {}
    book = openpyxl.load_workbook(path)
    for sheet in book:
        heads = {cell.value: cell.column - 1 for cell in sheet[1]}
        if "Id" in heads:
            at = [
                heads.get(es, heads.get(en))
                for es, en in (("Disposición", "Disposition"), ("Comentario", "Comment"))
            ]
            for row in sheet.iter_rows(min_row=2, values_only=True):
                found[str(row[heads["Id"]])] = (row[at[0]], row[at[1]])
    return found


def test_a_second_working_paper_keeps_the_dispositions_of_the_first(report: Path) -> None:
    folder, paper = report.parent, report.with_name("papel.xlsx")
    first = command(folder, "check", report, "--xlsx", "papel.xlsx")
    assert first.returncode == 1 and first.stderr == ""
    key = edited(paper, "Confirmado")
    again = command(folder, "check", report, "--xlsx", "papel.xlsx")
    assert again.stderr == "papel.xlsx: se conservó 1 disposición.\n"
    assert dispositions(paper)[key] == ("Confirmado", "visto en el acta")
    english = command(folder, "check", report, "--xlsx", "papel.xlsx", "--lang", "en")
    assert english.stderr == "papel.xlsx: 1 disposition was kept.\n"
    assert dispositions(paper)[key] == ("Confirmed", "visto en el acta")


def test_also_through_a_report_that_has_the_finding_no_more(report: Path) -> None:
    """What it says goes to a sheet of its own, and comes back with the finding."""
    folder, paper = report.parent, report.with_name("papel.xlsx")
    command(folder, "check", report, "--xlsx", "papel.xlsx")
    key = edited(paper, "Confirmado")
    other = ROOT / "fixtures/pdfs/2021-sem-small.pdf"
    for _ in range(2):
        assert command(folder, "check", other, "--xlsx", "papel.xlsx").returncode == 0
        assert dispositions(paper)[key] == ("Confirmado", "visto en el acta")
    command(folder, "check", report, "--xlsx", "papel.xlsx")
    assert dispositions(paper)[key] == ("Confirmado", "visto en el acta")
    assert "Anteriores" not in openpyxl.load_workbook(paper).sheetnames


def test_without_carrying_the_paper_starts_anew(report: Path) -> None:
    folder, paper = report.parent, report.with_name("papel.xlsx")
    command(folder, "check", report, "--xlsx", "papel.xlsx")
    edited(paper, "Confirmado")
    done = command(folder, "check", report, "--xlsx", "papel.xlsx", "--no-carry")
    assert done.stderr == ""
    assert {text for text, _ in dispositions(paper).values()} == {"Pendiente"}


def test_sheets_and_columns_of_the_auditor_are_not_wiped(report: Path) -> None:
    folder, paper = report.parent, report.with_name("papel.xlsx")
    command(folder, "check", report, "--xlsx", "papel.xlsx")
    book = openpyxl.load_workbook(paper)
    book.create_sheet("Notas")["A1"] = "entrevista"
    book["Hallazgos"]["U1"] = "Folio"
    book.save(paper)
    before = paper.read_bytes()
    assert "(Notas, Folio)" in refused(folder, "check", report, "--xlsx", "papel.xlsx")
    assert paper.read_bytes() == before


def test_a_full_disk_leaves_the_old_file(report: Path) -> None:
    folder, page = report.parent, report.with_name("o.html")
    command(folder, "check", report, "--html", "o.html")
    old = page.read_bytes()

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = subprocess.run(
        [sys.executable, "-m", "poi_audit", "check", str(report), "--html", "o.html", "--format", "json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        preexec_fn=small,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "o.html: no se pudo escribir" in done.stderr
    assert page.read_bytes() == old
    assert sorted(path.name for path in folder.iterdir()) == ["julio.pdf", "o.html"]


def test_a_kill_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    """The process dies without a word when half of the new bytes are written."""
    path = tmp_path / "o.html"
    path.write_bytes(b"antes")
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom poi_audit.render import whole\n"
        "whole.os.fsync = lambda number: os.kill(os.getpid(), 9)\n"
        "whole.write_whole(Path(sys.argv[1]), b'despues' * 1000)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, str(path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"antes"


@pytest.mark.parametrize(
    ("lang", "said"), [("es", "¿Está abierto en otro programa?"), ("en", "Is it open in another program?")]
)
def test_a_file_held_open_is_asked_about(
    lang: str, said: str, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", held)
    done = command(report.parent, "check", report, "--xlsx", "o.xlsx", "--lang", lang)
    assert done.returncode == 2 and said in done.stderr
    assert [path.name for path in report.parent.iterdir()] == ["julio.pdf"]


def test_links_modes_and_devices_stay_what_they_are(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("antes")
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, b"despues")
    assert link.is_symlink() and real.read_bytes() == b"despues"
    assert real.stat().st_mode & 0o777 == 0o640
    write_whole(Path(os.devnull), b"nada")
    Outputs().write(Path(os.devnull), "json", b"nada")
    assert not Path(os.devnull).is_file()


def test_every_command_that_writes_refuses_its_input(report: Path, tmp_path: Path) -> None:
    folder = report.parent
    shutil.copy(CASE, folder / "otro.pdf")
    for arguments in (
        ("compare", "otro.pdf", report, "--pdf", "julio.pdf"),
        ("history", "otro.pdf", report, "--pdf", "julio.pdf"),
        ("expect", report, "--html", report),
        ("ready", report, "--html", report),
        ("layouts", "new", report, "-o", report),
        ("baseline", report, "-o", report),
    ):
        command(folder, *arguments)
        assert report.read_bytes() == CASE.read_bytes(), arguments
        assert command(folder, *arguments).returncode == 2, arguments
