"""The JSON Schemas (draft 2020-12) of what `extract`, `check` and `show` print, with what each key means.

A key never changes its meaning; a new key may be added, so readers must let unknown keys pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poi_audit.contract.encode import AUDIT_SCHEMA, REPORT_SCHEMA, SHOW_SCHEMA

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(description: str, properties: Mapping[str, Any], optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [key for key in properties if key not in optional],
    }


def _list(description: str, items: Schema) -> Schema:
    return {"type": "array", "description": description, "items": items}


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _maybe(description: str, kind: str = "string") -> Schema:
    return {"type": [kind, "null"], "description": description}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _one_of(description: str, *values: str | None) -> Schema:
    return {"enum": list(values), "description": description}


_BOX = {
    "type": "array",
    "prefixItems": [{"type": "number"}] * 4,
    "minItems": 4,
    "maxItems": 4,
    "description": "x0, top, x1, bottom in PDF points from the page's top-left corner after its rotation.",
}
_FIGURE = {
    "description": 'The printed text exactly, trimmed; "" is a blank cell, null a figure the layout does not have. '
    "With --where an object with its place.",
    "oneOf": [
        {"type": "string"},
        {"type": "null"},
        {
            "type": "object",
            "properties": {
                "text": _text("The printed text exactly, trimmed."),
                "page": {"type": "integer", "minimum": 1, "description": "Page of the file, 1-based."},
                "bbox": _BOX,
                "cell": _text('Cell of the workbook or table: "sheet!H12".'),
                "doubt": _text("Why the reading is uncertain. A doubtful figure is never judged."),
                "confidence": {
                    "type": "number",
                    "minimum": 0,
                    "maximum": 1,
                    "description": "How sure the reading of a scanned figure is. Not a figure of the report.",
                },
            },
            "required": ["text"],
        },
    ],
}
_SOURCE = _object(
    "The file the report was read from.",
    {
        "file": _text("The file's name, without its folder."),
        "sha256": _maybe("SHA-256 of the file; null where it could not be opened."),
        "format": {
            "enum": ["pdf", "html", "xls", "xlsx", "ods", "text", "register", None],
            "description": "The form it came in, told by content; null where it could not be told.",
        },
        "pages": {
            "type": ["array", "null"],
            "items": {"type": "integer", "minimum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "First and last page of the report, 1-based; null where there are no pages.",
        },
        "engine": _maybe("The engine that read it; null where there is no choice of one."),
        "layout": _maybe("2021-sem, 2021-annual, 2022-sem, 2024-annual, 2019-excel; null: unknown."),
    },
)
_ENTITY = {
    "description": "Code and name as the header prints them; null where it does not.",
    "oneOf": [
        {"type": "null"},
        _object("Code and name.", {"code": _text("Its digits."), "name": _text("Its name.")}),
    ],
}
_PROBLEM = _object(
    "Something that could not be read, or was read only in part.",
    {
        "code": {"type": "string", "pattern": "^E", "description": "Stable code of the problem."},
        "page": {"type": ["integer", "null"], "description": "Page of the file, 1-based."},
        "message": _text("One sentence for a person."),
    },
)


def _row(name: str) -> Schema:
    return _object(
        f"The {name} row.",
        {
            "months": _list("months[i] belongs to header.months[i].", _ref("figure")),
            "accumulated": _ref("figure"),
        },
    )


_ROWS = {"programmed": _row("programmed"), "executed": _row("executed")}
_ACTIVITY = _object(
    "One actividad operativa (AO).",
    {
        "code": _text("As printed: AOI and 11 digits, or the older 19AO form."),
        "name": _text("Its name, white space folded."),
        "cost_center": _maybe("Centro de costo; null where the layout has none or it was lost."),
        "priority": _maybe("Nivel de prioridad."),
        "unit": _maybe("Unidad de medida."),
        "aggregation": _maybe("Tipo de agregación: Acumulado Anual, Acumulado Mensual, No Acumulado."),
        "physical": _object(
            "The FISICO block.",
            _ROWS | {"percent": _ref("figure"), "percent_period": _ref("figure")},
        ),
        "financial": {
            "description": "The FINANCIERO block; null where the layout has none.",
            "oneOf": [{"type": "null"}, _object("The two rows.", _ROWS)],
        },
    },
)
_TYPE = _one_of("Tipo de OEI o AEI; null where the layout has none.", "I", "II", None)
_ACTION = _object(
    "One acción estratégica institucional (AEI).",
    {
        "code": _text("As printed: AEI.07.04."),
        "type": _TYPE,
        "name": _text("Its name."),
        "execution": _object(
            "The closing line EJECUCIÓN FÍSICA POR AEI.",
            {key: _ref("figure") for key in ("physical", "physical_period", "financial")},
        ),
        "activities": _list("In report order.", _ref("activity")),
    },
)
_OBJECTIVE = _object(
    "One objetivo estratégico institucional (OEI).",
    {
        "code": _text("As printed: OEI.07."),
        "type": _TYPE,
        "name": _text("Its name."),
        "actions": _list("In report order.", _ref("action")),
    },
)
_HEADER = _object(
    "The block above the table.",
    {
        "title": _text("The report's title."),
        "year": _maybe("The year of the plan.", "integer"),
        "months": _list("Month labels as printed, in order.", {"type": "string"}),
        "printed_on": _maybe("Date the page prints, ISO 8601."),
        "sector": _ref("entity"),
        "pliego": _ref("entity"),
        "ue": _ref("entity"),
        "cost_center_filter": _maybe("The CC the page was filtered by."),
        "truncated_at_100": _maybe(
            "The box PORCENTAJE DE AVANCES TRUNCADOS AL 100%; null: no such box.", "boolean"
        ),
    },
)
_TOTALS = _object(
    "The figures after the last action.",
    {
        key: _ref("figure")
        for key in (
            *("physical", "physical_period", "type_i", "type_ii", "median", "financial"),
            *("financial_programmed", "financial_executed", "complete", "incomplete"),
        )
    },
)


def _cells(description: str, *keys: str) -> Schema:
    return _object(description, {key: _ref("figure") for key in keys})


_BANDS = ("0_75", "75_95", "95_up", "incomplete", "in_execution")
_SUMMARY = {
    "description": "TABLA RESÚMEN; null where the layout has none.",
    "oneOf": [
        {"type": "null"},
        _object(
            "TABLA RESÚMEN.",
            {
                "year": _maybe("The year it prints."),
                "actions": _cells("How many AEI per band.", *_BANDS),
                "activities": _cells("How many AO per band.", *_BANDS),
                "tracking": _cells("AO followed up.", "activities", "complete", "incomplete"),
            },
        ),
    ],
}
_WHERE = _object(
    "The place, in the report's own terms.",
    {
        "code": _maybe("The AO, AEI or OEI; null: the report as a whole."),
        "block": _one_of("FISICO or FINANCIERO.", "physical", "financial", None),
        "row": _one_of("PROG. or EJEC.", "programmed", "executed", None),
        "column": _maybe("A month label, accumulated, percent, average, total, a band, code, name, ..."),
        "table": _one_of(
            "A table apart from the main one.", "actions", "activities", "tracking", "alerts", None
        ),
        "page": _maybe("Page of the file, 1-based.", "integer"),
        "bbox": {"oneOf": [{"type": "null"}, _BOX], "description": "Its box; null where unknown."},
        "cell": _text("Cell of the workbook, table or text line."),
    },
    optional=("cell",),
)
_FINDING = _object(
    "One thing an auditor should know about one figure, row or section.",
    {
        "id": _text("Stable fingerprint: the same report, place and rule give the same id."),
        "rule": {"type": "string", "pattern": "^[A-Z][0-9]{3}$", "description": "Stable code of the rule."},
        "severity": _one_of(
            "error: cannot be right; warning: worth a look; info: context.", "error", "warning", "info"
        ),
        "where": _WHERE,
        "published": _maybe("The printed text."),
        "expected": _maybe("What the rule gives, printed likewise."),
        "interval": {
            "oneOf": [
                {"type": "null"},
                {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2},
            ],
            "description": "What the expected figure can have been, given that its parts are rounded.",
        },
        "agreement": _one_of("How the two differ.", "inconsistent", "by_rounding", None),
        "addends": {
            "description": "The contributors to the recomputed figure.",
            "oneOf": [
                {"type": "null"},
                _list(
                    "In order.",
                    _object(
                        "One contributor.",
                        {"label": _text("Its month or code."), "text": _text("Its printed text.")},
                    ),
                ),
            ],
        },
        "message": _text("One sentence for a person."),
        "explanation": _maybe("Hypotheses that fit, if any."),
        "basis": _maybe("The note or source the rule rests on."),
    },
)
_CONVENTION = _object(
    "One choice the notes leave open, with the figures of this report that decide it.",
    {
        "name": _text("The choice."),
        "value": _text("The option that explains most figures."),
        "agrees": _count("Figures it explains."),
        "of": _count("Figures that could tell."),
        "next_best": _maybe("Figures the next best option explains.", "integer"),
        "note": _maybe("The report's note that speaks of it."),
        "fixed": {"const": True, "description": "The configuration fixes it, whatever the figures say."},
    },
    optional=("fixed",),
)
_ACCEPTANCE = _object(
    "What became of one entry of the baseline.",
    {
        "id": _text("Of the finding."),
        "rule": _text("Its rule."),
        "place": _text("Where it stands, in the page's words."),
        "state": _one_of(
            "accepted: no longer among the findings; changed: its figures are others now; expired; "
            "gone: it no longer occurs.",
            *("accepted", "changed", "expired", "gone"),
        ),
        "reason": _text("Why it was accepted."),
        "author": _text("By whom."),
        "expires": _maybe("Its last day, in ISO form."),
        "finding": {"oneOf": [{"type": "null"}, _FINDING], "description": "null where it is gone."},
    },
)
_COMPARISON = _object(
    "What compare adds: the earlier report. The findings are then of family R0 alone.",
    {
        "earlier": _object(
            "The earlier report.",
            {
                **_SOURCE["properties"],
                "printed_on": _maybe("Date the page prints, ISO 8601."),
                "months": _list("Month labels as printed, in order.", {"type": "string"}),
            },
        ),
        "activities": _count("AO that stand in both."),
        "figures": _count("Months that both print and that were compared."),
        "not_compared": _count("Months that both print, one of them doubtfully."),
    },
)

_DAYS = _object(
    "The first and the last day it can have been; null: not bounded.",
    {"first": _maybe("ISO 8601."), "last": _maybe("ISO 8601.")},
)
_REGISTER = _object(
    "Only of the application's register: every row as registered, those that its report leaves out among them. The "
    "rest of the document is the report that it prints; what a register does not hold is blank there.",
    {
        "stage": _text('Etapa: "SEGUIMIENTO", ...'),
        "programme": _text("The columns its programme was read from: F(RE), or an earlier version."),
        "exported": _DAYS,
        "asked": {
            "description": "The day its derived figures are computed for; null: they are blank.",
            "oneOf": [{"type": "null"}, _DAYS],
        },
        "rows": _count("Rows with an activity."),
        "active": _count("Of them, active."),
        "printed": _count("Of them, those that the report prints: note (1)."),
        "activities": _list(
            "In the file's order; accumulated is the registered Total.",
            _object(
                "One row.",
                {
                    "objective": _text("The OEI's code."),
                    "action": _text("The AEI's code."),
                    "active": _maybe("Activo AO; null: not said.", "boolean"),
                    "state": _maybe('Estado(SE): "APROBADO", "" where blank; null: no such column.'),
                    "left_out": _one_of(
                        "Why the report leaves it out; null: it prints it.",
                        *("inactive", "not_approved", "no_goal", None),
                    ),
                    "cell": _maybe("Where its code stands."),
                    "names": _list("Of the OEI and of the AEI.", {"type": "string"}),
                    **_ACTIVITY["properties"],
                },
            ),
        ),
    },
)

_EXPECT = _object(
    "What expect adds: the document is then the report that the register will print, its derived figures computed.",
    {
        "asked": _DAYS | {"description": "The day of the query that it is computed for."},
        "unregistered": _list(
            "Activities with months that are due and not registered.",
            _object("One.", {"code": _text("The AO."), "months": _list("Month labels.", {"type": "string"})}),
        ),
        "left_out": _list(
            "Activities of the register that the report leaves out.",
            _object(
                "One.",
                {
                    "code": _text("The AO."),
                    "name": _text("Its name."),
                    "why": _one_of("Note (1).", "inactive", "not_approved", "no_goal"),
                },
            ),
        ),
        "findings": _list("What the register says of it: findings of family B1.", _FINDING),
    },
)
_BESIDE = _object(
    "What check --register adds: the register that the report was checked against. Its findings are of family B1.",
    {
        "source": _object(
            "The register.",
            {**_SOURCE["properties"], "exported": _DAYS, "stage": _text('Etapa: "SEGUIMIENTO", ...')},
        ),
        "age": _one_of(
            "Beside the report; unknown: a day is not known.", "same", "younger", "older", "unknown"
        ),
        "activities": _count("AO that stand in both."),
        "figures": _count("Months that both have and that were compared."),
        "confirmed": _count("Registered figures of the report that it confirms."),
        "not_compared": _count("Months that both have, one of them doubtfully."),
    },
)

EXTRACT: Schema = {
    "$schema": _DRAFT,
    "title": "poi-audit extract",
    **_object(
        "One published reporte de seguimiento, as read. A file with several prints an array of such objects.",
        {
            "schema": {"const": REPORT_SCHEMA},
            "source": _SOURCE,
            "header": _HEADER,
            "objectives": _list("In report order.", _OBJECTIVE),
            "totals": _TOTALS,
            "summary": _SUMMARY,
            "alerts": _maybe("Free text: ALERTAS IDENTIFICADAS or ANÁLISIS DESCRIPTIVO."),
            "notes": _list("The report's own notes.", {"type": "string"}),
            "problems": _list("What could not be read whole.", _PROBLEM),
            "register": _REGISTER,
            "expect": _EXPECT,
        },
        optional=("register", "expect"),
    ),
    "$defs": {"figure": _FIGURE, "entity": _ENTITY, "activity": _ACTIVITY, "action": _ACTION},
}

CHECK: Schema = {
    "$schema": _DRAFT,
    "title": "poi-audit check",
    **_object(
        "What a check of one report found. Several reports, or several files, print an array of such objects.",
        {
            "schema": {"const": AUDIT_SCHEMA},
            "source": _SOURCE,
            "tool": _object("What checked it.", {"version": _text("Package."), "rules": _text("Rule set.")}),
            "conventions": _list("Choices inferred from the report.", _CONVENTION),
            "verdict": _one_of(
                "clean: read whole, nothing at warning or above; findings; partial: read only in part; unreadable.",
                *("clean", "findings", "partial", "unreadable"),
            ),
            "coverage": _object(
                "How every printed figure was looked at; the parts add up to figures.",
                {
                    "figures": _count("Printed figures."),
                    "recomputed": _count("Derived ones, recomputed."),
                    "inputs": _count("Registered ones, from which the others derive."),
                    "narrative": _count("Quantities in the report's prose, tied to the table."),
                    "unverifiable": _count("Derived ones that nothing printed allows to recompute."),
                    "doubtful": _count("Ones whose reading is uncertain; never judged."),
                    "confirmed": _count("Registered ones that the register confirms; not counted in inputs."),
                },
            ),
            "counts": _object(
                "Findings by severity.", {key: _count(key) for key in ("error", "warning", "info")}
            ),
            "findings": _list("In report order.", _FINDING),
            "baseline": _list("The baseline's entries on this report.", _ACCEPTANCE),
            "set_aside": _count("Findings that the configuration leaves out."),
            "comparison": _COMPARISON,
            "register": _BESIDE,
            "problems": _list("What could not be read whole.", _PROBLEM),
        },
        optional=("baseline", "set_aside", "comparison", "register"),
    ),
}

_COMPARED = {
    "where": _WHERE,
    "published": _text("The printed text."),
    "expected": _maybe("What its parts give, printed likewise; null where nothing can be said."),
    "verdict": _one_of(
        "input: registered, not derived; unjudged: a part's reading is doubtful, or no rule says.",
        *("equal", "by_rounding", "inconsistent", "input", "unjudged"),
    ),
}
_NAMED = {"code": _text("As printed."), "name": _text("Its name.")}
_SHOWN = _object(
    "One activity, how each of its derived figures is recomputed, and its findings.",
    {
        "objective": _object("The OEI above it.", _NAMED),
        "action": _object("The AEI above it.", _NAMED),
        "activity": _ref("activity"),
        "recomputed": _list(
            "Its derived figures.",
            _object(
                "One figure.",
                _COMPARED | {"steps": _list("The computation in sentences.", {"type": "string"})},
            ),
        ),
        "enters": _list("The averages that it enters.", _object("One figure.", _COMPARED)),
        "findings": _list("Those of this activity.", _FINDING),
    },
)

SHOW: Schema = {
    "$schema": _DRAFT,
    "title": "poi-audit show",
    **_object(
        "Some activities of one report, step by step. A file with several reports prints an array of such objects.",
        {
            "schema": {"const": SHOW_SCHEMA},
            "source": _SOURCE,
            "tool": _object("What checked it.", {"version": _text("Package."), "rules": _text("Rule set.")}),
            "months": _list("Month labels as printed, in order.", {"type": "string"}),
            "activities": _list("In report order.", _SHOWN),
        },
    ),
    "$defs": {"figure": _FIGURE, "activity": _ACTIVITY},
}

SCHEMAS: Mapping[str, Schema] = {"extract": EXTRACT, "check": CHECK, "show": SHOW}
"""Command -> schema of one document of its JSON output."""
