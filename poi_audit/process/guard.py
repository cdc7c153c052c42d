"""A process of its own for reading, ended at its limits: a parser that crashes or hangs costs its file, nothing else.

One such process serves many files. A file on which it fails is tried once more in a fresh one, unless the process was
fresh already: what an earlier file left behind in a parser costs no other file its result.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from poi_audit.messages import message
from poi_audit.model.errors import LimitError
from poi_audit.process.confine import allow_another, confine, end_with_parent, on_need, on_page, quiet
from poi_audit.process.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

P = ParamSpec("P")
T = TypeVar("T")

_ahead: tuple[BaseProcess, Connection] | None = None
"""The process that `start_ahead` started and no guard has taken yet."""


def start_ahead(modules: Sequence[str]) -> None:
    """Start the process of the next guard now: it imports these modules while this program gets ready itself.

    It may use the other cores as well: nothing else is done at the same time. Where processes are not forked, this
    does nothing.
    """
    global _ahead
    if _ahead is None and _can_fork():
        _ahead = _started(modules, helpers=True)


class Guard:
    """Calls functions in a process of its own. A context manager: the process ends with the block.

    Where the process is not forked (elsewhere than on Linux, or once the program has several threads) Python imports
    the main program anew in it: a script must then keep its work under `if __name__ == "__main__":`.
    """

    def __init__(
        self,
        limits: Limits = DEFAULT,
        meanwhile: Callable[[], object] | None = None,
        preloaded: Sequence[str] = (),
        on_page: Callable[[int, int], object] | None = None,
    ) -> None:
        """`meanwhile` is run here during each call, while the other process works.

        `preloaded`: modules that a process is forked with, from a server of the program's own that has loaded them and
        runs no thread. For many processes, begun at any time and from any thread.

        `on_page` is told, here, which page of how many the other process begins to read.
        """
        self.limits = limits
        self._meanwhile = meanwhile
        self._preloaded = list(preloaded)
        self._on_page = on_page
        self._stopped = False
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._fresh = True

    def __enter__(self) -> Guard:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def ready(self) -> None:
        """Start the process now, where it does not run: the program should have one thread then."""
        if self._process is None:
            self._start()

    def renew(self) -> None:
        """End the process: the next call has a fresh one."""
        self._end()

    def stop(self) -> None:
        """End the process from another thread: a call under way raises LimitError, and so does one about to begin.

        `renew` makes it serve again.
        """
        self._stopped = True
        if (process := self._process) is not None:
            process.kill()

    def call(self, function: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
        """What the function gives. It is a name of a module; it, its arguments and its result can be pickled.

        Raises what the function raises, and LimitError where it was ended at a limit or the process broke down.
        """
        while True:
            self.ready()
            fresh, self._fresh = self._fresh, False
            try:
                outcome, result = self._once((function, arguments, options))
            except _Failed as failed:
                stopped = self._stopped
                self._end()
                if fresh or failed.slow or stopped:
                    raise LimitError(failed.sentence) from None
                continue
            except BaseException:
                self._end()
                raise
            if outcome == "raised":
                raise result
            return result  # type: ignore[no-any-return]

    def _once(self, task: tuple[Callable[..., Any], Any, Any]) -> tuple[str, Any]:
        assert self._pipe is not None
        limits = self.limits
        try:
            self._pipe.send((*task, self._on_page is not None))
            if self._meanwhile is not None:
                self._meanwhile()
            outcome: str = "needs"
            result: Any = limits
            while outcome in ("needs", "page"):
                if outcome == "needs":
                    limits, end = result, time.monotonic() + result.seconds
                elif self._on_page is not None:
                    self._on_page(*result)
                if not self._pipe.poll(max(0.0, end - time.monotonic())):
                    raise _Failed(message("unreadable.too_slow", seconds=limits.seconds), slow=True)
                outcome, result = self._pipe.recv()
        except (EOFError, OSError):
            raise _Failed(self._breakdown()) from None
        if outcome == "memory":
            raise _Failed(message("unreadable.too_much_memory", megabytes=limits.megabytes))
        return outcome, result

    def _breakdown(self) -> str:
        assert self._process is not None
        self._process.join(5)
        return message("unreadable.broke_down", code=self._process.exitcode, megabytes=self.limits.megabytes)

    def _start(self) -> None:
        global _ahead
        if self._preloaded:
            self._process, self._pipe = _started(served=self._preloaded)
            self._fresh = True
        else:
            ahead, _ahead = _ahead, None
            if ahead is not None and not ahead[0].is_alive():
                ahead = None
            self._process, self._pipe = ahead or _started()
            self._fresh = ahead is None
        self._pipe.send(self.limits)

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        self._stopped = False


def _can_fork() -> bool:
    import threading

    return sys.platform.startswith("linux") and threading.active_count() == 1


def _started(
    modules: Sequence[str] = (), helpers: bool = False, served: Sequence[str] = ()
) -> tuple[BaseProcess, Connection]:
    import multiprocessing

    server = served and "forkserver" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("forkserver" if server else "fork" if _can_fork() else "spawn")
    if server:
        context.set_forkserver_preload(list(served))
    pipe, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, pipe, modules, helpers), daemon=True)
    process.start()
    theirs.close()
    return process, pipe


class _Failed(Exception):
    """The process gave no result; `slow` where another try would take as long."""

    def __init__(self, sentence: str, slow: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.slow = sentence, slow


def _work(pipe: Connection, other_end: Connection, modules: Sequence[str], helpers: bool) -> None:
    """The process: takes its limits and then calls from the pipe until the other end closes."""
    other_end.close()
    quiet(helpers)
    end_with_parent()
    for name in modules:
        import_module(name)
    try:
        limits = pipe.recv()
    except (EOFError, OSError):
        return
    on_need(partial(_extend, pipe, limits))
    while True:
        confine(limits)
        try:
            function, arguments, options, tells = pipe.recv()
        except (EOFError, OSError):
            return
        on_page(partial(_reach, pipe) if tells else None)
        allow_another(limits)
        answer = _answer(function, arguments, options)
        try:
            pipe.send(answer)
        except MemoryError:
            pipe.send(("memory", None))


def _extend(pipe: Connection, own: Limits, needed: Limits) -> None:
    """Go on under other limits, unless somebody chose those that hold."""
    if own == DEFAULT:
        pipe.send(("needs", needed))
        confine(needed)
        allow_another(needed)


def _reach(pipe: Connection, number: int, of: int) -> None:
    """Tell the page that is being read; each is told once or twice, a few bytes."""
    pipe.send(("page", (number, of)))


def _answer(function: Callable[..., Any], arguments: Any, options: Any) -> tuple[str, Any]:
    try:
        return "done", function(*arguments, **options)
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "raised", error
