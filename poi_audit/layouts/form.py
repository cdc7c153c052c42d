"""A form as a file shows it: what heads its columns, and samples of what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from poi_audit.layouts.infer import Sample

PRIORITIES = frozenset({"MUYALTA", "ALTA", "MEDIA", "BAJA", "MUYBAJA"})
AGGREGATIONS = frozenset({"ACUMULADOANUAL", "ACUMULADOMENSUAL", "NOACUMULADO"})
"""What stands in the columns of priorities and of aggregations, folded."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What heads one column, and what the column was read as."""

    index: int
    label: str
    """As printed, the words of its group first."""
    leaf: str
    """Without those of its group."""
    role: str
    block: str | None
    row: str | None
    span: tuple[int, int] | None
    """First and last month of a month, a subtotal or a period."""
    exact: bool
    """Whether a known form has just these words."""

    @property
    def group(self) -> str:
        """The words of its group."""
        return self.label.removesuffix(self.leaf).strip()


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one report as read."""

    headings: tuple[Heading, ...]
    samples: Sequence[Sample]
    """The values of its activities by row and column."""
    texts: Mapping[int, Mapping[str, int]]
    """Column -> texts in it and how often, where it holds row labels or nothing known."""
    rows: Mapping[str, str | None]
    """Row labels as printed -> one of `layout.ROWS`, None where it is not known."""
    codes: tuple[str, ...]
    """Of its AO, in order."""
    named: Mapping[str, int]
    """Role of a text -> in how many AO it stands."""
    closings: tuple[str, ...]
    """Lines of an AEI in words of no known form."""
    closed: tuple[int, int]
    """How many AEI have their line, and how many there are."""
    totals: tuple[str, ...]
    """Fields of `Totals` that were found."""
    loose: tuple[str, ...]
    """Lines with figures that nothing claims."""
    comma: bool
    """Whether a comma parts the decimals of most figures."""
    deduced: tuple[str, ...]
    """The evidence for what arithmetic told."""
    layout: str | None
    """The name of the form that it was read as."""
    layout_sha256: str | None

    def figures(self, index: int) -> int:
        """In how many of its rows a figure stands in this column."""
        rows = (cells for sample in self.samples for row, cells in sample.items() if row)
        return sum(index in cells for cells in rows)

    def of_role(self, role: str, block: str | None = None) -> list[Heading]:
        """The headings of this role, of a block where one is named."""
        return [
            h for h in self.headings if h.role == role and (block is None or (h.block or "physical") == block)
        ]


def joined(forms: Sequence[Form]) -> tuple[Form, int]:
    """The first form with the samples of those whose columns are the same, and how many have others."""
    first = forms[0]
    alike = [form for form in forms if form.headings == first.headings]
    whole = replace(
        first,
        samples=[sample for form in alike for sample in form.samples],
        codes=tuple(code for form in alike for code in form.codes),
        named={role: sum(form.named[role] for form in alike) for role in first.named},
        closed=(sum(form.closed[0] for form in alike), sum(form.closed[1] for form in alike)),
    )
    return whole, len(forms) - len(alike)
