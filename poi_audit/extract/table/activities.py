"""The rows of each activity, gathered until the next begins, and made an Activity by the columns' meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from poi_audit.extract.cells import Cell, CellRow, is_figure
from poi_audit.extract.table.align import Placed, align
from poi_audit.extract.table.builder import ReportBuilder
from poi_audit.extract.table.closing import NOT_A_FIGURE
from poi_audit.extract.table.columns import Address, Addressed, Columns, RowName
from poi_audit.extract.table.labels import Labels
from poi_audit.layouts.infer import Sample
from poi_audit.layouts.lexicon import RowLabel
from poi_audit.model.figure import Figure, Place, parse
from poi_audit.model.report import ROW_LABELS, Activity, Block, Row

ROWS: tuple[RowName, ...] = ("programmed", "executed")
_NO_ROW = "falta la fila {row}"
_NO_COLUMN = "esta columna no figura en el encabezado"
_OWN = ("code", "name", "label", "percent")
"""Columns in which no cell spans two activities."""
_CROWDED = "hay más de dos filas de cifras para esta actividad"
_BLOCKS = {"physical": "FISICO", "financial": "FINANCIERO"}
_BESIDE_TEXT = "en su fila hay un texto que no es cifra, y las que faltan pueden haberse perdido"
_NARROW = "a la fila le faltan o le sobran celdas frente al encabezado"


class Line(NamedTuple):
    """One row of an activity: what its label says (None without one), the label as printed, and its cells."""

    label: RowLabel | None
    text: str
    cells: Sequence[Cell]


@dataclass(slots=True)
class Gathered:
    """An activity whose rows are being gathered."""

    columns: Columns
    labels: Labels
    place: Place | None
    lines: list[Line] = field(default_factory=list)
    lost: tuple[str, ...] = ()
    """Labels of rows that the page prints and whose figures were not found."""

    @property
    def called(self) -> str:
        """Its code; where it has none, its name."""
        return self.labels.code or f"«{self.labels.name[:60]}»"

    @property
    def rows(self) -> list[RowName]:
        """The rows that are there, as far as labels or order tell."""
        return [row for row, _ in _named(self.lines)]  # type: ignore[misc]


class Activities:
    """Collects the rows of one activity until the next begins, and gives whole activities to the builder."""

    def __init__(self, builder: ReportBuilder, sampled: bool = False) -> None:
        """`sampled`: somebody asks for the form, known or not."""
        self._builder = builder
        self._sampled = sampled
        self.open: Gathered | None = None
        self.last: Labels | None = None
        """The labels of the activity that was given to the builder last."""
        self.count = 0
        self.without_cost_center: list[str] = []
        """Codes of the activities whose cost centre is cut or lost."""
        self.other_rows: Counter[str] = Counter()
        """Labels of rows that no report has, and how many figures they hold."""
        self.unplaced: Counter[tuple[int, str]] = Counter()
        """Column and row label -> how many figures there have no place in a report."""
        self.samples: list[Sample] = []
        """The values of each activity in a form that is not known, by row and column."""
        self.texts: dict[int, Counter[str]] = {}
        """Where somebody asks for the form: column -> the texts in it, of columns of labels or of no known meaning."""
        self.commas: Counter[bool] = Counter()
        """Likewise: how many figures have a comma before their decimals, and how many a point."""
        self.unlabelled = 0
        """How many activities have rows without labels, told by their order."""

    def begin(self, columns: Columns, labels: Labels, place: Place | None) -> None:
        """Open an activity; the one before it is complete."""
        self.flush()
        self.open = Gathered(columns, labels, place)

    def has(self, label: RowLabel | None) -> bool:
        """Whether the open activity already has the row that this label names."""
        if self.open is None or label is None or label.other:
            return False
        return any(line.label == label for line in self.open.lines)

    def add(self, label: RowLabel | None, text: str, cells: Sequence[Cell]) -> None:
        """A row of the open activity: its label's meaning and text, and its cells (in pasted text those after it)."""
        if self.open is not None:
            self.open.lines.append(Line(label, text, cells))

    def add_unlabelled(self, cells: Sequence[Cell]) -> bool:
        """A pasted row of figures alone; whether the open activity lacked one.

        After "PROG." without figures, those beside "EJEC." were the programmed. Blanks before the figures are cells of
        months, unless there are as many more as stand before the other row's figures: then the file kept the cells of
        the columns that span both rows.
        """
        if self.open is None or len(self.open.lines) > 1:
            return False
        lines, columns = self.open.lines, self.open.columns
        least = len(columns.slots) - len(columns.percents)
        other = next((line.cells[0].column for line in lines if line.cells), 0)
        if len(cells) >= other + least and not any(cell.text for cell in cells[:other]):
            cells = cells[other:]
        lines[:] = [Line(RowLabel("programmed"), line.text, line.cells) for line in lines]
        self.add(RowLabel("executed" if lines else "programmed"), "", cells)
        return True

    def flush(self) -> None:
        """Give the open activity to the builder."""
        if self.open is None:
            return
        opened, self.open = self.open, None
        labels, columns = opened.labels, opened.columns
        if "cost_center" in columns.kinds and labels.cost_center is None:
            self.without_cost_center.append(labels.code)
        self.last = labels
        self.count += 1
        figures = self._gridded(opened) if columns.gridded else self._aligned(opened)
        self._builder.activity(activity_of(columns, labels, figures, opened.place))

    def _gridded(self, opened: Gathered) -> dict[Address, Figure]:
        """The figures of rows whose cells stand in the columns of the header."""
        figures: dict[Address, Figure] = {}
        columns = opened.columns
        page = opened.place and opened.place.page
        named = list(_named(opened.lines))
        if self._sampled:
            self._note(opened)
        if columns.layout is None or self._sampled:
            self.samples.append(_sample(named))
        for row, line in named:
            if line.label is not None and line.label.other:
                self.other_rows[line.text] += sum(bool(c.text) for c in line.cells if _is_figure(columns, c))
                continue
            block = line.label.block if line.label is not None else None
            starts = {cell.column: cell for cell in line.cells}
            for to in columns.addressed(row, block):
                cell = starts.get(to.column)
                if cell is None or _put(figures, to, cell):
                    continue
                if not cell.carried and is_figure(cell.text):
                    self.unplaced[to.column, line.text] += 1
        if any(line.label is None for _, line in named) and not all(
            c.row for c in columns.figures if c.at is not None
        ):
            self.unlabelled += 1
        lacking = self._say_missing(opened, figures, page)
        figures = _beside_texts(figures)
        if len(named) > 2 and (stray := next((line for _, line in named if line.label is None), None)):
            self._builder.problem("E208", page, text=CellRow(list(stray.cells)).text[:120])
        if _narrow(opened):
            self._builder.problem("E216", page, code=opened.called)
            return {address: figure.doubted(_NARROW) for address, figure in figures.items()}
        if len(named) > 2 and any(row is None and line.label is None for row, line in named):
            return {address: figure.doubted(_CROWDED) for address, figure in figures.items()}
        if lacking:
            doubt = _NO_ROW.format(row=" / ".join(lacking))
            if (
                opened.lines
                and (first := opened.lines[0].label)
                and first.row == "executed"
                and not first.second
            ):
                return {address: figure.doubted(doubt) for address, figure in figures.items()}
            return {at: f if f.text or at[1] else f.doubted(doubt) for at, f in figures.items()}
        return figures

    def _note(self, opened: Gathered) -> None:
        """Keep what the form of the rows shows."""
        for line in opened.lines:
            for cell in line.cells:
                if cell.text and not cell.carried and is_figure(cell.text):
                    self.commas[cell.comma] += not cell.text.isdigit()
                elif (
                    cell.text
                    and not cell.carried
                    and opened.columns.role_at(cell.column) in ("other", "label")
                ):
                    self.texts.setdefault(cell.column, Counter())[cell.text] += 1

    def _say_missing(self, opened: Gathered, figures: dict[Address, Figure], page: int | None) -> list[str]:
        """Say which rows are not there; their labels."""
        if not opened.columns.figures:
            return []
        blocks = {block for block, _, _ in figures}
        if opened.columns.block_rows and opened.lines:
            for label in (text for block, text in _BLOCKS.items() if block not in blocks):
                self._builder.problem("E202", page, code=opened.called, row=label)
        there = {row for _, row, key in figures if row is not None}
        lacking = [text for row, text in ROW_LABELS.items() if row not in there and text not in opened.lost]
        if lacking:
            self._builder.problem("E202", page, code=opened.called, row=" / ".join(lacking))
        return [text for row, text in ROW_LABELS.items() if row not in there]

    def _aligned(self, opened: Gathered) -> dict[Address, Figure]:
        """The figures of pasted rows, whose cells may be lost or moved."""
        rows: dict[RowName, Sequence[Cell]] = {}
        for name, line in _named(opened.lines):
            if name in ROWS:
                rows[name] = line.cells
        placed = align(opened.columns, rows)
        self._say(opened.columns, opened.labels.code, placed)
        return {
            (slot.block, None if slot in opened.columns.percents else name, slot.key): figure
            for name, row in reversed(list(placed.items()))
            for slot, figure in row.figures.items()
            if slot not in opened.columns.percents or figure.text or name == "programmed"
        }

    def _say(self, columns: Columns, code: str, placed: dict[RowName, Placed]) -> None:
        for name in ROWS:
            row, got = ROW_LABELS[name], placed.get(name)
            if got is None:
                self._builder.problem("E202", code=code, row=row)
            elif got.hopeless:
                self._builder.problem("E205", code=code, row=row)
            elif got.lost:
                months = ", ".join(columns.name_of(slot) for slot in got.lost)
                self._builder.problem("E102", code=code, row=row, months=months)
            elif got.moved:
                self._builder.problem("E103", code=code, row=row)


