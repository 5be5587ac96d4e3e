"""Two results side by side: each change has its cause, and a report is known again."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support import replies
from support.applications import DAY, LAW, changed, report_on
from support.command import Ran, in_json, printed, ran, refused
from support.each import for_each
from support.rows import answered, rows_of

from checker.application.application import parse
from checker.application.syntax import LARGEST_FILE
from checker.filing.compare.changes import anchor, load_rows
from checker.filing.compare.data import as_json
from checker.filing.compare.find import (
    Change,
    Comparison,
    RouteChange,
    Side,
    compare,
    side_of,
    side_of_receipt,
    side_of_report,
)
from checker.filing.compare.plain import parts_of
from checker.filing.receipt import as_json as report_json
from checker.filing.receipt import kept
from checker.filing.verify.find import differences
from checker.input_error import InputError
from checker.report.plain import written
from scripts.site.changelog import changelog
from scripts.site.releases import CHANGELOG, releases

if TYPE_CHECKING:
    from pathlib import Path

ROWS = rows_of("comparisons")
COMPANY: dict[str, Any] = ROWS["company"]
NATIONWIDE = changed(COMPANY, {"service.provinces": "nationwide"})
# A company a year old: the old checklist then wants an audit report.
LATER = date(2026, 12, 10)


def reported() -> dict[str, Any]:
    """Return the report on the company as it is written."""
    found: dict[str, Any] = json.loads(report_json(report_on(COMPANY)))
    return found


def side(data: dict[str, Any], day: date = DAY) -> Side:
    return side_of(report_on(data, day).app, LAW)


def told(data: dict[str, Any], day: date = DAY) -> Side:
    """Return the side that a report tells, without its application."""
    return side_of_report(json.loads(report_json(report_on(data, day))))


def saved() -> dict[str, Any]:
    """Return the receipt of the company's result, as a file keeps it."""
    return kept(report_on(COMPANY))


def english(found: Comparison) -> str:
    return written(parts_of(found, LAW), "text", "en")


def chinese(found: Comparison) -> str:
    return written(parts_of(found, LAW), "markdown", "zh")


def changes(found: Comparison) -> dict[tuple[str, str], tuple[str | None, str | None, str]]:
    return {
        (c.rule.id, c.basis.value): (c.before, c.after, " ".join(c.because)) for c in found.changed
    }


@for_each("case", ROWS["case"])
def test_each_change_has_its_causes(case: dict[str, Any]):
    of_report = case.get("reports", ())
    before = (told if "before" in of_report else side)(COMPANY)
    after = (told if "after" in of_report else side)(
        changed(COMPANY, case["after"]), case.get("day", DAY)
    )
    one, other = changes(compare(before, after, LAW)), changes(compare(after, before, LAW))

    for row in case["changed"]:
        key = (row["rule"], row["basis"])
        verdicts = [None if each == "not measured" else each for each in row["verdicts"]]
        assert one[key] == (*verdicts, row["because"])
        last, first, because = other[key]
        assert ([first, last], {*because.split()}) == (verdicts, {*row["because"].split()})


def test_between_two_reports_every_change_has_the_same_causes():
    found = changes(compare(told(COMPANY), told(NATIONWIDE, LATER), LAW))

    assert {because for _, _, because in found.values()} == {"application_date answers"}


def test_a_guide_is_measured_no_more_wherever_another_authority_decides():
    found = compare(side(COMPANY), side(NATIONWIDE), LAW)
    local = {change for (_, basis), change in changes(found).items() if basis == "local"}

    assert {(after, because) for _, after, because in local} == {(None, "service.provinces")}
    assert {part.name for part in found.route} == {"scope", "authority"}


def test_nothing_changes_between_the_same():
    found = compare(side(COMPANY), side(COMPANY), LAW)

    assert found.changed == found.route == ()
    assert found.same == len(side(COMPANY).verdicts)


