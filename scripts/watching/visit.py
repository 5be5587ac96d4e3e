"""Ask an address politely: one request at a time, a pause between two of one host, few bytes."""

import time
import zlib
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import IO, Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

from checker import __version__

NAME = "call-center-license-guide-watch"
PERMANENT = {301, 308}
CHUNK = 65536
GZIP = 16 + zlib.MAX_WBITS


class Clock(Protocol):
    """What tells the time and waits: the ``time`` module, or a test's own."""

    def monotonic(self) -> float:
        """Return the time in seconds."""

    def sleep(self, seconds: float, /) -> None:
        """Wait."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited, in seconds, and how much is read, in bytes."""

    pause: float = 5
    silence: float = 20
    whole: float = 60
    size: int = 3_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered, from the address that the request ended at."""

    status: int
    url: str
    headers: Message = field(default_factory=Message)
    body: bytes = b""
    cut: bool = False
    permanent: bool = True


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer that says anything of the address; ``kept_away``: it was not asked at all."""

    why: str
    kept_away: bool = False


class _Redirects(HTTPRedirectHandler):
    """Follow as usual, to the web only, and note by which kind of redirect."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(  # noqa: PLR0913, PLR0917 - as urllib has it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            return None
        self.codes.append(code)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


class Visitor:
    """Asks, and keeps to what hosts ask for: their robots.txt, and a pause."""

    def __init__(self, about: str, limits: Limits, clock: Clock = time) -> None:
        """Name the project to the hosts by ``about``, where to read of it."""
        self._agent = f"{NAME}/{__version__} (+{about})" if about else f"{NAME}/{__version__}"
        self._limits, self._clock = limits, clock
        self._redirects = _Redirects()
        self._opener = build_opener(self._redirects)
        self._asked: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | Silence] = {}

    def ask(self, url: str) -> Reply | Silence:
        """Return what an address answers, or why nothing is known."""
        robots = self._robots_of(url)
        if isinstance(robots, Silence):
            return robots
        if not robots.can_fetch(NAME, url):
            return Silence("robots.txt asks programs to keep away", kept_away=True)
        return self._get(url)

    def forget_failures(self) -> None:
        """Let hosts that did not answer be asked anew."""
        self._robots = {h: r for h, r in self._robots.items() if not isinstance(r, Silence)}

    def _robots_of(self, url: str) -> RobotFileParser | Silence:
        """Return a host's rules; as RFC 9309 has it, none where it has no such file."""
        address = urlsplit(url)
        if address.netloc not in self._robots:
            reply = self._get(f"{address.scheme}://{address.netloc}/robots.txt")
            self._robots[address.netloc] = _rules(reply)
        return self._robots[address.netloc]

    def _get(self, url: str) -> Reply | Silence:
        self._wait(urlsplit(url).netloc)
        self._redirects.codes.clear()
        request = Request(  # noqa: S310 - of the law's data; redirects are held to the web
            quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": self._agent}
        )
        try:
            with self._opener.open(request, timeout=self._limits.silence) as reply:
                body, cut = self._read(reply)
                permanent = PERMANENT.issuperset(self._redirects.codes)
                return Reply(reply.status, reply.url, reply.headers, body, cut, permanent)
        except HTTPError as error:
            with error:
                return Reply(error.code, error.url)
        except (OSError, HTTPException, ValueError, zlib.error) as error:
            return Silence(str(getattr(error, "reason", None) or error) or type(error).__name__)
        finally:
            self._asked[urlsplit(url).netloc] = self._clock.monotonic()

    def _wait(self, host: str) -> None:
        """Wait until a host had its pause."""
        if host in self._asked:
            rest = self._asked[host] + self._limits.pause - self._clock.monotonic()
            if rest > 0:
                self._clock.sleep(rest)

    def _read(self, reply: HTTPResponse) -> tuple[bytes, bool]:
        """Read a body up to the limits; tell whether it was cut.

        Raises TimeoutError, and IncompleteRead where the server broke off.
        """
        ends = self._clock.monotonic() + self._limits.whole
        body = b""
        while len(body) <= self._limits.size and (part := reply.read1(CHUNK)):
            body += part
            if self._clock.monotonic() > ends:
                raise TimeoutError(f"not whole after {self._limits.whole:.0f} seconds")
        is_cut = len(body) > self._limits.size
        if reply.length and not is_cut:
            raise IncompleteRead(body, reply.length)
        if reply.headers.get("Content-Encoding") == "gzip":
            body = zlib.decompressobj(GZIP).decompress(body, self._limits.size + 1)
            is_cut = is_cut or len(body) > self._limits.size
        return body, is_cut


def _rules(reply: Reply | Silence) -> RobotFileParser | Silence:
    if isinstance(reply, Silence):
        return reply
    if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Silence(f"the server answers {reply.status}")
    rules = RobotFileParser()
    has_file = reply.status == HTTPStatus.OK
    rules.parse(reply.body.decode("utf-8", "replace").splitlines() if has_file else [])
    return rules
