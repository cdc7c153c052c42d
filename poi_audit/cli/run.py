"""One run of the command line: whatever happens, a person reads one sentence and gets an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence

import typer

from poi_audit.cli.app import app
from poi_audit.cli.commands import COMMANDS, load
from poi_audit.cli.completion import ready
from poi_audit.cli.spoken import hear, say
from poi_audit.cli.streams import prepare
from poi_audit.cli.usage import UsageFault, sentence
from poi_audit.messages import message
from poi_audit.messages.faults import reason
from poi_audit.model.errors import PoiAuditError, UsageError
from poi_audit.process.confine import ENDING


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; whatever happens, a person reads one sentence."""
    prepare()
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:  # not where nohup ignores it
            signal.signal(number, _end)
    sys.exit(run(arguments))


def _end(number: int, _: object) -> None:
    """End in an orderly way: processes and temporary folders go with the program."""
    sys.exit(128 + number)


def run(arguments: Sequence[str] | None) -> int:
    """Run the command line and give its exit code."""
    gc.set_threshold(
        100_000
    )  # a run is short and its objects stay: looking for garbage often only costs time
    given = sys.argv[1:] if arguments is None else arguments
    hear(given)
    try:
        load(given)
        ready()
        code = app(args=arguments, prog_name="poi-audit", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except (KeyboardInterrupt, typer.Abort):
        say(message("usage.interrupted"))
        return 130
    except UsageError as error:
        say(error.message)
        return 2
    except Exception as error:
        return _fault(error)


def _fault(error: Exception) -> int:
    if isinstance(error, UsageFault):
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.format_message(), file=sys.stderr)
        else:
            say(message("usage.see_help", fault=sentence(error, COMMANDS)))
        return error.exit_code
    if os.environ.get("POI_AUDIT_DEBUG") == "1":
        raise error
    if isinstance(error, PoiAuditError):
        say(error.message)
    elif isinstance(error, OSError) and error.filename is not None:
        say(message("usage.system", name=error.filename, reason=reason(error)))
    else:
        say(message("usage.defect", error=type(error).__name__))
    return 3
