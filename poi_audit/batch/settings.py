"""What decides over a file's result besides its content: the program, its rules, and how they are applied."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from poi_audit.model.finding import Severity
from poi_audit.model.outcome import Reading
from poi_audit.process.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from poi_audit.batch.registers import Stored
    from poi_audit.model.finding import Audit
    from poi_audit.run.config import Config


@dataclass(frozen=True)
class Settings:
    """How every file of a batch is audited. It can be pickled; equal settings give equal results."""

    reading: Reading = field(default_factory=Reading)
    as_of: date | None = None
    lang: str = "es"
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Conventions fixed by hand."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    registers: Stored | None = None
    """Those among the files; which of them there are decides over what is found in a report."""
    limits: Limits = DEFAULT
    """No part of the fingerprint: they decide whether there is a result, never which."""

    def fingerprint(self) -> str:
        """16 hexadecimal digits over program, rules and settings: a result under another one is not this one."""
        from poi_audit import __version__
        from poi_audit.checks import version

        known = asdict(replace(self, registers=None))
        del known["limits"], known["registers"], known["reading"]["password"], known["reading"]["max_pages"]
        digests = [] if self.registers is None else [[ref.digest for ref in self.registers.refs]]
        parts = json.dumps([__version__, version(), known, *digests], sort_keys=True, default=str)
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    def applied(self, audit: Audit) -> Audit:
        """The audit as the configuration weighs it."""
        if not (self.select or self.ignore or self.severity):
            return audit
        from poi_audit.run.policy import Policy

        return Policy(self.select, self.ignore, self.severity).applied(audit)


def settings_of(config: Config, reading: Reading, as_of: date | None, lang: str, limits: Limits) -> Settings:
    """The settings of a run under this configuration."""
    return Settings(
        reading,
        as_of,
        lang,
        dict(config.conventions),
        config.select,
        config.ignore,
        dict(config.severity),
        limits=limits,
    )
