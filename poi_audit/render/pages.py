"""The page of each rule in Spanish and English, in sections, with the notes that it names.

The Spanish page is the check's docstring; the English ones are in `rules_en`, a file per family.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from poi_audit.render.notes import Note, notes_named


class Documented(Protocol):
    """A rule: its code, its family and its page in Spanish."""

    @property
    def code(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def page(self) -> str: ...


HEADS = {
    "es": ("Significa", "Importa", "Base", "Falla", "Pasa", "Excepciones", "Qué hacer"),
    "en": ("Means", "Why it matters", "Basis", "Fails", "Passes", "Exceptions", "What to do"),
}
"""Language -> the sections of a page, in order."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's page: its sections by their heads, in order, and the notes of the reports that its basis names."""

    sections: dict[str, str]
    notes: tuple[Note, ...]
    translated: bool = True
    """False where a plug-in's page is asked for in English: it has the one its author wrote."""

    @property
    def meaning(self) -> str:
        """The first section's text, as a sentence."""
        return self._sentence(0)

    @property
    def reason(self) -> str:
        """Why it matters, as a sentence; "" where its page does not say."""
        return self._sentence(1)

    def _sentence(self, number: int) -> str:
        text = next(
            (self.sections[heads[number]] for heads in HEADS.values() if heads[number] in self.sections), ""
        )
        return text[:1].upper() + text[1:]


def page_of(rule: Documented, lang: str = "es") -> RulePage:
    """The page of a rule in `lang` ("es" or "en")."""
    text, translated = rule.page, True
    if lang == "en":
        english = _english(rule.family).get(rule.code)
        text, translated = (rule.page, False) if english is None else (english, True)
    heads = HEADS["en" if lang == "en" and translated else "es"]
    sections = _sections(text, heads)
    return RulePage(sections, notes_named(sections.get(heads[2], "")), translated)


def _sections(text: str, heads: tuple[str, ...]) -> dict[str, str]:
    """Head -> text on one line. What a plug-in's page says before its first head is its meaning."""
    first, *parts = re.split(rf"^({'|'.join(heads)}): ", text, flags=re.M)
    found = {heads[0]: first} if first.strip() else {}
    found |= dict(zip(parts[::2], parts[1::2], strict=True))
    return {head: " ".join(body.split()) for head, body in found.items()}


@cache
def _english(family: str) -> dict[str, str]:
    """Code -> page, of one family."""
    file = files("poi_audit.messages").joinpath("rules_en", f"{family}.md")
    if not file.is_file():
        return {}
    parts = re.split(r"^## (\w+)$", file.read_text("utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
