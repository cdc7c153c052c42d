"""The page's HTML: whole, and in the parts that change while it is open."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poi_audit.messages import Lang, forms, label
from poi_audit.model.finding import Severity
from poi_audit.model.text import fold
from poi_audit.render.labels import severity_count, severity_word
from poi_audit.render.text import safe, thousands
from poi_audit.web.jobs import ENDED, Job, Session
from poi_audit.web.output import offered
from poi_audit.web.result import ENGINES
from poi_audit.web.task import FINDINGS

if TYPE_CHECKING:
    from jinja2 import Environment

_OPTION = re.compile(r" \(--[a-z-]+\)")
"""What a sentence names for the command line alone."""
RANK = ("unreadable", "errors", "partial", "no errors", "all accepted", "clean")
"""Verdicts, the one that asks for most first."""
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def main_page(session: Session, lang: Lang) -> str:
    """The page on which files are dropped."""
    jobs = session.all()
    rows = [(job.id, row(job, lang)) for job in jobs]
    return _page("index.html", lang, rows=rows, engines=ENGINES, **_parts(session, jobs, lang))


def row(job: Job, lang: Lang) -> str:
    """The cells of one job, and the values by which its row is sorted and found."""
    return _render("row.html", lang, **_row(job, lang))


def news(session: Session, seen: int, shown: set[str], lang: Lang) -> tuple[int, dict[str, Any]]:
    """What changed after the version `seen` for a page that shows these jobs; the version now."""
    version, changed = session.since(seen)
    ids = [job.id for job in session.all()]
    parts = {name: _render(f"{name}.html", lang, **values) for name, values in _live(session, lang).items()}
    rows = [(job.id, row(job, lang)) for job in changed if job.id in ids]
    return version, {"rows": rows, "gone": sorted(shown - set(ids)), "order": ids, "parts": parts}


def job_page(job: Job, session: Session, lang: Lang, index: int) -> str:
    """The result of one job: its files, the report page, its dispositions."""
    every = _findings(job)
    kept = session.dispositions(job)
    chosen = every[index] if index < len(every) else []
    findings = [_finding(one, kept.get(one["id"], {}), lang) for one in chosen]
    ids = {one["id"] for part in every for one in part}
    former = [_former(key, one, lang) for key, one in kept.items() if key not in ids]
    return _page(
        "job.html",
        lang,
        **_row(job, lang),
        index=index,
        names=[_part_name(job, number, lang) for number in range(len(job.result.parts))],
        findings=findings,
        former=former,
        choices=label("book.dispositions", lang).split("|"),
        decided=sum(bool(one["responsible"] or one["comment"] or one["chosen"]) for one in findings),
    )


def failure_page(why: str, lang: Lang) -> str:
    """A page that says why there is none."""
    return _page("failure.html", lang, why=why)


def canonical(disposition: str, lang: Lang) -> str:
    """A disposition in the page's language, whichever of the two it was chosen in."""
    for words in forms("book.dispositions"):
        if disposition in (choices := words.split("|")):
            return label("book.dispositions", lang).split("|")[choices.index(disposition)]
    return disposition


def finding_of(job: Job, id: str) -> dict[str, Any] | None:
    """The finding of that id."""
    return next((one for part in _findings(job) for one in part if one["id"] == id), None)


