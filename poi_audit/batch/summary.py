"""The table at the end of a batch: how the files ended, and why those that gave no whole result did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from poi_audit.batch.entry import OUTCOMES, Record
from poi_audit.messages import Lang, label
from poi_audit.model.finding import Severity
from poi_audit.render.text import safe, thousands
from poi_audit.run.session import CLEAN, FOUND, UNREAD

if TYPE_CHECKING:
    from rich.console import Console

WHOLE = ("clean", "findings")


def exit_code_of(records: Iterable[Record], fail_on: Severity | None) -> int:
    """0, 1 or 3, as for `check`."""
    found = list(records)
    if any(record.outcome not in WHOLE for record in found):
        return UNREAD
    counted = {
        None: (),
        Severity.ERROR: ("errors",),
        Severity.WARNING: ("errors", "warnings"),
        Severity.INFO: ("errors", "warnings", "infos"),
    }[fail_on]
    return FOUND if any(getattr(record, name) for record in found for name in counted) else CLEAN


def print_summary(console: Console, records: Sequence[Record], lang: Lang) -> None:
    """Print both tables."""
    from rich.table import Table

    def word(key: str) -> str:
        return label(f"batch.{key}", lang)

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column(word("outcome"))
    for key in ("files", "share", "reports", "errors", "warnings"):
        table.add_column(word(key), justify="right")
    groups = (("read", WHOLE), *((name, (name,)) for name in OUTCOMES), ("all", OUTCOMES))
    for name, outcomes in groups:
        members = [record for record in records if record.outcome in outcomes]
        share = f"{100 * len(members) / len(records):.1f}" if records else ""
        sums = (sum(getattr(r, key) for r in members) for key in ("reports", "errors", "warnings"))
        style = "bold" if name in ("read", "all") else ""
        table.add_row(word(name), thousands(len(members)), share, *map(thousands, sums), style=style)
    console.print(table)
    reasons = _reasons(records)
    if reasons:
        console.print()
        why = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
        why.add_column(word("outcome"), no_wrap=True)
        why.add_column(word("files"), justify="right", no_wrap=True)
        why.add_column(word("reason"), ratio=3)
        why.add_column(word("example"), ratio=2, overflow="fold")
        for (outcome, reason), paths in reasons:
            why.add_row(word(outcome), thousands(len(paths)), safe(reason), safe(paths[0]))
        console.print(why)


def closing_line(read: int, known: int, seconds: float, lang: Lang) -> str:
    """How many files were read now, how fast, and how many had their result."""
    from poi_audit.batch.progress import duration

    rate = read / seconds if seconds else 0.0
    return label(
        "batch.done",
        lang,
        read=thousands(read),
        known=thousands(known),
        time=duration(seconds),
        rate=rate,
    )


def _reasons(records: Iterable[Record]) -> list[tuple[tuple[str, str], list[str]]]:
    """(outcome, sentence) with its files, in the order of the outcomes, the most frequent first."""
    found: dict[tuple[str, str], list[str]] = {}
    for record in records:
        if record.outcome not in WHOLE:
            found.setdefault((record.outcome, record.message or record.code or ""), []).append(record.path)
    counts = Counter({key: len(paths) for key, paths in found.items()})
    order = sorted(found, key=lambda key: (OUTCOMES.index(key[0]), -counts[key], key[1]))
    return [(key, sorted(found[key])) for key in order]
