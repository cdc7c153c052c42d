"""The libraries of the extra `web`: one sentence where they are not installed."""

from __future__ import annotations

from importlib.util import find_spec

from poi_audit.messages.faults import usage


def need() -> None:
    """Raise UsageError where one of the libraries is missing, saying how to install it."""
    if any(find_spec(name) is None for name in ("starlette", "uvicorn")):
        raise usage("extra", extra="web")
