"""Reads the older form made in Excel, layout "2019-excel".

How its columns are mapped on the report:
- `accumulated` of the programmed row is APROBADO ANUAL, the year's goal, as in 2021-sem;
- the one "month" is the form's period ("1er TRIM."), approved and executed;
- `accumulated` of the executed row is that same EJECUTADO cell, the only one there is;
- the percentages are those of the row Física, of the period and of the year;
- `financial_programmed` and `financial_executed` of the totals are the row TOTAL, of the year and of the period.

The percentages of the rows Financiera and TOTAL, the period's approved total and MOTIVO have no place in the report; a
Problem (E123) says so. The form prints no title, no year, no priority, no type of aggregation and no averages: none is
made up. A cell that a page break cuts is printed on both pages and cut by the page's edge; only what lies inside the
table's sides is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from poi_audit.extract.builder import ReportBuilder
from poi_audit.extract.pdf.activity import figure_of, join_lines, place
from poi_audit.extract.pdf.page import Document, Page, Word, lines_of
from poi_audit.extract.pdf.sheet_form import Band, Column, Form, bands_of, find_form
from poi_audit.extract.source import SourceFile
from poi_audit.extract.wording import CODE_AEI, CODE_AO, CODE_OEI, entity
from poi_audit.model.errors import UnreadableError
from poi_audit.model.figure import Figure, Place
from poi_audit.model.report import Activity, Block, Entity, Header, Report, Row, Totals
from poi_audit.model.text import fold, squeeze

LAYOUT = "2019-excel"
_AO = re.compile(rf"{CODE_AO.pattern}\s*[-–—]?\s*(.*)", re.S)
_TITLE = re.compile(rf"({CODE_OEI.pattern}|{CODE_AEI.pattern})\s*[-–—]?\s*(.*)", re.S)
_ROWS = (("physical", "FISIC"), ("financial", "FINANC"))
_LABELS = {"physical": "Física", "financial": "Financiera"}
_NO_COLUMN = "el formulario no tiene esta columna"
_NO_ROW = "falta la fila {row}"
_ENTITIES = {"SECTOR": "sector", "PLIEGO": "pliego", "UNIDADEJECUTORA": "ue"}


def read_sheets(document: Document, source: SourceFile, first: int, last: int) -> list[Report]:
    """The report in this form on these pages, in a list; [] when there is none."""
    reading: _Reading | None = None
    for number in range(first, last + 1):
        try:
            text = document.text(number)
            if not (CODE_AO.search(text) if reading else _may_begin(text)):
                if reading:
                    break
                continue
            page = document.page(number)
        except UnreadableError:
            if reading:
                reading.builder.problem("E213", number)
            continue
        form = find_form(page)
        if reading is None and form is not None:
            reading = _Reading(form, page)
        if reading is not None:
            reading.page(page, form)
    report = reading.report(source, document.name) if reading else None
    return [report] if report else []


def _may_begin(text: str) -> bool:
    folded = fold(text)
    coded = CODE_AO.search(text) or CODE_AEI.search(text)
    return coded is not None and all(word in folded for word in ("APROB", "EJECUTADO", "AVANCE", "COSTO"))


@dataclass(slots=True)
class _Open:
    """An activity whose bands are being gathered; a page break may part it into two."""

    code: str
    name: str
    texts: dict[str, str]
    where: Place | None
    rows: dict[str, Band] = field(default_factory=dict)
    words: dict[str, list[Word]] = field(default_factory=dict)


class _Reading:
    """One report being read, page by page."""

    def __init__(self, form: Form, page: Page) -> None:
        self.form = form
        self.first = self.last = page.number
        self.builder = ReportBuilder()
        self.front = [line.text for line in lines_of([w for w in page.words if w.y < form.top])]
        self.count = 0
        self.totals: Totals | None = None
        self._open: _Open | None = None
        self._cut: Band | None = None

    def page(self, page: Page, form: Form | None) -> None:
        """Take a page."""
        self.form = form or self.form
        self.last = page.number
        for band in bands_of(page, self.form):
            self._band(band)

    def _band(self, band: Band) -> None:
        text = self._text(band, "name")
        if found := _AO.match(text):
            self._activity(band, found[1], found[2])
        elif title := self._title(band):
            self._flush()
            code, name = title
            where = place(band.words[0], band.page)
            (self.builder.objective if code.startswith("OEI") else self.builder.action)(
                code, None, name, where
            )
        elif not self._named(band):
            self._loose(band)
        elif any("TOTAL" in fold(word.text) for word in band.words):
            self._flush()
            self._total(band)
        elif self._goes_on(band):
            self._add(band)
        else:
            self._flush()
            self._cut = band
            if not band.last:
                self._end_cut()

    def _activity(self, band: Band, code: str, name: str) -> None:
        if not self._goes_on(band, code):
            cut, self._cut = self._cut, None
            self._flush()
            texts = {role: self._text(band, role) for role in ("unit", "cost_center")}
            word = next((w for w in band.words if CODE_AO.match(w.text)), band.words[0])
            self._open = _Open(code, name, texts, place(word, band.page))
            if cut is not None and band.first:
                self._add(cut)
            elif cut is not None:
                self._loose(cut)
        self._add(band)

    def _goes_on(self, band: Band, code: str | None = None) -> bool:
        """Whether a band continues the activity of the page before: no row of it says something else."""
        if self._open is None or not band.first or code not in (None, self._open.code):
            return False
        known = self._open.words
        return all(
            _said(known[name]) == _said(words) for name, words in self._named(band).items() if name in known
        )

    def _add(self, band: Band) -> None:
        assert self._open is not None
        for name, words in self._named(band).items():
            if name not in self._open.words:
                self._open.words[name] = words
                self._open.rows[name] = band

    def _end_cut(self) -> None:
        """Rows without a name that no page after them takes up."""
        cut, self._cut = self._cut, None
        if cut is not None:
            self._loose(cut)

    def _flush(self) -> None:
        """Give the open activity to the builder."""
        self._end_cut()
        opened, self._open = self._open, None
        if opened is None:
            return
        self.count += 1
        for name, label in _LABELS.items():
            if name not in opened.words:
                page = opened.where.page if opened.where else None
                self.builder.problem("E202", page, code=opened.code, row=label)
        self.builder.activity(
            Activity(
                opened.code,
                opened.name,
                physical=self._block(opened, "physical"),
                percent=self._figure(opened, "physical", "percent"),
                percent_period=self._figure(opened, "physical", "percent_period"),
                financial=self._block(opened, "financial"),
                cost_center=opened.texts["cost_center"],
                unit=opened.texts["unit"],
                place=opened.where,
            )
        )

    def _block(self, opened: _Open, name: str) -> Block:
        goal, period, executed = (self._figure(opened, name, role) for role in ("goal", "period", "executed"))
        blank = Figure("", doubt=_NO_COLUMN)
        months = (period,) if period is not None else ()
        done = executed or blank
        return Block(Row(months, goal or blank), Row((done,) if months else (), done))

    def _figure(self, opened: _Open, name: str, role: str) -> Figure | None:
        column = self.form.find(role)
        if column is None:
            return None
        if name not in opened.words:
            return Figure("", doubt=_NO_ROW.format(row=_LABELS[name]))
        return _figure(opened.words[name], column, opened.rows[name].page)

    def _named(self, band: Band) -> dict[str, list[Word]]:
        """The rows of figures in a band, by the words in their column META."""
        column = self.form.find("label")
        assert column is not None
        out: dict[str, list[Word]] = {}
        for words in band.rows:
            label = fold("".join(w.text for w in words if w.middle < column.x1))
            name = next((name for name, start in _ROWS if label.startswith(start)), None)
            if name is not None:
                out[name] = [w for w in words if w.middle > column.x1]
        return out

    def _text(self, band: Band, role: str) -> str:
        column = self.form.find(role)
        if column is None:
            return ""
        lines = lines_of([w for w in band.words if column.x0 < w.middle < column.x1])
        return join_lines([line.text for line in lines])

    def _title(self, band: Band) -> tuple[str, str] | None:
        """The code and name of an OEI or AEI. The title of an AEI stands above the header's lower level."""
        lines = lines_of([w for w in band.words if w.x0 < self.form.figures_left])
        texts = [line.text for line in lines if "ACTIVIDADOPERATIVA" not in fold(line.text)]
        if texts and (found := _TITLE.match(texts[0])):
            whole = lines_of(band.words)[0].text if found[1].startswith("OEI") else None
            head = _TITLE.match(whole) if whole else None
            return found[1], squeeze(" ".join([(head or found)[2], *texts[1:]]))
        return None

    def _total(self, band: Band) -> None:
        words = self._named(band).get("financial")
        goal, executed = self.form.find("goal"), self.form.find("executed")
        if words and goal and executed:
            programmed, done = (_figure(words, column, band.page) for column in (goal, executed))
            self.totals = Totals(financial_programmed=programmed, financial_executed=done)

    def _loose(self, band: Band) -> None:
        text = " ".join(line.text for line in lines_of(band.words))
        self.builder.problem("E208" if self._named(band) else "E104", band.page, text=text[:120])

    def report(self, source: SourceFile, engine: str) -> Report | None:
        """The report that was read; None when it holds no activity at all."""
        self._flush()
        if not self.count:
            return None
        period = self.form.find("period")
        label = period.label.partition(" ")[2] if period else ""
        columns = "; ".join(column.label for column in self.form.others)
        self.builder.problem("E123", period=label or "periodo", columns=columns or "MOTIVO")
        self.builder.problem("E109", fields="título, año")
        if self.totals is None:
            self.builder.problem("E206", self.last, fields="los totales")
        named = dict(_entities(self.front))
        header = Header(
            "",
            None,
            (label,) if label else (),
            sector=named.get("sector"),
            pliego=named.get("pliego"),
            ue=named.get("ue"),
        )
        described = source.described(LAYOUT, (self.first, self.last), engine)
        return self.builder.build(described, header, self.totals or Totals())


def _figure(words: Sequence[Word], column: Column, page: int) -> Figure:
    """The figure a row shows in a column."""
    inside = [word for word in words if column.x0 < word.middle < column.x1]
    if inside:
        return figure_of(inside, page)
    heights = [(word.top, word.bottom) for word in words]
    box = (column.x0, heights[0][0], column.x1, heights[0][1]) if heights else None
    return Figure("", Place(page, box))


def _said(words: Sequence[Word]) -> list[str]:
    return [word.text for word in sorted(words, key=lambda word: word.x0)]


def _entities(lines: Sequence[str]) -> Iterator[tuple[str, Entity]]:
    """Sector, pliego and UE: "Pliego 112 - INSTITUTO ..."."""
    for line in lines:
        found = re.match(r"([^\d:]+?)\s*:?\s*(\d.*)", line)
        name = _ENTITIES.get(fold(found[1])) if found else None
        if found and name and (value := entity(found[2])):
            yield name, value
