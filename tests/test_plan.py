"""The plan to yes: its ways are enough and no larger than needed, and propose nothing untrue."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import DAY, LAW, parsed, ready
from support.casebook import Case, cases
from support.command import in_json, printed
from support.each import for_each
from support.other_law import with_minimum
from support.plan_proof import BASES, faults, faults_of
from support.replies import asked
from support.rows import answered, rows_of

from checker.application.application import parse
from checker.filing.plan.find import plan_for
from checker.filing.plan.judge import Judge, changed
from checker.filing.plan.search import Search, _once
from checker.model import DECIDING, Basis, general_path
from checker.rules.registry import DECISIONS
from checker.verdicts import YES, Outcome, Truth, all_of, any_of, no, not_
from scripts.proofs.applications import applications

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.application.application import Application
    from checker.filing.plan.find import Plan
    from checker.filing.plan.settle import Group
    from checker.model import Version

LAWFUL, GUIDE, LIST = ((basis,) for basis in Basis)
CERTIFICATE = "materials.social-security-certificate"
LISTED, COMPLETE, COPIES, DIPLOMAS = (
    f"materials.personnel-list.{key}" for key in ("held", "complete", "id_copies", "diplomas")
)
FORM, SEALED = (f"materials.application-form.{key}" for key in ("held", "sealed"))
OFFICE, FACILITIES = "means.premises", "means.facilities"
REPORT = "materials.financial-report"
# The file that is ready, for a filing day under earlier law: nothing in it is of a later day.
EARLIER: dict[str, object] = {
    "company.established_on": "2001-05-01",
    f"{REPORT}.audit_report_on": None,
    f"{CERTIFICATE}.issued_on": None,
    "penalties": [],
}
CHUNK = 50
# Enough for the law, too few for the guide of one province.
SMALL: dict[str, object] = {"service.provinces": ["CN-SN"], "means.operators": 3}


def app(answers: dict[str, object], day: date = DAY) -> Application:
    return parsed(ready(answers), as_of=day)


def plan(answers: dict[str, object], bases: tuple[Basis, ...] = LAWFUL, day: date = DAY) -> Plan:
    return plan_for(app(answers, day), LAW, bases)


# What is promised


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@for_each("seed", range(1, 11), one_in=10)
def test_every_way_is_enough_and_no_smaller_part_of_it_is(seed: int):
    found = dict(enumerate(faults(data, LAW) for data in applications(LAW, CHUNK, seed)))

    assert {number: said for number, said in found.items() if said} == {}


@pytest.mark.no_cover
@pytest.mark.parametrize("bases", [LAWFUL, tuple(Basis)], ids=["law", "all"])
@for_each("case", cases(), lambda case: case.id, one_in=8)
def test_the_same_holds_of_every_worked_case(case: Case, bases: tuple[Basis, ...]):
    facts, errors = parse(json.loads(case.text), LAW, DAY)

    assert errors or [*faults_of(facts, LAW, bases)] == []


def test_the_day_is_no_answer_and_what_is_taken_back_is_none_any_more():
    before, share, later = app({}), "shareholders[0].share", date(2026, 12, 1)
    after = changed(before, {"application_date": later, share: None})

    assert (before.day, after.day) == (DAY, later)
    assert before.answers.keys() - after.answers.keys() == {share}
    assert after.answers.items() <= before.answers.items()


def test_changes_that_are_found_twice_are_one_set():
    one, other = {"company.registered_capital": 1}, {"service.provinces": ("CN-HN",)}

    assert _once([one, other, dict(one)]) == [one, other]


@pytest.fixture(scope="module")
def proposed() -> set[str]:
    """Return every question that the plans of many drawn applications would change."""
    found = [parsed(data) for data in applications(LAW, 200, 20)]
    searches = (Search(each, Judge(LAW, BASES[n % 4])) for n, each in enumerate(found))
    return {general_path(path) for search in searches for way in search.ways() for path in way}


@pytest.mark.parametrize("path", [p for p, f in LAW.facts.items() if f.change in ("given", "wait")])
def test_what_is_given_is_never_changed(path: str, proposed: set[str]):
    assert path not in proposed


def test_acts_papers_and_days_are_what_is_changed(proposed: set[str]):
    kinds = {LAW.facts[path].change for path in proposed if path in LAW.facts}

    assert kinds == {"act", "obtain"}
    assert "application_date" in proposed


# Who the callers are, who owns the company and what lies behind it are taken as they are.
GIVEN = (
    *("service.for_others", "service.rents_out", "service.group_clients"),
    *("company.established_on", "company.foreign_capital"),
    *("record.dishonesty_list", "record.bad_list", "record.public_lists"),
    *("violations", "penalties", "bars"),
)


def test_a_question_that_is_no_act_and_no_paper_is_given():
    marks = {path: fact.change for path, fact in LAW.facts.items()}
    waited_for = {path for path, mark in marks.items() if mark == "wait"}
    signed = {mark for path, mark in marks.items() if path.endswith((".signed", ".sealed"))}

    assert waited_for == {"violations[].on", "penalties[].on", "bars[].on"}
    assert {marks[path] for path in GIVEN} == {"given"}
    assert signed == {"obtain"}


# What is proposed


@for_each("case", rows_of("ways")["case"], lambda case: case["name"])
def test_the_ways_to_a_yes(case: dict[str, Any]):
    day, bases = case.get("day", DAY), case.get("bases", ["law"])
    answers = (EARLIER if day < DAY else {}) | answered(case)
    found = plan(answers, tuple(map(Basis, bases)), day).ways

    assert case["ways"] == [{change.path: shown(change.to) for change in w.changes} for w in found]


def shown(answer: object) -> object:
    """Return an answer as the rows have it, which know no null."""
    return (
        [*answer] if isinstance(answer, tuple) else "to be found out" if answer is None else answer
    )


def test_contributions_paid_by_another_are_an_act_of_the_company():
    found = plan(
        {f"{CERTIFICATE}.payer_is_applicant": False, f"{CERTIFICATE}.other_proof": False}
    ).ways

    assert [[(c.path, c.kind) for c in way.changes] for way in found] == [
        [(f"{CERTIFICATE}.other_proof", "obtain")],
        [(f"{CERTIFICATE}.payer_is_applicant", "act")],
    ]


def test_shares_that_do_not_add_up_are_to_be_found_out():
    found = plan({"shareholders[0].share": 50}, LIST).ways

    assert [[(c.path, c.to) for c in way.changes] for way in found] == [
        [("shareholders[0].share", None)]
    ]
    assert found[0].changes[0].text.en == (
        "Shareholder 1: list the missing shareholder, or correct the percentages."
    )


def test_numbers_that_a_guide_asks_for_are_reached():
    shaanxi = {
        "service.provinces": ["CN-SN"],
        "company.province": "CN-SN",
        "company.registered_capital": 1_000_000,
        "means.operators": 3,
        "means.floor_area": 20.5,
        "means.own_seats": 1,
        "means.rented_seats": 0,
        "materials.labor-contracts.copies": False,
        "materials.business-and-technical-plan.seat_plan": False,
    }
    found = plan(shaanxi, GUIDE).ways

    assert [way.title.en for way in found] == ["Nationwide", "Complete resources and papers"]
    assert [(change.name.en, change.kind) for change in found[-1].changes] == [
        ("15 call center agents", "act"),
        ("75 m²", "act"),
        ("10 seats of your own", "act"),
        ("call center agents’ contracts, copies", "obtain"),
        ("floor plan of the seats", "obtain"),
    ]
    # As they are answered: people and seats as whole numbers, m² with a fraction.
    kinds = [type(change.to) for change in found[-1].changes]
    assert kinds == [int, Decimal, int, bool, bool]


def search(monkeypatch: pytest.MonkeyPatch, **rules: Callable[[Application], Truth]) -> Search:
    """Return the search for a company that lacks all of these, with rules that are no law."""
    lacking = (LISTED, COMPLETE, COPIES, DIPLOMAS, FORM, SEALED, OFFICE, FACILITIES)
    for name, holds in rules.items():

        def decide(found: Application, _version: Version, holds: Any = holds) -> Outcome:
            return Outcome(holds(found))

        monkeypatch.setitem(DECISIONS, (name.replace("_", "-"), Basis.LAW), decide)
    # What the law itself asks of them is left out.
    for name in ("personnel-list", "application-form", "sites-and-facilities"):
        monkeypatch.setitem(DECISIONS, (name, Basis.LAW), lambda _app, _version: Outcome(YES))
    return Search(app(dict.fromkeys(lacking, False)), Judge(LAW, LAWFUL))


def test_one_paper_is_lighter_than_two(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that takes two papers, or one that stands behind them in the form."""

    def holds(found: Application) -> Truth:
        return any_of(all_of(found.yes(COPIES), found.yes(DIPLOMAS)), found.yes(FORM))

    found = search(monkeypatch, registered_capital=holds)

    assert found.repairs(found.app, LAW.rule("registered-capital")) == [
        {FORM: True},
        {COPIES: True, DIPLOMAS: True},
    ]


