"""Plain addresses for PDFium's functions: no ctypes object per call and the interpreter kept, which halves its cost."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def plain(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
    """A PDFium function that takes plain integer addresses."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def address(handle: Any) -> int:
    """The address a ctypes pointer holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
