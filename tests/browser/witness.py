"""A host and proxy in one that writes down every request a browser makes, to whomever."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import unquote, urlsplit

from scripts.machine.server import HOST, PREFIX, Handler, Server, running


@dataclass(frozen=True)
class Request:
    """What went over the wire."""

    method: str
    target: str
    headers: str
    body: bytes

    def holds(self, text: str) -> bool:
        """Tell whether the text stands anywhere in the request, also in percent signs."""
        wire = f"{self.target}\n{unquote(self.target)}\n{self.headers}\n".encode() + self.body
        return text.encode() in wire


@dataclass
class Witness:
    """The site's server; browsers that use it as their proxy can reach nothing else."""

    folder: Path
    port: int = 0
    own: list[Request] = field(default_factory=list)
    foreign: list[Request] = field(default_factory=list)
    held: dict[str, Event] = field(default_factory=dict)

    @property
    def proxy(self) -> str:
        """Return host and port."""
        return f"{HOST}:{self.port}"

    @property
    def site(self) -> str:
        """Return the address of the site's home page."""
        return f"http://{self.proxy}{PREFIX}"

    def hold(self, end: str) -> Event:
        """Have requests for what ends so wait for their answers until the event is set."""
        return self.held.setdefault(end, Event())

    def forget(self):
        """Begin a new record."""
        self.own.clear()
        self.foreign.clear()

    def asked_for(self, end: str) -> list[str]:
        """Return the addresses of the own site that were asked for and end so."""
        return [request.target for request in self.own if request.target.endswith(end)]


class Recorder(Handler):
    """Write down each request; answer those for the site, and let the others end here."""

    def __init__(self, witness: Witness, *args: object, **more: object):
        """Know the witness before the first request is read."""
        self.witness = witness
        super().__init__(*args, directory=str(witness.folder), **more)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Read a request's head, and write it down with its body."""
        if not super().parse_request():
            return False
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, self.path, str(self.headers), body)
        goal = urlsplit(self.path)
        if self.command == "CONNECT" or goal.netloc not in {"", self.witness.proxy}:
            self.witness.foreign.append(request)
            self.end_here()
            return False
        self.witness.own.append(request)
        for end, released in self.witness.held.items():
            if self.path.endswith(end):
                released.wait()
        if goal.netloc:
            self.path = self.path.partition(goal.netloc)[2]
        return True

    def end_here(self):
        """Answer as any host would that welcomes what it is sent."""
        self.send_response(204)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()


@contextmanager
def witnessing(folder: Path) -> Iterator[Witness]:
    """Serve and record for as long as the block runs."""
    witness = Witness(folder)
    with running(Server((HOST, 0), partial(Recorder, witness))) as server:
        witness.port = server.server_port
        yield witness


def rewrite(file: Path, text: str):
    """Put a new file in the place of one that is linked from elsewhere."""
    file.unlink()
    file.write_text(text, encoding="utf-8")
