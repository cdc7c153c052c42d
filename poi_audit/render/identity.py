"""Which report it is, and what of it could not be read whole: the head of every output for a person."""

from __future__ import annotations

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Comparison
from poi_audit.model.report import Report, Source
from poi_audit.render.lines import Page
from poi_audit.render.text import thousands


def print_identity(page: Page, report: Report, lang: Lang, comparison: Comparison | None = None) -> None:
    """Print the title, then UE, period, print date, cap, file and layout, as far as they are known."""
    page.line((title_of(report, lang), "bold"))
    facts = identity(report, lang, comparison)
    width = max(len(name) for name, _ in facts)
    for name, fact in facts:
        page.line((name.ljust(width), "dim"), f"  {fact}", hang=width + 2)


def title_of(report: Report, lang: Lang) -> str:
    """The title that the report prints, or that it has none."""
    return report.header.title or label("untitled", lang)


def identity(report: Report, lang: Lang, comparison: Comparison | None = None) -> list[tuple[str, str]]:
    """UE, period, print date, cap, file and layout with their labels, as far as they are known.

    With a comparison also the earlier report: its file, months, date and SHA-256, and how much was compared.
    """
    header, source = report.header, report.source
    year = "" if header.year is None else str(header.year)
    layout = source.layout or label("unknown layout", lang)
    if source.engine is not None:
        layout += f", {label('read with', lang, source.engine)}"
    facts = {
        "ue": header.ue and f"{header.ue.code} - {header.ue.name}",
        "period": f"{year} {'-'.join(_ends(header.months))}".strip(),
        "printed": header.printed_on and header.printed_on.isoformat(),
        "cap": header.truncated_at_100 is not None
        and label("ticked" if header.truncated_at_100 else "unticked", lang),
        "file": _file(source, lang),
        "layout": layout,
    }
    if comparison is not None:
        facts |= _against(comparison, lang)
    return [(label(key, lang), fact) for key, fact in facts.items() if fact]


def _file(source: Source, lang: Lang) -> str:
    if source.pages is None:
        return source.file
    first, last = source.pages
    where = label("page", lang, first) if first == last else label("pages", lang, first, last)
    return f"{source.file}, {where}"


def _against(comparison: Comparison, lang: Lang) -> dict[str, str]:
    parts = [_file(comparison.earlier, lang), "-".join(_ends(comparison.months))]
    if comparison.printed_on is not None:
        parts.append(label("printed then", lang, comparison.printed_on))
    counts = (comparison.activities, comparison.figures, comparison.not_compared)
    return {
        "against": ", ".join(part for part in parts if part),
        "sha256": comparison.earlier.sha256,
        "compared": label("compared text", lang, *map(thousands, counts)),
    }


def _ends(months: tuple[str, ...]) -> tuple[str, ...]:
    return months if len(months) < 2 else (months[0], months[-1])


def print_problems(page: Page, report: Report, lang: Lang) -> None:
    """Print what could not be read, or was read only in part; nothing where there is nothing."""
    if not report.problems:
        return
    page.heading(label("problems", lang))
    for problem in report.problems:
        place = "" if problem.page is None else f" ({label('p.', lang, problem.page)})"
        page.line((problem.code, "bold"), f"  {write(problem.message, lang)}", (place, "dim"), hang=6)
