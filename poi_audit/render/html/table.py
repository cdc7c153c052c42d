"""The whole table as it was read: each figure with its class, linked to its finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.report import ROW_LABELS, Action, Activity, Block
from poi_audit.recompute import ActivityFacts
from poi_audit.recompute.timeline import Line, Timeline
from poi_audit.render.frame import EXECUTION_PLACES, TOTAL_PLACES
from poi_audit.render.html.charts import month_chart
from poi_audit.render.labels import place_words
from poi_audit.render.standing import Standing, Standings
from poi_audit.render.text import safe
from poi_audit.run.session import Checked

_CLASSES: dict[Standing, str] = {
    "equal": "e",
    "by_rounding": "r",
    "inconsistent": "x",
    "input": "",
    "unjudged": "u",
    "doubtful": "d",
}


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One AO: its anchor, what its row says, its two or four lines of cells, its chart."""

    anchor: str
    code: Markup
    name: str
    facts: str
    lines: tuple[Markup, ...]
    chart: Markup
    closings: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """One AEI with its AO and its closing figures: label and cell."""

    anchor: str
    objective: str
    code: Markup
    name: str
    activities: tuple[ActivityView, ...]
    closing: tuple[tuple[str, Markup], ...]


class Table:
    """Writes the cells of one report."""

    def __init__(self, checked: Checked, found: Timeline, lang: Lang) -> None:
        self.report, self.lang = checked.report, lang
        self.standings = Standings(checked.report, checked.expected, checked.audit.findings)
        self.facts = checked.expected.activities
        self.steps = [line for line in found.lines if line.kind == "activity"]
        self.found = found
        self.period = any(a.percent_period is not None for a in checked.report.activities())
        self.percent = any(a.percent is not None for a in checked.report.activities())

    @property
    def heads(self) -> list[str]:
        """The columns after the row label."""
        out = [*map(safe, self.report.header.months), label("accumulated", self.lang)]
        out += [label("page.percent_period", self.lang)] if self.period else []
        return out + ([label("page.percent", self.lang)] if self.percent else [])

    def actions(self) -> Iterator[ActionView]:
        """Every AEI in report order."""
        position = 0
        for number, (objective, action) in enumerate(
            (o, a) for o in self.report.objectives for a in o.actions
        ):
            activities = []
            for fact in self.facts[position : position + len(action.activities)]:
                activities.append(self._activity(fact, f"ao{position}", self.steps[position]))
                position += 1
            title = f"{objective.code} {objective.name}"
            yield ActionView(
                f"aei{number}",
                safe(title),
                self._label(action.code, action),
                safe(action.name),
                tuple(activities),
                tuple(self._closing(action)),
            )

    def ends(self) -> Iterator[tuple[str, Markup]]:
        """The totals and the cells of TABLA RESÚMEN: what it is, and its figure."""
        for name, where in TOTAL_PLACES.items():
            figure = getattr(self.report.totals, name)
            if figure is not None:
                place = Where(
                    block=where.block, row=None if name == "financial" else where.row, column=where.column
                )
                yield place_words(place, self.lang), self.cell(None, place, figure)
        if self.report.summary is not None:
            for table in ("actions", "activities", "tracking"):
                for column, figure in getattr(self.report.summary, table).items():
                    where = Where(table=table, column=column)
                    yield place_words(where, self.lang), self.cell(None, where, figure)

    def cell(self, owner: Activity | Action | None, where: Where, figure: Figure, tag: str = "td") -> Markup:
        """One figure as a table cell."""
        kind = _CLASSES[self.standings.standing(owner, where, figure)]
        text = Markup(escape(safe(figure.text)))
        for finding in self.standings.findings(where, figure)[:1]:
            shown = text or Markup(escape(label("blank", self.lang)))
            text = link(finding, shown)
            if finding.severity is Severity.WARNING and kind != "x":
                kind = "w"
        return Markup(f'<{tag} class="{kind}">{text}</{tag}>') if kind else Markup(f"<{tag}>{text}</{tag}>")

    def rows(self, fact: ActivityFacts) -> Iterator[Markup]:
        """The lines of cells of an AO: PROG. and EJEC., physical and then financial."""
        activity = fact.activity
        yield from self._block(activity, "physical", activity.physical)
        if activity.financial is not None:
            yield from self._block(activity, "financial", activity.financial)

    def _activity(self, fact: ActivityFacts, anchor: str, line: Line) -> ActivityView:
        activity = fact.activity
        facts = (activity.unit, activity.aggregation, activity.priority, activity.cost_center)
        closings = "; ".join(
            f"{line.steps[i].month} {line.steps[i].percent}"
            for i in self.found.closings
            if line.steps[i].percent
        )
        return ActivityView(
            anchor,
            self._label(activity.code, activity),
            safe(activity.name),
            safe(" · ".join(fact for fact in facts if fact)),
            tuple(self.rows(fact)),
            month_chart(fact, self.report.header.months, self.lang),
            label("page.closings", self.lang, closings) if closings else "",
        )

    def _label(self, code: str, owner: Activity | Action) -> Markup:
        """The code, linked to the first finding on it, its name or another of its labels."""
        place = owner.place
        for column in ("code", "name", "aggregation", None):
            for finding in self.standings.findings(Where(code, column=column)):
                if place is None or finding.where.bbox in (None, place.bbox):
                    return link(finding, Markup(escape(safe(code))))
        return Markup(escape(safe(code)))

    def _block(self, activity: Activity, name: str, block: Block) -> Iterator[Markup]:
        months = self.report.header.months
        for row, cells in block.rows():
            shown = (
                ROW_LABELS[row]
                if name == "physical"
                else f"{ROW_LABELS[row]} {label('page.money', self.lang)}"
            )
            out = [f'<th scope="row">{escape(shown)}</th>']
            for month, figure in zip(months, cells.months, strict=False):
                out.append(self.cell(activity, Where(activity.code, name, row, month), figure))
            out += ["<td></td>"] * (len(months) - len(cells.months))
            out.append(self.cell(activity, Where(activity.code, name, row, "accumulated"), cells.accumulated))
            out += self._percents(activity, name, row)
            yield Markup("".join(out))

    def _percents(self, activity: Activity, block: str, row: str) -> Iterator[str]:
        for column, printed in (("percent_period", self.period), ("percent", self.percent)):
            if not printed:
                continue
            figure: Figure | None = getattr(activity, column)
            if block != "physical" or figure is None:
                yield "<td></td>"
            elif row == "programmed":
                cell = self.cell(activity, Where(activity.code, block, None, column), figure)
                yield str(cell).replace("<td", '<td rowspan="2"', 1)

    def _closing(self, action: Action) -> Iterator[tuple[str, Markup]]:
        for name, place in EXECUTION_PLACES.items():
            figure = getattr(action.execution, name)
            if figure is not None:
                where = Where(action.code, place.block, place.row, place.column)
                yield place_words(where, self.lang), self.cell(action, where, figure)


def link(finding: Finding, text: Markup) -> Markup:
    """The text, leading to its finding."""
    return Markup(f'<a class="{finding.severity.value}" href="#f-{escape(finding.id)}">{text}</a>')