def _findings(job: Job) -> list[list[dict[str, Any]]]:
    try:
        found = json.loads((job.folder / FINDINGS).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return found.get("parts", []) if isinstance(found, dict) else []


def _finding(one: Mapping[str, Any], kept: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    disposition = canonical(kept.get("disposition", ""), lang)
    own = lang == "en"
    return {
        **one,
        "place": safe(one["place"][own]),
        "message": safe(one["message"][own]),
        "code": safe(one["code"]),
        "severity_word": severity_word(Severity(one["severity"]), lang),
        "disposition": disposition,
        "chosen": disposition and disposition != label("book.dispositions", lang).split("|")[0],
        "responsible": kept.get("responsible", ""),
        "comment": kept.get("comment", ""),
    }


def _former(id: str, one: Mapping[str, str], lang: Lang) -> dict[str, str]:
    return {"id": id, **one, "disposition": canonical(one.get("disposition", ""), lang)}


def _row(job: Job, lang: Lang) -> dict[str, Any]:
    result = job.result
    counts = [sum(part.counts[i] for part in result.parts) for i in range(3)]
    verdicts = [part.verdict for part in result.parts]
    verdict = min(verdicts, key=RANK.index, default="") if job.state == "done" else ""
    ues = list(dict.fromkeys(part.ue for part in result.parts if part.ue))
    periods = list(dict.fromkeys(part.period for part in result.parts if part.period))
    return {
        "job": job,
        "name": safe(job.name),
        "state": job.state,
        "state_word": _state(job, verdict, lang),
        "verdict": verdict.replace(" ", "-"),
        "rank": RANK.index(verdict) if verdict else len(RANK),
        "why": _OPTION.sub("", result.why[lang == "en"]),
        "ues": [safe(ue) for ue in ues],
        "periods": [safe(period) for period in periods],
        "counts": counts,
        "count_words": [
            severity_count(severity, count, lang) for severity, count in zip(SEVERITIES, counts, strict=True)
        ],
        "figures": thousands(sum(part.figures for part in result.parts)),
        "beside": [safe(part.beside) for part in result.parts if part.beside][:1],
        "register": bool(result.parts) and all(part.register for part in result.parts),
        "reports": len(result.parts),
        "ended": job.state in ENDED,
        "has_result": job.state == "done" and bool(result.parts),
        "kinds": [kind for kind in offered() if kind not in ("pdf",) or _is_pdf(job)],
        "options": json.dumps(_options(job)),
        "search": fold(" ".join((job.name, *ues, *periods))).lower(),
        "again": not job.inputs and job.state in ENDED and result.dispositions is None,
    }


def _is_pdf(job: Job) -> bool:
    return any(part.format == "pdf" for part in job.result.parts)


def _options(job: Job) -> dict[str, str]:
    first, last = job.options.pages or ("", "")
    return {
        "as_of": job.options.as_of,
        "first": str(first),
        "last": str(last),
        "engine": job.options.engine,
        "locked": "1" if job.result.locked else "",
    }


def _state(job: Job, verdict: str, lang: Lang) -> str:
    """The state in words: "leyendo la página 7 de 19"."""
    if job.result.dispositions is not None:
        return label("web.state.paper", lang, job.result.dispositions)
    if verdict:
        return label(verdict, lang)
    if job.state == "receiving" and job.page[1]:
        return label("web.state.received", lang, 100 * job.page[0] // job.page[1])
    if job.state == "reading" and job.inputs:
        return label("web.state.comparing", lang)
    if job.state == "reading" and job.page[1]:
        return label("web.state.page", lang, *job.page)
    return label(f"web.state.{job.state}", lang)


def _part_name(job: Job, number: int, lang: Lang) -> str:
    part = job.result.parts[number]
    words = [part.period, part.ue or part.title]
    if part.earlier:
        words.append(label("web.against", lang, part.earlier))
    return safe(" · ".join(word for word in words if word) or str(number + 1))


def _parts(session: Session, jobs: Sequence[Job], lang: Lang) -> dict[str, Any]:
    live = _live(session, lang)
    return {**live["totals"], **live["offers"], "empty": not jobs}


def _live(session: Session, lang: Lang) -> dict[str, dict[str, Any]]:
    """The parts beside the rows that change with them."""
    jobs = session.all()
    done = [_row(job, lang) for job in jobs if job.state == "done" and not job.inputs and job.reports]
    verdicts = Counter(one["verdict"] for one in done)
    words = [(key.replace(" ", "-"), label(key, lang)) for key in RANK if key != "unreadable"]
    open_ones = [job for job in jobs if job.state not in ENDED]
    totals = {
        "total": len(jobs),
        "open": len(open_ones),
        "failed": sum(job.state == "failed" for job in jobs),
        "by_verdict": [(key, word, verdicts[key]) for key, word in words if verdicts[key]],
        "sums": [
            severity_count(severity, sum(one["counts"][i] for one in done), lang)
            for i, severity in enumerate(SEVERITIES)
        ],
        "done": len(done),
    }
    offers = {
        "offers": [
            {
                "ue": safe(part.ue or str(part.unit)),
                "year": part.year,
                "files": [safe(job.name) for job in group],
                "ids": " ".join(job.id for job in group),
            }
            for part, group in session.offers()
        ]
    }
    return {"totals": totals, "offers": offers}


def _page(template: str, lang: Lang, **values: Any) -> str:
    return _render(template, lang, other="en" if lang == "es" else "es", **values)


def _render(template: str, lang: Lang, **values: Any) -> str:
    def words(key: str, *blanks: object) -> str:
        return label(key, lang, *blanks)

    return _environment().get_template(template).render(lang=lang, l=words, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
