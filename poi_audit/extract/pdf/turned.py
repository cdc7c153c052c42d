"""Places on a page that is shown lying on its side: read upright, told as the page is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple, TypeVar

from poi_audit.model.figure import Box, Place

T = TypeVar("T")


class Turn(NamedTuple):
    """Quarter turns clockwise from the page as shown to the page as read, and its size as read."""

    quarters: int
    width: float
    height: float

    def back(self, box: Box) -> Box:
        """A box of the page as read, on the page as shown."""
        x0, top, x1, bottom = box
        if self.quarters == 1:
            return top, self.width - x1, bottom, self.width - x0
        if self.quarters == 2:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        if self.quarters == 3:
            return self.height - bottom, x0, self.height - top, x1
        return box


def as_shown(value: T, turns: Mapping[int, Turn]) -> T:
    """The value with every place on a turned page told as that page is shown."""
    return _shown(value, turns) if turns else value


def _shown(value: Any, turns: Mapping[int, Turn]) -> Any:
    if isinstance(value, Place):
        turn = turns.get(value.page or 0)
        return value._replace(bbox=turn.back(value.bbox)) if turn and value.bbox else value
    if type(value) is tuple:
        return tuple(_shown(part, turns) for part in value)
    if isinstance(value, Mapping):
        return {key: _shown(part, turns) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _shown(getattr(value, f.name), turns) for f in fields(value)})
    return value
