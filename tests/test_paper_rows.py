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
from checker.model import Basis, Data, general_path
from checker.report import places
from checker.report.demands import questions_on
from checker.report.papers_panel import PaperRow

CERTIFICATE = "social-security-certificate"
RED_SEAL = f"materials.{CERTIFICATE}.red_seal"
ROWS = rows_of("paper_rows")
EVERY_RUN = examples(60)


BOX = re.compile(
    r'<button [^>]*data-chip="([^"]+)"([^>]*)>(?:<span class="b-sr">[^<]*</span>)?'
    r'<span><span class="b-mark__name">(.*?)</span>'
    r"(.*?)</span><span [^>]*></span></button>"
)
# What stands apart in a row, by the class of its box.
APART = re.compile(r'<div class="b-paper__apart"><p [^>]*>(.*?)</p>(.*?)</div>')
DAY = re.compile(r'<p class="b-paper__day" data-kind="(\w+)">(.*?)</p>')


class Box(NamedTuple):
    """One box of a row, as it is written."""

    path: str
    attributes: str
    name: str
    tag: str

    @property
    def instead(self) -> bool:
        return "data-instead" in self.attributes


def words(html: str) -> str:
    """Return what is left of a piece of a page without its tags."""
    return re.sub("<[^>]+>", "", html)


def boxes_in(html: str) -> list[Box]:
    found = [Box(*map(unescape, found)) for found in BOX.findall(html)]
    assert len(found) == html.count("data-chip=")
    return [box._replace(tag=words(box.tag).strip()) for box in found]


def boxes_of(row: PaperRow) -> list[Box]:
    """Return all boxes of a row, those of the entries of its list too."""
    rule = row.paper.found.rule.id
    entries = [html for name, html in row.parts.items() if name.startswith("marks-")]
    return boxes_in("".join([row.parts[places.paper_chips(rule)], *entries]))


def apart_in(row: PaperRow) -> dict[str, list[Box]]:
    """Return what stands apart in a row, by its head."""
    html = row.parts[places.paper_chips(row.paper.found.rule.id)]
    return {head: boxes_in(boxes) for head, boxes in APART.findall(html)}


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
    apart = apart_in(found)
    set_apart = {box.path for boxes in apart.values() for box in boxes}
    boxes = {box.path.removeprefix(own): box for box in boxes_of(found)}
    advice, old = (
        word(key).of(case.get("lang", "en")) for key in ("paper.advice", "paper.old-too")
    )

    def named(key: str, box: Box) -> str:
        name = box.name if "[" in key else key
        return f"{name} ({box.tag})" if box.tag else name

    told = {
        "state": found.state,
        "word": words(found.parts[places.paper_state(case["paper"])]),
        "there": found.is_there,
        "group": found.group,
        "marks": [named(key, box) for key, box in boxes.items() if box.path not in set_apart],
        "advice": [box.path.removeprefix(own) for box in apart.get(advice, ())],
        "old": [box.path.removeprefix(own) for box in apart.get(old, ())],
        "instead": [key for key, box in boxes.items() if box.instead],
        "days": {key.removeprefix(own): said for key, said in days_of(found).items()},
        "said": words(found.parts[places.paper_said(case["paper"])]),
    }

    assert case["told"] == {key: told[key] for key in case["told"]}


# Groups and counts


@pytest.mark.parametrize("case", keyed(ROWS["group"], "answers", "bases", "together", "states"))
def test_how_a_group_of_papers_stands(case: Data):
    request = {key: case[key] for key in COMMON if key in case}
    groups = papers_of(application_of(case), **request).groups
    pressed = [name for name, group in groups.items() if group.together]
    assert {"states", "together"} & case.keys()
    assert pressed == case.get("together", pressed)
    assert {name: groups[name].state for name in case.get("states", {})} == case.get("states", {})


