"""The libraries of the extras `batch` and `cluster`: one sentence where they are not installed."""

from __future__ import annotations

from importlib.util import find_spec

from poi_audit.messages.faults import usage

BATCH = ("fsspec", "pyarrow")
QUERY = ("fsspec", "pyarrow", "duckdb")
CLUSTER = ("fsspec", "pyarrow", "distributed")


def need(libraries: tuple[str, ...]) -> None:
    """Raise UsageError where one of the libraries is missing, saying how to install it."""
    extra = "cluster" if "distributed" in libraries else "batch"
    if any(find_spec(name) is None for name in libraries):
        raise usage("extra", extra=extra)
