"""The pictures of the documentation: drawn by one command, small, shown somewhere, and of today's program."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from browser import CHROMIUM
from PIL import Image

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs/pictures").iterdir())
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WRITER = OFFICE is not None and (Path(OFFICE).resolve().parent / "libswlo.so").exists()
"""Whether LibreOffice has Writer: it comes in packages of its own."""


def words(svg: Path) -> str:
    text = svg.read_text("utf-8").split("</style>")[1]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_they_are_small_and_shown() -> None:
    pages = [ROOT / "README.md", ROOT / "README.es.md", *(ROOT / "docs").glob("*.md")]
    shown = "".join(page.read_text("utf-8") for page in pages)
    for picture in PICTURES:
        assert picture.stat().st_size < 200_000, picture.name
        assert f"pictures/{picture.name})" in shown, picture.name
        if picture.suffix == ".svg":
            assert not re.search(r"(url\(|@import|href=)\s*[\"']?https?:", picture.read_text("utf-8"))


@pytest.mark.skipif(CHROMIUM is None or not WRITER, reason="no Chromium or no LibreOffice Writer")
def test_one_command_draws_them_all(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tools/pictures.py", tmp_path]
    subprocess.run(command, check=True, timeout=300)
    drawn = {path.name: path for path in tmp_path.iterdir()}
    assert set(drawn) == {picture.name for picture in PICTURES}
    assert words(drawn["console.svg"]) == words(ROOT / "docs/pictures/console.svg"), "draw them anew"
    for name, path in drawn.items():
        if path.suffix == ".png":
            assert len(Image.open(path).convert("RGB").getcolors(1 << 24) or ()) > 8, f"{name} is blank"
