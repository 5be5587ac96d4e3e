"""A copy of the sources on a server of this machine, and a clock that waits for nobody."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler

import pytest

from scripts.machine.server import HOST, Server, running
from scripts.watching.sources import Quotation, Source
from scripts.watching.visit import Limits, Visitor

pytest.importorskip("bs4", reason="comes with what builds the site")

WORDS = "公司营业执照副本及复印件"
FILLING = "本页有足够的文字可读，" * 30
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """What the copy answers to one address."""

    body: bytes = b""
    status: int = 200
    media: str = HTML
    headers: dict[str, str] = field(default_factory=dict)


def page(*words: str, encoding: str = "utf-8", media: str = HTML) -> Answer:
    said = "".join(f"<p>{each}</p>" for each in words)
    html = f'<html><head><meta charset="{encoding}"></head><body>{said}{FILLING}</body></html>'
    return Answer(html.encode(encoding), media=media)


def led(to: str, status: int = 301) -> Answer:
    return Answer(status=status, headers={"Location": to})


class Copy(BaseHTTPRequestHandler):
    """Answers from a table; what is not in it is not there."""

    @classmethod
    def empty(cls):
        """Forget what was there and what was asked."""
        cls.answers, cls.asked, cls.agents, cls.held = {}, [], set(), threading.Event()

    def do_GET(self):
        self.asked.append(self.path)
        self.agents.add(self.headers["User-Agent"])
        if self.path.endswith("/never"):
            self.held.wait(30)
            return
        answer = self.answers.get(self.path, Answer(status=404))
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep the terminal for the tests."""


Copy.empty()


@contextmanager
def copy_server() -> Iterator[str]:
    """Serve what the table says; give the address."""
    with running(Server((HOST, 0), Copy)) as found:
        yield f"http://{HOST}:{found.server_port}/"


class Clock:
    """A time that passes only where it is slept through, or with every look at it."""

    def __init__(self, step: float = 0):
        self.now, self.step, self.slept = 100.0, step, list[float]()

    def monotonic(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float, /):
        self.slept.append(seconds)
        self.now += seconds


def visitor(limits: Limits | None = None, clock: Clock | None = None) -> Visitor:
    return Visitor("https://example.org/guide", limits or Limits(), clock or Clock())


def source(url: str, *words: str) -> Source:
    quotations = tuple(Quotation(each, "business-license (law)", ("x/",)) for each in words)
    return Source(url, ("a text",), quotations, ("business-license",), ("x/",))
