"""What a paper's open row tells beside its boxes, and what the row of the shareholders asks."""

import re

import pytest
from support.applications import LAW, changed, ready
from support.replies import asked

from checker.model import Data, Lang
from checker.report import places

CERTIFICATE = "social-security-certificate"
LEAD = re.compile(r"<dt>(.*?)</dt><dd>(.*?)</dd>")
PERSON, COMPANY = {"kind": "natural-person", "share": 60}, {"kind": "company", "share": 40}
LAYERS, FOREIGN = "company.multi_level", "company.foreign_capital"


def told_of(rule: str, application: Data, lang: Lang = "en") -> tuple[dict[str, str], str]:
    """Return the lines of a paper's row by their leads, and its day."""
    parts = asked(do="tasks", application=application, lang=lang)["parts"]
    return dict(LEAD.findall(parts[places.paper_labels(rule)])), parts[places.paper_due(rule)]


def test_a_row_tells_from_whom_dated_who_signs_as_what_and_where():
    lines, due = told_of(CERTIFICATE, ready({f"materials.{CERTIFICATE}": {}}))

    assert [*lines] == ["From", "Dated", "Signs", "As", "Where"]
    assert lines["From"].startswith("The social security office")
    assert due == "<span>issued on 24 October 2026 or later</span>"


def test_a_row_has_only_the_lines_that_a_text_fills_and_no_day_once_it_is_dated():
    lines, due = told_of("labor-contracts", ready(), "zh")

    assert [*lines] == ["交法"]
    assert due == ""
    assert told_of(CERTIFICATE, ready())[1] == ""


def test_every_paper_that_is_asked_has_its_places():
    parts = asked(do="tasks", application=ready())["parts"]
    places_of = asked(do="check", application=ready())["papers"]["places"]
    shown = {rule.id for rule in LAW.rules if places_of.get(places.paper(rule.id), {}).get("group")}

    assert {places.paper_labels(rule) for rule in shown} <= parts.keys()


# Shareholders


def of_owners(*shareholders: Data, **answers: object) -> Data:
    """Return the reply on a company with these shareholders, and other answers by their path."""
    given = {path.replace("__", "."): answer for path, answer in answers.items()}
    application = changed(ready({"shareholders": [*shareholders], LAYERS: ...}), given)
    return asked(do="check", application=application)


def layers(reply: Data) -> str:
    return re.sub("<[^>]+>", " ", reply["parts"].get(places.LAYERS, ""))


def test_whether_companies_stand_above_is_asked_of_companies_alone():
    assert layers(of_owners(PERSON)) == ""
    assert "among the shareholders of shareholder 2?" in layers(of_owners(PERSON, COMPANY))
    named = COMPANY | {"name": "乙公司"}
    assert "among the shareholders of 乙公司?" in layers(of_owners(PERSON, named))


@pytest.mark.parametrize(("answer", "is_offered"), [(True, True), (None, True), (False, False)])
def test_owners_further_up_are_offered_unless_no_company_stands_above(
    answer: object, *, is_offered: bool
):
    reply = of_owners(PERSON, COMPANY, company__multi_level=answer)

    assert ("holders" in reply["form"]["relevant"]) is is_offered
    assert ("No company stands above" in layers(reply)) is (answer is False)


def test_what_was_entered_further_up_stays_in_sight():
    above = [{"name": "丙公司", "of": "乙公司", "kind": "company", "share": 100}]
    found = of_owners(PERSON, holders=above, company__multi_level=False)["form"]["relevant"]

    assert {"holders", "holders[0].of"} <= {*found}


@pytest.mark.parametrize(
    ("owner", "foreign", "is_asked"),
    [
        (COMPANY, False, False),
        (COMPANY, True, True),
        (COMPANY, ..., True),
        (COMPANY | {"ends_as": "wholly-state-owned", "share": 100}, ..., False),
        (COMPANY | {"foreign": False}, True, True),
        (PERSON, False, False),
    ],
)
def test_who_is_foreign_is_asked_only_while_it_is_not_said(
    owner: Data, foreign: object, *, is_asked: bool
):
    found = of_owners(owner, **{FOREIGN.replace(".", "__"): foreign})["form"]["relevant"]

    assert ("shareholders[0].foreign" in found) is is_asked


@pytest.mark.parametrize(
    ("owner", "layered", "is_asked"),
    [(PERSON, True, False), (COMPANY, True, True), (COMPANY, False, False)],
)
def test_whether_tracing_ends_is_asked_of_no_person_and_where_nothing_is_to_be_traced(
    owner: Data, *, layered: bool, is_asked: bool
):
    found = of_owners(owner, company__multi_level=layered)["form"]["relevant"]

    assert ("shareholders[0].ends_as" in found) is is_asked
