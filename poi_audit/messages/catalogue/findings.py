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
    "X106": (
        "{count} {count:cifra no se puede|cifras no se pueden} comprobar: {items}.{count: Suma, "
        "promedia o cuenta| Suman, promedian o cuentan} sobre lo que puede faltar: {reasons}",
        "{count} {count:figure|figures} cannot be checked: {items}. They sum, average or count over "
        "what may be missing: {reasons}",
    ),
    "X107": (
        "La regla de este formulario no se conoce ({what}): ninguna de sus {count} cifras sigue la "
        "regla conocida; no se juzgan.",
        "The rule of this form is not known ({what}): none of its {count} figures follows the known "
        "rule; they are not judged.",
    ),
    "X107.note": (
        "La regla de este formulario no se conoce ({what}): la nota {note} dice otra cosa que las "
        "conocidas ({words}); sus {count} cifras no se juzgan.",
        "The rule of this form is not known ({what}): note {note} says something else than the known "
        "ones ({words}); its {count} figures are not judged.",
    ),
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
    "S202.title": (
        "Desde esta AEI los códigos son del {title} y están bajo el {objective}; puede faltar el título del "
        "{title}.",
        "From this action on the codes are of {title} and stand under {objective}; the title of {title} may be "
        "missing.",
    ),
    "S203": (
        "El mismo código identifica a dos AO de nombre distinto.",
        "The same code identifies two activities of different names.",
    ),
    "S203.same": ("La misma AO aparece más de una vez.", "The same activity appears more than once."),
    "S203.once": (
        "La misma AO aparece más de una vez ({actions}); estas cifras la cuentan una sola vez y "
        "cuadran así: {figures}.",
        "The same activity appears more than once ({actions}); these figures count it once and close "
        "that way: {figures}.",
    ),
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
    "S206.follows": (
        "El tipo de agregación «{text}» no es ninguno de los conocidos; sus cifras siguen la regla de "
        "«{kind}».",
        'The aggregation type "{text}" is none of the known ones; its figures follow the rule of "{kind}".',
    ),
    "S206.words": (
        "El formulario nombra los tipos de agregación con otras palabras: {items}.",
        "The form names the aggregation types in other words: {items}.",
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
    "S212": (
        "La lista trae {listed} AO y estas cifras cuadran a la vez con {whole}: {figures}. Puede "
        "faltar en lo publicado o haberse perdido al leer; no se juzgan.",
        "The list has {listed} activities and these figures close at once with {whole}: {figures}. It "
        "may be missing from what was published or have been lost in reading; they are not judged.",
    ),
    "S212.share": (
        "La lista trae {listed} AO y estas cifras cuadran a la vez con {whole}: {figures}. A lo que "
        "falta le corresponde un avance cercano a {value}. Puede faltar en lo publicado o haberse "
        "perdido al leer; no se juzgan.",
        "The list has {listed} activities and these figures close at once with {whole}: {figures}. "
        "What is missing has a percentage of about {value}. It may be missing from what was published "
        "or have been lost in reading; they are not judged.",
    ),
    "S212.money": (
        "La lista trae {listed} AO y los dos totales de dinero son mayores que lo que suman: {figures}. "
        "Puede faltar alguna AO en lo publicado o haberse perdido al leer; no se juzgan.",
        "The list has {listed} activities and both totals of money are above their sums: {figures}. An "
        "activity may be missing from what was published or have been lost in reading; they are not judged.",
    ),
    "S212.lines": (
        "La lista trae {listed} AO y el dinero de la AEI es mayor que lo que suman las suyas, pero cuadra con el "
        "total: {figures}. Puede faltar alguna AO en lo publicado, haberse perdido al leer o tener menos dinero "
        "del que le corresponde; no se juzgan.",
        "The list has {listed} activities and the action's money is above the sum of its own, yet it agrees with "
        "the total: {figures}. An activity may be missing from what was published, have been lost in reading or "
        "show less money than its own; they are not judged.",
    ),
    "S213": (
        "El reporte no muestra la fecha de la consulta. Con --as-of DD/MM/AAAA se comprueba, a esa fecha, que no "
        "haya ejecución en meses posteriores.",
        "The report does not show the day of the query. With --as-of YYYY-MM-DD it is checked, as of that day, that "
        "no later month has execution.",
    ),
    "S213.items": (
        "El reporte no muestra la fecha de la consulta y de ella depende {items}. Con --as-of DD/MM/AAAA se "
        "decide a esa fecha, y se comprueba que no haya ejecución en meses posteriores.",
        "The report does not show the day of the query and on it depends {items}. With --as-of YYYY-MM-DD that is "
        "decided as of that day, and it is checked that no later month has execution.",
    ),
    "S214": (
        "La fecha del reporte ({date}) es anterior a meses en que {count} de {of} AO ya "
        "{count:tiene|tienen} ejecución: lo dudoso es la fecha, y no se usa.",
        "The report's date ({date}) is before months in which {count} of {of} activities already have "
        "execution: the date is what is in doubt, and it is not used.",
    ),
    "S215": (
        "El mismo nombre y la misma unidad de medida están en AO de AEI distintas: {items}.",
        "The same name and unit of measure stand in activities of different actions: {items}.",
    ),
    "S216": (
        "No tienen tipo de OEI: {codes}; los promedios por tipo no cuadran con las demás y no se juzgan.",
        "These have no type of objective: {codes}; the averages by type do not close with the others "
        "and are not judged.",
    ),
    "S216.none": (
        "El reporte publica promedios por tipo de OEI y ninguna AEI muestra su tipo; no se juzgan.",
        "The report publishes averages by type of objective and no action shows its type; they are not "
        "judged.",
    ),
    "S217": (
        "La fila PROG. es la misma en todas estas AO, y también lo es la fila EJEC.: {codes}.",
        "The row PROG. is the same in all these activities, and so is the row EJEC.: {codes}.",
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
    "A302.goal_below_months": (
        "EJEC. acumulado dice {published}, menos que lo ejecutado en los meses visibles ({expected}).",
        "EJEC. accumulated says {published}, less than the visible months' execution ({expected}).",
    ),
    "A303": (
        "El tipo declarado es «{kind}» y los acumulados de ambas filas siguen la regla de «{other}».",
        "The declared type is «{kind}» and both accumulated figures follow the rule of «{other}».",
    ),
    "A304": (
        "El subtotal {column} dice {published} y sus meses dan {expected}.",
        "The subtotal {column} says {published} and its months give {expected}.",
    ),
    "A304.mark": (
        "El subtotal {column} dice «{published}» y sus meses dan {expected}.",
        'The subtotal {column} says "{published}" and its months give {expected}.',
    ),
    "A305": (
        "META ANUAL dice {published} y los meses de PROG. dan {expected}.",
        "META ANUAL says {published} and the months of PROG. give {expected}.",
    ),
    "A305.mark": (
        "META ANUAL dice «{published}» y los meses de PROG. dan {expected}.",
        'META ANUAL says "{published}" and the months of PROG. give {expected}.',
    ),
    "A305.goal_below_months": (
        "META ANUAL dice {published}, menos que lo programado en los meses visibles ({expected}).",
        "META ANUAL says {published}, less than the visible months' programme ({expected}).",
    ),
    "A306": (
        "Cada mes muestra lo acumulado hasta él: el acumulado es el del último mes y no la suma "
        "({count} de {of} filas).",
        "Each month shows what has accumulated until it: the accumulated is the last month's and not "
        "their sum ({count} of {of} rows).",
    ),
    "A306.note": (
        "Cada mes muestra lo acumulado hasta él: el acumulado es el del último mes ({count} de {of} "
        "filas); la nota {note} dice que los meses se suman.",
        "Each month shows what has accumulated until it: the accumulated is the last month's ({count} "
        "of {of} rows); note {note} says that the months are summed.",
    ),
    "A307.physical": (
        "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} "
        "filas son mayores que esa suma).",
        "PROG. accumulated shows the year's goal and not the sum of the visible months ({count} of "
        "{of} rows are above that sum).",
    ),
    "A307.financial": (
        "PROG. acumulado, en dinero, muestra el monto del año y no la suma de los meses visibles "
        "({count} de {of} filas son mayores que esa suma).",
        "PROG. accumulated, in money, shows the year's amount and not the sum of the visible months "
        "({count} of {of} rows are above that sum).",
    ),
    "A307.both": (
        "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} "
        "filas son mayores que esa suma; en dinero, {money} de {money_of}).",
        "PROG. accumulated shows the year's goal and not the sum of the visible months ({count} of "
        "{of} rows are above that sum; in money, {money} of {money_of}).",
    ),
    "A307.note": (
        "PROG. acumulado es mayor que la suma de los meses visibles en {count} de {of} AO ({codes}), "
        "como si mostrara la meta del año; la nota {note} dice que se suman los meses visibles.",
        "PROG. accumulated is above the sum of the visible months in {count} of {of} activities "
        "({codes}), as if it showed the year's goal; note {note} says that the visible months are "
        "summed.",
    ),
    "A308": (
        "El acumulado dice {published} y sus partes impresas suman {expected}: cuadra solo por redondeo.",
        "The accumulated says {published} and its printed parts sum to {expected}: it closes only by "
        "rounding.",
    ),
    "A309": (
        "Antes de {month}, según los acumulados, se ejecutó {executed} y estaba programado "
        "{programmed}; esos meses no se muestran.",
        "Before {month}, by the accumulated figures, {executed} was executed and {programmed} "
        "programmed; those months are not shown.",
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
    "P409.averages": (
        "El avance se imprime cortado y las cifras de la AO dan {exact}; con esa cifra la cuentan los "
        "promedios.",
        "The percentage is printed cut and the activity's figures give {exact}; the averages count it with "
        "that.",
    ),
    "P410": (
        "El avance dice {published} y las cifras de la AO dan {expected}: difiere solo por redondeo.",
        "The percentage says {published} and the activity's figures give {expected}: it differs only by "
        "rounding.",
    ),
    "P411.ticked": (
        "La casilla dice que los avances se truncan al 100 % y {count} de {of} AO por encima no lo "
        "{count:está|están}.",
        "The checkbox says that percentages are capped at 100 % and {count} of {of} activities above "
        "are not.",
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
        "{count} AO {count:tiene|tienen} {progress} mayor que 100 %: {items}.",
        "{count} {count:activity has|activities have} a {progress} above 100 %: {items}.",
    ),
    "P414": (
        "Los avances y S.I. se explican con el plazo {followed} ({count} de {of} AO con meses en "
        "blanco) y no con el de la nota {note}: {stated}.",
        "Percentages and S.I. are explained by the deadline {followed} ({count} of {of} activities "
        "with blank months) and not by that of note {note}: {stated}.",
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
        "{count} AEI {count:imprime|imprimen} {zero} aunque ninguna AO entra en su promedio (todas "
        "S.P.): {codes}.",
        "{count} {count:action prints|actions print} {zero} though no activity enters {count:its|their} average (all "
        "S.P.): {codes}.",
    ),
    "G508.incomplete": (
        "Se imprime {zero} aunque una AO de la AEI está en S.I.; no es un avance.",
        "{zero} is printed although an activity of the action is S.I.; it is no progress.",
    ),
    "G508.type": (
        "Se imprime {zero} y la lista no trae ninguna AO de este tipo de OEI; no es un avance.",
        "{zero} is printed and the list has no activity of this type of objective; it is no progress.",
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
        "{count} AEI {count:publica|publican} el promedio de sus AO que no están en S.I.: {codes}. "
        "Ninguna nota de este reporte lo prohíbe.",
        "{count} {count:action publishes|actions publish} the average of {count:its|their} activities that are not "
        "S.I.: {codes}. No note of this report forbids it.",
    ),
    "G513.note": (
        "{count} AEI {count:publica|publican} el promedio de sus AO que no están en S.I.: {codes}. La "
        "nota {note} dice que no {count:tendría|tendrían} valor.",
        "{count} {count:action publishes|actions publish} the average of {count:its|their} activities that are not "
        "S.I.: {codes}. Note {note} says that they would have no value.",
    ),
    "G514": (
        "El promedio es {capped} con el tope de 100 y {uncapped} sin él; {moved} AEI "
        "{moved:cambia|cambian} de banda.",
        "The average is {capped} with the cap at 100 and {uncapped} without it; {moved} "
        "{moved:action changes|actions change} band.",
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
    "G517": (
        "Se imprime {figure} y ninguna de sus AO tiene un avance que promediar.",
        "{figure} is printed and none of its activities has a percentage to average.",
    ),
    "G517.none": (
        "Se imprime {figure} y la lista no trae ninguna AO de este tipo de OEI: no hay con qué compararlo.",
        "{figure} is printed and the list has no activity of this type of objective: there is nothing "
        "to compare it with.",
    ),
    "G518": (
        "El promedio del OEI dice {published} y el recalculado es {expected}.",
        "The objective's average says {published} and the recomputed one is {expected}.",
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
    "T605.average": (
        "El promedio {figure} alcanza su banda solo por el redondeo: exacto es {exact}.",
        "The average {figure} reaches its band only by rounding: it is exactly {exact}.",
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
        "{count} de {of} AO {count:ejecutó|ejecutaron} algún mes una cantidad distinta de la programada.",
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
        "{count} de {of} AO con programación {count:ejecutó lo mismo que programó|ejecutaron lo mismo "
        "que programaron} en todos los meses.",
        "{count} of {of} activities with a programme executed what they programmed in every month.",
    ),
    "M706": (
        "{count} de {of} AO con dinero {count:gastó en todos los meses lo mismo que programó|gastaron en "
        "todos los meses lo mismo que programaron}.",
        "{count} of {of} activities with money spent what they programmed in every month.",
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
        "{count} AO en S.P., que no {count:entra|entran} en ningún promedio ({spending} de ellas con "
        "gasto), {count:tiene|tienen} {money} de dinero ejecutado ({share} % del total).",
        "{count} S.P. activities, which enter no average ({spending} of them with spending), hold "
        "{money} of the money executed ({share} % of the total).",
    ),
    "M709.period": (
        "{count} AO en S.P. en el período ({spending} de ellas con gasto), que no {count:entra|entran} "
        "en su promedio, {count:tiene|tienen} {money} de dinero ejecutado ({share} % del total).",
        "{count} activities that are S.P. in the period ({spending} of them with spending), which do "
        "not enter its average, hold {money} of the money executed ({share} % of the total).",
    ),
    "M710": (
        "Lo ejecutado ({executed}) es {times} veces lo programado ({programmed}).",
        "What was executed ({executed}) is {times} times what was programmed ({programmed}).",
    ),
    "M711.unspent": (
        "El avance es {percent} % y no se ejecutó nada de los {goal} programados en dinero.",
        "The percentage is {percent} % and nothing was executed of the {goal} programmed in money.",
    ),
    "M711.idle": (
        "El avance es cero y se ejecutó el {share} % del dinero programado: {spent} de {goal}.",
        "The percentage is zero and {share} % of the programmed money was executed: {spent} of {goal}.",
    ),
    "M711.over": (
        "Se ejecutó el {share} % del dinero programado ({spent} de {goal}) y el avance es {percent} %.",
        "{share} % of the programmed money was executed ({spent} of {goal}) and the percentage is "
        "{percent} %.",
    ),
    "M712": (
        "{count} AO {count:tiene|tienen} un {progress} menor que 75 %: {items}.",
        "{count} {count:activity has|activities have} a {progress} below 75 %: {items}.",
    ),
    "M712.zero": (
        "{count} AO {count:tiene|tienen} un {progress} menor que 75 %, {zero} de ellas en 0 %: {items}.",
        "{count} {count:activity has|activities have} a {progress} below 75 %, {zero} of them at 0 %: "
        "{items}.",
    ),
    "M712.all_zero": (
        "{count} AO {count:tiene|tienen} un {progress} menor que 75 %, y es 0 %: {items}.",
        "{count} {count:activity has|activities have} a {progress} below 75 %, and it is 0 %: {items}.",
    ),
    "progress.only": ("avance", "percentage"),
    "progress.percent_period": ("avance del período", "percentage of the period"),
    "progress.percent": ("avance anual", "percentage of the year"),
    "M713": (
        "Lo ejecutado hasta {month} ({executed}) ya supera la meta del año ({goal}).",
        "What was executed until {month} ({executed}) is already above the year's goal ({goal}).",
    ),
    "M713.incomplete": (
        "Lo ejecutado hasta {month} ({executed}) ya supera la meta del año ({goal}), y el avance es S.I.",
        "What was executed until {month} ({executed}) is already above the year's goal ({goal}), and "
        "the percentage is S.I.",
    ),
    "M714": (
        "EJEC. acumulado dice {executed} y la consulta es del {date}: con {each} al mes y una meta de "
        "{goal}, ya incluye meses que no habían empezado.",
        "EJEC. accumulated says {executed} and the query is of {date}: at {each} a month and a goal of "
        "{goal}, it already includes months that had not begun.",
    ),
    "M715": (
        "El acumulado toma {value}, de {month}, y {last} se registró en cero.",
        "The accumulated takes {value}, of {month}, and {last} was registered as zero.",
    ),
    "M716": (
        "El total registrado dice {value}; sus meses suman {total} y el menor de ellos es {low}.",
        "The registered total says {value}; its months sum {total} and the least of them is {low}.",
    ),
    # Narrative
    "N801": (
        "El texto dice {text} y la tabla muestra {expected} ({what}).",
        "The text says {text} and the table shows {expected} ({what}).",
    ),
    "N801.unnamed": (
        "El texto dice {text}; la AO que mide eso muestra {expected} ({what}).",
        "The text says {text}; the activity that measures it shows {expected} ({what}).",
    ),
    "N801.period": (
        "El texto dice {text} y la tabla da, para {period}, {expected} ({what}).",
        "The text says {text} and the table gives, for {period}, {expected} ({what}).",
    ),
    "N802": (
        "El texto dice {text} y el reporte muestra {expected} ({what}).",
        "The text says {text} and the report shows {expected} ({what}).",
    ),
    "N802.period": (
        "El texto dice {text} y el reporte da, para {period}, {expected} ({what}).",
        "The text says {text} and the report gives, for {period}, {expected} ({what}).",
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
    "N807": (
        "Cifras del texto que no se pueden comprobar, {count} de {of}: {items}.",
        "Figures in the text that cannot be verified, {count} of {of}: {items}.",
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
    "said.executed.period": (
        "EJEC. de esos meses",
        "EJEC. of those months",
    ),
    "said.programmed.period": (
        "PROG. de esos meses",
        "PROG. of those months",
    ),
    "said.objective": (
        "promedio de las AO del OEI; no se imprime",
        "mean of the objective's activities; it is not printed",
    ),
    "said.objective_line": ("promedio del OEI", "average of the objective"),
    "said.type_i": (
        "promedio de los OEI de tipo I",
        "mean of the objectives of type I",
    ),
    "said.type_ii": (
        "promedio de los OEI de tipo II",
        "mean of the objectives of type II",
    ),
    "said.objectives": (
        "número de OEI",
        "number of objectives",
    ),
    "said.reached": (
        "las que cumplen esa condición",
        "those that meet this condition",
    ),
    "said.share": (
        "porcentaje de las que cumplen esa condición",
        "percentage of those that meet this condition",
    ),
    "untied.carried": (
        "su frase no nombra la AO o AEI",
        "its sentence names no activity or action",
    ),
    "untied.subject": (
        "no se sabe de qué AO o AEI habla",
        "no telling of which activity or action it speaks",
    ),
    "untied.several": (
        "la frase nombra varias y no se sabe de cuál es",
        "the sentence names several and does not say of which it is",
    ),
    "untied.other": (
        "habla de otra entidad, oficina o indicador",
        "it speaks of another body, office or indicator",
    ),
    "untied.part": (
        "habla de una parte",
        "it speaks of a part",
    ),
    "untied.rest": (
        "habla de lo que falta o de una diferencia",
        "it speaks of what is missing or of a difference",
    ),
    "untied.change": (
        "habla de un cambio o de un exceso",
        "it speaks of a change or an excess",
    ),
    "untied.compare": (
        "compara",
        "it compares",
    ),
    "untied.rate": (
        "es por mes, por trimestre o en promedio",
        "it is by month, by quarter or on average",
    ),
    "untied.about": (
        "es aproximada",
        "it is approximate",
    ),
    "untied.plan": (
        "habla de lo que se espera o debía hacerse",
        "it speaks of what is expected or was due",
    ),
    "untied.money": (
        "habla de dinero y no coincide con ninguno de los montos de la tabla",
        "it speaks of money and equals no amount of the table",
    ),
    "untied.period": (
        "habla de un tiempo que no es seguro o no es del reporte",
        "it speaks of a time that is uncertain or not the report's",
    ),
    "untied.unit": (
        "no dice qué cuenta",
        "it does not say what it counts",
    ),
    "untied.counts": (
        "cuenta otra cosa que la unidad de medida de la AO",
        "it counts another thing than the activity's unit",
    ),
    "untied.words": (
        "la frase dice más de ella de lo que se entiende con seguridad",
        "the sentence says more of it than is understood with certainty",
    ),
    "untied.unshown": (
        "la tabla no muestra esa cifra",
        "the table does not show that figure",
    ),
    "untied.written": (
        "la cifra y la palabra difieren entre sí, o no se lee como número",
        "the digits and the words differ from each other, or it does not read as a number",
    ),
    "untied.holes": (
        "el reporte se leyó solo en parte",
        "the report was read only in part",
    ),
    "untied.many": (
        "son demasiadas cifras",
        "there are too many figures",
    ),
    # Figures of a text that cannot be verified, and why
    "prose.item": (
        "«{text}» ({why})",
        "«{text}» ({why})",
    ),
    "prose.rest": (
        "y {count} más",
        "and {count} more",
    ),
    # Form
    "F901": (
        "PROG. y EJE. escriben los miles de distinta manera (por ejemplo, {example}).",
        "PROG. and EJE. write thousands differently (for instance, {example}).",
    ),
    "F902": (
        "{count} {count:celda escribe|celdas escriben} los miles de distinta manera que el resto de su "
        "fila (por ejemplo, {example}).",
        "{count} cell(s) write thousands unlike the rest of their row (for instance, {example}).",
    ),
    "F903": (
        "Los meses no se imprimen todos con los mismos decimales (por ejemplo, {example}).",
        "Months are not all printed with the same decimals (for instance, {example}).",
    ),
    "F904": ("El texto parece cortado: «… {ending}».", "The text seems cut: «… {ending}»."),
    "F904.cost_center": (
        "El centro de costo parece cortado: «… {ending}».",
        'The cost centre seems cut: "… {ending}".',
    ),
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
    "item.figure": (
        "{where} {text}",
        "{where} {text}",
    ),
    "item.cell": (
        "{where} ({column}) {text}",
        "{where} ({column}) {text}",
    ),
    # Deadlines, types, columns and bands
    "deadline.day": (
        "del día {day} del mes siguiente",
        "of day {day} of the next month",
    ),
    "deadline.last_day": (
        "del último día del mes siguiente",
        "of the last day of the next month",
    ),
    "deadline.all_visible": (
        "de todo el período",
        "of the whole period",
    ),
    "aggregation.known": (
        "«{text}» sigue la regla de «{kind}»",
        '"{text}" follows the rule of "{kind}"',
    ),
    "aggregation.unknown": (
        "«{text}» no se conoce y sus acumulados solo se comprueban si suman o repiten el último valor",
        '"{text}" is not known, and its accumulated figures are confirmed only where they sum or '
        "repeat the last value",
    ),
    "undated.blank": (
        "si a {count} AO con meses en blanco ({months}) {count:le|les} corresponde S.I. en lugar de "
        "una cifra",
        "whether {count} activities with blank months ({months}) should show S.I. instead of a figure",
    ),
    "undated.idle": (
        "si corresponde S.P. a {codes}, con programación en algún mes",
        "whether S.P. is right for {codes}, with a programme in some month",
    ),
    "cell.total": (
        "total",
        "total",
    ),
    "cell.total_period": (
        "total del período",
        "total of the period",
    ),
    "cell.type_i": (
        "promedio de tipo I",
        "average of type I",
    ),
    "cell.type_ii": (
        "promedio de tipo II",
        "average of type II",
    ),
    "cell.median": (
        "mediana",
        "median",
    ),
    "cell.complete": (
        "AO completas",
        "complete activities",
    ),
    "cell.incomplete": (
        "AO incompletas",
        "incomplete activities",
    ),
    "cell.actions": (
        "conteo de AEI",
        "count of actions",
    ),
    "cell.activities": (
        "conteo de AO",
        "count of activities",
    ),
    "cell.tracking": (
        "AO en seguimiento",
        "activities followed up",
    ),
    "cell.accumulated": (
        "acumulado",
        "accumulated",
    ),
    "cell.percent": (
        "avance %",
        "percentage",
    ),
    "cell.percent_period": (
        "avance % del período",
        "percentage of the period",
    ),
    "cell.average": (
        "promedio",
        "average",
    ),
    "cell.average_period": (
        "promedio del período",
        "average of the period",
    ),
    "cell.goal": (
        "META ANUAL",
        "META ANUAL",
    ),
    "band.0_75": (
        "menos de 75 %",
        "below 75 %",
    ),
    "band.75_95": (
        "de 75 % a menos de 95 %",
        "75 % to below 95 %",
    ),
    "band.95_up": (
        "95 % o más",
        "95 % or more",
    ),
    "band.incomplete": (
        "incompletas",
        "incomplete",
    ),
    "band.in_execution": (
        "en ejecución",
        "in execution",
    ),
    "band.activities": (
        "en seguimiento",
        "followed up",
    ),
    "band.complete": (
        "completas",
        "complete",
    ),
}
