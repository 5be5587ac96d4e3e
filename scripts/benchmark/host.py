"""A host like GitHub Pages on this machine: what it compresses, how long it lets cache, a link.

The link is made here and not in the browser, whose own throttling leaves out what workers fetch.
One token bucket is shared by all connections; each answer waits a round trip before its first
byte, and the first of a visit waits for the connection too, once, as with HTTP/2.
"""

import gzip
import hashlib
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.machine.server import HOST, MEDIA_TYPES, PREFIX, Server, running

PEERS = "/peers/"
# What the host is known to compress; for application/wasm the accounts differ, so it is a switch.
COMPRESSED = {
    *("text/css", "text/html", "text/javascript", "text/plain"),
    *("application/json", "application/manifest+json", "application/xml", "image/svg+xml"),
}
WASM = "application/wasm"
SHORTEST_COMPRESSED = 860
EDGE_LEVEL = 6
CACHED_SECONDS = 600
LAST_MODIFIED = "Sun, 01 Nov 2026 00:00:00 GMT"
CHUNK = 8192
# To set up a connection: one round trip for TCP and one for TLS 1.3.
ROUND_TRIPS_TO_CONNECT = 2


@dataclass(frozen=True)
class Link:
    """A way to the host: bits a second (0: as fast as it goes) and the round trip in seconds."""

    name: str
    rate: int = 0
    round_trip: float = 0.0

    def seconds(self, size: int) -> float:
        """Return the least time in which so many bytes come through on a first visit."""
        carried = size * 8 / self.rate if self.rate else 0.0
        return carried + (ROUND_TRIPS_TO_CONNECT + 1) * self.round_trip


LOOPBACK = Link("loopback")
FAST_4G = Link("Fast 4G", 9_000_000, 0.170)


@dataclass(frozen=True)
class Served:
    """One file as it lies on the host."""

    body: bytes
    packed: bytes | None
    media_type: str
    etag: str


@dataclass(frozen=True)
class Sent:
    """Bytes that went out: when, for which address, with which status."""

    at: float
    path: str
    size: int
    status: int


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

    def note(self, path: str, size: int, status: int) -> None:
        """Write down what went out."""
        self.sent.append(Sent(time.time(), path, size, status))

    def until(self, moment: float) -> list[Sent]:
        """Return what went out before a moment (seconds since 1970)."""
        return [sent for sent in self.sent if sent.at <= moment]

    def quiet_for(self) -> float:
        """Return how many seconds ago the last bytes went out."""
        return time.time() - self.sent[-1].at if self.sent else float("inf")


class Host(Server):
    """The server, with all files in memory, so that a build meanwhile changes nothing."""

    def __init__(self, files: Mapping[str, Served]) -> None:
        """Take any free port."""
        super().__init__((HOST, 0), Handler)
        self.files = files
        self.traffic = Traffic()

    def new_visit(self, link: Link) -> Traffic:
        """Forget what was sent before; from now on the link is this one."""
        self.traffic = Traffic(link)
        return self.traffic

    @property
    def origin(self) -> str:
        """Return the address without a path."""
        return f"http://{HOST}:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Answer as the host does, and count every byte."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Host
    traffic: Traffic

    def do_GET(self) -> None:
        """Answer with the file, with "not modified", a redirect, or the site's 404 page."""
        self.traffic = self.server.traffic
        path = unquote(urlsplit(self.path).path)
        files = self.server.files
        self.traffic.wait_for_answer()
        found = files.get(path + "index.html" if path.endswith("/") else path)
        if found is None and f"{path}/index.html" in files:
            self._head(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"{path}/"}, 0)
        elif found is None:
            self._send(files.get(f"{PREFIX}404.html", NOTHING), HTTPStatus.NOT_FOUND)
        elif self.headers["If-None-Match"] == found.etag:
            self._head(HTTPStatus.NOT_MODIFIED, _described(found))
        else:
            self._send(found, HTTPStatus.OK)

    def do_HEAD(self) -> None:
        """Answer likewise, without the body."""
        self.do_GET()

    def _send(self, file: Served, status: HTTPStatus) -> None:
        packed = file.packed if "gzip" in self.headers.get("Accept-Encoding", "") else None
        body = file.body if packed is None else packed
        encoding = {} if packed is None else {"Content-Encoding": "gzip"}
        self._head(status, _described(file) | encoding, len(body))
        if self.command == "HEAD":
            return
        for start in range(0, len(body), CHUNK):
            self._write(body[start : start + CHUNK], status)

    def _write(self, piece: bytes, status: HTTPStatus) -> None:
        self.traffic.wait_for_room(len(piece))
        self.wfile.write(piece)
        self.traffic.note(self.path, len(piece), status)

    def _head(self, status: HTTPStatus, headers: dict[str, str], length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", f"max-age={CACHED_SECONDS}")
        self.send_header("Access-Control-Allow-Origin", "*")
        buffered: list[bytes] = getattr(self, "_headers_buffer", [])
        size = sum(map(len, buffered)) + len(b"\r\n")
        self.end_headers()
        self.traffic.note(self.path, size, status)

    def version_string(self) -> str:
        """Name the server as briefly as the host does."""
        return "GitHub.com"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the terminal for the results."""


def _described(file: Served) -> dict[str, str]:
    return {
        "Content-Type": file.media_type,
        "ETag": file.etag,
        "Last-Modified": LAST_MODIFIED,
        "Vary": "Accept-Encoding",
    }


def serve_as(body: bytes, suffix: str, *, pack_wasm: bool) -> Served:
    """Return a file as the host would serve it."""
    media_type = MEDIA_TYPES.get(suffix, MEDIA_TYPES[""])
    kind = media_type.partition(";")[0]
    packs = kind in COMPRESSED or (kind == WASM and pack_wasm)
    # A tag made of the bytes; it protects nothing.
    digest = hashlib.sha256(body).hexdigest()[:16]
    packed = gzip.compress(body, EDGE_LEVEL) if packs and len(body) > SHORTEST_COMPRESSED else None
    return Served(body, packed, media_type, f'"{digest}"')


NOTHING = serve_as(b"Not found\n", ".txt", pack_wasm=False)


def read_folder(folder: Path, prefix: str, *, pack_wasm: bool) -> dict[str, Served]:
    """Read a folder into memory under a path of the host."""
    return {
        prefix + file.relative_to(folder).as_posix(): serve_as(
            file.read_bytes(), file.suffix, pack_wasm=pack_wasm
        )
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@contextmanager
def hosting(site: Path, peers: Path, *, pack_wasm: bool) -> Iterator[Host]:
    """Host the site under its project path, and the peers' pages beside it."""
    files = read_folder(site, PREFIX, pack_wasm=pack_wasm)
    files |= read_folder(peers, PEERS, pack_wasm=pack_wasm)
    with running(Host(files)) as host:
        yield host
