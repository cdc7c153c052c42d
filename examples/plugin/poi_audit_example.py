"""A body's own checks: its directive asks for a centro de costo and for a unit of measure that is a noun."""

from collections.abc import Iterator

from poi_audit.plugin import Expected, Finding, Report, Severity, Where, about, at, rule

VAGUE = {"ACCION", "ACTIVIDAD", "GESTION", "OTROS"}


@rule(
    "L001",
    "Unidad de medida imprecisa",
    "Vague unit of measure",
    Severity.WARNING,
    es="La unidad de medida «{unit}» no dice qué se cuenta.",
    en="The unit «{unit}» does not say what is counted.",
)
def vague_unit(report: Report, expected: Expected) -> Iterator[Finding]:
    """Significa: la unidad de medida es una de las que la directiva de la entidad no admite.

    Importa: sin saber qué se cuenta, la meta no se puede verificar.

    Base: directiva interna de la entidad, numeral 6.2.

    Falla: ACCION.
    Pasa: INFORME.

    Qué hacer: pedir al centro de costo que precise la unidad.
    """
    for activity in report.activities():
        if (activity.unit or "").upper() in VAGUE:
            where = at(activity.place, Where(activity.code))
            yield about(
                "L001", Severity.WARNING, where, basis="directiva interna, numeral 6.2", unit=activity.unit
            )
