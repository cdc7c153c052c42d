"""The page as a reader has it: in Chromium, and as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser import Browser, axe_rules
from paths import ROOT
from runs import ERRORS as PDF
from runs import audited

from poi_audit.model.outcome import Checked
from poi_audit.render.html import html_text, images_of
from poi_audit.render.html.images import draw

HTML = ROOT / "fixtures/html/2021-annual-errors.html"
VISIBLE = "[...document.querySelectorAll('.f')].filter(f => f.offsetParent !== null)"


def checked(path: Path) -> Checked:
    return audited(path)[0]


@pytest.fixture(scope="module")
def result() -> Checked:
    return checked(PDF)


@pytest.fixture(scope="module")
def page(result: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "informe.html"
    path.write_text(html_text(result, draw(PDF, None, images_of(result))), "utf-8")
    return path


def test_it_is_one_file_that_runs_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text.lower()
    assert not re.search(
        r"\son\w+=|style=\"|https?://(?!www\.w3\.org)", re.sub(r"data:image[^\"]+", "", text)
    )


def test_every_finding_its_id_and_the_evidence_are_there(page: Path, result: Checked) -> None:
    text = page.read_text("utf-8")
    for finding in result.audit.findings:
        assert f'id="f-{finding.id}"' in text
    assert result.audit.source.sha256 in text
    assert result.audit.rules in text


def test_the_same_input_gives_the_same_bytes(page: Path, result: Checked) -> None:
    assert html_text(result, draw(PDF, None, images_of(result))) == page.read_text("utf-8")


def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_without_pages_the_row_is_shown() -> None:
    found = checked(HTML)
    text = html_text(found)
    assert "<image" not in text
    error = next(f for f in found.audit.findings if f.rule == "A302")
    card = text.split(f'id="f-{error.id}"')[1].split("</li>")[0]
    assert f'class="error" href="#f-{error.id}"' in card


def test_text_of_the_report_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    source = (ROOT / "fixtures/html/2021-annual-errors.html").read_text("utf-8")
    name = checked(HTML).report.objectives[0].actions[0].activities[0].name
    attack = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;‮"
    path = tmp_path / "ataque.html"
    path.write_text(source.replace(name, attack + name), "utf-8")
    text = html_text(checked(path))
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "‮" not in text


def test_english_has_no_spanish_label(result: Checked) -> None:
    text = html_text(result, lang="en")
    assert 'lang="en"' in text
    for word in ("Hallazgos", "Gravedad", "publicado", "Criterio", "Constancia"):
        assert word not in re.sub(r'<p lang="es">.*?</p>', "", text)


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_it_loads_quietly_and_nothing_sticks_out(
    browser: Browser, page: Path, width: int, scripts: bool
) -> None:
    browser.page(page, width, scripts=scripts)
    assert browser.complaints == []
    assert browser.ask("document.documentElement.scrollWidth") <= width
    assert browser.ask(f"{VISIBLE}.length") == len(re.findall(r'class="f ', page.read_text("utf-8")))


def test_filters_hide_by_severity_family_and_action_without_scripts(
    browser: Browser, page: Path, result: Checked
) -> None:
    browser.page(page, scripts=False)
    findings = result.audit.findings
    browser.ask("document.getElementById('s-error').focus()")
    browser.press(" ", 32)
    assert browser.ask(f"{VISIBLE}.length") == sum(f.severity != "error" for f in findings)
    browser.press(" ", 32)
    browser.ask("document.getElementById('g-P4').click()")
    assert browser.ask(f"{VISIBLE}.length") == sum(f.rule[:2] != "P4" for f in findings)
    browser.ask("document.getElementById('g-P4').click()")
    browser.ask("document.getElementById('aei').selectedIndex = 1")
    shown = browser.ask(f"{VISIBLE}.map(f => f.className)")
    assert 0 < len(shown) < len(findings)
    assert len({name.split()[-1] for name in shown}) == 1


def test_every_crop_shows_its_figure(browser: Browser, page: Path, result: Checked) -> None:
    """The box lies inside its crop, and the pixels under it are not all one colour."""
    browser.page(page)
    crops = browser.ask(
        """Promise.all([...document.querySelectorAll('.f .crop svg')].map(async svg => {
          const r = svg.querySelector('rect'), v = svg.viewBox.baseVal, image = new Image();
          image.src = svg.querySelector('image').getAttribute('href');
          await image.decode();
          const c = document.createElement('canvas'), k = image.width / v.width, g = c.getContext('2d');
          c.width = image.width; c.height = image.height; g.drawImage(image, 0, 0);
          const b = [r.x, r.y, r.width, r.height].map(n => n.baseVal.value);
          const d = g.getImageData(b[0] * k, b[1] * k, Math.max(1, b[2] * k), Math.max(1, b[3] * k)).data;
          const s = d.filter((_, i) => i % 4 === 0);
          return {inside: b[0] >= -2 && b[1] >= -2 && b[0] + b[2] <= v.width + 2 && b[1] + b[3] <= v.height + 2,
                  contrast: Math.max(...s) - Math.min(...s)};
        }))"""
    )
    placed = [f for f in result.audit.findings if f.where.bbox is not None]
    assert len(crops) >= len(placed)
    assert all(crop["inside"] and crop["contrast"] > 120 for crop in crops)


def test_axe_finds_nothing(browser: Browser, page: Path) -> None:
    for width in (1280, 390):
        browser.page(page, width)
        broken, held = axe_rules(browser)
        assert broken == []
        assert "color-contrast" in held
