"""Along made-up ways of answering, only what can change something is open, and nothing twice.

That an answer can change something is seen by trying: the answers to an open question do not all
come to the same findings, questions, and chart of the owners, as things stand or once other open
questions are answered in some way.
"""

from dataclasses import replace
from itertools import chain
from random import Random

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from support.answers import changed
from support.applications import DAY, LAW
from support.samples import examples

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.questions import EIGHT, open_paths
from checker.filing.equity.outline import EquityChart
from checker.model import Basis, Data, general_path
from checker.report.form import given_answers
from checker.report.outline import Report
from checker.report.owners_panel import asked_of_owners
from checker.rules.foreign_capital import STATE

# To note each line that runs takes as long again, and no line runs here alone.
pytestmark = pytest.mark.no_cover
BASES = tuple(Basis)
# So many ways, on each so many questions answered, and of those open at the end so many tried.
WAYS, MOST_ANSWERED, MOST_TRIED = examples(120), 40, 12
# In so many ways other questions are answered before one is said to change nothing.
MOST_BESIDE = 60
# A way differs from one step to the next by one answer: nothing else is decided again.
MEMO = Memo()
NEEDED = {
    "service.for_others": True,
    "service.group_clients": "none",
    "service.rents_out": False,
    "service.public_network": True,
    "service.users": "mainland",
}
# Answers of a kind that are not a few words.
TRIED: dict[str, list[object]] = {
    "bool": [True, False],
    "date": ["2026-11-20", "2026-10-01", "2026-01-24", "2025-06-01", "2023-12-31", "2019-01-01"],
    "integer": [0, 1, 12, 60],
    "money": [0, 1_000_000, 10_000_000],
    "number": [0, 40, 60, 100, 1_000],
    "province": ["CN-HN", "CN-ZJ"],
    "provinces": [["CN-HN"], ["CN-ZJ"], ["CN-HN", "CN-ZJ"], "nationwide"],
    "text": ["乙公司", "丙公司"],
    "rule": ["business-license"],
}
# What is told of owners for the chart, and needs no more reason.
FOR_THE_CHART = ("name", "of", "kind", "share")


def tried(path: str) -> list[object]:
    """Return answers to a question, every one of a few and some of many."""
    fact = LAW.fact(path)
    words = [option.id for option in fact.options]
    match fact.type:
        case "list":
            return [[{}], [{}, {}]] if fact.limits.not_empty else [[], [{}]]
        case "services":
            return [[], *([word] for word in words), words]
        case "choice":
            return [*words]
    return [*TRIED[fact.type], *words]


def report_of(data: Data) -> Report | None:
    """Return the report on answers; nothing where one of them is refused."""
    app, errors = parse(data, LAW, DAY)
    return None if errors else Report(app, evaluate(app, LAW, MEMO), LAW, BASES)


def come_to(data: Data, beside: str) -> object:
    """Return all that answers come to, but whether one question is open."""
    report = report_of(data)
    if report is None:
        return None
    found = report.findings
    verdicts = [
        (rule.rule.id, basis, finding.verdict, finding.reasons, {*finding.open} - {beside})
        for rule in found.rules
        for basis, finding in rule.on.items()
    ]
    route = replace(found.route, missing=())
    chart = EquityChart(report)
    drawn = (chart.owned, [*chart.problems], chart.said_of_foreign)
    return repr((verdicts, route, found.contradictions, found.dates, drawn))


def open_now(data: Data) -> list[str]:
    """Return the questions that the form asks and that are not answered."""
    report = report_of(data)
    assert report
    open_ = dict.fromkeys((*open_paths(report.findings, BASES), *asked_of_owners(report)))
    given = given_answers(data)
    return [path for path in open_ if path not in given]


def answered_somehow(data: Data, paths: list[str], random: Random) -> Data:
    """Return an application with some of the open questions answered, each in some way."""
    some = [path for path in paths if random.random() < random.choice((0.3, 0.8))]
    answers = {path: random.choice(tried(path)) for path in some}
    return changed(data, answers)


