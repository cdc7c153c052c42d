"""PDF reports: engines that read words and edges, and the reading of a report from them."""

from __future__ import annotations

from poi_audit.extract.pdf.reader import read_pdf

__all__ = ["read_pdf"]
