"""The page as a reader has it: in Chromium, and as a file."""

from __future__ import annotations

import io
import re
from base64 import b64decode, b64encode
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from browser import Browser, axe_rules
from paths import ROOT, shared
from runs import ERRORS as PDF
from runs import audited

from poi_audit.model.outcome import Checked
from poi_audit.render.html import html_text, images_of
from poi_audit.render.html.crops import crop_of
from poi_audit.render.html.images import WantedImages, draw

HTML = ROOT / "fixtures/html/2021-annual-errors.html"
VISIBLE = "[...document.querySelectorAll('.f')].filter(f => f.checkVisibility())"
OPEN_ALL = "document.querySelectorAll('#findings details').forEach(d => { d.open = true; })"


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


def test_it_is_one_file_whose_only_script_is_the_one_its_policy_names(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "default-src 'none'" in text
    (script,) = re.findall(r"<script>(.*?)</script>", text, flags=re.S)
    assert text.lower().count("<script") == 1
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert re.findall(r"script-src ([^;]*);", text) == [f"'sha256-{digest}'"]
    rest = re.sub(r"data:image[^\"]+", "", text.replace(script, ""))
    assert not re.search(r"\son\w+=|style=\"|https?://(?!www\.w3\.org)|javascript:", rest)


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
    assert text.count("<script") == 1
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
    assert browser.ask(f"{VISIBLE}.length") == 0
    browser.ask(OPEN_ALL)
    assert browser.ask(f"{VISIBLE}.length") == len(re.findall(r'class="f ', page.read_text("utf-8")))
    assert browser.ask("document.documentElement.scrollWidth") <= width


def test_one_click_shows_one_severity_family_or_action_without_scripts(
    browser: Browser, page: Path, result: Checked
) -> None:
    browser.page(page, scripts=False)
    browser.ask(OPEN_ALL)
    findings = result.audit.findings
    browser.ask("document.getElementById('s-all').focus()")
    browser.press("ArrowRight", 39)
    assert browser.ask(f"{VISIBLE}.length") == sum(f.severity == "error" for f in findings)
    browser.ask("document.getElementById('s-all').click()")
    browser.ask("document.getElementById('g-P4').click()")
    assert browser.ask(f"{VISIBLE}.length") == sum(f.rule[:2] == "P4" for f in findings)
    browser.ask("document.getElementById('s-warning').click()")
    both = sum(f.rule[:2] == "P4" and f.severity == "warning" for f in findings)
    assert browser.ask(f"{VISIBLE}.length") == both
    browser.ask("document.getElementById('s-all').click()")
    browser.ask("document.getElementById('g-all').click()")
    browser.ask("document.getElementById('aei').selectedIndex = 1")
    shown = browser.ask(f"{VISIBLE}.map(f => f.className)")
    assert 0 < len(shown) < len(findings)
    assert len({name.split()[-1] for name in shown}) == 1


def test_the_findings_are_shown_by_ao_too_and_a_link_leads_from_there_to_the_finding(
    browser: Browser, page: Path, result: Checked
) -> None:
    browser.page(page, scripts=False)
    browser.ask("document.getElementById('v-owner').click()")
    browser.ask(OPEN_ALL)
    assert browser.ask(f"{VISIBLE}.length") == 0
    lines = browser.ask("[...document.querySelectorAll('#by-owner li a')].map(a => a.getAttribute('href'))")
    assert sorted(lines) == sorted(f"#f-{f.id}" for f in result.audit.findings)
    browser.ask(f"location.hash = '{lines[0]}'")
    assert browser.ask(f"document.querySelector('{lines[0]}').checkVisibility()")


def test_search_keys_and_links_work_with_the_script_and_are_not_offered_without(
    browser: Browser, page: Path, result: Checked
) -> None:
    browser.page(page, scripts=False)
    assert not browser.ask("document.getElementById('search').checkVisibility()")
    browser.page(page)
    first = result.audit.findings[0]
    assert browser.ask("document.getElementById('search').checkVisibility()")
    browser.press("/", 191)
    assert browser.ask("document.activeElement.id") == "search"
    search = (
        "(t => {{ const s = document.getElementById('search'); s.value = t; "
        "s.dispatchEvent(new Event('input')); }})('{}')"
    )
    browser.ask(search.format(first.id))
    assert browser.ask(f"{VISIBLE}.map(f => f.id)") == [f"f-{first.id}"]
    browser.ask(search.format("no hay tal cosa"))
    assert browser.ask(f"{VISIBLE}.length") == 0
    assert "0" in browser.ask("document.getElementById('hits').textContent")
    browser.ask(search.format(""))
    browser.ask("document.getElementById('search').blur()")
    browser.press("j", 74)
    assert browser.ask("document.activeElement.tagName") == "SUMMARY"
    browser.press("a", 65)
    assert browser.ask(f"{VISIBLE}.length") == len(result.audit.findings)
    browser.ask("document.getElementById('keys').click()")
    browser.press("c", 67)
    assert browser.ask(f"{VISIBLE}.length") == len(result.audit.findings)


def test_a_line_that_does_not_agree_is_marked_with_the_difference(result: Checked) -> None:
    """What the published figure is less what it should be, beside it in the table."""
    wrong = [f for f in result.audit.findings if f.rule == "A302" and f.expected]
    assert wrong
    table = html_text(result).split('id="table"')[1]
    for finding in wrong:
        cell = table.split(f'href="#f-{finding.id}"')[1].split("</td>")[0]
        assert finding.published and finding.expected
        off = Decimal(finding.published.replace(",", "")) - Decimal(finding.expected.replace(",", ""))
        assert f"≠ {finding.expected} ({off:+,})" in cell
    assert table.count('<tr class="off">') >= len({(f.where.code, f.where.row) for f in wrong})


def test_the_real_report_of_145_ao_prints_on_fewer_than_20_pages_and_opens_short(
    browser: Browser, tmp_path: Path
) -> None:
    source = shared("real/igp-2022-sem.pdf")
    found = checked(source)
    path = tmp_path / "informe.html"
    path.write_text(html_text(found, draw(source, None, images_of(found))), "utf-8")
    browser.page(path, 1280, 800)
    assert browser.complaints == []
    assert browser.ask("document.documentElement.scrollHeight") < 38_000 / 6
    groups = "[...document.querySelectorAll('#findings .group')].filter(g => g.checkVisibility()).length"
    assert 0 < browser.ask(groups) <= 20
    data = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
    printed = pypdfium2.PdfDocument(io.BytesIO(b64decode(data)))
    assert len(printed) < 20
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in printed]
    for said in ("Sin errores", "Promedios publicados", "Qué se revisó", "Qué no se juzgó", "96.4"):
        assert said in texts[0]
    assert found.audit.source.sha256 in texts[0].replace(" ", "")
    assert "Hallazgos" not in texts[0]
    every = " ".join(texts)
    for activity in found.report.activities():
        assert activity.code in every


