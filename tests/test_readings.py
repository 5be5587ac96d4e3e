"""Our own reading fails nobody; what no text settles is asked, and nobody who answered is asked."""

import re

import pytest
from hypothesis import given
from support.applications import DAY, LAW, applications, parsed, ready, report_on
from support.samples import examples

from checker.core.verdicts import ANSWERED_UNCLEAR
from checker.decide.evaluate import evaluate
from checker.many.entries import Entry
from checker.many.judge import judge
from checker.many.table import cells
from checker.model import READING, UNCLEAR, Basis, Data, Fact, Finding, Findings, Verdict

# What says in words that a demand is ours.
OURS = re.compile(r"\b(?:our|cautious) reading\b|本站的理解|从严")
NOT_SURE = re.compile(r"(?:choose|press|answer) “?Not sure|请?选“?不清楚|按“?不清楚")
# Answers that are not called unclear, and yet lead where no text settles the case.
SETTLED_BY_NO_TEXT = {
    "company.capital_currency": "foreign",
    "service.provinces": [],
}
UNSETTLED = [fact for fact in LAW.facts.values() if fact.unclear]


def findings(data: Data) -> Findings:
    return evaluate(parsed(data), LAW)


def every_finding(found: Findings) -> list[tuple[str, Finding]]:
    return [(rule.rule.id, finding) for rule in found.rules for finding in rule.on.values()]


@pytest.mark.no_cover
@examples(400)
@given(applications())
def test_what_fails_rests_on_no_reading_of_ours(data: Data):
    failing = [f for f in every_finding(findings(data)) if f[1].verdict is Verdict.NOT_MET]
    wrong = [
        (rule, reason.code)
        for rule, finding in failing
        for reason in finding.reasons
        if READING in (finding.rank, reason.rank)
        or (finding.version and finding.version.rank == READING)
        or OURS.search("".join(reason.text))
    ]

    assert wrong == []


def test_a_guide_that_adds_to_a_condition_says_that_it_may_not():
    """Administrative Licensing Law art. 16(4): no conditions are added to those of higher rank."""
    silent = [
        (rule.id, version.authority)
        for rule in LAW.rules
        if rule.kind == "condition"
        for version in rule.versions_on(Basis.LOCAL)
        if not any(
            cite.instrument.id == "licensing-law" and "16(4)" in cite.article.en
            for cite in version.cites
        )
    ]

    assert silent == []


def with_answer(path: str, answer: object) -> Data:
    """Return the ready application with one answer changed, of a list in its first entry."""
    answers = {path.replace("[]", "[0]"): answer}
    if path == "service.provinces":
        answers |= {"service.users": "abroad", "company.registered_capital": 1_000_000}
    if path.startswith("shareholders"):
        answers["company.foreign_capital"] = UNCLEAR
    return ready(answers)


@pytest.mark.parametrize("fact", UNSETTLED)
def test_who_answers_that_no_text_settles_it_is_told_whom_to_ask(fact: Fact):
    found = findings(with_answer(fact.path, SETTLED_BY_NO_TEXT.get(fact.path, UNCLEAR)))
    told = [
        (finding, reason)
        for _, finding in every_finding(found)
        for reason in finding.reasons
        if reason.code == ANSWERED_UNCLEAR
        and {path.partition("[")[0] for path in reason.facts} == {fact.path.partition("[")[0]}
    ]

    assert told
    for finding, reason in told:
        assert (finding.verdict, finding.waits_for) == (Verdict.UNKNOWN, "law")
        assert reason.ask.zh in finding.ask.zh
        assert finding.missing == ()
    assert not [path for path in found.route.missing if path == fact.path]


def test_what_has_an_answer_of_its_own_is_known():
    assert {fact.path for fact in UNSETTLED} == {
        *SETTLED_BY_NO_TEXT,
        "company.foreign_capital",
        "shareholders[].foreign",
        "holders[].foreign",
    }
    for fact in UNSETTLED:
        has_answer = UNCLEAR in [option.id for option in fact.options]
        assert has_answer is not (fact.path in SETTLED_BY_NO_TEXT)


def test_nobody_is_told_to_answer_not_sure_where_no_text_settles_it():
    wrong = [
        (path, text)
        for path, fact in LAW.facts.items()
        for text in (*fact.label, *fact.why, *fact.where)
        if NOT_SURE.search(text)
    ]

    assert wrong == []


def test_while_it_is_unclear_whether_there_is_foreign_capital_the_route_says_so():
    route = findings(with_answer("company.foreign_capital", UNCLEAR)).route
    (unclear,) = [r for r in route.reasons if r.code == "authority-unclear-capital"]

    assert (route.authority, route.path, route.missing) == (None, "unknown", ())
    assert (unclear.facts, unclear.rank) == (("company.foreign_capital",), READING)
    assert unclear.ask is not None


def test_what_no_text_settles_is_not_called_an_answer_that_is_needed():
    said = report_on(with_answer("company.foreign_capital", UNCLEAR)).route_words["path"]

    assert said == ("not settled yet", "尚未确定")


def test_a_shareholder_who_is_surely_foreign_settles_it():
    data = with_answer("company.foreign_capital", UNCLEAR)
    data["shareholders"][1]["foreign"] = True

    assert findings(data).route.path == "foreign-invested"


def test_beside_a_no_of_the_company_a_shareholder_may_leave_it_unclear():
    data = ready({"shareholders[1].foreign": UNCLEAR})

    assert (findings(data).route.path, findings(data).route.authority) == ("unknown", None)


@pytest.mark.parametrize(
    "data", [with_answer("company.foreign_capital", UNCLEAR), with_answer("service.provinces", [])]
)
def test_where_no_text_says_who_decides_no_answer_is_waited_for(data: Data):
    report = report_on(data)

    said = report.results[Basis.LOCAL].absent
    assert said.en == "unsettled: no rule read says who decides"
    row = judge(Entry("a.json", None, data), DAY)
    assert said.zh in cells(row, "zh")