def a_way(random: Random) -> tuple[Data, list[str]]:
    """Answer open questions at random; return the application and the questions in turn."""
    data: Data = {"application_date": DAY.isoformat()}
    data = changed(data, NEEDED) if random.random() < 0.8 else data
    answered: list[str] = []
    for _ in range(random.randrange(MOST_ANSWERED)):
        found = open_now(data)
        if not found:
            break
        # Owners more often: what is asked of them depends most on what is said.
        owners = [path for path in found if path.startswith(("shareholders", "holders"))]
        path = random.choice(owners if owners and random.random() < 0.4 else found)
        assert path not in answered, "asked twice"
        answered.append(path)
        after = changed(data, {path: random.choice(tried(path))})
        if report_of(after):
            data = after
        else:
            answered.pop()
    return data, answered


ways = st.randoms(use_true_random=False).map(a_way)


def matters(path: str, data: Data) -> bool:
    """Tell whether the answers to a question come to more than one thing."""
    results = (come_to(changed(data, {path: answer}), path) for answer in tried(path))
    return len({*filter(None, results)}) > 1


@WAYS
@given(ways, st.randoms(use_true_random=False))
def test_every_open_question_has_answers_that_come_to_something_else(
    way: tuple[Data, list[str]], random: Random
):
    data, _ = way
    found = open_now(data)
    for path in random.sample(found, min(MOST_TRIED, len(found))):
        if general_path(path).endswith(tuple(f"].{key}" for key in FOR_THE_CHART)):
            continue
        others = [other for other in found if other != path]
        beside = (answered_somehow(data, others, random) for _ in range(MOST_BESIDE))
        assert any(matters(path, each) for each in chain([data], beside)), (path, data)


@WAYS
@given(ways)
def test_nothing_is_asked_that_another_answer_has_said(way: tuple[Data, list[str]]):
    data, _ = way
    found, given = {*open_now(data)}, given_answers(data)
    is_domestic = given.get("company.foreign_capital") is False
    for name in ("shareholders", "holders"):
        for number, owner in enumerate(data.get(name) or ()):
            entry = f"{name}[{number}]"
            assert not (is_domestic and f"{entry}.foreign" in found)
            is_person = owner.get("kind") == "natural-person"
            assert not (is_person and f"{entry}.ends_as" in found)
            # The State is not foreign.
            is_state = {owner.get("kind"), owner.get("ends_as")} & {*STATE}
            assert not (is_state and not is_person and f"{entry}.foreign" in found)
    kinds = {owner.get("kind") for owner in data.get("shareholders") or ()}
    if given.get("company.multi_level") is False or not kinds & {"company", "partnership"}:
        assert "holders" not in found


@pytest.mark.parametrize("own", [None, False, True])
@pytest.mark.parametrize("told", [{}, {"share": 60}, {"share": 100, "name": "乙公司"}])
def test_the_state_is_not_asked_whether_it_is_foreign(told: Data, own: bool | None):
    """Also while its share is open, and the owners settle nothing yet."""
    state = {"kind": "company", "ends_as": "wholly-state-owned"} | told
    above = {"kind": "state-body", "of": "乙公司"} | told
    given = {"shareholders": [state], "holders": [above], "service.provinces": ["CN-HN"]}
    if own is not None:
        given["company.foreign_capital"] = own
    data = changed({"application_date": DAY.isoformat()}, NEEDED | given)

    assert [path for path in open_now(data) if path.endswith(".foreign")] == []


def test_the_eight_can_all_be_open():
    app, _ = parse({}, LAW, DAY)
    lead = {paths[0] for paths in EIGHT[:-1]}
    assert lead - {"service.group_clients"} <= {*open_paths(evaluate(app, LAW), BASES)}


def test_a_made_up_way_can_be_long():
    assert find(ways, lambda way: len(way[1]) > MOST_ANSWERED // 2)
