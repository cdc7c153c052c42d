"""The words of planning prose, by what they do to the figure beside them. All in lower case without accents.

What is not here is not understood, and a figure beside a word that is not understood is not judged.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+")

KNOWN = frozenset(
    _WORD.findall(
        """
        a al ante asi aun como con cual cuales de del desde e el ella en entre era eran es esa ese esta este esto estos
        fue fueron ha habia habian habiendo habiendose han hasta la las le les lo los no o para pero por que se segun
        ser siendo sido sobre su sus tambien un una unico unica y ya mismo misma dicha dicho dichas dichos cada ademas
        asimismo igualmente finalmente solo apenas logrando luego mientras respectivamente
        avance avances ejecucion ejecuciones cumplimiento desempeno fisico fisica fisicos fisicas porcentaje porcentual
        nivel grado tasa promedio media total acumulado acumulada global general institucional meta metas programacion
        programado programada programados programadas previsto prevista previstos previstas planificado planificada
        planificados planificadas planeado establecido establecida establecidas establecidos ejecutado ejecutada
        ejecutados ejecutadas realizado realizada realizados realizadas logrado logradas logrados logro alcanzado
        alcanzada resultado valor cifra cantidad periodo todo toda efectivo efectiva obtenido registrado respecto
        relacion contra comparacion equivalente equivalentes equivalencia decir ciento
        ao aei oei poi actividad actividades operativa operativas accion acciones estrategica estrategicas institucional
        institucionales objetivo objetivos estrategico estrategicos codigo denominada denominado llamada titulada
        programa plan operativo entidad institucion tipo unidad unidades ejecutora
        """
    )
)
"""Words that change nothing."""

DOES = re.compile(
    r"(?:alcanz|logr|registr|lleg|cerr|cierr|cumpl|report|ejecut|avanz|culmin|finaliz|termin|acumul|conclu|totaliz|sum[oóa]|anot|consign"
    r"|consig|consegu|efectu|realiz|desarroll|concret|materializ|complet|atend|atiend|brind|gener|produj|produc|benefici|otorg|emit|elabor|obtuv|obten|obtien"
    r"|implement|prest[oa])[a-z]*"
)
"""Verbs of which a quantity may be the result."""
STATE = re.compile(
    rf"{DOES.pattern}|(?:tuv|tien|ten[ií]|qued|mostr|muestr|present|ascend|asciend|promedi|mantuv|mantien|arroj|evidenci|ubic|situ"
    r"|reflej|marc|exhib|figur|destac|encuentr|encontr|result|observ|verific|apreci|constitu|represent|equival|signific|dio"
    r"|iba|va|van|esta|estuv|estab|hay|hub|pas)[a-z]*"
)
"""Verbs that give a percentage as it is."""
IS = re.compile(
    r"\b(?:tiene[n]?|tenia[n]?|tuv[a-z]+|es|son|fue|fueron|era[n]?|hay|hubo|esta[n]?|estuv[a-z]+|cuent[a-z]+|cont[oa][a-z]*|dispon[a-z]+|pose[a-z]+|exist[a-z]+)\b"
)
"""Verbs that may give a quantity which is nobody's result: "tiene 18 vehículos"."""
NOUN = re.compile(r"\b(?:ejecucion|avance|resultado|logro|ejecutad[oa]s?)\b")
"""Nouns that make a result of it all the same: "la ejecución fue de 532 km"."""

PLAN = re.compile(
    r"\b(?:(?:re)?program(?:o|aba|aban|aron|a|an|ar)|planific(?:o|aron|aba)|plane(?:o|aron)|prev(?:io|ieron|eia|eian)"
    r"|(?<!lo )(?<!su )(?<!la )(?<!al )(?<!sus )(?<!los )(?<!las )(?:program|planific|plane|proyect)ad[oa]s?"
    r"|(?<!lo )(?<!la )(?<!los )(?<!las )previst[oa]s?|(?:como|por)\s+meta|metas?)\b"
)
"""Words after which a quantity is a programme."""

RESULT = re.compile(r"(?<!lo )(?<!la )(?<!los )(?<!las )\b(?:ejecut|realiz|logr|alcanz|atend)[ai]d[oa]s?\b")
"""Participles after which a quantity is a result."""

