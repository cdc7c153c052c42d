"""Reports, audits and their parts as the JSON that other programs read: plain values, sentences in `lang`."""

from __future__ import annotations

from poi_audit.contract.audit import AUDIT, COMPARISON, CONVENTION, FINDING
from poi_audit.contract.report import DAYS, PROBLEM, REPORT, SOURCE
from poi_audit.contract.shape import How, Json, written
from poi_audit.model.finding import Audit, Convention, Finding
from poi_audit.model.outcome import Checked
from poi_audit.model.report import Days, Problem, Report, Source


def report_json(report: Report, where: bool = False, lang: str = "es") -> Json:
    """A report. With `where`, each figure carries its page and box or its cell."""
    return written(REPORT, report, How(where, lang))


def checked_json(checked: Checked, lang: str = "es") -> Json:
    """An audit, with what could not be read whole of its report."""
    return written(AUDIT, checked, How(lang=lang))


def finding_json(finding: Finding, lang: str = "es") -> Json:
    """One finding."""
    return written(FINDING, finding, How(lang=lang))


def problem_json(problem: Problem, lang: str = "es") -> Json:
    """What could not be read whole."""
    return written(PROBLEM, problem, How(lang=lang))


def convention_json(convention: Convention) -> Json:
    """One convention."""
    return written(CONVENTION, convention)


def comparison_json(audit: Audit) -> Json:
    """The key `comparison` with the earlier report; no key where there is none."""
    return {} if audit.comparison is None else {"comparison": written(COMPARISON, audit.comparison)}


def days_json(days: Days) -> Json:
    """The first and the last day that an export or a query can have been of."""
    return written(DAYS, days)


def source_json(source: Source) -> Json:
    """The source of a report."""
    return written(SOURCE, source)