def test_of_reports_without_receipts_answers_and_rules_may_be_others():
    sides = []
    for data in (COMPANY, NATIONWIDE):
        report = json.loads(report_json(report_on(data)))
        del report["receipt"]
        sides.append(side_of_report(report))
    found = changes(compare(*sides, LAW))

    assert found["registered-capital", "law"] == ("met", "not_met", "answers rules_version")


@pytest.mark.parametrize("part", ["rules_version", "law", "engine"])
def test_other_rules_are_named_where_the_answers_are_the_same(part: str):
    """As under newer rules: the same answers, on the same day, once had another verdict."""
    receipt = saved() | {part: "2026.11.1"}
    receipt["verdicts"]["registered-capital"]["law"] = "unknown"
    found = changes(compare(side_of_receipt(receipt), side(COMPANY), LAW))

    assert found == {("registered-capital", "law"): ("unknown", "met", "rules_version")}


# Of an old report, which law another verdict comes from.


def since_old_rules(
    rule: str = "registered-capital",
    basis: str = "law",
    verdict: str = "unknown",
    version: str = "2026.12.1",
) -> dict[str, Any]:
    """Return the receipt of the company's result under older rules, where one verdict differed."""
    receipt = saved() | {"rules_version": version, "law": "0"}
    receipt["verdicts"].setdefault(rule, {})[basis] = verdict
    return receipt


def change_of(found: Comparison, rule: str, basis: str) -> Change:
    return next(c for c in found.changed if (c.rule.id, c.basis.value) == (rule, basis))


@for_each("row", ROWS["wording"])
def test_of_an_old_report_the_wording_of_today_is_named(row: dict[str, Any]):
    older = {key: row[key] for key in ("rule", "basis", "verdict", "version") if key in row}
    found = compare(side_of_receipt(since_old_rules(**older)), side(COMPANY), LAW)
    wording = change_of(found, row["rule"], row["basis"]).wording

    assert wording
    texts = [[cite.instrument.id, cite.article.en] for cite in wording.texts]
    assert wording.since == row.get("since", wording.since)
    assert texts == row.get("texts", texts)
    assert [f"{each.version}/{each.name}" for each in wording.rows] == row["rows"]


def test_where_another_text_is_in_force_on_the_later_day_it_is_named():
    before, after = date(2017, 8, 31), date(2017, 9, 1)
    company = {"company": {"legal_form": "limited-liability-company"}}
    found = compare(side(company, before), side(company, after), LAW).changed

    assert found
    told = {c.wording.since for c in found if c.wording and "application_date" in c.because}
    assert told == {after}


def test_where_the_same_text_is_in_force_on_both_days_none_is_named():
    found = compare(side(COMPANY), side(COMPANY, LATER), LAW)

    assert change_of(found, "financial-report", "checklist").wording is None


def test_another_engine_is_no_other_law():
    receipt = since_old_rules() | {"law": saved()["law"]}
    found = compare(side_of_receipt(receipt), side(COMPANY), LAW)

    assert change_of(found, "registered-capital", "law").because == ("rules_version",)
    assert change_of(found, "registered-capital", "law").wording is None


def test_what_is_measured_no_more_rests_on_no_wording():
    receipt = since_old_rules("lawful-company", "local", "met")
    found = compare(side_of_receipt(receipt), side(COMPANY), LAW)

    assert change_of(found, "lawful-company", "local").wording is None


def test_of_two_reports_the_text_behind_the_wording_is_named():
    before = side_of_receipt(since_old_rules())
    found = change_of(compare(before, told(COMPANY), LAW), "registered-capital", "law").wording

    assert found
    assert [cite.instrument.id for cite in found.texts] == ["order-42"]


def test_the_wording_is_told_in_both_languages():
    before = side_of_receipt(since_old_rules())
    found = compare(before, side(COMPANY), LAW)

    assert "Rests on: Measures, art. 6(4); this wording applies from 1 September 2017" in english(
        found
    )
    assert "Changelog: rules 2027.1.1, the Measures" in english(found)
    assert "依据：《电信业务经营许可管理办法》第六条第（四）项，2017年9月1日起适用" in chinese(
        found
    )
    assert "更新记录：规则版本2027.1.1，《电信业务经营许可管理办法》" in chinese(found)


