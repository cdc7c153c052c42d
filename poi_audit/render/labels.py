"""Labels that are chosen by a value: of a severity, a part of the coverage, a family, a verdict, a place."""

from __future__ import annotations

from poi_audit.checks.families import REGISTER
from poi_audit.messages import Lang, known, label
from poi_audit.model.finding import Audit, Severity, Where
from poi_audit.model.report import ROW_LABELS


def severity_word(severity: Severity, lang: Lang) -> str:
    """The word that heads a finding, so that no colour is needed: "ADVERTENCIA"."""
    return label(f"severity.{severity.value}", lang)


def severity_count(severity: Severity, count: int, lang: Lang) -> str:
    """ "1 error", "2 advertencias"."""
    number = "one" if count == 1 else "many"
    return f"{count:,} {label(f'severity.{severity.value}.{number}', lang)}"


def coverage_word(part: str, lang: Lang) -> str:
    """The name of one part of the coverage: "recalculadas"."""
    return label(f"coverage.{part}", lang)


def coverage_parts(audit: Audit) -> list[tuple[str, int]]:
    """Each part of the coverage with its count; what the register confirms only where there was one."""
    coverage = audit.coverage
    parts = ["recomputed", "inputs", "narrative", "unverifiable", "doubtful"]
    if audit.register is not None:
        parts.insert(1, "confirmed")
    return [(part, getattr(coverage, part)) for part in parts]


def expected_word(rule: str, lang: Lang) -> str:
    """What stands beside a published figure: a recomputed one, or that of the register."""
    return label("registered" if rule.startswith(REGISTER) else "expected", lang)


def family_word(family: str, lang: Lang) -> str:
    """The name of a family of rules; "" for one that has none."""
    key = f"family.{family}"
    return label(key, lang) if known(key) else ""


def verdict_key(audit: Audit) -> str:
    """The label that sums the audit up: "clean", "all accepted", "partial", "errors" or "no errors"."""
    if audit.verdict == "clean" and any(one.finding is not None for one in audit.accepted):
        return "all accepted"
    if audit.verdict in ("clean", "partial"):
        return audit.verdict
    return "errors" if audit.count(Severity.ERROR) else "no errors"


def verdict_words(audit: Audit, lang: Lang) -> str:
    """The verdict in words; where every finding was accepted, how many were."""
    key = verdict_key(audit)
    if key == "all accepted":
        return label(key, lang, sum(one.finding is not None for one in audit.accepted))
    return label(key, lang)


def place_words(where: Where, lang: Lang) -> str:
    """Where a figure stands, in the page's words: "financiero EJEC. acumulado"; "" where nothing is named."""
    words = []
    if where.table is not None and known(key := f"table.{where.table}"):
        words.append(label(key, lang) + ("," if where.column else ""))
    if where.block == "financial":
        words.append(label("block.financial", lang))
    if where.row is not None and where.row in ROW_LABELS:
        words.append(ROW_LABELS[where.row])
    if where.column is not None:
        key = f"column.{where.column}"
        words.append(label(key, lang) if known(key) else where.column)
    return " ".join(words)
