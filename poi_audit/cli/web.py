"""`poi-audit web`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poi_audit.cli.app import app
from poi_audit.cli.options import (
    Accepted,
    KeptFolder,
    Lang,
    Layouts,
    MaxMemory,
    MaxPages,
    NoOpen,
    Port,
    Timeout,
)
from poi_audit.cli.spoken import Command, language
from poi_audit.messages import message, write
from poi_audit.messages.faults import usage

if TYPE_CHECKING:
    from poi_audit.messages import Lang as Language


@app.command(cls=Command)
def web(
    folder: KeptFolder = None,
    port: Port = None,
    no_open: NoOpen = False,
    baseline: Accepted = None,
    max_pages: MaxPages = None,
    timeout: Timeout = None,
    max_memory: MaxMemory = None,
    layout: Layouts = None,
    lang: Lang = None,
) -> None:
    """Open a page on this machine to drop files on."""
    from poi_audit.batch.settings import settings_of
    from poi_audit.cli.files import decisions_of
    from poi_audit.cli.guarded import layouts_of, max_pages_of
    from poi_audit.cli.usage import count
    from poi_audit.model.outcome import Reading
    from poi_audit.process.limits import DEFAULT, Limits
    from poi_audit.web.needs import need

    need()
    from poi_audit.web.home import Home
    from poi_audit.web.serve import listen, serve
    from poi_audit.web.task import Rules

    words = language(lang)
    number = 0 if port is None else count("--port", port, 0)
    if number > 65_535:
        raise usage("no_count", option="--port", text=port)
    limits = Limits(
        count("--timeout", timeout, DEFAULT.seconds), count("--max-memory", max_memory, DEFAULT.megabytes)
    )
    reading = Reading(max_pages=max_pages_of(max_pages), layouts=layouts_of(layout))
    decisions = decisions_of(baseline, None)
    rules = Rules(settings_of(decisions.config, reading, None, words, limits), decisions.baseline)
    with Home(folder) as home, listen(number) as sock:
        serve(home, sock, rules, words, limits, lambda address: _opened(address, words, not no_open))


def _opened(address: str, lang: Language, browse: bool) -> None:
    """Say where the page is, and open it where that is wanted."""
    print(write(message("web.open", address=address), lang), flush=True)
    if browse:
        import webbrowser
        from threading import Thread

        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
