"""How much of a report each line of a layout file explains, and which words of its head remain unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from poi_audit.layouts.form import Form, Heading
from poi_audit.layouts.infer import Fit, percent_fit, sum_fit
from poi_audit.layouts.layout import Layout, key
from poi_audit.layouts.lexicon import Lexicon, code_pattern


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: where it stands, whether its words are there, and how many rows bear it out."""

    table: str
    name: str
    found: bool
    fit: Fit | None = None
    """Rows that agree and rows that can tell; None where there is nothing to count."""

    @property
    def good(self) -> bool:
        """Whether its words are there and nearly all rows that can tell agree."""
        return self.found and (self.fit is None or not self.fit.of or 10 * self.fit.agree >= 8 * self.fit.of)


def explained(layout: Layout, form: Form) -> Iterator[Line]:
    """Each line of the layout, as far as this report can tell."""
    whole = len(form.codes)
    for template in layout.codes:
        agree = sum(code_pattern(template).match(code) is not None for code in form.codes)
        yield Line("", f"codes {template}", agree > 0, Fit(agree, whole))
    for role, words in layout.columns:
        heads = [h for h in form.headings if key(h.leaf) in words or key(h.label) in words]
        yield Line("columns", role, bool(heads), _fit(role, heads, form) if heads else None)
    labels = {key(text): name for text, name in form.rows.items()}
    for name, words in layout.rows:
        yield Line("rows", name, any(labels.get(word) == name for word in words))
    leaves = {key(h.leaf) for h in form.headings}
    groups = {key(h.group) for h in form.headings}
    for name, words in layout.blocks:
        yield Line("blocks", name, any(word in groups for word in words))
    for word, month in layout.months:
        yield Line("months", f"{word} = {month}", word in leaves)
    for word, (first, last) in layout.subtotals:
        heads = [h for h in form.of_role("subtotal") if key(h.leaf) == word]
        yield Line("subtotals", f"{word} = [{first}, {last}]", bool(heads), _subtotal(heads, form))
    for name, _ in layout.closing:
        yield Line("closing", name, form.closed[0] > 0, Fit(*form.closed))
    for name, _ in layout.totals:
        yield Line("totals", name, name in form.totals)


def unknown(layout: Layout, form: Form, lexicon: Lexicon) -> list[Heading]:
    """The columns whose words neither the layout nor the lexicon knows, and that it does not leave out by name."""
    known = {*layout.ignores, *layout.words("other")}
    return [
        heading
        for heading in form.headings
        if key(heading.label)
        and not known & {key(heading.leaf), key(heading.label)}
        and (heading.role == "other" or not _told(heading, lexicon))
    ]


def _told(heading: Heading, lexicon: Lexicon) -> bool:
    """Whether words tell what a column holds."""
    texts = [text for text in (heading.label, heading.leaf) if text]
    bare = " ".join(text for text in lexicon.row_in(lexicon.block_in(texts)[1])[1])
    return any(lexicon.column(t) or lexicon.month(t) or lexicon.period(t) for t in (*texts, bare)) or not key(
        bare
    )


def _fit(role: str, heads: list[Heading], form: Form) -> Fit | None:
    if role in form.named:
        return Fit(form.named[role], len(form.codes))
    if role == "accumulated":
        return _added([(h, _of_block(form, h, None)) for h in heads], form)
    totals = form.of_role("accumulated", "physical")
    if role == "percent" and totals:
        return percent_fit(form.samples, totals[0].index, heads[0].index)
    return None


def _subtotal(heads: list[Heading], form: Form) -> Fit | None:
    return _added([(h, _of_block(form, h, h.span)) for h in heads], form) if heads else None


def _of_block(form: Form, head: Heading, span: tuple[int, int] | None) -> list[int]:
    """The months of the block that a column is of, those of a span alone where it has one."""
    return [
        month.index
        for month in form.of_role("month", head.block or "physical")
        if span is None or (month.span is not None and span[0] <= month.span[0] <= span[1])
    ]


def _added(columns: list[tuple[Heading, list[int]]], form: Form) -> Fit:
    fits = [fit for head, parts in columns for fit in sum_fit(form.samples, parts, head.index).values()]
    return Fit(sum(fit.agree for fit in fits), sum(fit.of for fit in fits))
