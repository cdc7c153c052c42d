"""JUnit XML: one suite per report, one case per rule. A case fails where its findings fail the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO
from xml.etree import ElementTree as ET

from poi_audit import __version__
from poi_audit.checks import Rule, version
from poi_audit.checks.families import ran
from poi_audit.contract.catalogue import rules
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Finding, Severity
from poi_audit.model.outcome import Checked, Failure, Outcome
from poi_audit.render.items import place, sentence, title
from poi_audit.render.labels import severity_count, severity_word
from poi_audit.render.text import safe


def write_junit(
    outcomes: Sequence[Outcome],
    file: TextIO,
    lang: Lang = "es",
    fail_on: Severity | None = Severity.ERROR,
) -> None:
    """Write the suites. A finding at `fail_on` or above is a failure; below it is output of its passing case."""
    root = ET.Element("testsuites", name="poi-audit")
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            _unread(root, outcome, lang)
        else:
            _suite(root, outcome, lang, fail_on)
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    file.write(ET.tostring(root, encoding="unicode") + "\n")


def _unread(root: ET.Element, failure: Failure, lang: Lang) -> None:
    suite = ET.SubElement(root, "testsuite", name=safe(failure.file))
    case = ET.SubElement(suite, "testcase", classname="poi-audit", name=label("reading case", lang), time="0")
    ET.SubElement(case, "error", type=failure.code, message=safe(write(failure.message, lang)))
    _count(suite)


def _suite(root: ET.Element, checked: Checked, lang: Lang, fail_on: Severity | None) -> None:
    report, audit = checked.report, checked.audit
    suite = ET.SubElement(
        root, "testsuite", name=" ".join(part for part in (safe(report.source.file), title(report)) if part)
    )
    properties = ET.SubElement(suite, "properties")
    facts = [("sha256", report.source.sha256), ("tool", __version__), ("rules", version())]
    if audit.comparison is not None:
        facts.append(("earlier sha256", audit.comparison.earlier.sha256))
    for name, value in facts:
        ET.SubElement(properties, "property", name=name, value=value)
    case = ET.SubElement(suite, "testcase", classname="poi-audit", name=label("reading case", lang), time="0")
    if audit.verdict == "partial":
        text = "\n".join(safe(f"{p.code} {write(p.message, lang)}") for p in report.problems)
        ET.SubElement(case, "error", type="partial", message=label("partial", lang)).text = text
    for rule in rules():
        if not ran(rule.code, report, audit):
            continue
        _case(suite, rule, checked, lang, fail_on)
    _count(suite)


def _case(suite: ET.Element, rule: Rule, checked: Checked, lang: Lang, fail_on: Severity | None) -> None:
    name = f"{rule.code} {rule.name(lang)}"
    case = ET.SubElement(suite, "testcase", classname=f"poi-audit.{rule.family}", name=name, time="0")
    found = [f for f in checked.audit.findings if f.rule == rule.code]
    failing = [f for f in found if fail_on is not None and f.severity.rank >= fail_on.rank]
    if failing:
        worst = max((f.severity for f in failing), key=lambda severity: severity.rank)
        counts = [
            severity_count(severity, sum(f.severity is severity for f in failing), lang)
            for severity in Severity
            if any(f.severity is severity for f in failing)
        ]
        failure = ET.SubElement(case, "failure", type=worst.value, message=", ".join(counts))
        failure.text = "\n".join(_line(f, lang) for f in failing)
    taken = [a for a in checked.audit.accepted if a.rule == rule.code]
    if taken and not found:
        reasons = dict.fromkeys(safe(a.reason) for a in taken if a.reason)
        ET.SubElement(
            case, "skipped", message=f"{label('accepted', lang)}: {'; '.join(reasons) or len(taken)}"
        )
    if rest := [f for f in found if f not in failing]:
        ET.SubElement(case, "system-out").text = "\n".join(_line(f, lang) for f in rest)


def _line(finding: Finding, lang: Lang) -> str:
    where = finding.where
    spot = f" ({label('p.', lang, where.page)})" if where.page is not None else ""
    head = f"{severity_word(finding.severity, lang)} {finding.id}"
    return (
        f"{head} {sentence(finding, lang)}{spot}"
        if place(finding, lang)
        else f"{head} {sentence(finding, lang)}"
    )


def _count(suite: ET.Element) -> None:
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(tag) is not None for case in cases)))