def test_every_crop_shows_its_figure(browser: Browser, page: Path, result: Checked) -> None:
    """The box lies inside its crop, and the pixels under it are not all one colour."""
    browser.page(page)
    browser.ask(OPEN_ALL)
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


def test_a_row_over_a_page_break_is_cut_out_in_both_halves_below_the_months() -> None:
    """AO 435 of the real report of 2022 begins at the foot of page 14 and ends at the head of page 15."""
    source = shared("real/igp-2022-sem.pdf")
    activity = next(a for a in checked(source).report.activities() if a.code.endswith("435"))
    executed = activity.physical.executed.accumulated.place
    assert executed is not None and executed.bbox is not None and executed.page == 15
    crop = crop_of(activity, 1, "physical", executed.page, executed.bbox)
    assert [strip.page for strip in crop.strips] == [14, 15]
    assert crop.strips[0].to_end and crop.strips[1].top == 0
    months = ("Ene", "Feb", "Mar", "Abr", "May", "Jun")
    bare = draw(source, None, WantedImages((crop,), ())).crops[1]
    headed = draw(source, None, WantedImages((crop,), (), months)).crops[1]
    assert headed.height > bare.height + 10
    assert bare.box is not None and headed.box is not None
    assert headed.box[1] - bare.box[1] == pytest.approx(headed.height - bare.height, abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, page: Path, scheme: str) -> None:
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    try:
        for width in (1280, 390):
            browser.page(page, width)
            browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            broken, held = axe_rules(browser)
            assert broken == []
            assert "color-contrast" in held
        assert (browser.ask("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)") == (
            scheme == "light"
        )
    finally:
        browser.call("Emulation.setEmulatedMedia", features=[])
