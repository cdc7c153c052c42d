"""Who may ask: this machine's browser with the cookie that the opened address gave it, and no other page."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from poi_audit.messages import label

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST = "127.0.0.1"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}
"""Of every answer, unless it has its own."""
ON = (
    b'<!doctype html><html lang="es"><meta charset="utf-8"><title>poi-audit</title>'
    b'<meta http-equiv="refresh" content="0;url=/">'
)
"""A page that goes on to the one without the token."""


@dataclass(frozen=True)
class Key:
    """The port, the token of the address that is opened, and the secret of the cookie."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def host(self) -> str:
        """What the browser must say that it asks."""
        return f"{HOST}:{self.port}"

    @property
    def origin(self) -> str:
        """The only origin that may ask."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """What is opened."""
        return f"{self.origin}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """Its name: browsers keep the cookies of all ports together."""
        return f"poi_audit_{self.port}"


class Gate:
    """Lets a request pass to the application, or refuses it in one sentence."""

    def __init__(self, app: ASGIApp, key: Key) -> None:
        self._app, self._key = app, key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        enters = self._enters(scope)
        if why := self._foreign(scope["method"], headers, enters):
            await _refuse(send, why)
        elif enters:
            await self._welcome(send)
        elif self._known(headers):
            await self._app(scope, receive, _with_headers(send))
        else:
            await _refuse(send, "no token")

    def _foreign(self, method: str, headers: dict[str, str], enters: bool) -> str:
        """Why the request is none of this page's; "" where it is."""
        if headers.get("host") != self._key.host:
            return "other host"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        if origin not in (None, self._key.origin) or (site not in ("none", "same-origin") and not enters):
            return "other origin"
        if method not in ("GET", "HEAD") and origin is None:
            return "other origin"
        return ""

    def _enters(self, scope: Scope) -> bool:
        if scope["method"] != "GET" or scope["path"] != "/":
            return False
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        return compare_digest(given.encode(), self._key.token.encode())

    def _known(self, headers: dict[str, str]) -> bool:
        try:
            found = SimpleCookie(headers.get("cookie", "")).get(self._key.cookie)
        except CookieError:
            return False
        return found is not None and compare_digest(found.value.encode(), self._key.secret.encode())

    async def _welcome(self, send: Send) -> None:
        """Give the cookie and go on to the page without the token.

        A page that sends itself on, not a redirection: a strict cookie is not sent along one that began elsewhere.
        """
        cookie = f"{self._key.cookie}={self._key.secret}; Path=/; HttpOnly; SameSite=Strict"
        await _answer(send, 200, ON, "text/html; charset=utf-8", {"set-cookie": cookie})


async def _refuse(send: Send, key: str) -> None:
    lines = (label(f"web.refused.{key}", lang) for lang in ("es", "en"))
    await _answer(send, 403, "\n".join(lines).encode() + b"\n", "text/plain; charset=utf-8", {})


async def _answer(send: Send, status: int, body: bytes, kind: str, more: dict[str, str]) -> None:
    headers = HEADERS | {"content-type": kind, "content-length": str(len(body))} | more
    start: Message = {"type": "http.response.start", "status": status, "headers": _encoded(headers)}
    await send(start)
    await send({"type": "http.response.body", "body": body})


def _encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def _with_headers(send: Send) -> Send:
    """Send every answer with the headers above, where it has no own."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name for name, _ in message["headers"]}
            fresh = [pair for pair in _encoded(HEADERS) if pair[0] not in own]
            message = {**message, "headers": [*message["headers"], *fresh]}
        await send(message)

    return sending
