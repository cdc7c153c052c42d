"""Which report it is, and what of it could not be read whole: the head of every output for a person."""

from __future__ import annotations

from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Audit, Comparison, RegisterUsed
from poi_audit.model.report import Days, Register, Report, Source
from poi_audit.render.lines import Page
from poi_audit.render.text import thousands


def print_identity(page: Page, report: Report, lang: Lang, audit: Audit | None = None) -> None:
    """Print the title, then UE, period, print date, cap, file and layout, as far as they are known."""
    page.line((title_of(report, lang), "bold"))
    facts = identity(report, lang, audit)
    width = max(len(name) for name, _ in facts)
    for name, fact in facts:
        page.line((name.ljust(width), "dim"), f"  {fact}", hang=width + 2)


def title_of(report: Report, lang: Lang) -> str:
    """The title that the report prints, or that it has none; a register has its own name."""
    return report.header.title or label("untitled" if report.register is None else "untitled register", lang)


def identity(report: Report, lang: Lang, audit: Audit | None = None) -> list[tuple[str, str]]:
    """UE, period, print date, cap, file and layout with their labels, as far as they are known.

    Of a comparison also the earlier report: its file, months, date and SHA-256, and how much was compared; likewise of
    the register that the report was checked against.
    """
    header, source = report.header, report.source
    year = "" if header.year is None else str(header.year)
    layout = source.layout or label("unknown layout" if report.register is None else "register layout", lang)
    if source.engine is not None:
        layout += f", {label('read with', lang, source.engine)}"
    facts = {
        "ue": header.ue and f"{header.ue.code} - {header.ue.name}",
        "period": f"{year} {'-'.join(_ends(header.months))}".strip(),
        "printed": report.register is None and header.printed_on and header.printed_on.isoformat(),
        "cap": _cap(report, lang),
        "file": _file(source, lang),
        "layout": layout,
    }
    if report.register is not None:
        facts |= _rows(report.register, lang)
    if audit is not None and audit.comparison is not None:
        facts |= _against(audit.comparison, lang)
    if audit is not None and audit.register is not None:
        facts |= _beside(audit.register, lang)
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
        done = "exported" if comparison.earlier.format == "register" else "printed then"
        parts.append(label(done, lang, comparison.printed_on))
    counts = (comparison.activities, comparison.figures, comparison.not_compared)
    return {
        "against": ", ".join(part for part in parts if part),
        "sha256": comparison.earlier.sha256,
        "compared": label("compared text", lang, *map(thousands, counts)),
    }


def _cap(report: Report, lang: Lang) -> str:
    """How the box stands; a register has none, and its report is computed as if it stood so."""
    if report.header.truncated_at_100 is None:
        return ""
    word = label("ticked" if report.header.truncated_at_100 else "unticked", lang)
    return word if report.register is None else label("assumed", lang, word)


def _rows(register: Register, lang: Lang) -> dict[str, str]:
    counts = (len(register.entries), register.active, len(register.printed))
    parts = [_exported(register.exported, lang), label("register rows", lang, *map(thousands, counts))]
    return {"stage": register.stage, "register": ", ".join(parts)}


def _beside(used: RegisterUsed, lang: Lang) -> dict[str, str]:
    counts = (used.activities, used.figures, used.not_compared)
    return {
        "register": f"{used.source.file}, {_exported(used.exported, lang)}",
        "beside": label("beside text", lang, *map(thousands, counts)),
    }


def _exported(days: Days, lang: Lang) -> str:
    if days.exact is not None:
        return label("exported", lang, days.exact)
    if days.first is None or days.last is None:
        return label("exported sometime", lang)
    return label("exported within", lang, days.first, days.last)


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
