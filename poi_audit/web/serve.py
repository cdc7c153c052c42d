"""The server: on 127.0.0.1 alone, from the first request to a clean end."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import uvicorn

from poi_audit.messages import Lang
from poi_audit.messages.faults import reason, usage
from poi_audit.process.limits import DEFAULT, Limits
from poi_audit.web.home import Home
from poi_audit.web.jobs import Session
from poi_audit.web.routes import Site
from poi_audit.web.security import HOST, Gate, Key
from poi_audit.web.slots import Slots
from poi_audit.web.task import Rules

GRACE = 3
"""Seconds that open answers have once the program is to end."""


class Server(uvicorn.Server):
    """A server that ends at an interruption and gives the program time to tidy up."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """End at Ctrl-C, at a request to terminate, and where the terminal is closed."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
        signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
        before = {number: signal.signal(number, self._stop) for number in signals}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _stop(self, *_: Any) -> None:
        self.should_exit = True


def listen(port: int) -> socket.socket:
    """A socket on that port of this machine, 0 for a free one. Raises UsageError where it is taken."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.bind((HOST, port))
    except OSError as error:
        sock.close()
        raise usage("port_taken", port=port, reason=reason(error)) from error
    return sock


def serve(
    home: Home,
    sock: socket.socket,
    rules: Rules,
    lang: Lang,
    limits: Limits = DEFAULT,
    opened: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the page until it is ended; `opened` is told its address once it hears."""
    key = Key(sock.getsockname()[1])
    session = Session(home.path, home.kept)
    with Slots(session, rules, limits) as slots:
        server = Server(_config())
        site = Site(session, slots, lang, lambda: server.should_exit, server._stop)
        server.config.app = Gate(site.app(), key)
        sock.listen(128)
        opened(key.address)
        server.run(sockets=[sock])


def _config() -> uvicorn.Config:
    return uvicorn.Config(
        app=lambda: None,
        log_level="critical",
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        interface="asgi3",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=30,
    )
