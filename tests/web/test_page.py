"""The local page in a real browser: what an auditor does on it, with mouse, keyboard and small screens."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import CHROMIUM
from paths import FIXTURES, PDFS
from served import Served
from test_server import REPORT, as_command

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = playwright.expect

SEM, ANNUAL = (FIXTURES / "history" / f"{name}.html" for name in ("2021-sem", "2021-annual"))
REGISTER = FIXTURES / "registers" / "POI_PORACTIVIDADOPERATIVA_ANUAL_001992_20250224101500.xls"
LONG = 60_000
"""Milliseconds that a busy machine may take."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


Opened = Callable[..., "Page"]


@pytest.fixture
def opened(served: Served, chromium: Browser) -> Iterator[Opened]:
    """Opens the page. At the end nothing was complained of, nor asked of anybody else; the list is emptied."""
    complaints: list[str] = []
    contexts = []

    def opening(**options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(LONG)
        page.on("console", lambda told: complaints.append(told.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"asks: {dialog.message}"))
        page.on("request", lambda asked: _own(asked.url, served, complaints))
        page.goto(served.address)
        page.wait_for_url(f"http://{served.host}/")
        return page

    yield opening
    for context in contexts:
        context.close()
    for id in next(iter(served.events()))["order"]:
        served.post(f"/f/{id}/remove")
    expected = re.compile("Failed to load resource")  # an answer that is no success, asked for by the test
    assert [text for text in complaints if not expected.search(text)] == []


def _own(address: str, served: Served, complaints: list[str]) -> None:
    if not address.startswith((f"http://{served.host}/", "data:", "about:", "blob:")):
        complaints.append(f"asks for {address}")


def choose(page: Page, *paths: Path) -> None:
    page.set_input_files("#files", [str(path) for path in paths])


def row(page: Page, name: str) -> Locator:
    return page.locator("#jobs tbody tr").filter(has=page.locator("th", has_text=name))


def ended(page: Page, count: int) -> None:
    expect(page.locator("tr.done, tr.failed, tr.cancelled")).to_have_count(count, timeout=LONG)


def test_a_report_is_dropped_read_shown_and_taken_home(
    opened: Opened, served: Served, tmp_path: Path
) -> None:
    page = opened()
    assert served.token not in page.url
    devtools = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(REPORT)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": kind, "x": 640, "y": 180, "data": data})
    ended(page, 1)
    line = row(page, REPORT.name)
    expect(line.locator(".word")).to_have_text("Con errores")
    expect(line).to_contain_text("19 errores")
    expect(page.locator("#totals")).to_contain_text("1 Con errores")
    line.locator("text=Ver resultado").click()
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_contain_text("REPORTE DE SEGUIMIENTO ANUAL", timeout=LONG)
    taken = {}
    for link in page.locator(".files a").all():
        with page.expect_download() as download:
            link.click()
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        taken["sheet" if path.stem.endswith("una-pagina") else path.suffix] = path
    assert taken[".xlsx"].name == "2024-annual-errors-papel-de-trabajo.xlsx"
    assert json.loads(taken[".json"].read_text("utf-8")) == as_command(REPORT)
    assert "A301" in taken[".html"].read_text("utf-8")
    assert taken[".pdf"].read_bytes().startswith(b"%PDF-") and b"/Square" in taken[".pdf"].read_bytes()
    assert taken["sheet"].read_bytes().startswith(b"%PDF-")
    assert "1,880.00" in zipfile.ZipFile(taken[".docx"]).read("word/document.xml").decode()
    assert "xl/workbook.xml" in zipfile.ZipFile(taken[".xlsx"]).namelist()


def test_dispositions_are_written_on_the_page(opened: Opened, served: Served, tmp_path: Path) -> None:
    page = opened()
    choose(page, REPORT)
    ended(page, 1)
    page.click("text=Ver resultado")
    page.click("#tab-decide")
    first = page.locator("form.decide").first
    first.locator("select").select_option("Por corregir")
    first.locator("input").fill("Rosa")
    first.locator("textarea").fill("<img src=x onerror=alert(1)>")
    expect(first.locator(".saved")).to_have_text("Guardado")
    expect(page.locator("#decided")).to_have_text("1")
    with page.expect_download() as download:
        page.click("text=Papel de trabajo (Excel)")
    paper = tmp_path / "paper.xlsx"
    download.value.save_as(paper)
    page.goto(f"http://{served.host}/")
    choose(page, PDFS / "2024-annual-errors.pdf")
    ended(page, 2)
    page.locator("text=Ver resultado").nth(1).click()
    page.set_input_files("#paper", str(paper))
    expect(page.locator("#alert")).to_contain_text("Disposiciones tomadas")
    expect(page.locator("form.decide textarea").first).to_have_value("<img src=x onerror=alert(1)>")
    expect(page.locator("form.decide select").first).to_have_value("Por corregir")


def test_two_reports_are_offered_for_comparison(opened: Opened) -> None:
    page = opened()
    choose(page, ANNUAL, SEM)
    ended(page, 2)
    page.click("#offers button")
    ended(page, 3)
    expect(page.locator("#offers button")).to_have_count(0)
    row(page, "↔").locator("text=Ver resultado").click()
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("R0", timeout=LONG)


def test_a_register_is_used_beside_its_report(opened: Opened) -> None:
    page = opened()
    choose(page, REPORT, REGISTER)
    expect(row(page, REPORT.name)).to_contain_text(f"cotejado con el registro {REGISTER.name}", timeout=LONG)


def test_a_password_is_asked_for(opened: Opened, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    locked = tmp_path / "con clave.pdf"
    with pikepdf.open(REPORT) as document:
        document.save(locked, encryption=pikepdf.Encryption(user="clave", owner="otra"))
    page = opened()
    choose(page, locked)
    ended(page, 1)
    expect(row(page, locked.name).locator(".why")).to_have_text(
        "el PDF está cifrado y requiere una contraseña"
    )
    page.click("text=Contraseña…")
    expect(page.locator("#password")).to_be_focused()
    page.keyboard.type("clave")
    page.keyboard.press("Enter")
    expect(row(page, locked.name).locator(".word")).to_have_text("Con errores", timeout=LONG)


def test_reading_is_cancelled_and_begun_again(opened: Opened) -> None:
    page = opened()
    many = [PDFS / "2024-annual-full.pdf", PDFS / "2024-annual-errors.pdf", PDFS / "2021-annual-errors.pdf"]
    choose(page, *many, PDFS / "2022-sem-errors.pdf")
    last = row(page, "2022-sem-errors.pdf")
    last.locator("text=Cancelar").click()
    ended(page, 4)
    expect(last.locator(".word")).to_have_text("cancelado")
    last.locator("text=Otra vez…").click()
    page.fill("#as_of", "2022-09-01")
    page.click("#again .main")
    expect(last.locator(".word")).to_have_text("Con errores", timeout=LONG)


def test_a_wrong_file_says_why_and_costs_itself_alone(opened: Opened, tmp_path: Path) -> None:
    script = tmp_path / "<img src=x onerror=alert(1)>.pdf"
    script.write_bytes(b"<script>alert(1)</script>")
    page = opened()
    choose(page, FIXTURES / "negatives" / "pei.pdf", script, REPORT)
    ended(page, 3)
    expect(row(page, "pei.pdf").locator(".why")).to_contain_text("parece un reporte de seguimiento del PEI")
    expect(row(page, script.name).locator(".why")).not_to_be_empty()
    expect(row(page, REPORT.name).locator(".word")).to_have_text("Con errores")
    assert page.locator("img").count() == 0


def test_script_in_the_cells_of_a_report_stays_text(opened: Opened, tmp_path: Path) -> None:
    hostile = tmp_path / "celdas.html"
    text = (FIXTURES / "html" / "2024-annual-errors.html").read_text("utf-8")
    attack = "&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;"
    hostile.write_text(text.replace("MANTENIMIENTO MANUAL", attack).replace("PROGRAMA DE", attack), "utf-8")
    page = opened()
    choose(page, hostile)
    ended(page, 1)
    expect(row(page, "celdas.html")).to_contain_text("<img src=x")
    page.click("text=Ver resultado")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("<img src=x", timeout=LONG)
    page.click("#tab-decide")
    assert page.locator("img").count() == 0


def test_fifty_files_are_queued_sorted_and_found(opened: Opened, tmp_path: Path) -> None:
    small = [FIXTURES / "html" / f"{name}.html" for name in ("2021-sem-small", "2022-sem-errors")]
    every = [path.read_bytes() for path in small] + [b"no es un reporte"] * 3
    paths = []
    for number in range(50):
        path = tmp_path / f"reporte {number:02d}.html"
        path.write_bytes(every[number % len(every)])
        paths.append(path)
    page, other = opened(), opened()
    choose(page, *paths)
    other.click("text=English")  # the page answers while files wait
    expect(other.locator("h1")).to_have_text("Drop the follow-up reports here")
    expect(page.locator("#jobs tbody")).to_have_count(50, timeout=LONG)
    page.reload()  # in the middle
    ended(page, 50)
    ended(other, 50)  # both tabs have the same list
    expect(other.locator("#totals")).to_contain_text("50 in all")
    page.click("[data-sort=errors]")
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Hallazgos")
    counts = [int(text.split()[0]) for text in page.locator("#jobs .counts li.s-error").all_inner_texts()]
    assert counts == sorted(counts, reverse=True) and counts[0] > counts[-1]
    page.fill("#search", "REPORTE 1")
    expect(page.locator("#found")).to_have_text("Se muestran 10")
    expect(page.locator("#jobs tbody:visible")).to_have_count(10)


def test_the_keyboard_alone_is_enough(opened: Opened) -> None:
    page = opened()
    page.on("filechooser", lambda _: None)  # from here on the browser asks us, and not from the key on
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    for _ in range(8):
        if page.evaluate("document.activeElement.id") == "files":
            break
        page.keyboard.press("Tab")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(str(REPORT))
    ended(page, 1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.key") == "open":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#tab-report")).to_be_visible()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "tab-report":
            break
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-decide")).to_be_focused()
    expect(page.locator("#panel-decide")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("A301")
    expect(page.locator("#found")).to_have_text("Se muestran 1")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut(opened: Opened, width: int, scheme: str) -> None:
    page = opened(bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=scheme)
    choose(page, REPORT, FIXTURES / "negatives" / "pei.pdf", ANNUAL, SEM)
    ended(page, 4)
    expect(page.locator("#offers button")).to_be_visible()
    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    row(page, "pei.pdf").locator("text=Otra vez…").click()
    assert broken(page) == []
    page.click("text=Cerrar")
    row(page, REPORT.name).locator("text=Ver resultado").click()
    page.click("#tab-decide")
    assert broken(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def broken(page: Page) -> list[str]:
    """The rules of WCAG A and AA that axe-core finds broken, with a place each."""
    page.evaluate((files("axe_core_python") / "axe.min.js").read_text("utf-8") + ";0")
    found: list[str] = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], iframes: false})"
        ".then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)))"
    )
    return found


