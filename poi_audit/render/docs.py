"""Where the documentation stands on the web, as whoever publishes it states it; nowhere until then."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

from poi_audit.messages import Lang

VARIABLE = "POI_AUDIT_DOCS"
"""The address of the site that mkdocs builds, where it is not that of the package."""
_FOLDERS: dict[Lang, str] = {"en": "rules", "es": "reglas"}


def docs_address() -> str | None:
    """The address of the site: as this machine states it, else as the package does (`Documentation` among its URLs)."""
    stated = os.environ.get(VARIABLE) or _of_package()
    return stated.rstrip("/") if stated and stated.startswith(("https://", "http://")) else None


def rule_address(code: str, family: str, lang: Lang) -> str | None:
    """The address of the rule's section on the site; None where there is no site."""
    address = docs_address()
    return None if address is None else f"{address}/{_FOLDERS[lang]}/{family}.html#{code.lower()}"


@cache
def _of_package() -> str | None:
    try:
        urls = metadata("poi-audit").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    stated = dict(url.split(", ", 1) for url in urls if ", " in url)
    return stated.get("Documentation")
