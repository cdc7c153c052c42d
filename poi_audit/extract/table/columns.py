"""The columns of a table: what each holds, by the words that head it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from poi_audit.layouts.layout import FIGURES, Layout, key
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.layouts.periods import numbered_run, run_of_initials
from poi_audit.model.report import MONTHS

BlockName = Literal["physical", "financial"]
RowName = Literal["programmed", "executed"]
NAMES = frozenset({"objective", "action", "code", "type", "name"})
"""The roles of the columns in which codes and names stand."""
TEXTS = frozenset({"cost_center", "priority", "unit", "aggregation"})
_SUM = re.compile(r"(?:SUB)?TOTAL(?:PARCIAL)?|ACUM(?:ULADO)?|SUMA|PARCIAL")
"""What heads a column of sums, before its number."""


class Slot(NamedTuple):
    """Where a figure belongs in a block: a month's index, "accumulated", "percent", "percent_period", "goal"."""

    block: str
    key: int | str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the grid and what it holds."""

    index: int
    label: str
    """The words that head it as printed, those of its group first."""
    role: str
    block: str | None = None
    row: str | None = None
    """"programmed" or "executed" where the column says so, and not the label of the row."""
    at: int | None = None
    """Index of its month among those of the header."""
    span: tuple[int, int] | None = None
    """First and last month of a subtotal or of a period."""
    exact: bool = False
    """Whether a known form heads it in just these words."""
    leaf: str = ""
    """The words that head it alone, without those of its group."""

    @property
    def slot(self) -> Slot:
        """Where its figures belong."""
        return Slot(self.block or "physical", self.role if self.at is None else self.at)


Address = tuple[str, str | None, int | str]
"""Block, row (None for a figure of the whole activity), and month or key."""


class Addressed(NamedTuple):
    """Where the figures go that a column holds in rows of one kind; None: nowhere in a report."""

    column: int
    address: Address | None
    whole: bool = False
    """Whether it is of the whole activity: the first row that prints it has it."""
    later: bool = False
    """Whether a later row's figure takes the place of the one before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words above one column: its place in the grid, and the texts from the top down."""

    index: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """All columns of a table, from left to right."""

    all: tuple[Column, ...]
    months: tuple[str, ...]
    layout: Layout | None = None
    gridded: bool = True
    """Whether the cells of the rows know their column; in pasted text they do not."""
    words: frozenset[str] = frozenset()
    """The words of the head, as `key` gives them."""
    block_rows: bool = False
    """Whether the rows of an activity are FISICO and FINANCIERO, and the columns say what is programmed or executed."""
    deduced: tuple[str, ...] = ()
    """For each column told by arithmetic, a sentence with the evidence."""
    proposed: bool = False
    """Whether no words told the months: their numbers alone do, or nothing yet."""

    @cached_property
    def by_role(self) -> dict[str, Column]:
        """The first column of each role."""
        return {column.role: column for column in reversed(self.all)}

    @cached_property
    def _at(self) -> dict[int, Column]:
        return {column.index: column for column in self.all}

    def at(self, index: int) -> Column | None:
        """The column of the grid that begins here, or the one that covers it."""
        found = self._at.get(index)
        return found or next((column for column in reversed(self.all) if column.index <= index), None)

    def label_of(self, index: int) -> str:
        """The words that head the column that begins here."""
        return self._at[index].label if index in self._at else ""

    def block_at(self, index: int) -> str | None:
        """The block of the column that begins here, where words name one."""
        return self._at[index].block if index in self._at else None

    def role_at(self, index: int) -> str | None:
        """The role of the column at this place of the grid."""
        column = self.at(index)
        return column.role if column is not None else None

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The roles there are."""
        return frozenset(self.by_role)

    @cached_property
    def figures(self) -> tuple[Column, ...]:
        """The columns of figures that are read."""
        return tuple(column for column in self.all if column.role in FIGURES)

    @cached_property
    def last(self) -> int:
        """The last column of figures; 0 where there is none."""
        return max((column.index for column in self.figures), default=0)

    def addressed(self, row: str | None, block: str | None) -> tuple[Addressed, ...]:
        """Where the figures go of a row with this name and block, as far as its label says them."""
        if (row, block) not in self._addressed:
            self._addressed[row, block] = tuple(_addressed(column, row, block) for column in self.figures)
        return self._addressed[row, block]

    @cached_property
    def _addressed(self) -> dict[tuple[str | None, str | None], tuple[Addressed, ...]]:
        return {}

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the figures in order, for rows whose cells do not know their column."""
        return tuple(column.slot for column in self.figures)

    @property
    def percents(self) -> tuple[Slot, ...]:
        """The slots of the percentages, which span both rows of an activity."""
        return tuple(slot for slot in self.slots if str(slot.key).startswith("percent"))

    @cached_property
    def has_financial(self) -> bool:
        """Whether figures of money are read: a FINANCIERO block."""
        return self.block_rows or any(column.block == "financial" for column in self.figures)

    def subtotals(self, block: str, row: str) -> tuple[Column, ...]:
        """The columns of subtotals in a row of a block."""
        if "subtotal" not in self.kinds:
            return ()
        return tuple(
            column
            for column in self.all
            if column.role == "subtotal"
            and (self.block_rows or (column.block or "physical") == block)
            and column.row in (None, row)
        )

    @property
    def executed_total_in_month(self) -> bool:
        """Whether the form has one executed column, the period's, which is the accumulated one as well."""
        return self.layout is not None and self.layout.executed_total_in == "month"

    @property
    def has_period(self) -> bool:
        """Whether there are two percentages, of the period and of the year."""
        return "percent_period" in self.kinds

    def name_of(self, slot: Slot) -> str:
        """The column's label for a sentence: "May", "acumulado", "% de avance"."""
        other = "acumulado" if slot.key == "accumulated" else "% de avance"
        label = self.months[slot.key] if isinstance(slot.key, int) else other
        return f"{label} (financiero)" if slot.block == "financial" else label


