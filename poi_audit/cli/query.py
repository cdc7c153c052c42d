"""`poi-audit query`."""

from __future__ import annotations

import re
import sys

from poi_audit.cli.app import app
from poi_audit.cli.options import AnswerFormat, Lang, Results, Sql, Timeout
from poi_audit.cli.spoken import Command, language
from poi_audit.cli.usage import count
from poi_audit.messages import hint
from poi_audit.messages.faults import beyond_limit, usage
from poi_audit.model.errors import LimitError
from poi_audit.process.guard import Guard
from poi_audit.process.limits import DEFAULT, Limits

MEGABYTES = 16_384
"""Memory that a query may reserve: its library reserves far more than it uses."""


@app.command(cls=Command)
def query(
    results: Results,
    sql: Sql = None,
    format: AnswerFormat = "table",
    timeout: Timeout = None,
    lang: Lang = None,
) -> None:
    """Ask the results of a batch with SQL."""
    from poi_audit.batch.needs import QUERY, need

    need(QUERY)
    from poi_audit.batch.answer import write_answer
    from poi_audit.batch.store import TABLE_NAMES, answered, views

    words = language(lang)
    if sql is not None and re.fullmatch(r"\w+", sql):
        known = [*TABLE_NAMES, *(view.name for view in views())]
        if sql not in known:
            raise usage("no_view", name=sql, hint=hint(sql, known))
        sql = f"SELECT * FROM {sql}"
    limits = Limits(count("--timeout", timeout, DEFAULT.seconds), MEGABYTES)
    try:
        with Guard(limits) as guard:
            table = guard.call(answered, results, sql, words)
    except LimitError as error:
        raise beyond_limit("query_ended", seconds=limits.seconds, megabytes=limits.megabytes) from error
    write_answer(table, format, sys.stdout, words)
