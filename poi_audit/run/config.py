"""The configuration: [tool.poi-audit] of pyproject.toml, or poi-audit.toml, from the working directory upwards.

The nearest folder that has one decides; in one folder poi-audit.toml wins. Nothing of two files is mixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from poi_audit.messages import either, hint, message
from poi_audit.messages.faults import reason, toml_fault, usage
from poi_audit.model.errors import LimitError
from poi_audit.model.finding import Severity
from poi_audit.model.plain_file import NotPlainError, TooLargeError, read_plain
from poi_audit.model.toml_text import document_of

OWN, SHARED = "poi-audit.toml", "pyproject.toml"
LANGUAGES = ("es", "en")
FAIL_ON = ("error", "warning", "info", "never")
MAX_BYTES, SMALL = 32 << 20, 64 << 10
"""Bytes of a file of settings or accepted findings, and of one that is parsed at once."""
KEYS = ("language", "fail-on", "select", "ignore", "severity", "conventions", "baseline", "layouts")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force. `path`: the file they come from, None for the defaults."""

    path: Path | None = None
    language: str = "es"
    fail_on: str = "error"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    conventions: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    baseline: Path | None = None
    """Resolved against the folder of the configuration."""
    layouts: tuple[Path, ...] = ()
    """Forms of the user's own, resolved likewise."""


def load(folder: Path | None = None) -> Config:
    """The configuration for `folder` (default: the working directory). Raises `UsageError` for one that is wrong."""
    start = (folder or Path()).resolve()
    for place in (start, *start.parents):
        for path, table in ((place / OWN, None), (place / SHARED, "poi-audit")):
            if path.is_file() and (found := _read(path, table)) is not None:
                return _config(path, found)
    return Config()


def _read(path: Path, table: str | None) -> dict[str, Any] | None:
    document = toml_of(path)
    if table is None:
        return document
    found = document.get("tool", {}).get(table)
    return found if found is None or isinstance(found, dict) else {"": found}


def toml_of(path: Path) -> dict[str, Any]:
    """The document in the file. Raises `UsageError` where it is none or cannot be opened."""
    try:
        data = read_plain(path, MAX_BYTES)
        return document_of(data.decode("utf-8")) if len(data) <= SMALL else _apart(data)
    except LimitError as error:
        raise usage("no_toml", name=path.name, error=error.message) from error
    except ValueError as error:
        raise usage("no_toml", name=path.name, error=toml_fault(error)) from error
    except TooLargeError as error:
        why = message("usage.toml_too_long", megabytes=MAX_BYTES >> 20)
        raise usage("not_opened", name=path.name, reason=why) from error
    except NotPlainError as error:
        raise usage("not_opened", name=path.name, reason=message("usage.toml_no_file")) from error
    except OSError as error:
        raise usage("not_opened", name=path.name, reason=reason(error)) from error


def _apart(data: bytes) -> dict[str, Any]:
    """A large document, parsed in a process that ends at a limit."""
    from poi_audit.process.guard import Guard
    from poi_audit.process.limits import Limits

    with Guard(Limits(seconds=30, megabytes=1_024)) as guard:
        return guard.call(document_of, data.decode("utf-8"))


def _config(path: Path, table: dict[str, Any]) -> Config:
    check = _Checker(path.name)
    check.known(table, KEYS, "no_key")
    baseline = check.text(table, "baseline")
    return Config(
        path,
        check.one_of(table, "language", LANGUAGES, "es"),
        check.one_of(table, "fail-on", FAIL_ON, "error"),
        check.codes(table, "select"),
        check.codes(table, "ignore"),
        check.severities(table),
        check.conventions(table),
        path.parent / baseline if baseline else None,
        tuple(path.parent / name for name in check.texts(table, "layouts", '["formulario.toml"]')),
    )


@dataclass(frozen=True, slots=True)
class _Checker:
    """Reads one file's values; a wrong one is a `UsageError` with a suggestion."""

    file: str

    def known(self, table: Mapping[str, object], known: Iterable[str], what: str) -> None:
        known = list(known)
        for key in table:
            if key not in known:
                raise usage(what, name=self.file, key=key, hint=hint(key, known))

    def text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            raise usage("no_text", name=self.file, key=key)
        return value

    def one_of(self, table: Mapping[str, Any], key: str, allowed: Iterable[str], default: str) -> str:
        value = table.get(key, default)
        allowed = list(allowed)
        if value not in allowed:
            raise usage(
                "no_option",
                name=self.file,
                key=key,
                value=value,
                known=either(allowed),
                hint=hint(str(value), allowed),
            )
        return str(value)

    def texts(self, table: Mapping[str, Any], key: str, example: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
            raise usage("no_texts", name=self.file, key=key, example=example)
        return tuple(value)

    def codes(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
            raise usage("no_codes", name=self.file, key=key)
        for code in value:
            self.rule(code, key)
        return tuple(value)

    def rule(self, code: str, key: str) -> None:
        from poi_audit.contract.catalogue import rules

        known = [rule.code for rule in rules()]
        if not code or not any(rule.startswith(code) for rule in known):
            near = hint(code.upper(), known)
            raise usage("no_rule_in", name=self.file, key=key, code=code, hint=near)

    def table(self, table: Mapping[str, Any], key: str, example: str) -> dict[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise usage("no_table", name=self.file, key=key, example=example)
        return value

    def severities(self, table: Mapping[str, Any]) -> Mapping[str, Severity]:
        given = self.table(table, "severity", 'severity.A302 = "warning"')
        for code in given:
            self.rule(code, "severity")
        return MappingProxyType({code: Severity(self.one_of(given, code, Severity, "")) for code in given})

    def conventions(self, table: Mapping[str, Any]) -> Mapping[str, str]:
        from poi_audit.recompute.conventions import OPTIONS

        given = self.table(table, "conventions", 'conventions.rounding = "half_up"')
        self.known(given, OPTIONS, "no_convention")
        return MappingProxyType({name: self.one_of(given, name, OPTIONS[name], "") for name in given})
