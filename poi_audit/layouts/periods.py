"""Months, quarters and semesters as headers name them, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from poi_audit.layouts.layout import key

MONTH_NAMES = (
    *("ENERO", "FEBRERO", "MARZO", "ABRIL", "MAYO", "JUNIO"),
    *("JULIO", "AGOSTO", "SEPTIEMBRE", "OCTUBRE", "NOVIEMBRE", "DICIEMBRE"),
)
_SPELLINGS = {name[:n]: i for i, name in enumerate(MONTH_NAMES, 1) for n in (3, 4, len(name))}
_SPELLINGS |= {"SET": 9, "SETI": 9, "SETIEMBRE": 9}
_MONTH = re.compile(r"(?:MES(?:DE)?)?([A-Z]{3,10})(?:DEL?)?(?:20)?(?:\d\d)?")
_COUNTED = re.compile(r"([A-Z]{1,20})(\d{1,2})")
_ORDINALS = {
    "I": 1,
    "1": 1,
    "1ER": 1,
    "1RO": 1,
    "1RA": 1,
    "PRIMER": 1,
    "PRIMERO": 1,
    "II": 2,
    "2": 2,
    "2DO": 2,
    "2DA": 2,
}
_ORDINALS |= {
    "SEGUNDO": 2,
    "III": 3,
    "3": 3,
    "3ER": 3,
    "3RO": 3,
    "TERCER": 3,
    "TERCERO": 3,
    "IV": 4,
    "4": 4,
    "4TO": 4,
}
_ORDINALS |= {"CUARTO": 4, "2ND": 2}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_LENGTHS = {
    "TRIM": 3,
    "TRIMESTRE": 3,
    "T": 3,
    "Q": 3,
    "SEM": 6,
    "SEMESTRE": 6,
    "S": 6,
    "BIM": 2,
    "BIMESTRE": 2,
    "TRIMESTRAL": 3,
}
_PERIOD = re.compile(
    rf"(?:SUB)?(?:TOTAL)?(?:AL|DEL?)?(?:(?P<a>{_ORDINAL})(?P<x>TRIMESTRE|TRIM|SEMESTRE|SEM|BIMESTRE|BIM)"
    rf"|(?P<y>TRIMESTRE|TRIM|SEMESTRE|SEM|BIMESTRE|BIM|[TSQ](?=\d))(?P<b>{_ORDINAL}))(?:20\d\d)?"
)


@lru_cache(maxsize=8192)
def month_of(text: str) -> int | None:
    """1 to 12 for "Ene", "SET", "E ne", "Enero", "ENE-24", "Setiembre 2024"; None for any other text."""
    if len(text) > 24:
        return None
    found = _MONTH.fullmatch(key(text))
    return _SPELLINGS.get(found[1]) if found else None


@lru_cache(maxsize=8192)
def period_of(text: str) -> tuple[int, int] | None:
    """First and last month of the quarter or semester that a label names ("I TRIM", "2do TRIM.", "T1"); or None."""
    if len(text) > 40 or (found := _PERIOD.fullmatch(key(text))) is None:
        return None
    length = _LENGTHS[found["x"] or found["y"]]
    number = _ORDINALS[found["a"] or found["b"]]
    return ((number - 1) * length + 1, number * length) if number * length <= 12 else None


def run_of_initials(labels: Sequence[str]) -> list[int] | None:
    """The months of labels that are one sign each: initials or numbers ("E F M ...", "1 2 3 ..."), in calendar order.

    None where fewer than three stand in a row, or their order does not tell which they are.
    """
    keys = [key(label) for label in labels]
    if len(keys) < 3:
        return None
    if all(k.isdigit() and 1 <= int(k) <= 12 for k in keys):
        numbers = [int(k) for k in keys]
        return numbers if all(b == a + 1 for a, b in pairwise(numbers)) else None
    initials = [name[0] for name in MONTH_NAMES]
    fits = [i for i in range(13 - len(keys)) if initials[i : i + len(keys)] == keys]
    return list(range(fits[0] + 1, fits[0] + 1 + len(keys))) if len(fits) == 1 else None


def numbered_run(labels: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Where labels side by side count on with the same word ("P-01", "P-02", ...), and their numbers, from 1 to 12.

    Runs of fewer than three are none.
    """
    found = [_COUNTED.fullmatch(key(label)) for label in labels]
    runs: list[tuple[int, list[int]]] = []
    for i, told in enumerate(found):
        if told is None or not 1 <= int(told[2]) <= 12:
            continue
        before = found[i - 1] if i and runs and runs[-1][0] + len(runs[-1][1]) == i else None
        if before is not None and before[1] == told[1] and int(told[2]) == runs[-1][1][-1] + 1:
            runs[-1][1].append(int(told[2]))
        else:
            runs.append((i, [int(told[2])]))
    return [run for run in runs if len(run[1]) >= 3]
