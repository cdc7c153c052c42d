"""`poi-audit dashboard`."""

from __future__ import annotations

from poi_audit.cli.app import app
from poi_audit.cli.options import Lang, Results, Site
from poi_audit.cli.spoken import Command, language
from poi_audit.messages import message, write
from poi_audit.messages.faults import reason, usage


@app.command(cls=Command)
def dashboard(
    results: Results,
    output: Site,
    lang: Lang = None,
) -> None:
    """Write the results of a batch as pages."""
    from poi_audit.batch.needs import QUERY, need

    need(QUERY)
    from poi_audit.batch.dashboard import write_site
    from poi_audit.batch.store import opened

    with opened(results) as con:
        try:
            count = write_site(con, output, language(lang))
        except OSError as error:
            raise usage("folder_not_written", path=output, reason=reason(error)) from error
    said = message("tell.wrote pages", path=output / "index.html", count=count)
    print(write(said, language(lang)))
