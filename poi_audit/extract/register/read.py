"""From rows of cells to the reports that the registers in them would print: one for each UE, year and stage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from poi_audit.extract.cells import CellRow
from poi_audit.extract.problems import problem
from poi_audit.extract.register.headings import (
    CODE_AO,
    HEADING_ROWS,
    PROGRAMMES,
    Columns,
    Group,
    columns_at,
    words,
)
from poi_audit.extract.register.rows import NO_CELL, NO_FIGURE, SHIFTED, RowReader, writes_commas
from poi_audit.extract.source import SourceFile
from poi_audit.extract.table.builder import ReportBuilder
from poi_audit.messages import listed, message
from poi_audit.messages.faults import unreadable
from poi_audit.model.exported import days_of
from poi_audit.model.figure import Figure
from poi_audit.model.report import (
    MONTHS,
    Activity,
    Block,
    Entity,
    Entry,
    Header,
    Problem,
    Register,
    Report,
    Row,
    Summary,
    Totals,
)

BLANK = Figure("")
BANDS = ("0_75", "75_95", "95_up", "incomplete", "in_execution")
TRACKING = ("activities", "complete", "incomplete")
_WANTED = ("year", "ue_code", "active", "state", "accumulates")
"""Fields whose lack a reader should know."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells one register of a file from another."""

    year: str
    unit: str
    stage: str


def registers_in(
    source: SourceFile, rows: Sequence[CellRow], problems: Sequence[Problem] = (), cut: bool = False
) -> list[Report] | None:
    """The reports that the registers in these rows would print; None where no row has the headings of one.

    `cut`: the file has more rows than were read. Raises UnreadableError for a register that is cut, has no activity, or
    none of whose figures can be read.
    """
    for number, row in enumerate(rows[:HEADING_ROWS]):
        columns = columns_at(row, rows[number + 1 : number + 9])
        if columns is None:
            continue
        below = [r for r in rows[number + 1 :] if r.table == row.table]
        if cut:
            raise unreadable("register_too_long", count=len(below))
        return _registers(source, columns, below, problems)
    return None


def _registers(
    source: SourceFile, columns: Columns, rows: Sequence[CellRow], problems: Sequence[Problem]
) -> list[Report]:
    programme, comma = _programme(rows, columns), writes_commas(iter(rows), columns)
    reader = RowReader(columns, programme, comma)
    entries: dict[_Key, list[Entry]] = {}
    texts: dict[_Key, dict[str, str]] = {}
    lost = 0
    for row, code in _coded(rows, columns):
        if not code:
            lost += 1
            continue
        found = reader.texts({cell.column: cell for cell in row.cells})
        key = _Key(found.get("year", ""), found.get("ue_code", ""), found.get("stage", ""))
        texts.setdefault(key, found)
        entries.setdefault(key, []).append(reader.entry(row))
    if not entries:
        raise unreadable("register_empty")
    _refuse_unreadable([entry for some in entries.values() for entry in some])
    said = [*problems, *_said(columns, programme, lost)]
    return [_report(source, columns, texts[key], entries[key], programme, said) for key in entries]


def _coded(rows: Sequence[CellRow], columns: Columns) -> Iterator[tuple[CellRow, str]]:
    """Each row with its code; "" for one that holds something without a code. Blank ones and headings are left out."""
    at = columns.fields["code"]
    for row in rows:
        cell = next((c for c in row.cells if c.column == at), None)
        text = "" if cell is None else cell.text
        if CODE_AO.search(text):
            yield row, text
        elif any(c.text for c in row.cells) and not words(text[:80]).startswith(
            ("ACTIVIDAD", "COD", "ID", "AO")
        ):
            yield row, ""


def _programme(rows: Sequence[CellRow], columns: Columns) -> str:
    """The version that is the programme: F(RE), or where that is blank throughout the latest that is not."""
    for version in PROGRAMMES:
        if (group := columns.groups.get(Group("F", version))) is not None:
            places = set(group.months.values())
            if any(cell.text and cell.column in places for row in rows for cell in row.cells):
                return version
    return PROGRAMMES[0]


def _refuse_unreadable(entries: Sequence[Entry]) -> None:
    figures = [figure for entry in entries for figure in entry.activity.figures()]
    shown = [figure for figure in figures if figure.text or figure.doubt]
    if shown and all(figure.doubt is not None for figure in shown):
        raise unreadable("register_figures", doubt=shown[0].doubt)


def _said(columns: Columns, programme: str, lost: int) -> Iterator[Problem]:
    """What a reader should know of the whole file."""
    if absent := [message(f"heading.{name}") for name in _WANTED if name not in columns.fields]:
        yield problem("E151", fields=listed(absent))
    if programme != PROGRAMMES[0]:
        yield problem("E152", version=programme)
    if Group("F", "SE") not in columns.groups:
        yield problem("E252", version="SE")
    if lost:
        yield problem("E153", count=lost)


def _report(
    source: SourceFile,
    columns: Columns,
    texts: dict[str, str],
    entries: Sequence[Entry],
    programme: str,
    problems: Sequence[Problem],
) -> Report:
    """The report that one register would print."""
    exported = days_of(source.name)
    register = Register(tuple(entries), texts.get("stage", ""), f"F({programme})", exported)
    year = texts.get("year", "")
    header = Header(
        "",
        int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        tuple(MONTHS[month - 1] for month in columns.months),
        exported.exact,
        _entity(texts, "sector", 2),
        _entity(texts, "pliego", 3),
        _entity(texts, "ue", 6),
    )
    builder = ReportBuilder()
    for entry in register.printed:
        builder.objective(entry.objective.code, None, entry.objective.name)
        builder.action(entry.action.code, None, entry.action.name)
        builder.activity(_printed(entry.activity))
    described = replace(source.described(None), format="register")
    summary = Summary(year, *(dict.fromkeys(keys, BLANK) for keys in (BANDS, BANDS, TRACKING)))
    totals = Totals(physical=BLANK, type_i=BLANK, type_ii=BLANK)
    report = builder.build(described, header, totals, summary)
    broken = tuple(_broken(entries))
    return replace(report, problems=(*problems, *broken, *report.problems), register=register)


def _printed(activity: Activity) -> Activity:
    """The activity as its report prints it before anything is computed: what is derived is blank."""
    blocks = (
        None
        if block is None
        else Block(Row(block.programmed.months, BLANK), Row(block.executed.months, BLANK))
        for block in (activity.physical, activity.financial)
    )
    physical, financial = blocks
    assert physical is not None
    return replace(activity, physical=physical, financial=financial, percent=BLANK)


def _broken(entries: Sequence[Entry]) -> Iterator[Problem]:
    """The rows that are not whole: cells missing, too many, or of figures that hold none."""
    for entry in entries:
        doubts = {figure.doubt for figure in entry.activity.figures()}
        if doubts & {NO_CELL, SHIFTED}:
            yield problem("E251", code=entry.activity.code)
        elif NO_FIGURE in doubts:
            yield problem("E154", code=entry.activity.code)


def _entity(texts: dict[str, str], name: str, digits: int) -> Entity | None:
    """Code and name; a code that lost its leading zeros to a spreadsheet has them again."""
    code = texts.get(f"{name}_code", "")
    if not code:
        return None
    return Entity(code.zfill(digits) if code.isdigit() else code, texts.get(name, ""))
