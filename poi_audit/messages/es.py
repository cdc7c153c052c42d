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
    "{count:está|están}.",
    "P411.unticked": "La casilla dice que los avances no se truncan y {count} de {of} AO por encima se "
    "imprimen como 100.",
    "P412": "El tope de 100 oculta una ejecución mayor: sin él, {uncapped} %.",
    "P413": "{count} AO {count:tiene|tienen} avance mayor que 100 %: {items}.",
    # Averages
    "G501": "El promedio de la AEI dice {published} y el de sus AO es {expected}.",
    "G502": "El promedio de la AEI en el período dice {published} y el de sus AO es {expected}.",
    "G503": "El total dice {published} y el promedio es {expected}.",
    "G504": "El total del período dice {published} y el promedio es {expected}.",
    "G505": "El total de este tipo de OEI dice {published} y el promedio de sus AO es {expected}.",
    "G506": "La mediana dice {published} y la de los avances es {expected}.",
    "G507": "Se publica {published} aunque una AO de la AEI está en S.I.; según la nota no tendría valor.",
    "G508": "{count} AEI {count:imprime|imprimen} {zero} aunque ninguna AO entra en su promedio (todas S.P.): "
    "{codes}.",
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
    "G513": "{count} AEI {count:publica|publican} el promedio de sus AO que no están en S.I.: {codes}. Ninguna "
    "nota de este "
    "reporte lo prohíbe.",
    "G513.note": "{count} AEI {count:publica|publican} el promedio de sus AO que no están en S.I.: {codes}. La "
    "nota {note} "
    "dice que no {count:tendría|tendrían} valor.",
    "G514": "El promedio es {capped} con el tope de 100 y {uncapped} sin él; {moved} AEI {moved:cambia|cambian} de "
    "banda.",
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
    "T605.average": "El promedio {figure} alcanza su banda solo por el redondeo: exacto es {exact}.",
    # Months
    "M701": "Meses que difieren de lo programado y se compensan en el período: {items}.",
    "M701.closings": "Meses que difieren de lo programado y se compensan en el período: {items}. Al cierre: "
    "{closings}.",
    "M702": "Meses que difieren de lo programado: {items}.",
    "M702.closings": "Meses que difieren de lo programado: {items}. Al cierre: {closings}.",
    "M702.summary": "{count} de {of} AO {count:ejecutó|ejecutaron} algún mes una cantidad distinta de la programada.",
    "M703": "Hay ejecución sin programación en los meses visibles: {items}.",
    "M704": "El último mes concentra {last} de {total} ejecutados; ahí estaban programados {planned}.",
    "M705": "{count} de {of} AO con programación {count:ejecutó lo mismo que programó|ejecutaron lo mismo que "
    "programaron} en todos los meses.",
    "M707": "Las {count} AO con avance imprimen exactamente 100.",
    "M708": "El avance es cero y lo ejecutado en dinero no es menos que lo programado: {spent} de {goal}.",
    "M710": "Lo ejecutado ({executed}) es {times} veces lo programado ({programmed}).",
    # Narrative
    "N801": "El texto dice {text} y la tabla muestra {expected} ({what}).",
    "N801.period": "El texto dice {text} y la tabla da, para {period}, {expected} ({what}).",
    "N801.unnamed": "El texto dice {text}; la AO que mide eso muestra {expected} ({what}).",
    "N802": "El texto dice {text} y el reporte muestra {expected} ({what}).",
    "N802.period": "El texto dice {text} y el reporte da, para {period}, {expected} ({what}).",
    "N803": "El texto nombra {code}, que la tabla no lista.",
    "N803.name": "El texto nombra «{name}», que no se parece a ningún nombre de la tabla.",
    "N804": "El texto da a {code} el nombre de {owner}.",
    "N805": "El informe dice {text} (p. {pages}) y el reporte lista {expected} ({what}).",
    "N806": "El informe dice {text} (p. {pages}) y el reporte muestra {expected} ({what}).",
    "N807": "Cifras del texto que no se pueden comprobar, {count} de {of}: {items}.",
    "prose.item": "«{text}» ({why})",
    "prose.rest": "y {count} más",
    "untied.carried": "su frase no nombra la AO o AEI",
    "untied.subject": "no se sabe de qué AO o AEI habla",
    "untied.several": "la frase nombra varias y no se sabe de cuál es",
    "untied.other": "habla de otra entidad, oficina o indicador",
    "untied.part": "habla de una parte",
    "untied.rest": "habla de lo que falta o de una diferencia",
    "untied.change": "habla de un cambio o de un exceso",
    "untied.compare": "compara",
    "untied.rate": "es por mes, por trimestre o en promedio",
    "untied.about": "es aproximada",
    "untied.plan": "habla de lo que se espera o debía hacerse",
    "untied.money": "habla de dinero y no coincide con ninguno de los montos de la tabla",
    "untied.period": "habla de un tiempo que no es seguro o no es del reporte",
    "untied.unit": "no dice qué cuenta",
    "untied.counts": "cuenta otra cosa que la unidad de medida de la AO",
    "untied.words": "la frase dice más de ella de lo que se entiende con seguridad",
    "untied.unshown": "la tabla no muestra esa cifra",
    "untied.written": "la cifra y la palabra difieren entre sí, o no se lee como número",
    "untied.holes": "el reporte se leyó solo en parte",
    "untied.many": "son demasiadas cifras",
    "said.percent": "avance %",
    "said.average": "promedio de la AEI",
    "said.executed": "EJEC. acumulado",
    "said.programmed": "PROG. acumulado",
    "said.activities": "número de AO",
    "said.actions": "número de AEI",
    "said.total": "total del avance físico",
    "said.total_period": "total del avance físico del período",
    "said.executed.period": "EJEC. de esos meses",
    "said.programmed.period": "PROG. de esos meses",
    "said.objective": "promedio de las AO del OEI; no se imprime",
    "said.type_i": "promedio de los OEI de tipo I",
    "said.type_ii": "promedio de los OEI de tipo II",
    "said.objectives": "número de OEI",
    "said.reached": "las que cumplen esa condición",
    "said.share": "porcentaje de las que cumplen esa condición",
    # Form
    "F901": "PROG. y EJE. escriben los miles de distinta manera (por ejemplo, {example}).",
    "F902": "{count} {count:celda escribe|celdas escriben} los miles de distinta manera que el resto de su fila "
    "(por ejemplo, "
    "{example}).",
    "F903": "Los meses no se imprimen todos con los mismos decimales (por ejemplo, {example}).",
    "F904": "El texto parece cortado: «… {ending}».",
    # Against an earlier report
    "R001": "{row} de {month} dice {after} y el reporte anterior decía {before} ({place}); el mes ya había concluido "
    "entonces.",
    "R001.undated": "{row} de {month} dice {after} y el reporte anterior decía {before} ({place}); este no trae fecha "
    "y no consta que el mes hubiera concluido.",
    "R002": "{row} de {month} dice {after} y el reporte anterior decía {before} ({place}); el plazo de registro ya "
    "había vencido entonces.",
    "R002.undated": "{row} de {month} dice {after} y el reporte anterior decía {before} ({place}); este no trae fecha "
    "y no consta que el mes hubiera concluido.",
    "R002.open": "{row} de {month} dice {after} y el reporte anterior decía {before} ({place}); el mes había "
    "concluido "
    "y su plazo de registro aún corría, o no consta.",
    "R002.total": "EJEC. acumulado, que una AO No Acumulado registra, dice {after} y el reporte anterior decía "
    "{before} ({place}); el año ya había cerrado entonces.",
    "R003": "La meta del año dice {after} y el reporte anterior decía {before} ({place}).",
    "R004": "El reporte anterior ({place}) lista la AO «{name}», con PROG. {programmed} y EJEC. {executed}, y este "
    "no.",
    "R004.filtered": "El reporte anterior ({place}) lista la AO «{name}», con PROG. {programmed} y EJEC. "
    "{executed}, y "
    "este no; ambos muestran un solo centro de costo y pudo pasar a otro.",
    "R005": "El reporte anterior no lista la AO.",
    "R005.closed": "El reporte anterior no lista la AO y esta trae cifras en meses que entonces ya habían concluido: "
    "{items}.",
    "R006": "El nombre dice «{after}» y el reporte anterior decía «{before}» ({place}).",
    "R007": "El reporte anterior lista una AO del mismo nombre con el código {before} ({place}); este, con {after}.",
    "R008": "La unidad de medida dice «{after}» y el reporte anterior decía «{before}» ({place}).",
    "R009": "El tipo de agregación dice «{after}» y el reporte anterior decía «{before}» ({place}).",
    "R010": "La prioridad dice «{after}» y el reporte anterior decía «{before}» ({place}).",
    "R011": "La AO figura en {after} y el reporte anterior la listaba en {before} ({place}).",
    "R012": "El avance dice {after} y el reporte anterior decía {before} ({place}).",
    "R013": "Con {months} como en el reporte anterior: {items}.",
    "R014": "Con los meses de {count} AO como en el reporte anterior sería {before} en lugar de {after}.",
    "R014.printed": "Con los meses de {count} AO como en el reporte anterior sería {before} en lugar de {after} "
    "(recalculado; impreso {printed}).",
    "R015": "{count} AO tienen ahora ejecución en meses que el reporte anterior dejó en blanco con el plazo vencido: "
    "{items}.",
    "R016": "No se dice qué AO faltan o se añadieron: {reasons}.",
    "R016.doubles": "Un reporte lista más de una vez códigos que no se pudieron emparejar y no se comparan: {codes}.",
    "limit.earlier_empty": "del reporte anterior no se leyó ninguna AO",
    "limit.later_empty": "de este reporte no se leyó ninguna AO",
    "limit.earlier_partial": "el reporte anterior se leyó solo en parte",
    "limit.later_partial": "este reporte se leyó solo en parte",
    "limit.earlier_scanned": "el reporte anterior es escaneado y sus códigos pueden haberse leído mal",
    "limit.later_scanned": "este reporte es escaneado y sus códigos pueden haberse leído mal",
    "limit.filter": "el centro de costo del filtro es otro («{before}», «{after}»)",
    "row.money": "{row} financiero",
    "place.page": "p. {page}",
    "place.cell": "celda {cell}",
    "place.file": "{file}",
    "effect.percent": "avance de la AO",
    "effect.action": "promedio de {code}",
    "effect.total": "total",
    "item.more": "y {count} más",
    "item.instead": "{what} {before} en lugar de {after}",
    "item.instead.printed": "{what} {before} en lugar de {after} (recalculado; impreso {printed})",
    # Items of lists
    "item.value": "{code} {value}",
    "item.month": "{month} {executed} de {programmed}",
    "item.closing": "{month} {executed} de {programmed} ({percent} %)",
    "item.means": "{code} {figure} (impresos {printed}, exactos {exact})",
    # Steps of a recomputation
    "step.sum": "suma de los meses: {parts} = {total}",
    "step.last": "último valor mayor que cero: {month} {value}",
    "step.no_last": "ningún mes tiene un valor mayor que cero",
    "step.registered": "se registra como total del año y no se calcula (No Acumulado)",
    "step.unknown_type": "el tipo de agregación no es conocido; no se calcula",
    "step.goal": "este reporte muestra la meta del año: no sale de los meses visibles",
    "step.doubtful": "lectura dudosa en {months}: no se calcula",
    "step.nothing": "las cifras impresas no bastan para calcularlo",
    "step.value": "las cifras de la AO dan {value}",
    "step.ratio": "{top_name} {top} / {bottom_name} {bottom} × 100 = {value}",
    "step.cell": "{row} acumulado",
    "step.months": "suma de los meses {row}",
    "step.last_value": "último valor {row}",
    "step.monthly": "promedio de EJEC. / PROG. × 100 en {count} meses con programación ({parts}) = {value}",
    "step.other": "otra lectura admisible da {value}",
    "step.cap": "el tope de 100 lo limita a 100",
    "step.range": "los redondeos de sus partes admiten de {low} a {high}",
    "step.round": "redondeado a {decimals} decimales ({mode}): {value}",
    "step.half_up": "mitad hacia arriba",
    "step.half_even": "mitad al par",
    "step.cut": "decimales cortados",
    "step.incomplete": "corresponde S.I.: {months} sin registrar y con plazo vencido",
    "step.unprogrammed": "corresponde S.P.: sin programación en los meses transcurridos",
    # Hypotheses
    "why.recoded": "la cifra anterior es de {code}, del mismo nombre (R007)",
    "why.rewritten": "sigue a los meses reescritos: {months}",
    "why.goal_raised": "sigue a la meta del año, que pasó de {before} a {after}",
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
    # Conventions, lists, dates, holes
    "A302.goal_below_months": "EJEC. acumulado dice {published}, menos que lo ejecutado en los meses visibles "
    "({expected}).",
    "A304": "El subtotal {column} dice {published} y sus meses dan {expected}.",
    "A304.mark": "El subtotal {column} dice «{published}» y sus meses dan {expected}.",
    "A305": "META ANUAL dice {published} y los meses de PROG. dan {expected}.",
    "A305.mark": "META ANUAL dice «{published}» y los meses de PROG. dan {expected}.",
    "A305.goal_below_months": "META ANUAL dice {published}, menos que lo programado en los meses visibles "
    "({expected}).",
    "A306": "Cada mes muestra lo acumulado hasta él: el acumulado es el del último mes y no la suma ({count} de "
    "{of} filas).",
    "A306.note": "Cada mes muestra lo acumulado hasta él: el acumulado es el del último mes ({count} de {of} "
    "filas); la nota {note} dice que los meses se suman.",
    "A307.physical": "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} "
    "filas son mayores que esa suma).",
    "A307.financial": "PROG. acumulado, en dinero, muestra el monto del año y no la suma de los meses visibles "
    "({count} de {of} filas son mayores que esa suma).",
    "A307.both": "PROG. acumulado muestra la meta del año y no la suma de los meses visibles ({count} de {of} "
    "filas son mayores que esa suma; en dinero, {money} de {money_of}).",
    "A307.note": "PROG. acumulado es mayor que la suma de los meses visibles en {count} de {of} AO ({codes}), como "
    "si mostrara la meta del año; la nota {note} dice que se suman los meses visibles.",
    "A309": "Antes de {month}, según los acumulados, se ejecutó {executed} y estaba programado {programmed}; esos "
    "meses no se muestran.",
    "P414": "Los avances y S.I. se explican con el plazo {followed} ({count} de {of} AO con meses en blanco) y no "
    "con el de la nota {note}: {stated}.",
    "deadline.day": "del día {day} del mes siguiente",
    "deadline.last_day": "del último día del mes siguiente",
    "deadline.all_visible": "de todo el período",
    "G508.incomplete": "Se imprime {zero} aunque una AO de la AEI está en S.I.; no es un avance.",
    "G508.type": "Se imprime {zero} y la lista no trae ninguna AO de este tipo de OEI; no es un avance.",
    "G517": "Se imprime {figure} y ninguna de sus AO tiene un avance que promediar.",
    "G517.none": "Se imprime {figure} y la lista no trae ninguna AO de este tipo de OEI: no hay con qué compararlo.",
    "G518": "El promedio del OEI dice {published} y el recalculado es {expected}.",
    "S203.once": "La misma AO aparece más de una vez ({actions}); estas cifras la cuentan una sola vez y cuadran "
    "así: {figures}.",
    "S206.follows": "El tipo de agregación «{text}» no es ninguno de los conocidos; sus cifras siguen la regla de "
    "«{kind}».",
    "S206.words": "El formulario nombra los tipos de agregación con otras palabras: {items}.",
    "aggregation.known": "«{text}» sigue la regla de «{kind}»",
    "aggregation.unknown": "«{text}» no se conoce y sus acumulados solo se comprueban si suman o repiten el último "
    "valor",
    "S212": "La lista trae {listed} AO y estas cifras cuadran a la vez con {whole}: {figures}. Puede faltar en lo "
    "publicado o haberse perdido al leer; no se juzgan.",
    "S212.share": "La lista trae {listed} AO y estas cifras cuadran a la vez con {whole}: {figures}. A lo que "
    "falta le corresponde un avance cercano a {value}. Puede faltar en lo publicado o haberse perdido al leer; "
    "no se juzgan.",
    "S213": "El reporte no muestra la fecha de la consulta; con --as-of se juzga a una fecha dada.",
    "S213.items": "El reporte no muestra la fecha de la consulta y de ella depende {items}. Con --as-of se juzga a "
    "una fecha dada.",
    "undated.blank": "si a {count} AO con meses en blanco ({months}) {count:le|les} corresponde S.I. en lugar de "
    "una cifra",
    "undated.idle": "si les corresponde S.P. a {codes}, que tienen programación en algún mes",
    "S214": "La fecha del reporte ({date}) es anterior a meses en que {count} de {of} AO ya {count:tiene|tienen} "
    "ejecución: lo dudoso es la fecha, y no se usa.",
    "S215": "El mismo nombre y la misma unidad de medida están en AO de AEI distintas: {items}.",
    "S216": "No tienen tipo de OEI: {codes}; los promedios por tipo no cuadran con las demás y no se juzgan.",
    "S216.none": "El reporte publica promedios por tipo de OEI y ninguna AEI muestra su tipo; no se juzgan.",
    "S217": "Estas AO muestran las mismas cifras programadas y ejecutadas en todos los meses: {codes}.",
    "X106": "{count} {count:cifra no se puede|cifras no se pueden} comprobar: {items}.{count: Suma, promedia o "
    "cuenta| Suman, promedian o cuentan} sobre lo que puede faltar: {reasons}",
    "X107": "La regla de este formulario no se conoce ({what}): ninguna de sus {count} cifras sigue la regla "
    "conocida; no se juzgan.",
    "X107.note": "La regla de este formulario no se conoce ({what}): la nota {note} dice otra cosa que las "
    "conocidas ({words}); sus {count} cifras no se juzgan.",
    "M709": "{count} AO en S.P., que no {count:entra|entran} en ningún promedio ({spending} de ellas con gasto), "
    "{count:tiene|tienen} {money} de dinero ejecutado ({share} % del total).",
    "M709.period": "{count} AO en S.P. en el período ({spending} de ellas con gasto), que no {count:entra|entran} "
    "en su promedio, {count:tiene|tienen} {money} de dinero ejecutado ({share} % del total).",
    "M706": "{count} de {of} AO con dinero {count:ejecutó lo mismo que programó|ejecutaron lo mismo que "
    "programaron} en todos los meses.",
    "M711.unspent": "El avance es {percent} % y no se ejecutó nada de los {goal} programados en dinero.",
    "M711.idle": "El avance es cero y se ejecutó el {share} % del dinero programado: {spent} de {goal}.",
    "M711.over": "Se ejecutó el {share} % del dinero programado ({spent} de {goal}) y el avance es {percent} %.",
    "M712": "{count} AO {count:tiene|tienen} un avance menor que 75 %: {items}.",
    "M712.zero": "{count} AO {count:tiene|tienen} un avance menor que 75 %, {zero} de ellas en 0 %: {items}.",
    "M713": "Lo ejecutado hasta {month} ({executed}) ya supera la meta del año ({goal}).",
    "M713.incomplete": "Lo ejecutado hasta {month} ({executed}) ya supera la meta del año ({goal}), y el avance "
    "impreso es S.I.",
    "M714": "EJEC. acumulado dice {executed} y la consulta es del {date}: con {each} al mes y una meta de {goal}, "
    "ya incluye meses que no habían empezado.",
    "M715": "El acumulado toma {value}, de {month}, y {last} se registró en cero.",
    "M716": "El total registrado dice {value}; sus meses suman {total} y el menor de ellos es {low}.",
    "F904.cost_center": "El centro de costo parece cortado: «… {ending}».",
    "item.figure": "{where} {text}",
    "item.cell": "{where} ({column}) {text}",
    "cell.total": "total",
    "cell.total_period": "total del período",
    "cell.type_i": "promedio de tipo I",
    "cell.type_ii": "promedio de tipo II",
    "cell.median": "mediana",
    "cell.complete": "AO completas",
    "cell.incomplete": "AO incompletas",
    "cell.actions": "conteo de AEI",
    "cell.activities": "conteo de AO",
    "cell.tracking": "AO en seguimiento",
    "cell.accumulated": "acumulado",
    "cell.percent": "avance %",
    "cell.percent_period": "avance % del período",
    "cell.average": "promedio",
    "cell.average_period": "promedio del período",
    "cell.goal": "META ANUAL",
    "band.0_75": "menos de 75 %",
    "band.75_95": "de 75 % a menos de 95 %",
    "band.95_up": "95 % o más",
    "band.incomplete": "incompletas",
    "band.in_execution": "en ejecución",
    "band.activities": "en seguimiento",
    "band.complete": "completas",
    "band.None": "",
    "why.followed": "lo siguen, con ese valor: {figures}",
    "step.earlier": "puede incluir meses anteriores a los visibles: no sale de ellos",
    "step.running": "cada mes muestra lo acumulado hasta él; el último registrado es {month} {value}",
}
