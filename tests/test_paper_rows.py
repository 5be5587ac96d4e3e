"""A paper's row says who asks for what of it, whether it is there, what fails and until when."""

import re
from html import unescape
from typing import NamedTuple

import pytest
from hypothesis import given
from support.applications import LAW, application_of, applications, put, ready
from support.replies import COMMON, asked, papers_of
from support.rows import keyed, rows_of
from support.samples import examples

from checker.core.words import word
from checker.model import Data, general_path
from checker.report import places
from checker.report.papers import questions_on
from checker.report.papers_panel import PaperRow

CERTIFICATE = "social-security-certificate"
RED_SEAL = f"materials.{CERTIFICATE}.red_seal"
SEALLESS = {RED_SEAL: False, f"materials.{CERTIFICATE}.verifiable": True}
ROWS = rows_of("paper_rows")
EVERY_RUN = examples(60)


CHIP = re.compile(
    r'<button [^>]*data-chip="([^"]+)"([^>]*)><span [^>]*>(.*?)</span><span [^>]*></span>'
    r"<span [^>]*>(.*?)</span><span [^>]*>(.*?)</span></button>"
)
DAY = re.compile(r'<p class="b-paper__day" data-kind="(\w+)">(.*?)</p>')


class Chip(NamedTuple):
    """One mark of a row, as it is written."""

    path: str
    attributes: str
    name: str
    tag: str
    asked: str

    @property
    def instead(self) -> bool:
        return "data-instead" in self.attributes


def words(html: str) -> str:
    """Return what is left of a piece of a page without its tags."""
    return re.sub("<[^>]+>", "", html)


def chips_of(row: PaperRow) -> list[Chip]:
    html = row.parts[places.paper_chips(row.paper.found.rule.id)]
    chips = [Chip(*map(unescape, found)) for found in CHIP.findall(html)]
    assert len(chips) == html.count("data-chip=")
    return chips


def days_of(row: PaperRow) -> dict[str, str]:
    """Return what is said of each day: its kind, and the words, or nothing."""
    stem = places.paper_day(row.paper.found.rule.id, "")
    return {
        name.removeprefix(stem): ": ".join(found.groups()) if (found := DAY.match(html)) else ""
        for name, html in row.parts.items()
        if name.startswith(stem)
    }


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "case",
    keyed(ROWS["case"], "answers", "bases", "lang", "only", "paper", "told", "unsure", "without"),
)
def test_the_row_of_a_paper(case: Data):
    request = {key: case[key] for key in COMMON if key in case}
    own = f"materials.{case['paper']}."
    found = papers_of(application_of(case), **request).rows[case["paper"]]
    chips = {one.path.removeprefix(own): one for one in chips_of(found)}
    told = {
        "state": found.state,
        "word": found.parts[places.paper_state(case["paper"])],
        "there": found.is_there,
        "name": words(found.parts[places.paper_marks(case["paper"])]),
        "marks": [
            (one.name if "[" in key else key) + (f" ({one.tag})" if one.tag else "")
            for key, one in chips.items()
        ],
        "asked": [one.asked for one in chips.values() if one.asked],
        "instead": [key for key, one in chips.items() if one.instead],
        "days": {key.removeprefix(own): said for key, said in days_of(found).items()},
        "said": words(found.parts[places.paper_said(case["paper"])]),
    }

    assert case["told"] == {key: told[key] for key in case["told"]}


# Groups and counts


@pytest.mark.parametrize("case", keyed(ROWS["group"], "answers", "bases", "together", "told"))
def test_what_a_group_of_papers_says(case: Data):
    request = {key: case[key] for key in COMMON if key in case}
    groups = papers_of(application_of(case), **request).groups
    pressed = [name for name, group in groups.items() if group.together]
    told = {
        name: {
            "state": groups[name].state,
            "head": words(groups[name].parts[places.errand_state(name)]),
            "line": words(groups[name].parts[places.errand_line(name)]),
        }
        for name in case.get("told", ())
    }
    assert {"told", "together"} & case.keys()
    assert pressed == case.get("together", pressed)
    for name, one in case.get("told", {}).items():
        assert one == {key: told[name][key] for key in one}