_FILLED = (
    r"(?:[\s:§¤]|\b(?:fisicas?|anual(?:es)?|total|programadas?|previstas?|establecidas?|de|del|la|las|el|los|lo|ao|aei|actividad"
    r"|operativa|para|en|fue|fueron|era|eran|es|son|tiene|tenia|ascend[a-z]+|asciende|a|al|un|una|codigo|denominada"
    r"|ejecutar|realizar|equivalente|igual|poi)\b)*"
)
GOAL = re.compile(rf"\b(?:metas?|programacion|lo\s+(?:programado|previsto|planificado)){_FILLED}$")
"""What ends right before a quantity that is the goal, whatever else the sentence says."""
OF = re.compile(
    r"(?P<unit>[^§#]{0,60}?)\bde(?:\s+(?:los|las|un|una|total|meta|un\s+total\s+de|una\s+meta\s+de))*\s*$"
)
"""What stands between a result and its goal: "532 de los 600"."""
PLANNED = re.compile(
    r"^\s*(?:[a-z0-9./]+\s+){0,4}?(?:program|previst|planific|planead|establecid|comprometid|fijad)[a-z]*\b"
)
"""What follows a quantity that is the goal."""
DONE = re.compile(r"^\s*(?:[a-z0-9./]+\s+){0,4}?(?:ejecutad|realizad|lograd|alcanzad|cumplid)[oa]s?\b")
"""What follows a quantity that is the result."""

MEASURE = re.compile(
    r"\b(?:avance|avances|ejecucion|cumplimiento|desempeno|metas?|programado|previsto|planificado|programacion)\b"
)
"""Words that tie a percentage to progress."""

MORE = re.compile(r"\b(?:mas|mayor(?:es)?|superior(?:es)?|encima)\s+(?:de|del|a|al|que)\s+(?:el\s+)?$")
LESS = re.compile(r"\b(?:menos|menor(?:es)?|inferior(?:es)?|debajo)\s+(?:de|del|a|al|que)\s+(?:el\s+)?$")
"""What makes of the figure a bound."""
BOUND = re.compile(rf"(?:{MORE.pattern[:-1]}|{LESS.pattern[:-1]})(?=#)")
"""Either, before a figure."""

DOUBTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(rf"\b(?:{words})\b"))
    for reason, words in (
        (
            "money",
            r"financier[a-z]*|presupuest[a-z]*|devengad?[a-z]*|girad[oa]s?|certificad[oa]s?|pi[ma]|gast[oa][a-z]*|soles|siaf"
            r"|recursos|monto|importe|inversion|costos?",
        ),
        (
            "part",
            r"(?:de|entre)\s+(?:los|las)\s+cuales|(?:de|entre)\s+(?:ellas|ellos|estas|estos)|cada\s+un[oa]|parte\s+de|un[oa]\s+(?:con|al|alcanz[a-z]+|logr[a-z]+|lleg[a-z]+|tuvo|obtuvo|registr[a-z]+)"
            r"|parcial[a-z]*|correspond[a-z]+|principalmente|unicamente\s+en|ya\s+sea|restantes?|otr[oa]s?|ambas|ambos"
            r"|excepto|salvo|excluyendo|sin\s+considerar|sin\s+contar",
        ),
        (
            "rest",
            r"falt(?:o|a|an|aron|aba|aban|ando)|rest(?:o|a|an|aron|aba|aban|ando|ante)|pendientes?|brechas?|deficit|saldo|diferencias?"
            r"|dej(?:o|aron|ando)\s+de|por\s+(?!ciento)[a-z]+[aei]r|desviacion|retraso|incumpl[a-z]+|sin\s+ejecutar"
            r"|no\s+(?:se\s+)?(?:han?\s+|fue\s+|fueron\s+|pud[a-z]+\s+|logr[a-z]+\s+|alcanz[a-z]+\s+)?[a-z]+"
            r"|(?:se\s+)?perdi[a-z]+|suspend[a-z]+|anul[a-z]+|cancel[a-z]+",
        ),
        (
            "change",
            r"(?:super|exced|sobrepas|rebas)[a-z]*|creci[a-z]*|aument[a-z]*|increment[a-z]*|disminu[a-z]*|reduj[a-z]*|reduc[a-z]*"
            r"|adicional(?:es)?|variaci[a-z]*|puntos|mejor[a-z]*|cay(?:o|eron)|caida|baj(?:o|aron)|subi(?:o|eron)|sub(?:e|en)"
            r"|retroce[a-z]*|descen[a-z]*|recort[a-z]*|reprogram[a-z]*|modific[a-z]*|ampli[a-z]*|inicial(?:es|mente)?|doble|triple|veces",
        ),
        (
            "rate",
            r"mensual(?:es|mente)?|trimestral(?:es|mente)?|bimestral(?:es|mente)?|bimensual(?:es)?|quincenal(?:es)?|semanal(?:es|mente)?|diari[oa]s?"
            r"|por\s+(?:cada\s+)?(?:mes|trimestre|semestre|dia|semana|quincena|region|departamento|provincia|distrito|sede|unidad|persona|ao|actividad)"
            r"|al\s+(?:mes|dia)|a\s+la\s+semana|cada\s+(?:mes|trimestre|dia|semana|uno|una)|en\s+promedio|ritmo|a\s+razon",
        ),
        (
            "about",
            r"unos|unas|cerca|casi|aproximad[a-z]*|alrededor|bordea[a-z]*|bordeo|orden|poco|algo|hasta|al\s+menos|como\s+minimo|minimo|maximo"
            r"|mas\s+o\s+menos|practicamente|redondea[a-z]*|entre",
        ),
        ("compare", r"mas|menos|mayor(?:es)?|menor(?:es)?|superior(?:es)?|inferior(?:es)?|encima|debajo"),
        (
            "plan",
            r"preve|preven|proyect[a-z]*|estim[a-z]*|espera[a-z]*|permitir[a-z]*|prevera[a-z]*|ejecutara[a-z]*|podr[a-z]*|deb[ei][a-z]*"
            r"|hubiera[a-z]*|necesari[a-z]*|requier[a-z]*",
        ),
        ("other", r"indicador(?:es)?|pei|plan\s+estrategico|pesem|poblacion|encuest[a-z]*|muestra\s+de"),
    )
)
"""Why a figure says something else than the result of its subject -> the words that tell it, first come first said."""

GERUND = re.compile(r"[a-z]+(?:a|ie|ye)ndo(?:se)?")
INFINITIVE = re.compile(r"[a-z]+[aei]r(?:se|on)?")

RELATIVE = re.compile(r"\b(?:equival|represent|signific|constitu|alcanzando|logrando|es\s+decir)")
"""Words by which a percentage says again what the quantity before it says."""
BREAK = re.compile(
    r"[,;:()]|\scon(?=\s+(?:[a-z]+\s+){0,3}#)"
    r"|\s(?:a\s+causa|a\s+raiz|producto\s+de|como\s+consecuencia|dado|toda\s+vez|en\s+razon|en\s+vista|con\s+lo\s+que)\b|\s(?:y|e|aunque|pero|mientras|debido|porque|pues|gracias|puesto|pese|lo\s+que|la\s+cual|lo\s+cual|que|siendo"
    r"|explicad[oa]|segui[a-z]+|cuando|donde|por\s+(?:el|la|los|las|falta)|as[ií]\s+como|equivalente|es\s+decir|o\s+sea)\b"
)
"""Where a clause ends."""
PLACE = re.compile(
    r"^\s*(?:solo\s+|tanto\s+|principalmente\s+)?(?:en|para|desde|entre|dentro|durante|a\s+nivel|en\s+favor|con|de|del|por)\b"
)
"""How a clause begins that may narrow what was said before it."""
CAUSE = re.compile(
    r"^\s*(?:debido|por\s+(?:lo|el|la|los|las|falta|motivo|causa|razon)|gracias|en\s+(?:razon|vista|merito|cumplimiento|ese|este|el\s+marco|base"
    r"|relacion|referencia|cuanto|general|tanto|efecto|cambio|consecuencia|comparacion|concordancia|atencion|conclusion|resumen|esa|particular)"
    r"|de\s+(?:acuerdo|otro|otra|igual|la\s+misma|este|esta|esa|ese|manera|modo|conformidad|lo)|con\s+(?:lo|ello|esto|base|relacion|respecto|un|una|el)"
    r"|por\s+(?:otro|otra|su|ello|tanto|consiguiente|ultimo|ende)|para\s+(?:ello|lo|tal|finalizar))\b"
)
"""How a clause begins that gives a reason or goes over to another matter."""

