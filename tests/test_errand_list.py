"""The errands: everything some column asks of this applicant, once, where it is got."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import partial
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
from support.command import in_json, printed
from support.each import for_each
from support.replies import asked, papers_of
from support.rows import rows_of
from support.samples import examples, in_both_languages
from support.schemas import places

from checker import web
from checker.filing.errands import panel, plain
from checker.filing.errands.find import ErrandList, PaperTasks, errand_list
from checker.filing.errands.outline import headline
from checker.model import Basis, Text
from checker.words import word

if TYPE_CHECKING:
    from pathlib import Path

    from checker.report.outline import Report

DAY = date(2026, 11, 24)
CERTIFICATE = "social-security-certificate"
BRANCHES = "branches-and-subsidiaries"


UNSEALED: dict[str, object] = {"materials.commitment-letter.sealed": False}
ISSUED_ON = f"materials.{CERTIFICATE}.issued_on"


def as_text(report: Report, lang: Any = "en") -> str:
    return plain.as_text(report, errand_list(report), lang)


def as_markdown(report: Report, lang: Any = "en") -> str:
    return plain.as_markdown(report, errand_list(report), lang)


def as_html(report: Report, lang: Any = "en") -> str:
    return panel.as_html(report, errand_list(report), lang)


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


def test_a_date_older_than_our_reading_is_open_and_not_called_too_old():
    report = of_ready({f"materials.{CERTIFICATE}.other_proof": True, ISSUED_ON: "2026-10-01"})

    assert marks(errand_list(report))[ISSUED_ON] is False
    assert "（本站从严理解）" in as_text(report, "zh")
    assert "已过期" not in as_text(report, "zh")


def test_a_paper_that_a_guide_alone_asks_for_says_whose_guide():
    report = of_ready({"service.provinces": ["CN-SN"]}, (Basis.LAW, Basis.LOCAL))

    assert "  9 Labor contracts · Shaanxi only\n" in as_text(report)


def test_an_authority_whose_phone_was_not_read_is_named_without_one():
    unread = next(code for code, each in LAW.authorities.items() if each.phone is None)
    said = as_text(of_ready({"service.provinces": [unread]}))

    assert f"\n{LAW.authorities[unread].name.en}\n" in said


def test_before_the_authority_is_known_the_list_names_none():
    assert "Administration" not in as_text(report_on({})).partition("\n\n")[0]


def test_a_count_that_fails_is_not_ticked():
    months = f"materials.{CERTIFICATE}.months"

    assert marks(list_of({months: 0}))[months] is False


def test_the_list_names_the_authority_with_its_phone_and_who_issues_a_paper():
    report = of_ready()
    said, authority = as_text(report), report.authority

    assert authority is not None
    assert f"{authority.name.en} · {authority.phone}" in said
    assert "    The social security office, at the counter or on its site\n" in said


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
    # It is neither all there nor certainly asked.
    assert headline(found).en.endswith("checklist, 1 box left; 1 of them perhaps not asked")
    assert headline(found).zh.endswith("还差 1 处；其中 1 份是否需要尚未确定")
    asked = "    Whether it is asked depends on: branches and subsidiaries\n"
    for said in (as_text(report), as_markdown(report), as_html(report)):
        assert asked.strip() in said
    assert "    是否需要取决于：分公司和子公司\n" in as_text(report, "zh")
    assert BRANCHES in {rule.id for rule in list_of({"establishments": []}).not_asked}


def test_what_waits_for_another_answer_is_not_all_there():
    report = of_ready({"shareholders": ...})
    paper = papers(errand_list(report))["equity-structure-chart"]

    assert {task.done for task in paper.tasks} == {True}
    assert (paper.left, paper.waits_for) == (1, ("shareholders",))
    assert "papers to file, 1 box left" in headline(errand_list(report)).en
    for said in (as_text(report), as_markdown(report), as_html(report)):
        assert "Answer needed: shareholders." in said
    assert "    待填写：股东。\n" in as_text(report, "zh")


def test_what_fails_though_every_box_is_ticked_is_told():
    report = of_ready({"shareholders[0].share": 50})
    paper = papers(errand_list(report))["equity-structure-chart"]

    assert paper.left == 1
    said = "    The shares add up to 90.00%, not 100.00%: the chart is incomplete.\n"
    assert said in as_text(report)


def test_a_paper_that_no_text_tells_whether_it_is_asked_is_listed_with_why():
    report = of_ready({"company.foreign_capital": "unclear"})
    found = errand_list(report)
    letters = ("no-foreign-capital-commitment", "foreign-investor-statement")

    assert {paper.rule.id for paper in found.papers if paper.perhaps} == {*letters}
    assert "2 of them perhaps not asked" in headline(found).en
    assert as_text(report).count("Whether there is foreign capital is unclear") == 2


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
    assert "usable until" in as_text(report)


def test_before_any_answer_the_papers_are_listed_and_nothing_is_ticked():
    found = errand_list(report_on({}))

    assert found.papers
    assert True not in marks(found).values()


def test_papers_that_may_not_be_asked_are_counted_apart():
    report = report_on({})
    found = errand_list(report)
    rows = papers_of({})["rows"]
    open_rows = {paper for paper, row in rows.items() if row["state"] == "perhaps"}

    count = len(open_rows & {paper.rule.id for paper in found.papers})
    assert count == sum(paper.perhaps for paper in found.papers) > 1
    assert f"; {count} of them perhaps not asked; " in headline(found).en
    assert f"；其中 {count} 份是否需要尚未确定；" in headline(found).zh
    assert "perhaps" not in headline(list_of()).en


def test_before_all_law_there_is_no_errand():
    found = errand_list(report_on({}, date(1999, 1, 1)))

    assert headline(found).en.startswith("Which papers are asked")


@pytest.mark.parametrize(("lang", "box"), [("en", "legal rep. signed"), ("zh", "法定代表人签字")])
def test_people_tick_it_off(lang: Any, box: str):
    report = of_ready({"materials.application-form.signed": False})

    assert f"☐ {box}" in as_text(report, lang)
    assert f"- [ ] {box}" in as_markdown(report, lang)
    assert "☐" in as_html(report, lang)


def test_a_name_is_escaped_on_the_page():
    html = as_html(of_ready({"company.name": "乙<公司>"}))

    assert "<title>Errand list · 乙&lt;公司&gt;</title>" in html


@in_both_languages
def test_the_page_says_no_ruling_and_shows_no_word_for_screen_readers(lang: Any):
    html = as_html(of_ready(), lang)

    assert f'<p class="small">{word("report.disclaimer").of(lang)}</p>' in html
    assert 'class="b-sr"' in html
    assert ".b-sr{position:absolute;width:1px;height:1px;overflow:hidden" in html


def test_signs_in_the_company_s_name_mean_nothing_to_markdown():
    said = as_markdown(of_ready({"company.name": "甲<b>公司*有限*"}))

    assert r"甲\<b\>公司\*有限\*" in said


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_the_command_writes_it(tmp_path: Path, name: str):
    file, out = tmp_path / "a.toml", tmp_path / "out"
    file.write_text("[company]\nregistered_capital = 500_000\n", encoding="utf-8")

    printed("errands", file, "--format", name, "--output", out)
    assert "Errand list" in out.read_text(encoding="utf-8")


@for_each("more, part, said", rows_of("errands")["taken_along"])
def test_the_page_takes_it_along(more: dict[str, str], part: str, said: str):
    application = {"company": {"registered_capital": 1}}
    reply = asked(do="take", bases=["law", "checklist"], application=application, **more)

    assert said in reply[part]


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


def test_two_answers_are_enough_for_the_whole_list():
    found = told("--provinces", "CN-HN", "--foreign", "no", "--on", "2026-12-20")
    by_rule = {paper["rule"]: paper for paper in found["papers"]}
    certificate = by_rule[CERTIFICATE]

    assert places("errands", found) == []
    assert found["authority"]["id"] == "CN-HN"
    assert found["authority"]["phone"] == LAW.authorities["CN-HN"].phone
    assert (certificate["earliest"], certificate["latest"]) == ("2026-11-20", "2026-12-20")
    assert certificate["errand"] == "social-security"
    assert certificate["asked_by"] == ["law", "local", "checklist"]
    assert by_rule["labor-contracts"]["asked_by"] == ["checklist"]
    assert by_rule["application-form"]["signed"] is by_rule["application-form"]["sealed"] is True
    assert by_rule["service-assurance"]["signed"] is by_rule["service-assurance"]["sealed"] is False
    assert "foreign-investor-statement" in found["not_asked"]


def test_what_options_say_stands_in_the_place_of_the_file_s_answers(tmp_path: Path):
    file = tmp_path / "application.json"
    file.write_text('{"service": {"provinces": ["CN-HN"]}}', "utf-8")

    assert told(str(file), "--foreign", "no")["authority"]["id"] == "CN-HN"
    # With two provinces, or with foreign capital, the ministry decides.
    for options in (("--provinces", "CN-HN,CN-GZ"), ("--foreign", "yes")):
        found = told(str(file), *options)
        assert found["authority"]["id"] == "miit"
        assert not any("local" in paper["asked_by"] for paper in found["papers"])
    assert told("--provinces", "nationwide")["authority"]["id"] == "miit"
    assert told()["authority"] is None


def test_from_the_days_an_errand_takes_follows_when_to_begin():
    takes = ("--takes", "registry=5", "--takes", "accounting=20")
    day = ("--on", "2026-12-31")
    assert told(*day, *takes)["begin"] == {
        "registry": "2026-12-26",
        "accounting": "2026-12-11",
    }
    # Without a day, it is the first on which all of that can be done.
    first = date.fromisoformat(told()["application_date"])
    assert told(*takes)["application_date"] == str(first + timedelta(days=20))


# In a page: each box writes an answer


def shown(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    found = asked(do="errands", site="../", application=application, **more)
    assert found["ok"]
    return found


HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}


def test_the_page_is_handed_the_list_s_days_as_a_calendar_file():
    reply = shown(HUNAN, now="2026-11-24T06:32:00+00:00")

    assert reply["name"].endswith("2026-11-24.ics")
    assert reply["text"].startswith("BEGIN:VCALENDAR")


def test_the_page_s_list_is_the_command_s():
    reply = shown(HUNAN)
    options = ("--provinces", "CN-HN", "--foreign", "no", "--on", reply["day"])
    papers = told(*options)["papers"]
    paths = re.findall(r'data-path="(materials[^"]+)"', reply["html"])

    assert reply["day"] == "2026-11-24"
    assert paths == [item["path"] for paper in papers for item in paper["items"]]
    # Each paper and each errand is a part with a name: its boxes are called alike.
    group = r'<div class="b-list__paper" role="group" aria-label="[^"]+" data-key="([^"]+)"'
    assert re.findall(group, reply["html"]) == [paper["rule"] for paper in papers]
    assert 'aria-label="Signature and company seal' in reply["html"]
    assert "dated 24 October 2026 to 24 November 2026" in reply["html"]
    assert LAW.authorities["CN-HN"].phone in reply["html"]
    assert reply["print"].count("b-tasks__paper") == len(papers)


def test_the_day_follows_what_the_errands_take_unless_one_is_given():
    assert shown(HUNAN, takes={"accounting": 20})["day"] == "2026-12-14"
    given = HUNAN | {"application_date": "2026-12-31"}
    reply = shown(given, takes={"accounting": 20})
    assert reply["day"] == "2026-12-31"
    assert 'data-takes="registry" value=""' in reply["html"].replace(" value>", ' value="">')


def test_what_is_answered_is_ticked_and_filled_in():
    on_paper = {"original": True, "copy": True, "legal_representative_id": True}
    dated = {"issued_on": "2026-11-20", "held": False}
    materials = {"business-license": on_paper, CERTIFICATE: dated}
    html = shown(HUNAN | {"materials": materials})["html"]

    assert re.search(r'data-all="[^"]*business-license\.original[^"]*" checked', html)
    assert 'data-path="materials.business-license.copy" checked' in html
    assert f'type="date" data-path="materials.{CERTIFICATE}.issued_on" value="2026-11-20"' in html
    assert f'data-path="materials.{CERTIFICATE}.held" checked' not in html


def test_what_settles_a_paper_is_asked_in_place_the_most_useful_first():
    def offered(application: dict[str, Any]) -> dict[str, Any]:
        html = shown(application)["html"]
        found = re.findall(r'data-do="none" data-path="([^"]+)" data-value="([^"]+)"', html)
        return {path: json.loads(value) for path, value in found}

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


def test_no_is_offered_only_to_what_can_be_none():
    html = shown(HUNAN | {"establishments": [{"name": "乙公司"}]})["html"]

    # Of what kind an entry is has no answer "none": it is said in the checker.
    assert 'data-key="establishments[0].kind"' in html
    assert 'data-do="none" data-path="establishments[0].kind"' not in html
    # A box that ticks nothing would write an answer to no question.
    assert 'data-all=""' not in html


def test_where_the_ministry_decides_the_list_says_so_once():
    html = shown({"service": {"provinces": "nationwide"}})["html"]

    assert html.count("no provincial guide applies") == 1
    assert "no provincial guide applies" not in shown(HUNAN)["html"]
    assert "Which authority decides follows" in shown({})["html"]
