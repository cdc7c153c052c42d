"""The findings of a run one by one, each with its file, for the outputs that other programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, write
from poi_audit.model.finding import Acceptance, Finding
from poi_audit.model.outcome import Checked, Outcome
from poi_audit.model.places import Outline
from poi_audit.model.report import Report
from poi_audit.render.labels import place_words
from poi_audit.render.text import safe


@dataclass(frozen=True, slots=True)
class Item:
    """One finding of one report; `acceptance` where the baseline takes it out."""

    checked: Checked
    finding: Finding
    action: str
    """Code of the AEI that it stands under; "" where there is none."""
    acceptance: Acceptance | None = None

    @property
    def path(self) -> str:
        """The file, as seen from the working directory."""
        return self.checked.path or self.checked.report.source.file


def items(outcomes: Sequence[Outcome]) -> list[Item]:
    """Every finding that stands, file by file in report order."""
    return [item for o in checked_of(outcomes) for item in _items(o, ((f, None) for f in o.audit.findings))]


def accepted(outcomes: Sequence[Outcome]) -> list[Item]:
    """Every finding that the baseline takes out."""
    return [
        item
        for o in checked_of(outcomes)
        for item in _items(o, ((entry.finding, entry) for entry in o.audit.accepted))
    ]


def _items(checked: Checked, found: Iterable[tuple[Finding | None, Acceptance | None]]) -> Iterator[Item]:
    outline = Outline(checked.report)
    for finding, entry in found:
        if finding is not None:
            action = outline.action(finding.where)
            yield Item(checked, finding, "" if action is None else action.code, entry)


def checked_of(outcomes: Sequence[Outcome]) -> list[Checked]:
    """The reports that were read."""
    return [o for o in outcomes if isinstance(o, Checked)]


def names(lang: Lang) -> dict[str, str]:
    """Code -> name of every rule."""
    return {rule.code: rule.name(lang) for rule in rules()}


def place(finding: Finding, lang: Lang) -> str:
    """Code and place in the page's words: "AOI00199200041 PROG. acumulado"; "" for the report as a whole."""
    return safe(" ".join(part for part in (finding.where.code, place_words(finding.where, lang)) if part))


def sentence(finding: Finding, lang: Lang) -> str:
    """Place and message in one line, made safe to show."""
    where, said = place(finding, lang), safe(write(finding.message, lang))
    return f"{where}: {said}" if where else said


def title(report: Report) -> str:
    """The report in a few words: "000084 2024 Ene-Dic"."""
    header = report.header
    months = "-".join(dict.fromkeys((header.months[0], header.months[-1]))) if header.months else ""
    parts = (header.ue.code if header.ue else "", "" if header.year is None else str(header.year), months)
    return safe(" ".join(part for part in parts if part))
