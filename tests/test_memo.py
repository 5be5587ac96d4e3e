"""What is kept from one answer to the next stands only where it still holds."""

import copy
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import DAY, LAW, applications, parsed, ready
from support.casebook import cases
from support.samples import PARTS, examples, in_both_languages, part

from checker.application.application import Application
from checker.decide.evaluate import evaluate, outcome_on
from checker.decide.memo import Memo, watched
from checker.decide.questions import open_paths, relevant
from checker.doors import web
from checker.model import Basis, Data, Findings
from checker.rules.route import decide_route

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
EVERY_RUN = examples(60)
BASES = tuple(Basis)


def taken_back(app: Application, path: str) -> Application:
    answers = {p: v for p, v in app.answers.items() if p != path and not p.startswith(f"{path}[")}
    lengths = {p: n for p, n in app.lengths.items() if p != path}
    return Application(app.day, answers, lengths)


def matters(app: Application, found: Findings, path: str) -> bool:
    """Try every rule without the answer: slow, and plain to see."""
    less = taken_back(app, path)
    route = decide_route(less)
    if path in route.missing:
        return True
    for rule in found.rules:
        for basis in BASES:
            outcome = outcome_on(less, rule.rule, basis, route.authority or "")
            was = rule.on[basis].verdict if basis in rule.on else None
            if outcome and (path in outcome.open or outcome.verdict is not was):
                return True
    return False


def relevant_the_long_way(app: Application, found: Findings) -> tuple[str, ...]:
    answered = [p for p in (*app.answers, *app.lengths) if matters(app, found, p)]
    disputed = [path for problem in found.contradictions for path in problem.facts]
    return tuple(dict.fromkeys((*open_paths(found, BASES), *answered, *disputed)))


def test_a_finding_that_rests_on_other_answers_stays_the_same_object():
    memo = Memo()
    before = evaluate(parsed(ready()), LAW, memo)
    after = evaluate(parsed(ready({"company.registered_capital": 999_999})), LAW, memo)

    kept = {a.rule.id for a, b in zip(before.rules, after.rules, strict=True) if a is b}
    assert {rule.id for rule in LAW.rules} - kept == {"registered-capital"}


def test_another_day_is_worked_out_anew():
    memo, later = Memo(), {**ready(), "application_date": "2027-03-01"}
    before = evaluate(parsed(ready()), LAW, memo)
    after = evaluate(parsed(later), LAW, memo)

    assert not any(a is b for a, b in zip(before.rules, after.rules, strict=True))


@pytest.mark.parametrize(("one", "other"), [(True, 1), (Decimal(50), Decimal("50.0"))])
def test_what_is_written_otherwise_is_another_answer(one: object, other: object):
    memo = Memo()
    for value in (one, other):
        app = Application(DAY, {"means.funds": value}, {})
        memo.turn_to(app)
        assert memo.of("key", app, lambda a: a.answers.get("means.funds")) is value


def test_an_answer_taken_back_is_open_again():
    memo, less = Memo(), ready()
    evaluate(parsed(ready()), LAW, memo)
    del less["company"]["registered_capital"]

    found = {r.rule.id: r for r in evaluate(parsed(less), LAW, memo).rules}
    assert found["registered-capital"].on[Basis.LAW].missing == ("company.registered_capital",)


@EVERY_RUN
@given(st.lists(applications(), min_size=2, max_size=4))
def test_one_application_after_another_is_answered_as_each_alone(
    several: list[Data],
):
    memo = Memo()
    for data in several:
        app = parsed(data)
        found = evaluate(app, LAW, memo)
        alone = evaluate(app, LAW)

        assert [r.on for r in found.rules] == [r.on for r in alone.rules]
        assert (found.route, found.contradictions, found.dates) == (
            alone.route,
            alone.contradictions,
            alone.dates,
        )
        assert relevant(app, found, LAW, BASES, memo) == relevant_the_long_way(app, alone)


def steps(data: Data) -> list[Data]:
    """Return the application with one answer of each group turned round, step by step."""
    found = [data]
    for group, key in (("service", "for_others"), ("means", "funds"), ("record", "bad_list")):
        step = copy.deepcopy(found[-1])
        table = step.setdefault(group, {})
        table[key] = not table.get(key)
        found.append(step)
    return found


@pytest.mark.parametrize("a_few", PARTS)
@in_both_languages
def test_the_page_is_told_the_same_whatever_was_asked_before(
    monkeypatch: pytest.MonkeyPatch, lang: str, *, a_few: bool
):
    chosen = [json.loads(case.text) for case in part(cases()[::25], 6, a_few=a_few)]
    asked = [
        json.dumps({"do": "check", "application": step, "today": str(DAY), "lang": lang}
            | {"bases": ["law", "local", "checklist"], "rule": "business-license"})
        for data in [ready(), *chosen]
        for step in steps(data)
    ]  # fmt: skip
    one_after_another = [web.answer(text) for text in asked]
    alone = []
    for text in asked:
        monkeypatch.setattr(web, "MEMO", Memo())
        alone.append(web.answer(text))

    assert one_after_another == alone


def test_a_list_that_is_left_out_takes_its_entries_along_and_nothing_else():
    seen = {}
    less = watched(parsed(ready()), seen, without="shareholders")

    assert less.entries("shareholders") is None
    assert less.answers.get("shareholders[0].kind") is None
    assert list(seen) == []
    assert less.entries("establishments") is not None
    assert less.answers.get("company.registered_capital") is not None
    assert list(seen) == ["establishments", "company.registered_capital"]
