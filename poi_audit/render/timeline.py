"""What `timeline` shows: a bar per month and the percentages at the closings, one line per AO and AEI; or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console

from poi_audit.contract.encode import source_json
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang, label
from poi_audit.model.figure import Mark
from poi_audit.model.report import Report
from poi_audit.recompute.timeline import Step, Timeline, TimelineLine
from poi_audit.render.identity import print_identity
from poi_audit.render.lines import Page

TIMELINE_SCHEMA = "poi-audit/timeline/1"

BARS = "▁▂▃▄▅▆▇█"
"""Seven steps below 100 %; the full block is 100 % and more."""
_BANDS = {"0_75": "○", "75_95": "◐", "95_up": "●"}
_INCOMPLETE, _IDLE, _UNKNOWN, _OPEN = "x", "·", "?", " "


def print_timeline(console: Console, report: Report, found: Timeline, lang: Lang = "es") -> None:
    """Print one report's timeline. Nothing is told by colour; wide consoles show every month's percentage."""
    page = Page(console)
    print_identity(page, report, lang)
    page.gap()
    page.line((label("timeline.head", lang), "bold"))
    page.line(
        label("timeline.rule", lang, label("timeline.capped" if found.capped else "timeline.uncapped", lang))
    )
    page.line(label("timeline.bands", lang))
    page.line(label("timeline.marks", lang))
    page.gap()
    columns = _columns(console.width, found)
    room = console.width - _fixed(found, columns)
    page.line((_header(found, columns, lang), "bold"))
    for line in found.lines:
        text = _row(found, line, columns, room, lang)
        page.line((text, "" if line.kind == "activity" else "bold"))
    if doubtful := max((s.left_out for s in found.lines[-1].steps), default=0):
        page.line(label("timeline.left out", lang, doubtful))


def timeline_json(report: Report, found: Timeline) -> Json:
    """The timeline as JSON: figures as text, as they would print; null where there is none."""
    return {
        "schema": TIMELINE_SCHEMA,
        "source": source_json(report.source),
        "column": found.column,
        "truncated_at_100": found.capped,
        "months": list(found.months),
        "closings": [found.months[i] for i in found.closings],
        "lines": [
            {
                "kind": line.kind,
                "code": line.code,
                "name": line.name or None,
                "steps": [_step(s) for s in line.steps],
            }
            for line in found.lines
        ],
    }


def write_timelines(pairs: Sequence[tuple[Report, Timeline]], file: TextIO) -> None:
    """Print the timelines as JSON: one report is one object, several are an array."""
    documents = [timeline_json(report, found) for report, found in pairs]
    json.dump(documents[0] if len(documents) == 1 else documents, file, ensure_ascii=False, indent=2)
    file.write("\n")


def _step(step: Step) -> Json:
    return {
        "month": step.month,
        "closed": step.closed,
        "programmed": _amount(step.programmed),
        "executed": _amount(step.executed),
        "percent": step.percent or None,
        "band": step.band,
        "left_out": step.left_out,
    }


def _amount(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:,f}"


_CODE, _CELL, _LEAST_NAME = 14, 8, 20


def _columns(width: int, found: Timeline) -> tuple[int, ...]:
    """The months whose percentage is shown: all where they fit, otherwise the closings, or the last month."""
    every = tuple(range(len(found.months)))
    if _fixed(found, every) + _LEAST_NAME <= width:
        return every
    return found.closings or every[-1:]


def _fixed(found: Timeline, columns: Sequence[int]) -> int:
    return _CODE + 2 + len(found.months) + len(columns) * (_CELL + 1) + 2


def _header(found: Timeline, columns: Sequence[int], lang: Lang) -> str:
    cells = " ".join(f"{found.months[i]:>{_CELL - 2}}  " for i in columns)
    bars = " " * len(found.months)
    return f"{label('timeline.code', lang):{_CODE}}  {bars} {cells}"


def _row(found: Timeline, line: TimelineLine, columns: Sequence[int], room: int, lang: Lang) -> str:
    code = line.code or label("timeline.total", lang)
    bars = "".join(_bar(step) for step in line.steps)
    cells = " ".join(_cell(line.steps[i]) for i in columns)
    return f"{set_cell_size(code, _CODE)}  {bars} {cells}  {_short(line.name, room)}".rstrip()


def _cell(step: Step) -> str:
    """ "66.32 ○"; a percentage too long for its column is told as beyond it, the JSON has it whole."""
    text = step.percent or (_UNKNOWN if step.closed else "")
    if len(text) > _CELL - 2:
        text = ">999"
    star = "*" if step.left_out and step.percent else " "
    return f"{text:>{_CELL - 2}}{star}{_BANDS.get(step.band or '', ' ')}"


def _bar(step: Step) -> str:
    if not step.closed:
        return _OPEN
    if step.percent == Mark.INCOMPLETE.value:
        return _INCOMPLETE
    if step.percent == Mark.UNPROGRAMMED.value:
        return _IDLE
    if not step.percent:
        return _UNKNOWN
    value = Decimal(step.percent.replace(",", ""))
    full = len(BARS) - 1
    return BARS[full if value >= 100 else max(0, int(value * full / 100))]


def _short(name: str, room: int) -> str:
    """The name, cut to the room there is."""
    if room < 4 or cell_len(name) <= room:
        return name if room >= 4 else ""
    return set_cell_size(name, room - 1).rstrip() + "…"
