"""The report page inside the page: under its own policy, in a frame from which nothing reaches the program."""

from __future__ import annotations

import html
import re
from pathlib import Path

START = 8192
"""Characters of a report page in which its policy stands."""
SANDBOX = "sandbox allow-scripts allow-downloads allow-modals; frame-ancestors 'self'"
NOTHING = "default-src 'none'; img-src data:"


def framed_policy(page: Path) -> str:
    """The policy that the report page states for itself, with that of its frame: a foreign origin without requests."""
    with page.open(encoding="utf-8") as file:
        start = file.read(START)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', start)
    own = html.unescape(found[1]) if found else NOTHING
    return f"{' '.join(own.split())}; {SANDBOX}"
