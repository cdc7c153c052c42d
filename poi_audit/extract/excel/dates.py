"""Dates in cells: a serial number under a date format, as text. None of them is a figure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

_PLAIN = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.S | re.I)
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|(y+|m+|d+|h+|s+|AM/PM|A/P|@)|(.)', re.S | re.I)
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_LAST = 2_958_465
"""Serial number of 31 December 9999."""


@lru_cache(maxsize=4096)
def is_date(code: str) -> bool:
    """Whether a number format shows a date or a time."""
    bare = _PLAIN.sub("", code[:1000]).lower().replace("general", "").replace("standard", "")
    return any(letter in bare for letter in "ymdhs")


def date_text(serial: Decimal, code: str, epoch_1904: bool = False) -> str:
    """The date or time of a serial number, its names in Spanish; the number itself where no date can be."""
    if not 0 <= serial <= _LAST:
        return f"{serial:f}"
    days = serial + 1462 if epoch_1904 else serial + (1 if 0 < serial < 60 else 0)
    seconds = int((days % 1) * 86400 + Decimal("0.5"))
    try:
        moment = datetime(1899, 12, 30) + timedelta(days=int(days), seconds=seconds)
    except OverflowError:
        return f"{serial:f}"
    return _rendered(moment, code.partition(";")[0])


def long_text(iso: str) -> str:
    """ "2021-08-19" as "jueves, 19 de agosto de 2021", whatever the language it was shown in."""
    try:
        return _rendered(datetime.fromisoformat(iso), 'dddd, d "de" mmmm "de" yyyy')
    except ValueError:
        return iso


def _rendered(moment: datetime, code: str) -> str:
    out: list[str] = []
    hours = False
    for found in _TOKEN.finditer(code[:200]):
        quoted, escaped, token, other = found.groups()
        if token is None:
            out.append(next((t for t in (quoted, escaped, other) if t is not None), ""))
            continue
        token = token.lower()
        minutes = token[0] == "m" and len(token) < 3 and (hours or _seconds_follow(code, found.end()))
        hours = token[0] == "h" or (hours and token[0] not in "ydm")
        out.append(f"{moment.minute:02}" if minutes else _part(moment, token))
    return "".join(out).strip()


def _seconds_follow(code: str, at: int) -> bool:
    return re.match(r"[^a-z]*s", code[at:], re.I) is not None


def _part(moment: datetime, token: str) -> str:
    size = len(token)
    if token[0] == "y":
        return f"{moment.year:04}" if size > 2 else f"{moment.year % 100:02}"
    if token[0] == "m":
        name = _MONTHS[moment.month - 1]
        return name if size > 3 else name[:3] if size == 3 else f"{moment.month:0{size}}"
    if token[0] == "d":
        name = _DAYS[moment.weekday()]
        return name if size > 3 else name[:3] if size == 3 else f"{moment.day:0{size}}"
    if token[0] == "h":
        return f"{moment.hour:0{min(size, 2)}}"
    if token[0] == "s":
        return f"{moment.second:02}"
    return "" if token == "@" else ("a. m." if moment.hour < 12 else "p. m.")
