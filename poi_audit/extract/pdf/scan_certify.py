"""Arithmetic over a scanned report: it certifies readings or doubts them, and never changes one.

A row whose months close on its accumulated figure was read right, and so was a percentage that its two figures give.
Where a row does not close, either the publisher or the reading is wrong: of its figures the less sure are doubted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Decimal

from poi_audit.extract.pdf.page import Floats
from poi_audit.layouts.periods import month_of, period_of
from poi_audit.model.edit import edited, row_with, with_figures
from poi_audit.model.figure import Box, Figure
from poi_audit.model.report import Action, Activity, Block, Execution, Report, Row, Summary, Totals
from poi_audit.model.text import fold

SURER = 0.9
"""In a row that does not close, a figure read with less confidence is doubtful."""
_OPEN = "en la imagen se lee «{text}» con poca certeza, y su fila no cierra con su acumulado"
_INKED = "en la imagen hay tinta en esta celda, que se leyó vacía"
_HEADLESS = (
    "en la imagen no se leyó todo el encabezado de la tabla: no es seguro en qué columna está esta cifra"
)
_SHIFTED = (
    "en la imagen, los meses de casi ninguna fila de esta página suman su acumulado: "
    "no es seguro en qué columna o fila está esta cifra"
)
_UNUSED = "E124"
"""Columns with figures that none of the header's words name."""
FEWEST = 3
"""Rows that must be there before a page is doubted for those that do not close."""
_LOST = "no se pudo leer en la imagen la cifra que acompaña a este rótulo"


def certified(report: Report, unread: Mapping[int, Floats]) -> Report:
    """The report, its doubts over readings lifted where sums prove them and set where sums fail.

    `unread`: by page, the boxes of ink that was made no word of. A blank cell in which such ink stands is doubtful.
    """
    objectives = tuple(
        replace(objective, actions=tuple(_action(action, unread) for action in objective.actions))
        for objective in report.objectives
    )
    totals = Totals(**{f.name: _found(getattr(report.totals, f.name)) for f in fields(Totals)})
    found = replace(report, objectives=objectives, totals=totals, summary=_summary(report.summary, unread))
    if any(problem.code == _UNUSED for problem in report.problems):
        return _doubted(found, _HEADLESS, None)
    shifted = _shifted(found)
    return _doubted(found, _SHIFTED, shifted) if shifted else found


def _shifted(report: Report) -> frozenset[int]:
    """The pages of which most rows that should close on their accumulated figure do not, however well they are read.

    Of an activity only EJEC. is asked, and PROG. of FINANCIERO: accumulated PROG. of FISICO may be the whole year's.
    A publisher errs in a row or in some; where most rows fail, figures stand in columns or rows that are not theirs.
    Where the table begins after January the accumulated figure may hold months that it does not show.
    """
    first = report.header.months[0] if report.header.months else ""
    if (month_of(first) or (period_of(first) or (1, 1))[0]) != 1:
        return frozenset()
    closed: dict[int, list[bool]] = {}
    for activity in report.activities():
        summed = fold(activity.aggregation or "") == "ACUMULADOANUAL"
        rows = [activity.physical.executed] if summed else []
        rows += [row for _, row in activity.financial.rows()] if activity.financial else []
        for row in rows:
            place = row.accumulated.place
            if place is None or place.page is None or not any(month.value for month in row.months):
                continue
            if row.accumulated.value is not None and not any(figure.doubt for figure in row.months):
                closed.setdefault(place.page, []).append(_adds_up(row.months, row.accumulated))
    return frozenset(
        page for page, rows in closed.items() if len(rows) >= FEWEST and 2 * sum(rows) < len(rows)
    )


def _doubted(report: Report, why: str, pages: frozenset[int] | None) -> Report:
    """The report, every figure of its activities and actions on these pages doubtful; None for all pages.

    Which column or row a figure stands in is not certain there, however well it is read.
    """

    def doubt(figure: Figure) -> Figure:
        place = figure.place
        if figure.doubt or (pages is not None and (place is None or place.page not in pages)):
            return figure
        return replace(figure, doubt=why)

    def execution(execution: Execution) -> Execution:
        values = {f.name: getattr(execution, f.name) for f in fields(Execution)}
        return Execution(**{name: figure and doubt(figure) for name, figure in values.items()})

    objectives = tuple(
        replace(
            objective,
            actions=tuple(
                replace(action, execution=execution(action.execution)) for action in objective.actions
            ),
        )
        for objective in report.objectives
    )
    return edited(replace(report, objectives=objectives), lambda _, activity: with_figures(activity, doubt))


