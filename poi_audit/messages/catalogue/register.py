"""What a finding of a register, or beside one, says, and its parts."""

from __future__ import annotations

from collections.abc import Mapping

REGISTER: Mapping[str, tuple[str, str]] = {
    "B101": (
        "{row} de {month} dice {after} y el registro dice {before} ({place}); {days}.",
        "{row} of {month} says {after} and the register says {before} ({place}); {days}.",
    ),
    "B101.effect": (
        "{row} de {month} dice {after} y el registro dice {before} ({place}); con lo registrado sería: "
        "{effect}; {days}.",
        "{row} of {month} says {after} and the register says {before} ({place}); with what is registered "
        "it would be: {effect}; {days}.",
    ),
    "B102": (
        "{row} acumulado dice {after} y el registro da {before} ({place}); {days}.",
        "{row} accumulated says {after} and the register gives {before} ({place}); {days}.",
    ),
    "B103": (
        "El registro no tiene la AO «{name}»; {days}.",
        "The register does not have the activity «{name}»; {days}.",
    ),
    "B103.narrow": (
        "El registro no tiene la AO «{name}», y parece traer solo una parte de las AO; {days}.",
        "The register does not have the activity «{name}», and seems to hold only some activities; {days}.",
    ),
    "B104": (
        "La AO {state} en el registro ({place}), y el reporte la imprime; {days}.",
        "The activity {state} in the register ({place}), and the report prints it; {days}.",
    ),
    "B105": (
        "El registro ({place}) trae, en {action}, la AO «{name}», con PROG. {programmed} y EJEC. "
        "{executed}, y el reporte no la lista; {days}.",
        "The register ({place}) has, in {action}, the activity «{name}», with PROG. {programmed} and "
        "EJEC. {executed}, and the report does not list it; {days}.",
    ),
    "B106": (
        "La unidad de medida dice «{after}» y el registro dice «{before}» ({place}); {days}.",
        "The unit says «{after}» and the register says «{before}» ({place}); {days}.",
    ),
    "B107": (
        "El tipo de agregación dice «{after}» y el registro da «{before}» ({place}); {days}.",
        "The aggregation type says «{after}» and the register gives «{before}» ({place}); {days}.",
    ),
    "B108": (
        "La prioridad dice «{after}» y el registro dice «{before}» ({place}); {days}.",
        "The priority says «{after}» and the register says «{before}» ({place}); {days}.",
    ),
    "B109": (
        "El nombre dice «{after}» y el registro dice «{before}» ({place}); {days}.",
        "The name says «{after}» and the register says «{before}» ({place}); {days}.",
    ),
    "B110": (
        "El centro de costo dice «{after}» y el registro dice «{before}» ({place}); {days}.",
        "The cost centre says «{after}» and the register says «{before}» ({place}); {days}.",
    ),
    "B111": (
        "La AO figura en {after} y el registro la tiene en {before} ({place}); {days}.",
        "The activity stands in {after} and the register has it in {before} ({place}); {days}.",
    ),
    "B112": (
        "Dice {after} y las cifras del registro dan {before}; {days}.",
        "It says {after} and the register's figures give {before}; {days}.",
    ),
    "B113": (
        "No se dice qué AO del registro faltan en el reporte: {reasons}.",
        "It is not said which activities of the register the report lacks: {reasons}.",
    ),
    "B113.follow_up": (
        "El registro no trae el seguimiento, F(SE): la ejecución no se cotejó.",
        "The register has no follow-up, F(SE): the execution was not checked against it.",
    ),
    "B113.doubles": (
        "Hay códigos que se repiten y no se pudieron emparejar con el registro: {codes}.",
        "Some codes are repeated and could not be matched with the register: {codes}.",
    ),
    "B114": (
        "El código dice {after} y el registro tiene la AO del mismo nombre con {before} ({place}); {days}.",
        "The code says {after} and the register has the activity of that name as {before} ({place}); {days}.",
    ),
    "B121": (
        "Falta registrar {months}, con el plazo vencido: se imprimirá S.I.",
        "{months} not registered, with the deadline past: S.I. will be printed.",
    ),
    "B121.summary": (
        "{count} de {of} AO tienen meses sin registrar con el plazo vencido, y se imprimirán S.I.: {items}.",
        "{count} of {of} activities have months not registered with the deadline past, and will print "
        "S.I.: {items}.",
    ),
    "B122.inactive": (
        "{count} AO no {count:está activa|están activas} y el reporte no {count:la|las} imprimirá: {codes}.",
        "{count} {count:activity is|activities are} not active and the report will not print "
        "{count:it|them}: {codes}.",
    ),
    "B122.not_approved": (
        "{count} AO no {count:está aprobada|están aprobadas} y el reporte no {count:la|las} imprimirá: {codes}.",
        "{count} {count:activity is|activities are} not approved and the report will not print "
        "{count:it|them}: {codes}.",
    ),
    "B122.no_goal": (
        "{count} AO no {count:tiene|tienen} meta mayor a cero en el año y el reporte no {count:la|las} "
        "imprimirá: {codes}.",
        "{count} {count:activity has|activities have} no yearly goal above zero and the report will not "
        "print {count:it|them}: {codes}.",
    ),
    "B123": (
        "El Total registrado de {row} dice {total} y sus meses suman {sum}.",
        "The registered Total of {row} says {total} and its months add up to {sum}.",
    ),
    "B124": (
        "La AO «{name}» está activa y aprobada, tiene ejecución registrada ({items}) y no se imprimirá: "
        "no tiene meta en el año.",
        "The activity «{name}» is active and approved, has a registered execution ({items}) and will not "
        "be printed: it has no yearly goal.",
    ),
    "B125": (
        "{count} cifras del reporte dependen del día de la consulta, que no consta; --as-of lo indica.",
        "{count} figures of the report depend on the day of the query, which is not known; --as-of gives it.",
    ),
    "days.same": ("reporte y registro son del {day}", "report and register are of {day}"),
    "days.told": ("{why} ({days})", "{why} ({days})"),
    "days.both": ("reporte: {printed}; registro: {exported}", "report: {printed}; register: {exported}"),
    "day.unknown": ("día que no consta", "day not known"),
    "day.between": ("del {first} al {last}", "{first} to {last}"),
    "beside.same": ("ambos son del mismo día", "both are of one day"),
    "beside.unknown": ("no consta cuál es posterior", "which came later is not known"),
    "beside.closed": (
        "el plazo del mes ya había vencido antes de ambos, y ningún registro posterior lo explica",
        "the month's deadline was past before both, and no later registration explains it",
    ),
    "beside.open": (
        "el plazo del mes aún corría entre ambos, y un registro posterior puede explicarlo",
        "the month's deadline was still running between the two, and a later registration can explain it",
    ),
    "beside.late": (
        "un registro fuera de plazo puede explicarlo",
        "a registration after the deadline can explain it",
    ),
    "beside.rewritten": (
        "el mes ya había concluido, y una reprogramación posterior puede explicarlo",
        "the month was over already, and a later reprogramming can explain it",
    ),
    "beside.changed": ("un cambio entre ambos puede explicarlo", "a change between the two can explain it"),
    "beside.stage": (
        "el registro es de otra etapa y puede tener otras cifras",
        "the register is of another stage and can have other figures",
    ),
    "beside.version": (
        "el registro no tiene lo reprogramado, y una reprogramación puede explicarlo",
        "the register has nothing reprogrammed, and a reprogramming can explain it",
    ),
    "omission.inactive": ("no está activa", "is not active"),
    "omission.not_approved": ("no está aprobada", "is not approved"),
    "omission.no_goal": ("no tiene meta en el año", "has no yearly goal"),
    "omissions.inactive": (
        "{count} no {count:está activa|están activas}",
        "{count} {count:is|are} not active",
    ),
    "omissions.not_approved": (
        "{count} no {count:está aprobada|están aprobadas}",
        "{count} {count:is|are} not approved",
    ),
    "omissions.no_goal": (
        "{count} no {count:tiene|tienen} meta mayor a cero en el año",
        "{count} {count:has|have} no yearly goal above zero",
    ),
    "limit.register_partial": ("el registro se leyó solo en parte", "the register was read only in part"),
    "limit.register_columns": (
        "el registro no dice qué AO están activas o aprobadas",
        "the register does not say which activities are active or approved",
    ),
    "limit.center": (
        "ninguna AO del registro es del centro de costo del filtro («{center}»)",
        "no activity of the register is of the filter's cost centre («{center}»)",
    ),
    "why.left_out": ("en el registro posterior {why}", "in the later register it {why}"),
}
