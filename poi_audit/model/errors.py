"""The errors a caller meets. Each says in one sentence what happened; none shows a traceback."""

from __future__ import annotations


class PoiAuditError(Exception):
    """Base of every documented error. `str(error)` is one Spanish sentence for the user."""

    @property
    def message(self) -> str:
        """The sentence; `poi_audit.messages.write` gives it in another language."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class UnreadableError(PoiAuditError):
    """The file could not be read at all: empty, damaged, encrypted, of no known form (exit code 3)."""


class LimitError(UnreadableError):
    """Reading was ended: it took more time or memory than allowed, or a parser broke down (exit code 3)."""


class NotAReportError(PoiAuditError):
    """The file was read and holds no reporte de seguimiento del POI (exit code 3)."""


class PluginError(PoiAuditError):
    """A rule of a plug-in broke down on a report, which is then not audited (exit code 3)."""


class UsageError(PoiAuditError):
    """An option or a configuration value that cannot be (exit code 2)."""
