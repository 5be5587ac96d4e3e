"""The watch over the sources, against a server of this machine that has a copy of them."""

from __future__ import annotations

import gzip
import json
import threading
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

import pytest
from support.included import included

from checker.duties import load_duties
from checker.load import load_law
from scripts.machine.server import HOST, Server, running
from scripts.site.mentions import mentions
from scripts.snippets import DOCS
from scripts.watch import parse, run
from scripts.watching.findings import LEAST_TEXT, look, mirrored, watch
from scripts.watching.issue import body
from scripts.watching.sources import Quotation, Source, sources
from scripts.watching.text import holds, plain, text_of
from scripts.watching.visit import Limits, Reply, Silence, Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAW = load_law()
ON = "2026-11-26"
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

    answers: ClassVar[dict[str, Answer]] = {}
    asked: ClassVar[list[str]] = []
    agents: ClassVar[set[str | None]] = set()
    held: ClassVar[threading.Event] = threading.Event()

    def do_GET(self) -> None:
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


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running(Server((HOST, 0), Copy)) as found:
        yield f"http://{HOST}:{found.server_port}/"


@pytest.fixture
def copy(server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Empty the copy; give its address."""
    monkeypatch.setenv("no_proxy", HOST)
    Copy.answers, Copy.asked, Copy.agents, Copy.held = {}, [], set(), threading.Event()
    yield server
    Copy.held.set()


class Clock:
    """A time that passes only where it is slept through, or with every look at it."""

    def __init__(self, step: float = 0) -> None:
        self.now, self.step, self.slept = 100.0, step, list[float]()

    def monotonic(self) -> float:
        self.now += self.step
        return self.now

    def sleep(self, seconds: float, /) -> None:
        self.slept.append(seconds)
        self.now += seconds


def visitor(limits: Limits | None = None, clock: Clock | None = None) -> Visitor:
    return Visitor("https://example.org/guide", limits or Limits(), clock or Clock())


def source(url: str, *words: str) -> Source:
    quotations = tuple(Quotation(each, "business-license (law)", ("x/",)) for each in words)
    return Source(url, ("a text",), quotations, ("business-license",), ("x/",))


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
) -> None:
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

    data = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    odd = [a for a in data["addresses"] if a["state"] != "answered" or a["quotations"]["missing"]]
    assert len(data["addresses"]) == len(asked) == len({one.url for one in asked})
    assert {a["address"]: a["state"] for a in odd} == {moved.url: "moved", changed.url: "answered"}
    by_address = {a["address"]: a for a in odd}
    assert by_address[moved.url]["to"] == f"{copy}elsewhere"
    assert by_address[moved.url]["quotations"]["missing"] == []
    assert {"materials/social-security-certificate/", "local/guizhou/"} <= set(
        by_address[moved.url]["pages"]
    )
    assert by_address[changed.url]["quotations"]["missing"] == [
        {
            "of": "personnel-list (CN-HN)",
            "words": told.words,
            "pages": ["materials/personnel-list/", "local/hunan/"],
        }
    ]
    issue = (tmp_path / "w.md").read_text(encoding="utf-8")
    assert [url for url in (one.url for one in asked) if url in issue] == sorted(
        (moved.url, changed.url), key=[one.url for one in asked].index
    )
    assert (
        "Of: `personnel-list (CN-HN)`. Pages: `materials/personnel-list/`, `local/hunan/`" in issue
    )
    assert "``" not in issue
    assert "0 due" in capfd.readouterr().out


def test_where_all_is_as_it_was_there_is_no_issue(copy: str, tmp_path: Path) -> None:
    asked = every_source()
    Copy.answers = whole_copy(asked)
    issue = tmp_path / "w.md"
    options = ["--mirror", copy, "--pause", "0", "--as-of", ON, "--exit-code"]

    assert run(parse([*options, "--issue", str(issue)]), asked) == 0
    assert issue.read_text(encoding="utf-8") == ""


def test_a_check_that_is_due_is_in_the_issue_with_all_that_cites_the_text(tmp_path: Path) -> None:
    issue = tmp_path / "w.md"

    assert run(parse(["--as-of", "2027-05-25", "--exit-code", "--issue", str(issue)]), []) == 1
    (said,) = (
        each for each in issue.read_text(encoding="utf-8").splitlines() if "the Hunan guide" in each
    )
    assert "due 2027-05-24" in said
    assert "`social-security-certificate`" in said


def test_every_quotation_of_a_wording_in_force_that_was_read_is_held_to_its_page() -> None:
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
    assert {of for _, of in held} >= {duty.id for duty in load_duties()}


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
def test_what_an_answer_says_of_an_address(copy: str, answer: Answer, state: str, why: str) -> None:
    Copy.answers = {"/a/page": answer, "/": page(WORDS), "/empty": Answer(b"<p>wait</p>")}
    one = source(f"{copy}a/page", WORDS)

    found = look(one, visitor().ask(one.url))

    assert (found.state, found.why[: len(why)]) == (state, why)
    if state == "answered":
        assert [q.words for q in found.kept] == [WORDS]
    if not found.why:
        assert found.missing == ()


def test_a_server_that_never_answers_is_unreachable(copy: str) -> None:
    one = source(f"{copy}never")

    found = look(one, visitor(Limits(silence=0.2)).ask(one.url))

    assert (found.state, "timed out" in found.why) == ("unreachable", True)


def test_an_answer_that_does_not_end_is_given_up(copy: str) -> None:
    Copy.answers = {"/a": page(WORDS)}

    reply = visitor(clock=Clock(step=61)).ask(f"{copy}a")

    assert reply == Silence("not whole after 60 seconds")


def test_a_host_that_is_not_there_is_unreachable() -> None:
    with running(Server((HOST, 0), Copy)) as server:
        closed = f"http://{HOST}:{server.server_port}/"

    assert look(source(closed), visitor().ask(closed)).state == "unreachable"


def test_a_host_has_its_pause_between_two_requests(copy: str) -> None:
    Copy.answers = {"/a": page(), "/b": page()}
    clock = Clock()

    for _ in watch([source(f"{copy}a"), source(f"{copy}b")], visitor(clock=clock)):
        pass

    assert Copy.asked == ["/robots.txt", "/a", "/b"]
    assert clock.slept == [5, 5]


def test_the_project_names_itself(copy: str) -> None:
    visitor().ask(f"{copy}a")

    (agent,) = Copy.agents
    assert agent is not None
    assert agent.startswith("call-center-license-guide-watch/")
    assert agent.endswith(" (+https://example.org/guide)")


def test_what_robots_may_not_read_is_not_asked(copy: str) -> None:
    rules = b"User-agent: *\nDisallow: /closed/\n"
    Copy.answers = {"/robots.txt": Answer(rules, media="text/plain"), "/closed/a": page(WORDS)}
    one = source(f"{copy}closed/a", WORDS)

    found = look(one, visitor().ask(one.url))

    assert (found.state, found.missing) == ("unreadable", ())
    assert Copy.asked == ["/robots.txt"]


def test_a_host_whose_robots_cannot_be_had_is_asked_nothing_else(copy: str) -> None:
    Copy.answers = {"/robots.txt": Answer(status=503), "/a": page(WORDS)}

    found = list(watch([source(f"{copy}a", WORDS)], visitor()))

    assert [(f.state, f.missing) for f in found] == [("unreachable", ())]
    assert Copy.asked == ["/robots.txt", "/robots.txt"]


@pytest.mark.parametrize("status", [404, 503])
def test_an_address_is_asked_twice_before_anything_bad_is_said(copy: str, status: int) -> None:
    class Once(dict[str, Answer]):
        def get(self, path: str, default: Answer) -> Answer:  # type: ignore[override]
            return self.pop(path) if path in self else default

    one = source(f"{copy}a", WORDS)
    Copy.answers = Once({"/a": Answer(status=status)})
    assert [f.state for f in watch([one], visitor())] == ["gone"]
    assert Copy.asked.count("/a") == 2


@pytest.mark.parametrize(
    "said",
    [
        WORDS,
        "公司 营业执照\n副本及　复印件",
        "公司营业执<b>照副</b>本及<span>复印件</span>",
        "公司&#33829;业执照副本及复印件",
        "公司营业执照副本<!-- 第二项 -->及复印件",
        "<style>p { color: red }</style>公司营业执照副本及复印件",
        "公司营业执照\u200b副本及复印件",
    ],
)
def test_words_are_found_however_a_page_sets_them(said: str) -> None:
    assert holds(plain(text_of(said.encode(), "text/html", None)), WORDS)


@pytest.mark.parametrize(
    ("said", "words", "is_held"),
    [
        ("（复印件1份）；", "(复印件１份);", True),
        ("填写「湖南省通信管理局」", "填写“湖南省通信管理局”", True),
        ("不少于75㎡", "不少于75m²", True),
        ("甲在前，乙在后", "甲……乙", True),
        ("乙在前，甲在后", "甲……乙", False),
        ("近三个月社保证明", "近六个月社保证明", False),
        ("<script>近三个月</script>", "近三个月", False),
    ],
)
def test_words_are_compared_in_one_way_of_writing(said: str, words: str, *, is_held: bool) -> None:
    assert holds(plain(text_of(said.encode(), "text/html", None)), words) is is_held


def test_what_was_named_and_does_not_answer_stays_open() -> None:
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


def test_an_issue_is_not_longer_than_it_may_be() -> None:
    gone = [look(source(f"https://a.example/{n}"), Reply(404, "")) for n in range(2000)]
    said = body([], gone, parse(["--as-of", ON]).as_of)

    assert 60_000 < len(said) < 65_536
    assert "and more" in said
