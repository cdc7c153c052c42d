"""SARIF 2.1.0, as code scanning reads it: one run over all files, one result per finding.

A printed page has no lines: each result stands on line 1 of its file, and its page, box or cell are among its
properties. `partialFingerprints` holds the finding's id, under the key that GitHub reads and under one of this tool.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TextIO
from urllib.parse import quote

from poi_audit import __version__
from poi_audit.checks import Rule, version
from poi_audit.checks.plugins import is_own
from poi_audit.contract.catalogue import rules
from poi_audit.contract.encode import comparison_json, convention_json
from poi_audit.contract.shape import Json
from poi_audit.messages import Lang, label, write
from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Checked, Failure, Outcome
from poi_audit.render.docs import docs_address, rule_address
from poi_audit.render.items import Item, accepted, checked_of, items, place, sentence
from poi_audit.render.json import dumps
from poi_audit.render.labels import family_word
from poi_audit.render.pages import page_of
from poi_audit.render.rule_page import rule_markdown, rule_text
from poi_audit.render.text import safe

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""Results of a run beyond which GitHub refuses the file."""
LONGEST = 1024
"""Characters that GitHub shows of a rule's descriptions."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write_sarif(outcomes: Sequence[Outcome], file: TextIO, lang: Lang = "es") -> None:
    """Write the log. Beyond `MOST_RESULTS` the least severe are left out, and a notification says so."""
    catalogue = list(rules())
    places = {rule.code: number for number, rule in enumerate(catalogue)}
    files = {path: number for number, path in enumerate(dict.fromkeys(map(_path, outcomes)))}
    found = items(outcomes) + accepted(outcomes)
    kept = _most_severe(found)
    compared = any(o.audit.comparison is not None for o in checked_of(outcomes))
    run: Json = {
        "tool": {
            "driver": {
                "name": "poi-audit",
                "version": __version__,
                "semanticVersion": __version__,
                **({"informationUri": address} if (address := docs_address()) else {}),
                "language": lang,
                "rules": [_rule(rule, lang) for rule in catalogue],
                "properties": {"rules": version()},
            }
        },
        "automationDetails": {"id": "poi-audit/compare/" if compared else "poi-audit/"},
        "invocations": [_invocation(outcomes, len(found) - len(kept), lang)],
        "artifacts": [_artifact(path, outcomes) for path in files],
        "results": [_result(item, places, files, lang) for item in kept],
    }
    file.write(dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}))


def _most_severe(found: list[Item]) -> list[Item]:
    order = sorted(range(len(found)), key=lambda i: -found[i].finding.severity.rank)[:MOST_RESULTS]
    return [found[i] for i in sorted(order)]


def _path(outcome: Outcome) -> str:
    return outcome.path or (outcome.file if isinstance(outcome, Failure) else outcome.report.source.file)


def _uri(path: str) -> str:
    return quote(os.fsencode(path))


def _rule(rule: Rule, lang: Lang) -> Json:
    name = rule.name(lang)
    address = rule_address(rule.code, rule.family, lang) if not is_own(rule) else None
    return {
        "id": rule.code,
        "shortDescription": {"text": name[:LONGEST]},
        "fullDescription": {"text": (page_of(rule, lang).meaning or name)[:LONGEST]},
        "help": {"text": rule_text(rule, lang), "markdown": rule_markdown(rule, lang)},
        **({"helpUri": address} if address is not None else {}),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [word for word in ("poi", family_word(rule.family, lang)) if word]},
    }


def _invocation(outcomes: Sequence[Outcome], left_out: int, lang: Lang) -> Json:
    failures = [o for o in outcomes if isinstance(o, Failure)]
    notes = [_notification(o.code, write(o.message, lang), _path(o)) for o in failures]
    for outcome in checked_of(outcomes):
        notes += [
            _notification(p.code, write(p.message, lang), _path(outcome), "warning")
            for p in outcome.report.problems
        ]
    if left_out:
        notes.append(_notification("limit", label("left out", lang, left_out), None, "warning"))
    return {
        "executionSuccessful": not any(isinstance(o, Failure) for o in outcomes),
        "toolExecutionNotifications": notes,
    }


def _notification(code: str, message: str, path: str | None, level: str = "error") -> Json:
    out: Json = {"descriptor": {"id": code}, "level": level, "message": {"text": safe(message)}}
    if path is not None:
        out["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}]
    return out


def _artifact(path: str, outcomes: Sequence[Outcome]) -> Json:
    mine = [outcome for outcome in outcomes if _path(outcome) == path]
    digest = next((d for outcome in mine if (d := _digest(outcome))), None)
    out: Json = {"location": {"uri": _uri(path)}, "roles": ["analysisTarget"]}
    if digest is not None:
        out["hashes"] = {"sha-256": digest}
    out["properties"] = {"reports": [_report(checked) for checked in checked_of(mine)]}
    return out


def _digest(outcome: Outcome) -> str | None:
    return outcome.sha256 if isinstance(outcome, Failure) else outcome.report.source.sha256


def _report(checked: Checked) -> Json:
    audit, source = checked.audit, checked.report.source
    coverage = audit.coverage
    return {
        "layout": source.layout,
        "pages": source.pages and list(source.pages),
        "verdict": audit.verdict,
        "coverage": {name: getattr(coverage, name) for name in type(coverage).__slots__},
        "conventions": [convention_json(convention) for convention in audit.conventions],
        **comparison_json(audit),
    }


def _result(item: Item, places: dict[str, int], files: dict[str, int], lang: Lang) -> Json:
    finding = item.finding
    out: Json = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": sentence(finding, lang)},
        "locations": [_location(item, files, lang)],
        "partialFingerprints": {"primaryLocationLineHash": finding.id, "poiAuditFinding/v1": finding.id},
        "properties": _properties(item, lang),
        "suppressions": [],
    }
    if finding.rule in places:
        out["ruleIndex"] = places[finding.rule]
    if (entry := item.acceptance) is not None:
        justification = ", ".join(part for part in (entry.reason, entry.author) if part)
        out["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    return out


def _location(item: Item, files: dict[str, int], lang: Lang) -> Json:
    where, unit = item.finding.where, item.checked.report.header.ue
    parts = [f"UE {unit.code}"] if unit is not None else []
    parts += [item.action] if item.action and item.action != where.code else []
    parts += [part for part in (where.code, where.table, where.block, where.row, where.column) if part]
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(item.path), "index": files[_path(item.checked)]},
            "region": {"startLine": 1},
        },
        "logicalLocations": [
            {
                "name": safe(where.column or where.code or label("whole report", lang)),
                "fullyQualifiedName": safe("/".join(parts)),
                "decoratedName": place(item.finding, lang) or label("whole report", lang),
                "kind": "figure" if where.column else "member",
            }
        ],
    }


def _properties(item: Item, lang: Lang) -> Json:
    finding = item.finding
    where = finding.where
    values: Json = {
        "page": where.page,
        "bbox": where.bbox and [round(side, 2) for side in where.bbox],
        "cell": where.cell,
        "published": finding.published,
        "expected": finding.expected,
        "interval": finding.interval and list(finding.interval),
        "agreement": finding.agreement,
        "hypotheses": [safe(write(message, lang)) for message in finding.explanations] or None,
        "basis": finding.basis and write(finding.basis, lang),
    }
    return {key: value for key, value in values.items() if value is not None}
