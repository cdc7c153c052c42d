"""Inline SVG: an activity's months, and the timeline of closings. Geometry is in pixels; figures stay exact text."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Mark
from poi_audit.recompute import ActivityFacts, Aggregation
from poi_audit.recompute.timeline import Timeline, TimelineLine
from poi_audit.render.text import safe

WIDTH, HEIGHT, BASE = 186, 52, 50
CELL_WIDTH, CELL_HEIGHT, LABEL = 52, 22, 92

Values = Sequence[Decimal | None]


def month_chart(fact: ActivityFacts, months: Sequence[str], lang: Lang) -> Markup:
    """Bars of programmed beside executed and, for Acumulado Anual, both accumulated as curves."""
    rows = (fact.programmed.values, fact.executed.values)
    top = max((value for row in rows for value in row if value is not None), default=Decimal(0))
    totals = (fact.programmed.total, fact.executed.total)
    said = label("page.chart", lang, f"{totals[0]:,f}", f"{totals[1]:,f}")
    if top <= 0:
        return Markup("")
    step = WIDTH / max(len(months), 1)
    bar = step * 0.38
    parts = [
        f'<path class="p" d="{_bars(rows[0], top, step, step * 0.1, bar)}"/>',
        f'<path class="x" d="{_bars(rows[1], top, step, step * 0.1 + bar, bar)}"/>',
    ]
    if fact.aggregation is Aggregation.ANNUAL and max(totals) > 0:
        parts += [
            f'<path class="{name}" d="{_curve(row, max(totals), step)}"/>'
            for name, row in zip(("pc", "xc"), rows, strict=True)
        ]
    body = "".join(parts)
    return Markup(
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(said)}">{body}<path class="axis" d="M0 {BASE}.5H{WIDTH}"/></svg>'
    )


def _bars(values: Values, top: Decimal, step: float, shift: float, width: float) -> str:
    out = []
    for i, value in enumerate(values):
        if value is not None and value > 0:
            height = max(1.0, float(value / top) * (BASE - 2))
            out.append(f"M{i * step + shift:.1f} {BASE}v-{height:.1f}h{width:.1f}V{BASE}z")
    return "".join(out)


def _curve(values: Values, top: Decimal, step: float) -> str:
    """The accumulated curve, up to the last month registered."""
    last = max((i for i, value in enumerate(values) if value is not None), default=-1)
    total = Decimal(0)
    out: list[str] = []
    for i, value in enumerate(values[: last + 1]):
        total += value or Decimal(0)
        y = BASE - max(0.0, float(total / top)) * (BASE - 2)
        out.append(f"{'L' if out else 'M'}{(i + 0.5) * step:.1f} {y:.1f}")
    return "".join(out)


def timeline_chart(found: Timeline, lang: Lang) -> Markup:
    """One line per AEI and the total, one cell per month, coloured by band and holding its percentage."""
    lines = [line for line in found.lines if line.kind != "activity"]
    width = LABEL + CELL_WIDTH * len(found.months)
    height = CELL_HEIGHT * (len(lines) + 1) + 4
    heads = "".join(
        f'<text class="{"h c" if i in found.closings else "h"}" x="{LABEL + CELL_WIDTH * i + CELL_WIDTH // 2}" '
        f'y="15">{escape(safe(month))}</text>'
        for i, month in enumerate(found.months)
    )
    body = "".join(_line(line, CELL_HEIGHT * (number + 1), lang, number) for number, line in enumerate(lines))
    said = escape(label("page.timeline", lang))
    return Markup(
        f'<svg class="timeline" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{said}">{heads}{body}</svg>'
    )


def _line(line: TimelineLine, y: int, lang: Lang, number: int) -> str:
    code = escape(safe(line.code)) if line.code is not None else escape(label("page.total", lang))
    out = [f'<text class="{"l t" if line.kind == "total" else "l"}" x="0" y="{y + 15}">{code}</text>']
    for i, step in enumerate(line.steps):
        x = LABEL + CELL_WIDTH * i
        kind = step.band or {Mark.INCOMPLETE.value: "si", Mark.UNPROGRAMMED.value: "sp"}.get(
            step.percent, "open"
        )
        out.append(
            f'<rect class="b-{kind}" x="{x + 1}" y="{y + 1}" width="{CELL_WIDTH - 2}" height="{CELL_HEIGHT - 2}"/>'
        )
        if step.percent:
            text = step.percent if len(step.percent) < 8 else ">999"
            out.append(f'<text x="{x + CELL_WIDTH // 2}" y="{y + 15}">{escape(text)}</text>')
    return "".join(out)
