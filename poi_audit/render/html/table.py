"""The whole table as it was read: each figure with its class, linked to its finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from poi_audit.messages import Lang, label
from poi_audit.model.figure import Figure, parse
from poi_audit.model.finding import Finding, Severity, Where
from poi_audit.model.outcome import Checked
from poi_audit.model.places import closing, ends
from poi_audit.model.report import ROW_LABELS, Action, Activity, Block, Owner
from poi_audit.recompute import ActivityFacts
from poi_audit.recompute.timeline import Timeline
from poi_audit.render.html.charts import month_chart
from poi_audit.render.labels import place_words
from poi_audit.render.standing import Standing, Standings
from poi_audit.render.text import safe

_CLASSES: dict[Standing, str] = {
    "equal": "e",
    "by_rounding": "r",
    "inconsistent": "x",
    "input": "",
    "unjudged": "u",
    "doubtful": "d",
}


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of cells; `off`: one of its figures does not agree."""

    cells: Markup
    off: bool


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One AO: its anchor, what its row says, its two or four lines of cells, its chart."""

    anchor: str
    code: Markup
    name: str
    facts: str
    lines: tuple[LineView, ...]
    chart: Markup
    closings: str


@dataclass(frozen=True, slots=True)
class ActionView:
    """One AEI with its AO and its closing figures: label and cell."""

    anchor: str
    objective: str
    code: str
    link: Markup
    """The code, leading to its first finding; "" where it has none."""
    off: int
    """How many lines of its AO do not agree."""
    name: str
    activities: tuple[ActivityView, ...]
    closing: tuple[tuple[str, Markup], ...]


class FigureTable:
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
        for objective, action in ((o, a) for o in self.report.objectives for a in o.actions):
            activities = [self._activity(self.facts[a.ordinal]) for a in action.activities]
            code, title = self._label(action), f"{objective.code} {objective.name}"
            yield ActionView(
                anchor_of(action.owner),
                safe(title),
                safe(action.code),
                code if "<a" in code else Markup(""),
                sum(line.off for activity in activities for line in activity.lines),
                safe(action.name),
                tuple(activities),
                tuple(self._closing(action)),
            )

    def ends(self) -> Iterator[tuple[str, Markup]]:
        """The totals and the cells of TABLA RESÚMEN: what it is, and its figure."""
        for where, figure in ends(self.report):
            yield place_words(where, self.lang), self.cell(where, figure)

    def cell(self, where: Where, figure: Figure, tag: str = "td") -> Markup:
        """One figure as a table cell."""
        kind = _CLASSES[self.standings.standing(where, figure)]
        text = Markup(escape(safe(figure.text)))
        for finding in self.standings.findings(where)[:1]:
            shown = text or Markup(escape(label("blank", self.lang)))
            text = link(finding, shown)
            if kind == "x":
                text += difference(finding, self.lang)
            if finding.severity is Severity.WARNING and kind != "x":
                kind = "w"
        return Markup(f'<{tag} class="{kind}">{text}</{tag}>') if kind else Markup(f"<{tag}>{text}</{tag}>")

    def rows(self, fact: ActivityFacts) -> Iterator[LineView]:
        """The lines of cells of an AO: PROG. and EJEC., physical and then financial."""
        activity = fact.activity
        for name, block in activity.blocks():
            yield from self._block(activity, name, block)

    def _activity(self, fact: ActivityFacts) -> ActivityView:
        activity = fact.activity
        line = self.steps[activity.ordinal]
        facts = (activity.unit, activity.aggregation, activity.priority, activity.cost_center)
        closings = "; ".join(
            f"{line.steps[i].month} {line.steps[i].percent}"
            for i in self.found.closings
            if line.steps[i].percent
        )
        return ActivityView(
            anchor_of(activity.owner),
            self._label(activity),
            safe(activity.name),
            safe(" · ".join(fact for fact in facts if fact)),
            tuple(self.rows(fact)),
            month_chart(fact, self.report.header.months, self.lang),
            label("page.closings", self.lang, closings) if closings else "",
        )

    def _label(self, part: Activity | Action) -> Markup:
        """The code, linked to the first finding on it, its name or another of its labels."""
        code = Markup(escape(safe(part.code)))
        for column in ("code", "name", "aggregation", None):
            for finding in self.standings.findings(Where.of(part, column=column)):
                return link(finding, code)
        return code

    def _block(self, activity: Activity, name: str, block: Block) -> Iterator[LineView]:
        months = self.report.header.months
        for row, cells in block.rows():
            shown = (
                ROW_LABELS[row]
                if name == "physical"
                else f"{ROW_LABELS[row]} {label('page.money', self.lang)}"
            )
            out: list[str] = []
            for month, figure in zip(months, cells.months, strict=False):
                out.append(self.cell(Where.of(activity, name, row, month), figure))
            out += ["<td></td>"] * (len(months) - len(cells.months))
            out.append(self.cell(Where.of(activity, name, row, "accumulated"), cells.accumulated))
            out += self._percents(activity, name, row)
            off = any('class="x"' in cell for cell in out)
            head = f'<th scope="row">{"≠ " if off else ""}{escape(shown)}</th>'
            yield LineView(Markup(head + "".join(out)), off)

    def _percents(self, activity: Activity, block: str, row: str) -> Iterator[str]:
        for column, printed in (("percent_period", self.period), ("percent", self.percent)):
            if not printed:
                continue
            figure: Figure | None = getattr(activity, column)
            if block != "physical" or figure is None:
                yield "<td></td>"
            elif row == "programmed":
                cell = self.cell(Where.of(activity, block, None, column), figure)
                yield str(cell).replace("<td", '<td rowspan="2"', 1)

    def _closing(self, action: Action) -> Iterator[tuple[str, Markup]]:
        for where, figure in closing(action):
            yield place_words(where, self.lang), self.cell(where, figure)


def anchor_of(owner: Owner) -> str:
    """The name of its row in the document; "" for an OEI, which has none."""
    kinds = {"objective": "", "action": "aei", "activity": "ao"}
    return kinds[owner.level] and f"{kinds[owner.level]}{owner.ordinal}"


def difference(finding: Finding, lang: Lang) -> Markup:
    """What a figure that does not agree should be, and by how much it is off; nothing where none is computed."""
    if finding.expected is None:
        return Markup("")
    published, expected = parse(finding.published or "").value, parse(finding.expected).value
    said = label("page.expected", lang, safe(finding.expected))
    if published is not None and expected is not None:
        said += f" ({published - expected:+,f})"
    return Markup(f'<small class="dif">{escape(said)}</small>')


def link(finding: Finding, text: Markup) -> Markup:
    """The text, leading to its finding."""
    return Markup(f'<a class="{finding.severity.value}" href="#f-{escape(finding.id)}">{text}</a>')
