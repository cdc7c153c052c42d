"""The notes that the reports print at their foot, in their own words, by year and number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_2021 = {
    "i": "En el reporte se consideran solo a las AO activos y con metas físicas mayores a cero en el año; asimismo, "
    "que tengan el estado “Aprobado”, tanto en seguimiento como en Reprogramación.",
    "ii": "El “% Avance” del periodo de reporte y anual es calculado considerando el tipo de agregación de la AO "
    "(acumulado anual, acumulado mensual o no acumulado).",
    "iii": "Las siglas 'S.I.' significan 'seguimiento incompleto' y se presentan en AO con registros de seguimiento "
    "vacío en alguno de los meses del periodo de reporte.",
    "iv": "Las siglas 'S.P.' significan 'sin programación' y se presenta en AO que no tienen programación cero en el "
    "periodo de reporte.",
}
_2022 = {
    "i": "Forman parte del reporte solo las AO activos y con metas físicas mayores a cero en el año; asimismo, que "
    "tengan el estado “Aprobado”, tanto en seguimiento como en Reprogramación.",
    "ii": "La columna AVANCE ACUMULADO, en la fila PROG y EJEC de cada AO, mostrará valores que dependerán de su "
    "configuración en TIPO DE AGREGACIÓN: (a) si es 'Acumulado Anual' se suma los valores de enero a junio; (b) si es "
    "'Acumulado Mensual' se toma el último valor mayor a cero del semestre; y (c) si es 'No Acumulado' solo se señala "
    "con '-'.",
    "iii": "Los valores de la columna AVANCE % ACUMULADO dependerán de su configuración en TIPO DE AGREGACIÓN: (a) si "
    "es 'Acumulado Anual' o 'Acumulado Mensual' se calcula como (ejecución acumulada / programación acumulada)*100; y "
    "(b) si es 'No Acumulado', como el promedio de (ejecución / programación)*100 de cada mes. Mostrará 'S.I' si "
    "falta registrar el seguimiento en algún mes.",
    "iv": "La sigla 'S.I.' significa seguimiento incompleto. Se presenta en AO con registros de seguimiento vacío en "
    "alguno de los meses cuyo plazo ha vencido la fecha de generación del reporte. El plazo para el registro de "
    "seguimiento de cada mes es el último día del siguiente mes.",
    "v": "La sigla 'S.P.' significa sin programación y se presenta en AO que tienen programación cero en el semestre.",
    "vi": "Las cifras de EJECUCIÓN FÍSICA POR AEI son calculadas como el promedio del AVANCE % ACUMULADO de sus AO. "
    "Consideraciones: (a) solo tendrá un valor calculado cuando ninguna de sus AO esté en S.I.; y (b) no entra en el "
    "promedio las AO con '-' ni S.P.",
    "vii": "La cifra de EJECUCIÓN FÍSICA TOTAL es calculado como el promedio de la EJECUCIÓN FÍSICA POR AEI.",
}
_2024 = {
    "1": "Forman parte del reporte solo las AO activos y con metas físicas mayores a cero en el año; asimismo, que "
    "tengan el estado “Aprobado”, tanto en seguimiento como en reprogramación.",
    "2": "La columna AVANCE ACUMULADO, en las filas PROGRAMADO y EJECUTADO de cada AO, mostrará valores que dependerán "
    'de su configuración en la columna TIPO DE AGREGACIÓN: a) Si es "Acumulado Anual" se suma los valores de enero a '
    'diciembre. b) Si es "Acumulado Mensual" se toma el último valor mayor a cero de enero a diciembre. c) Si es "No '
    'Acumulado" se muestra el valor registrado como total anual.',
    "3": "Los valores de la columna AVANCE % ACUMULADO dependerán de su configuración en TIPO DE AGREGACIÓN: a) Si es "
    '"Acumulado Anual" o "Acumulado Mensual" se calcula como (ejecución acumulada / programación acumulada) *100. b) '
    'Si es "No Acumulado", como el promedio de (ejecución / programación)*100 de cada mes desde enero a diciembre. '
    'Considerando solo a las AO cuya programación sea mayor a 0. c) Para todos los casos, mostrará "S.I." si falta '
    "registrar el seguimiento en algún mes cuyo plazo entre enero a diciembre ya haya vencido.",
    "4": 'La sigla "S.I." significa seguimiento incompleto. Se presenta en AO con registros de seguimiento vacío en '
    "algunos de los meses cuyo plazo ha vencido a la fecha de consulta del reporte. El plazo para el registro de "
    "seguimiento de cada mes es el día 20 del siguiente mes.",
    "5": 'La sigla "S.P." significa sin programación y se presenta en AO que tienen programación cero en todos los '
    "meses ya ejecutados a la fecha de consulta del reporte.",
    "6": "Las cifras de EJECUCIÓN FÍSICA POR AEI son calculadas como el promedio del AVANCE % ACUMULADO de sus AO. "
    'Consideraciones: a) Solo tendrá un valor calculado cuando ninguna de sus AO esté en "S.I.". b) No entra en el '
    'promedio las AO con "-" ni "S.P.".',
    "7": "La cifra de EJECUCIÓN FÍSICA TOTAL es calculado como el promedio de la EJECUCIÓN FÍSICA de todas las AO.",
    "8": "La cifra de EJECUCIÓN FÍSICA PROMEDIO POR OEI TIPO I es calculado como el promedio de la EJECUCIÓN FÍSICA de "
    "todas las AO pertenecientes a las AEI tipo I.",
    "9": "La cifra de EJECUCIÓN FÍSICA PROMEDIO POR OEI TIPO II es calculado como el promedio de la EJECUCIÓN FÍSICA "
    "de todas las AO pertenecientes a las AEI tipo II.",
}
NOTES: Mapping[int, Mapping[str, str]] = {2021: _2021, 2022: _2022, 2024: _2024}
"""Year of the layout -> number -> text, as printed in a semester report of 2021 and 2022, an annual one of 2024."""

_TOKEN = re.compile(r"\(([1-9]|[ivx]+)\)|\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the reports."""

    year: int
    number: str
    text: str


def notes_named(basis: str) -> tuple[Note, ...]:
    """The notes that a sentence like "notas (4) y (5) de 2024, (v) de 2022" names.

    A note belongs to the years that follow it in its clause. Arabic numbers are those of 2024; Roman ones without a
    year, of 2022.
    """
    return tuple(note for clause in basis.split(";") for note in _in_clause(clause))


def _in_clause(clause: str) -> list[Note]:
    found: list[Note] = []
    waiting: list[str] = []
    years: list[int] = []
    for number, year in [*_TOKEN.findall(clause), ("end", "")]:
        if year:
            years.append(int(year))
            continue
        if years or number == "end":
            found += _notes(waiting, years)
            waiting, years = [], []
        waiting.append(number)
    return found


def _notes(numbers: list[str], years: list[int]) -> list[Note]:
    return [
        Note(year, number, NOTES[year][number])
        for number in numbers
        for year in ([2024] if number.isdigit() else years or [2022])
        if number in NOTES.get(year, ())
    ]
