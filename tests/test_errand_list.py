"""The errands: everything some column asks of this applicant, once, where it is got."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from support.applications import LAW, PROVINCES, application_of, applications, ready, report_on
from support.command import in_json
from support.replies import asked, papers_of
from support.rows import as_told, keyed, rows_of
from support.samples import examples

from checker import __version__
from checker.application.application import Application
from checker.core.words import word
from checker.decide.evaluate import outcome_by
from checker.decide.memo import Memo
from checker.decide.reasons import cause_rank, last_key
from checker.filing.dated_papers import PaperDays
from checker.filing.errands import plain, sheet
from checker.filing.errands.find import (
    ErrandList,
    IssueDays,
    PaperTasks,
    Weight,
    errand_list,
    issue_days,
    undated_list,
)
from checker.filing.errands.outline import headline
from checker.model import LANGS, READING, Basis, Data, Lang
from checker.report import advice
from checker.report.demands import MANY, questions_on
from checker.report.papers import AnsweredPaper
from checker.report.papers import papers_of as papers_of_report

if TYPE_CHECKING:
    from checker.core.verdicts import Truth
    from checker.report.outline import Report

PAPER = LAW.rule("social-security-certificate")
HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
# Of the day to file of the company that is ready.
YEAR = "2026"


def papers(found: ErrandList) -> dict[str, PaperTasks]:
    return {paper.rule.id: paper for paper in (*found.papers, *found.old_papers)}


def told(found: ErrandList) -> dict[str, Any]:
    """Return how papers and marks stand, each mark once."""
    stands: dict[str, Any] = {rule.id: "not asked" for rule in found.not_asked}
    marks: dict[str, Any] = {}
    for name, paper in papers(found).items():
        stands[name] = {
            "old": paper in found.old_papers,
            "perhaps": paper.perhaps,
            "left": paper.left,
            "dated": paper.issue is None,
            "until": paper.until,
            "done": [*{task.done for task in paper.tasks}],
            "settled_by": [*paper.settled_by],
            "waits_for": [*paper.waits_for],
            "alone": paper.alone and paper.alone.en,
        }
        for task in paper.tasks:
            assert task.path not in marks
            marks[task.path] = {"done": task.done, "alone": [*(task.alone or ())]}
    return {"papers": stands, "marks": marks}


@pytest.mark.parametrize(
    "row",
    keyed(
        rows_of("errand_list")["row"],
        "answers",
        "bases",
        "everywhere",
        "hides",
        "only",
        "says",
        "told",
        "without",
    ),
)
def test_what_there_is_to_get(row: dict[str, Any]):
    bases = tuple(map(Basis, row.get("bases", Basis)))
    found = errand_list(report_on(application_of(row), bases=bases))
    whole = told(found)
    whole |= {
        "all_done": all(mark["done"] for mark in whole["marks"].values()),
        "ticked": any(mark["done"] for mark in whole["marks"].values()),
        "old": bool(found.old),
        "perhaps": sorted(paper.rule.id for paper in found.papers if paper.perhaps),
    }
    forms = [
        "\n".join(form(found, lang) for lang in LANGS)
        for form in (plain.as_text, plain.as_markdown, sheet.as_html)
    ]

    assert as_told(row.get("told", {}), whole) == row.get("told", {})
    assert [words for words in row.get("says", ()) if words not in forms[0]] == []
    assert [f for f in forms for words in row.get("everywhere", ()) if words not in f] == []
    assert [words for words in row.get("hides", ()) if words in "".join(forms)] == []


@pytest.mark.no_cover
@pytest.mark.parametrize("foreign", [False, True, None])
def test_every_paper_in_force_stands_in_exactly_one_place(
    foreign: bool | None, subtests: pytest.Subtests
):
    for code in PROVINCES:
        with subtests.test(code):
            every_paper_in_force_stands_in_exactly_one_place(code, foreign)


def every_paper_in_force_stands_in_exactly_one_place(code: str, foreign: bool | None):
    company = {} if foreign is None else {"foreign_capital": foreign}
    report = report_on({"service": {"provinces": [code]}, "company": company})
    found = errand_list(report)
    places = (found.papers, found.old_papers)
    listed = [paper.rule.id for each in places for paper in each]
    there = sorted(rule.id for rule in LAW.rules if rule.kind == "material")

    assert sorted((*listed, *(rule.id for rule in found.not_asked))) == there
    # What lists nothing to get says by which answer it is known whether there is any.
    for paper in (*found.papers, *found.old_papers):
        assert paper.tasks or paper.settled_by
        assert paper.left


@examples(60)
@given(applications())
def test_the_list_is_all_there_where_the_report_says_so(data: dict[str, Any]):
    report = report_on(data)
    listed = papers(errand_list(report))

    if report.route.asks_nothing_more:
        assert not listed
        return
    for found in report.findings.of_kind("material"):
        states = {finding.state for finding in found.asking(report.bases).values()}
        assert bool(states) is (found.rule.id in listed)
        if states <= {"met"}:
            assert not states or listed[found.rule.id].left == 0
        elif states & {"not_met", "answer"}:
            # Something is left: to do, or else advised or for the old list, which is counted apart.
            paper = listed[found.rule.id]
            apart = paper.weighing(Weight.ADVICE, Weight.OLD)
            assert paper.left or not all(task.done for task in apart)


def test_papers_that_may_not_be_asked_are_counted_apart():
    report = report_on({})
    found = errand_list(report)
    rows = papers_of({}).rows
    open_rows = {paper for paper, row in rows.items() if row.state == "perhaps"}

    count = len(open_rows & {paper.rule.id for paper in found.papers})
    assert count == sum(paper.perhaps for paper in found.papers) > 1
    assert f"; {count} more depend on your answers; " in headline(found).en
    assert f"；另有{count}份看您的情况；" in headline(found).zh


def test_a_page_without_filing_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "checker.filing", None)

    assert asked(do="take") == {"ok": False, "lacks": "checker.filing"}


# From the command line: the list from two answers, with its days


by_command = partial(in_json, "errands")


def test_without_a_day_it_is_the_first_on_which_all_errands_can_be_done():
    first = date.fromisoformat(by_command()["application_date"])

    takes = ("--takes", "registry=5", "--takes", "accounting=20")
    assert by_command(*takes)["application_date"] == str(first + timedelta(days=20))


# Without days


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_without_days_says_none_though_papers_bear_some(lang: Lang):
    """But in its last line by which rules it is, and up to which day they were checked."""
    report = report_on(ready())
    undated = undated_list(report)
    *lines, last = plain.as_text(undated, lang).splitlines()

    assert [line for line in plain.as_text(errand_list(report), lang).splitlines() if YEAR in line]
    assert [line for line in lines if YEAR in line] == []
    rules = word("errands.rules", version=__version__, on=LAW.checked, more="").of(lang)
    assert last.startswith(rules)
    assert not [paper for each in undated.all for paper in each.papers if paper.until]


def test_a_paper_that_is_too_old_is_only_open_in_a_list_without_days():
    issued = "materials.social-security-certificate.issued_on"
    report = report_on(ready({issued: date(2020, 1, 2)}))
    texts = [plain.as_text(of(report), "en") for of in (errand_list, undated_list)]

    assert ["too old" in text for text in texts] == [True, False]
    assert "☐ dated in time\n" in texts[1]


def test_a_box_is_pressed_where_a_tick_answers_it():
    html = sheet.as_html(undated_list(report_on(HUNAN)), "en")
    paths = re.findall(r'<li data-path="([^"]+)"', html)

    assert "materials.business-license.copy" in paths
    assert {LAW.fact(path).type for path in paths} == {"bool"}
    assert html.count("<li>") == sum(
        not task.is_ticked
        for each in undated_list(report_on(HUNAN)).all
        for paper in each.papers
        for task in paper.tasks
    )


# In a page: each box writes an answer


def shown(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = asked(do="errands", site="../", application=application, **more)
    assert found["ok"]
    return found


def test_the_page_s_list_is_the_command_s():
    reply = shown(HUNAN)
    options = ("--provinces", "CN-HN", "--foreign", "no", "--on", reply["day"])
    papers = by_command(*options)["papers"]
    paths = re.findall(r'<li data-key="(materials[^"]+)"', reply["html"])

    assert reply["day"] == "2026-11-24"
    # Each box once; what is advised, and what the old list adds, stands behind the rest.
    assert sorted(paths) == sorted(item["path"] for paper in papers for item in paper["items"])
    # Each paper and each errand is a part with a name: its boxes are called alike.
    group = r'<div class="b-list__paper" role="group" aria-label="[^"]+" data-key="([^"]+)"'
    rows = re.findall(group, reply["html"])
    assert [row for row in rows if not row.startswith("old-")] == [
        paper["rule"] for paper in papers if paper["asked_by"] != ["checklist"]
    ]
    assert 'aria-label="Signature and company seal' in reply["html"]
    assert "24 October 2026 to 24 November 2026" in reply["html"]
    assert LAW.authorities["CN-HN"].phone in reply["html"]
    assert reply["print"].count('scope="row"') == len(rows)


# The days of one paper by several bases.


def test_the_first_day_that_suits_every_basis_counts_and_of_two_alike_what_the_first_rests_on():
    def days(on: int, basis: Basis, rank: str) -> PaperDays:
        first = date(2026, 10, on)
        return PaperDays(date(2026, 11, 24), PAPER, "", (basis,), (rank,), first)

    law, local = days(24, Basis.LAW, "form"), days(25, Basis.LOCAL, "guide")
    same = days(24, Basis.CHECKLIST, "list")
    later = {PAPER.id: IssueDays(local.not_before, local.day, ("guide",))}

    assert issue_days([law, local], tuple(Basis)) == later
    assert issue_days([local, law], tuple(Basis)) == later
    assert issue_days([law, same], tuple(Basis))[PAPER.id].ranks == ("form",)
    assert issue_days([law, local], (Basis.LAW,))[PAPER.id].first == law.not_before
    assert issue_days([law], (Basis.LOCAL,)) == {}


# What is advised.


def is_advised(report: Report, paper: AnsweredPaper, path: str, basis: Basis) -> bool:
    """Tell whether a mark alone that is missing on a full paper fails by our reading only."""
    law, app, rule = report.law, report.app, paper.found.rule
    version = paper.asking[basis].version
    if not version or READING not in (version.rank, *version.ranks.values()):
        return False
    if basis is Basis.LOCAL:
        return version.rank_of(last_key(path)) == READING
    full = {"date": app.day, "integer": MANY}
    there = {mark: full.get(law.fact(mark).type, True) for mark in paper.asked}
    marks = [mark for mark in questions_on(law, rule.id) if law.facts[mark].type == "bool"]
    there = dict.fromkeys(marks, False) | there

    def holds(supposed: dict[str, bool]) -> Truth:
        answers = {**app.answers, **there, **supposed}
        return outcome_by(Application(app.day, answers, app.lengths), rule, version).holds

    opened = [each for each in holds({path: False}).missing if law.fact(each).type == "bool"]
    asked = dict.fromkeys(opened, True)
    before, without = holds(asked), holds({**asked, path: False})
    ranks = {cause_rank(version, cause) for cause in without.whys if cause not in before.whys}
    return without.value is not False and ranks == {READING}


def with_shareholders(count: int, **all_of_them: object) -> Data:
    """Return a company with shareholders of every kind, every other with what is told of all."""
    kinds = ("company", "natural-person", "partnership", "institution")
    owners = [
        {"kind": kinds[n % 4], "share": 1, "id_copy": bool(n % 3), **(all_of_them if n % 2 else {})}
        for n in range(count)
    ]
    return ready() | {"shareholders": owners}


def advice_of(report: Report) -> tuple[dict[str, bool], dict[str, bool]]:
    """Return by their paths which marks are said to be advised, and which are, each by itself."""
    papers, found = papers_of_report(report, Memo()), errand_list(report)
    alone = {}
    for paper in papers.values():
        for path in paper.asked:
            today = [basis for basis in paper.who_asks(path) if basis is not Basis.CHECKLIST]
            alone[path] = bool(today) and all(
                is_advised(report, paper, path, basis) for basis in today
            )
    every = (t for each in found.all for paper in each.papers for t in paper.tasks)
    return {task.path: task.weight is Weight.ADVICE for task in every}, alone


@examples(60)
@given(applications())
def test_what_is_advised_is_so_mark_by_mark(data: Data):
    said, alone = advice_of(report_on(data))

    assert said == {path: alone[path] for path in said}


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "answers", [{}, {"foreign": True}, {"foreign": False}, {"license_copy": True}]
)
@pytest.mark.parametrize("foreign", [True, False, None])
def test_of_many_shareholders_it_is_so_too(answers: dict[str, bool], foreign: bool | None):
    data = with_shareholders(8, **answers)
    data["company"]["foreign_capital"] = foreign
    said, alone = advice_of(report_on(data))

    assert said == {path: alone[path] for path in said}
    assert any(said.values())


@pytest.mark.no_cover
def test_a_rule_is_decided_no_oftener_for_many_shareholders(monkeypatch: pytest.MonkeyPatch):
    def decided(count: int) -> int:
        found = []

        def noted(*asked: Any) -> Any:
            found.append(asked)
            return outcome_by(*asked)

        report = report_on(with_shareholders(count))
        with monkeypatch.context() as patch:
            patch.setattr(advice, "outcome_by", noted)
            errand_list(report)
        return len(found)

    assert decided(8) == decided(80) > 0
