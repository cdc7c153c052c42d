"""A file that is being received: streamed to its folder under a fixed name, with limits of size and patience."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from poi_audit.extract.source import MAX_BYTES
from poi_audit.messages import message
from poi_audit.messages.faults import reason
from poi_audit.web.jobs import Job, Session
from poi_audit.web.result import Result, said
from poi_audit.web.task import INPUT

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

PATIENCE = 30.0
"""Seconds without a byte after which an upload is given up."""
BLOCK = 1 << 20
LONGEST = 200
"""Characters that are kept of a name."""


def name_of(text: str) -> str:
    """The last part of a file's name as a browser sends it. It is shown, and never used as a path."""
    last = re.split(r"[/\\]", text.replace("\x00", ""))[-1].strip()
    return last[-LONGEST:] or "-"


class Refused(Exception):
    """An upload that is not taken: the sentence's key and its values."""

    def __init__(self, status: int, key: str, **values: object) -> None:
        super().__init__(key)
        self.status, self.why = status, message(f"web.{key}", **values)


async def receive(request: Request, session: Session, name: str) -> tuple[Job, int]:
    """Receive a file as a new job that then waits to be read; gives it and the status of the answer."""
    try:
        job = session.add(name)
    except OSError as error:
        return session.refuse(name, said(message("web.not kept", reason=reason(error)))), 507
    try:
        await stream(request, job.folder / INPUT, session, job)
    except Refused as refused:
        _fail(session, job, said(refused.why))
        return job, refused.status
    except OSError as error:
        _fail(session, job, said(message("web.not kept", reason=reason(error))))
        return job, 507
    except BaseException:
        _fail(session, job, said(message("web.broken off")))
        raise
    if job.state == "receiving":
        session.enqueue(job)
    return job, 200


async def stream(
    request: Request, target: Path, session: Session | None = None, job: Job | None = None
) -> None:
    """Write the body of the request to a file. Raises Refused, OSError; ClientDisconnect where it is broken off."""
    length = request.headers.get("content-length", "")
    total = int(length) if length.isdigit() else 0
    if total > MAX_BYTES:
        raise Refused(413, "too large", megabytes=MAX_BYTES >> 20)
    count, waiting = 0, bytearray()
    chunks = request.stream().__aiter__()
    with target.open("wb") as file:
        while True:
            try:
                chunk = await asyncio.wait_for(anext(chunks), PATIENCE)
            except StopAsyncIteration:
                break
            except TimeoutError:
                raise Refused(408, "too slow", seconds=int(PATIENCE)) from None
            count += len(chunk)
            waiting += chunk
            if count > MAX_BYTES:
                raise Refused(413, "too large", megabytes=MAX_BYTES >> 20)
            if len(waiting) >= BLOCK:
                await run_in_threadpool(file.write, bytes(waiting))
                waiting.clear()
                if session is not None and job is not None:
                    session.progress(job, job.turn, (count, total or count))
                    if job.state != "receiving":
                        raise Refused(409, "broken off")
        await run_in_threadpool(file.write, bytes(waiting))


def _fail(session: Session, job: Job, why: tuple[str, str]) -> None:
    """End the job with a sentence, and keep nothing of the file."""
    (job.folder / INPUT).unlink(missing_ok=True)
    session.finish(job, job.turn, Result(code="E301", why=why))
