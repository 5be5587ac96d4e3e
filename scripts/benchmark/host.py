"""A host like GitHub Pages on this machine: what it compresses, how long it lets cache, a link.

The link is made here and not in the browser, whose own throttling leaves out what workers fetch.
One token bucket is shared by all connections; each answer waits a round trip before its first
byte, and the first of a visit waits for the connection too, once, as with HTTP/2.
"""

import gzip
import hashlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from scripts.machine.server import HOST, MEDIA_TYPES, PREFIX, Server, running

PEERS = "/peers/"
COMPRESSED = {
    *("text/css", "text/html", "text/javascript", "text/plain", "image/svg+xml"),
    *("application/json", "application/manifest+json", "application/xml", "application/wasm"),
}
SHORTEST_COMPRESSED = 860
EDGE_LEVEL = 6
CACHED_SECONDS = 600
LAST_MODIFIED = "Sun, 01 Nov 2026 00:00:00 GMT"
CHUNK = 8192
# To set up a connection: one round trip for TCP and one for TLS 1.3.
ROUND_TRIPS_TO_CONNECT = 2


class Link(NamedTuple):
    """A way to the host: bits a second (0: as fast as it goes) and the round trip in seconds."""

    rate: int = 0
    round_trip: float = 0.0

    def seconds(self, size: int) -> float:
        """Return the least time in which so many bytes come through on a first visit."""
        carried = size * 8 / self.rate if self.rate else 0.0
        return carried + (ROUND_TRIPS_TO_CONNECT + 1) * self.round_trip


LOOPBACK = Link()
FAST_4G = Link(9_000_000, 0.170)


class Served(NamedTuple):
    """One file as it lies on the host."""

    body: bytes
    packed: bytes | None
    headers: dict[str, str]


class Sent(NamedTuple):
    """Bytes that went out: when (seconds since 1970), and for which address."""

    at: float
    path: str
    size: int


@dataclass
class Traffic:
    """What one visit has been sent, and the state of its link."""

    link: Link = LOOPBACK
    sent: list[Sent] = field(default_factory=list)
    connected: bool = False
    free_at: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_for_answer(self) -> None:
        """Let the round trips pass that come before an answer's first byte."""
        with self.lock:
            trips = 1 if self.connected else 1 + ROUND_TRIPS_TO_CONNECT
            self.connected = True
        time.sleep(trips * self.link.round_trip)

    def wait_for_room(self, size: int) -> None:
        """Let the time pass that so many bytes need behind those already on the link."""
        if not self.link.rate:
            return
        with self.lock:
            now = time.monotonic()
            self.free_at = max(self.free_at, now) + size * 8 / self.link.rate
            wait = self.free_at - now
        time.sleep(wait)

    def quiet_for(self) -> float:
        """Return how many seconds ago the last bytes went out."""
        return time.time() - self.sent[-1].at if self.sent else float("inf")


class Host(Server):
    """The server, with all files in memory, so that a build meanwhile changes nothing."""

    def __init__(self, files: dict[str, Served]) -> None:
        """Take any free port."""
        super().__init__((HOST, 0), Handler)
        self.files = files
        self.traffic = Traffic()
        self.origin = f"http://{HOST}:{self.server_port}"

    def new_visit(self, link: Link = LOOPBACK) -> Traffic:
        """Forget what was sent before; from now on the link is this one."""
        self.traffic = Traffic(link)
        return self.traffic


class Handler(BaseHTTPRequestHandler):
    """Answer as the host does, and count every byte."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Host

    def do_GET(self) -> None:
        """Answer with the file, with "not modified", or with the site's 404 page."""
        traffic, files = self.server.traffic, self.server.files
        path = unquote(urlsplit(self.path).path)
        traffic.wait_for_answer()
        found = files.get(path + "index.html" if path.endswith("/") else path)
        if found is None:
            self._send(traffic, files[f"{PREFIX}404.html"], HTTPStatus.NOT_FOUND)
        elif self.headers["If-None-Match"] == found.headers["ETag"]:
            self._head(traffic, HTTPStatus.NOT_MODIFIED, found.headers)
        else:
            self._send(traffic, found, HTTPStatus.OK)

    def _send(self, traffic: Traffic, file: Served, status: HTTPStatus) -> None:
        body, headers = file.body, file.headers
        if file.packed and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers = file.packed, headers | {"Content-Encoding": "gzip"}
        self._head(traffic, status, headers | {"Content-Length": str(len(body))})
        for start in range(0, len(body), CHUNK):
            piece = body[start : start + CHUNK]
            traffic.wait_for_room(len(piece))
            self.wfile.write(piece)
            traffic.sent.append(Sent(time.time(), self.path, len(piece)))

    def _head(self, traffic: Traffic, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        buffered: list[bytes] = getattr(self, "_headers_buffer", [])
        size = sum(map(len, buffered)) + len(b"\r\n")
        self.end_headers()
        traffic.sent.append(Sent(time.time(), self.path, size))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for the results."""


def read_folder(folder: Path, prefix: str) -> dict[str, Served]:
    """Read a folder into memory under a path of the host."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {prefix + file.relative_to(folder).as_posix(): serve_as_host(file) for file in files}


def serve_as_host(file: Path) -> Served:
    """Return a file as the host would serve it."""
    body = file.read_bytes()
    media_type = MEDIA_TYPES.get(file.suffix, MEDIA_TYPES[""])
    packs = media_type.partition(";")[0] in COMPRESSED and len(body) > SHORTEST_COMPRESSED
    headers = {
        "Content-Type": media_type,
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        "Last-Modified": LAST_MODIFIED,
        "Vary": "Accept-Encoding",
        "Cache-Control": f"max-age={CACHED_SECONDS}",
        "Access-Control-Allow-Origin": "*",
    }
    return Served(body, gzip.compress(body, EDGE_LEVEL) if packs else None, headers)


@contextmanager
def hosting(site: Path, peers: Path | None = None) -> Iterator[Host]:
    """Host the site under its project path, and the peers' pages beside it."""
    files = read_folder(site, PREFIX)
    if peers:
        files |= read_folder(peers, PEERS)
    with running(Host(files)) as host:
        yield host
