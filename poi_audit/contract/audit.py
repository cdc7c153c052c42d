"""The shapes of an audit (poi-audit/audit/1) and of single activities (poi-audit/show/1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from poi_audit.contract.report import ACTIVITY, DAYS, HOLES, MONTHS, PAGE, PROBLEMS, SOURCE
from poi_audit.contract.shape import (
    BOX,
    Key,
    Shape,
    always,
    count,
    listed,
    maybe,
    one_of,
    pair,
    plain,
    record,
    sentence,
    sentences,
    text,
)
from poi_audit.model.finding import Audit, Comparison, RegisterUsed, Severity
from poi_audit.principal import principal

AUDIT_SCHEMA = "poi-audit/audit/1"
SHOW_SCHEMA = "poi-audit/show/1"

_SENTENCE = sentence(text("One sentence for a person."))
_TEXTS = Shape({"type": "string"})

WHERE = record(
    "The place, in the report's own terms.",
    (
        Key("code", plain("The AO, AEI or OEI; null: the report as a whole.")),
        Key("block", one_of("FISICO or FINANCIERO.", "physical", "financial", None)),
        Key("row", one_of("PROG. or EJEC.", "programmed", "executed", None)),
        Key("column", plain("A month label, accumulated, percent, average, total, a band, code, name, ...")),
        Key(
            "table",
            one_of("A table apart from the main one.", "actions", "activities", "tracking", "alerts", None),
        ),
        Key("page", PAGE),
        Key("bbox", maybe("Its box; null where unknown.", BOX)),
        Key("cell", text("Cell of the workbook, table or text line."), optional=True),
    ),
)
_ADDEND = record(
    "One contributor.",
    (Key("label", sentence(text("Its month or code."))), Key("text", text("Its printed text."))),
)
FINDING = record(
    "One thing an auditor should know about one figure, row or section.",
    (
        Key("id", text("Stable fingerprint: the same report, place and rule give the same id.")),
        Key("rule", text("Stable code of the rule.", "^[A-Z][0-9]{3}$")),
        Key(
            "severity",
            one_of(
                "error: cannot be right; warning: worth a look; info: context.", *(s.value for s in Severity)
            ),
        ),
        Key("where", WHERE),
        Key("published", plain("The printed text.")),
        Key("expected", plain("What the rule gives, printed likewise.")),
        Key(
            "interval",
            maybe(
                "What the expected figure can have been, given that its parts are rounded.",
                pair({"type": "string"}),
            ),
        ),
        Key("agreement", one_of("How the two differ.", "inconsistent", "by_rounding", None)),
        Key("addends", maybe("The contributors to the recomputed figure.", listed("In order.", _ADDEND))),
        Key("message", _SENTENCE),
        Key("explanation", sentences(plain("Hypotheses that fit, if any.")), lambda f: f.explanations),
        Key("basis", sentence(plain("The note or source the rule rests on."))),
        Key("follows", listed("Ids of the findings that follow from this one.", _TEXTS), optional=True),
    ),
)
HIGHLIGHT = record(
    "One of the main sentences.",
    (
        Key("message", _SENTENCE),
        Key("findings", listed("Ids of the findings that it rests on.", _TEXTS)),
    ),
)
CONVENTION = record(
    "One choice the notes leave open, with the figures of this report that decide it.",
    (
        Key("name", text("The choice.")),
        Key("value", text("The option that explains most figures.")),
        Key("agrees", count("Figures it explains.")),
        Key("of", count("Figures that could tell.")),
        Key("next_best", plain("Figures the next best option explains.", "integer")),
        Key("note", plain("The report's note that speaks of it.")),
        Key("fixed", always(True, "The configuration fixes it, whatever the figures say."), optional=True),
    ),
)
ACCEPTANCE = record(
    "What became of one entry of the baseline.",
    (
        Key("id", text("Of the finding.")),
        Key("rule", text("Its rule.")),
        Key("place", text("Where it stands, in the page's words.")),
        Key(
            "state",
            one_of(
                "accepted: no longer among the findings; changed: its figures are others now; expired; "
                "gone: it no longer occurs.",
                *("accepted", "changed", "expired", "gone"),
            ),
        ),
        Key("reason", text("Why it was accepted.")),
        Key("author", text("By whom.")),
        Key("expires", plain("Its last day, in ISO form.")),
        Key("finding", maybe("null where it is gone.", FINDING)),
    ),
)


def _earlier(comparison: Comparison) -> dict[str, Any]:
    source = {key.name: getattr(comparison.earlier, key.name) for key in SOURCE.keys}
    return source | {"printed_on": comparison.printed_on, "months": comparison.months}


COMPARISON = record(
    "What compare adds: the earlier report. The findings are then of family R0 alone.",
    (
        Key(
            "earlier",
            record(
                "The earlier report.",
                (
                    *SOURCE.keys,
                    Key("printed_on", plain("Date the page prints, ISO 8601.")),
                    Key("months", MONTHS),
                ),
            ),
            _earlier,
        ),
        Key("activities", count("AO that stand in both.")),
        Key("figures", count("Months that both print and that were compared.")),
        Key("not_compared", count("Months that both print, one of them doubtfully.")),
    ),
)


def _used(used: RegisterUsed) -> dict[str, Any]:
    source = {key.name: getattr(used.source, key.name) for key in SOURCE.keys}
    return source | {"exported": used.exported, "stage": used.stage}


REGISTER_USED = record(
    "What check --register adds: the register that the report was checked against. Its findings are of family B1.",
    (
        Key(
            "source",
            record(
                "The register.",
                (*SOURCE.keys, Key("exported", DAYS), Key("stage", text('Etapa: "SEGUIMIENTO", ...'))),
            ),
            _used,
        ),
        Key(
            "age",
            one_of(
                "Beside the report; unknown: a day is not known.", *("same", "younger", "older", "unknown")
            ),
        ),
        Key("activities", count("AO that stand in both.")),
        Key("figures", count("Months that both have and that were compared.")),
        Key("confirmed", count("Registered figures of the report that it confirms.")),
        Key("not_compared", count("Months that both have, one of them doubtfully.")),
    ),
)
COVERAGE = record(
    "How every printed figure was looked at; the parts add up to figures.",
    (
        Key("figures", count("Printed figures.")),
        Key("recomputed", count("Derived ones, recomputed.")),
        Key("inputs", count("Registered ones, from which the others derive.")),
        Key("narrative", count("Quantities in the report's prose, tied to the table.")),
        Key("unverifiable", count("Derived ones that nothing printed allows to recompute.")),
        Key("doubtful", count("Ones whose reading is uncertain; never judged.")),
        Key("confirmed", count("Registered ones that the register confirms; not counted in inputs.")),
    ),
)
_TOOL = record("What checked it.", (Key("version", text("Package.")), Key("rules", text("Rule set."))))


def _counted(severity: Severity) -> Callable[[Audit], int]:
    return lambda audit: audit.count(severity)


_COUNTS = record(
    "Findings by severity.",
    [Key(severity.value, count(severity.value), _counted(severity)) for severity in reversed(Severity)],
)


def _audit(name: str) -> Callable[[Any], Any]:
    return lambda checked: getattr(checked.audit, name)


AUDIT = record(
    "What a check of one report found. Several reports, or several files, print an array of such objects.",
    (
        Key("schema", always(AUDIT_SCHEMA), lambda checked: AUDIT_SCHEMA),
        Key("source", SOURCE, _audit("source")),
        Key("tool", _TOOL, lambda checked: checked.audit),
        Key("conventions", listed("Choices inferred from the report.", CONVENTION), _audit("conventions")),
        Key(
            "verdict",
            one_of(
                "clean: read whole, nothing at warning or above; findings; partial: read only in part; unreadable.",
                *("clean", "findings", "partial", "unreadable"),
            ),
            _audit("verdict"),
        ),
        Key("coverage", COVERAGE, _audit("coverage")),
        Key("counts", _COUNTS, lambda checked: checked.audit),
        Key("findings", listed("In report order.", FINDING), _audit("findings")),
        Key(
            "highlights",
            listed("What changes how the headline reads, the strongest first.", HIGHLIGHT),
            lambda checked: principal(checked.report, checked.expected, checked.audit),
            optional=True,
        ),
        Key(
            "baseline",
            listed("The baseline's entries on this report.", ACCEPTANCE),
            _audit("acceptances"),
            optional=True,
        ),
        Key(
            "set_aside",
            count("Findings that the configuration leaves out."),
            _audit("set_aside"),
            optional=True,
        ),
        Key("comparison", COMPARISON, _audit("comparison"), optional=True),
        Key("register", REGISTER_USED, _audit("register"), optional=True),
        replace(PROBLEMS, get=lambda checked: checked.report.problems),
        replace(HOLES, get=lambda checked: checked.report.holes),
    ),
)

_COMPARED = (
    Key("where", WHERE),
    Key("published", text("The printed text.")),
    Key("expected", plain("What its parts give, printed likewise; null where nothing can be said.")),
    Key(
        "verdict",
        one_of(
            "input: registered, not derived; unjudged: a part's reading is doubtful, or no rule says.",
            *("equal", "by_rounding", "inconsistent", "input", "unjudged"),
        ),
    ),
)
_STEPS = Key("steps", listed("The computation in sentences.", sentence(Shape({"type": "string"}))))
_TITLE = (Key("code", text("As printed.")), Key("name", text("Its name.")))
SHOW = record(
    "Some activities of one report, step by step. A file with several reports prints an array of such objects.",
    (
        Key("schema", always(SHOW_SCHEMA), lambda shown: SHOW_SCHEMA),
        Key("source", SOURCE),
        Key("tool", _TOOL),
        Key("months", MONTHS),
        Key(
            "activities",
            listed(
                "In report order.",
                record(
                    "One activity, how each of its derived figures is recomputed, and its findings.",
                    (
                        Key("objective", record("The OEI above it.", _TITLE)),
                        Key("action", record("The AEI above it.", _TITLE)),
                        Key("activity", ACTIVITY),
                        Key(
                            "recomputed",
                            listed("Its derived figures.", record("One figure.", (*_COMPARED, _STEPS))),
                        ),
                        Key(
                            "enters", listed("The averages that it enters.", record("One figure.", _COMPARED))
                        ),
                        Key("findings", listed("Those of this activity.", FINDING)),
                    ),
                ),
            ),
        ),
    ),
)