def test_programs_read_the_wording_by_its_ids():
    before = side_of_receipt(since_old_rules())
    (found,) = json.loads(as_json(compare(before, side(COMPANY), LAW)))["changed"]

    assert found["wording"]["since"] == "2017-09-01"
    assert found["wording"]["citations"][0]["article_zh"] == "第六条第（四）项"
    assert found["wording"]["changelog"] == [
        {"rules_version": "2027.1.1", "row": "order-42/2", "instruments": ["order-42"]}
    ]


def test_the_page_leads_to_the_very_row_of_the_changelog():
    panel = asked({"receipt": since_old_rules()}, COMPANY)["panel"]

    assert "this wording applies from 1 September 2017 on" in panel
    assert 'href="../changelog/#v2027-1-1-order-42-2"' in panel


def test_the_page_names_no_row_where_none_is_known():
    panel = asked({"receipt": since_old_rules(version="")}, COMPANY)["panel"]

    assert "art. 6(4)" in panel
    assert "Changelog" not in panel


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_row_has_a_place_on_the_page_of_changes(lang: Any):
    page = changelog(LAW, lang)

    places = [anchor(row.version, row.name) for row in load_rows()]
    assert [place for place in places if page.count(f'id="{place}"') != 1] == []


def test_every_row_that_may_change_a_verdict_is_known_where_no_changelog_is():
    """No report is older than the first version, so its rows are left out."""
    book = releases(LAW, CHANGELOG.read_text(encoding="utf-8"))[:-1]
    rows = {
        change.key: ([rule.id for rule in change.rules], re.findall(r"Basis \*(\w+)", change.told))
        for release in book
        for change in release.changes
        if change.rules and not re.search("no verdict|^Beside", change.told, re.IGNORECASE)
    }
    known = {
        f"{row.version}/{row.name}": (row.rules, [row.basis] if row.basis else [])
        for row in load_rows()
    }

    assert known == rows


@for_each("data, path, said", ROWS["broken_receipts"])
def test_a_broken_receipt_is_refused(data: dict[str, Any], path: str, said: str):
    with pytest.raises(InputError) as refused:
        side_of_receipt(data)

    assert refused.value.path == path
    assert said in refused.value.text.en


@for_each("rules, path", ROWS["broken_reports"])
def test_a_broken_report_is_refused(rules: object, path: str):
    with pytest.raises(InputError) as refused:
        side_of_report({"rules": rules, "application_date": "2026-11-24"})

    assert refused.value.path == path


def test_reports_and_saved_files_tell_what_an_application_would_but_its_answers():
    known = side(COMPANY)._replace(app=None)

    assert told(COMPANY) == known
    assert side_of_receipt(saved()) == known


@for_each("answers, parts", ROWS["routes"])
def test_each_part_of_a_kept_route_that_changed_is_told(
    answers: dict[str, Any], parts: list[list[str]]
):
    found = compare(side_of_receipt(saved()), side(changed(COMPANY, answers)), LAW)

    assert sorted([part.name, part.before, part.after] for part in found.route) == parts


@pytest.mark.parametrize("turned", [False, True])
def test_what_only_one_side_tells_of_the_route_is_no_change(*, turned: bool):
    receipt = saved()
    del receipt["route"]["scope"]
    sides = (side_of_receipt(receipt), side(NATIONWIDE))
    found = compare(*(sides[::-1] if turned else sides), LAW)

    assert {part.name for part in found.route} == {"authority"}


def test_a_saved_file_may_hold_its_receipt_and_is_evaluated_as_without():
    receipt = saved()

    assert side(COMPANY | {"receipt": receipt}) == side(COMPANY)


