"""What a cell shows for a number: the number format of the workbook applied exactly, without floats.

Separators are those of the published reports and of Peru, "1,762.00". Halves round away from zero, as in Excel, on the
15 significant digits that Excel keeps.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from poi_audit.extract.excel.dates import date_text, is_date
from poi_audit.extract.excel.sheet import IS_DATE, Shown

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0_);(#,##0)",
    38: "#,##0_);(#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);(#,##0.00)",
    41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)', 42: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', 44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The number formats a workbook refers to by number only."""

MAX_DIGITS = 12
"""Longer numbers, and formats with more decimals, are given as stored and doubtful: no report prints them."""
_STORED = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:E[+-]?\d{1,3})?", re.I)
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_UNKNOWN = "el formato de número de la celda no se sabe mostrar; se da su valor"
_HIDES = "el formato de la celda oculta su valor"
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(;)|([0#?]+|[.,%@])|(E[+-])|(/)|(.)', re.S | re.I
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b, "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


@dataclass(slots=True)
class _Section:
    """One part of a format: literals before and after the digits, and how these are set."""

    before: str = ""
    after: str = ""
    whole: str = ""
    fraction: str | None = None
    thousands: bool = False
    scale: int = 0
    """Power of ten the value is multiplied by: 2 for %, -3 for each closing comma."""
    general: bool = False
    condition: tuple[str, Decimal] | None = None
    unknown: bool = False

    @property
    def has_digits(self) -> bool:
        """Whether the number itself is shown at all."""
        return bool(self.whole) or self.fraction is not None or self.general


@lru_cache(maxsize=65536)
def shown_number(value: Decimal, code: str, epoch_1904: bool = False) -> Shown:
    """What a cell with this number and this number format shows. A date is doubtful as a figure."""
    if is_date(code):
        return Shown(date_text(value, code, epoch_1904), IS_DATE)
    value = _DIGITS.plus(value)
    sections = _sections(code)
    section, minus = _chosen(sections, value)
    if section.unknown or value.adjusted() > MAX_DIGITS or len(section.fraction or "") > MAX_DIGITS:
        return Shown(general(value), _UNKNOWN)
    if not section.has_digits:
        text = section.before + section.after
        return Shown(text, None if text.strip() else _HIDES)
    digits = general(abs(value)) if section.general else _digits(abs(value), section)
    text = f"{'-' if minus else ''}{section.before}{digits}{section.after}".strip()
    return Shown(text, None if text else _HIDES)


def number_of(text: str) -> Decimal | None:
    """The exact value of a number as workbooks store it, "1762" or "1.5E-3"; None for any other text."""
    return Decimal(text) if _STORED.fullmatch(text) else None


def general(value: Decimal) -> str:
    """A number under the format General: up to 11 characters where it has decimals, no thousands separators."""
    if value.adjusted() > MAX_DIGITS:
        return f"{_DIGITS.plus(value)}"
    whole = len(str(abs(int(value))))
    if value == value.to_integral_value():
        return f"{value.quantize(Decimal(1)):f}"
    rounded = value.quantize(Decimal(1).scaleb(-max(10 - whole, 0)), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".")


def _chosen(sections: Sequence[_Section], value: Decimal) -> tuple[_Section, bool]:
    """The section for a value, and whether a minus sign goes before it."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _COMPARE[section.condition[0]](value, section.condition[1]):
                return section, value < 0
        return _Section(general=True), value < 0
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], value < 0


def _digits(value: Decimal, section: _Section) -> str:
    fraction = section.fraction or ""
    rounded = value.scaleb(section.scale).quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    least = section.whole.count("0")
    whole = whole.lstrip("0").rjust(least, "0")
    if section.thousands:
        whole = _grouped(whole)
    optional = len(fraction) - len(fraction.rstrip("#?"))
    kept = decimals[: len(decimals) - optional] + decimals[len(decimals) - optional :].rstrip("0")
    return whole if section.fraction is None else f"{whole}.{kept}"


def _grouped(digits: str) -> str:
    parts = []
    while digits:
        parts.append(digits[-3:])
        digits = digits[:-3]
    return ",".join(reversed(parts))


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a number format; a text section (the fourth, or one with @) is kept in its place."""
    if not code or code.lower() in ("general", "standard", "@"):
        return (_Section(general=True),)
    out: list[_Section] = [_Section()]
    code = re.sub("general", "\x00", code[:1000], flags=re.I)
    for found in _TOKEN.finditer(code):
        if found[6]:
            out.append(_Section())
        else:
            _add(out[-1], found)
    return tuple(_finished(section) for section in out[:4])


def _add(section: _Section, found: re.Match[str]) -> None:
    quoted, escaped, room, fill, bracket, _, digits, power, slash, other = found.groups()
    if bracket is not None:
        if bracket.startswith("$"):
            _literal(section, bracket[1:].partition("-")[0])
        elif condition := _CONDITION.fullmatch(bracket):
            section.condition = (condition[1], Decimal(condition[2]))
    elif room or fill:
        _literal(section, " " if room else "")
    elif power or digits == "@" or (slash and section.has_digits):
        section.unknown = True
    elif other == "\x00":
        section.general = True
    elif digits:
        _placeholder(section, digits)
    else:
        _literal(section, next((t for t in (quoted, escaped, slash, other) if t is not None), ""))


def _literal(section: _Section, text: str) -> None:
    if section.has_digits:
        section.after += text
    else:
        section.before += text


def _placeholder(section: _Section, text: str) -> None:
    if text == "%":
        section.scale += 2
        _literal(section, "%")
    elif text == "," and not section.after:
        if section.fraction is None:
            section.whole += ","
        else:
            section.scale -= 3
    elif section.after.strip():
        section.unknown = True  # a literal among the digits
    elif text == ".":
        section.unknown |= section.fraction is not None
        section.fraction = section.fraction or ""
    elif section.fraction is not None:
        section.fraction += text
    else:
        section.whole += text


def _finished(section: _Section) -> _Section:
    digits = section.whole.rstrip(",")
    section.scale -= 3 * (len(section.whole) - len(digits))
    section.thousands = "," in digits
    section.whole = digits.replace(",", "")
    if section.general and (section.whole or section.fraction is not None):
        section.unknown = True
    return section
