"""MkDocs hook: pages that are made as the site is built, so that nothing generated is kept in the repository.

The rules' pages, one per family and language, from what `poi-audit explain` shows; and the two READMEs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from posixpath import normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from poi_audit.checks import Rule
from poi_audit.checks.plugins import is_own
from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang
from poi_audit.render.labels import family_word, severity_word
from poi_audit.render.rule_page import rule_markdown

ROOT = Path(__file__).parents[1]
READMES = {"README.md": "start.md", "README.es.md": "inicio.md"}
"""README -> its page."""
FOLDERS: dict[Lang, str] = {"en": "rules", "es": "reglas"}
HEADS: dict[Lang, tuple[str, str, str, str]] = {
    "en": ("Rules", "Code", "Severity", "What it finds"),
    "es": ("Reglas", "Código", "Gravedad", "Qué encuentra"),
}
_LINK = re.compile(r"(!?)\[([^\]]*)\]\((?!https?:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made here."""
    for name, text in pages():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let links to the READMEs lead to their pages; of links to other files outside the docs keep the words."""
    return _linked(markdown, "docs") if page.file.generated_by is None else markdown


def pages() -> Iterator[tuple[str, str]]:
    """Path and Markdown of each."""
    for name, page in READMES.items():
        yield page, _linked((ROOT / name).read_text("utf-8"), ".")
    catalogue = sorted(
        (rule for rule in rules() if not is_own(rule)), key=lambda rule: (rule.code[0] in "BR", rule.code)
    )
    families = list(dict.fromkeys(rule.family for rule in catalogue))
    for lang, folder in FOLDERS.items():
        yield f"{folder}/index.md", _index(catalogue, lang)
        for family in families:
            members = [rule for rule in catalogue if rule.family == family]
            yield f"{folder}/{family}.md", _family(family, members, lang)


def _linked(text: str, folder: str) -> str:
    """The text of a file of that folder of the repository, its links as the site has them."""

    def link(found: re.Match[str]) -> str:
        target = normpath(f"{folder}/{found[3]}")
        if target in READMES:
            target = f"docs/{READMES[target]}"
        elif target == "docs":
            target = "docs/index.md"
        if not target.startswith("docs/"):
            return found[2]
        return f"{found[1]}[{found[2]}]({target.removeprefix('docs/')}{found[4] or ''})"

    return _LINK.sub(link, text)


def _index(catalogue: list[Rule], lang: Lang) -> str:
    title, *heads = HEADS[lang]
    lines = [f"# {title}", "", f"| {' | '.join(heads)} |", "|---|---|---|"]
    for rule in catalogue:
        code = f"[{rule.code}]({rule.family}.md#{rule.code.lower()})"
        lines.append(f"| {code} | {severity_word(rule.severity, lang)} | {rule.name(lang)} |")
    return "\n".join(lines) + "\n"


def _family(family: str, members: list[Rule], lang: Lang) -> str:
    parts = [f"# {family} {family_word(family, lang)}"]
    for rule in members:
        anchor = f"{{ #{rule.code.lower()} }}"
        parts.append(f"## {rule.code} {rule.name(lang)} {anchor}")
        parts += [f"*{severity_word(rule.severity, lang)}*", rule_markdown(rule, lang)]
    return "\n\n".join(parts) + "\n"
