"""`poi-audit query`."""

from __future__ import annotations

import re
import sys

from poi_audit.cli.app import app
from poi_audit.cli.options import AnswerFormat, Lang, Results, Sql
from poi_audit.cli.spoken import Command, language
from poi_audit.messages import hint
from poi_audit.messages.faults import usage


@app.command(cls=Command)
def query(
    results: Results,
    sql: Sql = None,
    format: AnswerFormat = "table",
    lang: Lang = None,
) -> None:
    """Ask the results of a batch with SQL."""
    from poi_audit.batch.needs import QUERY, need

    need(QUERY)
    from poi_audit.batch.answer import write_answer
    from poi_audit.batch.store import TABLE_NAMES, asked, catalogue, opened, views

    words = language(lang)
    if sql is not None and re.fullmatch(r"\w+", sql):
        known = [*TABLE_NAMES, *(view.name for view in views())]
        if sql not in known:
            raise usage("no_view", name=sql, hint=hint(sql, known))
        sql = f"SELECT * FROM {sql}"
    with opened(results) as con:
        write_answer(catalogue(con, words) if sql is None else asked(con, sql), format, sys.stdout, words)
