"""What reasons say where the worked cases have no word for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.applications import DAY, LAW

from checker.application.application import parse
from checker.evaluate import find
from checker.model import Basis, Finding, Text
from checker.reasons import entry_name, not_asked

RULE = "equity-structure-chart"


def found(
    data: dict[str, Any], rule: str, basis: str = "law", authority: str | None = None
) -> Finding:
    app, errors = parse(data, LAW, DAY)
    assert errors == ()
    return find(app, LAW, LAW.rule(rule), Basis(basis), authority)


def test_a_wording_that_asks_nothing_says_why() -> None:
    nothing = found({}, "labor-contracts")
    version = LAW.rule("labor-contracts").version(Basis.LAW, DAY)

    assert version is not None
    assert nothing.version is version
    assert (nothing.rank, nothing.certainty) == (version.rank, version.certainty)
    assert [(r.code, r.text) for r in nothing.reasons] == [("not-asked", version.none)]


def test_whoever_a_paper_does_not_concern_reads_why() -> None:
    data = {"company": {"foreign_capital": True}}
    version = LAW.rule("no-foreign-capital-commitment").version(Basis.LAW, DAY)

    assert version is not None
    assert found(data, "no-foreign-capital-commitment").reasons[0].text == version.none
    # A wording may leave it to a sentence that fits every paper.
    assert not_asked(replace(version, none=None)).text.en == "Not asked of this applicant."


def test_what_is_no_entry_of_a_list_has_no_name() -> None:
    app, _ = parse({"company": {"name": "甲公司"}}, LAW, DAY)

    assert entry_name(app, "company.name") == Text("", "")


@pytest.mark.parametrize(
    ("rule", "authority", "data", "told"),
    [
        # What a rule says in words of its own is the task of whoever sees to the rule,
        (
            *("foreign-investor-statement", None),
            {"materials": {"foreign-investor-statement": {"signed": False}}},
            ("unsigned", "shareholders"),
        ),
        # a plain no that of whoever answers the question,
        (
            *("funds-and-professionals", None),
            {"means": {"professionals": False}},
            ("answered-no", "hr"),
        ),
        # and what a guide adds may be another's than the rule it adds to.
        (
            *("funds-and-professionals", "CN-SN"),
            {"means": {"operators": 14}},
            ("too-few-operators", "hr"),
        ),
    ],
)
def test_a_reason_names_whose_task_it_is(
    rule: str, authority: str | None, data: dict[str, Any], told: tuple[str, str]
) -> None:
    reasons = found(data, rule, "local" if authority else "law", authority).reasons

    assert told in [(reason.code, reason.owner) for reason in reasons]


def test_a_no_is_told_in_the_words_of_its_question_with_the_name_of_the_entry() -> None:
    person = {"kind": "natural-person", "share": 100, "id_copy": False}
    (named, *_) = found({"shareholders": [person | {"name": "甲"}]}, RULE, "checklist").reasons
    (numbered, *_) = found({"shareholders": [person]}, RULE, "checklist").reasons

    assert named.text.en == "The copy of the ID card is missing for 甲."
    assert numbered.text.en == "The copy of the ID card is missing for shareholder 1."
    assert numbered.text.zh == "缺股东1的身份证复印件。"


def test_a_reason_tells_what_mends_it_and_what_to_ask() -> None:
    (barred,) = found(
        {"bars": [{"on": "2026-05-06", "reason": "false-papers"}]}, "no-application-bar"
    ).reasons
    (shown, *_) = found(
        {"shareholders": [{"kind": "company", "license_copy": False, "registry_screenshot": True}]},
        RULE,
    ).reasons

    assert barred.mend is not None
    assert barred.mend.en == "file after 6 May 2027."
    assert (barred.rank, barred.ask) == ("order", None)
    assert (shown.code, shown.rank) == ("only-screenshot", "form")
    assert shown.ask is not None
    assert shown.ask.en.startswith("For a first-level shareholder that is a company: are")
