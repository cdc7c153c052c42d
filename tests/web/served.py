"""The program as a user starts it, and a client that asks it as its own page does."""

from __future__ import annotations

import atexit
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote

from paths import ROOT


@cache
def _temporary(folder: Path) -> Path:
    """The folder of temporary files of what is started in that one; short, for a socket's path has 107 letters."""
    made = Path(mkdtemp(prefix="web"))
    atexit.register(rmtree, made, ignore_errors=True)
    return made


class Served:
    """`poi-audit web --no-open` in a process of its own. A context manager."""

    def __init__(self, folder: Path, *arguments: str, command: tuple[str, ...] = ()) -> None:
        """`folder`: where it is started and where its temporary files are."""
        self.folder = folder
        self.temporary = _temporary(folder)
        path = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
        environment = os.environ | {"TMPDIR": str(self.temporary), "PYTHONPATH": path}
        self.process = subprocess.Popen(
            [*(command or (sys.executable, "-m", "poi_audit")), "web", "--no-open", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None and self.process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", self.process.stdout.readline())
        assert found, self.process.stderr.read()
        self.address, self.port, self.token = found[0], int(found[1]), found[2]
        self.host = f"127.0.0.1:{self.port}"
        self.cookie = ""

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self, number: int = signal.SIGINT) -> int:
        """End it with that signal; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(20)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of an answer; as a stranger, unless `headers` say otherwise."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {"Host": self.host} | (headers or {}))
            answer = connection.getresponse()
            given = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read(), given
        finally:
            connection.close()

    def own(self) -> dict[str, str]:
        """The headers that the page's own requests have."""
        if not self.cookie:
            self.cookie = self.ask("GET", f"/?token={self.token}")[2]["set-cookie"].split(";")[0]
        return {"Cookie": self.cookie, "Origin": f"http://{self.host}"}

    def get(self, path: str) -> tuple[int, bytes]:
        """An answer to the page."""
        return self.ask("GET", path, headers=self.own())[:2]

    def post(self, path: str, values: dict[str, str] | bytes | None = None) -> tuple[int, dict[str, Any]]:
        """An answer to a form, or to a file, of the page."""
        body = values if isinstance(values, bytes) else json.dumps(values or {}).encode()
        status, answer, _ = self.ask("POST", path, body, self.own())
        return status, json.loads(answer)

    def drop(self, data: bytes, name: str) -> str:
        """Upload a file; the id of its job."""
        _, answer = self.post(f"/files?name={quote(name)}", data)
        return str(answer["id"])

    def events(self) -> Iterator[dict[str, Any]]:
        """What an open page is told."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/events", headers={"Host": self.host} | self.own())
        answer = connection.getresponse()
        try:
            while line := answer.readline():
                if line.startswith(b"data: {"):
                    yield json.loads(line[6:])
        finally:
            connection.close()

    def rows(self, until: Callable[[dict[str, dict[str, str]]], bool]) -> dict[str, dict[str, str]]:
        """Id -> state, words and HTML of each job, once the condition holds."""
        rows: dict[str, dict[str, str]] = {}
        start = time.monotonic()
        for news in self.events():
            for id in news["gone"]:
                rows.pop(id, None)
            rows |= {id: row_of(html) for id, html in news["rows"]}
            if until(rows):
                return rows
            assert time.monotonic() - start < 60, rows
        raise AssertionError("the program ended")

    def done(self, *ids: str) -> dict[str, dict[str, str]]:
        """The rows once these jobs have ended."""
        ended = ("done", "failed", "cancelled")
        return self.rows(lambda rows: all(id in rows and rows[id]["state"] in ended for id in ids))


def row_of(html: str) -> dict[str, str]:
    """The state, the words and the reason of a row."""
    state = re.search(r'data-state="(\w+)"', html)
    word = re.search(r'class="word">([^<]*)<', html)
    why = re.search(r'class="why">([^<]*)<', html)
    assert state and word
    return {"state": state[1], "word": word[1], "why": why[1] if why else "", "html": html}
