"""Chromium without a window, driven over a pipe: enough to load a page, ask it something and hear its complaints."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
)


def _wire(reads: int, writes: int) -> None:
    """In the new process: the browser hears on descriptor 3 and answers on 4."""
    spare = [os.dup2(reads, 103), os.dup2(writes, 104)]
    for wanted, number in zip((3, 4), spare, strict=True):
        os.dup2(number, wanted)


class Browser:
    """A context manager. `page` loads a file; `ask` evaluates an expression; `complaints` holds what went wrong."""

    def __init__(self, folder: Path) -> None:
        self.complaints: list[str] = []
        self._number, self._session, self._rest = 0, "", b""
        down, up = os.pipe(), os.pipe()
        self._down, self._up = down[1], up[0]
        command = [
            str(CHROMIUM),
            *_QUIET,
            f"--user-data-dir={folder}",
            "--remote-debugging-pipe",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            command,
            pass_fds=(3, 4),
            preexec_fn=lambda: _wire(down[0], up[1]),
            stderr=subprocess.DEVNULL,
        )
        os.close(down[0])
        os.close(up[1])

    def __enter__(self) -> Browser:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._process.terminate()
        self._process.wait(20)
        os.close(self._down)
        os.close(self._up)

    def page(self, path: Path, width: int = 1280, height: int = 900, scripts: bool = True) -> None:
        """Load a file at that size, with or without scripts."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.complaints.clear()
        self.call("Page.navigate", url=path.as_uri())
        until = time.monotonic() + 30
        while self.ask("document.readyState") != "complete" or not self.ask("location.href").startswith(
            "file"
        ):
            assert time.monotonic() < until, "the page does not load"
            time.sleep(0.05)

    def ask(self, expression: str) -> Any:
        """The value of an expression, a promise awaited."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and release one key: " " is 32, Tab is 9."""
        for kind in ("keyDown", "keyUp"):
            text = {"text": key} if kind == "keyDown" and len(key) == 1 else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text)

    def call(self, method: str, **parameters: Any) -> Any:
        """One command of the protocol; what it gives."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._down, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                return answer["result"]
            self._hear(answer)

    def _hear(self, event: dict[str, Any]) -> None:
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Log.entryAdded":
            self.complaints.append(parameters["entry"]["text"])
        elif method in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(parameters)[:300])
        elif method == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            if not address.startswith(("file:", "data:", "about:")):
                self.complaints.append(f"asks for {address[:80]}")

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._up, 1 << 16)
            assert part, "the browser ended"
            self._rest += part
        message, self._rest = self._rest.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found


def axe_rules(browser: Browser) -> tuple[list[str], list[str]]:
    """Which rules of WCAG A and AA axe-core finds broken on the loaded page, with a place each, and which held.

    axe-core is the newer one of tests/people/package.json where it is installed, else the one of the dev extra.
    """
    newer = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
    axe = newer if newer.is_file() else files("axe_core_python") / "axe.min.js"
    browser.ask(axe.read_text("utf-8") + ";0")
    found = browser.ask(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})"
        ".then(r => [r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200)), r.passes.map(p => p.id)])"
    )
    return found[0], found[1]
