"""Serve the built site on this machine, under the project path, as GitHub Pages would."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

HOST = "127.0.0.1"
LOCAL_URL = f"http://{HOST}:8000/call-center-license/"
# The address the site is built for; its path is served here: the 404 page's links begin with it.
SITE_URL = f"{(os.environ.get('SITE_URL') or LOCAL_URL).rstrip('/')}/"
PREFIX = urlsplit(SITE_URL).path
MEDIA_TYPES = {
    "": "application/octet-stream",
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript",
    ".onnx": "application/octet-stream",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}


class Handler(SimpleHTTPRequestHandler):
    """Answer from the site's folder; whatever is not there gets the site's own 404 page."""

    extensions_map = MEDIA_TYPES

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Lead from the server's root to the site; know nothing beside it."""
        if self.path in {"/", PREFIX.rstrip("/")} - {PREFIX}:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", PREFIX)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if not self.path.startswith(PREFIX):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def translate_path(self, path: str) -> str:
        """Map an address under the project path to a file."""
        return super().translate_path("/" + path.removeprefix(PREFIX))

    def end_headers(self) -> None:
        """Have the browser ask again each time: the site may have been rebuilt."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: object) -> None:
        """Show no folder listings; GitHub Pages has none either."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's 404 page where it has one."""
        page = self.read("/404.html") if code == HTTPStatus.NOT_FOUND else None
        if page is None:
            super().send_error(code, message, explain)
            return
        rest = self.sent(page, MEDIA_TYPES[".html"], code)
        if self.command != "HEAD":
            self.copyfile(rest, self.wfile)

    def sent(self, body: bytes, media_type: str, code: int = HTTPStatus.OK) -> io.BytesIO:
        """Send the head of an answer and return the rest of it."""
        self.send_response(code)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def read(self, path: str) -> bytes | None:
        """Return the bytes at an address, if there are any."""
        try:
            return Path(self.translate_path(path)).read_bytes()
        except OSError:
            return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for what the build says."""


class Server(ThreadingHTTPServer):
    """A server whose visitors may leave in the middle of an answer."""

    daemon_threads = True
    # A page asks for some thirty files at once; the default has room for five callers.
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a connection early is no fault of the site."""


S = TypeVar("S", bound=Server)


def start(folder: Path, port: int, handler: type[Handler] = Handler) -> Server:
    """Return a server bound to the port (0: any free one); raise OSError if it is taken."""
    return Server((HOST, port), partial(handler, directory=str(folder)))


def address_of(server: Server) -> str:
    """Return the address of the site's home page."""
    return f"http://{HOST}:{server.server_port}{PREFIX}"


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve the folder in the background for as long as the block runs; give its address."""
    with running(start(folder, 0, handler)) as server:
        yield address_of(server)


@contextmanager
def running(server: S) -> Iterator[S]:
    """Let a server answer in the background for as long as the block runs."""
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
