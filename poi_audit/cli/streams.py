"""The output streams of the command line: UTF-8, and patient with a reader who leaves early.

`poi-audit check FILE --html out.html | head -1` writes its files and ends with the right exit code: what nobody
reads any more is dropped.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

from poi_audit.messages.faults import reason, usage


class _Patient(io.FileIO):
    """A descriptor that takes everything, also after its reader has gone; what cannot be written is said once."""

    lost = False

    def write(self, data: Any, /) -> int:
        if not self.lost:
            try:
                return super().write(data) or 0
            except BrokenPipeError:
                self.lost = True
            except OSError as error:
                self.lost = True
                raise usage("stream_not_written", reason=reason(error)) from error
        return memoryview(data).nbytes


def prepare() -> None:
    """Replace stdout and stderr by patient UTF-8 streams, unless a caller has put others in their place."""
    if sys.stdout is sys.__stdout__:
        sys.stdout = _patient(sys.stdout, 1)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _patient(sys.stderr, 2)


def _patient(stream: TextIO | None, number: int) -> TextIO:
    """The stream of a descriptor; one that leads nowhere where it is closed."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    stream.flush()
    return io.TextIOWrapper(
        io.BufferedWriter(_Patient(number, "w", closefd=False)),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=number == 2 or stream.isatty(),
    )