RESHAPED = re.compile(
    r"\b(?:inicial|original|modific|reprogram|ampli|increment|aument|disminu|redu[cj]|vari|cambi|recort|pas[oa]\b|nuev[oa]|ajust|actualiz|rebaj)"
)
"""Words that tell of a goal that was another before."""
PARTICIPLE = re.compile(
    r"^\s*(?:[a-z0-9./]+\s+){0,4}?(?!program|previst|planific|planead|establecid|comprometid|fijad)[a-z]+[ai]d[oa]s\b"
)
"""What follows a quantity that something was done to."""
RANGE = re.compile(r"\bde\s+#+\s+(?:[a-z]+\s+)?a\s+#")
""" "De 550 a 600"."""
SHARED = re.compile(
    r"^\s*(?:de|del)\s+(?:la|las|los|lo|el|su|sus|total|dich[oa]s?|est[ao]s?)\b(?!\s+(?:total\s+)?(?:(?:de\s+)?(?:lo|la|las|su|sus)\s+)?(?:ao\s+)?"
    r"(?:metas?|program|previst|planific|planead|establecid|comprometid|fijad|§))"
)
"""What follows a percentage that is a share of something else than the goal."""

HOLDS = re.compile(
    r"\b(?:comprend[a-z]+|contien[a-z]+|contuv[a-z]+|const(?:a|o|aba)\s+de|(?:cuenta[n]?|conto|contando|contandose)\s+con|conformad[oa]s?\s+por"
    r"|compuest[oa]s?\s+(?:por|de)|integrad[oa]s?\s+por|integra[n]?|agrup[a-z]+|reune[n]?|reunio|inclu[a-z]+|tiene[n]?|suma[n]?|total\s+de"
    r"|distribuid[oa]s\s+en|agrupad[oa]s\s+en|articulad[oa]s\s+a|vinculad[oa]s\s+a|alinead[oa]s\s+a|organiza(?:n|d[oa]s)?\s+en|implementa[n]?\s+(?:con|mediante)|aprob[a-z]+\s+con"
    r"|contempla[n]?|program(?:o|aron)|lista[n]?|enmarc[a-z]+\s+en)"
    r"(?:[\s#,()§¤]|\b(?:un|una|total|de|del|las|los|la|el|y|e|con|ao|aei|oei|actividades|operativas|acciones|estrategicas|institucionales|objetivos"
    r"|estrategicos|distribuid[oa]s|agrupad[oa]s|organizad[oa]s|en|a|al|por|para|alinead[oa]s|vinculad[oa]s|articulad[oa]s|inversiones)\b)*$"
)
"""What stands before a count of all there are."""
REACHED = re.compile(
    r"\s*(?P<who>(?:de\s+(?:ellas|estas)|(?:(?:ao|actividades|operativas|acciones|estrategicas|institucionales|aei|de|del|la|el|las|los|en|total|poi|que|sus|un)\b|[§¤#\s])*))"
    r"\s*(?P<no>no\s+)?(?:se\s+)?(?:han?\s+|lograron\s+|logro\s+|pudieron\s+)?"
    r"(?P<verb>alcanz|logr|cumpl|lleg|ejecut|obtuv|registr|tuv|tien|present|muestr|mostr|report|super|sobrepas|exced|cerr|qued|con\b|culmin|avanz)[a-z]*"
    r"(?:\s|\b(?:con|el|la|un|una|al|a|en|su|sus|avance|avances|ejecucion|ejecuciones|cumplimiento|nivel|porcentaje|fisico|fisica|fisicas|fisicos|anual"
    r"|acumulad[oa]|de|del|meta|metas|por|promedio|programacion)\b)*"
    r"(?P<bound>igual(?:es)?\s+o\s+(?:mayor(?:es)?|superior(?:es)?)|(?:mas|mayor(?:es)?|superior(?:es)?|encima)|(?:menos|menor(?:es)?|inferior(?:es)?|debajo))?"
    r"(?:\s|\b(?:a|al|que|de|del|el)\b)*$"
)
"""What stands between a count and the percentage that so many reached."""
