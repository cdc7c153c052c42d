"""Reports in workbooks: .xlsx, the old binary .xls, .ods, and XML Spreadsheet 2003.

A sheet is turned into rows of what its cells show: a number as its format prints it, a text as it is. Formulas are
never calculated (their stored results are read), links to other files are never followed. Hidden rows and columns are
read as doubtful, and said; a hidden sheet is read only where no visible one holds a report.
"""

from __future__ import annotations

from poi_audit.extract.excel.sheet import Sheet, rows_of
from poi_audit.extract.grid import Budget
from poi_audit.extract.kinds import NO_REPORT, WITH_ACTIVITIES
from poi_audit.extract.problems import problem
from poi_audit.extract.register.read import registers_in
from poi_audit.extract.source import SourceFile
from poi_audit.extract.table.reader import read_rows
from poi_audit.layouts.form import Form
from poi_audit.layouts.lexicon import Lexicon
from poi_audit.model.errors import NotAReportError, UnreadableError
from poi_audit.model.report import Problem, Report


def read_workbook(source: SourceFile, lexicon: Lexicon, forms: list[Form] | None = None) -> list[Report]:
    """Every report of a workbook, in the order of its sheets; `forms` as in `read_rows`.

    Raises UnreadableError for a damaged or protected one, NotAReportError for one without a report.
    """
    sheets = _sheets(source)
    budget = Budget()
    failures: list[str] = []
    for hidden in (False, True):
        reports: list[Report] = []
        for number, sheet in enumerate(sheets, start=1):
            if sheet.hidden is hidden:
                try:
                    reports += _read(source, sheet, number, budget, lexicon, forms)
                except NotAReportError as error:
                    failures.append(str(error))
        if reports:
            return reports
    if not any(sheet.rows for sheet in sheets):
        raise UnreadableError("el libro no contiene ninguna celda con datos")
    known = sorted((sentence for sentence in failures if sentence != NO_REPORT), key=_less_telling)
    raise NotAReportError(known[0] if known else NO_REPORT)


def _less_telling(sentence: str) -> bool:
    return not sentence.startswith(WITH_ACTIVITIES)


def _sheets(source: SourceFile) -> list[Sheet]:
    if source.kind == "xml2003":
        from poi_audit.extract.excel.xml2003 import read_xml2003

        return read_xml2003(source.data)
    if source.kind == "xlsx":
        from poi_audit.extract.excel.xlsx import read_xlsx

        return read_xlsx(source.data)
    if source.kind == "ods":
        from poi_audit.extract.excel.ods import read_ods

        return read_ods(source.data)
    from poi_audit.extract.excel.biff import read_biff

    return read_biff(source.data)


def _read(
    source: SourceFile, sheet: Sheet, number: int, budget: Budget, lexicon: Lexicon, forms: list[Form] | None
) -> list[Report]:
    rows = list(rows_of(sheet, number, budget))
    problems = list(_problems(sheet, len(rows)))
    if (registers := registers_in(source, rows, list(_problems(sheet, len(rows))), sheet.cut)) is not None:
        return registers
    return read_rows(source, rows, lexicon, exact=True, problems=problems, forms=forms)


def _problems(sheet: Sheet, rows: int) -> list[Problem]:
    """What a reader of the sheet's report should know."""
    out: list[Problem] = []
    if sheet.hidden:
        out.append(problem("E122", sheet=sheet.name))
    hidden_rows, hidden_columns = sheet.hidden_counts()
    if hidden_rows or hidden_columns:
        out.append(problem("E121", sheet=sheet.name, rows=hidden_rows, columns=hidden_columns))
    if sheet.unseen:
        out.append(problem("E132", sheet=sheet.name, count=sheet.unseen))
    if sheet.cut:
        out.append(problem("E207", limit=f"{rows:,}"))
    return out