def _addressed(column: Column, row: str | None, block: str | None) -> Addressed:
    """Where a column's figures go: what neither column nor row says is physical."""
    name = column.row or row
    where = column.block if column.block and (block is None or column.slot.block == block) else block
    if column.block == "financial" and block == "physical":
        return Addressed(column.index, None)
    key: int | str = column.slot.key
    if column.role == "subtotal":
        key = f"subtotal:{column.index}"
    if column.role in ("percent", "percent_period", "goal"):
        address: Address | None = ("physical", None, key) if where != "financial" else None
        return Addressed(column.index, address, whole=True)
    return Addressed(column.index, (where or "physical", name, key), later=name is not None)


def columns_of(
    heads: Sequence[Head],
    lexicon: Lexicon,
    *,
    gridded: bool = True,
    monthless: bool = False,
    named_at: int | None = None,
) -> Columns | None:
    """What the heads say of their columns; None where they are not the head of a report's table.

    `monthless`: so are those in which no words tell months; the columns are a proposal then. `named_at`: where codes of
    activities stand below, whatever heads that column.
    """
    columns = list(_initials(_told(heads, lexicon), heads))
    proposed = not any(column.role in ("month", "subtotal") for column in columns)
    columns = _by_number(columns) if proposed else columns
    columns = _blocks(_without_lone_row(columns))
    columns = list(_single(columns))
    months = _months(columns, lexicon)
    if not months.labels and not monthless:
        return None
    if named_at is not None:
        months = months._replace(columns=[_named(column, named_at) for column in months.columns])
    roles = {column.role for column in months.columns}
    if len(roles & (NAMES | TEXTS | {"label", "accumulated", "percent"})) < 2 and named_at is None:
        return None
    if not {"name", "code", "objective", "action"} & roles and gridded:
        return None
    words = frozenset(key(text) for head in heads for text in (" ".join(head.texts), *head.texts))
    found = Columns(tuple(months.columns), months.labels, gridded=gridded, words=words, proposed=proposed)
    return identified(found, lexicon)


def _named(column: Column, at: int) -> Column:
    return replace(column, role="name") if column.index == at and column.role == "other" else column


def _told(heads: Sequence[Head], lexicon: Lexicon) -> Iterator[Column]:
    """Each column by its own words."""
    for head in heads:
        yield replace(_column(head, lexicon), leaf=head.texts[-1] if head.texts else "")