def test_papers_are_counted():
    whole = papers_of(ready()).counts
    less = papers_of(ready(SEALLESS | {"materials.service-assurance": {}}))

    assert (whole.there, whole.missing) == (whole.asked, 0)
    assert less.counts == (whole.asked, whole.asked - 2, 1)
    assert less.parts[places.PAPERS_LEFT].of("en") == word("paper.left", n=2).en


# What is folded away


def test_what_is_not_asked_is_folded_away_with_the_reason():
    found = papers_of(ready({"establishments": []}))
    said = words(found.folded["not_applicable"])

    assert found.rows["foreign-investor-statement"].state == "not_applicable"
    assert "21 Investor statement: No foreign capital" in said
    assert "4 Branches and subsidiaries: The company has no branch" in said


def test_what_is_perhaps_not_asked_leads_to_the_question_that_settles_it():
    found = papers_of({})
    said = found.folded["perhaps"]

    assert found.rows["no-foreign-capital-commitment"].state == "perhaps"
    assert 'href="#q-company.foreign_capital" data-goto="company.foreign_capital"' in said
    assert 'data-goto="penalties"' in said


def test_a_text_that_asks_nobody_any_more_says_so_where_it_stands_alone():
    said = words(papers_of(ready(), bases=["law"]).folded["not_applicable"])

    assert "7 Proof of premises: " in said


def test_before_all_law_nothing_is_said_of_the_papers():
    assert papers_of({"application_date": "2001-06-01"}).parts == {}


def test_between_two_wordings_a_paper_is_unclear():
    """Of 2001 to 2009 no list names the ministry's letters: not known is not "there"."""
    found = papers_of({"application_date": "2005-06-01", "service": {"provinces": ["CN-HN"]}})

    row = found.rows["no-nuisance-call-commitment"]
    assert row.state == "unclear"
    assert row.parts[places.paper_marks("no-nuisance-call-commitment")] == ""


def test_beside_a_rule_no_rows_are_made():
    assert asked(do="check", application={}, rule=CERTIFICATE)["papers"]["places"] == {}


# Whatever is answered


@EVERY_RUN
@given(applications())
def test_all_that_is_open_on_a_paper_can_be_answered_in_its_row(data: Data):
    reply = asked(do="check", application=data)
    for paper, found in papers_of(data).rows.items():
        shown = {one.path for one in chips_of(found)} | set(days_of(found))
        lacking = {
            path
            for path in reply["form"]["relevant"]
            if path.startswith(f"materials.{paper}.")
            and path not in shown
            and LAW.fact(path).instead is None
            and found.state != "not_applicable"
        }
        assert not lacking


@EVERY_RUN
@given(applications())
def test_a_paper_with_every_mark_ticked_and_fresh_dates_lacks_no_answer(
    data: Data,
):
    """What "all there" writes: with the dates there is nothing left to ask.

    What else is applied for is one of the first questions: material 21 looks at it as well.
    """
    put(data, "service.other_services", [])
    before = papers_of(data).rows
    for found in before.values():
        ticked = [one.path for one in chips_of(found) if not one.instead]
        for path in ticked:
            put(data, path, True)
        for path in days_of(found):
            put(data, path, 12 if path.endswith("months") else data["application_date"])
    after = papers_of(data).rows

    own = {name for name in after if LAW.papers[name].entries is None}
    assert [n for n in own if after[n].state in ("empty", "partial", "missing", "stale")] == []


@EVERY_RUN
@given(applications())
def test_every_mark_is_a_question_of_its_paper(data: Data):
    for paper, found in papers_of(data).rows.items():
        ticked = {path for path in questions_on(LAW, paper) if LAW.facts[path].is_ticked}
        assert {general_path(one.path) for one in chips_of(found)} <= ticked
