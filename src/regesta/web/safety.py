"""What every answer must satisfy: what enters is a request, what leaves is refused or carries the headers of safety.

The pages hold text written by strangers, on a machine that may hold secrets. So nothing may run in them, nothing may
be loaded from elsewhere, no other site may frame them, and no name but this machine's own may reach them: a page on
the open web whose name is made to point to 127.0.0.1 (DNS rebinding) is turned away by its Host header.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""No script-src: the pages ship no script, so that none can run."""

SAFE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def is_local_host(host: str) -> bool:
    """Tell whether a Host header names this machine, with or without a port."""
    name, separator, port = host.rpartition(":")
    if separator and port.isascii() and port.isdigit():
        return name.lower() in LOCAL_NAMES
    return host.lower() in LOCAL_NAMES


class SafeAnswers:
    """Middleware that turns away strange hosts and gives every answer, errors included, the headers of safety."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SAFE_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) == 1 and is_local_host(hosts[0]):
            await self.app(scope, receive, send_safely)
        else:
            refusal = PlainTextResponse("This server answers to 127.0.0.1 and localhost only.\n", status_code=400)
            await refusal(scope, receive, send_safely)