def test_papers_of_today_are_counted_and_numbered_in_the_list_s_own_order():
    whole = papers_of(ready())
    less = papers_of(ready({RED_SEAL: False, "materials.service-assurance": {}})).counts

    assert (whole.counts.there, whole.counts.missing) == (whole.counts.asked, 0)
    assert (less.there, less.missing) == (whole.counts.asked - 2, 0)
    numbers = [whole.parts[places.paper_number(row.paper.found.rule.id)] for row in whole.today]
    assert numbers == [str(n) for n in range(1, whole.counts.asked + 1)]
    assert all(row.paper.asking.keys() != {Basis.CHECKLIST} for row in whole.today)


def test_the_boxes_of_a_shareholder_stand_in_its_own_place():
    holders = [{"kind": "natural-person", "share": 60}, {"kind": "company", "share": 40}]
    row = papers_of({"shareholders": holders}).rows["equity-structure-chart"]
    of_first, of_second = (
        [box.path for box in boxes_in(row.parts[places.entry_marks(f"shareholders[{i}]")])]
        for i in range(2)
    )

    assert of_first == ["shareholders[0].id_copy"]
    assert {path.partition("]")[0] for path in of_second} == {"shareholders[1"}
    assert "shareholders" not in row.parts[places.paper_chips("equity-structure-chart")]


# What is folded away


def test_what_is_not_asked_is_folded_away_with_the_reason():
    found = papers_of(ready({"establishments": []}))
    said = words(found.folded[places.papers_folded("not_applicable")])

    assert found.rows["foreign-investor-statement"].state == "not_applicable"
    assert "Investor statement: No foreign capital" in said
    assert "Branches and subsidiaries: The company has no branch" in said


def test_what_is_perhaps_not_asked_leads_to_the_question_that_settles_it():
    found = papers_of({})
    said = found.folded[places.papers_folded("perhaps")]

    assert found.rows["no-foreign-capital-commitment"].state == "perhaps"
    assert 'href="#q-company.foreign_capital" data-goto="company.foreign_capital"' in said
    assert 'data-goto="penalties"' in said


def test_a_text_that_asks_nobody_any_more_says_so_where_it_stands_alone():
    folded = papers_of(ready(), bases=["law"]).folded

    assert "Proof of premises: " in words(folded[places.papers_folded("not_applicable")])


def test_before_all_law_nothing_is_said_of_the_papers():
    assert papers_of({"application_date": "2001-06-01"}).parts == {}


def test_between_two_wordings_a_paper_is_unclear():
    """Of 2001 to 2009 no list names the ministry's letters: not known is not "there"."""
    found = papers_of({"application_date": "2005-06-01", "service": {"provinces": ["CN-HN"]}})

    row = found.rows["no-nuisance-call-commitment"]
    assert row.state == "unclear"
    assert boxes_of(row) == []


def test_beside_a_rule_no_rows_are_made():
    assert asked(do="check", application={}, rule=CERTIFICATE)["papers"]["places"] == {}


# Whatever is answered


@EVERY_RUN
@given(applications())
def test_all_that_is_open_on_a_paper_can_be_answered_in_its_row(data: Data):
    reply = asked(do="check", application=data)
    for paper, found in papers_of(data).rows.items():
        shown = {one.path for one in boxes_of(found)} | set(days_of(found))
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
        ticked = [one.path for one in boxes_of(found) if not one.instead]
        for path in ticked:
            put(data, path, True)
        for path in days_of(found):
            put(data, path, 12 if path.endswith("months") else data["application_date"])
    after = papers_of(data).rows

    own = {name for name in after if LAW.papers[name].entries is None}
    assert [n for n in own if after[n].state in ("empty", "partial", "missing", "stale")] == []
    assert [n for n in own if after[n].group and not after[n].is_there] == []


@EVERY_RUN
@given(applications())
def test_every_mark_is_a_question_of_its_paper(data: Data):
    for paper, found in papers_of(data).rows.items():
        ticked = {path for path in questions_on(LAW, paper) if LAW.facts[path].is_ticked}
        assert {general_path(one.path) for one in boxes_of(found)} <= ticked
