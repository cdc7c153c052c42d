"""The results as a folder of static pages: ranking, one page per body and per rule, heatmaps of the months.

Each page is one file in the style of the HTML report, under a strict content security policy; its one script, to
search and sort, stands inside under its hash, and everything else works without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.batch.dashboard import data
from poi_audit.batch.dashboard.line import body_line
from poi_audit.messages import Lang, label
from poi_audit.model.finding import Severity, Where
from poi_audit.render.labels import place_words, severity_word
from poi_audit.render.text import thousands
from poi_audit.render.whole import write_whole

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from jinja2 import Environment

HERE = Path(__file__).parent
OUTCOMES = ("clean", "findings", "partial", "unreadable", "not_a_report")


def pages(con: DuckDBPyConnection, lang: Lang = "es") -> Iterator[tuple[str, str]]:
    """Each page: its name below the folder of the site, and its text."""
    from poi_audit.contract.catalogue import rules as catalogue

    every = data.bodies(con)
    named = {body.code: body for body in every}
    found, heats = data.rules(con), {}
    for year in data.years(con):
        heats[year] = data.heatmap(con, year, every)
    shared = {"years": list(heats), "overall": data.overall(con), "named": named}

    def page(name: str, template: str, **values: Any) -> tuple[str, str]:
        return name, _render(template, lang, "../" * name.count("/"), shared | values)

    yield page("index.html", "index.html", bodies=every, rules=found)
    yield page("files.html", "files.html", files=data.not_whole(con))
    for body in every:
        yield page(f"bodies/{body.slug}.html", "body.html", body=body)
    of_report = data.report_findings(con)
    for body in every:
        for row in body.reports:
            found_there = of_report[row["sha256"], row["report"]]
            yield page(data.page_of(row), "report.html", body=body, r=row, findings=found_there)
    about = {rule.code: rule for rule in catalogue()}
    where, findings = data.rule_bodies(con), data.rule_findings(con)
    for code in dict.fromkeys(row["rule"] for row in found):
        rows = [row for row in found if row["rule"] == code]
        yield page(
            f"rules/{code}.html",
            "rule.html",
            code=code,
            rows=rows,
            about=about.get(code),
            where=where[code],
            findings=findings[code],
        )
    for year, (whole, lines) in heats.items():
        yield page(f"months/{year or 'unknown'}.html", "months.html", year=year, whole=whole, lines=lines)


def write_site(con: DuckDBPyConnection, folder: Path, lang: Lang = "es") -> int:
    """Write the pages below the folder; gives their number. Raises OSError where that cannot be done."""
    count = 0
    for name, text in pages(con, lang):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8", "backslashreplace"), durable=False)
        count += 1
    return count


def _render(template: str, lang: Lang, up: str, values: dict[str, Any]) -> str:
    from markupsafe import Markup

    from poi_audit.render.html import hash_of

    style, script = _style(), _script()
    return (
        _environment()
        .get_template(template)
        .render(
            **values,
            lang=lang,
            up=up,
            w=lambda key, *parts: label(f"dashboard.{key}", lang, *parts),
            n=lambda value: "" if value is None else thousands(value),
            severity=lambda name: severity_word(Severity(name), lang),
            place=lambda row: _place(row, lang),
            band=_band,
            last=data.last,
            period=data.period,
            page_of=data.page_of,
            months=data.MONTHS,
            closings=data.CLOSINGS,
            bands=_bands(),
            outcomes=OUTCOMES,
            most=data.MOST_FINDINGS,
            style=Markup(style),
            style_hash=hash_of(style),
            script=Markup(script),
            script_hash=hash_of(script),
            line=body_line,
        )
    )


def _place(row: dict[str, Any], lang: Lang) -> str:
    where = Where(block=row["block"], row=row["row_name"], column=row["column_name"], table=row["table_name"])
    return place_words(where, lang)


def _band(percent: Any) -> str:
    """The colour of a cell of a heatmap."""
    if percent is None:
        return "hn"
    return f"h{sum(percent > end for end in data.BANDS)}"


def _bands() -> list[tuple[str, str]]:
    """Colour and words of each band: "0", "0–10", ..., "75–100"; a band holds its upper end."""
    ends = (*data.BANDS, 100)
    return [(f"h{i}", f"{ends[i - 1]}–{end}" if i else "0") for i, end in enumerate(ends)]


@cache
def _style() -> str:
    from poi_audit.render.html import part

    return f"{part('style.css')}{(HERE / 'dashboard.css').read_text('utf-8').strip()}\n"


@cache
def _script() -> str:
    return (HERE / "dashboard.js").read_text("utf-8").strip() + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
