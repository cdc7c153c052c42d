"""The real registers and their reports, where they are kept outside the repository; and copies of them, altered."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("POI_AUDIT_REGISTERS", Path(__file__).parents[3] / "shared/register"))
NAMES = ("registro-2025.xls", "registro-2026-05.xls")

needs_registers = pytest.mark.skipif(not (FOLDER / NAMES[0]).exists(), reason="the registers are kept apart")

Rows = list[dict[str, str]]


def rows_of(name: str) -> Rows:
    """Every row of a register as heading -> text, by regular expressions alone: a count apart from the reader's."""
    text = (FOLDER / name).read_text("utf-8")
    rows = [
        [
            " ".join(html.unescape(re.sub(r"<[^>]*>", "", cell)).split())
            for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
        ]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", text, re.S)
    ]
    return [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]


def headings(prefix: str) -> list[str]:
    """The twelve months and the Total of a group: "F(RE)"."""
    return [*(f"{prefix} {month:02}" for month in range(1, 13)), f"{prefix} Total"]


def page(rows: Rows, heads: list[str] | None = None, above: str = "") -> bytes:
    """A register as the application writes it. `heads`: other headings in place of the rows' own; `above`: rows."""
    names = list(rows[0])
    cells = "".join(f"<td bgcolor='TEAL'>{html.escape(head)}</td>" for head in heads or names)
    body = "".join(
        "<tr>" + "".join(f"<td >{html.escape(row[name])}</td>" for name in names) + "<td ></td></tr>"
        for row in rows
    )
    return (
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><title>www.devjoker.com</title>'
        '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /></head><body><p><table>'
        f"{above}<tr>{cells}</tr>{body}</table></p></body></html>"
    ).encode()


def altered(rows: Rows, code: str, change: Callable[[dict[str, str]], None]) -> Rows:
    """The rows with one activity changed."""
    out = [dict(row) for row in rows]
    change(next(row for row in out if row["Actividad Operativa ID"] == code))
    return out


def pairs(row: dict[str, str], prefix: str) -> Iterator[tuple[str, str]]:
    """Heading and text of the months and the Total."""
    return ((head, row[head]) for head in headings(prefix))
