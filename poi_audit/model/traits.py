"""How a form of report behaves: what its figures follow, which note speaks of which, what stands at its end.

Named by what they mean; which form has which is said in `poi_audit.layouts`. The defaults know nothing of a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Deadline = Literal["day_20", "last_day", "all_visible"]
Goal = Literal["visible", "year"]
Rounds = Literal["half_up", "half_even", "cut"]
Percents = Literal["printed", "exact"]
Over = Literal["activities", "actions"]
Incomplete = Literal["blocking", "left_out"]
Idle = Literal["zero", "blank"]

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "accumulated": "what the accumulated cells hold",
        "programmed_accumulated": "over which months PROG. accumulates",
        "percent": "the percentage of an activity",
        "incomplete_percent": "that a percentage is S.I. where a month is missing",
        "deadline": "what S.I. means, and until when a month may be registered",
        "unprogrammed": "what S.P. means",
        "average": "the average of an AEI",
        "incomplete": "what an S.I. does to the average of its AEI",
        "total_over": "over what the total is a mean",
        "type_i": "the average of type I",
        "type_ii": "the average of type II",
    }
)
"""What a note can speak of."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one form of report. None: not known; the convention's own default holds."""

    programmed_accumulated: Goal | None = None
    """What PROG. accumulates: the visible months or the year's goal."""
    averages_from: Percents | None = None
    """Whether averages are taken from the percentages as printed or before rounding."""
    incomplete: Incomplete | None = None
    """Whether an S.I. leaves its AEI without an average or is left out of it."""
    rounding: Rounds | None = None
    total_over: Over | None = None
    """Over what the total is a mean."""
    unprogrammed_action: Idle | None = None
    """What an AEI prints whose activities are all S.P."""
    deadline: Deadline | None = None
    """Until when a month may be registered: the 20th or the last day of the next; or every visible month is due."""
    total_over_by_note: Over | None = None
    """Over what the note says that the total is a mean."""
    unprogrammed_in_period: bool = False
    """S.P. stands where nothing is programmed in the whole period, whatever the day of the query."""
    percent_of_registered: bool = False
    """The yearly percentage of a No Acumulado activity may be what is registered as executed over as programmed."""
    marks: bool = True
    """S.I. and S.P. are printed where they apply."""
    aggregation: bool = True
    """There is a column TIPO DE AGREGACIÓN."""
    rounded_money: bool = False
    """Sums of money are of values of which the cells show the rounded ones."""
    plain_executed: bool = False
    """Executed months print without thousands comma."""
    totals: tuple[tuple[str, str], ...] = ()
    """What every whole report prints after the last AEI: field of `Totals`, and its Spanish name with article."""
    summary: bool = False
    """Every whole report prints TABLA RESÚMEN."""
    notes: tuple[tuple[str, str], ...] = ()
    """Topic and the number of the note that speaks of it, "(vi) a)"."""
    texts: tuple[tuple[str, str], ...] = ()
    """Number, without parentheses, and text of each note, as printed."""
    cited: int | None = None
    """The year by which the rules cite these texts: "nota (vi) de 2022"."""

    def note(self, topic: str) -> str | None:
        """The number of the note that speaks of one of `TOPICS`, "(vi) a)"; None where none does or is known."""
        return next((number for about, number in self.notes if about == topic), None)
