"""What an answer says of an address, and how hosts are asked."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from support.source_copy import (
    FILLING,
    WORDS,
    Answer,
    Clock,
    Copy,
    copy_server,
    led,
    page,
    source,
    visitor,
)

from scripts.machine.server import HOST, Server, running
from scripts.watching.findings import look, watch
from scripts.watching.visit import Limits, Silence

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with copy_server() as address:
        yield address


@pytest.fixture
def copy(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Empty the copy; give its address."""
    monkeypatch.setenv("no_proxy", "*")
    Copy.empty()
    yield server
    Copy.held.set()


@pytest.mark.parametrize(
    ("answer", "state", "why"),
    [
        (page(WORDS), "answered", ""),
        (page(WORDS, encoding="gb2312", media="text/html"), "answered", ""),
        (page(WORDS, media="text/html; charset=unheard-of"), "answered", ""),
        (
            Answer(page(WORDS).body.replace(b"</p>", b"</b><i></td>"), media="text/html"),
            "answered",
            "",
        ),
        (Answer((WORDS + FILLING).encode(), media="text/plain"), "answered", ""),
        (
            Answer(gzip.compress(page(WORDS).body), headers={"Content-Encoding": "gzip"}),
            "answered",
            "",
        ),
        (led("/"), "moved", ""),
        (led("/", 302), "moved", ""),
        (led("/empty"), "moved", "says nothing without its scripts"),
        (led("/empty", 302), "unreadable", "says nothing without its scripts"),
        (led("/a/page"), "unreachable", "the server answers 301"),
        (led("ftp://127.0.0.1/"), "unreachable", "the server answers 301"),
        (Answer(status=404), "gone", "the server answers 404"),
        (Answer(status=410), "gone", "the server answers 410"),
        (Answer(status=403), "unreachable", "the server answers 403"),
        (Answer(status=412), "unreachable", "the server answers 412"),
        (Answer(status=503), "unreachable", "the server answers 503"),
        (Answer(b"%PDF-1.7", media="application/pdf"), "unreadable", "not a page but application"),
        (Answer(b"<script>" + b"x" * 999), "unreadable", "says nothing without its scripts"),
        (Answer(b"x" * 3_000_001), "unreadable", "larger than what is read"),
        (
            Answer(gzip.compress(b"x" * 3_000_001), headers={"Content-Encoding": "gzip"}),
            "unreadable",
            "larger than what is read",
        ),
        (Answer(b"x" * 9, headers={"Content-Encoding": "gzip"}), "unreachable", "Error -3"),
        (Answer(page(WORDS).body, headers={"Content-Length": "9999"}), "unreachable", "Incomplete"),
        (
            Answer(page(WORDS).body, headers={"Content-Encoding": "br"}),
            "unreadable",
            "packed in a way that is not read",
        ),
    ],
)
def test_what_an_answer_says_of_an_address(copy: str, answer: Answer, state: str, why: str):
    Copy.answers = {"/a/page": answer, "/": page(WORDS), "/empty": Answer(b"<p>wait</p>")}
    one = source(f"{copy}a/page", WORDS)

    found = look(one, visitor().ask(one.url))

    assert (found.state, found.why[: len(why)]) == (state, why)
    if state == "answered":
        assert [q.words for q in found.kept] == [WORDS]
    if not found.why:
        assert found.missing == ()


def test_a_server_that_never_answers_is_unreachable(copy: str):
    one = source(f"{copy}never")

    found = look(one, visitor(Limits(silence=0.2)).ask(one.url))

    assert (found.state, "timed out" in found.why) == ("unreachable", True)


def test_an_answer_that_does_not_end_is_given_up(copy: str):
    Copy.answers = {"/a": page(WORDS)}

    reply = visitor(clock=Clock(step=61)).ask(f"{copy}a")

    assert reply == Silence("not whole after 60 seconds")


def test_a_host_that_is_not_there_is_unreachable():
    with running(Server((HOST, 0), Copy)) as server:
        closed = f"http://{HOST}:{server.server_port}/"

    assert look(source(closed), visitor().ask(closed)).state == "unreachable"


def test_a_host_has_its_pause_between_two_requests(copy: str):
    Copy.answers = {"/a": page(), "/b": page()}
    clock = Clock()

    for _ in watch([source(f"{copy}a"), source(f"{copy}b")], visitor(clock=clock)):
        pass

    assert Copy.asked == ["/robots.txt", "/a", "/b"]
    assert clock.slept == [5, 5]


def test_the_project_names_itself(copy: str):
    visitor().ask(f"{copy}a")

    (agent,) = Copy.agents
    assert agent.startswith("call-center-license-guide-watch/")
    assert agent.endswith(" (+https://example.org/guide)")


def test_what_robots_may_not_read_is_not_asked(copy: str):
    rules = b"User-agent: *\nDisallow: /closed/\n"
    Copy.answers = {"/robots.txt": Answer(rules, media="text/plain"), "/closed/a": page(WORDS)}
    one = source(f"{copy}closed/a", WORDS)

    found = look(one, visitor().ask(one.url))

    assert (found.state, found.missing) == ("unreadable", ())
    assert Copy.asked == ["/robots.txt"]


def test_a_host_whose_robots_cannot_be_had_is_asked_nothing_else(copy: str):
    Copy.answers = {"/robots.txt": Answer(status=503), "/a": page(WORDS)}

    found = list(watch([source(f"{copy}a", WORDS)], visitor()))

    assert [(f.state, f.missing) for f in found] == [("unreachable", ())]
    assert Copy.asked == ["/robots.txt", "/robots.txt"]


@pytest.mark.parametrize("status", [404, 503])
def test_an_address_is_asked_twice_before_anything_bad_is_said(copy: str, status: int):
    class Once(dict[str, Answer]):
        def get(self, path: str, default: Answer) -> Answer:  # type: ignore[override]
            return self.pop(path) if path in self else default

    one = source(f"{copy}a", WORDS)
    Copy.answers = Once({"/a": Answer(status=status)})
    assert [f.state for f in watch([one], visitor())] == ["gone"]
    assert Copy.asked.count("/a") == 2
