"""Writes constraints.txt anew: the versions of everything that the program needs, as they are installed here.

    python tools/constraints.py

The action and the image install under it, so that what is checked today is checked with the same libraries tomorrow.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
EXTRAS = ("", "batch", "ocr")
"""Of the program: what an action or an image may install."""
HEAD = "# Written by tools/constraints.py: what the action and the image install under.\n"


def pinned() -> dict[str, str]:
    """Name -> version of each package that the program needs with these extras, in the order of their names."""
    found: dict[str, str] = {}
    waiting = [("poi-audit", extra) for extra in EXTRAS]
    seen = set(waiting)
    while waiting:
        name, extra = waiting.pop()
        for text in distribution(name).requires or ():
            need = Requirement(text)
            if need.marker is not None and not need.marker.evaluate(
                {**default_environment(), "extra": extra}
            ):
                continue
            try:
                installed = distribution(need.name)
            except PackageNotFoundError:
                continue
            plain = re.sub(r"[-_.]+", "-", need.name).lower()
            if plain != "poi-audit":
                found[plain] = installed.version
            for one in [(need.name, more) for more in ("", *need.extras)]:
                if one not in seen:
                    seen.add(one)
                    waiting.append(one)
    return dict(sorted(found.items()))


def text() -> str:
    """The file's text."""
    return HEAD + "".join(f"{name}=={version}\n" for name, version in pinned().items())


if __name__ == "__main__":
    (ROOT / "constraints.txt").write_text(text(), "utf-8")
