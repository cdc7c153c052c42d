"""The documentation as a site: built without a warning, complete, and asking the network for nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser

from poi_audit.contract.catalogue import rules

ROOT = Path(__file__).parents[1]


class Asked(HTMLParser):
    """The addresses that a page fetches by itself: scripts, styles, images, frames."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {
            "link": "href",
            "script": "src",
            "img": "src",
            "iframe": "src",
            "source": "src",
            "object": "data",
        }
        self.addresses += [value for name, value in attrs if name == names.get(tag) and value]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, ""), "a warning"
    return folder


def test_every_page_and_every_rule_in_both_languages_is_there(site: Path) -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert (site / page.relative_to(ROOT / "docs").with_suffix(".html")).is_file()
    for folder, wanted in (("rules", "What to do"), ("reglas", "Qué hacer")):
        listed = (site / folder / "index.html").read_text("utf-8")
        for rule in rules():
            text = (site / folder / f"{rule.family}.html").read_text("utf-8")
            assert f'href="{rule.family}.html#{rule.code.lower()}"' in listed
            section = text.split(f'id="{rule.code.lower()}"')[1].split("<h2")[0]
            assert wanted in section, rule.code


def test_no_page_asks_the_network_for_anything(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        asked = [address for address in Asked(text).addresses if re.match(r"(https?:)?//", address)]
        assert asked == [], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", style.read_text("utf-8")), style.name


def test_a_page_opens_in_a_browser_without_a_request_or_a_complaint(site: Path, tmp_path: Path) -> None:
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    with Browser(tmp_path) as browser:
        for name in ("start.html", "rules/A3.html"):
            for width in (1280, 390):
                browser.page(site / name, width)
                assert [c for c in browser.complaints if "asks for" in c] == []
                assert browser.ask("document.documentElement.scrollWidth") <= width
