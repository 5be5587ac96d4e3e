"""What no text decides on the way to the license: our reading, marked, with the question to ask."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, parsed, ready
from support.command import in_json, printed
from support.replies import panel_of

from checker.application.application import Application
from checker.evaluate import evaluate
from checker.rules.route import PHONE, RANKS, UNCLEAR, decide_route

if TYPE_CHECKING:
    from checker.model import Route


@pytest.fixture
def elsewhere() -> dict[str, Any]:
    """Return an application of a company registered in another province than it serves."""
    return ready({"company.province": "CN-BJ"})


def test_the_authority_stays_and_is_marked_as_our_reading(elsewhere: dict[str, Any]):
    route = in_json("check", on=elsewhere)["route"]
    by_code = {reason["code"]: reason for reason in route["reasons"]}

    assert route["authority"] == "CN-HN"
    assert by_code["authority-local"]["rank"] == "statute"
    assert "ask" not in by_code["authority-local"]
    reason = by_code["authority-registered-elsewhere"]
    assert reason["rank"] == "reading"
    assert "贵局是否受理" in reason["ask"]["zh"]
    assert "Do you take our application" in reason["ask"]["en"]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_people_read_the_question_and_whom_to_ask(elsewhere: dict[str, Any], form: str):
    report = printed("check", "--format", form, "--lang", "zh", on=elsewhere)

    assert "规定不明" in report
    assert "咨询湖南省通信管理局" in report
    assert "贵局是否受理我公司的申请" in report


def test_the_panel_shows_the_mark_and_the_question(elsewhere: dict[str, Any]):
    why = panel_of(elsewhere, bases=["law"]).partition("b-route__why")[2].partition("</ul>")[0]

    assert "b-rank--reading" in why
    assert '<q lang="zh-Hans">我公司注册在外省' in why


def test_a_needed_license_does_not_wait_for_the_telephone_network():
    data = ready()
    assert "phone_network" not in data["service"]
    app = parsed(data)
    route = evaluate(app, LAW).route

    assert (route.need, route.missing) == ("needed", ())


NEED = {
    "service.for_others": (None, True, False),
    "service.rents_out": (None, True, False),
    "service.group_clients": (None, "none", "some", "all"),
    "service.public_network": (None, True, False),
    PHONE: (None, True, False),
}


def needed(answers: dict[str, Any]) -> str:
    return decide_route(Application(date(2026, 11, 24), answers, {})).need


def test_only_a_no_to_the_telephone_network_takes_a_need_back():
    taken_back = set()
    for values in product(*NEED.values()):
        given = {path: value for path, value in zip(NEED, values, strict=True) if value is not None}
        after = needed(given)
        for path, value in given.items():
            before = needed({p: v for p, v in given.items() if p != path})
            if before not in ("unknown", after):
                taken_back.add((path, value, before, after))

    assert taken_back == {(PHONE, False, "needed", "unknown")}


def test_no_reason_is_both_a_text_and_our_reading():
    assert not set(RANKS) & set(UNCLEAR)


REST: dict[str, tuple[Any, ...]] = {
    "service.users": (None, "mainland", "abroad", "both"),
    "service.clients": (None, "mainland", "abroad"),
    "service.provinces": (None, "nationwide", (), ("CN-HN",)),
    "company.province": (None, "CN-HN", "CN-BJ"),
    "company.foreign_capital": (None, True, False),
}
# The catalog of 2015 defines the service, a notice of the ministry; who decides, the Regulations.
RESTS_ON = {
    "notice": ("need-not-linked", "need-lessor", "need-entrusted", "class-both"),
    "statute": ("authority-foreign", "authority-whole-network", "authority-local"),
    "reading": (
        *("need-internet-only", "need-in-house", "need-group", "class-fits-neither"),
        *("authority-offshore", "authority-registered-elsewhere"),
    ),
    None: ("need-open", "authority-open-scope", "authority-open-capital"),
}


def test_every_reason_of_the_way_says_what_it_rests_on():
    ranks: dict[str, str | None] = {}
    for table in (NEED, REST):
        for values in product(*table.values()):
            answers = {p: v for p, v in zip(table, values, strict=True) if v is not None}
            for reason in decide_route(Application(date(2026, 11, 24), answers, {})).reasons:
                assert (reason.ask is not None) is (reason.rank == "reading")
                assert ranks.setdefault(reason.code, reason.rank) == reason.rank

    assert ranks == {code: rank for rank, codes in RESTS_ON.items() for code in codes}


LINKED = {"public_network": True}
OTHERS = LINKED | {"for_others": True, "rents_out": False}


@pytest.mark.parametrize(
    ("service", "codes", "missing"),
    [
        ({"public_network": False}, {"need-not-linked": ("public_network",)}, ()),
        (OTHERS, {"need-open": ()}, ("group_clients",)),
        (OTHERS | {"group_clients": "all"}, {"need-group": ("group_clients",)}, ()),
        (
            OTHERS | {"group_clients": "some"},
            {"need-entrusted": ("for_others", "group_clients")},
            (),
        ),
        (LINKED | {"rents_out": True}, {"need-lessor": ("rents_out",)}, ()),
        (
            LINKED | {"for_others": False, "rents_out": False},
            {"need-in-house": ("for_others", "rents_out")},
            (),
        ),
        ({"for_others": False, "rents_out": False}, {"need-open": ()}, ("public_network",)),
        (
            LINKED | {"rents_out": True, "phone_network": False},
            {"need-internet-only": ("public_network", "phone_network")},
            (),
        ),
        (LINKED | {"for_others": False}, {"need-open": ()}, ("rents_out",)),
        (
            LINKED | {"rents_out": False, "group_clients": "all"},
            {"need-open": ()},
            ("for_others",),
        ),
        (
            LINKED | {"for_others": True, "group_clients": "all"},
            {"need-open": ()},
            ("rents_out",),
        ),
        (
            {},
            {"need-open": ()},
            ("for_others", "rents_out", "public_network", "group_clients"),
        ),
    ],
)
def test_the_need_rests_on_what_is_answered_and_asks_for_the_rest(
    service: dict[str, Any], codes: dict[str, tuple[str, ...]], missing: tuple[str, ...]
):
    route = routed(service)

    assert told_of("need", route) == codes
    assert [p for p in route.missing if p in of_service("need")] == list(map(named, missing))


@pytest.mark.parametrize(
    ("service", "codes", "missing"),
    [
        ({"users": "mainland"}, {}, ()),
        ({"users": "both"}, {"class-both": ("users",)}, ()),
        ({"users": "both", "clients": "abroad"}, {"class-both": ("users",)}, ()),
        *(
            (
                {"users": "both", "clients": clients},
                {"class-both": ("users",), "class-fits-neither": ("users", "clients")},
                (),
            )
            for clients in ("mainland", "both")
        ),
        ({"users": "abroad"}, {}, ("clients",)),
        ({"users": "abroad", "clients": "abroad"}, {}, ()),
        (
            {"users": "abroad", "clients": "mainland"},
            {"class-fits-neither": ("users", "clients")},
            (),
        ),
        ({"clients": "mainland"}, {}, ("users",)),
        ({}, {}, ("users", "clients")),
    ],
)
def test_the_class_waits_for_the_users_first(
    service: dict[str, Any], codes: dict[str, tuple[str, ...]], missing: tuple[str, ...]
):
    route = routed(service)

    assert told_of("class", route) == codes
    assert [p for p in route.missing if p in of_service("class")] == list(map(named, missing))


def routed(service: dict[str, Any]) -> Route:
    app = parsed({"service": service})
    return decide_route(app)


def named(key: str) -> str:
    return f"service.{key}"


def of_service(part: str) -> tuple[str, ...]:
    """Return the questions that one part of the route looks at."""
    need = ("for_others", "rents_out", "public_network", "group_clients", "phone_network")
    return tuple(map(named, need if part == "need" else ("users", "clients")))


def told_of(part: str, route: Route) -> dict[str, tuple[str, ...]]:
    """Return the reasons of one part, each with the answers it rests on."""
    return {
        reason.code: tuple(path.removeprefix("service.") for path in reason.facts)
        for reason in route.reasons
        if reason.code.startswith(part)
    }


@pytest.mark.parametrize(("home", "is_told"), [("CN-HN", False), ("CN-BJ", True), (None, False)])
def test_registration_elsewhere_is_told_where_it_is_elsewhere(home: str | None, *, is_told: bool):
    company = {"foreign_capital": False, "province": home}
    data = {"service": {"provinces": ["CN-HN"]}, "company": company}
    route = decide_route(parsed(data))

    assert route.authority == "CN-HN"
    codes = [reason.code for reason in route.reasons]
    assert ("authority-registered-elsewhere" in codes) is is_told
    assert ("company.province" in route.missing) is (home is None)


@pytest.mark.parametrize(
    ("service", "company", "code", "facts"),
    [
        ({}, {"foreign_capital": True}, "foreign", ("company.foreign_capital",)),
        ({"provinces": "nationwide"}, {}, "whole-network", ("service.provinces",)),
        ({"provinces": ["CN-HN"]}, {"foreign_capital": False}, "local", ("service.provinces",)),
        (
            {"provinces": [], "users": "abroad"},
            {},
            "offshore",
            ("service.users", "service.provinces"),
        ),
        (
            {"provinces": ["CN-HN"]},
            {"foreign_capital": False, "province": "CN-BJ"},
            "registered-elsewhere",
            ("company.province", "service.provinces"),
        ),
        ({}, {}, "open-scope", ()),
        ({"provinces": ["CN-HN"]}, {}, "open-capital", ()),
    ],
)
def test_the_authority_rests_on_coverage_and_capital(
    service: dict[str, Any], company: dict[str, Any], code: str, facts: tuple[str, ...]
):
    data = {"service": service, "company": company}
    route = decide_route(parsed(data))

    assert {reason.code: reason.facts for reason in route.reasons}[f"authority-{code}"] == facts


SETTLED = {"public_network": False, "users": "mainland"}


@pytest.mark.parametrize(
    ("service", "company", "missing"),
    [
        ({}, {}, ("service.provinces", "company.foreign_capital")),
        ({"provinces": "nationwide"}, {}, ("company.foreign_capital",)),
        ({}, {"foreign_capital": True}, ("service.provinces",)),
        # Where one province decides, registration elsewhere matters.
        ({"provinces": ["CN-HN"]}, {"foreign_capital": False}, ("company.province",)),
        ({"provinces": ["CN-HN"]}, {"foreign_capital": True}, ()),
        ({"provinces": ["CN-HN", "CN-BJ"]}, {"foreign_capital": False}, ()),
        # No province is covered where all users are abroad: that is an answer.
        ({"provinces": [], "users": "abroad", "clients": "abroad"}, {"foreign_capital": False}, ()),
    ],
)
def test_the_authority_waits_for_coverage_capital_and_seat(
    service: dict[str, Any], company: dict[str, Any], missing: tuple[str, ...]
):
    data = {"service": SETTLED | service, "company": company}

    assert decide_route(parsed(data)).missing == missing


def test_a_foreign_shareholder_settles_the_authority_before_the_company_answers():
    app = parsed({"shareholders": [{"foreign": True}]})
    route = decide_route(app)

    assert (route.path, route.authority) == ("foreign-invested", "miit")
    assert {r.code: r.facts for r in route.reasons}["authority-foreign"] == ()
