"""Servers on this machine for tests: an application enters, its address leaves while it runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import uvicorn
from starlette.applications import Starlette


@contextmanager
def serve(app: Starlette) -> Iterator[str]:
    """Serve an application on a free port of 127.0.0.1 and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


@dataclass
class Beacon:
    """A server that notes every request: what a hostile document would call if anything in it ran."""

    address: str
    seen: list[str] = field(default_factory=list)
    page: bytes = b""


@contextmanager
def light_beacon() -> Iterator[Beacon]:
    """Run a beacon; at /control it serves its `page` as it is, to prove that the trap would spring."""
    beacon = Beacon(address="")

    class Note(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            control = self.path == "/control"
            if not control:
                beacon.seen.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8" if control else "text/plain")
            self.end_headers()
            self.wfile.write(beacon.page if control else b"")

        def log_message(self, format: str, *arguments: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Note)
    beacon.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield beacon
    finally:
        server.shutdown()
        server.server_close()