def test_of_a_receipt_without_rules_and_route_the_verdicts_are_compared():
    receipt = saved()
    del receipt["route"], receipt["rules_version"]
    found = compare(side_of_receipt(receipt), side(NATIONWIDE), LAW)

    assert (found.before.rules_version, found.route) == ("", ())
    assert ("registered-capital", "law") in changes(found)


def test_what_is_no_receipt_is_refused():
    _, errors = parse({"receipt": 1}, LAW, DAY)

    assert [error.path for error in errors] == ["receipt"]


def test_what_is_no_part_of_a_route_is_not_compared():
    data = reported()
    data["route"] |= {"need": ["needed"], "authority": {"code": "CN-HN"}}

    assert compare(side_of_report(data), side(NATIONWIDE), LAW).route == (
        RouteChange("scope", "local", "whole-network"),
    )


def test_a_part_of_the_route_that_was_open_is_told_once_it_is_not():
    data = reported()
    data["route"]["scope"] = None

    assert compare(side_of_report(data), side(COMPANY), LAW).route == (
        RouteChange("scope", None, "local"),
    )


def test_a_word_of_a_later_route_stands_as_it_is():
    data = reported()
    data["route"]["scope"] = "district"
    found = compare(side_of_report(data), side(COMPANY), LAW)

    assert "district → local network" in english(found)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """Write two applications and the report of the first."""
    found = {name: tmp_path / f"{name}.json" for name in ("a", "b", "report", "other")}
    for name, data in (("a", COMPANY), ("b", NATIONWIDE)):
        text = json.dumps(data | {"application_date": "2026-11-24"}, default=str)
        found[name].write_text(text, encoding="utf-8")
    found["report"].write_text(report_json(report_on(COMPANY)), encoding="utf-8")
    return found


def test_a_report_is_compared_as_its_file_is(files: dict[str, Path]):
    said = [in_json("compare", files[before], files["b"]) for before in ("a", "report")]

    lines = [[(c["rule"], c["basis"], c["from"], c["to"]) for c in s["changed"]] for s in said]
    assert lines[0] == lines[1]


@pytest.mark.thorough
def test_the_report_on_hundreds_of_shareholders_is_read(files: dict[str, Path]):
    lacking = {"kind": "company", "license_copy": False, "articles_sealed": False}
    owners = [{"name": f"股东{n}", **lacking} for n in range(450)]
    a, report = files["a"], files["report"]
    a.write_text(json.dumps(COMPANY | {"shareholders": owners}, default=str), encoding="utf-8")
    printed("check", a, "--as-of", "2026-11-24", "--format", "json", "--output", report)

    assert report.stat().st_size > LARGEST_FILE
    assert printed("verify", report, a)
    assert printed("compare", report, a)


def test_a_report_beyond_all_reason_is_refused(files: dict[str, Path]):
    files["report"].write_bytes(b"#" * 10_000_001)

    assert "Allowed: up to 10,000,000 bytes (10 MB)." in refused(
        "verify", files["report"], files["a"]
    )


def verified(files: dict[str, Path], report: dict[str, Any], *more: str) -> Ran:
    """Hold a report against the first application."""
    files["other"].write_text(json.dumps(report), encoding="utf-8")
    return ran("verify", files["other"], files["a"], *more)


def differing(files: dict[str, Path], report: dict[str, Any]) -> list[str]:
    """Return what differs between a report and what its file gives, as programs read it."""
    status, out, _ = verified(files, report, "--format", "json")
    assert status == 1
    return [*json.loads(out)["differs"]]


@for_each("row", ROWS["altered"])
def test_what_was_changed_in_a_report_is_named(files: dict[str, Path], row: dict[str, Any]):
    report = changed(reported(), answered(row))
    for name, entry in row.get("more", {}).items():
        report[name].append(entry)

    assert row["named"] in differing(files, report)


