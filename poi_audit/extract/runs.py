"""The text of a cell from runs of different type: what is struck out or raised beside a figure is no digit of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from poi_audit.model.figure import parse
from poi_audit.model.text import squeeze

STRUCK = "está tachada"


class Run(NamedTuple):
    """A piece of a cell's text, and whether it is struck out, or raised (or lowered) as a note's mark is."""

    text: str
    struck: bool = False
    raised: bool = False
    size: float = 0.0
    """Of its letters, in a unit that the runs of a cell share; 0 where it is not known."""
    doubt: str | None = None
    """Why a figure of it is uncertain."""


MARK = 0.87
"""So many times the size of a figure's letters, those of a note's mark are smaller."""
USUAL = 10.0
"""The size of letters whose size is not known."""


def of_runs(runs: Sequence[Run]) -> tuple[str, str | None]:
    """The text of a cell, white space squeezed, and why it is uncertain as a figure; None where it is not."""
    whole = squeeze("".join(run.text for run in runs))
    doubt = next((run.doubt for run in runs if run.doubt and (run.text.strip() or not run.text)), None)
    most = max((run.size or USUAL for run in runs if run.text.strip()), default=0.0)
    if any(0 < run.size < MARK * most for run in runs):
        runs = [run._replace(raised=run.raised or 0 < run.size < MARK * most) for run in runs]
    if not any(run.struck or run.raised for run in runs):
        return whole, doubt
    plain = squeeze("".join(run.text for run in runs if not run.struck and not run.raised))
    kept = squeeze("".join(run.text for run in runs if not run.struck))
    struck = squeeze("".join(run.text for run in runs if run.struck))
    if not kept:
        return whole, STRUCK if whole else doubt
    if plain and is_number(plain):
        mark = squeeze("".join(run.text for run in runs if run.raised and not run.struck))
        if struck:
            return plain, f"lleva tachado «{struck}»"
        return plain, f"lleva «{mark}» como llamada de nota" if mark else doubt
    return kept, f"lleva tachado «{struck}»" if struck else doubt


def is_number(text: str) -> bool:
    """Whether a text is a number or a mark such as S.I."""
    return parse(text).value is not None or parse(text).mark is not None
