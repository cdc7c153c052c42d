"""Where the program starts: first the process that reads, which gets ready while the command line is parsed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

READS = frozenset(
    {"check", "expect", "ready", "compare", "history", "show", "extract", "timeline", "baseline"}
)
"""The commands that read reports."""
READY = ("poi_audit.run.session", "poi_audit.checks", "poi_audit.run.confirm", "poi_audit.extract.pdf.reader")
"""What reading and checking a PDF imports."""


def main() -> None:
    """Run the command line and exit with its code."""
    early = _reads_pdf(sys.argv[1:]) and os.environ.get("POI_AUDIT_DEBUG") != "1"
    if early:
        from poi_audit.process.guard import start_ahead

        start_ahead(READY)
    from poi_audit.cli import main as run

    try:
        run()
    except SystemExit as end:
        if early and isinstance(end.code, int):
            _leave(end.code)
        raise


def _leave(code: int) -> None:
    """End at once: taking every object of a report apart takes as long as a page. Everything is written by then."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def _reads_pdf(words: Sequence[str]) -> bool:
    return bool(words) and words[0] in READS and any(word.lower().endswith(".pdf") for word in words)