def test_of_three_papers_that_do_alike_the_first_two_of_the_form_are_got(
    monkeypatch: pytest.MonkeyPatch,
):
    """Not law: a rule that takes any of three papers."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: any_of(*map(each.yes, (FORM, DIPLOMAS, COPIES))),
    )

    assert found.repairs(found.app, LAW.rule("registered-capital")) == [
        {COPIES: True},
        {DIPLOMAS: True},
    ]


def test_what_mends_one_rule_and_breaks_another_is_no_way(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that wants a paper, and one that fails with it."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: each.yes(FORM),
        lawful_company=lambda each: not_(each.yes(FORM)),
    )

    assert found.ways() == []


def test_of_no_way_a_part_is_enough(monkeypatch: pytest.MonkeyPatch):
    """Not law: two rules that each take a paper of their own, or both one and the same."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: any_of(each.yes(COPIES), each.yes(FORM)),
        lawful_company=lambda each: any_of(each.yes(DIPLOMAS), each.yes(FORM)),
    )

    assert {COPIES: True, DIPLOMAS: True} in found.ways()
    assert all(len(way) == 1 for way in found.ways() if FORM in way)


def test_what_a_paper_does_not_mend_stands(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that fails whatever is got for it."""
    found = search(monkeypatch, registered_capital=lambda each: all_of(each.yes(FORM), no()))

    assert found.ways() == []


# Acts


def test_marketing_calls_are_given_up():
    found = plan({"service.marketing_calls": True}).ways

    assert [way.title.en for way in found] == ["No marketing calls"]
    (change,) = found[0].changes
    assert (change.kind, change.to) == ("act", False)
    assert change.text.en.startswith("Give up commercial marketing calls, and take them out")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("branch", "由分公司所属的公司申请。"),
        ("not-established", "先办理公司登记，取得营业执照后再申请。"),
    ],
)
def test_another_form_than_a_company_applies_as_one(form: str, said: str):
    (way,) = plan({"company.legal_form": form}).ways

    assert [(c.to, c.text.zh) for c in way.changes] == [("limited-liability-company", said)]


# Time


def test_a_bar_is_waited_for_through_its_last_day():
    barred = {"bars": [{"on": "2026-03-01", "reason": "false-papers", "license": "call-center"}]}
    found = plan(barred)

    assert [[(c.path, c.to, c.kind) for c in way.changes] for way in found.ways] == [
        [("application_date", date(2027, 3, 2), "wait")]
    ]
    assert [(g.rule.id, g.until) for g in found.given] == [("no-application-bar", date(2027, 3, 1))]
    assert plan(barred, day=date(2027, 3, 2)).ways == ()


def test_what_the_reports_remedy_leaves_out_is_needed_by_its_name():
    """After the wait a report not there hides that its date is too old, and its remedy with it."""
    answers = {
        "company.established_on": None,
        "violations": [{"on": "2025-12-03", "major": True, "by": "company"}],
        f"{REPORT}.audit_report_original": False,
    }

    (way,) = plan(answers, LIST).ways

    said = {change.path: change.text.en for change in way.changes}
    about = "Capital verification or audit"
    assert said[f"{REPORT}.audit_report_on"] == f"{about}: newer audit report needed."


def test_a_wording_that_begins_later_can_be_waited_for():
    """Not law: a minimum of registered capital that falls on 1 July 2027."""
    law = with_minimum(500_000, date(2027, 7, 1))
    found = plan_for(app({"company.registered_capital": 500_000}), law, LAWFUL).ways

    assert [[(change.path, change.to) for change in way.changes] for way in found] == [
        [("company.registered_capital", 1_000_000)],
        [("application_date", date(2027, 7, 1))],
    ]


# What stands


def test_a_listing_stands_and_no_way_leads_around_it():
    found = plan({"record.dishonesty_list": True})

    assert found.ways == ()
    assert [(g.rule.id, g.basis, g.until) for g in found.given] == [
        ("no-major-violations", Basis.LAW, None)
    ]
    assert found.said is not None
    assert found.said.en == "No change of answers is enough: see what stands."


def test_what_can_be_done_beside_a_listing_is_still_said():
    missing = "materials.security-measures.held"
    (group,) = plan({"record.dishonesty_list": True, missing: False}).settle

    assert (group.owner, [change.path for change in group.acts]) == ("technical", [missing])


def test_a_list_that_only_one_guide_looks_at_is_left_behind_with_it():
    found = plan(
        {
            "service.provinces": ["CN-GZ"],
            "company.province": "CN-GZ",
            "record.bad_list": True,
        },
        DECIDING,
    )

    assert [given.reason.code for given in found.given] == ["bad-listed"]
    assert {"service.provinces": "nationwide"} in [
        {c.path: c.to for c in way.changes} for way in found.ways
    ]


# At most four, told apart


def test_at_most_four_ways_are_shown_those_with_the_fewest_acts_first():
    found = plan(
        {
            "service.provinces": "nationwide",
            "company.registered_capital": 2_000_000,
            "means.reputation": False,
            "means.ability": False,
            f"{CERTIFICATE}.held": False,
            f"{CERTIFICATE}.other_proof": False,
        }
    )
    acts = [sum(change.kind != "obtain" for change in way.changes) for way in found.ways]

    assert len(found.ways) == 4
    assert acts == sorted(acts)
    assert len({way.title for way in found.ways}) == 4


def test_another_lever_is_shown_before_other_papers(monkeypatch: pytest.MonkeyPatch):
    """Not law: one rule that takes either of two acts, and three that take either of two papers."""
    either = {
        "registered_capital": (OFFICE, FACILITIES),
        "lawful_company": (LISTED, COMPLETE),
        "funds_and_professionals": (COPIES, DIPLOMAS),
        "no_application_bar": (FORM, SEALED),
    }
    rules = {
        name: partial(lambda two, each: any_of(*map(each.yes, two)), two)
        for name, two in either.items()
    }
    found = search(monkeypatch, **rules).ways()

    assert [sorted(way) for way in found] == [
        sorted(paths)
        for paths in (
            (OFFICE, LISTED, COPIES, FORM),
            # Of other papers those first that stand last in the form.
            (OFFICE, LISTED, COPIES, SEALED),
            (OFFICE, LISTED, DIPLOMAS, FORM),
            (FACILITIES, LISTED, COPIES, FORM),
        )
    ]


def test_ways_alike_in_their_levers_are_told_apart_by_their_papers():
    found = plan({f"{CERTIFICATE}.issued_on": "2026-10-01", f"{CERTIFICATE}.other_proof": False})

    assert [way.title.zh for way in found.ways] == [
        "补齐材料：社保证明重新开具",
        "补齐材料：第三方从业人员证明",
    ]


# Without a way


@pytest.mark.parametrize(
    ("answers", "day", "said"),
    [
        ({}, DAY, "Nothing to change."),
        ({"means.ability": None, "means.reputation": None}, DAY, "Nothing to change so far"),
        ({"service.public_network": False}, DAY, "Not needed on these answers. Nothing to file."),
        ({}, date(1999, 1, 1), "No rule"),
    ],
)
def test_without_a_way_one_sentence_says_why(answers: dict[str, object], day: date, said: str):
    facts = {**app(answers).answers}
    found = plan_for(type(app({}))(day, facts, app(answers).lengths), LAW, LAWFUL)

    assert found.ways == ()
    assert found.said is not None
    assert said in found.said.en


# Who must answer


def groups(answers: dict[str, object], bases: tuple[Basis, ...] = LAWFUL) -> dict[str, Group]:
    return {group.owner: group for group in plan(answers, bases).settle}


def test_each_owner_has_one_message_with_what_to_do_and_to_answer():
    found = groups({"means.technical_plan": None, "materials.security-measures.held": False})

    assert list(found) == ["technical"]
    assert found["technical"].message.en == (
        "We plan to file for the call center license (B24) on 24 November 2026.\n"
        "Please see to:\n"
        "1. Security measures: name the people responsible and tick only the commitments the"
        " company can keep.\n"
        "Please answer:\n"
        "1. Is the technical plan ready?"
    )
    assert found["technical"].message.zh.startswith(
        "本公司拟于2026年11月24日申请呼叫中心业务经营许可证（B24）。\n请办理：\n1. "
    )


def test_a_paper_too_old_is_to_be_had_anew_before_a_seal_is_put_on_it():
    expired: dict[str, object] = {
        f"{CERTIFICATE}.issued_on": "2026-10-23",
        f"{CERTIFICATE}.red_seal": False,
        f"{CERTIFICATE}.verifiable": True,
    }
    # Another proof may still do, so that no change of an answer is certain.
    hr = groups(expired, tuple(Basis))["hr"].message
    anew = "1. 社保证明：日期为2026年10月23日的，到2026年11月24日已过期，请先重新取得，"
    assert f"{anew}或者以第三方从业人员证明代替。\n2. " in hr.zh
    assert "加盖红章" in hr.zh.partition("\n2. ")[2]
    assert "too old on 24 November 2026; get a new one first, or instead: another" in hr.en
    # Without another proof a new one is what to change, and is said once.
    alone = groups(expired | {f"{CERTIFICATE}.other_proof": False}, tuple(Basis))["hr"].message
    assert "已过期，请先" not in alone.zh
    # A fresh one, and one in whose place another is there, are not to be had anew.
    fresh = groups(expired | {f"{CERTIFICATE}.issued_on": "2026-10-24"}, tuple(Basis))
    other = groups(expired | {f"{CERTIFICATE}.other_proof": True}, tuple(Basis))
    for found in (fresh, other):
        assert "已过期" not in found["hr"].message.zh


def test_what_one_side_answers_is_numbered_in_both_languages():
    found = groups({"means.technical_plan": None, "means.facilities": None})["technical"].message

    assert found.en.splitlines()[2:] == [
        "1. Do you have the necessary facilities?",
        "2. Is the technical plan ready?",
    ]
    assert found.zh.splitlines()[2:] == ["1. 是否有必要的设施？", "2. 是否已有技术方案？"]


def test_a_question_on_an_entry_names_it():
    found = groups(
        {"shareholders[1].license_copy": None, "shareholders[1].registry_screenshot": None}
    )

    assert "1. 乙公司：营业执照复印件" in found["shareholders"].message.zh


def test_the_message_names_the_day_of_the_way():
    found = groups(
        {
            "bars": [{"on": "2026-03-01", "reason": "false-papers", "license": "call-center"}],
            "means.technical_plan": None,
        }
    )

    assert "on 2 March 2027." in found["technical"].message.en


def test_before_a_way_is_chosen_nobody_is_asked_for_what_one_of_several_does():
    """More capital or one province: which of the two nobody has decided yet."""
    nationwide: dict[str, object] = {
        "service.provinces": "nationwide",
        "company.registered_capital": 2_000_000,
    }
    found = groups(nationwide | {"materials.security-measures.held": False})

    assert len(plan(nationwide).ways) > 1
    assert list(found) == ["technical"]
    assert [change.path for change in found["technical"].acts] == [
        "materials.security-measures.held"
    ]


def test_an_unclear_law_is_asked_of_the_authority_with_its_phone():
    found = groups({"materials.application-form.sealed": False})["authority"]

    assert found.contact is not None
    assert found.contact.zh == "湖南省通信管理局（0731-81111266）"
    assert found.message.zh == (
        "您好，我公司拟申请办理B24-1（国内呼叫中心业务），请问：\n1. 申请表是否须加盖公司公章？"
    )
    assert found.message.en == (
        "Hello. We are preparing an application for license B24-1 (domestic)"
        " and would like to ask:\n1. Must the application form bear the company seal?"
    )
    assert found.rules == ("application-form",)


def test_what_the_route_leaves_unclear_is_asked_as_well():
    found = groups({"company.province": "CN-GD"})["authority"]

    assert "是否受理我公司的申请" in found.message.zh


# The command


MUCH_TO_DO: dict[str, object] = {
    "service.provinces": "nationwide",
    "company.registered_capital": 2_000_000,
    "bars": [{"on": "2026-03-01", "reason": "false-papers", "license": "call-center"}],
    "means.floor_area": 60.5,
    "materials.application-form.sealed": False,
    "means.technical_plan": None,
}


def test_the_command_tells_ways_what_stands_and_who_must_answer():
    out = printed("plan", on=ready(MUCH_TO_DO))
    assert out.startswith("Call center license (B24): what to change\n\nCompany: 甲公司\n")
    for line in (
        "Measured against: Current requirements",
        "  Hunan only (2 changes)",
        "      -> Legal: Serve Hunan only; the Hunan Communications Administration then decides.",
        "      -> Legal: Wait, and file on 2 March 2027.",
        "  More capital (2 changes)",
        "      -> Finance: Raise the registered capital to RMB 10,000,000, RMB 8,000,000 more.",
        "What stands and cannot be changed",
        "      It stands through 1 March 2027, that day included.",
        "  Technical",
        "      to answer: Is the technical plan ready?",
        "      ?> to ask: 申请表是否须加盖公司公章？",
    ):
        assert line in out


def test_the_command_speaks_chinese_and_writes_markdown():
    more = ("--lang", "zh", "--format", "markdown", "--basis", "all")
    out = printed("plan", *more, on=ready(MUCH_TO_DO))
    assert "- 对照：现行要求、省局指南、旧版清单" in out
    assert "- **只做湖南（2 件事）**" in out
    assert "- 法务：业务只覆盖湖南，由湖南省通信管理局审批。" in out


def test_the_plan_has_the_published_shape():
    data = in_json("plan", on=ready(MUCH_TO_DO))
    assert data["format"] == "call-center-license/plan/1"
    assert (data["application_date"], data["bases"]) == ("2026-11-24", ["law"])
    assert data["ways"][0]["changes"][0] == {
        "path": "service.provinces",
        "was": "nationwide",
        "to": ["CN-HN"],
        "kind": "act",
        "owner": "legal",
        "en": "Serve Hunan only; the Hunan Communications Administration then decides.",
        "zh": "业务只覆盖湖南，由湖南省通信管理局审批。",
    }
    assert data["ways"][1]["results"] == {"law": "answer", "local": None, "checklist": "answer"}
    assert [(g["rule"], g["until"]) for g in data["given"]] == [
        ("no-application-bar", "2027-03-01")
    ]
    owners = [group["owner"] for group in data["settle"]]
    # By the day of the way the certificate is too old.
    assert owners == ["legal", "hr", "technical", "authority"]
    assert data["settle"][2]["facts"] == ["means.technical_plan"]


@pytest.mark.parametrize(
    ("answers", "more", "said"),
    [
        (SMALL, [], "but the guide of the Shaanxi Communications Administration is not met."),
        (SMALL | {OFFICE: None}, [], "is not met. What is open stands below."),
        (SMALL, ["--lang", "zh"], "仅对照现行要求，无须改动；但陕西省通信管理局指南仍有不符合项。"),
    ],
)
def test_nothing_to_change_is_not_all_while_the_guide_that_decides_fails(
    answers: dict[str, object],
    more: list[str],
    said: str,
):
    assert said in printed("plan", *more, on=ready(answers))
    assert "call center agents" in printed("plan", "--basis", "all", on=ready(answers))


def test_a_listing_is_told_with_how_it_ends():
    listed = ready({"record.dishonesty_list": True, "company.name": None})
    out = printed("plan", "--lang", "zh", on=listed)

    assert "\n公司：" not in out
    assert (
        "      按所填内容无法算出期满日。\n      -> 怎样才符合：由电信管理机构移出名单后再申请；"
        in out
    )


def test_a_number_of_a_plan_is_one_of_json():
    shaanxi = ready({"service.provinces": ["CN-SN"], "means.floor_area": 20.5})
    ways = in_json("plan", "--basis", "local", on=shaanxi)["ways"]
    changes = [c for way in ways for c in way["changes"]]
    (floor,) = [c for c in changes if c["path"] == "means.floor_area"]
    assert floor["was"] == 20.5
    assert isinstance(floor["to"], int)


# The page


def page(answers: dict[str, object], **more: Any) -> str:
    found: str = asked(do="plan", application=ready(answers), **more)["panel"]
    return found


FAILING = {
    "service.provinces": "nationwide",
    "company.registered_capital": 2_000_000,
    f"{CERTIFICATE}.red_seal": False,
    f"{CERTIFICATE}.verifiable": True,
}


def test_the_page_shows_ways_to_what_decides_and_one_for_the_old_checklist():
    panel = page(FAILING)

    assert panel.count('class="b-plan__way"') == 3
    assert ">Hunan only</h3>" in panel
    assert ">More capital</h3>" in panel
    assert ">The old checklist too</h3>" in panel
    assert '<div data-lever="capital"><dt class="b-sr">Capital</dt><dd><b>RMB 10,000,000' in panel
    assert "<dd>nationwide</dd>" in panel


def test_a_way_carries_what_it_changes():
    panel = page(FAILING)

    assert (
        'data-changes="[{&quot;path&quot;: &quot;company.registered_capital&quot;,'
        ' &quot;to&quot;: 10000000}]"'
    ) in panel


def test_what_was_chosen_can_be_taken_back_and_is_still_to_be_done():
    after = FAILING | {"company.registered_capital": 10_000_000}
    panel = page(after, before=ready(FAILING), way="company.registered_capital")

    assert "Chosen: More capital." in panel
    assert 'data-do="plan-back"' in panel
    assert "Raise the registered capital to RMB 10,000,000" in panel


def test_answers_that_are_no_ways_are_not_called_chosen():
    after = FAILING | {"company.registered_capital": 11_000_000}

    for way in ("company.registered_capital", "company.name"):
        assert "Chosen" not in page(after, before=ready(FAILING), way=way)


def test_to_choose_a_way_ticks_no_paper():
    """A paper that is not there stays missing, and is still to be got."""
    way = f"service.provinces {CERTIFICATE}.red_seal"
    ways = page(FAILING).split("<article")
    shown = next(each for each in ways if f'data-key="{way}"' in each)
    after = FAILING | {"service.provinces": ["CN-HN"]}
    panel = page(after, before=ready(FAILING), way=way)

    assert "red_seal" not in shown.split("data-changes")[1]
    assert "Chosen: The old checklist too." in panel
    assert "Tick each paper under Gather once it is there." in panel
    assert "ask the social security office for the red seal" in panel.lower()


def test_the_page_of_one_basis_plans_for_it_alone():
    assert page(FAILING, bases=["checklist"]).count('class="b-plan__way"') == 1


def test_decisions_have_a_row_where_there_are_any():
    assert 'data-lever="decisions"' in page({"service.marketing_calls": True})
    assert 'data-lever="decisions"' not in page(FAILING)


def test_what_stands_links_its_rule():
    panel = page({"record.dishonesty_list": True, "company.registered_capital": None})

    assert 'href="../conditions/no-major-violations/"' in panel


def test_levers_that_are_not_answered_say_so():
    panel = page(
        {
            "service.provinces": None,
            "company.registered_capital": None,
            "service.marketing_calls": True,
        }
    )

    assert panel.count("<dd>not answered</dd>") == 2


def test_an_authority_is_asked_in_chinese_and_the_english_page_says_what_is_asked():
    unclear = {"materials.application-form.sealed": False}
    english, chinese = (page(unclear, lang=lang) for lang in ("en", "zh"))

    first = '<blockquote class="b-plan__message" lang="zh-Hans">您好'
    assert first in english
    assert "Must the application form bear the company seal?" in english
    assert "<summary>看英文</summary>" in chinese
    assert chinese.index(first) < chinese.index("看英文")


def test_a_long_message_is_folded():
    panel = asked(do="plan", application={"service": {"for_others": True}})["panel"]

    assert '<details class="b-plan__group b-below" data-key="legal">' in panel
    assert "Nothing to change so far" in panel


def test_before_any_answer_there_is_nothing_to_change_and_nothing_is_said():
    assert asked(do="plan", application={})["panel"] == ""
