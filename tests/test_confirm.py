"""An error that rests on an uncertain reading is judged only where a second engine reads the same."""

from collections.abc import Callable, Sequence

import pytest
from paths import PDFS
from reports import with_figure

from poi_audit import audit, read
from poi_audit.model.finding import Severity
from poi_audit.model.report import Activity, Report
from poi_audit.run.confirm import confirmed


@pytest.fixture(scope="module")
def printed() -> Report:
    return read(PDFS / "2022-sem-split.pdf")


def _torn(report: Report) -> Activity:
    """The first activity whose figures stand on two pages and that executed something."""
    for activity in report.activities():
        pages = {f.place.page for f in activity.figures() if f.place}
        if len(pages) > 1 and activity.physical.executed.accumulated.value:
            return activity
    raise AssertionError("the split fixture has no torn activity")


def _whole(report: Report) -> Activity:
    return next(a for a in report.activities() if len({f.place.page for f in a.figures() if f.place}) == 1)


def _with_accumulated(report: Report, code: str, text: str) -> Report:
    return with_figure(report, code, "executed", text=text)


def _rereads(answer: Report) -> tuple[Callable[[str, tuple[int, int]], Sequence[Report]], list[str]]:
    calls: list[str] = []

    def reread(engine: str, pages: tuple[int, int]) -> Sequence[Report]:
        calls.append(engine)
        return [answer]

    return reread, calls


def _errors(report: Report, code: str) -> int:
    return sum(f.severity is Severity.ERROR and f.where.code == code for f in audit(report).findings)


def test_a_figure_that_two_engines_read_differently_accuses_nobody(printed: Report) -> None:
    code = _torn(printed).code
    misread = _with_accumulated(printed, code, "987.00")
    assert _errors(misread, code) > 0
    reread, calls = _rereads(printed)
    again = confirmed(misread, audit(misread), reread)
    assert calls == ["pdfplumber"]
    assert _errors(again, code) == 0
    doubted = next(a for a in again.activities() if a.code == code).physical.executed.accumulated
    assert doubted.text == "987.00"
    assert doubted.doubt is not None and "987.00" in doubted.doubt


def test_a_wrong_figure_that_both_engines_read_stays_an_error(printed: Report) -> None:
    code = _torn(printed).code
    wrong = _with_accumulated(printed, code, "987.00")
    reread, _ = _rereads(wrong)
    assert _errors(confirmed(wrong, audit(wrong), reread), code) == _errors(wrong, code) > 0


def test_what_is_read_with_certainty_is_not_read_again(printed: Report) -> None:
    wrong = _with_accumulated(printed, _whole(printed).code, "987.00")
    reread, calls = _rereads(printed)
    assert confirmed(wrong, audit(wrong), reread) is wrong
    assert calls == []


def test_a_second_engine_that_fails_is_no_evidence(printed: Report) -> None:
    wrong = _with_accumulated(printed, _torn(printed).code, "987.00")
    assert confirmed(wrong, audit(wrong), lambda engine, pages: []) is wrong