def _summary(summary: Summary | None, unread: Mapping[int, Floats]) -> Summary | None:
    """TABLA RESÚMEN, its blank cells doubtful where ink beside its figures was made no word of."""
    if summary is None:
        return None
    tables = (summary.actions, summary.activities, summary.tracking)
    places = [cell.place for table in tables for cell in table.values() if cell.place is not None]
    boxes = [(p.page, p.bbox) for p in places if p.page is not None and p.bbox is not None]
    if not any(_has_ink(unread[page], _row_of(box)) for page, box in boxes):
        return summary
    actions, activities, tracking = ({key: _kept(cell) for key, cell in table.items()} for table in tables)
    return replace(summary, actions=actions, activities=activities, tracking=tracking)


def _row_of(box: Box) -> Box:
    """The strip of the page, from side to side, in which a figure's cell stands."""
    return 0.0, box[1] - 2, float("inf"), box[3] + 2


def _has_ink(specks: Floats, box: Box) -> bool:
    x0, top, x1, bottom = box
    x, y = (specks[:, 0] + specks[:, 2]) / 2, (specks[:, 1] + specks[:, 3]) / 2
    return bool(((x > x0) & (x < x1) & (y > top) & (y < bottom)).any())


def _action(action: Action, unread: Mapping[int, Floats]) -> Action:
    activities = tuple(_activity(_inked(activity, unread)) for activity in action.activities)
    execution = Execution(**{f.name: _found(getattr(action.execution, f.name)) for f in fields(Execution)})
    spent = [a.financial.executed.accumulated for a in activities if a.financial is not None]
    if execution.financial is not None and _adds_up(spent, execution.financial):
        execution = replace(execution, financial=_sure(execution.financial))
    return replace(action, activities=activities, execution=execution)


def _found(figure: Figure | None) -> Figure | None:
    return None if figure is None else _kept(figure)


def _kept(figure: Figure) -> Figure:
    """A figure beside a label; one that is blank may have been lost in the picture."""
    return replace(figure, doubt=_LOST) if figure.text == "" and not figure.doubt else figure


def _inked(activity: Activity, unread: Mapping[int, Floats]) -> Activity:
    """The activity, its blank cells doubtful where there is ink in them."""

    def cell(figure: Figure) -> Figure:
        place = figure.place
        if figure.text or figure.doubt or place is None or place.bbox is None or place.page is None:
            return figure
        x0, top, x1, bottom = place.bbox
        inked = _has_ink(unread[place.page], (x0 + 1, top, x1 - 1, bottom))
        return replace(figure, doubt=_INKED) if inked else figure

    return with_figures(activity, cell)


def _activity(activity: Activity) -> Activity:
    summed = fold(activity.aggregation or "") == "ACUMULADOANUAL"
    physical = _block(activity.physical, summed)
    financial = activity.financial and _block(activity.financial, True)
    percent = activity.percent
    if percent is not None and _is_ratio(physical, percent):
        percent = _sure(percent)
    return replace(activity, physical=physical, financial=financial, percent=percent)


def _block(block: Block, summed: bool) -> Block:
    return Block(_row(block.programmed, summed), _row(block.executed, summed))


def _row(row: Row, summed: bool) -> Row:
    if not summed:
        return row
    if _adds_up(row.months, row.accumulated):
        return replace(row, months=tuple(map(_sure, row.months)), accumulated=_sure(row.accumulated))
    if row.accumulated.value is None:
        return row
    return row_with(row, _open)


def _adds_up(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether the parts, blanks apart, sum to the whole as it is printed."""
    values = [part.value for part in parts if part.text]
    if whole.value is None or not values or None in values:
        return False
    return _rounded(sum(_numbers(values), Decimal(0)), whole.decimals) == whole.value


def _numbers(values: Iterable[Decimal | None]) -> Iterable[Decimal]:
    return (value for value in values if value is not None)


def _is_ratio(block: Block, percent: Figure) -> bool:
    """Whether the percentage is that of the two accumulated figures, cut at 100 or not."""
    programmed, executed = block.programmed.accumulated.value, block.executed.accumulated.value
    if not programmed or executed is None or percent.value is None:
        return False
    exact = executed * 100 / programmed
    return percent.value in {_rounded(value, percent.decimals) for value in (exact, min(exact, Decimal(100)))}


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _sure(figure: Figure) -> Figure:
    """The figure without a doubt over its reading. One that is no number keeps its own."""
    return replace(figure, doubt=None) if figure.readable and figure.confidence is not None else figure


def _open(figure: Figure) -> Figure:
    unsure = figure.confidence is not None and figure.confidence < SURER
    return replace(figure, doubt=_OPEN.format(text=figure.text)) if unsure and not figure.doubt else figure
