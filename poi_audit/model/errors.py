"""The errors a caller meets. Each says in one Spanish sentence what happened; none shows a traceback."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "la carpeta o el archivo no existe",
    errno.ENOTDIR: "parte de la ruta no es una carpeta",
    errno.EISDIR: "es una carpeta",
    errno.EACCES: "falta permiso",
    errno.EPERM: "falta permiso",
    errno.EROFS: "solo se puede leer",
    errno.ENOSPC: "no queda espacio",
    errno.ENAMETOOLONG: "el nombre es demasiado largo",
    errno.EIO: "error de lectura o escritura del disco",
}


class PoiAuditError(Exception):
    """Base of every documented error. `str(error)` is one sentence for the user."""


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


def reason(error: OSError) -> str:
    """Why the system refused a file, in Spanish for the usual reasons."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
