"""Draw the pictures of the documentation from the fixtures: `python tools/pictures.py`.

Needs Chromium and LibreOffice. They are written to docs/pictures, or to the folder that is named.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests/people"))
from browser import Browser  # noqa: E402  (the tests' own; it drives Chromium over a pipe)

from poi_audit.model.outcome import Reading  # noqa: E402
from poi_audit.render.console import print_audit  # noqa: E402
from poi_audit.run.session import try_check  # noqa: E402

REPORT = ROOT / "fixtures/pdfs/2024-annual-errors.pdf"
LINES, COLUMNS = 44, 100
"""Of the console."""
COLOURS = 128
"""Of a picture: its files stay below 200 kB."""


def main(folder: Path) -> None:
    """Draw every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "console.svg").write_text(console_svg(), "utf-8", newline="\n")
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        work = Path(name)
        _run("--html", work / "page.html", "--xlsx", work / "book.xlsx")
        _run("--pdf", work / "marked.pdf", "--docx", work / "annex.docx")
        with Browser(work / "profile") as browser:
            _save(_shot(browser, work / "page.html", 1280, 1150), folder / "page.png")
            _save(_shot(browser, work / "page.html", 390, 800), folder / "page-narrow.png")
        for document in ("book.xlsx", "annex.docx"):
            _office(work / document)
        _save(_drawn(work / "book.pdf", 3, 3600).crop((130, 145, 3480, 820)), folder / "workbook.png", 1800)
        _save(_drawn(work / "annex.pdf", 1, 1200), folder / "annex.png")
        _save(_drawn(work / "marked.pdf", 1, 1600).crop((0, 200, 1600, 800)), folder / "marked.png")


def console_svg() -> str:
    """The first lines of `check` at a terminal, with its colours. It names no font that would be fetched."""
    found = try_check(REPORT, Reading())
    assert isinstance(found, list)
    written = Console(file=io.StringIO(), width=COLUMNS, force_terminal=True, color_system="truecolor")
    print_audit(written, found[0].report, found[0].audit, found[0].expected)
    assert isinstance(written.file, io.StringIO)
    lines = written.file.getvalue().splitlines()[:LINES]
    console = Console(file=io.StringIO(), width=COLUMNS, record=True)
    for line in lines:
        console.print(Text.from_ansi(line), highlight=False)
    svg = console.export_svg(title=f"poi-audit check {REPORT.name}", unique_id="poi")
    return re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.S)


def _run(*options: str | Path) -> None:
    command = [sys.executable, "-m", "poi_audit", "check", REPORT, "--fail-on", "never", *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _shot(browser: Browser, page: Path, width: int, height: int, place: str = "") -> Image.Image:
    """What a window of that size shows of a page, from that place on."""
    browser.page(page, width, height)
    if place:
        browser.ask(f"document.querySelector('{place}').scrollIntoView()")
    data = browser.call("Page.captureScreenshot", format="png")["data"]
    return Image.open(io.BytesIO(b64decode(data)))


def _office(document: Path) -> None:
    """Print an office document as a PDF beside it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None, "no LibreOffice"
    profile = f"-env:UserInstallation={(document.parent / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", document.parent, document]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def _drawn(document: Path, number: int, width: int) -> Image.Image:
    """A page of a PDF, 1-based, as wide as asked, its annotations drawn."""
    with pypdfium2.PdfDocument(document) as pdf:
        page = pdf[number - 1]
        return page.render(scale=width / page.get_width(), may_draw_forms=True).to_pil()


def _save(picture: Image.Image, path: Path, width: int | None = None) -> None:
    """Write a picture with few colours, brought down to that width."""
    if width is not None:
        picture = picture.resize((width, picture.height * width // picture.width), Image.Resampling.LANCZOS)
    picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs/pictures")
