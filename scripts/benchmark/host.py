"""A host like GitHub Pages on this machine: what it packs, how long it lets keep, and a link.

The link is made here and not in the browser, whose own throttling leaves out what workers fetch.
All connections share it; each answer waits a round trip before its first byte, and the first of a
visit waits for the connection too, once, as with HTTP/2.
"""

import gzip
import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from scripts.machine import server

PACKED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".wasm", ".webmanifest", ".xml"}
LEVEL = 6
KEPT = "max-age=600"
PIECE = 8192
# To set up a connection: one round trip for TCP and one for TLS 1.3.
TO_CONNECT = 2


class Link(NamedTuple):
    """A way to the host: bits a second (0: as fast as it goes) and the round trip in seconds."""

    rate: int = 0
    round_trip: float = 0.0


LOOPBACK = Link()
FAST_4G = Link(9_000_000, 0.170)


class Sent(NamedTuple):
    """Bytes that went out, and when: seconds since 1970."""

    at: float
    size: int


class Host(server.Server):
    """The server, and what the visit of now has been sent."""

    def __init__(self, folder: Path) -> None:
        """Take any free port."""
        super().__init__((server.HOST, 0), partial(Handler, directory=str(folder)))
        self.address = server.address_of(self)
        self.lock = threading.Lock()
        self.begin()

    def begin(self, link: Link = LOOPBACK) -> None:
        """Forget what was sent before; from now on the link is this one."""
        self.link, self.free_at, self.sent = link, 0.0, list[Sent]()

    def wait_for_answer(self) -> None:
        """Let the round trips pass that come before an answer's first byte."""
        time.sleep(self.link.round_trip * (1 if self.sent else 1 + TO_CONNECT))

    def carry(self, size: int) -> None:
        """Let the time pass that so many bytes need behind those already on the link."""
        if self.link.rate:
            with self.lock:
                now = time.monotonic()
                self.free_at = max(self.free_at, now) + size * 8 / self.link.rate
                wait = self.free_at - now
            time.sleep(wait)
        self.sent.append(Sent(time.time(), size))


class Wire(io.BufferedIOBase):
    """What an answer is written to, heads and body: it goes over the link piece by piece."""

    def __init__(self, out: Any, host: Host) -> None:
        """Stand before the connection."""
        self.out, self.host = out, host

    def write(self, answer: Any) -> int:
        """Write once there is room."""
        for start in range(0, len(answer), PIECE):
            piece = answer[start : start + PIECE]
            self.host.carry(len(piece))
            self.out.write(piece)
        return len(answer)


class Handler(server.Handler):
    """Answer as the host does."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Host

    def setup(self) -> None:
        """Put the link before the connection."""
        super().setup()
        self.wfile = Wire(self.wfile, self.server)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send what packs well packed, to whoever unpacks it."""
        self.server.wait_for_answer()
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        unpacks = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (unpacks and packs(file)):
            return super().send_head()
        body = packed(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Let a browser keep everything for ten minutes."""
        self.send_header("Cache-Control", KEPT)
        SimpleHTTPRequestHandler.end_headers(self)


def packs(file: Path) -> bool:
    """Tell whether the host packs a file."""
    return file.suffix in PACKED and file.is_file()


@cache
def packed(file: Path) -> bytes:
    """Return a file as the host packs it."""
    return gzip.compress(file.read_bytes(), LEVEL)


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Host the site under its project path for as long as the block runs."""
    # No visitor waits for it.
    for file in filter(packs, folder.rglob("*")):
        packed(file)
    with server.running(Host(folder)) as host:
        yield host
