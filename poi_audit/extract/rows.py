"""Pairs the PROG. and EJEC. rows of each activity and hands whole activities to the builder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from poi_audit.extract.align import Placed, align
from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.cells import Cell, RowName
from poi_audit.extract.header import Schema, Slot
from poi_audit.extract.labels import Labels
from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import ROW_LABELS, Activity, Block, Row

_NO_ROW = "falta la fila {row}"
_NO_COLUMN = "esta columna no figura en el encabezado"


@dataclass(slots=True)
class _Open:
    schema: Schema
    labels: Labels
    place: Place
    rows: dict[RowName, list[Cell]] = field(default_factory=dict)


class Pairing:
    """Collects the rows of one activity until the next begins."""

    def __init__(self, builder: ReportBuilder, exact: bool) -> None:
        self._builder = builder
        self._exact = exact
        self._open: _Open | None = None
        self.last: Labels | None = None
        """The labels of the activity that was given to the builder last."""
        self.without_cost_center: list[str] = []
        """Codes of the activities whose cost centre is cut or lost."""

    @property
    def wants(self) -> RowName | None:
        """The row the open activity still lacks, or None."""
        if self._open is None:
            return None
        rows = self._open.rows
        return "programmed" if not rows.get("programmed") else "executed" if "executed" not in rows else None

    @property
    def is_open(self) -> bool:
        """Whether an activity is open."""
        return self._open is not None

    def begin(self, schema: Schema, labels: Labels, place: Place) -> None:
        """Open an activity; the one before it is complete."""
        self.flush()
        self._open = _Open(schema, labels, place)

    def add(self, name: RowName, cells: Sequence[Cell]) -> None:
        """The cells after the row label. A label whose figures stand one line below takes no cells yet."""
        if self._open is not None:
            self._open.rows[name] = list(cells)

    def add_unlabelled(self, cells: Sequence[Cell]) -> None:
        """A row of figures alone. After "PROG." without figures, those beside "EJEC." were the programmed.

        Blanks before the figures are cells of months, unless there are as many more as stand before the other
        row's figures: then the file kept the cells of the columns that span both rows.
        """
        if self._open is None:
            return
        rows, schema = self._open.rows, self._open.schema
        least = len(schema.slots) - len(schema.percents)
        other = next((row[0].column for row in rows.values() if row), 0)
        if len(cells) >= other + least and not any(cell.text for cell in cells[:other]):
            cells = cells[other:]
        if not rows.get("programmed") and "executed" in rows:
            rows["programmed"] = rows["executed"]
        name: RowName = "executed" if rows.get("programmed") else "programmed"
        rows[name] = list(cells)

    def extend_name(self, text: str) -> bool:
        """Join a line to the name of an activity that has no figures yet; whether there was one."""
        if self._open is None or self._open.rows:
            return False
        name = f"{self._open.labels.name} {text}".strip()
        self._open.labels = self._open.labels._replace(name=name)
        return True

    def relabel(self, labels: Labels) -> None:
        """Give the open activity the labels that stood on a later line of its cell."""
        if self._open is not None:
            self._open.labels = labels

    @property
    def open_labels(self) -> Labels | None:
        """The labels of the open activity."""
        return self._open.labels if self._open else None

    def drop_cost_center(self) -> None:
        """The open activity's cost centre is cut: what is there is not the published text."""
        if self._open is not None:
            self._open.labels = self._open.labels._replace(cost_center=None)

    def flush(self) -> None:
        """Give the open activity to the builder."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        labels, schema = opened.labels, opened.schema
        placed = align(schema, opened.rows, self._exact)
        self._report(schema, labels.code, placed)
        if "cost_center" in schema.kinds and labels.cost_center is None:
            self.without_cost_center.append(labels.code)
        self.last = labels
        self._builder.activity(_activity(schema, labels, placed, opened.place))

    def _report(self, schema: Schema, code: str, placed: dict[RowName, Placed]) -> None:
        for name, row in ROW_LABELS.items():
            got = placed.get(name)  # type: ignore[call-overload]
            if got is None:
                self._builder.problem("E202", code=code, row=row)
            elif got.hopeless:
                self._builder.problem("E205", code=code, row=row)
            elif got.lost:
                months = ", ".join(schema.name_of(slot) for slot in got.lost)
                self._builder.problem("E102", code=code, row=row, months=months)
            elif got.moved:
                self._builder.problem("E103", code=code, row=row)


def _activity(schema: Schema, labels: Labels, placed: dict[RowName, Placed], place: Place) -> Activity:
    programmed = placed["programmed"].figures if "programmed" in placed else None
    executed = placed["executed"].figures if "executed" in placed else None
    both = (programmed, executed)
    financial = _block(schema, "financial", programmed, executed) if schema.has_financial else None
    return Activity(
        code=labels.code,
        name=labels.name,
        physical=_block(schema, "physical", programmed, executed),
        percent=_percent(("physical", "percent"), schema, both),
        percent_period=_percent(("physical", "percent_period"), schema, both),
        financial=financial,
        cost_center=labels.cost_center,
        priority=labels.priority,
        unit=labels.unit,
        aggregation=labels.aggregation,
        place=place,
    )


Figures = dict[Slot, Figure] | None


def _block(schema: Schema, block: str, programmed: Figures, executed: Figures) -> Block:
    return Block(_row(schema, block, programmed, "PROG."), _row(schema, block, executed, "EJEC."))


def _row(schema: Schema, block: str, figures: Figures, name: str) -> Row:
    if figures is None:
        blank = Figure("", doubt=_NO_ROW.format(row=name))
        return Row((blank,) * len(schema.months), blank)
    slots = [slot for slot in schema.slots if slot[0] == block]
    months = tuple(figures[slot] for slot in slots if isinstance(slot[1], int))
    accumulated = next((figures[s] for s in slots if s[1] == "accumulated"), Figure("", doubt=_NO_COLUMN))
    return Row(months, accumulated)


def _percent(slot: Slot, schema: Schema, rows: tuple[Figures, Figures]) -> Figure | None:
    """The percentage spans both rows; it stands in the one or the other."""
    if slot not in schema.slots:
        return None
    figures = [row[slot] for row in rows if row is not None]
    return next((f for f in figures if f.text), figures[0] if figures else Figure("", doubt=_NO_COLUMN))
