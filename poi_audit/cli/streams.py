"""The output streams of the command line, patient with a reader who leaves early.

What goes to a file or a pipe is UTF-8 with plain line ends, on every system the same. A terminal gets its own encoding;
PYTHONIOENCODING decides where it is set. A character that an encoding lacks is shown by its nearest, never an error.

`poi-audit check FILE --html out.html | head -1` writes its files and ends with the right exit code: what nobody
reads any more is dropped.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from typing import Any, TextIO

from poi_audit.messages.faults import reason, usage

NEAREST = "poi_audit.nearest"
"""The name of the error handler that shows a character by its nearest."""
_NEAR = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−─━", "-"),
        **dict.fromkeys("│┃", "|"),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("•·∙▪", "*"),
        "…": "...",
        "→": "->",
        "←": "<-",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "≈": "~",
        "×": "x",
        "✓": "v",
        "✗": "x",
    }
)


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
                if _gone(error):
                    return memoryview(data).nbytes
                raise usage("stream_not_written", reason=reason(error)) from error
        return memoryview(data).nbytes


def _gone(error: OSError) -> bool:
    """Whether it is how Windows says that a pipe's reader has gone: ERROR_NO_DATA comes as an invalid argument."""
    return os.name == "nt" and (getattr(error, "winerror", None) == 232 or error.errno == 22)


def prepare() -> None:
    """Replace stdout and stderr by patient streams, unless a caller has put others in their place."""
    codecs.register_error(NEAREST, _nearest)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _patient(sys.stdout, 1)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _patient(sys.stderr, 2)


def _patient(stream: TextIO | None, number: int) -> TextIO:
    """The stream of a descriptor; one that leads nowhere where it is closed."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    stream.flush()
    terminal = stream.isatty()
    if terminal and os.name == "nt" and isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(
            errors=NEAREST
        )  # the console's own stream, which takes every letter in any code page
        return stream
    own = terminal or bool(os.environ.get("PYTHONIOENCODING"))
    return io.TextIOWrapper(
        io.BufferedWriter(_Patient(number, "w", closefd=False)),
        encoding=stream.encoding if own else "utf-8",
        errors=NEAREST,
        newline="\n",
        line_buffering=number == 2 or terminal,
    )


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What stands for characters that an encoding lacks: the letter without its accent, a plain sign, or the number."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_shown(c, error.encoding) for c in lacking), error.end


def _shown(c: str, encoding: str) -> str:
    plain = unicodedata.normalize("NFKD", c.translate(_NEAR))
    near = "".join(x for x in plain if not unicodedata.combining(x)).translate(_NEAR)
    try:
        near.encode(encoding)
    except UnicodeEncodeError:
        return c.encode("ascii", "backslashreplace").decode("ascii")
    return near or "?"
