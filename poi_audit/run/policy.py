"""What a body decides about the rules: which ones count, how much each weighs, from which severity on a run fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from poi_audit.checks import verdict_of
from poi_audit.model.finding import Audit, Finding, Severity


@dataclass(frozen=True, slots=True)
class Policy:
    """Codes are whole ("A302"), a family ("A3") or its letter ("A"). Nothing selected: every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    """The longest code that fits a rule decides."""

    def applied(self, audit: Audit) -> Audit:
        """The audit with its findings weighed and those left out counted. Ids never change."""
        weighed = tuple(self._weighed(finding) for finding in audit.findings)
        kept = tuple(finding for finding in weighed if self.keeps(finding.rule))
        return replace(
            audit,
            findings=kept,
            set_aside=len(weighed) - len(kept),
            verdict=verdict_of(audit.verdict == "partial", kept),
        )

    def keeps(self, rule: str) -> bool:
        """Whether the rule counts: it is selected, and ignored by no code that is as long or longer."""
        chosen = _longest(rule, self.select)
        if self.select and not chosen:
            return False
        left_out = _longest(rule, self.ignore)
        return not left_out or len(chosen) > len(left_out)

    def _weighed(self, finding: Finding) -> Finding:
        code = _longest(finding.rule, tuple(self.severity))
        return replace(finding, severity=self.severity[code]) if code else finding


def _longest(rule: str, codes: tuple[str, ...]) -> str:
    return max((code for code in codes if rule.startswith(code)), key=len, default="")
