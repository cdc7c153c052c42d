"""The process that reads ends at its limits, and no failure of it costs another call its result."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

import poi_audit
from poi_audit.model.errors import LimitError, NotAReportError, UsageError
from poi_audit.process.confine import need
from poi_audit.process.guard import Guard
from poi_audit.process.limits import Limits

GOOD = Path(__file__).parents[2] / "fixtures/html/2024-annual-small.html"
linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="memory is limited on Linux only"
)


def pid() -> int:
    return os.getpid()


def hang() -> None:
    time.sleep(60)


def spin() -> None:
    while True:
        pass


def crash() -> None:
    ctypes.string_at(1)


def stop() -> None:
    os._exit(7)


def kill_itself(name: str) -> None:
    os.kill(os.getpid(), signal.Signals[name])


def devour() -> int:
    return len(bytearray(1 << 40))


def devour_slowly() -> int:
    kept = [b""]
    while True:
        kept.append(bytes(1 << 24))


def chatter() -> None:
    print("\x1b[2J")
    print("noise", file=sys.stderr)


def refuse() -> None:
    raise NotAReportError("no es un reporte")


def crash_after(marker: str) -> str:
    """Break down in a process in which something was called before."""
    if os.environ.get(marker):
        crash()
    return "ok"


def mark(marker: str) -> None:
    os.environ[marker] = "1"


def test_it_works_in_another_process_and_goes_on_in_the_same() -> None:
    with Guard() as guard:
        first, second = guard.call(pid), guard.call(pid)
    assert first == second != os.getpid()


def test_what_is_raised_there_is_raised_here_and_ends_nothing() -> None:
    with Guard() as guard:
        first = guard.call(pid)
        with pytest.raises(NotAReportError, match="no es un reporte"):
            guard.call(refuse)
        assert guard.call(pid) == first


@pytest.mark.parametrize("slow", [hang, spin])
def test_a_hang_ends_at_the_limit_and_is_not_tried_twice(slow: object) -> None:
    start = time.monotonic()
    with Guard(Limits(seconds=1)) as guard:
        guard.call(pid)
        with pytest.raises(LimitError, match="pasa de 1 s"):
            guard.call(slow)  # type: ignore[arg-type]
        assert guard.call(pid) != os.getpid()
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("fatal", [crash, stop])
def test_a_crash_is_one_sentence_and_the_next_call_works(
    fatal: object, capfd: pytest.CaptureFixture[str]
) -> None:
    with Guard() as guard:
        with pytest.raises(LimitError, match="se detuvo de improviso"):
            guard.call(fatal)  # type: ignore[arg-type]
        assert guard.call(pid) != os.getpid()
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are of POSIX systems")
@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("SIGKILL", "el sistema detuvo al lector (SIGKILL)"),
        ("SIGTERM", "desde fuera (SIGTERM)"),
        ("SIGXCPU", "tiempo de procesador"),
        ("SIGSEGV", "de improviso (SIGSEGV): el archivo está dañado"),
    ],
)
def test_what_ended_the_process_is_said(number: str, said: str) -> None:
    """A file is said to be damaged where the parser broke down alone."""
    with Guard() as guard, pytest.raises(LimitError) as raised:
        guard.call(kill_itself, number)
    assert said in str(raised.value)
    assert ("dañado" in str(raised.value)) == (number == "SIGSEGV")


@linux_only
@pytest.mark.parametrize("hungry", [devour, devour_slowly])
def test_memory_ends_at_the_limit(hungry: object) -> None:
    with Guard(Limits(megabytes=300)) as guard:
        with pytest.raises(LimitError, match="300 MB"):
            guard.call(hungry)  # type: ignore[arg-type]
        assert guard.call(pid) != os.getpid()


def test_what_an_earlier_call_left_behind_costs_no_other_its_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEFT_BEHIND", raising=False)
    with Guard() as guard:
        guard.call(mark, "LEFT_BEHIND")
        assert guard.call(crash_after, "LEFT_BEHIND") == "ok"


def ask_and_sleep(seconds: float) -> str:
    need(Limits(seconds=20, megabytes=3_000))
    time.sleep(seconds)
    return "ok"


def test_a_file_that_needs_longer_gets_it_where_nobody_chose_the_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("poi_audit.process.guard.DEFAULT", Limits(seconds=1))
    with Guard(Limits(seconds=1)) as guard:
        assert guard.call(ask_and_sleep, 1.5) == "ok"
        with pytest.raises(LimitError, match="pasa de 1 s"):  # the next file has the usual limits again
            guard.call(hang)


def test_limits_that_somebody_chose_hold() -> None:
    with Guard(Limits(seconds=1)) as guard, pytest.raises(LimitError, match="pasa de 1 s"):
        guard.call(ask_and_sleep, 5)


def test_it_writes_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Guard() as guard:
        guard.call(chatter)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this platform never forks")
def test_it_starts_where_the_program_has_threads() -> None:
    release = threading.Event()
    other = threading.Thread(target=release.wait)
    other.start()
    try:
        with Guard() as guard:
            assert guard.call(os.getpid) != os.getpid()
    finally:
        release.set()
        other.join()


def test_the_process_ends_with_the_block() -> None:
    with Guard() as guard:
        child = guard.call(pid)
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_an_interruption_is_for_the_program_alone() -> None:
    with Guard() as guard:
        child = guard.call(pid)
        os.kill(child, signal.SIGINT)
        assert guard.call(pid) == child


def test_a_library_reads_and_audits_under_it() -> None:
    with poi_audit.Guard(poi_audit.Limits(seconds=60)) as guard:
        report = guard.call(poi_audit.read, GOOD)
        assert report == poi_audit.read(GOOD)
        assert guard.call(poi_audit.audit, report) == poi_audit.audit(report)


@pytest.mark.parametrize("bad", [{"seconds": 0}, {"megabytes": -1}])
def test_a_limit_is_at_least_one(bad: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        Limits(**bad)
