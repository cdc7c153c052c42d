"""What `layouts` shows: the forms that are known, how much of a file each line of one explains, what was drafted."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from poi_audit.layouts.explained import Line
from poi_audit.layouts.form import Form, Heading
from poi_audit.layouts.infer import Fit
from poi_audit.layouts.layout import Layout
from poi_audit.messages import Lang, label
from poi_audit.model.report import Report
from poi_audit.render.lines import Page
from poi_audit.render.table import print_activities

SHOWN = 3
"""Activities shown as read under a draft."""


def print_known(console: Console, layouts: Sequence[Layout], lang: Lang = "es") -> None:
    """Print each form: name, title, what it requires and must not have, its months and blocks."""
    page = Page(console)
    for number, layout in enumerate(layouts):
        if number:
            page.gap()
        own = f" ({label('forms.own', lang)})" if layout.sha256 else ""
        page.line((layout.name + own, "bold"), f"  {layout.title}", hang=2)
        page.line(f"{label('forms.requires', lang)}: {', '.join(layout.requires) or '—'}", indent=2, hang=2)
        if layout.lacks:
            page.line(f"{label('forms.lacks', lang)}: {', '.join(layout.lacks)}", indent=2, hang=2)
        periods = label("forms.quarters" if "periods" in layout.requires else "forms.months", lang)
        money = "financial" in layout.requires or any(name == "financial" for name, _ in layout.blocks)
        page.line(f"{periods}; {label('forms.both' if money else 'forms.physical', lang)}", indent=2)


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
    page.line((label("forms.read" if read else "forms.not read", lang, file=file, name=layout.name), "bold"))
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
        page.line(label("forms.unknown", lang, words=words), indent=2, hang=2)
    else:
        page.line(label("forms.none unknown", lang), indent=2)


def print_drafted(console: Console, file: str, report: Report | None, lang: Lang = "es") -> None:
    """Say that the draft is written, and show the first activities as read under it."""
    page = Page(console)
    page.line(label("forms.written", lang, file=file))
    if report is not None:
        print_activities(console, report, list(report.activities())[:SHOWN], lang)


def _told(line: Line, lang: Lang) -> str:
    if not line.found:
        return label("forms.absent", lang)
    return label("forms.there", lang) if line.fit is None or not line.fit.of else _share(line.fit, lang)


def _share(fit: Fit, lang: Lang) -> str:
    return label("forms.share", lang, agree=fit.agree, of=fit.of, share=100 * fit.agree // fit.of)
