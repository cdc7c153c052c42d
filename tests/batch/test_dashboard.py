"""The pages as a reader has them: in Chromium, and as files."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from batches import FIXTURES, rows, run
from browser import Browser, axe_rules

from poi_audit.batch.dashboard.data import slug_of
from poi_audit.batch.dashboard.line import body_line

SHOWN = ("index.html", "files.html", "bodies/001992.html", "rules/P401.html", "months/2024.html")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A batch over saved pages with planted faults, one of them an attack in its texts."""
    folder = tmp_path_factory.mktemp("site")
    for path in [*(FIXTURES / "html").glob("*-errors.html"), FIXTURES / "negatives/budget.pdf"]:
        (folder / path.name).write_bytes(path.read_bytes())
    source = (FIXTURES / "html/2022-sem-small.html").read_text("utf-8")
    attack = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;‮"
    page = source.replace("AUTORIDAD DE LAGUNAS", attack).replace("001991", "../../x")
    (folder / "ataque.html").write_text(page, "utf-8")
    run("batch", "*.*", "-o", "out", cwd=folder, code=3)
    return folder / "out"


@pytest.fixture(scope="module")
def site(results: Path) -> Path:
    folder = results.parent / "pages"
    run("dashboard", results, "-o", folder, cwd=results.parent, code=0)
    return folder


def test_every_page_runs_its_own_script_alone_and_every_link_leads_somewhere(site: Path) -> None:
    every = list(site.rglob("*.html"))
    assert {str(p.relative_to(site)) for p in every} >= set(SHOWN)
    for path in every:
        text = path.read_text("utf-8")
        assert "default-src 'none'" in text
        (script,) = re.findall(r"<script>(.*?)</script>", text, flags=re.S)
        assert text.lower().count("<script") == 1 and "<img" not in text
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert re.findall(r"script-src ([^;]*);", text) == [f"'sha256-{digest}'"]
        assert not re.search(r"\son\w+=\"|style=\"|https?://|javascript:", text)
        for link in re.findall(r'href="([^"#]+)"', text):
            assert link == "data:," or (path.parent / link).resolve().is_file(), (path, link)


def test_texts_of_a_report_are_shown_and_never_obeyed(site: Path) -> None:
    texts = "".join(p.read_text("utf-8") for p in site.rglob("*.html"))
    assert "&lt;script&gt;" in texts
    assert "‮" not in texts
    assert all(site in path.resolve().parents for path in site.rglob("*.html"))
    assert len(list(site.parent.glob("*.html"))) == len(list(site.parent.glob("*-errors.html"))) + 1


def test_the_ranking_has_every_body_in_order_with_its_counts(site: Path, results: Path) -> None:
    found = rows(
        results,
        "SELECT ue_code, sum(errors)::INT AS errors FROM bodies GROUP BY ue_code "
        "ORDER BY 100 * sum(errors) / nullif(sum(recomputed), 0) DESC NULLS LAST, ue_code",
        results.parent,
    )
    text = (site / "index.html").read_text("utf-8")
    table = text.split('class="plain ranking"')[1].split("</table>")[0]
    shown = [
        (code, int(errors.replace(",", "")))
        for code, errors in re.findall(r'\.html">([^<]+)</a>.*?<td class="num(?: err)?">[^<]*</td>'
        r'<td class="num(?: err)?">[^<]*</td><td class="num(?: err)?">([\d,]+)</td>', table)
    ]  # fmt: skip
    assert [code for code, _ in shown] == [row["ue_code"] or "sin código de UE" for row in found]
    assert [errors for _, errors in shown] == [row["errors"] for row in found]


def test_each_finding_is_on_the_page_of_its_body_and_of_its_rule(site: Path, results: Path) -> None:
    from html import escape

    found = rows(
        results,
        "SELECT ue_code, rule, message, sha256, report FROM findings WHERE severity = 'error'",
        results.parent,
    )
    for row in found:
        message = str(escape(str(row["message"]))).replace("&#x27;", "&#39;").replace("&quot;", "&#34;")
        for page in (
            f"reports/{row['sha256'][:16]}-{row['report']}.html",
            f"bodies/{slug_of(str(row['ue_code']) if row['ue_code'] else None)}.html",
            f"rules/{row['rule']}.html",
        ):
            assert message in (site / page).read_text("utf-8")


