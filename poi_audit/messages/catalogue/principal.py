"""Lo principal and the groups of findings: what a person reads before the findings one by one."""

from __future__ import annotations

from collections.abc import Mapping

PRINCIPAL: Mapping[str, tuple[str, str]] = {
    "principal": ("Lo principal", "The main points"),
    "principal.errors": (
        "{count} {count:error|errores}: {items}.",
        "{count} {count:error|errors}: {items}.",
    ),
    "principal.wrong": (
        "{place} dice {published}, da {expected}",
        "{place} says {published}, gives {expected}",
    ),
    "principal.wrong.none": (
        "{place} dice {published} y no le corresponde cifra",
        "{place} says {published} where no figure belongs",
    ),
    "principal.effect": (
        "Si los avances fueran los recalculados: {items}.",
        "Were the percentages the recomputed ones: {items}.",
    ),
    "principal.effect.accumulated": (
        "Si valieran los acumulados impresos y no los meses: {items}.",
        "Did the printed accumulated figures hold and not the months: {items}.",
    ),
    "principal.changed": (
        "{place} {right} en lugar de {published}",
        "{place} {right} instead of {published}",
    ),
    "principal.apart": (
        "Las AO con error no entran en ningún promedio.",
        "The activities with errors enter no average.",
    ),
    "principal.unverifiable": (
        "Lo que suma, promedia o cuenta sobre lo que puede faltar no se juzga ({count} "
        "{count:cifra|cifras}).",
        "What sums, averages or counts over what may be missing is not judged ({count} {count:figure|figures}).",
    ),
    "principal.headline": (
        "No todas las AO entran en el promedio: {items}. Fuera: {out}.",
        "Not all activities enter the mean: {items}. Left out: {out}.",
    ),
    "principal.headline.several": (
        "No todas las AO entran en el promedio: {items}. Fuera del {what}: {out}.",
        "Not all activities enter the mean: {items}. Left out of the {what}: {out}.",
    ),
    "principal.stands": (
        "{what}, {count} de {of} AO",
        "{what}, {count} of {of} activities",
    ),
    "principal.stands.money": (
        "{what}, {count} de {of} AO ({share} % del dinero ejecutado)",
        "{what}, {count} of {of} activities ({share} % of the money executed)",
    ),
    "principal.out": (
        "{count} AO ({mark})",
        "{count} {count:activity|activities} ({mark})",
    ),
    "principal.out.money": (
        "{count} AO ({mark}, {share} % del dinero)",
        "{count} {count:activity|activities} ({mark}, {share} % of the money)",
    ),
    "principal.out.done": (
        "{count} AO ({mark}, {done} de ellas con ejecución sin programación)",
        "{count} {count:activity|activities} ({mark}, {done} of them with execution without programme)",
    ),
    "principal.out.both": (
        "{count} AO ({mark}, {share} % del dinero, {done} de ellas con ejecución sin programación)",
        "{count} {count:activity|activities} ({mark}, {share} % of the money, {done} of them with execution "
        "without programme)",
    ),
    "principal.all": (
        "En el promedio {figure} entran las {of} AO.",
        "All {of} activities enter the mean {figure}.",
    ),
    "principal.incomplete": (
        "{count} de {of} AO {count:está|están} en S.I. y no {count:muestra|muestran} avance.",
        "{count} of {of} activities {count:is|are} S.I. and {count:shows|show} no percentage.",
    ),
    "principal.cap": (
        "El tope de 100 oculta que {count} AO {count:ejecutó|ejecutaron} más de lo programado: {items}.",
        "The cap at 100 hides that {count} {count:activity is|activities are} above the programme: {items}.",
    ),
    "principal.cap.total": (
        "Sin él, el {what} sería {uncapped} y no {capped}.",
        "Without it, the {what} would be {uncapped} and not {capped}.",
    ),
    "principal.cap.nothing": (
        "El tope de 100 no oculta nada: ninguna de las {count} AO recalculadas ejecutó más de lo programado.",
        "The cap at 100 hides nothing: none of the {count} recomputed activities is above its programme.",
    ),
    "principal.above": (
        "{count} AO {count:pasa|pasan} de 100 % sin tope: {items}.",
        "{count} {count:activity is|activities are} above 100 % without a cap: {items}.",
    ),
    "principal.above.total": (
        "Con un tope de 100, el {what} sería {capped} y no {published}.",
        "With a cap at 100, the {what} would be {capped} and not {published}.",
    ),
    "principal.offset": (
        "{count} AO {count:difiere|difieren} de lo programado en algún mes y {count:termina|terminan} el "
        "período en lo programado: {items}.",
        "{count} {count:activity differs|activities differ} from the programme in some month and "
        "{count:ends|end} the period as programmed: {items}.",
    ),
    "principal.closing.alone": (
        "Al cierre de {month} difería: {executed} de {programmed} ({percent} %).",
        "At the closing of {month} it differed: {executed} of {programmed} ({percent} %).",
    ),
    "principal.closing": (
        "Al cierre de {month}, {count} de ellas {count:difería|diferían} de lo programado{count:,|; la que más,} "
        "{code}: {executed} de {programmed} ({percent} %).",
        "At the closing of {month}, {count} of them differed from the programme"
        "{count:,|; most of all} {code}: {executed} of {programmed} ({percent} %).",
    ),
    "principal.money": (
        "En dinero, {count} de {of} AO tienen sus filas PROG. y EJEC. idénticas ({spending} de {money} con "
        "dinero).",
        "In money, {count} of {of} activities have identical rows PROG. and EJEC. ({spending} of {money} "
        "with money).",
    ),
    "principal.idle": (
        "{code} está en 0 % y gastó {spent} de {goal}.",
        "{code} is at 0 % and spent {spent} of {goal}.",
    ),
    "principal.idle.several": (
        "{count} AO están en 0 % y gastaron lo programado o más: {items}.",
        "{count} activities are at 0 % and spent what was programmed or more: {items}.",
    ),
    "principal.how": (
        "Cómo se calcula, sin que una nota lo diga: {items}.",
        "How it is computed, with no note saying so: {items}.",
    ),
    "principal.how.goal": (
        "PROG. acumulado es la meta del año ({count} de {of} AO)",
        "PROG. accumulated is the year's goal ({count} of {of} activities)",
    ),
    "principal.how.exact": (
        "se promedian avances exactos y no los impresos ({agrees} de {of} promedios; {item})",
        "means are taken of exact and not of printed percentages ({agrees} of {of}; {item})",
    ),
    "principal.how.printed": (
        "se promedian los avances impresos y no los exactos ({agrees} de {of} promedios; {item})",
        "means are taken of printed and not of exact percentages ({agrees} of {of}; {item})",
    ),
    "principal.how.left_out": (
        "{count} AEI con AO en S.I. {count:promedia|promedian} las demás: {items}",
        "{count} {count:action|actions} with S.I. activities {count:averages|average} the others: {items}",
    ),
    "principal.how.zero": (
        "{count} AEI {count:imprime|imprimen} {zero} y todas sus AO están en S.P.: {items}",
        "{count} {count:action prints|actions print} {zero} and all {count:its|their} activities are S.P.: {items}",
    ),
    "principal.doubt": (
        "{count} {count:cifra|cifras} de lectura dudosa no se {count:juzga|juzgan}, ni lo que sale de ellas.",
        "{count} {count:figure|figures} of doubtful reading {count:is|are} not judged, nor what follows from them.",
    ),
    # Groups of findings
    "group.one": ("{code}: {said}", "{code}: {said}"),
    "group.rule": ("Regla {rule}", "Rule {rule}"),
    "group.times": ("{name}: {count} veces.", "{name}: {count} times."),
    "item.plain": ("{value}", "{value}"),
    "group.times.of": ("{name}, {count} veces: {items}.", "{name}, {count} times: {items}."),
    "group.of": ("{name}, en {count}: {items}.", "{name}, in {count}: {items}."),
    "group.findings": (
        "{name}, {found} hallazgos en {count}: {items}.",
        "{name}, {found} findings in {count}: {items}.",
    ),
    "group.several": (
        "{count} hallazgos de varias reglas: {rules}.",
        "{count} findings of several rules: {rules}.",
    ),
    "group.M703": (
        "{count} AO ejecutaron sin programación: {items}.",
        "{count} activities executed without programme: {items}.",
    ),
    "group.M703.single": (
        "{count} AO ejecutaron sin programación, {single} de ellas {value} en un solo mes: {items}.",
        "{count} activities executed without programme, {single} of them {value} in one single month: {items}.",
    ),
    "group.folded": (
        "y {count} más que {count:se sigue de ello o lo repite|se siguen de ello o lo repiten}",
        "and {count} more that {count:follows from it or repeats it|follow from it or repeat it}",
    ),
    "summary.principal": ("Lo principal", "The main points"),
    "summary.nothing": (
        "Nada cambia cómo se lee la cifra principal.",
        "Nothing changes how the headline reads.",
    ),
    "summary.averages": ("Promedios publicados y recalculados", "Published and recomputed averages"),
    "summary.left out": (
        "Las {} filas de las AEI no caben en esta página; están en la página completa (--html).",
        "The {} rows of the actions do not fit this page; they stand in the whole one (--html).",
    ),
    "summary.coverage": ("Qué se revisó", "What was checked"),
    "summary.unjudged": ("Qué no se juzgó, y por qué", "What was not judged, and why"),
    "summary.all judged": (
        "Nada: cada cifra se pudo juzgar o es registrada.",
        "Nothing: every figure could be judged or is a registered one.",
    ),
    "summary.reasons": ("y {} motivos más", "and {} more reasons"),
    "groups": (
        "Hallazgos: {findings} en {groups} grupos (uno por uno con --all)",
        "Findings: {findings} in {groups} groups (one by one with --all)",
    ),
    "groups.opened": ("Hallazgos: {findings} en {groups} grupos", "Findings: {findings} in {groups} groups"),
}
