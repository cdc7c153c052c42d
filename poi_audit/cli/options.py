"""Every option and argument of the commands. Their texts and metavars are keys of the catalogue: see `cli.spoken`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from poi_audit import __version__
from poi_audit.cli.usage import choice
from poi_audit.render.formats import FORMATS

ENGINES = ("pdfium", "pdfplumber", "camelot", "ocr")
SEVERITIES = ("error", "warning", "info")
SHELLS = ("bash", "zsh", "fish", "powershell")
CSVS = ("csv", "csv-excel", "csv-excel-semicolon")
ANSWERS = ("table", *CSVS, "json", "jsonl")
SCHEMAS = ("extract", "check", "show")


def _option(name: str, *more: str, help: str, metavar: str | None = None, **extra: Any) -> Any:
    return typer.Option(name, *more, help=f"help.{help}", metavar=metavar and f"metavar.{metavar}", **extra)


def _choice(name: str, allowed: tuple[str, ...], help: str, metavar: str | None = None) -> Any:
    """An option that takes one of few words; they are its metavar, where it has no other."""
    shown = f"metavar.{metavar}" if metavar else "|".join(allowed)
    return typer.Option(
        name,
        help=f"help.{help}",
        metavar=shown,
        callback=choice(name, *allowed),
        autocompletion=lambda: list(allowed),
    )


def _argument(metavar: str, help: str, **extra: Any) -> Any:
    return typer.Argument(metavar=f"metavar.{metavar}", help=f"help.{help}", show_default=False, **extra)


def _one_of(command: str, allowed: tuple[str, ...], help: str) -> Any:
    return typer.Argument(
        metavar="|".join(allowed),
        help=f"help.{help}",
        callback=choice(command, *allowed),
        autocompletion=lambda: list(allowed),
        show_default=False,
    )


def _codes() -> list[str]:
    """Every code, for the shell's completion."""
    from poi_audit.contract.catalogue import rules

    return [rule.code for rule in rules()]


def _version(asked: bool) -> None:
    if asked:
        print(f"poi-audit {__version__}")
        raise typer.Exit


Text = str | None
Version = Annotated[bool, _option("--version", help="version", callback=_version, is_eager=True)]

# What is read, and how
File = Annotated[Path, _argument("FILE", "file")]
Files = Annotated[list[Path], _argument("FILE", "files")]
Earlier = Annotated[Path, _argument("EARLIER", "earlier")]
Later = Annotated[Path, _argument("LATER", "later")]
Engine = Annotated[str, _choice("--engine", ENGINES, "engine", "ENGINE")]
Second = Annotated[Text, _choice("--second-opinion", ENGINES, "second opinion", "ENGINE")]
Pages = Annotated[Text, typer.Option("--pages", help="help.pages option", metavar="38-47")]
EarlierPages = Annotated[Text, typer.Option("--earlier-pages", help="help.earlier pages", metavar="38-47")]
Password = Annotated[Text, _option("--password", help="password", metavar="PASSWORD")]
MaxPages = Annotated[Text, typer.Option("--max-pages", help="help.max pages", metavar="N")]
Timeout = Annotated[Text, typer.Option("--timeout", help="help.timeout", metavar="S")]
MaxMemory = Annotated[Text, typer.Option("--max-memory", help="help.max memory", metavar="MB")]
Layouts = Annotated[list[Path] | None, _option("--layout", help="layout", metavar="FORM")]
FormFile = Annotated[Path, _argument("FORM", "form")]
AsOf = Annotated[Text, _option("--as-of", help="as of", metavar="DAY")]
Register = Annotated[Path, _argument("REGISTER", "register")]
Registers = Annotated[list[Path] | None, _option("--register", help="registers", metavar="FILE")]
RegisterAsOf = Annotated[Text, _option("--register-as-of", help="register as of", metavar="DAY")]
EarlierAsOf = Annotated[Text, _option("--earlier-as-of", help="earlier as of", metavar="DAY")]

