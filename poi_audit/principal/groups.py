"""The findings of an audit in groups: one per rule and pattern, errors first, at most `MOST`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from poi_audit.checks.months import unprogrammed
from poi_audit.checks.percents import contradicts_accumulated, percent, percent_period
from poi_audit.checks.reading import doubtful_months, reading_notices
from poi_audit.messages import known, message
from poi_audit.model.finding import Audit, Finding, Severity
from poi_audit.model.message import Message
from poi_audit.model.places import Outline
from poi_audit.model.report import Report
from poi_audit.principal.seen import alone, most, named, short

MOST = 20
"""Groups of a report: what a person reads before opening one."""
NAMED = 20
"""Codes that a group names; it counts the others."""
_BY_SEVERITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_REPEATS = {
    reading_notices.code: doubtful_months.code,
    percent.code: contradicts_accumulated.code,
    percent_period.code: contradicts_accumulated.code,
}
"""A rule whose finding on an activity only says again what the other said of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one severity that say the same of several places."""

    severity: Severity
    rule: str
    """Their rule; a family where groups had to be joined ("S2"), "" where families had to be."""
    message: Message
    """All of them in one sentence; of a single one, its own."""
    findings: tuple[Finding, ...]
    """In report order."""
    folded: tuple[Finding, ...] = ()
    """The findings that only repeat one of them, or follow from it."""
    codes: tuple[str, ...] = ()
    """Of the AO, AEI and OEI that they speak of, each once."""

    @property
    def count(self) -> int:
        """How many findings it stands for."""
        return len(self.findings) + len(self.folded)


def groups_of(report: Report, audit: Audit) -> tuple[Group, ...]:
    """Every finding of the audit in exactly one group: errors, then warnings, then infos."""
    roots = _roots(report, audit.findings)
    heads = [finding for finding in audit.findings if finding.id not in roots]
    folded: dict[str, list[Finding]] = {}
    for finding in audit.findings:
        if finding.id in roots:
            folded.setdefault(roots[finding.id], []).append(finding)
    by_severity = {s: [f for f in heads if f.severity is s] for s in _BY_SEVERITY}
    out: dict[Severity, list[list[Finding]]] = {
        s: list(_alike(_split(found, _PATTERNS[0]))) for s, found in by_severity.items()
    }
    for severity in reversed(_BY_SEVERITY):
        for pattern in _PATTERNS[1:]:
            if sum(map(len, out.values())) > MOST:
                out[severity] = _split(by_severity[severity], pattern)
    return tuple(_group(found, folded) for severity in _BY_SEVERITY for found in out[severity])


def _roots(report: Report, findings: Sequence[Finding]) -> dict[str, str]:
    """Id of a finding that only repeats or follows another -> id of that one."""
    outline = Outline(report)
    out = {id: finding.id for finding in findings for id in finding.follows}
    first: dict[tuple[str, object], str] = {}
    for finding in findings:
        if (owner := outline.owner(finding.where)) is not None:
            first.setdefault((finding.rule, owner), finding.id)
    for finding in findings:
        owner = outline.owner(finding.where)
        rule = _REPEATS.get(finding.rule)
        if rule is not None and owner is not None and (rule, owner) in first:
            out.setdefault(finding.id, first[rule, owner])
        elif rule is not None and owner is None:
            named = (
                f for f in findings if f.rule == rule and f.where.code and f.where.code in finding.message
            )
            if (other := next(named, None)) is not None:
                out.setdefault(finding.id, other.id)
    known_ids = {finding.id for finding in findings}
    return {id: root for id, root in out.items() if root not in out and id in known_ids}


_PATTERNS: tuple[Callable[[Finding], Hashable], ...] = (
    lambda finding: (finding.rule, _kind(finding)),
    lambda finding: finding.rule,
    lambda finding: finding.rule[:2],
    lambda finding: "",
)
"""What findings of one group have in common, the closest first."""


def _kind(finding: Finding) -> str:
    """Which of the sentences of its rule a finding says: those on the report as a whole stand alone."""
    return finding.message.key


def _alike(groups: Iterable[list[Finding]]) -> Iterator[list[Finding]]:
    """Those of several findings of one rule as one: its name is all that is said of them, and stood twice."""
    several: dict[str, list[Finding]] = {}
    for found in groups:
        if len(found) == 1:
            yield found
        elif found[0].rule in several:
            several[found[0].rule] += found
        else:
            yield several.setdefault(found[0].rule, found)


def _split(found: Iterable[Finding], pattern: Callable[[Finding], Hashable]) -> list[list[Finding]]:
    out: dict[Hashable, list[Finding]] = {}
    for finding in found:
        out.setdefault(pattern(finding), []).append(finding)
    return list(out.values())


def _group(found: Sequence[Finding], folded: dict[str, list[Finding]]) -> Group:
    rules = list(dict.fromkeys(finding.rule for finding in found))
    family = rules[0][:2] if len({rule[:2] for rule in rules}) == 1 else ""
    rule = rules[0] if len(rules) == 1 else family
    codes = tuple(dict.fromkeys(finding.where.code for finding in found if finding.where.code))
    under = tuple(other for finding in found for other in folded.get(finding.id, ()))
    return Group(found[0].severity, rule, _sentence(found, rule, codes), tuple(found), under, codes)


def _sentence(found: Sequence[Finding], rule: str, codes: Sequence[str]) -> Message:
    if len(found) == 1:
        return alone(found[0])
    listed = most(short(codes), NAMED)
    if rule == unprogrammed.code:
        return _unprogrammed(found, listed)
    name = message(f"rule.{rule}") if known(f"rule.{rule}") else message("group.rule", rule=rule)
    if len(rule) < 4:
        counted = Counter(finding.rule for finding in found)
        rules = [f"{code} ({count})" for code, count in counted.items()]
        return message("group.several", count=len(found), rules=rules)
    if not codes:
        figures = [_figures(finding) for finding in found]
        if not all(figures):
            return message("group.times", name=name, count=len(found))
        return message(
            "group.times.of",
            name=name,
            count=len(found),
            items=most([named("", text) for text in figures], NAMED),
        )
    if len(codes) == len(found):
        compared = [
            message("item.value", code=code, value=_figures(finding))
            for code, finding in zip(short(codes), found, strict=True)
        ]
        if all(_figures(finding) for finding in found):
            return message("group.of", name=name, count=len(codes), items=most(compared, NAMED))
        return message("group.of", name=name, count=len(codes), items=listed)
    return message("group.findings", name=name, found=len(found), count=len(codes), items=listed)


def _figures(finding: Finding) -> str:
    """ "1.00 ≠ 0.00" where an error compares two figures; "" elsewhere."""
    if finding.severity is not Severity.ERROR or not finding.published or finding.expected is None:
        return ""
    return f"{finding.published} ≠ {finding.expected}"


def _unprogrammed(found: Sequence[Finding], listed: Sequence[str]) -> Message:
    """M703 in one sentence, with the amount that most of them executed in one single month."""
    single = Counter(
        str(items[0].values["value"])
        for finding in found
        if isinstance(items := finding.message.values.get("items"), list) and len(items) == 1
    )
    if not single or single.most_common(1)[0][1] < 2:
        return message("group.M703", count=len(found), items=listed)
    value, times = single.most_common(1)[0]
    return message("group.M703.single", count=len(found), single=times, value=value, items=listed)
