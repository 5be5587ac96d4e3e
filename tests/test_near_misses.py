"""Cases that tell the rules from code that almost is the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from support.applications import DAY, LAW, ready
from support.casebook import cases

from checker.application.application import parse
from checker.application.syntax import read
from checker.evaluate import evaluate
from checker.model import Basis, Verdict
from checker.questions import questions

if TYPE_CHECKING:
    from checker.model import Finding, Findings


def measured(data: dict[str, Any], day: date | None = None) -> Findings:
    app, errors = parse(data, LAW, DAY, as_of=day)
    assert errors == ()
    return evaluate(app, LAW)


def law(findings: Findings, rule: str) -> Finding:
    return next(r for r in findings.rules if r.rule.id == rule).on[Basis.LAW]


def test_the_latest_of_two_penalties_counts_in_either_order() -> None:
    for days in (["2026-01-31", "2025-03-01"], ["2025-03-01", "2026-01-31"]):
        data = ready() | {"penalties": [{"on": day} for day in days]}
        note = law(measured(data), "trust-keeping-commitment").reasons[-1]

        assert note.facts == (f"penalties[{days.index('2026-01-31')}].on",)
        assert "31 January 2026" in note.text.en
        assert "30 January 2029" in note.text.en


def test_a_minor_violation_or_another_persons_gives_no_date() -> None:
    kinds = ((True, "company", 1), (False, "company", 0), (True, "investor", 0))
    for major, by, count in kinds:
        data = ready() | {"violations": [{"on": "2025-01-31", "major": major, "by": by}]}
        dates = [d for d in measured(data).dates if d.code == "violation-inside-until"]

        assert len(dates) == count


def test_what_a_question_settles_it_does_not_also_help() -> None:
    helps = 0
    for case in cases():
        app, _ = parse(read(case.text), LAW, DAY)
        for question in questions(evaluate(app, LAW), LAW, tuple(Basis)):
            helps += len(question.helps)
            assert {r.id for r in question.settles} & {r.id for r in question.helps} == set()
    assert helps


def test_a_bar_of_2001_names_its_day() -> None:
    bars = [{"on": "2005-01-31", "reason": "deception"}]
    found = law(measured({"bars": bars}, date(2006, 1, 1)), "no-application-bar")

    assert found.verdict is Verdict.NOT_MET
    assert [reason.facts for reason in found.reasons] == [("bars[0].on",)]


def test_deception_that_was_not_listed_names_both_facts() -> None:
    data = ready() | {"bars": [{"on": "2026-01-31", "reason": "deception"}]}
    (problem,) = measured(data).contradictions

    assert problem.facts == ("record.dishonesty_list", "bars[0].on")


def test_a_rule_with_words_of_its_own_for_met_says_them() -> None:
    said = [
        (finding.reasons[0].text, finding.version.met)
        for found in measured(ready()).rules
        for finding in found.on.values()
        if finding.verdict is Verdict.MET and finding.version and finding.version.met
    ]

    assert said
    assert all(text == own for text, own in said)
