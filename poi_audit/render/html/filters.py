"""The filters as style rules: a chip or an option hides findings by `:has()`, so that no script is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from poi_audit.model.finding import Severity


def filter_rules(families: Iterable[tuple[str, str, int]], groups: Sequence[str]) -> str:
    """One rule per severity, family and AEI, each with what it alone shows; what a link leads to stays in view.

    The names are this program's own: no text of the report enters.
    """
    chips = [*(f"s-{s.value}" for s in Severity), *(f"g-{code}" for code, _, _ in families)]
    chosen = [(f"#{chip}:checked", chip) for chip in chips]
    chosen += [(f'#aei option[value="{key}"]:checked', key) for key in groups]
    hidden = [f"body:has({on}) .q:not(.{name},:target,:has(:target))" for on, name in chosen]
    return ",\n".join(hidden) + "{display:none}\n"
