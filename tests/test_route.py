"""What no text decides of the need is our reading, marked; said/route.toml has the question."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from support.applications import LAW, parsed, ready
from support.rows import rows_of

from checker.application.application import Application
from checker.decide.evaluate import evaluate
from checker.model import Data
from checker.rules.route import PHONE, RANKS, UNCLEAR, decide_route

ROWS = rows_of("routes")
WAYS = rows_of("ways_to_license")


def test_a_needed_license_does_not_wait_for_the_telephone_network():
    data = ready()
    assert "phone_network" not in data["service"]
    app = parsed(data)
    route = evaluate(app, LAW).route

    assert (route.need, route.missing) == ("needed", ())


def choices(table: str) -> Iterator[Data]:
    """Return every choice of answers to some questions; each may be left open, too."""
    for values in product(*((None, *values) for values in WAYS[table].values())):
        given = zip(WAYS[table], values, strict=True)
        yield {p: tuple(v) if isinstance(v, list) else v for p, v in given if v is not None}


def needed(answers: Data) -> str:
    return decide_route(Application(date(2026, 11, 24), answers, {})).need


def test_only_a_no_to_the_telephone_network_takes_a_need_back():
    taken_back = set()
    for given in choices("need"):
        after = needed(given)
        for path, value in given.items():
            before = needed({p: v for p, v in given.items() if p != path})
            if before not in ("unknown", after):
                taken_back.add((path, value, before, after))

    assert taken_back == {(PHONE, False, "needed", "unknown")}


def test_no_reason_is_both_a_text_and_our_reading():
    assert not set(RANKS) & set(UNCLEAR)


def test_every_reason_of_the_way_says_what_it_rests_on():
    ranks = {}
    for answers in (*choices("need"), *choices("rest")):
        for reason in decide_route(Application(date(2026, 11, 24), answers, {})).reasons:
            rank = reason.rank or "nothing"
            assert (reason.ask is not None) is (rank == "reading")
            assert ranks.setdefault(reason.code, rank) == rank
    assert ranks == {code: rank for rank, codes in WAYS["rests_on"].items() for code in codes}


@pytest.mark.parametrize(
    ("part", "row"), [(part, row) for part, rows in ROWS.items() for row in rows]
)
def test_each_part_rests_on_what_is_answered_and_waits_for_the_rest(part: str, row: Data):
    route = decide_route(parsed({key: row.get(key, {}) for key in ("service", "company")}))
    reasons = {reason.code: [*map(key_of, reason.facts)] for reason in route.reasons}

    assert row["reasons"] == {
        code.removeprefix(f"{part}-"): facts
        for code, facts in reasons.items()
        if code.startswith(part)
    }
    assert row["missing"] == [
        key for key in map(key_of, route.missing) if key in WAYS["looks_at"][part]
    ]


def key_of(path: str) -> str:
    return path.partition(".")[2]


def test_a_foreign_shareholder_settles_the_authority_before_the_company_answers():
    app = parsed({"shareholders": [{"foreign": True}]})
    route = decide_route(app)

    assert (route.path, route.authority) == ("foreign-invested", "miit")
    assert {r.code: r.facts for r in route.reasons}["authority-foreign"] == (
        "shareholders[0].foreign",
    )