def _named(lines: Sequence[Line]) -> Iterator[tuple[str | None, Line]]:
    """Each row with its name: by its label, or without one by its order."""
    taken = {line.label.row for line in lines if line.label is not None}
    order = iter([row for row in ROWS if row not in taken])
    revised = [line for line in lines if line.label is not None and line.label.row == "programmed"]
    for line in lines:
        if line.label is None:
            yield (None if len(lines) == 1 else next(order, None)), line
        elif line in revised[:-1] and len(line.cells) and len(revised) > 1:
            yield None, line._replace(label=RowLabel(None, other=True))
        else:
            yield line.label.row, line


def _sample(named: Sequence[tuple[str | None, Line]]) -> Sample:
    """The values of an activity as arithmetic looks at them: those of the first row stand for both as well."""
    out: dict[str, dict[int, Decimal]] = {}
    for number, (row, line) in enumerate(named):
        for cell in line.cells:
            value = parse(cell.text).value if cell.text and not cell.carried else None
            if value is not None:
                out.setdefault(row or "other", {})[cell.column] = value
                if number == 0:
                    out.setdefault("", {})[cell.column] = value
    return out


def _beside_texts(figures: dict[Address, Figure]) -> dict[Address, Figure]:
    """The figures, the blank ones of a row doubtful where a text that is no figure stands in one of its cells."""
    spoilt = {at[:2] for at, figure in figures.items() if at[1] is not None and not figure.readable}
    if not spoilt:
        return figures
    return {
        at: figure.doubted(_BESIDE_TEXT) if at[:2] in spoilt and not figure.text else figure
        for at, figure in figures.items()
    }


