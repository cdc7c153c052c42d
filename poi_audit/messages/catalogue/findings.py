"""What a finding of one report says, by rule; a rule with several sentences has a suffix for each."""

from __future__ import annotations

from collections.abc import Mapping

FINDINGS: Mapping[str, tuple[str, str]] = {
    # Reading
    "X101": (
        "Celdas de lectura dudosa: {cells}. Lo que se calcula con ellas no se juzga.",
        "Cells of doubtful reading: {cells}. What is computed from them is not judged.",
    ),
    "X102": (
        "«{text}» no se pudo leer con certeza como cifra; no se juzga. {doubt}",
        "«{text}» could not be read as a figure with certainty; it is not judged. {doubt}",
    ),
    "X103": (
        "La celda está en blanco donde corresponde una cifra; no se juzga.",
        "The cell is blank where a figure belongs; it is not judged.",
    ),
    "X104": ("{text}", "{text}"),
    "X105": ("{text}", "{text}"),
    # Structure
    "S201": (
        "El código lleva los dígitos {digits} y la UE del encabezado es {unit}.",
        "The code has the digits {digits} and the header's UE is {unit}.",
    ),
    "S201.header": (
        "{count} de {of} códigos de AO llevan los dígitos {digits} y la UE del encabezado es {unit}.",
        "{count} of {of} activity codes have the digits {digits} and the header's UE is {unit}.",
    ),
    "S202": (
        "El código de la AEI no corresponde al {objective}, bajo el que está.",
        "The action's code does not belong to {objective}, under which it stands.",
    ),
    "S203": (
        "El mismo código identifica a dos AO de nombre distinto.",
        "The same code identifies two activities of different names.",
    ),
    "S203.same": ("La misma AO aparece más de una vez.", "The same activity appears more than once."),
    "S204": (
        "El mismo nombre está en varias AO de la AEI: {codes}.",
        "Several activities of the action have the same name: {codes}.",
    ),
    "S205": (
        "La AEI muestra un tipo distinto del de su OEI ({type}).",
        "The action shows another type than its objective ({type}).",
    ),
    "S206": (
        "El tipo de agregación «{text}» no es ninguno de los conocidos; sus acumulados no se juzgan.",
        "The aggregation type «{text}» is none of the known ones; its accumulated figures are not judged.",
    ),
    "S208": (
        "La programación de todo el año es cero; las notas solo admiten metas mayores a cero.",
        "The programme of the whole year is zero; the notes admit only goals above zero.",
    ),
    "S209": ("Hay cifras menores que cero en {months}.", "There are figures below zero in {months}."),
    "S210": (
        "Hay ejecución registrada en meses posteriores a la consulta: {months}.",
        "Execution is registered in months after the query: {months}.",
    ),
    "S211": (
        "El código de la AEI abre más de un grupo de AO.",
        "The action's code opens more than one group of activities.",
    ),
    # Accumulated
    "A301": (
        "PROG. acumulado dice {published} y sus meses dan {expected}.",
        "PROG. accumulated says {published} and its months give {expected}.",
    ),
    "A301.goal_below_months": (
        "PROG. acumulado dice {published}, menos que lo programado en los meses visibles ({expected}).",
        "PROG. accumulated says {published}, less than the visible months' programme ({expected}).",
    ),
    "A301.mark": (
        "PROG. acumulado dice «{published}» y sus meses dan {expected}.",
        "PROG. accumulated says «{published}» and its months give {expected}.",
    ),
    "A302": (
        "EJEC. acumulado dice {published} y sus meses dan {expected}.",
        "EJEC. accumulated says {published} and its months give {expected}.",
    ),
    "A302.mark": (
        "EJEC. acumulado dice «{published}» y sus meses dan {expected}.",
        "EJEC. accumulated says «{published}» and its months give {expected}.",
    ),
    "A303": (
        "El tipo declarado es «{kind}» y los acumulados de ambas filas siguen la regla de «{other}».",
        "The declared type is «{kind}» and both accumulated figures follow the rule of «{other}».",
    ),
    "A307": (
        "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} filas).",
        "PROG. accumulated shows the year's goal and not the sum of the visible months ({count} of {of} "
        "rows).",
    ),
    "A308": (
        "El acumulado dice {published} y sus partes impresas suman {expected}: cuadra solo por redondeo.",
        "The accumulated says {published} and its printed parts sum to {expected}: it closes only by "
        "rounding.",
    ),
    "A311": (
        "El acumulado financiero programado dice {published} y sus meses suman {expected}.",
        "The programmed financial accumulated says {published} and its months sum to {expected}.",
    ),
    "A312": (
        "El acumulado financiero ejecutado dice {published} y sus meses suman {expected}.",
        "The executed financial accumulated says {published} and its months sum to {expected}.",
    ),
    "A313": (
        "La ejecución financiera de la AEI dice {published} y sus AO suman {expected}.",
        "The action's financial execution says {published} and its activities sum to {expected}.",
    ),
    "A314": (
        "El total financiero dice {published} y sus partes suman {expected}.",
        "The financial total says {published} and its parts sum to {expected}.",
    ),
    # Percentages
    "P401": (
        "El avance dice {published} y las cifras de la AO dan {expected}.",
        "The percentage says {published} and the activity's figures give {expected}.",
    ),
    "P401.dash": (
        "El avance muestra un guion y las cifras de la AO dan {expected}.",
        "The percentage shows a dash and the activity's figures give {expected}.",
    ),
    "P402": (
        "El avance del período dice {published} y los meses visibles dan {expected}.",
        "The period's percentage says {published} and the visible months give {expected}.",
    ),
    "P403": (
        "El avance dice {published} y los acumulados impresos dan {expected}.",
        "The percentage says {published} and the printed accumulated figures give {expected}.",
    ),
    "P404": (
        "El avance dice S.I. y no falta registrar ningún mes con plazo vencido; corresponde {expected}.",
        "The percentage says S.I. and no month past its deadline is missing; {expected} belongs there.",
    ),
    "P405": (
        "El avance dice {published} y falta registrar un mes con plazo vencido: corresponde S.I.",
        "The percentage says {published} and a month past its deadline is missing: S.I. belongs there.",
    ),
    "P406": (
        "El avance dice S.P. y hay programación en meses ya transcurridos; corresponde {expected}.",
        "The percentage says S.P. and months already over have a programme; {expected} belongs there.",
    ),
    "P407": (
        "El avance dice {published} y no hay programación en los meses transcurridos: corresponde S.P.",
        "The percentage says {published} and the months already over have no programme: S.P. belongs there.",
    ),
    "P408": (
        "El avance dice {published} en un reporte que trunca al 100 %; corresponde {expected}.",
        "The percentage says {published} in a report capped at 100 %; {expected} belongs there.",
    ),
    "P409": (
        "El avance dice {published} en un reporte que no trunca; las cifras de la AO dan {expected}.",
        "The percentage says {published} in a report without cap; the activity's figures give {expected}.",
    ),
    "P410": (
        "El avance dice {published} y las cifras de la AO dan {expected}: difiere solo por redondeo.",
        "The percentage says {published} and the activity's figures give {expected}: it differs only by "
        "rounding.",
    ),
    "P411.ticked": (
        "La casilla dice que los avances se truncan al 100 % y {count} de {of} AO por encima no lo están.",
        "The checkbox says that percentages are capped at 100 % and {count} of {of} activities above are "
        "not.",
    ),
    "P411.unticked": (
        "La casilla dice que los avances no se truncan y {count} de {of} AO por encima se imprimen como 100.",
        "The checkbox says that percentages are not capped and {count} of {of} activities above print 100.",
    ),
    "P412": (
        "El tope de 100 oculta una ejecución mayor: sin él, {uncapped} %.",
        "The cap at 100 hides a higher execution: {uncapped} % without it.",
    ),
    "P413": (
        "{count} AO tienen avance mayor que 100 %: {items}.",
        "{count} activities are above 100 %: {items}.",
    ),
    # Averages
    "G501": (
        "El promedio de la AEI dice {published} y el de sus AO es {expected}.",
        "The action's average says {published} and that of its activities is {expected}.",
    ),
    "G502": (
        "El promedio de la AEI en el período dice {published} y el de sus AO es {expected}.",
        "The action's average of the period says {published} and that of its activities is {expected}.",
    ),
    "G503": (
        "El total dice {published} y el promedio es {expected}.",
        "The total says {published} and the mean is {expected}.",
    ),
    "G504": (
        "El total del período dice {published} y el promedio es {expected}.",
        "The period's total says {published} and the mean is {expected}.",
    ),
    "G505": (
        "El total de este tipo de OEI dice {published} y el promedio de sus AO es {expected}.",
        "The total of this type of objective says {published} and the mean of its activities is {expected}.",
    ),
    "G506": (
        "La mediana dice {published} y la de los avances es {expected}.",
        "The median says {published} and that of the percentages is {expected}.",
    ),
    "G507": (
        "Se publica {published} aunque una AO de la AEI está en S.I.; según la nota no tendría valor.",
        "{published} is published although an activity of the action is S.I.; by the note it would have "
        "no value.",
    ),
    "G508": (
        "{count} AEI imprimen {zero} aunque ninguna AO entra en su promedio (todas S.P.): {codes}.",
        "{count} actions print {zero} though no activity enters their average (all S.P.): {codes}.",
    ),
    "G509": (
        "No se muestra el promedio, que es {expected}.",
        "The average, which is {expected}, is not shown.",
    ),
    "G510.activities": (
        "El total {figure} es el promedio de {count} AO ({activities}); la nota {note} dice que es el de "
        "las AEI, que sería {actions}.",
        "The total {figure} is the mean of {count} activities ({activities}); note {note} says that of "
        "the actions, which would be {actions}.",
    ),
    "G510.actions": (
        "El total {figure} es el promedio de las AEI ({actions}); la nota {note} dice que es el de las "
        "AO, que sería {activities}.",
        "The total {figure} is the mean of the actions ({actions}); note {note} says that of the "
        "activities, which would be {activities}.",
    ),
    "G510.observed": (
        "El total {figure} es el promedio de las AEI ({actions}); en otros reportes de esta clase es el "
        "de las AO, que sería {activities}.",
        "The total {figure} is the mean of the actions ({actions}); other reports of this kind take that "
        "of the activities, which would be {activities}.",
    ),
    "G511": (
        "La cifra {figure} es el promedio de {count} de {of} AO; las demás están en S.I. o S.P.",
        "The figure {figure} is the mean of {count} of {of} activities; the others are S.I. or S.P.",
    ),
    "G512": (
        "El promedio dice {published} y el recalculado es {expected}: difiere solo por redondeo.",
        "The average says {published} and the recomputed one is {expected}: it differs only by rounding.",
    ),
    "G513": (
        "{count} AEI publican el promedio de sus AO que no están en S.I.: {codes}. Ninguna nota de este "
        "reporte lo prohíbe.",
        "{count} actions publish the average of their activities that are not S.I.: {codes}. No note of "
        "this report forbids it.",
    ),
    "G513.note": (
        "{count} AEI publican el promedio de sus AO que no están en S.I.: {codes}. La nota {note} dice "
        "que no tendrían valor.",
        "{count} actions publish the average of their activities that are not S.I.: {codes}. Note {note} "
        "says that they would have no value.",
    ),
    "G514": (
        "El promedio es {capped} con el tope de 100 y {uncapped} sin él; {moved} AEI cambian de banda.",
        "The average is {capped} with the cap at 100 and {uncapped} without it; {moved} actions change band.",
    ),
    "G515.printed": (
        "Los promedios salen de los avances impresos, ya redondeados (explica {agrees} de {of}; los "
        "exactos, {next_best}): {items}.",
        "Averages are taken of the printed, rounded percentages (explains {agrees} of {of}; the exact "
        "ones {next_best}): {items}.",
    ),
    "G515.exact": (
        "Los promedios salen de los avances exactos, sin redondear (explica {agrees} de {of}; los "
        "impresos, {next_best}): {items}.",
        "Averages are taken of the exact, unrounded percentages (explains {agrees} of {of}; the printed "
        "ones {next_best}): {items}.",
    ),
    "G516": (
        "El promedio {published} sale de avances sin truncar, aunque las AO se imprimen truncadas al 100 %.",
        "The average {published} is taken of uncapped percentages, although the activities print capped "
        "ones.",
    ),
    # Counts
    "T601": (
        "La tabla cuenta {published} AEI en esta banda y son {expected}.",
        "The table counts {published} actions in this band and there are {expected}.",
    ),
    "T602": (
        "La tabla cuenta {published} AO en esta banda y son {expected}.",
        "The table counts {published} activities in this band and there are {expected}.",
    ),
    "T603": (
        "La tabla dice {published} y el reporte lista {expected}.",
        "The table says {published} and the report lists {expected}.",
    ),
    "T604": (
        "El conteo dice {published} y el reporte lista {expected}.",
        "The count says {published} and the report lists {expected}.",
    ),
    "T605": (
        "El avance {figure} alcanza su banda solo por el redondeo: exacto es {exact}.",
        "The percentage {figure} reaches its band only by rounding: it is exactly {exact}.",
    ),
    # Months
    "M701": (
        "Meses que difieren de lo programado y se compensan en el período: {items}.",
        "Months that differ from the programme and offset each other in the period: {items}.",
    ),
    "M701.closings": (
        "Meses que difieren de lo programado y se compensan en el período: {items}. Al cierre: {closings}.",
        "Months that differ from the programme and offset each other in the period: {items}. At the "
        "closing: {closings}.",
    ),
    "M702": (
        "Meses que difieren de lo programado: {items}.",
        "Months that differ from the programme: {items}.",
    ),
    "M702.closings": (
        "Meses que difieren de lo programado: {items}. Al cierre: {closings}.",
        "Months that differ from the programme: {items}. At the closing: {closings}.",
    ),
    "M702.summary": (
        "{count} de {of} AO ejecutaron algún mes una cantidad distinta de la programada.",
        "{count} of {of} activities executed something else than programmed in some month.",
    ),
    "M703": (
        "Hay ejecución sin programación en los meses visibles: {items}.",
        "There is execution without programme in the visible months: {items}.",
    ),
    "M704": (
        "El último mes concentra {last} de {total} ejecutados; ahí estaban programados {planned}.",
        "The last month holds {last} of {total} executed; {planned} were programmed there.",
    ),
    "M705": (
        "{count} de {of} AO con programación ejecutaron lo mismo que programaron en todos los meses.",
        "{count} of {of} activities with a programme executed what they programmed in every month.",
    ),
    "M706": (
        "{count} de {of} AO ejecutaron en dinero lo mismo que programaron en todos los meses.",
        "{count} of {of} activities spent what they programmed in every month.",
    ),
    "M707": (
        "Las {count} AO con avance imprimen exactamente 100.",
        "All {count} activities with a percentage print exactly 100.",
    ),
    "M708": (
        "El avance es cero y lo ejecutado en dinero no es menos que lo programado: {spent} de {goal}.",
        "The percentage is zero and the money executed is no less than programmed: {spent} of {goal}.",
    ),
    "M709": (
        "{count} AO en S.P., que no entran en ningún promedio, tienen {money} de dinero ejecutado "
        "({share} % del total).",
        "{count} S.P. activities, which enter no average, hold {money} of the money executed ({share} % "
        "of the total).",
    ),
    "M710": (
        "Lo ejecutado ({executed}) es {times} veces lo programado ({programmed}).",
        "What was executed ({executed}) is {times} times what was programmed ({programmed}).",
    ),
    # Narrative
    "N801": (
        "El texto dice {text} y la tabla muestra {expected} ({what}).",
        "The text says {text} and the table shows {expected} ({what}).",
    ),
    "N801.closing": (
        "El texto dice {text} y al cierre de {month} la tabla da {expected} ({what}).",
        "The text says {text} and at the closing of {month} the table gives {expected} ({what}).",
    ),
    "N801.unnamed": (
        "El texto dice {text}; la AO que mide eso muestra {expected} ({what}).",
        "The text says {text}; the activity that measures it shows {expected} ({what}).",
    ),
    "N802": (
        "El texto dice {text} y el reporte muestra {expected} ({what}).",
        "The text says {text} and the report shows {expected} ({what}).",
    ),
    "N803": (
        "El texto nombra {code}, que la tabla no lista.",
        "The text names {code}, which the table does not list.",
    ),
    "N803.name": (
        "El texto nombra «{name}», que no se parece a ningún nombre de la tabla.",
        "The text names «{name}», which is like no name of the table.",
    ),
    "N804": ("El texto da a {code} el nombre de {owner}.", "The text gives {code} the name of {owner}."),
    "N805": (
        "El informe dice {text} (p. {pages}) y el reporte lista {expected} ({what}).",
        "The informe says {text} (p. {pages}) and the report lists {expected} ({what}).",
    ),
    "N806": (
        "El informe dice {text} (p. {pages}) y el reporte muestra {expected} ({what}).",
        "The informe says {text} (p. {pages}) and the report shows {expected} ({what}).",
    ),
    # What a text gives a quantity of
    "said.percent": ("avance %", "percentage"),
    "said.average": ("promedio de la AEI", "average of the action"),
    "said.executed": ("EJEC. acumulado", "EJEC. accumulated"),
    "said.programmed": ("PROG. acumulado", "PROG. accumulated"),
    "said.activities": ("número de AO", "number of activities"),
    "said.actions": ("número de AEI", "number of actions"),
    "said.total": ("total del avance físico", "total physical progress"),
    "said.total_period": ("total del avance físico del período", "total physical progress of the period"),
    # Form
    "F901": (
        "PROG. y EJE. escriben los miles de distinta manera (por ejemplo, {example}).",
        "PROG. and EJE. write thousands differently (for instance, {example}).",
    ),
    "F902": (
        "{count} celda(s) escriben los miles de distinta manera que el resto de su fila (por ejemplo, "
        "{example}).",
        "{count} cell(s) write thousands unlike the rest of their row (for instance, {example}).",
    ),
    "F903": (
        "Los meses no se imprimen todos con los mismos decimales (por ejemplo, {example}).",
        "Months are not all printed with the same decimals (for instance, {example}).",
    ),
    "F904": ("El texto parece cortado: «… {ending}».", "The text seems cut: «… {ending}»."),
    # Items of lists
    "item.value": ("{code} {value}", "{code} {value}"),
    "item.month": ("{month} {executed} de {programmed}", "{month} {executed} of {programmed}"),
    "item.closing": (
        "{month} {executed} de {programmed} ({percent} %)",
        "{month} {executed} of {programmed} ({percent} %)",
    ),
    "item.means": (
        "{code} {figure} (impresos {printed}, exactos {exact})",
        "{code} {figure} (printed {printed}, exact {exact})",
    ),
}
