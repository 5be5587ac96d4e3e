"""What reasons say where the worked cases have no word for it."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from support.applications import DAY, LAW, application_of, parsed, ready, report_on
from support.rows import keyed, rows_of

from checker.application.application import parse
from checker.decide.evaluate import find
from checker.decide.reasons import entry_name, not_asked
from checker.model import Basis, Data, Finding, Reason, Rule, Text
from checker.report.data import as_data
from checker.report.sources import texts_behind

ROWS = rows_of("reasons")

RULE, CAPITAL = "equity-structure-chart", "registered-capital"
STATEMENT, LETTER = "foreign-investor-statement", "no-foreign-capital-commitment"


def found(data: Data, rule: str, basis: str = "law", authority: str | None = None) -> Finding:
    app = parsed(data)
    return find(app, LAW, LAW.rule(rule), Basis(basis), authority)


@pytest.mark.parametrize(
    "row",
    keyed(ROWS["finding"], "answers", "authority", "basis", "only", "rule", "told", "without"),
)
def test_what_is_found_and_why(row: Data):
    basis, authority = row.get("basis", "law"), row.get("authority")
    finding = found(application_of(row), row["rule"], basis, authority)
    reasons = finding.reasons
    told = {
        "codes": [reason.code for reason in reasons],
        "facts": [[*reason.facts] for reason in reasons],
        "owners": [reason.owner or "" for reason in reasons],
        "verdict": finding.verdict.value,
        "missing": [*finding.missing],
        "rank": finding.rank,
        "certainty": finding.certainty,
        "waits_for": finding.waits_for or "",
        "ask": finding.ask.en if finding.ask else "",
        "first": told_by(reasons[0]),
        "last": told_by(reasons[-1]),
    }
    expected = row["told"]
    for name in expected.keys() & {"first", "last"}:
        told[name] = {key: told[name][key] for key in expected[name]}

    assert expected == {key: told[key] for key in expected}


def told_by(reason: Reason) -> Data:
    return {
        "code": reason.code,
        "rank": reason.rank,
        "facts": [*reason.facts],
        "en": reason.text.en,
        "zh": reason.text.zh,
        "mend": reason.mend.en if reason.mend else "",
        "ask": reason.ask.en if reason.ask else "",
    }


def test_a_wording_may_leave_it_to_a_sentence_that_fits_every_paper():
    version = LAW.rule("no-foreign-capital-commitment").version(Basis.LAW, DAY)

    assert not_asked(replace(version, none=None)).text.en == "Not asked of this applicant."


def test_what_is_no_entry_of_a_list_has_no_name():
    app = parsed({"company": {"name": "甲公司"}})

    assert entry_name(app, "company.name") == Text("", "")


def promising(authority: str, defers: str) -> Rule:
    """Return the rule of the certificate with a second guide that takes it later."""
    rule = LAW.rule("social-security-certificate")
    first = next(version for version in rule.versions if version.defers)
    second = replace(first, authority=authority, defers=defers)
    return replace(rule, versions=(*rule.versions, second))


@pytest.mark.parametrize("province", ["CN-GX", "CN-YN"])
@pytest.mark.parametrize("key", ["promised", "red_seal"])
def test_each_guide_that_takes_a_paper_later_has_its_own_promise(province: str, key: str):
    path = f"materials.social-security-certificate.{key}"
    app, _ = parse(
        {
            "service": {"provinces": [province]},
            "company": {"foreign_capital": False},
            "materials": {"social-security-certificate": {"held": False, "promised": True}},
        },
        LAW,
        DAY,
    )
    app = replace(app, answers={**app.answers, path: True})
    told = find(app, LAW, promising("CN-YN", path), Basis.LAW)

    own = path if province == "CN-YN" else "materials.social-security-certificate.promised"
    assert [(reason.code, reason.facts) for reason in told.reasons] == [("deferred", (own,))]


def test_after_the_last_wording_its_end_is_named_and_there_is_somebody_to_ask():
    """Not law: the last wording on registered capital ends the day before."""
    whole = LAW.rule(CAPITAL)
    *others, last = sorted(whole.versions, key=lambda version: version.effective)
    ended = replace(whole, versions=(*others, replace(last, ends=date(2026, 11, 23))))
    told = find(parsed({"application_date": "2026-11-24"}), LAW, ended, Basis.LAW)

    assert told.reasons[0].code == "no-rule-for-date"
    assert told.reasons[0].text.en == (
        "No rule is known for this date. The last one known ended on 23 November 2026."
    )
    assert (told.verdict.value, told.certainty, told.waits_for) == ("unknown", "computed", "law")
    assert whole.title.zh in told.ask.zh
    assert "2026年11月24日" in told.ask.zh


def test_every_ended_wording_gives_way_to_the_next_or_leaves_a_known_gap():
    gaps = {
        rule.id
        for rule in LAW.rules
        for older, newer in pairwise(rule.versions_on(Basis.LAW))
        if older.ends and (newer.effective - older.ends).days > 1
    }

    assert gaps == {"no-application-bar"}


def test_what_is_open_by_the_text_is_asked_as_a_whole():
    statement = {"held": True, "form_commitment": True, "signed": False, "sealed": False}
    company, service = {"foreign_capital": True}, {"other_services": []}
    data = {"company": company, "service": service, "materials": {STATEMENT: statement}}
    told = found(data, STATEMENT)
    asked = [reason.ask for reason in told.reasons if reason.ask]

    assert len(asked) == 2
    assert told.ask.en == " ".join(each.en for each in asked)
    assert told.ask.zh == "".join(each.zh for each in asked)


def test_a_reading_without_a_question_of_its_own_asks_what_the_rule_demands():
    rule = LAW.rule(CAPITAL)
    read = tuple(replace(version, rank="reading") for version in rule.versions)
    of_hunan = {"service": {"provinces": ["CN-HN"]}}
    app = parsed({"company": {"registered_capital": 1}, **of_hunan})
    told = find(app, LAW, replace(rule, versions=read), Basis.LAW)

    assert told.state == "unclear"
    assert told.ask.en.startswith(f"What exactly is required for “{rule.title.en}”")


def reasons_of(data: Data, rule: str, basis: str) -> list[Data]:
    """Return the reasons of one finding as a report in JSON has them."""
    report = as_data(report_on(data))
    (found,) = (each for each in report["rules"] if each["id"] == rule)
    return found["findings"][basis]["reasons"]


def test_a_reason_names_its_text_and_article_and_since_when_the_wording_holds():
    data = ready({"company.registered_capital": 500_000})
    (reason,) = reasons_of(data, "registered-capital", "law")

    assert reason["since"] == "2017-09-01"
    assert reason["texts"] == [
        {"instrument": "order-42", "article": "art. 6(4)", "article_zh": "第六条第（四）项"}
    ]


def test_a_demand_of_one_guide_names_that_guide():
    """The copy of the application form is asked by Guangxi alone, and signed and sealed by more."""
    rule = LAW.rule("application-form")
    version = next(each for each in rule.versions if "copy" in each.texts)

    assert [cite.instrument.id for cite in texts_behind(version, "copy")] == ["guide-guangxi"]
    assert [cite.instrument.id for cite in texts_behind(version)] == ["order-42"]


@pytest.mark.no_cover
def test_the_texts_of_a_reason_are_among_those_its_finding_cites():
    for province in LAW.provinces:
        data = ready({"service.provinces": [province]})
        for rule in as_data(report_on(data))["rules"]:
            for finding in rule["findings"].values():
                cited = {(c["instrument"], c["article"]) for c in finding["citations"]}
                for reason in finding["reasons"]:
                    named = {(text["instrument"], text["article"]) for text in reason["texts"]}
                    assert named <= cited, (province, rule["id"], reason["code"])
                    assert (reason["since"] is None) is not cited