def _column(head: Head, lexicon: Lexicon) -> Column:
    texts = [text for text in head.texts if text]
    label = " ".join(texts)
    block, rest = lexicon.block_in(texts)
    row, rest = lexicon.row_in(rest)
    for told in (label, texts[-1] if texts else ""):
        word = lexicon.column(told)
        if word is not None and word.exact and word.role != "block":
            return Column(head.index, label, word.role, block, row or word.row, exact=True)
    left = " ".join(text for text in rest if text).strip(" /-–.")
    leaf = rest[-1].strip() if rest else ""
    for told in (left, leaf):
        if (month := lexicon.month(told)) is not None:
            return Column(head.index, label, "month", block, row, span=(month, month), exact=True)
    percent = "%" in left or "PORCENTAJE" in key(left)
    for told in (leaf,) if percent else (left, leaf):
        if (span := lexicon.period(told)) is not None:
            role = "percent_period" if percent else "subtotal"
            return Column(head.index, label, role, block, row, span=span)
    if row is not None and not leaf:
        return Column(head.index, label, "accumulated", block, row)
    found = lexicon.column(label) or lexicon.column(left) or lexicon.column(leaf)
    if found is None or found.role == "block":
        return Column(head.index, label, "other", block, row)
    return Column(head.index, label, found.role, block, row or found.row, exact=found.exact)


def _by_number(columns: Sequence[Column]) -> list[Column]:
    """The columns, those numbered one after the other ("P-01", "P-02", ...) taken for months.

    Numbered sums ("Sub Total 1", ...) are no months: four of them are the quarters', any other number is not told.
    """
    out = list(columns)
    free = [column.leaf if column.role == "other" else "" for column in columns]
    for start, numbers in numbered_run(free):
        sums = _SUM.fullmatch(key(free[start]).rstrip("0123456789")) is not None
        if sums and numbers != [1, 2, 3, 4]:
            continue
        for i, number in enumerate(numbers, start):
            span = (3 * number - 2, 3 * number) if sums else (number, number)
            out[i] = replace(columns[i], role="subtotal" if sums else "month", span=span)
    return out


def _initials(columns: Iterable[Column], heads: Sequence[Head]) -> Iterator[Column]:
    """The columns, those headed by initials or numbers of months told by their run."""
    columns = list(columns)
    if sum(column.role == "month" for column in columns) >= 2:
        yield from columns
        return
    leaves = [head.texts[-1] if head.texts else "" for head in heads]
    short = [i for i, leaf in enumerate(leaves) if 0 < len(key(leaf)) <= 2]
    runs: list[list[int]] = []
    for i in short:
        if runs and runs[-1][-1] == i - 1 and len(runs[-1]) < 12:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        if numbers := run_of_initials([leaves[i] for i in run]):
            for i, number in zip(run, numbers, strict=True):
                columns[i] = replace(columns[i], role="month", span=(number, number))
    yield from columns