# What is shown
Lang = Annotated[Text, _choice("--lang", ("es", "en"), "lang")]
Format = Annotated[str, _choice("--format", FORMATS, "format")]
ShownFormat = Annotated[str, _choice("--format", ("console", "json"), "format")]
ReadFormat = Annotated[str, _choice("--format", ("json", *CSVS, "table"), "format")]
ExpectFormat = Annotated[str, _choice("--format", ("table", "json", *CSVS), "format")]
AnswerFormat = Annotated[str, _choice("--format", ANSWERS, "answer format")]
Output = Annotated[list[str] | None, _option("--output", help="output", metavar="TARGET")]
FailOn = Annotated[Text, _choice("--fail-on", (*SEVERITIES, "never"), "fail on")]
Accepted = Annotated[Path | None, _option("--baseline", help="accepted", metavar="FILE")]
SkipNonReports = Annotated[bool, _option("--skip-non-reports", help="skip non-reports")]
WithPlaces = Annotated[bool, _option("--where", help="where")]
Codes = Annotated[list[str], _argument("CODE", "codes")]
RuleCode = Annotated[str, _argument("CODE", "code", autocompletion=_codes)]
Schema = Annotated[str, _one_of("schema", SCHEMAS, "schema of")]
Shell = Annotated[str, _one_of("completion", SHELLS, "shell")]

# Files for people
Html = Annotated[Path | None, _option("--html", help="html", metavar="FILE")]
Xlsx = Annotated[Path | None, _option("--xlsx", help="xlsx", metavar="FILE")]
Carry = Annotated[Path | None, _option("--carry", help="carry", metavar="FILE")]
Keep = Annotated[bool, _option("--keep/--no-carry", help="keep")]
Force = Annotated[bool, _option("--force", help="force")]
Pdf = Annotated[Path | None, _option("--pdf", help="pdf", metavar="FILE")]
Docx = Annotated[Path | None, _option("--docx", help="docx", metavar="FILE")]
Letter = Annotated[Path | None, _option("--oficio", help="oficio", metavar="FILE")]
All = Annotated[bool, _option("--all", help="all")]
Summary = Annotated[Path | None, _option("--summary", help="summary", metavar="FILE")]

FormOutput = Annotated[
    Path, _option("--output", "-o", help="form output", metavar="FORM", show_default=False)
]

# Before it is printed, and before it is published
Months = Annotated[Text, typer.Option("--months", help="help.months", metavar="N")]
Like = Annotated[Path | None, _option("--like", help="like", metavar="FILE")]
Uncapped = Annotated[bool, _option("--uncapped", help="uncapped")]
New = Annotated[Path, _argument("NEW", "new")]
ReportsFolder = Annotated[Path | None, _option("--folder", help="reports folder", metavar="FOLDER")]

# Accepted findings
BaselineOutput = Annotated[Path | None, _option("--output", "-o", help="baseline output", metavar="FILE")]
Level = Annotated[str, _choice("--level", SEVERITIES, "level")]
Reason = Annotated[str, _option("--reason", help="reason", metavar="TEXT")]
Author = Annotated[str, _option("--author", help="author", metavar="TEXT")]
Expires = Annotated[Text, _option("--expires", help="expires", metavar="DAY")]

# The local page
KeptFolder = Annotated[Path | None, _option("--folder", help="kept folder", metavar="FOLDER")]
Port = Annotated[Text, typer.Option("--port", help="help.port", metavar="N")]
NoOpen = Annotated[bool, _option("--no-open", help="no open")]

# Batches
Inputs = Annotated[list[str], _argument("INPUTS", "inputs")]
ResultsOutput = Annotated[
    str, _option("--output", "-o", help="results output", metavar="RESULTS", show_default=False)
]
Results = Annotated[str, _argument("RESULTS", "results")]
Site = Annotated[Path, _option("--output", "-o", help="site", metavar="FOLDER", show_default=False)]
Jobs = Annotated[Text, typer.Option("--jobs", "-j", help="help.jobs", metavar="N")]
Shard = Annotated[Text, typer.Option("--shard", help="help.shard", metavar="i/n")]
Scheduler = Annotated[
    Text, typer.Option("--scheduler", help="help.scheduler", metavar="tcp://HOST:8786|local:N")
]
Retries = Annotated[Text, typer.Option("--retries", help="help.retries", metavar="N")]
Recycle = Annotated[Text, typer.Option("--recycle", help="help.recycle", metavar="N")]
Sql = Annotated[Text, typer.Argument(metavar="metavar.QUERY", help="help.sql")]
