"""Every sentence and label, a file per subject, Spanish and English side by side.

A key is used as it stands here. What stands between braces is filled: by name in sentences, in order in labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from poi_audit.messages.catalogue.annex import ANNEX
from poi_audit.messages.catalogue.bases import BASES
from poi_audit.messages.catalogue.batch import BATCH
from poi_audit.messages.catalogue.comparing import COMPARING
from poi_audit.messages.catalogue.conventions import CONVENTIONS
from poi_audit.messages.catalogue.dashboard import DASHBOARD
from poi_audit.messages.catalogue.doubts import DOUBTS
from poi_audit.messages.catalogue.findings import FINDINGS
from poi_audit.messages.catalogue.forms import FORMS
from poi_audit.messages.catalogue.help import HELP
from poi_audit.messages.catalogue.labels import LABELS
from poi_audit.messages.catalogue.letter import LETTER
from poi_audit.messages.catalogue.page import PAGE
from poi_audit.messages.catalogue.principal import PRINCIPAL
from poi_audit.messages.catalogue.problems import PROBLEMS
from poi_audit.messages.catalogue.ready import READY
from poi_audit.messages.catalogue.recomputing import RECOMPUTING
from poi_audit.messages.catalogue.register import REGISTER
from poi_audit.messages.catalogue.rules import RULES
from poi_audit.messages.catalogue.telling import TELLING
from poi_audit.messages.catalogue.timeline import TIMELINE
from poi_audit.messages.catalogue.unreadable import UNREADABLE
from poi_audit.messages.catalogue.usage import USAGE
from poi_audit.messages.catalogue.web import WEB
from poi_audit.messages.catalogue.workbook import WORKBOOK

PARTS: tuple[Mapping[str, tuple[str, str]], ...] = (
    *(FINDINGS, COMPARING, REGISTER, RECOMPUTING, BASES, RULES, PROBLEMS, DOUBTS, UNREADABLE, USAGE, TELLING),
    *(LABELS, CONVENTIONS, PAGE, WORKBOOK, ANNEX, TIMELINE, DASHBOARD, BATCH, FORMS, HELP, READY),
    *(PRINCIPAL, WEB, LETTER),
)
CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {key: pair for part in PARTS for key, pair in part.items()}
)
"""Key -> Spanish and English."""
