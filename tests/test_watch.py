"""The watch over the sources, against a server of this machine that has a copy of them."""

import gzip
import json
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support.applications import LAW
from support.included import included
from support.rows import by_columns, keyed, rows_of
from support.source_copy import (
    HTML,
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

from checker.decide.duties import load_duties
from checker.model import Data
from scripts.machine.server import HOST, Server, running
from scripts.site.mentions import mentions
from scripts.snippets import DOCS
from scripts.watch import parse, run
from scripts.watching.findings import LEAST_TEXT, look, mirrored, watch
from scripts.watching.issue import body
from scripts.watching.sources import Source, sources
from scripts.watching.text import holds, plain, text_of
from scripts.watching.visit import Limits, Reply, Silence

ON = "2026-11-26"
ROWS = rows_of("watch")


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


def every_source() -> list[Source]:
    return sources(LAW, load_duties(), mentions(LAW, DOCS, included())["en"])


def place(url: str) -> str:
    return urlsplit(mirrored(url, "http://copy/")).path


def whole_copy(asked: list[Source]) -> dict[str, Answer]:
    """Return every page with its words, every other one in the encoding of older pages."""
    return {
        place(one.url): page(*(q.words for q in one.quotations), encoding=encoding)
        for one, encoding in zip(asked, ["utf-8", "gbk"] * len(asked), strict=False)
    }


def test_one_page_moved_and_one_quotation_changed_are_the_two_that_are_named(
    copy: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
):
    asked = every_source()
    by_text = {one.texts[0]: one for one in asked if one.texts}
    moved, changed = by_text["the Guizhou guide"], by_text["the Hunan guide"]
    told = next(q for q in changed.quotations if q.of == "personnel-list (CN-HN)")
    Copy.answers = whole_copy(asked)
    Copy.answers["/elsewhere"] = Copy.answers[place(moved.url)]
    Copy.answers[place(moved.url)] = led("/elsewhere")
    others = [q.words for q in changed.quotations if q is not told]
    Copy.answers[place(changed.url)] = page(*others, told.words.replace("扫描件", "复印件"))

    files = ["--json", str(tmp_path / "w.json"), "--issue", str(tmp_path / "w.md")]
    options = ["--mirror", copy, "--pause", "0", "--as-of", ON, "--exit-code", *files]
    assert run(parse(options), asked) == 1

    data = json.loads((tmp_path / "w.json").read_text("utf-8"))
    odd = [a for a in data["addresses"] if a["state"] != "answered" or a["missing"]]
    assert len(data["addresses"]) == len(asked) == len({one.url for one in asked})
    assert {a["source"]["url"]: a["state"] for a in odd} == {
        moved.url: "moved",
        changed.url: "answered",
    }
    by_address = {a["source"]["url"]: a for a in odd}
    assert by_address[moved.url]["to"] == f"{copy}elsewhere"
    assert by_address[moved.url]["missing"] == []
    assert {"materials/social-security-certificate/", "local/guizhou/"} <= set(
        by_address[moved.url]["source"]["pages"]
    )
    assert by_address[changed.url]["missing"] == [
        {
            "of": "personnel-list (CN-HN)",
            "words": told.words,
            "pages": ["materials/personnel-list/", "local/hunan/"],
        }
    ]
    issue = (tmp_path / "w.md").read_text("utf-8")
    assert [url for url in (one.url for one in asked) if url in issue] == sorted(
        (moved.url, changed.url), key=[one.url for one in asked].index
    )
    assert (
        "Of: `personnel-list (CN-HN)`. Pages: `materials/personnel-list/`, `local/hunan/`" in issue
    )
    assert "``" not in issue
    assert "0 due" in capfd.readouterr().out


def test_where_all_is_as_it_was_there_is_no_issue(copy: str, tmp_path: Path):
    asked = every_source()
    Copy.answers = whole_copy(asked)
    issue = tmp_path / "w.md"
    options = ["--mirror", copy, "--pause", "0", "--as-of", ON, "--exit-code"]

    assert run(parse([*options, "--issue", str(issue)]), asked) == 0
    assert issue.read_text("utf-8") == ""


def test_a_check_that_is_due_is_in_the_issue_with_all_that_cites_the_text(tmp_path: Path):
    issue = tmp_path / "w.md"

    assert run(parse(["--as-of", "2027-05-25", "--exit-code", "--issue", str(issue)]), []) == 1
    (said,) = (each for each in issue.read_text("utf-8").splitlines() if "the Hunan guide" in each)
    assert "due 2027-05-24" in said
    assert "`social-security-certificate`" in said


def test_every_quotation_of_a_wording_in_force_that_was_read_is_held_to_its_page():
    held = {(q.words, q.of) for one in every_source() for q in one.quotations}
    in_force = [
        (v.quote.zh, f"{rule.id} ({v.authority or v.basis.value})")
        for rule in LAW.rules
        for v in rule.versions
        if v.quote and v.ends is None and v.cites[0].status == "verified"
        if (url := v.cites[0].instrument.url) and not url.endswith("/")
    ]

    assert len(in_force) > 60
    assert set(in_force) <= held
    # The collection of laws has no page of its own for each.
    pages = {duty.id: duty.cites[0].instrument.url or "/" for duty in load_duties()}
    assert {of for _, of in held} >= {name for name, url in pages.items() if url[-1] != "/"}


def test_what_was_named_and_does_not_answer_stays_open():
    headers = Message()
    headers["Content-Type"] = HTML
    one, other = source("https://a.example/"), source("https://b.example/")
    silent = [look(each, Silence("timed out")) for each in (one, other)]
    day = parse(["--as-of", ON]).as_of

    assert body([], silent, day) == ""
    said = body([], silent, day, before=f"- a text <{one.url}>: leads elsewhere")
    assert (f"<{one.url}>" in said, f"<{other.url}>" in said) == (True, False)
    answered = look(one, Reply(200, one.url, headers, ("字" * LEAST_TEXT).encode()))
    assert body([], [answered], day, before=said) == ""


def test_an_issue_is_not_longer_than_it_may_be():
    gone = [look(source(f"https://a.example/{n}"), Reply(404, "")) for n in range(2000)]
    said = body([], gone, parse(["--as-of", ON]).as_of)

    assert 60_000 < len(said) < 65_536
    assert "and more" in said


# What an answer says of an address, and how hosts are asked.


def answer_of(row: Data) -> Answer:
    """Return the answer of a row: a page that has the words, if it tells no other."""
    body = page(WORDS, encoding=row.get("encoding", "utf-8")).body
    if "body" in row:
        body = (row.get("begins", "") + row["body"] * row.get("times", 1)).encode()
    body = gzip.compress(body) if row.get("packed") else body
    return Answer(body, row.get("status", 200), row.get("media", HTML), row.get("headers", {}))


@pytest.mark.parametrize(
    "row",
    keyed(
        ROWS["answer"],
        "begins",
        "body",
        "encoding",
        "headers",
        "media",
        "packed",
        "state",
        "status",
        "times",
        "why",
    ),
)
def test_what_an_answer_says_of_an_address(copy: str, row: Data):
    Copy.answers = {"/a/page": answer_of(row), "/": page(WORDS), "/empty": Answer(b"<p>wait</p>")}
    one = source(f"{copy}a/page", WORDS)

    found = look(one, visitor().ask(one.url))

    assert (found.state, found.why[: len(row["why"])]) == (row["state"], row["why"])
    assert bool(found.why) is bool(row["why"])
    if found.state == "answered":
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


# Quoted words are found on a page however it sets them, and only they.


@pytest.mark.parametrize("said", ROWS["found"])
def test_words_are_found_however_a_page_sets_them(said: str):
    assert holds(plain(text_of(said.encode(), "text/html", None)), WORDS)


@by_columns("said, words, is_held", ROWS["compared"])
def test_words_are_compared_in_one_way_of_writing(said: str, words: str, *, is_held: bool):
    assert holds(plain(text_of(said.encode(), "text/html", None)), words) is is_held
