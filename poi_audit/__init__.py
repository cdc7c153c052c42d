"""poi-audit: read published POI follow-up reports, recompute them, and say what does not agree.

Two doors: `read(path) -> Report` and `audit(report) -> Audit`; a third compares: `compare(earlier, later) -> Audit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from poi_audit.comparison import compare
    from poi_audit.extract import read, read_all
    from poi_audit.process.guard import Guard
    from poi_audit.process.limits import Limits
    from poi_audit.register import audit

__all__ = ["Guard", "Limits", "__version__", "audit", "compare", "read", "read_all"]


def __getattr__(name: str) -> object:
    """Load a door when it is first used, so that importing the package stays cheap."""
    if name in ("read", "read_all"):
        from poi_audit import extract

        return getattr(extract, name)
    if name == "audit":
        from poi_audit.register import audit

        return audit
    if name == "compare":
        from poi_audit.comparison import compare

        return compare
    if name == "Guard":
        from poi_audit.process.guard import Guard

        return Guard
    if name == "Limits":
        from poi_audit.process.limits import Limits

        return Limits
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