def test_a_rule_that_a_report_leaves_out_or_tells_twice_is_named(files: dict[str, Path]):
    first, *_, last = rules = reported()["rules"]

    assert differing(files, reported() | {"rules": rules[:-1]}) == [last["id"]]
    assert differing(files, reported() | {"rules": [*rules, first]}) == [first["id"]]


# What a terminal takes for an order: go to the line's begin, empty it, write something else.
ORDER = "\r\x1b[2KThe report follows from this file." + "x" * 100_000


@pytest.mark.parametrize("command", ["verify", "compare"])
def test_what_a_report_says_moves_no_cursor_and_fills_no_terminal(
    files: dict[str, Path], command: str
):
    report = reported()
    report |= {"rules_version": ORDER, "rules": [*report["rules"], {"id": ORDER, "findings": {}}]}
    report["route"] |= {"class": ORDER, "authority": ORDER}
    files["other"].write_text(json.dumps(report), encoding="utf-8")

    said = ran(command, files["other"], files["a"]).out
    assert [sign for sign in said if not sign.isprintable() and sign != "\n"] == []
    assert len(said) < 10_000


def test_of_what_differs_a_hundred_are_told_and_how_many_more(files: dict[str, Path]):
    report = reported()
    report["rules"] += [{"id": f"later-{n}"} for n in range(130)]
    status, out, _ = verified(files, report)

    assert status == 1
    assert out.endswith("later-99, and 30 more\n")


@pytest.mark.parametrize(
    "part", ["notices", "problems", "verdicts", "next_steps", "dates", "asked"]
)
def test_a_report_that_lacks_a_part_does_not_follow(part: str):
    report = reported()
    del report[part]

    assert differences(report, report_on(COMPANY)) == ("rest",)


def test_a_report_of_another_version_names_the_program_to_verify_it_with(
    files: dict[str, Path],
):
    report = reported()
    report["rules_version"] = "2026.11.1"
    report["receipt"]["engine"] = "0"
    text, data = verified(files, report), verified(files, report, "--format", "json")

    assert (text.status, data.status) == (1, 1)
    assert "call_center_license_checker-2026.11.1-py3-none-any.whl" in text.out
    assert json.loads(data.out)["rules_version"] == "2026.11.1"


def test_what_only_looks_like_a_version_is_not_repeated(files: dict[str, Path]):
    report = reported()
    report["rules_version"] = "../evil"
    report["receipt"]["engine"] = "0"
    status, out, _ = verified(files, report)

    assert (status, "evil" in out) == (1, False)


def test_a_report_without_a_receipt_is_held_against_its_content(files: dict[str, Path]):
    report = reported()
    del report["receipt"]

    assert verified(files, report).status == 0


def asked(before: dict[str, Any], application: dict[str, Any]) -> dict[str, Any]:
    """Ask as the page does."""
    return replies.asked(do="compare", bases=["law"], before=before, application=application)


@pytest.mark.parametrize("application", [COMPANY, NATIONWIDE, {}], ids=["none", "some", "fewer"])
def test_as_many_results_are_said_to_change_in_the_terminal_as_on_the_page(
    application: dict[str, Any],
):
    found = compare(side(COMPANY), side(application), LAW)
    reply = asked({"application": COMPANY}, application)
    (said,) = re.findall(r"(?:\d+|No) results? changed\.", reply["panel"])

    assert said in english(found)
    assert int(said.split()[0].replace("No", "0")) == found.count
    assert reply["changed"] == found.count == reply["panel"].count("<li")
    assert english(found).count("→") == found.count


def test_a_file_that_tells_no_scope_has_no_least_capital_to_compare():
    receipt = {key: part for key, part in saved().items() if key != "route"}

    assert 'data-key="capital"' not in asked({"receipt": receipt}, COMPANY)["panel"]


def test_of_a_saved_file_there_is_nothing_to_go_back_to():
    reply = asked({"receipt": saved()}, COMPANY)

    assert reply["changed"] == 0
    assert 'data-do="unpin"' in reply["panel"]
    assert "back-to-pinned" not in reply["panel"]
