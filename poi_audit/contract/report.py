"""The shapes of a report (poi-audit/report/1)."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from poi_audit.contract.shape import (
    Key,
    Shape,
    always,
    count,
    day,
    figure,
    listed,
    maybe,
    named,
    one_of,
    pair,
    plain,
    record,
    sentence,
    text,
)
from poi_audit.layouts import names, traits_of
from poi_audit.model.figure import Place
from poi_audit.model.report import (
    Action,
    Activity,
    Block,
    Days,
    Entity,
    Entry,
    Execution,
    Header,
    Hole,
    Objective,
    Problem,
    Register,
    Report,
    Row,
    Source,
    Subtotal,
    Summary,
    Title,
    Totals,
)

REPORT_SCHEMA = "poi-audit/report/1"

FIGURE = named("figure", figure())
CELL = named("figure", figure(nullable=False))
"""The same where each layout has it."""
PAGE = plain("Page of the file, 1-based.", "integer")
MONTHS = listed("Month labels as printed, in order.", Shape({"type": "string"}))

SOURCE = record(
    "The file the report was read from.",
    (
        Key("file", text("The file's name, without its folder."), default=""),
        Key("sha256", plain("SHA-256 of the file; null where it could not be opened."), default=""),
        Key(
            "format",
            one_of(
                "The form it came in, told by content; null where it could not be told.",
                *("pdf", "html", "xls", "xlsx", "ods", "text", "register", None),
            ),
            default="text",
        ),
        Key(
            "pages",
            pair(
                {"type": "integer", "minimum": 1},
                type=["array", "null"],
                description="First and last page of the report, 1-based; null where there are no pages.",
            ),
        ),
        Key("engine", plain("The engine that read it; null where there is no choice of one.")),
        Key("layout", plain(f"{', '.join(names())}; null: unknown.")),
        Key(
            "layout_sha256",
            plain("SHA-256 of the layout's file, where it is one of the user's."),
            optional=True,
        ),
        Key(
            "deduced",
            always(True, "A form never seen: its columns were deduced."),
            optional=True,
            default=False,
        ),
    ),
    Source,
)
ENTITY_OR_NULL = maybe(
    "Code and name as the header prints them; null where it does not.",
    record("Code and name.", (Key("code", text("Its digits.")), Key("name", text("Its name."))), Entity),
)
ENTITY = named("entity", ENTITY_OR_NULL)
_SENTENCE = sentence(text("One sentence for a person."))
PROBLEM = record(
    "Something that could not be read, or was read only in part.",
    (
        Key("code", text("Stable code of the problem.", "^E")),
        Key("page", PAGE),
        Key("message", _SENTENCE),
    ),
    Problem,
)
HOLE = record(
    "What may be missing from the report as read.",
    (
        Key(
            "kind", one_of("What is missing.", *("page", "row", "title", "code", "column", "section", "end"))
        ),
        Key("page", plain("The page that lacks it, or after which it is missing.", "integer")),
        Key("code", plain("Of the AO, AEI or OEI that it belongs to, where that is known.")),
        Key("message", _SENTENCE),
    ),
    Hole,
)
PROBLEMS = Key("problems", listed("What could not be read whole.", PROBLEM), default=())
HOLES = Key(
    "holes",
    listed("What may be missing from it; left out where nothing is.", HOLE),
    optional=True,
    default=(),
)


def _row(name: str) -> Shape:
    months = listed("months[i] belongs to header.months[i].", CELL)
    subtotals = listed("subtotals[i] belongs to header.subtotals[i]; left out where the form has none.", CELL)
    keys = (
        Key("months", months),
        Key("accumulated", CELL),
        Key("subtotals", subtotals, optional=True, default=()),
    )
    return record(f"The {name} row.", keys, Row)


_ROWS = (Key("programmed", _row("programmed")), Key("executed", _row("executed")))
_PERCENTS = (Key("percent", FIGURE), Key("percent_period", FIGURE))


def _physical(activity: Activity) -> dict[str, Any]:
    percents = {key.name: getattr(activity, key.name) for key in _PERCENTS}
    return dict(activity.physical.rows()) | percents


def _activity(physical: dict[str, Any], **others: Any) -> Activity:
    percents = {key.name: physical.pop(key.name) for key in _PERCENTS}
    return Activity(physical=Block(**physical), **percents, **others)


ACTIVITY_RECORD = record(
    "One actividad operativa (AO).",
    (
        Key("code", text("As printed: AOI and 11 digits, or the older 19AO form.")),
        Key("name", text("Its name, white space folded.")),
        Key("cost_center", plain("Centro de costo; null where the layout has none or it was lost.")),
        Key("priority", plain("Nivel de prioridad.")),
        Key("unit", plain("Unidad de medida.")),
        Key("aggregation", plain("Tipo de agregación: Acumulado Anual, Acumulado Mensual, No Acumulado.")),
        Key("physical", record("The FISICO block.", (*_ROWS, *_PERCENTS)), _physical),
        Key("goal", FIGURE, optional=True),
        Key(
            "financial",
            maybe(
                "The FINANCIERO block; null where the layout has none.",
                record("The two rows.", _ROWS, Block),
            ),
        ),
    ),
    _activity,
)
ACTIVITY = named("activity", ACTIVITY_RECORD)
_TYPE = one_of("Tipo de OEI o AEI; null where the layout has none.", "I", "II", None)
EXECUTION = record(
    "The closing line EJECUCIÓN FÍSICA POR AEI; of an OEI where the form prints one.",
    [Key(f.name, FIGURE) for f in fields(Execution)],
    Execution,
)
ACTION_RECORD = record(
    "One acción estratégica institucional (AEI).",
    (
        Key("code", text("As printed: AEI.07.04.")),
        Key("type", _TYPE),
        Key("name", text("Its name.")),
        Key("execution", EXECUTION),
        Key("activities", listed("In report order.", ACTIVITY)),
    ),
    Action,
)
ACTION = named("action", ACTION_RECORD)
OBJECTIVE = record(
    "One objetivo estratégico institucional (OEI).",
    (
        Key("code", text("As printed: OEI.07.")),
        Key("type", _TYPE),
        Key("name", text("Its name.")),
        Key("actions", listed("In report order.", ACTION)),
        Key("execution", EXECUTION, optional=True),
    ),
    Objective,
)
SUBTOTAL = record(
    "A column that accumulates some of the months.",
    (Key("label", text("As printed.")), Key("months", listed("Their positions, from 0.", count("One.")))),
    Subtotal,
)
HEADER = record(
    "The block above the table.",
    (
        Key("title", text("The report's title.")),
        Key("year", plain("The year of the plan.", "integer")),
        Key("months", MONTHS),
        Key("printed_on", day("Date the page prints, ISO 8601.")),
        Key("sector", ENTITY),
        Key("pliego", ENTITY),
        Key("ue", ENTITY),
        Key("cost_center_filter", plain("The CC the page was filtered by.")),
        Key(
            "truncated_at_100",
            plain("The box PORCENTAJE DE AVANCES TRUNCADOS AL 100%; null: no such box.", "boolean"),
        ),
        Key(
            "cap", plain("The height the box names, where it is another than 100.", "integer"), optional=True
        ),
        Key("subtotals", listed("The columns of subtotals.", SUBTOTAL), optional=True, default=()),
    ),
    Header,
)
TOTALS = record("The figures after the last action.", [Key(f.name, FIGURE) for f in fields(Totals)], Totals)


def _cells(description: str, *keys: str) -> Shape:
    return record(description, [Key(key, CELL) for key in keys])


def _bands(description: str) -> Shape:
    """A row of bands; those of other limits than these are null."""
    bands = [Key(key, FIGURE) for key in ("0_75", "75_95", "95_up")]
    return record(description, [*bands, Key("incomplete", CELL), Key("in_execution", CELL)])


SUMMARY = maybe(
    "TABLA RESÚMEN; null where the layout has none.",
    record(
        "TABLA RESÚMEN.",
        (
            Key("year", plain("The year it prints.")),
            Key("actions", _bands("How many AEI per band.")),
            Key("activities", _bands("How many AO per band.")),
            Key("tracking", _cells("AO followed up.", "activities", "complete", "incomplete")),
        ),
        Summary,
    ),
)


DAYS = record(
    "The first and the last day it can have been; null: not bounded.",
    (Key("first", day("ISO 8601.")), Key("last", day("ISO 8601."))),
    Days,
)


def _of_activity(key: Key) -> Key:
    return replace(key, get=lambda entry: key.of(entry.activity))


def _entry(
    objective: str,
    action: str,
    active: bool | None,
    state: str | None,
    left_out: str | None,
    cell: str | None,
    names: tuple[str, str],
    **activity: Any,
) -> Entry:
    place = None if cell is None else Place(cell=cell)
    titles = Title(objective, names[0]), Title(action, names[1])
    return Entry(replace(_activity(**activity), place=place), *titles, active, state)


ENTRY = record(
    "One row.",
    (
        Key("objective", text("The OEI's code."), lambda entry: entry.objective.code),
        Key("action", text("The AEI's code."), lambda entry: entry.action.code),
        Key("active", plain("Activo AO; null: not said.", "boolean")),
        Key("state", plain('Estado(SE): "APROBADO", "" where blank; null: no such column.')),
        Key(
            "left_out",
            one_of(
                "Why the report leaves it out; null: it prints it.",
                *("inactive", "not_approved", "no_goal", None),
            ),
            lambda entry: entry.omission,
        ),
        Key(
            "cell",
            plain("Where its code stands."),
            lambda entry: entry.activity.place and entry.activity.place.cell,
        ),
        Key(
            "names",
            listed("Of the OEI and of the AEI.", Shape({"type": "string"})),
            lambda entry: [entry.objective.name, entry.action.name],
        ),
        *map(_of_activity, ACTIVITY_RECORD.keys),
    ),
    _entry,
)


def _register(rows: int, active: int, printed: int, activities: tuple[Entry, ...], **others: Any) -> Register:
    return Register(activities, **others)


REGISTER = record(
    "Only of the application's register: every row as registered, those that its report leaves out among them. The "
    "rest of the document is the report that it prints; what a register does not hold is blank there.",
    (
        Key("stage", text('Etapa: "SEGUIMIENTO", ...')),
        Key("programme", text("The columns its programme was read from: F(RE), or an earlier version.")),
        Key("exported", DAYS),
        Key("asked", maybe("The day its derived figures are computed for; null: they are blank.", DAYS)),
        Key("rows", count("Rows with an activity."), lambda register: len(register.entries)),
        Key("active", count("Of them, active.")),
        Key(
            "printed",
            count("Of them, those that the report prints: note (1)."),
            lambda register: len(register.printed),
        ),
        Key(
            "activities",
            listed("In the file's order; accumulated is the registered Total.", ENTRY),
            lambda register: register.entries,
        ),
    ),
    _register,
)


def _report(schema: str, source: Source, **others: Any) -> Report:
    return Report(
        source=source, traits=traits_of(source.layout if source.layout_sha256 is None else None), **others
    )


REPORT = record(
    "One published reporte de seguimiento, as read. A file with several prints an array of such objects.",
    (
        Key("schema", always(REPORT_SCHEMA), lambda report: REPORT_SCHEMA, default=REPORT_SCHEMA),
        Key("source", SOURCE, default=SOURCE.decode({})),
        Key("header", HEADER),
        Key("objectives", listed("In report order.", OBJECTIVE)),
        Key("totals", TOTALS),
        Key("summary", SUMMARY),
        Key("alerts", plain("Free text: ALERTAS IDENTIFICADAS or ANÁLISIS DESCRIPTIVO.")),
        Key("notes", listed("The report's own notes.", Shape({"type": "string"})), default=()),
        PROBLEMS,
        HOLES,
        Key("register", REGISTER, optional=True),
    ),
    _report,
)
