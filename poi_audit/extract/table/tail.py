"""What follows the last action: free text and notes from lines, totals and TABLA RESÚMEN from cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from poi_audit.extract.table.summary import parse_summary
from poi_audit.extract.wording import NOTE_START
from poi_audit.model.text import fold, squeeze

__all__ = ["is_text_heading", "parse_alerts", "parse_notes", "parse_summary", "split_free_text"]

_ALERTS = ("ALERTASIDENTIFICADAS", "ANALISISDESCRIPTIVODELAEJECUCION")
_NOTES = re.compile(r"NOTAS?:?")
_FIRST_NOTE = re.compile(r"\((?:1|I)\)(?:FORMANPARTEDELREPORTE|ENELREPORTESECONSIDERA)")
_BUTTONS = re.compile(r"(?:\[?(?:EDITAR|GUARDAR|CANCELAR|IMPRIMIR|EXPORTAREXCEL)\]?(?:\(#?[^)]*\))?)+")
_DASH = re.compile(r"^[-•*–]\s+(?=[a-z]\))")


def split_free_text(lines: Iterable[str]) -> tuple[list[str] | None, list[str]]:
    """The lines of the alerts (or the analysis) without their heading, and those of the notes, in any order.

    The alerts end at the heading NOTAS, or at the first note by its wording: they may hold "(1)" themselves.
    None for the alerts when there is no such heading.
    """
    alerts: list[str] | None = None
    notes: list[str] = []
    state = ""
    for line in lines:
        text = squeeze(line)
        folded = fold(text)
        if heading := next((h for h in _ALERTS if folded.startswith(h)), None):
            state = "alerts"
            alerts = alerts or []
            if rest := _after_heading(text, heading):
                alerts.append(rest)
        elif _NOTES.fullmatch(folded) or _FIRST_NOTE.match(folded):
            state = "notes"
            notes += [] if _NOTES.fullmatch(folded) else [text]
        elif state == "alerts" and alerts is not None:
            alerts.append(text)
        elif state == "notes" or NOTE_START.match(text + " "):
            state = "notes"
            notes.append(text)
    return alerts, notes


def is_text_heading(text: str) -> bool:
    """Whether a line is the heading of the alerts, the analysis or the notes."""
    folded = fold(text)
    return folded.startswith(_ALERTS) or _NOTES.fullmatch(folded) is not None


def parse_alerts(lines: Iterable[str]) -> str | None:
    """The text under ALERTAS IDENTIFICADAS (2022, 2024) or ANÁLISIS DESCRIPTIVO (2021), as one paragraph.

    "" when the heading has nothing under it, None when there is no heading. Buttons of the page are left out.
    """
    alerts, _ = split_free_text(lines)
    if alerts is None:
        return None
    return " ".join(text for text in alerts if text and not _BUTTONS.fullmatch(fold(text)))


def parse_notes(lines: Iterable[str]) -> tuple[str, ...]:
    """The notes, each from its "(1)" or "(i)" at a line's start, continuation lines joined with a space."""
    _, texts = split_free_text(lines)
    notes: list[str] = []
    for text in texts:
        if not text or _BUTTONS.fullmatch(fold(text)):
            continue
        text = _DASH.sub("", text)
        if NOTE_START.match(text + " ") and _follows(notes, text):
            notes.append(text)
        elif notes:
            notes[-1] += " " + text
    return tuple(notes)


def _after_heading(text: str, heading: str) -> str:
    """The text after a heading and its colon on the same line. The 2021 heading runs on to its colon."""
    if heading == _ALERTS[0]:
        letters = 0
        for i, char in enumerate(text):
            letters += bool(fold(char))
            if letters == len(heading):
                return text[i + 1 :].lstrip(" :")
    return text.partition(":")[2].strip()


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _number(note: str) -> int:
    label = note[1 : note.index(")")].upper()
    return int(label) if label.isdigit() else _ROMAN.index(label) + 1 if label in _ROMAN else 0


def _follows(notes: Sequence[str], text: str) -> bool:
    """Whether a label at a line's start is the next note, and not a reference "nota (2)" that wrapped."""
    return not notes or _number(text) > _number(notes[-1])
