"""How long reading one file may take, and how much memory: `Guard` holds it to that."""

from __future__ import annotations

from dataclasses import dataclass

from poi_audit.messages.faults import usage


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits under which one file is read. Raises UsageError for one below 1."""

    seconds: int = 120
    """From the start to the result, by the clock on the wall."""
    megabytes: int = 2_048
    """Memory the process may reserve in all, where the platform enforces it (Linux)."""

    def __post_init__(self) -> None:
        if min(self.seconds, self.megabytes) < 1:
            raise usage("limit_below_one")


DEFAULT = Limits()


def for_scans(pages: int) -> Limits:
    """Where so many scanned pages are recognised: a minute for each, and a model that reserves memory per core."""
    return Limits(DEFAULT.seconds + 60 * pages, 6_144)