def _without_lone_row(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns; where all that name a row name the same one ("EJECUCIÓN FÍSICA" above all), none names any."""
    months = [column for column in columns if column.role == "month"]
    named = {column.row for column in columns if column.role in FIGURES} - {None}
    if len(named) != 1 or not months or any(column.row is None for column in months):
        return columns
    return [replace(column, row=None) for column in columns]


def _other_block(columns: Sequence[Column]) -> list[Column]:
    """The columns; where one block is named and its months stand again without one, these are the other's."""
    blocks = {column.block for column in columns} - {None}
    months = [column for column in columns if column.role == "month"]
    named = {(column.row, column.span) for column in months if column.block}
    if len(blocks) != 1 or not any((c.row, c.span) in named for c in months if c.block is None):
        return list(columns)
    other = "physical" if "financial" in blocks else "financial"
    out: list[Column] = []
    last: str | None = None
    for column in columns:
        own = column.block or (other if column.role == "month" else last if column.role in FIGURES else None)
        last = own if column.role in FIGURES else last
        out.append(replace(column, block=own) if column.role in FIGURES else column)
    return out


def _blocks(columns: Sequence[Column]) -> list[Column]:
    """The columns of figures with their block: as named, or of months that stand twice the second FINANCIERO."""
    columns = _without_pairs(_other_block(columns))
    named = any(column.block for column in columns)
    out: list[Column] = []
    seen: set[tuple[str | None, tuple[int, int] | None]] = set()
    block = "physical"
    for column in columns:
        if column.role not in FIGURES:
            out.append(column)
            continue
        if column.block is None and not named and column.role in ("month", "subtotal"):
            place = (column.row, column.span)
            if place in seen and block == "physical":
                block, seen = "financial", set()
            seen.add(place)
        elif column.block is not None:
            block = column.block
        out.append(replace(column, block=column.block or ("physical" if named else block)))
    return out


def _without_pairs(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns; months that stand twice side by side, and no word tells which is programmed, are left untold."""
    months = [c for c in columns if c.role == "month" and c.span is not None]
    twins = [
        (a, b)
        for a, b in pairwise(months)
        if a.span == b.span and a.row is None and b.row is None and a.block == b.block
    ]
    if len({a.span for a, _ in twins}) < 2:  # one month alone may stand in both blocks
        return columns
    untold = {column.index for pair in twins for column in pair}
    return [replace(c, role="other") if c.index in untold else c for c in columns]


def _single(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, each role of figures once for a block and row; those in a known form's own words first."""
    taken: dict[tuple[str, str | None, str | None], Column] = {}
    for column in sorted(columns, key=lambda c: not c.exact):
        if column.role in FIGURES and column.role not in ("month", "subtotal"):
            block = None if column.role.startswith("percent") else column.block
            taken.setdefault((column.role, block, column.row), column)
    for column in columns:
        if (
            column.role in FIGURES
            and column.role not in ("month", "subtotal")
            and column not in taken.values()
        ):
            yield replace(column, role="other")
        else:
            yield column


class _Months(NamedTuple):
    columns: list[Column]
    labels: tuple[str, ...]


def _months(columns: Sequence[Column], lexicon: Lexicon) -> _Months:
    """The columns with the index of each month, and the months' labels; quarters where there are no months."""
    spans = list(dict.fromkeys(c.span for c in columns if c.role == "month" and c.span))
    if spans:
        labels = tuple(MONTHS[first - 1] for first, _ in spans)
        out = [replace(c, at=spans.index(c.span)) if c.role == "month" and c.span else c for c in columns]
        return _Months(out, labels)
    periods = [c for c in columns if c.role == "subtotal" and c.span]
    spans = list(dict.fromkeys(c.span for c in periods if c.span))
    names = {c.span: _period(c, lexicon) for c in reversed(periods)}
    out = [
        replace(c, role="month", at=spans.index(c.span)) if c in periods and c.span else c for c in columns
    ]
    return _Months(out, tuple(names[span] for span in spans))


def _period(column: Column, lexicon: Lexicon) -> str:
    """The period as printed, without the words of its group."""
    words = column.label.split()
    tails = (" ".join(words[i:]) for i in range(len(words)))
    return next((tail for tail in tails if lexicon.period(tail)), column.label)


def left_over(column: Column, lexicon: Lexicon) -> str | None:
    """The figures that the words of a column tell, although another column is read as those; None where none."""
    told = lexicon.column(column.label) if column.role == "other" else None
    single = told is not None and told.role in FIGURES and told.role not in ("month", "subtotal")
    return told.role if told is not None and single else None


def identified(columns: Columns, lexicon: Lexicon) -> Columns:
    """The columns with the known form that they are of: none where they hold figures that the form has not.

    Months that no words tell are no form's.
    """
    if columns.proposed:
        return replace(columns, layout=None)
    roles = set(columns.kinds)
    roles |= {"financial"} if columns.has_financial else set()
    roles |= (
        {"periods"}
        if any(c.at is not None and c.role == "month" and _wide(c) for c in columns.all)
        else set()
    )
    layout = lexicon.layout_of(roles, columns.words)
    if layout is not None:
        own = {role for role, _ in layout.columns} | {"month", *layout.requires}
        own |= {"subtotal"} if layout.subtotals else set()
        beside = any(c.row is not None for c in columns.figures) and not columns.block_rows
        if (
            (beside and layout.sha256 is None)
            or any(c.role not in own for c in columns.figures if c.at is None)
            or any(left_over(c, lexicon) for c in columns.all)
        ):
            layout = None
    return replace(columns, layout=layout)


def _wide(column: Column) -> bool:
    """Whether a column is of a period longer than a month."""
    return column.span is not None and column.span[0] != column.span[1]
