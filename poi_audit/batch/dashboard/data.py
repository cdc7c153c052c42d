"""What the dashboard shows, asked of the store: plain rows, texts of files made safe to show."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from poi_audit.render.text import safe

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ResultRow = dict[str, Any]

MONTHS = ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic")
CLOSINGS = ("Mar", "Jun", "Sep", "Dic")
MOST_FINDINGS = 200
"""Findings that the page of one body, or of one rule, shows."""
MOST_REWRITTEN = 100
BANDS = (0, 10, 25, 50, 75)
"""Upper ends of the colours of a heatmap, in percent; the last colour goes to 100."""


@dataclass(frozen=True, slots=True)
class Heat:
    """One line of a heatmap: its name, the page it leads to, and per month the percentage or None."""

    name: str
    link: str | None
    cells: tuple[Decimal | None, ...]


@dataclass
class Body:
    """One unidad ejecutora over all its reports."""

    code: str | None
    name: str
    pliego: str
    sector: str
    slug: str
    years: list[str]
    totals: ResultRow
    reports: list[ResultRow] = field(default_factory=list)
    findings: list[ResultRow] = field(default_factory=list)
    rewritten: list[ResultRow] = field(default_factory=list)
    few: list[ResultRow] = field(default_factory=list)
    heat: list[Heat] = field(default_factory=list)


def ask(con: DuckDBPyConnection, sql: str) -> list[ResultRow]:
    """The rows of a query, texts safe to show."""
    found = con.execute(sql)
    names = [column[0] for column in found.description or ()]
    return [
        {
            name: safe(value) if isinstance(value, str) else value
            for name, value in zip(names, row, strict=True)
        }
        for row in found.fetchall()
    ]


def slug_of(code: str | None) -> str:
    """A file name for a body: its code, or a mark where it has none or one that is no name for a file."""
    if code is None:
        return "sin-codigo"
    if re.fullmatch(r"\d{1,8}", code, re.ASCII):
        return code
    return "x" + hashlib.sha256(code.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def bodies(con: DuckDBPyConnection) -> list[Body]:
    """Every body, most errors per 100 recomputed figures first."""
    found = ask(
        con,
        """
        SELECT ue_code, arg_max(ue, year) AS ue, arg_max(pliego, year) AS pliego, arg_max(sector, year) AS sector,
            list_sort(list(DISTINCT year)) AS years, sum(reports)::INTEGER AS reports,
            sum(partial)::INTEGER AS partial, sum(recomputed)::INTEGER AS recomputed,
            sum(doubtful)::INTEGER AS doubtful, sum(errors)::INTEGER AS errors, sum(warnings)::INTEGER AS warnings,
            (100 * sum(errors) / nullif(sum(recomputed), 0))::DECIMAL(18, 2) AS per_100
        FROM bodies GROUP BY ue_code
        ORDER BY per_100 DESC NULLS LAST, errors DESC, warnings DESC, ue_code
        """,
    )
    out = [
        Body(
            row["ue_code"],
            row["ue"] or "",
            row["pliego"] or "",
            row["sector"] or "",
            slug_of(row["ue_code"]),
            [str(year) for year in row["years"] if year is not None],
            row,
        )
        for row in found
    ]
    _fill(con, {body.code: body for body in out})
    return out


def _fill(con: DuckDBPyConnection, by_code: dict[str | None, Body]) -> None:
    parts: Iterable[tuple[str, str]] = (
        ("reports", _REPORTS),
        ("findings", _FINDINGS.format(by="f.ue_code", most=MOST_FINDINGS)),
        ("rewritten", _REWRITTEN),
        (
            "few",
            "SELECT *, activities AS n FROM few_activities ORDER BY year DESC NULLS LAST, sha256, report",
        ),
    )
    for name, sql in parts:
        for row in ask(con, sql):
            getattr(by_code[row["ue_code"]], name).append(row)
    heats = ask(con, _HEATS)
    grouped: dict[tuple[Any, ...], dict[str, Decimal | None]] = defaultdict(dict)
    for row in heats:
        key = (row["ue_code"], row["year"], row["sha256"], row["report"], row["path"])
        grouped[key][row["month"]] = row["percent"]
    for (code, year, _, _, path), cells in grouped.items():
        name = f"{year or ''} {last(path)}".strip()
        by_code[code].heat.append(Heat(name, None, tuple(cells.get(month) for month in MONTHS)))


def heatmap(con: DuckDBPyConnection, year: int | None, bodies: Iterable[Body]) -> tuple[Heat, list[Heat]]:
    """All bodies of a year together, and each of them, in the order given; over all its reports of that year."""
    slugs = {body.code: body for body in bodies}
    grouped: dict[str | None, dict[str, ResultRow]] = defaultdict(dict)
    where = "year IS NULL" if year is None else f"year = {year:d}"
    for row in ask(con, _BY_BODY.format(where=where)):
        grouped[row["ue_code"]][row["month"]] = row
    whole = {
        month: (
            sum(cells[month]["differing"] for cells in grouped.values() if month in cells),
            sum(cells[month]["active"] for cells in grouped.values() if month in cells),
        )
        for month in MONTHS
    }
    return (
        Heat("", None, tuple(_percent(*whole[month]) for month in MONTHS)),
        [
            Heat(
                f"{body.code or ''} {body.name}".strip(),
                body.slug,
                tuple(
                    _percent(cells[month]["differing"], cells[month]["active"]) if month in cells else None
                    for month in MONTHS
                ),
            )
            for code, body in slugs.items()
            if (cells := grouped.get(code))
        ],
    )


def rules(con: DuckDBPyConnection) -> list[ResultRow]:
    """The rules with findings, by severity and number."""
    return ask(con, "SELECT * FROM wrong_by_rule")


def rule_bodies(con: DuckDBPyConnection) -> dict[str, list[ResultRow]]:
    """Rule -> the bodies where it occurs, most findings first."""
    out: dict[str, list[ResultRow]] = defaultdict(list)
    for row in ask(
        con,
        "SELECT rule, ue_code, count(*)::INTEGER AS findings, count(DISTINCT (sha256, report))::INTEGER AS reports "
        "FROM findings GROUP BY rule, ue_code ORDER BY findings DESC, ue_code",
    ):
        out[row["rule"]].append(row)
    return out


def rule_findings(con: DuckDBPyConnection) -> dict[str, list[ResultRow]]:
    """Rule -> its first findings."""
    out: dict[str, list[ResultRow]] = defaultdict(list)
    for row in ask(
        con, _FINDINGS.format(by="f.rule", most=MOST_FINDINGS).replace("AND f.severity <> 'info'", "")
    ):
        out[row["rule"]].append(row)
    return out


def report_findings(con: DuckDBPyConnection) -> dict[tuple[str, int], list[ResultRow]]:
    """SHA-256 and number in its file -> the first findings of that report, infos included."""
    out: dict[tuple[str, int], list[ResultRow]] = defaultdict(list)
    sql = _FINDINGS.format(by="f.sha256, f.report", most=MOST_FINDINGS).replace(
        "AND f.severity <> 'info'", ""
    )
    for row in ask(con, sql):
        out[row["sha256"], row["report"]].append(row)
    return out


def not_whole(con: DuckDBPyConnection) -> list[ResultRow]:
    """The files that gave no whole report."""
    return ask(
        con,
        "SELECT path, outcome, message FROM files WHERE outcome NOT IN ('clean', 'findings') ORDER BY outcome, path",
    )


def overall(con: DuckDBPyConnection) -> ResultRow:
    """The sums of everything."""
    (row,) = ask(
        con,
        "SELECT count(*)::INTEGER AS reports, coalesce(sum(figures), 0)::BIGINT AS figures, "
        "coalesce(sum(recomputed), 0)::BIGINT AS recomputed, coalesce(sum(doubtful), 0)::BIGINT AS doubtful, "
        "coalesce(sum(errors), 0)::BIGINT AS errors, coalesce(sum(warnings), 0)::BIGINT AS warnings, "
        "string_agg(DISTINCT tool, ', ' ORDER BY tool) AS tool, "
        "string_agg(DISTINCT rules, ', ' ORDER BY rules) AS rules "
        "FROM reports",
    )
    row["files"] = {
        found["outcome"]: found["n"]
        for found in ask(con, "SELECT outcome, count(*)::INTEGER AS n FROM files GROUP BY outcome")
    }
    return row


def years(con: DuckDBPyConnection) -> list[int | None]:
    """The years of the reports, the latest first."""
    return [
        row["year"] for row in ask(con, "SELECT DISTINCT year FROM reports ORDER BY year DESC NULLS LAST")
    ]


def _percent(part: int, of: int) -> Decimal | None:
    return None if not of else (Decimal(100 * part) / of).quantize(Decimal("0.1"))


def last(path: str | None) -> str:
    """The name of a file without its folders."""
    return (path or "").rpartition("/")[2]


def page_of(report: ResultRow) -> str:
    """The page of one report, below the folder of the site."""
    return f"reports/{report['sha256'][:16]}-{report['report']}.html"


def period(report: ResultRow) -> str:
    """ "Ene–Jun"; "" where the months are not known."""
    if report["first_month"] not in MONTHS or not report["months"]:
        return ""
    end = MONTHS.index(report["first_month"]) + report["months"] - 1
    return f"{report['first_month']}–{MONTHS[end]}" if end < len(MONTHS) else ""


_PATHS = "(SELECT sha256, min(path) AS path FROM files WHERE sha256 IS NOT NULL GROUP BY sha256)"
_REPORTS = f"""
    SELECT r.*, p.path FROM reports r LEFT JOIN {_PATHS} p USING (sha256)
    ORDER BY r.ue_code, r.year DESC NULLS LAST, r.printed_on DESC NULLS LAST, r.months DESC, p.path, r.report
