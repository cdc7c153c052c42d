"""What `layouts` shows: the forms that are known, how much of a file each line of one explains, what was drafted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console

from poi_audit.layouts.explained import Line
from poi_audit.layouts.form import Form, Heading
from poi_audit.layouts.infer import Fit
from poi_audit.layouts.layout import Layout
from poi_audit.model.report import Report
from poi_audit.render.lines import Page
from poi_audit.render.table import print_activities
from poi_audit.render.words import Lang

SHOWN = 3
"""Activities shown as read under a draft."""
_WORDS: Mapping[str, tuple[str, str]] = {
    "own": ("propio", "own"),
    "requires": ("exige", "requires"),
    "lacks": ("sin", "without"),
    "months": ("meses", "months"),
    "quarters": ("trimestres", "quarters"),
    "both": ("FISICO y FINANCIERO", "FISICO and FINANCIERO"),
    "physical": ("FISICO", "FISICO"),
    "read": ("{file}: se leyó con el formulario «{name}».", "{file}: read as the form «{name}»."),
    "not read": (
        "{file}: no se leyó con el formulario «{name}»: algo de su cuadro falta en él, o él lo nombra de otro modo.",
        "{file}: not read as the form «{name}»: it lacks something of the table, or names it otherwise.",
    ),
    "absent": ("sus palabras no están en el archivo", "its words are not in the file"),
    "there": ("está", "there"),
    "share": ("{agree} de {of} ({share} %)", "{agree} of {of} ({share} %)"),
    "unknown": (
        "Palabras del encabezado que no nombra: {words}.",
        "Words of the head that it does not name: {words}.",
    ),
    "none unknown": ("Nombra todas las columnas del archivo.", "It names all columns of the file."),
    "written": (
        "{file}: borrador escrito. Así se leen con él las primeras AO:",
        "{file}: draft written. The first AO as read with it:",
    ),
}


def print_known(console: Console, layouts: Sequence[Layout], lang: Lang = "es") -> None:
    """Print each form: name, title, what it requires and must not have, its months and blocks."""
    page = Page(console)
    for number, layout in enumerate(layouts):
        if number:
            page.gap()
        own = f" ({_word('own', lang)})" if layout.sha256 else ""
        page.line((layout.name + own, "bold"), f"  {layout.title}", hang=2)
        page.line(f"{_word('requires', lang)}: {', '.join(layout.requires) or '—'}", indent=2, hang=2)
        if layout.lacks:
            page.line(f"{_word('lacks', lang)}: {', '.join(layout.lacks)}", indent=2, hang=2)
        periods = _word("quarters" if "periods" in layout.requires else "months", lang)
        money = "financial" in layout.requires or any(name == "financial" for name, _ in layout.blocks)
        page.line(f"{periods}; {_word('both' if money else 'physical', lang)}", indent=2)


def print_explained(
    console: Console,
    file: str,
    layout: Layout,
    form: Form,
    lines: Sequence[Line],
    unknown: Sequence[Heading],
    lang: Lang = "es",
) -> None:
    """Print what share of the file's rows each line of the layout explains, and which words it does not know."""
    page = Page(console)
    read = form.layout_sha256 == layout.sha256
    page.line((_word("read" if read else "not read", lang, file=file, name=layout.name), "bold"))
    width = max((len(line.name) for line in lines), default=0)
    table = ""
    for line in lines:
        if line.table and line.table != table:
            page.line((f"[{line.table}]", "dim"), indent=2)
        table = line.table
        mark = "✓" if line.good else "✗"
        page.line(f"{mark} {line.name.ljust(width)}  {_told(line, lang)}", indent=2, hang=width + 4)
    if unknown:
        words = ", ".join(f"«{heading.label}»" for heading in unknown)
        page.line(_word("unknown", lang, words=words), indent=2, hang=2)
    else:
        page.line(_word("none unknown", lang), indent=2)


def print_drafted(console: Console, file: str, report: Report | None, lang: Lang = "es") -> None:
    """Say that the draft is written, and show the first activities as read under it."""
    page = Page(console)
    page.line(_word("written", lang, file=file))
    if report is not None:
        print_activities(console, report, list(report.activities())[:SHOWN], lang)


def _told(line: Line, lang: Lang) -> str:
    if not line.found:
        return _word("absent", lang)
    return _word("there", lang) if line.fit is None or not line.fit.of else _share(line.fit, lang)


def _share(fit: Fit, lang: Lang) -> str:
    return _word("share", lang, agree=fit.agree, of=fit.of, share=100 * fit.agree // fit.of)


def _word(word: str, lang: Lang, **values: object) -> str:
    return _WORDS[word][lang == "en"].format(**values)
