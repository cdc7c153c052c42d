"""Quick calls of PDFium's functions, thousands to a page: the interpreter is kept and nothing is converted."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

FIRST_ROWS = 4096
"""Rows of results there is room for at first."""
_WORDS = 4
"""Four-byte words in a row of results."""


if TYPE_CHECKING:
    Ref = ctypes._Pointer[ctypes.c_char]
else:
    Ref = ctypes.POINTER(ctypes.c_char)
"""Something of PDFium's: an object of a page, a clip. Of all ways to hand over an address this converts least."""


def quick(function: Any, result: Any) -> Callable[..., Any]:
    """A PDFium function that takes refs, small integers and places for its results as they are."""
    call = ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)
    call.argtypes = None  # type: ignore[assignment]
    return call


def ref(handle: Any) -> Any:
    """What a ctypes pointer points to, to be handed over many times."""
    return ctypes.byref(ctypes.c_char.from_address(address(handle)))


def address(handle: Any) -> int:
    """The address a ctypes pointer holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def addresses(refs: Iterable[Ref]) -> list[int]:
    """The address that each of these holds."""
    return [int(each) for each in np.frombuffer(b"".join(refs), np.uintp).tolist()]


class _Room(threading.local):
    """Room for the results of many calls, of each thread its own, made once: places to write to are costly to make."""

    def __init__(self) -> None:
        self._make(FIRST_ROWS)

    def _make(self, rows: int) -> None:
        self.rows = rows
        self.words = (ctypes.c_uint32 * (_WORDS * rows))()
        self._places: dict[int, list[Any]] = {}

    def places(self, column: int) -> list[Any]:
        """Where each row's result of this column goes."""
        if column not in self._places:
            words = self.words
            self._places[column] = [
                ctypes.byref(words, 4 * (_WORDS * row + column)) for row in range(self.rows)
            ]
        return self._places[column]

    def clear(self, rows: int) -> None:
        """Make so many rows zero."""
        if rows > self.rows:
            self._make(max(rows, 2 * self.rows))
        ctypes.memset(self.words, 0, 4 * _WORDS * rows)


_room = _Room()


def results(
    function: Callable[..., Any],
    rows: int,
    kind: npt.DTypeLike,
    columns: Iterable[int],
    *arguments: Iterable[Any],
) -> npt.NDArray[Any]:
    """What `rows` calls write, a row each: four numbers of four bytes or two of eight, zeros where a call fails.

    `columns`: at which of a row's words each result begins. The arguments of the calls come before their results.
    """
    _room.clear(rows)
    deque(map(function, *arguments, *(_room.places(column) for column in columns)), maxlen=0)
    found = np.frombuffer(memoryview(_room.words).cast("B"), np.uint8, rows * _WORDS * 4)
    return found.copy().view(kind).reshape(rows, _WORDS * 4 // np.dtype(kind).itemsize)
