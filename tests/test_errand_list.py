"""The errands: everything some column asks of this applicant, once, where it is got."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from support.applications import (
    AS_READY,
    LAW,
    PROVINCES,
    Answers,
    applications,
    changed,
    ready,
    report_on,
)
from support.command import in_json
from support.each import for_each
from support.replies import asked, papers_of
from support.samples import examples
from support.schemas import places

from checker import web
from checker.filing.errands import panel, plain
from checker.filing.errands.find import ErrandList, PaperTasks, errand_list
from checker.filing.errands.outline import headline
from checker.model import Basis, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.report.outline import Report

DAY = date(2026, 11, 24)
CERTIFICATE = "social-security-certificate"
BRANCHES = "branches-and-subsidiaries"


UNSEALED: dict[str, object] = {"materials.commitment-letter.sealed": False}
ISSUED_ON = f"materials.{CERTIFICATE}.issued_on"


def as_text(report: Report, lang: Any = "en") -> str:
    return plain.as_text(errand_list(report), lang)


def as_markdown(report: Report, lang: Any = "en") -> str:
    return plain.as_markdown(errand_list(report), lang)


def as_html(report: Report, lang: Any = "en") -> str:
    return panel.as_html(errand_list(report), lang)


def of_ready(answers: Answers = AS_READY, bases: tuple[Basis, ...] = tuple(Basis)) -> Report:
    """Return the report on a company that is ready in Hunan but for some answers."""
    return report_on(ready(answers), bases=bases)


def list_of(answers: Answers = AS_READY, bases: tuple[Basis, ...] = tuple(Basis)) -> ErrandList:
    return errand_list(of_ready(answers, bases))


def papers(found: ErrandList) -> dict[str, PaperTasks]:
    return {paper.rule.id: paper for paper in (*found.papers, *found.old_papers)}


def marks(found: ErrandList) -> dict[str, bool | None]:
    return {task.path: task.done for paper in papers(found).values() for task in paper.tasks}


def test_of_a_complete_application_nothing_is_left():
    found = list_of()

    assert set(marks(found).values()) == {True}
    assert headline(found).en == (
        f"{len(found.papers)} papers to file, all there; {len(found.old_papers)} more only where"
        " the service counter still uses the old agency checklist, all there"
    )


def test_what_only_the_old_list_asks_stands_apart_and_is_counted_apart():
    found = list_of(UNSEALED)

    assert {paper.rule.id for paper in found.old_papers} >= {"commitment-letter", "labor-contracts"}
    assert not {paper.rule.id for paper in found.papers} & {p.rule.id for p in found.old_papers}
    assert headline(found).zh.endswith(f"另备 {len(found.old_papers)} 份，还差 1 处")
    assert list_of(bases=(Basis.LAW,)).old == ()


@pytest.mark.parametrize("answer", ["2026-01-05", ...], ids=["too old", "open"])
def test_a_paper_without_a_fresh_date_says_between_which_days_it_is_dated(answer: object):
    report = of_ready({ISSUED_ON: answer})
    issue = papers(errand_list(report))[CERTIFICATE].issue

    assert issue is not None
    assert issue.last == DAY
    # On its first day it is fresh, a day before it is not.
    for day, is_fresh in ((issue.first, True), (issue.first - timedelta(days=1), False)):
        rules = of_ready({ISSUED_ON: day}).findings.rules
        rule = next(each for each in rules if each.rule.id == CERTIFICATE)
        assert (rule.on[Basis.LAW].state == "met") is is_fresh
    begins = f"{issue.first.day} {issue.first:%B} {issue.first.year}"
    assert f"dated {begins} to 24 November 2026" in as_text(report)


def test_a_paper_with_a_fresh_date_names_no_days():
    assert papers(list_of())[CERTIFICATE].issue is None


@pytest.mark.parametrize("proof", [..., False])
@pytest.mark.parametrize(("on", "fits"), [("2026-10-24", True), ("2026-10-23", False)])
def test_a_date_that_does_not_fit_is_not_ticked_and_is_said_to_be_too_old(
    proof: object, on: str, *, fits: bool
):
    # While another proof may still do in its place, the certificate fails nothing yet.
    paper = {"issued_on": on, "verifiable": False, "other_proof": proof}
    data = ready({f"materials.{CERTIFICATE}.{key}": answer for key, answer in paper.items()})
    report = report_on(data)
    chinese = as_text(report, "zh")

    assert marks(errand_list(report))[ISSUED_ON] is fits
    for said in (as_text(report), as_html(report), shown(data)["html"]):
        assert ("too old: get a new one" in said) is not fits
    assert ("开具日期（已过期，需重新取得" in chinese) is not fits
    # What may still take its place is named, what was answered no is not.
    assert ("或者以第三方从业人员证明代替" in chinese) is (not fits and proof is ...)


def test_a_paper_that_a_guide_alone_asks_for_says_whose_guide():
    report = of_ready({"service.provinces": ["CN-SN"]}, (Basis.LAW, Basis.LOCAL))

    assert "  9 Labor contracts · Shaanxi only\n" in as_text(report)


def test_an_authority_whose_phone_was_not_read_is_named_without_one():
    unread = next(code for code, each in LAW.authorities.items() if each.phone is None)
    said = as_text(of_ready({"service.provinces": [unread]}))

    assert f"\n{LAW.authorities[unread].name.en}\n" in said


@pytest.mark.parametrize("write", [as_text, as_markdown, as_html])
def test_it_says_what_the_guide_wants_beside_its_papers(write: Callable[..., str]):
    shaanxi, fujian = ({"service.provinces": [code]} for code in ("CN-SN", "CN-FJ"))
    both = {"service.provinces": ["CN-SN", "CN-FJ"]}

    assert "收到受理通知书后5个工作日内，还须提交书面材料" in write(of_ready(shaanxi), "zh")
    assert "Xiamen only: 458 Xianyue Road" in write(of_ready(fujian))
    # Where another decides, the guide is not the applicant's.
    assert "书面材料" not in write(of_ready(both), "zh")


def test_a_count_that_fails_is_not_ticked():
    months = f"materials.{CERTIFICATE}.months"

    assert marks(list_of({months: 0}))[months] is False


@for_each("code", PROVINCES)
@for_each("foreign", [False, True, None])
def test_every_paper_in_force_stands_in_exactly_one_place(code: str, foreign: bool | None):
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


def test_a_paper_of_which_nothing_is_known_yet_is_listed_with_its_question():
    report = of_ready({"establishments": ...})
    found = errand_list(report)
    paper = papers(found)[BRANCHES]

    assert paper in found.old_papers
    assert (paper.tasks, paper.settled_by) == ((), ("establishments",))
    assert BRANCHES in {rule.id for rule in list_of({"establishments": []}).not_asked}


def test_what_waits_for_another_answer_is_not_all_there():
    report = of_ready({"shareholders": ...})
    paper = papers(errand_list(report))["equity-structure-chart"]

    assert {task.done for task in paper.tasks} == {True}
    assert (paper.left, paper.waits_for) == (1, ("shareholders",))


def test_a_paper_that_no_text_tells_whether_it_is_asked_is_listed_with_why():
    report = of_ready({"company.foreign_capital": "unclear"})
    found = errand_list(report)
    letters = ("no-foreign-capital-commitment", "foreign-investor-statement")

    assert {paper.rule.id for paper in found.papers if paper.perhaps} == {*letters}


@examples(60)
@given(applications())
def test_the_list_is_all_there_where_the_report_says_so(data: dict[str, Any]):
    report = report_on(data)
    listed = papers(errand_list(report))

    for found in report.findings.of_kind("material"):
        states = {finding.state for finding in found.asking(report.bases).values()}
        assert bool(states) is (found.rule.id in listed)
        if states <= {"met"}:
            assert not states or listed[found.rule.id].left == 0
        elif states & {"not_met", "answer"}:
            assert listed[found.rule.id].left


def test_what_is_missing_is_left_with_the_column_that_alone_asks():
    found = list_of(UNSEALED)

    paper = papers(found)["commitment-letter"]
    assert paper.left == 1
    assert headline(found).en.endswith("old agency checklist, 1 box left")
    assert paper.alone is not None
    assert paper.alone.en == "Old agency checklist"


@pytest.mark.parametrize(
    ("verifiable", "alone"), [(None, None), (True, Text("Old agency checklist", "旧版清单"))]
)
def test_a_seal_that_a_code_stands_in_for_is_left_to_the_old_list(
    verifiable: object, alone: Text | None
):
    coded = {"red_seal": False, "verifiable": verifiable}
    answers = {f"materials.{CERTIFICATE}.{key}": answer for key, answer in coded.items()}
    tasks = papers(list_of(answers))[CERTIFICATE].tasks

    assert [task.alone for task in tasks if task.path.endswith(".red_seal")] == [alone]


def test_a_paper_that_no_chosen_basis_asks_for_is_on_no_errand():
    (letter,) = UNSEALED

    assert letter in marks(list_of())
    assert letter not in marks(list_of(bases=(Basis.LAW,)))


def test_each_mark_stands_once_and_papers_not_asked_are_named():
    found = list_of()
    listed = (*found.papers, *found.old_papers)
    paths = [task.path for paper in listed for task in paper.tasks]

    assert len(paths) == len(set(paths))
    asked = {paper.rule.id for paper in listed}
    assert "foreign-investor-statement" in {rule.id for rule in found.not_asked}
    assert not asked & {rule.id for rule in found.not_asked}


def test_a_dated_paper_says_until_when_it_is_usable():
    report = of_ready()
    days = {d.code: d.on for d in report.findings.dates}

    assert papers(errand_list(report))[CERTIFICATE].until == days["certificate-usable-until"]


def test_before_any_answer_the_papers_are_listed_and_nothing_is_ticked():
    found = errand_list(report_on({}))

    assert found.papers
    assert True not in marks(found).values()


def test_papers_that_may_not_be_asked_are_counted_apart():
    report = report_on({})
    found = errand_list(report)
    rows = papers_of({}).rows
    open_rows = {paper for paper, row in rows.items() if row.state == "perhaps"}

    count = len(open_rows & {paper.rule.id for paper in found.papers})
    assert count == sum(paper.perhaps for paper in found.papers) > 1
    assert f"; {count} of them perhaps not asked; " in headline(found).en
    assert f"；其中 {count} 份是否需要尚未确定；" in headline(found).zh
    assert "perhaps" not in headline(list_of()).en


def test_before_all_law_there_is_no_errand():
    found = errand_list(report_on({}, date(1999, 1, 1)))

    assert headline(found).en.startswith("Which papers are asked")


def test_where_no_column_asks_alone_nothing_is_said_of_the_old_list():
    assert "service counter" not in as_text(of_ready(bases=(Basis.LAW,)))


@pytest.mark.parametrize(
    ("name", "part"), [("checker.filing", "lacks"), ("checker.other", "crash")]
)
def test_a_page_without_filing_is_told_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, name: str, part: str
):
    def missing(_: str):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(web, "import_module", missing)

    assert part in asked(do="take")


# From the command line: the list from two answers, with its days


told = partial(in_json, "errands")


def test_the_list_fits_its_schema():
    found = told("--provinces", "CN-HN", "--foreign", "no", "--on", "2026-12-20")

    assert places("errands", found) == []


def test_without_a_day_it_is_the_first_on_which_all_errands_can_be_done():
    first = date.fromisoformat(told()["application_date"])

    takes = ("--takes", "registry=5", "--takes", "accounting=20")
    assert told(*takes)["application_date"] == str(first + timedelta(days=20))


# In a page: each box writes an answer


def shown(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = asked(do="errands", site="../", application=application, **more)
    assert found["ok"]
    return found


HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}


def test_the_page_s_list_is_the_command_s():
    reply = shown(HUNAN)
    options = ("--provinces", "CN-HN", "--foreign", "no", "--on", reply["day"])
    papers = told(*options)["papers"]
    paths = re.findall(r'<li data-key="(materials[^"]+)"', reply["html"])

    assert reply["day"] == "2026-11-24"
    assert paths == [item["path"] for paper in papers for item in paper["items"]]
    # Each paper and each errand is a part with a name: its boxes are called alike.
    group = r'<div class="b-list__paper" role="group" aria-label="[^"]+" data-key="([^"]+)"'
    assert re.findall(group, reply["html"]) == [paper["rule"] for paper in papers]
    assert 'aria-label="Signature and company seal' in reply["html"]
    assert "dated 24 October 2026 to 24 November 2026" in reply["html"]
    assert LAW.authorities["CN-HN"].phone in reply["html"]
    assert reply["print"].count("b-tasks__paper") == len(papers)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, ""),
        ({"service.public_network": False}, "Not needed on these answers. Nothing to file."),
        ({"service.group_clients": "all"}, "Law unclear: no rule found says whether you need"),
    ],
    ids=["needed", "not needed", "unclear"],
)
def test_list_and_pack_of_a_page_say_first_that_nothing_is_to_be_filed(answers: Answers, said: str):
    data = ready(answers)
    pack = asked(do="pack", application=data)["panel"]

    for html in (shown(data)["html"], pack):
        before, _, papers = html.partition(" data-key=")
        assert said in before
        for first in ("Nothing to file", "Law unclear: no rule found"):
            assert (first in before) is (first in said)
            assert first not in papers


def test_what_settles_a_paper_is_asked_in_place_the_most_useful_first():
    def offered(application: dict[str, Any]) -> dict[str, Any]:
        html = shown(application)["html"]
        found = re.findall(r'data-do="none" data-writes="([^"]+)"', html)
        return {k: v for one in found for k, v in json.loads(unescape(one)).items()}

    none = {
        "penalties": [],
        "establishments": [],
        "service.other_services": [],
        "company.special_words": False,
    }
    assert offered(HUNAN) == none
    assert offered(changed(HUNAN, none)) == {}
    # Who decides is asked at the top of the page, not here.
    assert not {"service.provinces", "company.foreign_capital"} & offered({}).keys()


def test_of_a_listed_shareholder_the_ten_largest_holders_are_thought_of():
    zhejiang = {"service.provinces": ["CN-ZJ"], "company.province": "CN-ZJ"}
    listed = zhejiang | {"shareholders[1].ends_as": "listed-company"}

    hubei = listed | {"service.provinces": ["CN-HB"], "company.province": "CN-HB"}
    guangxi = listed | {"service.provinces": ["CN-GX"], "company.province": "CN-GX"}

    assert "十大股东" not in as_text(of_ready(zhejiang), "zh")
    said = "乙公司：公示系统截图（上市公司：另要最新一期披露的十大股东截图）"
    assert said in as_text(of_ready(listed), "zh")
    said = "乙公司：公示系统截图（上市公司：只要最新一期披露的十大股东截图）"
    assert said in as_text(of_ready(hubei), "zh")
    # Guangxi's speaks of an applicant that is listed, not of a shareholder.
    assert "上市公司" not in as_text(of_ready(guangxi), "zh")
