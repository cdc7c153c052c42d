"""What the page asks of the server."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from poi_audit.messages import Lang, label, message, write
from poi_audit.messages.faults import reason
from poi_audit.model.errors import PoiAuditError
from poi_audit.web import output, pages, task, upload
from poi_audit.web.framed import framed_policy
from poi_audit.web.jobs import Job, Session
from poi_audit.web.result import options_of
from poi_audit.web.slots import Slots

STATIC = {"app.js": "text/javascript", "app.css": "text/css", "icon.svg": "image/svg+xml"}
PULSE = 0.12
"""Seconds between two looks at what changed."""
SILENCE = 15.0
"""Seconds after which an open page is told that there is nothing new."""
MOST = 64 * 1024
"""Bytes of a form."""

Answer = Callable[[Request], Awaitable[Response]]


class Site:
    """The answers of one session. `ended` says whether the server is ending, `end` ends it."""

    def __init__(
        self,
        session: Session,
        slots: Slots,
        lang: Lang,
        ended: Callable[[], bool],
        end: Callable[[], None],
    ) -> None:
        self.session, self.slots, self._lang = session, slots, lang
        self._ended, self._end = ended, end

    def app(self) -> Starlette:
        """The application, to stand behind the gate."""
        gets: dict[str, Any] = {
            "/": self.index,
            "/events": self.events,
            "/static/{name}": self.static,
            "/f/{id}": self.page,
            "/f/{id}/{index:int}": self.page,
            "/f/{id}/{index:int}/{kind}": self.output,
        }
        posts: dict[str, Any] = {
            "/files": self.receive,
            "/compare": self.compare,
            "/lang": self.speak,
            "/quit": self.quit,
            "/f/{id}/cancel": self.cancel,
            "/f/{id}/again": self.again,
            "/f/{id}/remove": self.remove,
            "/f/{id}/disposition": self.decide,
            "/f/{id}/paper": self.paper,
        }
        routes = [Route(path, told(self, answer)) for path, answer in gets.items()]
        routes += [Route(path, told(self, answer), methods=["POST"]) for path, answer in posts.items()]
        return Starlette(routes=routes)

    def lang(self, request: Request) -> Lang:
        """The language that the page was switched to, otherwise the program's."""
        chosen = request.cookies.get("poi_audit_lang")
        return "en" if chosen == "en" else "es" if chosen == "es" else self._lang

    def job(self, request: Request) -> Job:
        """The job that the address names. Raises PoiAuditError where there is none."""
        found = self.session.get(request.path_params["id"])
        if found is None:
            raise PoiAuditError(message("web.no such file"))
        return found

    # Pages

    async def index(self, request: Request) -> Response:
        """The page on which files are dropped."""
        return HTMLResponse(pages.main_page(self.session, self.lang(request)))

    async def page(self, request: Request) -> Response:
        """The result of one job."""
        job, index = self.job(request), request.path_params.get("index", 0)
        if job.state != "done" or not 0 <= index < max(1, len(job.result.parts)):
            raise PoiAuditError(message("web.no such file"))
        return HTMLResponse(pages.job_page(job, self.session, self.lang(request), index))

    async def static(self, request: Request) -> Response:
        """The script and the style."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise PoiAuditError(message("web.no such file"))
        return FileResponse(Path(__file__).parent / "static" / name, media_type=STATIC[name])

    async def output(self, request: Request) -> Response:
        """A file of a job: the report page to be shown in its frame, the others to be taken home."""
        job, index, kind = self.job(request), request.path_params["index"], request.path_params["kind"]
        most = max(1, len(job.result.parts))
        if kind not in output.offered() or not 0 <= index < most or job.state not in ("done", "failed"):
            raise PoiAuditError(message("web.no such file"))
        path = await run_in_threadpool(self.slots.made, kind, job, index, self.lang(request))
        name, media = output.KINDS[kind]
        if kind == "html" and "download" not in request.query_params:
            policy = await run_in_threadpool(framed_policy, path)
            return FileResponse(path, media_type=media, headers={"content-security-policy": policy})
        stem = re.sub(r"[^\w .()-]", "_", Path(job.name).stem)[:100] or "poi"
        number = f"-{index + 1}" if most > 1 and kind not in output.WHOLE else ""
        suffix = label(f"web.name.{kind}", self.lang(request))
        given = f"{stem}{number}-{suffix}{Path(name).suffix}"
        return FileResponse(path, media_type=media, filename=given)

    # What happens

    async def events(self, request: Request) -> Response:
        """What changes, while the page is open."""
        lang = self.lang(request)

        async def stream() -> AsyncIterator[str]:
            seen, shown, quiet = -1, set[str](), 0.0
            while not self._ended():
                if seen != self.session.version:
                    seen, values = await run_in_threadpool(pages.news, self.session, seen, shown, lang)
                    shown = set(values["order"])
                    quiet = 0.0
                    yield f"data: {json.dumps(values, ensure_ascii=False)}\n\n"
                elif quiet >= SILENCE:
                    quiet = 0.0
                    yield ": -\n\n"
                await asyncio.sleep(PULSE)
                quiet += PULSE
            yield "event: end\ndata: -\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream")

    async def receive(self, request: Request) -> Response:
        """A file that is dropped."""
        name = upload.name_of(request.query_params.get("name", ""))
        job, status = await upload.receive(request, self.session, name)
        return JSONResponse({"id": job.id}, status)

    async def compare(self, request: Request) -> Response:
        """Compare the reports of these files."""
        jobs = [self.session.get(id) for id in (await _form(request)).get("ids", "").split()]
        found = [job for job in jobs if job is not None and job.state == "done" and not job.inputs]
        if len(found) < 2:
            raise PoiAuditError(message("web.no such file"))
        job = self.session.add(" ↔ ".join(one.name for one in found), [one.id for one in found])
        return JSONResponse({"id": job.id})

    async def cancel(self, request: Request) -> Response:
        """End the reading of one file."""
        await run_in_threadpool(self.slots.cancel, self.job(request))
        return JSONResponse({})

    async def again(self, request: Request) -> Response:
        """Read a file anew, with other options."""
        job, options = self.job(request), options_of(await _form(request))
        if not job.held.path.is_file():
            raise PoiAuditError(message("web.no such file"))
        await run_in_threadpool(self.slots.again, job, options)
        return JSONResponse({})

    async def remove(self, request: Request) -> Response:
        """Forget a file and what is kept of it."""
        job = self.job(request)
        await run_in_threadpool(self.slots.cancel, job)
        await run_in_threadpool(self.session.remove, job)
        return JSONResponse({})

    async def decide(self, request: Request) -> Response:
        """Keep what somebody says of a finding."""
        job, form = self.job(request), await _form(request)
        finding = pages.finding_of(job, form.get("id", ""))
        if finding is None:
            raise PoiAuditError(message("web.no such file"))
        own = self.lang(request) == "en"
        entry = {name: form.get(name, "")[:4000] for name in ("disposition", "responsible", "comment")}
        entry |= {"rule": finding["rule"], "code": finding["code"], "finding": finding["message"][own]}
        self.session.decide(job, {finding["id"]: entry})
        return JSONResponse({})

    async def paper(self, request: Request) -> Response:
        """Take the dispositions of a working paper."""
        job = self.job(request)
        target = job.folder / "paper"
        try:
            await upload.stream(request, target)
            found = await run_in_threadpool(self.slots.aside, task.dispositions, target)
        finally:
            target.unlink(missing_ok=True)
        self.session.decide(job, found)
        return JSONResponse({"count": len(found)})

    async def speak(self, request: Request) -> Response:
        """Switch the language of the page."""
        lang = "en" if (await _form(request)).get("lang") == "en" else "es"
        answer = JSONResponse({})
        answer.set_cookie("poi_audit_lang", lang, httponly=True, samesite="strict")
        return answer

    async def quit(self, request: Request) -> Response:
        """End the program."""
        self._end()
        return JSONResponse({})


def told(site: Site, answer: Answer) -> Answer:
    """The answer; where it cannot be given, one sentence."""

    @wraps(answer)
    async def telling(request: Request) -> Response:
        why: str
        try:
            return await answer(request)
        except ClientDisconnect:
            return Response(status_code=499)
        except upload.Refused as refused:
            status, why = refused.status, refused.why
        except PoiAuditError as error:
            status, why = 400 if request.method == "POST" else 404, error.message
        except OSError as error:
            status, why = 507, message("web.not kept", reason=reason(error))
        except Exception as error:
            status, why = 500, message("unreadable.defect", error=type(error).__name__)
        lang = site.lang(request)
        sentence = write(why, lang)
        if request.method == "GET" and request.url.path != "/events":
            return HTMLResponse(pages.failure_page(sentence, lang), status)
        return JSONResponse({"why": sentence}, status)

    return telling


async def _form(request: Request) -> dict[str, str]:
    """The values that the page sends. Raises Refused for what is none of its forms."""
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST:
            raise upload.Refused(413, "broken off")
    try:
        values = json.loads(bytes(data) or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        raise upload.Refused(400, "broken off")
    return values
