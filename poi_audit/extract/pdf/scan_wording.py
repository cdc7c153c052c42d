"""Letters and figures that look alike in small type, told apart where the report's words and codes leave no choice."""

from __future__ import annotations

import re

from poi_audit.extract.pdf.scan_figure import is_figure, shaped

_ALIKE = str.maketrans("l1|0", "IIIO")
_WORDS = {word.translate(_ALIKE): word for word in ("AEI", "OEI", "POI", "AO", "DEl")}
_WORDS |= {"OE": "OEI", "AE": "AEI"}
_WORD = re.compile(r"(\W*)(\w{2,3})(\W*)")
_TITLE = re.compile(r"(AE|[O0]E)[Il1|](?=\.\d)")
_ACTIVITY = re.compile(r"A[O0][Il1|](?=[\dOIl|]{9})")
_OLD_ACTIVITY = re.compile(r"[\dOIl|]{2}A[O0][\dOIl|]{9}")
_DIGITS = str.maketrans("OIl|", "0111")
_CODE = re.compile(r"AOI\d{8,}|\d{2}AO\d{8,}")
_GLUED = re.compile(
    r"(TIPO|NIVEL|CENTRO|EN|ANUAL|[Mm]uy|MUY|Acumulado|No|AVANCE|UNIDAD|PLAN|DE|DEL|EXPORTAR|Exportar|Año:?"
    r"|ACUMULADO\.?)"
    r"(DE|COSTO|DEL|PRIORIDAD|MEDIDA|AGREGACI[OÓ]N|Alta|ALTA|Media|MEDIA|Anual|Mensual|Acumulado|ACUMULADO|OEI"
    r"|OPERATIVO|PLAN|Excel|20\d\d)(?!\w)"
)
_AMOUNT = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d"
_TWO_FIGURES = re.compile(rf"({_AMOUNT}){_AMOUNT}$")
_TYPES = {"1": "I", "l": "I", "|": "I", "11": "II", "1I": "II", "I1": "II", "ll": "II"}


def worded(text: str) -> str:
    """The word with I and l, O and 0 as its place in the report demands: AEI, OEI and the codes of activities."""
    if found := _WORD.fullmatch(text):
        before, word, after = found.groups()
        return before + _WORDS.get(word.translate(_ALIKE), word) + after
    text = _TITLE.sub(lambda m: m[1].replace("0", "O") + "I", text)
    if found := _ACTIVITY.match(text):
        rest = text[found.end() :]
        digits = re.match(r"[\dOIl|]+", rest)
        end = digits.end() if digits else 0
        return "AOI" + rest[:end].translate(_DIGITS) + rest[end:]
    if _OLD_ACTIVITY.match(text):
        return text[:2].translate(_DIGITS) + "AO" + text[4:].translate(_DIGITS)
    return text


def code_in(text: str) -> str | None:
    """The code of an activity with which the word begins, or None."""
    found = _CODE.match(text)
    return found[0] if found else None


def seam(text: str) -> int | None:
    """Where a word of the form that swallowed its space is to be parted ("TIPODE", "MuyAlta"), or two figures."""
    found = _GLUED.match(text)
    if found is None and not is_figure(shaped(text)):
        found = _TWO_FIGURES.match(text)
    return found.end(1) if found else None


def typed(before: str, text: str) -> str:
    """The type I or II that stands after the code of an objective or an action."""
    return _TYPES.get(text, text) if re.fullmatch(r"(?:OEI\.\d\d|AEI\.\d\d\.\d\d)", before) else text
