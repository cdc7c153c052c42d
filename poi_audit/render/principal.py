"""Lo principal and the groups of findings, for every output that a person reads."""

from __future__ import annotations

from collections.abc import Sequence

from poi_audit.messages import Lang, label, message, write
from poi_audit.model.finding import Audit, Severity
from poi_audit.model.report import Report
from poi_audit.principal import principal
from poi_audit.principal.groups import Group, groups_of
from poi_audit.recompute import Expected
from poi_audit.render.labels import severity_word
from poi_audit.render.lines import Page, Piece
from poi_audit.render.text import safe

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "cyan"}


def principal_lines(report: Report, audit: Audit, expected: Expected, lang: Lang) -> list[str]:
    """The sentences of lo principal, made safe to show."""
    return [safe(write(highlight.message, lang)) for highlight in principal(report, expected, audit)]


def group_line(group: Group, lang: Lang) -> str:
    """The group in one sentence, with how many findings are folded into it, made safe to show."""
    said = write(group.message, lang)
    if group.folded:
        said = f"{said.removesuffix('.')} ({write(message('group.folded', count=len(group.folded)), lang)})."
    return safe(said)


def print_principal(page: Page, report: Report, audit: Audit, expected: Expected, lang: Lang) -> None:
    """Print its sentences under a heading; nothing where there is none."""
    lines = principal_lines(report, audit, expected, lang)
    if lines:
        page.gap()
        page.line((label("principal", lang), "bold"))
    for line in lines:
        page.line(f"- {line}", hang=2)


def print_groups(page: Page, report: Report, audit: Audit, lang: Lang, opened: bool) -> None:
    """Print one line per group: severity, rule, sentence."""
    groups = groups_of(report, audit)
    if not groups:
        return
    page.gap()
    page.line(*_heading(groups, len(audit.findings), lang, opened))
    for group in groups:
        head: list[Piece] = [(severity_word(group.severity, lang), STYLES[group.severity])]
        page.line(*head, f" {group.rule}".rstrip(), f"  {group_line(group, lang)}", hang=2)


def _heading(groups: Sequence[Group], count: int, lang: Lang, opened: bool) -> list[Piece]:
    key = "groups.opened" if opened else "groups"
    return [(label(key, lang, findings=count, groups=len(groups)), "bold")]
