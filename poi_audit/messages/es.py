"""The sentences in Spanish: neutral, about figures and never about people."""

from __future__ import annotations

from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # Reading
    "X101": "Celdas de lectura dudosa: {cells}. Lo que se calcula con ellas no se juzga.",
    "X102": "«{text}» no se pudo leer con certeza como cifra; no se juzga. {doubt}",
    "X103": "La celda está en blanco donde corresponde una cifra; no se juzga.",
    "X104": "{text}",
    "X105": "{text}",
    # Structure
    "S201": "El código lleva los dígitos {digits} y la UE del encabezado es {unit}.",
    "S201.header": "{count} de {of} códigos de AO llevan los dígitos {digits} y la UE del encabezado es {unit}.",
    "S202": "El código de la AEI no corresponde al {objective}, bajo el que está.",
    "S203": "El mismo código identifica a dos AO de nombre distinto.",
    "S203.same": "La misma AO aparece más de una vez.",
    "S204": "El mismo nombre está en varias AO de la AEI: {codes}.",
    "S205": "La AEI muestra un tipo distinto del de su OEI ({type}).",
    "S206": "El tipo de agregación «{text}» no es ninguno de los conocidos; sus acumulados no se juzgan.",
    "S208": "La programación de todo el año es cero; las notas solo admiten metas mayores a cero.",
    "S209": "Hay cifras menores que cero en {months}.",
    "S210": "Hay ejecución registrada en meses posteriores a la consulta: {months}.",
    "S211": "El código de la AEI abre más de un grupo de AO.",
    # Accumulated
    "A301": "PROG. acumulado dice {published} y sus meses dan {expected}.",
    "A301.goal_below_months": "PROG. acumulado dice {published}, menos que lo programado en los meses "
    "visibles ({expected}).",
    "A301.mark": "PROG. acumulado dice «{published}» y sus meses dan {expected}.",
    "A302": "EJEC. acumulado dice {published} y sus meses dan {expected}.",
    "A302.mark": "EJEC. acumulado dice «{published}» y sus meses dan {expected}.",
    "A303": "El tipo declarado es «{kind}» y los acumulados de ambas filas siguen la regla de «{other}».",
    "A307": "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} filas).",
    "A308": "El acumulado dice {published} y sus partes impresas suman {expected}: cuadra solo por redondeo.",
    "A311": "El acumulado financiero programado dice {published} y sus meses suman {expected}.",
    "A312": "El acumulado financiero ejecutado dice {published} y sus meses suman {expected}.",
    "A313": "La ejecución financiera de la AEI dice {published} y sus AO suman {expected}.",
    "A314": "El total financiero dice {published} y sus partes suman {expected}.",
    # Percentages
    "P401": "El avance dice {published} y las cifras de la AO dan {expected}.",
    "P401.dash": "El avance muestra un guion y las cifras de la AO dan {expected}.",
    "P402": "El avance del período dice {published} y los meses visibles dan {expected}.",
    "P403": "El avance dice {published} y los acumulados impresos dan {expected}.",
    "P404": "El avance dice S.I. y no falta registrar ningún mes con plazo vencido; corresponde {expected}.",
    "P405": "El avance dice {published} y falta registrar un mes con plazo vencido: corresponde S.I.",
    "P406": "El avance dice S.P. y hay programación en meses ya transcurridos; corresponde {expected}.",
    "P407": "El avance dice {published} y no hay programación en los meses transcurridos: corresponde S.P.",
    "P408": "El avance dice {published} en un reporte que trunca al 100 %; corresponde {expected}.",
    "P409": "El avance dice {published} en un reporte que no trunca; las cifras de la AO dan {expected}.",
    "P410": "El avance dice {published} y las cifras de la AO dan {expected}: difiere solo por redondeo.",
    "P411.ticked": "La casilla dice que los avances se truncan al 100 % y {count} de {of} AO por encima no lo "
    "están.",
    "P411.unticked": "La casilla dice que los avances no se truncan y {count} de {of} AO por encima se "
    "imprimen como 100.",
    "P412": "El tope de 100 oculta una ejecución mayor: sin él, {uncapped} %.",
    "P413": "{count} AO tienen avance mayor que 100 %: {items}.",
    # Averages
    "G501": "El promedio de la AEI dice {published} y el de sus AO es {expected}.",
    "G502": "El promedio de la AEI en el período dice {published} y el de sus AO es {expected}.",
    "G503": "El total dice {published} y el promedio es {expected}.",
    "G504": "El total del período dice {published} y el promedio es {expected}.",
    "G505": "El total de este tipo de OEI dice {published} y el promedio de sus AO es {expected}.",
    "G506": "La mediana dice {published} y la de los avances es {expected}.",
    "G507": "Se publica {published} aunque una AO de la AEI está en S.I.; según la nota no tendría valor.",
    "G508": "{count} AEI imprimen {zero} aunque ninguna AO entra en su promedio (todas S.P.): {codes}.",
    "G509": "No se muestra el promedio, que es {expected}.",
    "G510.activities": "El total {figure} es el promedio de {count} AO ({activities}); la nota {note} dice "
    "que es el de las AEI, "
    "que sería {actions}.",
    "G510.actions": "El total {figure} es el promedio de las AEI ({actions}); la nota {note} dice que es el "
    "de las AO, que sería "
    "{activities}.",
    "G510.observed": "El total {figure} es el promedio de las AEI ({actions}); en otros reportes de esta clase es "
    "el de las AO, que sería {activities}.",
    "G511": "La cifra {figure} es el promedio de {count} de {of} AO; las demás están en S.I. o S.P.",
    "G512": "El promedio dice {published} y el recalculado es {expected}: difiere solo por redondeo.",
    "G513": "{count} AEI publican el promedio de sus AO que no están en S.I.: {codes}. Ninguna nota de este "
    "reporte lo prohíbe.",
    "G513.note": "{count} AEI publican el promedio de sus AO que no están en S.I.: {codes}. La nota {note} "
    "dice que no tendrían "
    "valor.",
    "G514": "El promedio es {capped} con el tope de 100 y {uncapped} sin él; {moved} AEI cambian de banda.",
    "G515.printed": "Los promedios salen de los avances impresos, ya redondeados (explica {agrees} de {of}; "
    "los exactos, "
    "{next_best}): {items}.",
    "G515.exact": "Los promedios salen de los avances exactos, sin redondear (explica {agrees} de {of}; los "
    "impresos, "
    "{next_best}): {items}.",
    "G516": "El promedio {published} sale de avances sin truncar, aunque las AO se imprimen truncadas al 100 %.",
    # Counts
    "T601": "La tabla cuenta {published} AEI en esta banda y son {expected}.",
    "T602": "La tabla cuenta {published} AO en esta banda y son {expected}.",
    "T603": "La tabla dice {published} y el reporte lista {expected}.",
    "T604": "El conteo dice {published} y el reporte lista {expected}.",
    "T605": "El avance {figure} alcanza su banda solo por el redondeo: exacto es {exact}.",
    # Months
    "M701": "Meses que difieren de lo programado y se compensan en el período: {items}.",
    "M701.closings": "Meses que difieren de lo programado y se compensan en el período: {items}. Al cierre: "
    "{closings}.",
    "M702": "Meses que difieren de lo programado: {items}.",
    "M702.closings": "Meses que difieren de lo programado: {items}. Al cierre: {closings}.",
    "M702.summary": "{count} de {of} AO ejecutaron algún mes una cantidad distinta de la programada.",
    "M703": "Hay ejecución sin programación en los meses visibles: {items}.",
    "M704": "El último mes concentra {last} de {total} ejecutados; ahí estaban programados {planned}.",
    "M705": "{count} de {of} AO con programación ejecutaron lo mismo que programaron en todos los meses.",
    "M706": "{count} de {of} AO ejecutaron en dinero lo mismo que programaron en todos los meses.",
    "M707": "Las {count} AO con avance imprimen exactamente 100.",
    "M708": "El avance es cero y se ejecutó todo el dinero programado: {spent} de {goal}.",
    "M709": "{count} AO en S.P., que no entran en ningún promedio, tienen {money} de dinero ejecutado "
    "({share} % del total).",
    "M710": "Lo ejecutado ({executed}) es {times} veces lo programado ({programmed}).",
    # Narrative
    "N801": "El texto dice {text} y la tabla muestra {expected} ({what}).",
    "N801.closing": "El texto dice {text} y al cierre de {month} la tabla da {expected} ({what}).",
    "N801.unnamed": "El texto dice {text}; la AO que mide eso muestra {expected} ({what}).",
    "N802": "El texto dice {text} y el reporte muestra {expected} ({what}).",
    "N803": "El texto nombra {code}, que la tabla no lista.",
    "N803.name": "El texto nombra «{name}», que no se parece a ningún nombre de la tabla.",
    "N804": "El texto da a {code} el nombre de {owner}.",
    "N805": "El informe dice {text} (p. {pages}) y el reporte lista {expected} ({what}).",
    "N806": "El informe dice {text} (p. {pages}) y el reporte muestra {expected} ({what}).",
    "said.percent": "avance %",
    "said.average": "promedio de la AEI",
    "said.executed": "EJEC. acumulado",
    "said.programmed": "PROG. acumulado",
    "said.activities": "número de AO",
    "said.actions": "número de AEI",
    "said.total": "total del avance físico",
    "said.total_period": "total del avance físico del período",
    # Form
    "F901": "PROG. y EJE. escriben los miles de distinta manera (por ejemplo, {example}).",
    "F902": "{count} celda(s) escriben los miles de distinta manera que el resto de su fila (por ejemplo, "
    "{example}).",
    "F903": "Los meses no se imprimen todos con los mismos decimales (por ejemplo, {example}).",
    "F904": "El texto parece cortado: «… {ending}».",
    # Items of lists
    "item.value": "{code} {value}",
    "item.month": "{month} {executed} de {programmed}",
    "item.closing": "{month} {executed} de {programmed} ({percent} %)",
    "item.means": "{code} {figure} (impresos {printed}, exactos {exact})",
    # Hypotheses
    "why.month_left_out": "coincide con dejar fuera un mes: {months}",
    "why.month_twice": "coincide con contar dos veces un mes: {months}",
    "why.other_row": "coincide con la fila {row}",
    "why.aggregation": "coincide con la regla de «{kind}»",
    "why.later_months": "coincide con {difference} registrados después de {month}, en meses que la página no "
    "muestra",
    "why.digits_swapped": "coincide con dos dígitos intercambiados",
    "why.digit_differs": "coincide con un dígito distinto",
    "why.digit_lost": "coincide con un dígito perdido",
    "why.digit_added": "coincide con un dígito de más",
    "why.point_shifted": "coincide con el punto decimal corrido",
    "why.neighbour": "coincide con la cifra vecina, la de {code}",
    "why.uncapped": "coincide con no aplicar el tope de 100",
    "why.cut": "coincide con aplicar el tope de 100",
    "why.ratio_of_sums": "coincide con dividir las sumas de los meses",
    "why.ratio_of_last": "coincide con dividir los últimos valores mayores a cero",
    "why.ratio_of_cells": "coincide con dividir los acumulados impresos",
    "why.ratio_of_period": "coincide con dividir entre lo programado en los meses visibles",
    "why.ratio_inverted": "coincide con dividir lo programado entre lo ejecutado",
    "why.other_percent": "coincide con el otro porcentaje de la misma AO",
    "why.follows_months": "el avance sale de los meses visibles; ver el acumulado ejecutado de la misma AO",
    "why.mean_uncapped": "coincide con promediar sin el tope de 100",
    "why.mean_capped": "coincide con promediar con el tope de 100",
    "why.activity_left_out": "coincide con dejar fuera {codes}",
    "why.activity_twice": "coincide con contar dos veces {codes}",
    "why.activity_added": "coincide con incluir {code}, que es de otra AEI",
    "why.mark_as_zero": "coincide con contar {mark} como cero",
    "why.mean_over_actions": "coincide con el promedio de las AEI",
    "why.mean_over_activities": "coincide con el promedio de las AO",
    "why.median": "coincide con la mediana",
    "why.mean": "coincide con el promedio",
    "why.other_cell": "coincide con el conteo de otra celda de la tabla ({column})",
}
