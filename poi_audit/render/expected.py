"""What `expect` shows: the report that a register will print, what is not registered yet, and what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console

from poi_audit.checks.families import REGISTER as FAMILY
from poi_audit.checks.registered import months_due
from poi_audit.contract.encode import days_json, finding_json, report_json
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang, label, write
from poi_audit.model.outcome import Checked
from poi_audit.render.json import dumps
from poi_audit.render.lines import Page
from poi_audit.render.table import print_reports


def print_expected(console: Console, reports: Sequence[Checked], lang: Lang = "es") -> None:
    """Print each report as a table, and under it what the register says of it."""
    for number, checked in enumerate(reports):
        if number:
            console.print()
        print_reports(console, [checked.report], lang)
        page = Page(console)
        found = [f for f in checked.audit.findings if f.rule.startswith(FAMILY)]
        if found:
            page.heading(label("before printing", lang))
        for finding in found:
            code = f"{finding.where.code}  " if finding.where.code else ""
            page.line((f"{finding.rule}  ", "bold"), f"{code}{write(finding.message, lang)}", hang=6)


def write_expected(reports: Sequence[Checked], file: TextIO, lang: Lang = "es") -> None:
    """Print the reports as `extract` does, each with what is due and what is left out under the key `expect`."""
    documents = [report_json(one.report, lang=lang) | {"expect": expect_json(one, lang)} for one in reports]
    file.write(dumps(documents[0] if len(documents) == 1 else documents))


def expect_json(checked: Checked, lang: Lang = "es") -> Json:
    """For which day it is, what is due and not registered, and what is left out and why."""
    report = checked.report
    register, labels = report.register, report.header.months
    assert register is not None and register.asked is not None
    return {
        "asked": days_json(register.asked),
        "unregistered": [
            {"code": fact.activity.code, "months": [labels[i] for i in months]}
            for fact, months in months_due(checked.expected)
        ],
        "left_out": [
            {"code": entry.activity.code, "name": entry.activity.name, "why": entry.omission}
            for entry in register.entries
            if entry.omission is not None
        ],
        "findings": [finding_json(f, lang) for f in checked.audit.findings if f.rule.startswith(FAMILY)],
    }
