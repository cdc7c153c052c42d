"""The values that reading prose gives: claims, what they are tied to, and the names that were met."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

ClaimKind = Literal["percent", "money", "quantity"]


class Number(NamedTuple):
    """One reading of a written number: "4.224" is 4224 or, with three decimals, 4.224."""

    value: Decimal
    decimals: int
    scale: int = 1
    """What it counts: 1000 in "115.7 mil"."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in prose: where it stands in its text, and what it can mean."""

    kind: ClaimKind
    start: int
    end: int
    """After the number and its %; a noun follows."""
    text: str
    """As printed, with its % or the word it counts: "1,481 kilómetros"."""
    readings: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What a claim speaks of, and whether the table agrees with it."""

    code: str | None
    """AO or AEI; None for the report as a whole."""
    what: str
    """"percent", "average", "executed", "programmed"; of more than one AEI "objective", "type_i", "type_ii", "total",
    "total_period"; counts: "activities", "actions", "objectives", "reached" (a percentage), "share"."""
    reference: str
    """The table's figure, as printed or, for a count, as counted."""
    agrees: bool
    by: Literal["name", "unit", "digits"] = "name"
    """What ties it: a name or code; the unit and the words after the number alone; a name, and digits that are nearly
    those of the table, where the sentence is not understood."""
    period: str | None = None
    """The months that the claim speaks of, where they are not the report's: "Jun", "Oct-Dic"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with its tie; None where there is none that can be defended, and then why."""

    claim: Claim
    tie: Tie | None
    reason: str = ""
    """Why there is no tie, as a key of the catalogue after "untied."."""
    page: int | None = None
    """Page of the file, for the prose around the report."""
    sentence: str = ""
    """The sentence it stands in, for the prose around the report."""


@dataclass(frozen=True, slots=True)
class Named:
    """An AO or AEI named in the alerts: by a code, by a quoted name, or by both."""

    code: str | None
    name: str | None
    listed: bool
    """Whether the table has the code, or a name like it."""
    owner: str | None = None
    """The code in the table whose name it is, where that is another one than `code`."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What the alerts or the analysis say."""

    said: tuple[Said, ...]
    named: tuple[Named, ...]