"""
_FINDINGS = f"""
    SELECT f.*, p.path FROM findings f LEFT JOIN {_PATHS} p USING (sha256)
    WHERE true AND f.severity <> 'info'
    QUALIFY row_number() OVER (PARTITION BY {{by}}
        ORDER BY f.severity, f.year DESC NULLS LAST, p.path, f.report, f.ordinal) <= {{most}}
    ORDER BY f.severity, f.year DESC NULLS LAST, p.path, f.report, f.ordinal
"""
_REWRITTEN = f"""
    SELECT * FROM rewritten_months
    QUALIFY row_number() OVER (PARTITION BY ue_code
        ORDER BY order_known DESC, year DESC, activity, block, row_name, position) <= {MOST_REWRITTEN}
    ORDER BY ue_code, order_known DESC, year DESC, activity, block, row_name, position
"""
_HEATS = f"""
    SELECT m.*, p.path FROM month_deviations m LEFT JOIN {_PATHS} p USING (sha256)
    ORDER BY m.ue_code, m.year DESC NULLS LAST, p.path, m.report, m.position
"""
_BY_BODY = """
    SELECT ue_code, month, sum(differing)::INTEGER AS differing, sum(active)::INTEGER AS active
    FROM month_deviations WHERE {where} GROUP BY ue_code, month
"""
