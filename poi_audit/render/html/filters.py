"""The filters as style rules: a checkbox or an option hides findings by `:has()`, so that no script is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from poi_audit.model.finding import Severity


def filter_rules(families: Iterable[tuple[str, str, int]], groups: Sequence[str]) -> str:
    """One rule per severity, family and AEI. The names are this program's own: no text of the report enters."""
    hidden = [f"body:has(#s-{s.value}:not(:checked)) .f.s-{s.value}" for s in Severity]
    hidden += [f"body:has(#g-{code}:not(:checked)) .f.g-{code}" for code, _, _ in families]
    hidden += [f'body:has(#aei option[value="{key}"]:checked) .f:not(.{key})' for key in groups]
    return ",\n".join(hidden) + "{display:none}\n"