def _narrow(opened: Gathered) -> bool:
    """Whether a row ends before its header's last column, or cells of the activity before reach into the first one.

    Then no cell is where it seems.
    """
    first = opened.lines[0].cells if opened.lines else ()
    if any(cell.carried and opened.columns.role_at(cell.column) in _OWN for cell in first):
        return True
    last = opened.columns.last
    return any(
        line.cells and all(c.column + c.width <= last for c in reversed(line.cells)) for line in opened.lines
    )


def _is_figure(columns: Columns, cell: Cell) -> bool:
    column = columns.at(cell.column)
    return column is not None and column.index == cell.column and column in columns.figures


def _put(figures: dict[Address, Figure], to: Addressed, cell: Cell) -> bool:
    """Keep the figure of a cell at its address. Whether it has one and that was free."""
    if to.address is None:
        return False
    if to.address in figures:
        blank = to.whole and not figures[to.address].text and bool(cell.text)
        if not blank and (cell.carried or not to.later):
            return False
    figures[to.address] = figure_of(cell)
    return True


def figure_of(cell: Cell) -> Figure:
    """The figure in a cell; doubtful when its text is no number and no mark."""
    figure = cell.figure()
    return figure if figure.readable else cell.figure(NOT_A_FIGURE.format(text=cell.text))


def activity_of(
    columns: Columns, labels: Labels, figures: dict[Address, Figure], place: Place | None
) -> Activity:
    """The activity with these texts and figures. A row or a column that is not there is blank and doubtful."""
    financial = _block(columns, "financial", figures) if columns.has_financial else None
    return Activity(
        code=labels.code,
        name=labels.name,
        physical=_block(columns, "physical", figures),
        percent=_whole(columns, "percent", figures),
        percent_period=_whole(columns, "percent_period", figures),
        financial=financial,
        cost_center=labels.cost_center,
        priority=labels.priority,
        unit=labels.unit,
        aggregation=labels.aggregation,
        place=place,
        goal=_whole(columns, "goal", figures),
    )


def _block(columns: Columns, block: str, figures: dict[Address, Figure]) -> Block:
    return Block(*(_row(columns, block, name, figures) for name in ROWS))


def _row(columns: Columns, block: str, name: str, figures: dict[Address, Figure]) -> Row:
    there = any(b == block and row == name for b, row, _ in figures) or not columns.figures
    blank = Figure("", doubt=_NO_COLUMN if there else _NO_ROW.format(row=ROW_LABELS[name]))
    months = tuple(figures.get((block, name, i), blank) for i in range(len(columns.months)))
    subtotals = tuple(
        figures.get((block, name, f"subtotal:{c.index}"), blank) for c in columns.subtotals(block, name)
    )
    total = figures.get((block, name, "accumulated"))
    if total is None and name == "executed" and columns.executed_total_in_month and len(months) == 1:
        total = months[0]
    return Row(months, total or blank, subtotals)


def _whole(columns: Columns, key: str, figures: dict[Address, Figure]) -> Figure | None:
    """A figure of the whole activity, which spans its rows; None where there is no such column."""
    if key not in columns.kinds:
        return None
    return figures.get(("physical", None, key), Figure("", doubt=_NO_COLUMN))