def test_another_page_gets_nothing(opened: Opened, served: Served, chromium: Browser, tmp_path: Path) -> None:
    """A page of another origin, in the same browser, with the cookie at hand."""
    page = opened()
    evil = page.context.new_page()
    evil.goto("data:text/html,<title>evil</title>")
    found = evil.evaluate(
        f"fetch('http://{served.host}/', {{credentials: 'include'}}).then(r => r.text()).catch(e => 'refused')"
    )
    assert found == "refused"
    evil.evaluate(
        f"fetch('http://{served.host}/quit', {{method: 'POST', mode: 'no-cors', credentials: 'include'}})"
        ".catch(e => 'refused')"
    )
    evil.goto(f"data:text/html,<iframe src='http://{served.host}/'></iframe>")
    evil.wait_for_timeout(300)
    page.reload()
    expect(page.locator("#drop")).to_be_visible()


def test_the_button_ends_the_program(chromium: Browser, tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        page, other = chromium.new_page(), chromium.new_page()
        page.goto(served.address)
        other.goto(served.address)
        expect(other.locator("#drop")).to_be_visible()
        page.click("text=Terminar el programa")
        expect(page.locator("#alert")).to_have_text("El programa terminó; puede cerrar esta pestaña.")
        expect(other.locator("#alert")).to_have_text("El programa terminó; puede cerrar esta pestaña.")
        assert served.process.wait(20) == 0
        page.close()
        other.close()


def test_a_killed_program_is_said(chromium: Browser, tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        page = chromium.new_page()
        page.goto(served.address)
        expect(page.locator("#drop")).to_be_visible()
        page.wait_for_timeout(300)
        served.process.kill()
        expect(page.locator("#alert")).to_contain_text("No hay respuesta del programa")
        page.close()
