"""Numbers in Spanish prose: in digits, in words, or both; either style of separators; and which of them are figures.

Numbers of resolutions and norms, codes, years, dates and enumerations "(1)" are no figures of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from poi_audit.narrative.model import Claim, ClaimKind, Number
from poi_audit.narrative.stems import plain

LONGEST = 24
"""Characters of the longest number."""

_UNITS = (
    *("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once"),
    *("doce", "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve", "veinte"),
    *("veintiuno", "veintidos", "veintitres", "veinticuatro", "veinticinco", "veintiseis", "veintisiete"),
    *("veintiocho", "veintinueve"),
)
_TENS = ("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = ("cien", "dosciento", "tresciento", "cuatrociento", "quiniento", "seisciento", "seteciento")
_VALUES = {word: n for n, word in enumerate(_UNITS)}
_VALUES |= {word: 10 * n for n, word in enumerate(_TENS, start=3)}
_VALUES |= {
    word + end: 100 * n
    for n, word in enumerate((*_HUNDREDS, "ochociento", "noveciento"), start=1)
    for end in (("s", "") if word == "cien" else ("s",))
}
_VALUES |= {word[:-2] + "as": n for word, n in list(_VALUES.items()) if n >= 200}
_VALUES |= {"un": 1, "una": 1, "ciento": 100, "veintiun": 21, "veintiuna": 21}
_SCALES = {"mil": 1000, "millon": 10**6, "millones": 10**6}

_WORD = "|".join(sorted((*_VALUES, *_SCALES), key=len, reverse=True))
_SCALE = r"(?:\s+(?P<scale>mil(?:lon|lones)?)\b)?"
_NUMBER = re.compile(
    rf"(?P<digits>\d{{1,3}}(?:[ \u00a0]\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,'’]\d+)*){_SCALE}"
    rf"|\b(?!(?<=por )ciento)(?P<words>(?:{_WORD})(?:\s+(?:y\s+)?(?:{_WORD}))*)\b"
)
_PERCENT = re.compile(r"\s*(?:%|por\s*ciento\b)")
_SOLES = re.compile(r"\s*(?:de\s+)?(?:nuevos\s+)?soles\b")
_MONEY = re.compile(r"s/\s?\.?\s*$")
_MONTH = re.compile(
    r"\s+(?:de\s+)?(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)\b"
)
_REFERENCE = re.compile(
    r"(?:\bn\s?[°ºo]s?\.?|\bn\.\s?[°º]|\bnro\.?|\bnum(?:ero|\.)|\b(?:resolucion|ley|decreto|directiva|articulo"
    r"|numeral|literal|version|pagina|pag\.|cuadro|tabla|anexo|grafico|inciso|codigo|cod\.?\s?unico)"
    r"|\b(?:poi|pei|pesem|ao|aoi|aei|oei|iso|ue|cc|li|di|rm|ds|snip|cui|covid)\)?\.?)[\s\-–]*$"
)
_ONE = re.compile(r"(?:cuales|ell[ao]s|est[ao]s|sol[oa]|unicamente)\s*,?\s*$|\($")
"""What stands before "una" where it counts and is no article."""
_COUNTED = re.compile(r"[\s)]*([^\W_]+)")


def readings(text: str) -> tuple[Number, ...]:
    """What a number written in digits can mean, the likeliest first; none where its separators make no sense.

    "4,224" and "4.224" may be four thousand or have three decimals; "2 100" may be two numbers.
    """
    if len(text) > LONGEST:
        return ()
    digits = text.replace("’", "'")
    if " " in digits or "\u00a0" in digits:
        groups = digits.replace("\u00a0", " ").split(" ")
        return (*readings("".join(groups)), *readings(groups[-1]))
    digits = digits.replace("'", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return (Number(Decimal(digits), 0),)
    out = []
    last = marks[-1]
    head, _, tail = digits.rpartition(last)
    if _grouped(digits, last) and len(set(marks)) == 1:
        out.append(Number(Decimal(digits.replace(last, "")), 0))
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
    """The number that the words spell ("ciento treinta y ocho", "mil doscientas"), or None."""
    total = part = 0
    for word in words:
        if word in _SCALES:
            total += (part or 1) * _SCALES[word]
            part = 0
        elif word != "y":
            if word not in _VALUES or (part and part % 10 ** len(str(_VALUES[word])) != 0):
                return None
            part += _VALUES[word]
    return total + part if words and words[-1] != "y" else None


def claims(text: str) -> Iterator[Claim]:
    """Every figure in the text, in order. One given in words and in digits ("tres (3)") is one."""
    flat = plain(text)
    waiting: Claim | None = None
    for found in _NUMBER.finditer(flat):
        claim = _claim(text, flat, found)
        if claim is None:
            continue
        if waiting is not None and _again(flat, waiting, claim):
            same = any(a.value == b.value for a in waiting.readings for b in claim.readings)
            end = claim.end + flat[claim.end :].startswith(")")
            stop = _PERCENT.match(flat, end)
            kind: ClaimKind = "percent" if stop else claim.kind
            digits = claim if flat[claim.start].isdigit() else waiting
            text_of = text[digits.start : digits.end] + _counted(kind, text, flat, end)
            end = stop.end() if stop else end
            waiting = Claim(kind, waiting.start, end, text_of, digits.readings if same else ())
            continue
        if waiting is not None:
            yield waiting
        waiting = claim
    if waiting is not None:
        yield waiting


def _again(flat: str, one: Claim, other: Claim) -> bool:
    """Whether the second number repeats the first one: one of them in words, the second in parentheses."""
    in_words = flat[one.start].isalpha() != flat[other.start].isalpha()
    return in_words and re.fullmatch(r"\s*\(", flat[one.end : other.start]) is not None


def _claim(text: str, flat: str, found: re.Match[str]) -> Claim | None:
    start, end = found.span()
    scale = _SCALES.get(found["scale"] or "", 1)
    if found["digits"]:
        numbers = tuple(n._replace(scale=scale) for n in readings(text[start : found.end("digits")]))
    else:
        words = found["words"].split()
        value = spelled(words)
        if value is None and words[0] in ("un", "una"):
            # "Un ochenta por ciento": an article.
            start, value = start + len(words[0]) + 1, spelled(words[1:])
        article = value == 1 and not _ONE.search(flat, max(0, start - 20), start)
        numbers = () if value is None or article else (Number(Decimal(value), 0),)
    if not numbers or (kind := _kind(flat, start, end, bool(found["words"]))) is None:
        return None
    sign = _PERCENT.match(flat, end) if kind == "percent" else None
    shown = text[start:end] + _counted(kind, text, flat, end)
    return Claim(kind, start, sign.end() if sign else end, shown, numbers)


def _counted(kind: ClaimKind, text: str, flat: str, end: int) -> str:
    """What follows the number: its % or the word it counts."""
    sign = _PERCENT.match(flat, end)
    if kind == "percent":
        return text[end : sign.end()] if sign else ""
    word = _COUNTED.match(text, end)
    return f" {word[1]}" if kind == "quantity" and word else ""


def _kind(flat: str, start: int, end: int, words: bool) -> ClaimKind | None:
    """What kind of figure the number is; None where it is none."""
    before, after = flat[max(0, start - 40) : start], flat[end : end + 40]
    if before and (before[-1].isalnum() or before[-1] in "-–/_.,°º#"):
        return None
    if _MONEY.search(before) or _SOLES.match(after):
        return "money"
    if _PERCENT.match(after):
        return "percent"
    if words:
        return None if _MONTH.match(after) else "quantity"
    if after and (after[0].isalpha() or after[0] in "°ºª_" or re.match(r"[-–/]\s?\w", after)):
        return None
    digits = flat[start:end]
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
        return not re.search(rf"\b(?:{_WORD})\s*\($", before)
    starts = not before.strip() or before.rstrip()[-1] in ".;:,\n•-"
    return starts and re.match(r"(?:\)|\.-?|\.\))\s*[“\"«a-z]", after) is not None
