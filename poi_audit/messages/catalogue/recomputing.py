"""The steps of a recomputation, and the hypotheses on a figure that differs."""

from __future__ import annotations

from collections.abc import Mapping

RECOMPUTING: Mapping[str, tuple[str, str]] = {
    "step.sum": ("suma de los meses: {parts} = {total}", "sum of the months: {parts} = {total}"),
    "step.last": ("último valor mayor que cero: {month} {value}", "last value above zero: {month} {value}"),
    "step.no_last": ("ningún mes tiene un valor mayor que cero", "no month has a value above zero"),
    "step.registered": (
        "se registra como total del año y no se calcula (No Acumulado)",
        "it is registered as the year's total and not computed (No Acumulado)",
    ),
    "step.unknown_type": (
        "el tipo de agregación no es conocido; no se calcula",
        "the type of aggregation is not known; nothing is computed",
    ),
    "step.goal": (
        "este reporte muestra la meta del año: no sale de los meses visibles",
        "this report shows the year's goal: it does not follow from the visible months",
    ),
    "step.doubtful": (
        "lectura dudosa en {months}: no se calcula",
        "doubtful reading in {months}: nothing is computed",
    ),
    "step.nothing": (
        "las cifras impresas no bastan para calcularlo",
        "the printed figures do not suffice to compute it",
    ),
    "step.value": ("las cifras de la AO dan {value}", "the activity's figures give {value}"),
    "step.ratio": (
        "{top_name} {top} / {bottom_name} {bottom} × 100 = {value}",
        "{top_name} {top} / {bottom_name} {bottom} × 100 = {value}",
    ),
    "step.cell": ("{row} acumulado", "{row} accumulated"),
    "step.months": ("suma de los meses {row}", "sum of the months {row}"),
    "step.last_value": ("último valor {row}", "last value {row}"),
    "step.monthly": (
        "promedio de EJEC. / PROG. × 100 en {count} meses con programación ({parts}) = {value}",
        "mean of EJEC. / PROG. × 100 over {count} months with a programme ({parts}) = {value}",
    ),
    "step.other": ("otra lectura admisible da {value}", "another admissible reading gives {value}"),
    "step.cap": ("el tope de 100 lo limita a 100", "the cap of 100 limits it to 100"),
    "step.range": (
        "los redondeos de sus partes admiten de {low} a {high}",
        "the rounding of its parts admits {low} to {high}",
    ),
    "step.round": (
        "redondeado a {decimals} decimales ({mode}): {value}",
        "rounded to {decimals} decimals ({mode}): {value}",
    ),
    "step.half_up": ("mitad hacia arriba", "half up"),
    "step.half_even": ("mitad al par", "half to even"),
    "step.cut": ("decimales cortados", "decimals cut"),
    "step.incomplete": (
        "corresponde S.I.: {months} sin registrar y con plazo vencido",
        "S.I. is due: {months} not registered and past the deadline",
    ),
    "step.unprogrammed": (
        "corresponde S.P.: sin programación en los meses transcurridos",
        "S.P. is due: no programme in the months that are over",
    ),
    "step.earlier": (
        "puede incluir meses anteriores a los visibles: no sale de ellos",
        "it may include months before the visible ones: it does not follow from them",
    ),
    "step.running": (
        "cada mes muestra lo acumulado hasta él; el último registrado es {month} {value}",
        "each month shows what has accumulated until it; the last registered is {month} {value}",
    ),
    "why.recoded": (
        "la cifra anterior es de {code}, del mismo nombre (R007)",
        "the earlier figure is of {code}, of the same name (R007)",
    ),
    "why.rewritten": ("sigue a los meses reescritos: {months}", "follows the rewritten months: {months}"),
    "why.goal_raised": (
        "sigue a la meta del año, que pasó de {before} a {after}",
        "follows the year's goal, which went from {before} to {after}",
    ),
    "why.month_left_out": (
        "coincide con dejar fuera un mes: {months}",
        "fits leaving out one month: {months}",
    ),
    "why.month_twice": (
        "coincide con contar dos veces un mes: {months}",
        "fits counting one month twice: {months}",
    ),
    "why.other_row": ("coincide con la fila {row}", "fits the row {row}"),
    "why.aggregation": ("coincide con la regla de «{kind}»", "fits the rule of «{kind}»"),
    "why.later_months": (
        "coincide con {difference} registrados después de {month}, en meses que la página no muestra",
        "fits {difference} registered after {month}, in months that the page does not show",
    ),
    "why.digits_swapped": ("coincide con dos dígitos intercambiados", "fits two swapped digits"),
    "why.digit_differs": ("coincide con un dígito distinto", "fits one different digit"),
    "why.digit_lost": ("coincide con un dígito perdido", "fits a lost digit"),
    "why.digit_added": ("coincide con un dígito de más", "fits an added digit"),
    "why.point_shifted": ("coincide con el punto decimal corrido", "fits a shifted decimal point"),
    "why.neighbour": (
        "coincide con la cifra vecina, la de {code}",
        "fits the neighbouring figure, that of {code}",
    ),
    "why.uncapped": ("coincide con no aplicar el tope de 100", "fits not applying the cap at 100"),
    "why.cut": ("coincide con aplicar el tope de 100", "fits applying the cap at 100"),
    "why.ratio_of_sums": (
        "coincide con dividir las sumas de los meses",
        "fits dividing the sums of the months",
    ),
    "why.ratio_of_last": (
        "coincide con dividir los últimos valores mayores a cero",
        "fits dividing the last values above zero",
    ),
    "why.ratio_of_cells": (
        "coincide con dividir los acumulados impresos",
        "fits dividing the printed accumulated figures",
    ),
    "why.ratio_of_period": (
        "coincide con dividir entre lo programado en los meses visibles",
        "fits dividing by the programme of the visible months",
    ),
    "why.ratio_inverted": (
        "coincide con dividir lo programado entre lo ejecutado",
        "fits dividing the programme by the execution",
    ),
    "why.other_percent": (
        "coincide con el otro porcentaje de la misma AO",
        "fits the activity's other percentage",
    ),
    "why.follows_months": (
        "el avance sale de los meses visibles; ver el acumulado ejecutado de la misma AO",
        "the percentage follows the visible months; see the executed accumulated of the same activity",
    ),
    "why.mean_uncapped": (
        "coincide con promediar sin el tope de 100",
        "fits averaging without the cap at 100",
    ),
    "why.mean_capped": ("coincide con promediar con el tope de 100", "fits averaging with the cap at 100"),
    "why.activity_left_out": ("coincide con dejar fuera {codes}", "fits leaving out {codes}"),
    "why.activity_twice": ("coincide con contar dos veces {codes}", "fits counting twice {codes}"),
    "why.activity_added": (
        "coincide con incluir {code}, que es de otra AEI",
        "fits including {code}, which belongs to another action",
    ),
    "why.mark_as_zero": ("coincide con contar {mark} como cero", "fits counting {mark} as zero"),
    "why.mean_over_actions": ("coincide con el promedio de las AEI", "fits the mean of the actions"),
    "why.mean_over_activities": ("coincide con el promedio de las AO", "fits the mean of the activities"),
    "why.median": ("coincide con la mediana", "fits the median"),
    "why.mean": ("coincide con el promedio", "fits the mean"),
    "why.other_cell": (
        "coincide con el conteo de otra celda de la tabla ({column})",
        "fits the count of another cell of the table ({column})",
    ),
    "why.followed": (
        "lo siguen, con ese valor: {figures}",
        "these follow it, with that value: {figures}",
    ),
}
