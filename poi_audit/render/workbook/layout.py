"""Which column of the sheet of rows holds what."""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.messages import Lang, label
from poi_audit.model.report import Report
from poi_audit.model.text import column_letters
from poi_audit.render.text import safe

NAME_WIDTH = 40
OEI, TYPE, AEI, CODE, NAME, AGGREGATION, BLOCK, ROW, MONTHS = range(9)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """Columns from 0; of the percentages, the published one: the recomputed one stands to its right."""

    months: int
    accumulated: int
    percents: dict[str, int]
    """ "percent" and "percent_period", as far as the report prints them."""
    enters: dict[str, int]
    """By the same names: what each AO brings to the averages."""
    found: int

    def column(self, place: int) -> str:
        """The whole column as an absolute range, for conditions: "$H:$H"."""
        return f"${column_letters(place)}:${column_letters(place)}"


def layout_of(report: Report) -> SheetLayout:
    """The columns that this report needs."""
    accumulated = MONTHS + len(report.header.months)
    printed = [
        name
        for name in ("percent_period", "percent")
        if any(getattr(activity, name) is not None for activity in report.activities())
    ]
    percents = {name: accumulated + 2 + 2 * i for i, name in enumerate(printed)}
    after = accumulated + 2 + 2 * len(printed)
    enters = {name: after + i for i, name in enumerate(printed)}
    return SheetLayout(len(report.header.months), accumulated, percents, enters, after + len(printed))


def head_texts(report: Report, layout: SheetLayout, lang: Lang) -> list[str]:
    """The column heads."""
    out = [*label("book.row heads", lang).split("|"), *map(safe, report.header.months)]
    for name in ("accumulated", *layout.percents):
        out += [label(f"book.{name}", lang), label("book.recomputed", lang, label(f"book.{name}", lang))]
    out += [
        label("book.enters_period" if name == "percent_period" else "book.enters", lang)
        for name in layout.enters
    ]
    return [*out, label("book.found", lang)]


def widths(layout: SheetLayout) -> list[float]:
    """The column widths."""
    return (
        [8, 6, 11, 17, NAME_WIDTH, 15, 11, 8]
        + [9.0] * layout.months
        + [14.0] * (layout.found - layout.accumulated)
        + [18]
    )