def test_english_has_no_spanish_label(results: Path) -> None:
    folder = results.parent / "english"
    run("dashboard", results, "-o", folder, "--lang", "en", cwd=results.parent, code=0)
    for page in SHOWN:
        text = re.sub(r'<details lang="es">.*?</details>', "", (folder / page).read_text("utf-8"), flags=re.S)
        assert 'lang="en"' in text
        labels = " ".join(re.findall(r"<(?:th|h1|h2|dt|nav|summary|li|p)\b.*?</", text))
        for label in ("Hallazgo", "Gravedad", "Publicado", "Reglas", "Entidades", "Meses", "Archivo"):
            assert label not in labels, (page, label)


def test_the_same_results_give_the_same_pages(site: Path, results: Path) -> None:
    again = results.parent / "again"
    run("dashboard", results, "-o", again, cwd=results.parent, code=0)
    assert {p.relative_to(site): p.read_bytes() for p in site.rglob("*.html")} == {
        p.relative_to(again): p.read_bytes() for p in again.rglob("*.html")
    }


@pytest.mark.parametrize("width", [1280, 390])
def test_they_load_quietly_and_nothing_sticks_out(browser: Browser, site: Path, width: int) -> None:
    for page in SHOWN:
        browser.page(site / page, width)
        assert browser.complaints == []
        assert browser.ask("document.documentElement.scrollWidth") <= width, page


def test_a_heatmap_shows_its_percentages_in_their_colours(
    browser: Browser, site: Path, results: Path
) -> None:
    browser.page(site / "months/2024.html")
    cells = browser.ask(
        "[...document.querySelectorAll('.heat tbody:not(.whole) tr td')].map(c => "
        "[c.textContent, c.className, getComputedStyle(c).backgroundColor])"
    )
    found = rows(
        results,
        "SELECT month, sum(differing)::INT d, sum(active)::INT a FROM month_deviations WHERE year = 2024 "
        "AND ue_code = '001992' GROUP BY ALL ORDER BY min(position)",
        results.parent,
    )
    first = [row for row in found if row["a"]]
    values = [text for text, *_ in cells[:12] if text]
    assert len(first) == len(values) > 6
    for row, text in zip(first, values, strict=True):
        assert abs(int(text) - 100 * int(str(row["d"])) / int(str(row["a"]))) <= 0.55
    for text, name, colour in cells:
        band = "hn" if not text else f"h{sum(int(text) > end for end in (0, 10, 25, 50, 75))}"
        assert name == band or text in ("10", "25", "50", "75", "0")
        assert colour != "rgba(0, 0, 0, 0)"
    assert len({colour for *_, colour in cells}) > 2


def test_the_ranking_is_searched_and_sorted(browser: Browser, site: Path) -> None:
    browser.page(site / "index.html", scripts=False)
    assert not browser.ask("document.getElementById('search').checkVisibility()")
    browser.page(site / "index.html")
    shown = (
        "[...document.querySelectorAll('.ranking tbody tr')]"
        ".filter(r => !r.hidden).map(r => r.cells[{}].textContent)"
    )
    every = browser.ask(shown.format(1))
    head = "document.querySelectorAll('.ranking thead button')[{}].click()"
    browser.ask(head.format(6))
    errors = [int(text.replace(",", "")) for text in browser.ask(shown.format(6))]
    assert errors == sorted(errors) and len(errors) == len(every) > 1
    browser.ask(head.format(6))
    assert [int(text.replace(",", "")) for text in browser.ask(shown.format(6))] == errors[::-1]
    browser.ask(
        "(s => { s.value = '001992'; s.dispatchEvent(new Event('input')); })(document.getElementById('search'))"
    )
    assert browser.ask(shown.format(1)) == ["001992"]


def test_a_body_has_a_line_over_its_reports() -> None:
    rows = [{"year": 2024, "errors": 3, "warnings": 1}, {"year": 2023, "errors": 0, "warnings": 6}]
    line = body_line(rows)
    assert line is not None
    (old, new) = line.points
    assert (old[3], new[3]) == ("2023", "2024")
    assert old[0] < new[0] and old[1] > new[1] and old[2] < new[2]
    assert body_line(rows[:1]) is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, site: Path, scheme: str) -> None:
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    try:
        for page in SHOWN:
            browser.page(site / page)
            broken, held = axe_rules(browser)
            assert broken == [], page
            assert "color-contrast" in held
    finally:
        browser.call("Emulation.setEmulatedMedia", features=[])
