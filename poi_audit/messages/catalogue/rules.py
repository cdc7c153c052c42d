"""The name of each rule."""

from __future__ import annotations

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str]] = {
    "rule.A301": ("PROG. acumulado no sale de sus meses", "PROG. accumulated does not follow its months"),
    "rule.A302": ("EJEC. acumulado no sale de sus meses", "EJEC. accumulated does not follow its months"),
    "rule.A303": ("Los acumulados siguen otro tipo de agregación", "Both rows follow another aggregation"),
    "rule.A304": (
        "El subtotal no sale de sus meses",
        "The subtotal does not follow its months",
    ),
    "rule.A305": (
        "La meta anual no sale de los meses",
        "The yearly goal does not follow the months",
    ),
    "rule.A306": (
        "Los meses muestran valores acumulados",
        "The months show values to date",
    ),
    "rule.A307": ("PROG. acumulado es la meta del año", "PROG. accumulated is the year's goal"),
    "rule.A308": ("La suma cuadra solo por redondeo", "The sum closes only by rounding"),
    "rule.A309": (
        "El acumulado excede en meses que no se muestran",
        "The accumulated exceeds in months not shown",
    ),
    "rule.A311": ("Acumulado financiero programado", "Financial accumulated, programmed"),
    "rule.A312": ("Acumulado financiero ejecutado", "Financial accumulated, executed"),
    "rule.A313": ("Ejecución financiera de la AEI", "Financial execution of the action"),
    "rule.A314": ("Total financiero", "Financial total"),
    "rule.F901": (
        "PROG. y EJE. usan distinto separador de miles",
        "PROG. and EJE. separate thousands differently",
    ),
    "rule.F902": (
        "Celdas con otro separador de miles que su fila",
        "Cells that separate thousands unlike their row",
    ),
    "rule.F903": ("Meses con distinto número de decimales", "Months with different decimals"),
    "rule.F904": ("Nombre cortado", "Name cut short"),
    "rule.G501": (
        "El promedio de la AEI no sale de sus AO",
        "The action's average does not follow its activities",
    ),
    "rule.G502": (
        "El promedio de la AEI en el período no sale de sus AO",
        "The action's average of the period differs",
    ),
    "rule.G503": ("El total no es el promedio de las AO", "The total is not the mean of the activities"),
    "rule.G504": ("El total del período no es el promedio de las AO", "The period's total is not the mean"),
    "rule.G505": (
        "El total por tipo de OEI no es el promedio de sus AO",
        "The total by type is not the mean",
    ),
    "rule.G506": ("La mediana no es la de los avances", "The median differs"),
    "rule.G507": (
        "Promedio publicado aunque una AO es S.I.",
        "Average published although an activity is S.I.",
    ),
    "rule.G508": (
        "AEI con 0.0 aunque ninguna AO entra en su promedio",
        "0.0 printed though no activity enters",
    ),
    "rule.G509": ("Falta el promedio", "The average is missing"),
    "rule.G510": ("La nota y la cifra usan reglas distintas", "The note and the figure use different rules"),
    "rule.G511": ("El total se apoya en pocas AO", "The total stands on few activities"),
    "rule.G512": ("El promedio difiere solo por redondeo", "The average differs only by rounding"),
    "rule.G513": ("Promedios que dejan fuera las AO en S.I.", "Averages that leave S.I. activities out"),
    "rule.G514": ("Promedios con y sin el tope de 100", "Averages with and without the cap"),
    "rule.G515": ("De qué avances salen los promedios", "Which percentages are averaged"),
    "rule.G516": ("Promedio sin tope aunque las AO están truncadas", "Uncapped average of capped activities"),
    "rule.G517": (
        "Promedio impreso donde ninguna AO tiene avance",
        "Average printed where no activity has a percentage",
    ),
    "rule.G518": (
        "El promedio del OEI no sale de sus AO ni de sus AEI",
        "The objective's average does not follow its activities or actions",
    ),
    "rule.M701": ("Desviaciones que se compensan en el período", "Deviations that offset each other"),
    "rule.M702": (
        "Meses en que lo ejecutado difiere de lo programado",
        "Months executed differently from programmed",
    ),
    "rule.M703": ("Ejecución sin programación", "Execution without programme"),
    "rule.M704": ("Ejecución concentrada en el último mes", "Execution concentrated in the last month"),
    "rule.M705": (
        "Ejecución igual a la programación mes a mes",
        "Execution equal to programme in every month",
    ),
    "rule.M706": (
        "Ejecución financiera igual a la programada mes a mes",
        "Money executed as programmed every month",
    ),
    "rule.M707": ("Todas las AO con exactamente 100 %", "Every activity at exactly 100 %"),
    "rule.M708": (
        "Dinero ejecutado por completo y avance físico cero",
        "All money spent and no physical progress",
    ),
    "rule.M709": (
        "Dinero ejecutado por AO sin programación física",
        "Money executed by unprogrammed activities",
    ),
    "rule.M710": ("Un mes muchas veces mayor que lo programado", "A month many times its programme"),
    "rule.M711": (
        "Dinero y avance físico muy distintos",
        "Money and physical progress far apart",
    ),
    "rule.M712": (
        "AO por debajo de 75 % y en 0 %",
        "Activities below 75 % and at 0 %",
    ),
    "rule.M713": (
        "Lo ejecutado supera la meta del año",
        "Execution above the year's goal",
    ),
    "rule.M714": (
        "Registrado antes de que ocurra",
        "Registered before it happened",
    ),
    "rule.M715": (
        "Acumulado Mensual cuyo último mes es cero",
        "Acumulado Mensual whose last month is zero",
    ),
    "rule.M716": (
        "Total registrado que sus meses no pueden dar",
        "Registered total that its months cannot give",
    ),
    "rule.N801": (
        "Cifra del texto que difiere de la tabla",
        "Figure in the text that differs from the table",
    ),
    "rule.N802": (
        "Conteo o total del texto que difiere de la tabla",
        "Count or total in the text that differs",
    ),
    "rule.N803": ("AO o AEI nombrada que no está en la tabla", "Activity or action named that is not listed"),
    "rule.N804": ("El nombre citado es de otro código", "The name quoted belongs to another code"),
    "rule.N805": ("El informe cuenta otras AO o AEI", "The informe counts other activities or actions"),
    "rule.N806": ("El informe da otro avance físico promedio", "The informe gives another mean progress"),
    "rule.N807": (
        "Cifras del texto que no se pueden comprobar",
        "Figures in the text that cannot be verified",
    ),
    "rule.P401": (
        "El avance de la AO no es ejecutado / programado",
        "The percentage is not executed / programmed",
    ),
    "rule.P402": ("El avance del período no es ejecutado / programado", "The period's percentage differs"),
    "rule.P403": ("El avance contradice el acumulado impreso", "The percentage contradicts the accumulated"),
    "rule.P404": ("S.I. sin meses pendientes", "S.I. though no month is missing"),
    "rule.P405": ("Falta S.I.", "S.I. is missing"),
    "rule.P406": ("S.P. con programación", "S.P. though something is programmed"),
    "rule.P407": ("Falta S.P.", "S.P. is missing"),
    "rule.P408": ("Avance mayor que 100 en un reporte truncado", "Above 100 in a capped report"),
    "rule.P409": ("Avance cortado en 100 en un reporte sin truncar", "Cut to 100 in an uncapped report"),
    "rule.P410": ("El avance difiere solo por redondeo", "The percentage differs only by rounding"),
    "rule.P411": (
        "La casilla de truncamiento no coincide con las cifras",
        "The cap's checkbox differs from the figures",
    ),
    "rule.P412": ("El tope de 100 oculta una ejecución mayor", "The cap hides a higher execution"),
    "rule.P413": ("AO con avance mayor que 100 %", "Activities above 100 %"),
    "rule.P414": (
        "Las marcas siguen otro plazo que el de la nota",
        "The marks follow another deadline than the note's",
    ),
    "rule.R001": (
        "Programación de un mes concluido, reescrita",
        "Programme of a month that was over rewritten",
    ),
    "rule.R002": ("Ejecución de un mes cerrado, reescrita", "Execution of a closed month rewritten"),
    "rule.R003": ("Meta anual cambiada", "Year's goal changed"),
    "rule.R004": ("AO que ya no figura", "Activity gone"),
    "rule.R005": ("AO añadida", "Activity added"),
    "rule.R006": ("AO con otro nombre", "Activity renamed"),
    "rule.R007": ("AO con otro código", "Activity with another code"),
    "rule.R008": ("Unidad de medida cambiada", "Unit changed"),
    "rule.R009": ("Tipo de agregación cambiado", "Aggregation type changed"),
    "rule.R010": ("Prioridad cambiada", "Priority changed"),
    "rule.R011": ("AO en otra AEI", "Activity under another action"),
    "rule.R012": ("Avance que bajó", "Percentage that fell"),
    "rule.R013": ("Efecto de lo reescrito en una AO", "Effect of what was rewritten in an activity"),
    "rule.R014": ("Efecto conjunto de lo reescrito", "Joint effect of what was rewritten"),
    "rule.R015": ("Registro posterior al plazo", "Registered after the deadline"),
    "rule.R016": ("Comparación limitada", "Limited comparison"),
    "rule.S201": ("El código de la AO es de otra UE", "The activity's code belongs to another unit"),
    "rule.S202": ("La AEI no es del OEI bajo el que está", "The action is not of the objective above it"),
    "rule.S203": ("Código de AO repetido", "Repeated activity code"),
    "rule.S204": ("Nombre de AO repetido", "Repeated activity name"),
    "rule.S205": (
        "El tipo de la AEI difiere del de su OEI",
        "The action's type differs from its objective's",
    ),
    "rule.S206": ("Tipo de agregación desconocido", "Unknown aggregation type"),
    "rule.S208": ("Meta anual igual a cero", "Yearly goal of zero"),
    "rule.S209": ("Cifra negativa", "Negative figure"),
    "rule.S210": ("Ejecución en meses posteriores a la consulta", "Execution in months after the query"),
    "rule.S211": ("AEI repetida", "Repeated action"),
    "rule.S212": (
        "Los totales cuentan una AO que la lista no trae",
        "The totals have an activity that the list has not",
    ),
    "rule.S213": (
        "La fecha de la consulta no se conoce",
        "The day of the query is not known",
    ),
    "rule.S214": (
        "La fecha contradice lo que el reporte muestra",
        "The date contradicts what the report shows",
    ),
    "rule.S215": (
        "El mismo nombre en dos AEI",
        "The same name under two actions",
    ),
    "rule.S216": (
        "El tipo de OEI no permite comprobar los promedios por tipo",
        "The type does not allow checking the averages by type",
    ),
    "rule.S217": (
        "AO con las mismas cifras en todos los meses",
        "Activities with the same figures in every month",
    ),
    "rule.T601": ("Conteo de AEI por banda", "Count of actions by band"),
    "rule.T602": ("Conteo de AO por banda", "Count of activities by band"),
    "rule.T603": ("Conteo de AEI o AO en la tabla resumen", "Count of actions or activities in the summary"),
    "rule.T604": (
        "AO con información completa o incompleta",
        "Activities with complete or incomplete information",
    ),
    "rule.T605": ("Banda alcanzada solo por el redondeo", "Band reached only by rounding"),
    "rule.X101": ("Celdas de lectura dudosa", "Cells of doubtful reading"),
    "rule.X102": ("Cifra dudosa o ilegible", "Doubtful or unreadable figure"),
    "rule.X103": ("Celda en blanco donde corresponde una cifra", "Blank cell where a figure belongs"),
    "rule.X104": ("El reporte se leyó solo en parte", "The report was read only in part"),
    "rule.X105": ("Aviso de lectura", "Reading notice"),
    "rule.X106": (
        "Cifras que no se pueden comprobar",
        "Figures that cannot be checked",
    ),
    "rule.X107": (
        "La regla de este formulario no se conoce",
        "The rule of this form is not known",
    ),
}
