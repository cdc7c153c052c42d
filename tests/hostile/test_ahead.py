"""Reading that starts early and in two processes gives what reading in one gives, whatever happens to either."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from poi_audit import Guard, read
from poi_audit.extract.pdf.pdfium import PdfiumDocument
from poi_audit.process import confine
from poi_audit.process.guard import start_ahead
from poi_audit.start import READY

FIXTURES = Path(__file__).parents[2] / "fixtures"
LONG = [FIXTURES / "pdfs" / f"{name}.pdf" for name in ("2022-sem-split", "2024-annual-split", "annex")]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are forked on Linux only"
)


def helped() -> bool:
    return confine.helpers_allowed


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """This process may start readers; the list gets their numbers."""
    monkeypatch.setattr(confine, "helpers_allowed", True)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    started: list[int] = []
    fork = os.fork

    def counted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", counted)
    return started


@pytest.mark.parametrize("path", LONG, ids=lambda p: p.stem)
def test_two_processes_read_what_one_reads(
    path: Path, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    together = read(path)
    assert len(forks) == 1
    monkeypatch.setattr(confine, "helpers_allowed", False)
    assert read(path) == together


@pytest.mark.parametrize("page", [2, 4])
def test_a_reader_that_breaks_down_costs_nothing(
    page: int, forks: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, own = os.getpid(), PdfiumDocument._read

    def breaks(self: PdfiumDocument, number: int):  # type: ignore[no-untyped-def]
        if os.getpid() != alone and number == page:
            os.kill(os.getpid(), signal.SIGKILL)
        return own(self, number)

    monkeypatch.setattr(PdfiumDocument, "_read", breaks)
    together = read(LONG[0])
    assert len(forks) == 1
    monkeypatch.setattr(confine, "helpers_allowed", False)
    assert read(LONG[0]) == together


def test_no_reader_is_left_behind(forks: list[int]) -> None:
    read(LONG[2])  # the report ends pages before the file does
    with pytest.raises(ProcessLookupError):
        os.kill(forks[0], 0)


def test_a_process_started_early_serves_the_next_guard_alone() -> None:
    start_ahead(READY)
    with Guard() as guard, Guard() as other:
        assert guard.call(helped) is True
        assert other.call(helped) is False
        assert guard.call(read, LONG[0]) == read(LONG[0])


def test_one_that_ended_before_its_time_is_replaced() -> None:
    start_ahead(("no_such_module",))
    with Guard() as guard:
        assert guard.call(os.getpid) != os.getpid()
