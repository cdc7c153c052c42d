"""Numbers in Spanish prose: either style of separators, and which of them are figures at all.

Numbers of resolutions and norms, codes, years, dates and enumerations "(1)" are no figures of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poi_audit.model.text import fold
from poi_audit.narrative.model import Claim, ClaimKind, Number

LONGEST = 24
"""Characters of the longest number."""

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,'’]\d+)*")
_PERCENT = re.compile(r"\s*(?:%|por\s+ciento\b)", re.I)
_SOLES = re.compile(r"\s*(?:nuevos\s+)?soles\b", re.I)
_MONEY = re.compile(r"S/\s?\.?\s*$", re.I)
_MONTH = re.compile(
    r"\s+(?:de\s+)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b",
    re.I,
)
_REFERENCE = re.compile(
    r"(?:\bN\s?[°ºo]s?\.?|\bN\.\s?[°º]|\bNro\.?|\bn[uú]m(?:ero|\.)|\b(?:resoluci[oó]n|ley|decreto|directiva|art[ií]culo"
    r"|numeral|literal|versi[oó]n|p[aá]gina|p[aá]g\.|cuadro|tabla|anexo|gr[aá]fico|inciso|c[oó]digo|cod\.?\s?[uú]nico)"
    r"|\b(?:POI|PEI|PESEM|AO|AOI|AEI|OEI|ISO|UE|CC|LI|DI|RM|DS|SNIP|CUI|COVID)\)?\.?)[\s\-–]*$",
    re.I,
)
_WORD = re.compile(r"[\s)]*([^\W\d_]+)")

_UNITS = (
    *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce", "trece", "catorce", "quince"),
)
_TENS = ("veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    *("cien", "doscientos", "trescientos", "cuatrocientos", "quinientos"),
    *("seiscientos", "setecientos", "ochocientos", "novecientos"),
)
_SPELLED = {fold(word): n for n, word in enumerate(_UNITS)}
_SPELLED |= {fold(word): 10 * n for n, word in enumerate(_TENS, start=2)}
_SPELLED |= {fold(word): 100 * n for n, word in enumerate(_HUNDREDS, start=1)}
_SPELLED |= {"UN": 1, "UNA": 1, "CIENTO": 100, "DOSCIENTAS": 200, "TRESCIENTAS": 300}
for _n, _word in enumerate(_UNITS[1:10], start=1):
    _SPELLED[fold(f"veinti{_word}")] = 20 + _n
    if _n > 5:
        _SPELLED[fold(f"dieci{_word}")] = 10 + _n


def readings(text: str) -> tuple[Number, ...]:
    """What a written number can mean, the likeliest first; none where its separators make no sense.

    "4,224" and "4.224" may be four thousand or have three decimals; "2 100" may be two numbers.
    """
    if len(text) > LONGEST:
        return ()
    plain = text.replace("’", "'")
    if " " in plain or "\u00a0" in plain:
        groups = plain.replace("\u00a0", " ").split(" ")
        return (*readings("".join(groups)), *readings(groups[-1]))
    plain = plain.replace("'", "")
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return (Number(Decimal(plain), 0),)
    out = []
    last = marks[-1]
    head, _, tail = plain.rpartition(last)
    if _grouped(plain, last) and len(set(marks)) == 1:
        out.append(Number(Decimal(plain.replace(last, "")), 0))
    whole = head if head.isdigit() else head.replace(marks[0], "") if _grouped(head, marks[0]) else None
    if whole is not None and last not in head:
        out.append(Number(Decimal(f"{whole}.{tail}"), len(tail)))
    return tuple(out)


def _grouped(text: str, mark: str) -> bool:
    """Whether the text is digits in groups of three parted by the mark."""
    first, *rest = text.split(mark)
    return (
        first.isdigit() and len(first) < 4 and all(len(g) == 3 and g.isdigit() for g in rest) and bool(rest)
    )


def spelled(words: list[str]) -> int | None:
    """The number below 1000 that the last words spell ("ciento treinta y ocho"), or None."""
    total, any_word = 0, False
    for word in reversed(words):
        value = _SPELLED.get(fold(word))
        if value is None:
            if fold(word) == "Y" and any_word:
                continue
            break
        total, any_word = total + value, True
    return total if any_word and total < 1000 else None


def claims(text: str) -> Iterator[Claim]:
    """Every figure in the text, in order."""
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        if (kind := _kind(text, start, end)) is None or not (numbers := readings(found[0])):
            continue
        yield Claim(kind, start, end, found[0] + _counted(kind, text, end), numbers)


def _counted(kind: ClaimKind, text: str, end: int) -> str:
    """What follows the number: its % or the word it counts."""
    sign = _PERCENT.match(text, end)
    if kind == "percent":
        return sign[0] if sign else ""
    word = _WORD.match(text, end)
    return f" {word[1]}" if kind == "quantity" and word else ""


def _kind(text: str, start: int, end: int) -> ClaimKind | None:
    """What kind of figure the number is; None where it is none."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if before and (
        before[-1].isalnum() or before[-1] in "-–/_.,°º#" or (before[-1] == "." and before[-2:-1].isdigit())
    ):
        return None
    if _MONEY.search(before) or _SOLES.match(after):
        return "money"
    if _PERCENT.match(after):
        return "percent"
    if after and (after[0].isalpha() or after[0] in "°ºª_" or re.match(r"[-–/]\s?\w", after)):
        return None
    digits = text[start:end]
    if _MONTH.match(after) or _REFERENCE.search(before) or _enumerates(before, after, digits):
        return None
    if len(digits) == 4 and digits.isdigit() and 1990 <= int(digits) < 2060:
        return None
    return "quantity"


def _enumerates(before: str, after: str, digits: str) -> bool:
    """Whether the number only counts items: "(1)", "1)" or "1." before a name."""
    if len(digits) > 2:
        return False
    if before.endswith("(") and after.startswith(")"):
        return spelled(before[:-1].split()) is None
    starts = not before.strip() or before.rstrip()[-1] in ".;:,\n•-"
    return starts and re.match(r"(?:\)|\.-?|\.\))\s*[“\"«A-ZÁÉÍÓÚÑ]", after) is not None
