"""Bad input gets one message that names the key, the value and what is allowed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from support.applications import LAW, changed
from support.each import for_each
from support.rows import rows_of

from checker.application.application import parse
from checker.application.filing import Days

TODAY = date(2026, 11, 24)

REFUSED = rows_of("refused")["refused"]


@pytest.mark.parametrize("format_", ["report/1", "batch/1", "window/1", "application/2"])
def test_of_a_file_of_another_format_nothing_but_that_is_said(format_: str):
    data = {"format": f"call-center-license/{format_}", "rules_version": 1, "rules": [], "a": 1}
    app, errors = parse(data | {"company": {"registered_capital": 1}}, LAW, TODAY)

    assert [error.path for error in errors] == ["format"]
    assert app.answers == {}


@for_each("refused", REFUSED, lambda refused: f"{refused['file']}"[:80])
def test_refusals(refused: dict[str, Any]):
    _, errors = parse(refused["file"], LAW, TODAY)

    assert [refused["at"]] == [e.path for e in errors]
    assert [words for words in refused["said"] if words not in errors[0].text.en] == []
    assert errors[0].text.zh


@for_each("allowed", rows_of("allowed")["allowed"])
def test_the_last_that_is_allowed(allowed: dict[str, Any]):
    app, errors = parse(allowed["file"], LAW, TODAY)
    found = app.answers[allowed["at"]]

    assert errors == ()
    assert (list(found) if isinstance(found, tuple) else found) == allowed["is"]


@pytest.mark.parametrize("path", ["company.name", "papers.premises-proof.tenant"])
def test_a_line_may_have_two_hundred_characters(path: str):
    app, errors = parse(changed({}, {path: "甲" * 200}), LAW, TODAY)

    assert errors == ()
    assert (app.answers | app.papers)[path] == "甲" * 200


def test_a_day_that_lies_too_late_itself_limits_no_other():
    data = {
        "company": {"established_on": "2026-11-25"},
        "materials": {"financial-report": {"audit_report_on": "2026-11-24"}},
    }
    app, errors = parse(data, LAW, TODAY)

    assert [error.path for error in errors] == ["company.established_on"]
    assert list(app.answers) == ["materials.financial-report.audit_report_on"]


def test_a_faulty_answer_counts_as_open_and_the_rest_stands():
    app, errors = parse(
        {"company": {"registered_capital": "many", "legal_form": "branch"}}, LAW, TODAY
    )

    assert len(errors) == 1
    assert app.is_open("company.registered_capital")
    assert app.word("company.legal_form") == "branch"


def test_every_key_is_optional():
    app, errors = parse({}, LAW, TODAY)

    assert (app.day, app.answers, app.lengths) == (TODAY, {}, {})
    assert errors == ()


def test_the_envelope_says_nothing_of_the_company():
    envelope = {
        "$schema": "./application-1.json",
        "format": "call-center-license/application/1",
        "application_date": "2026-11-24",
        "rules_version": "2026.12.1",
        "receipt": {},
    }
    app, errors = parse(envelope, LAW, TODAY)

    assert errors == ()
    assert app.answers == {}


def test_an_empty_list_answers_that_there_is_none():
    app, errors = parse({"penalties": []}, LAW, TODAY)

    assert errors == ()
    assert app.entries("penalties") == ()
    assert app.entries("bars") is None


def test_null_is_not_sure():
    data = {
        "application_date": None,
        "service": None,
        "company": {"name": None},
        "bars": None,
        "shareholders": [None],
        "materials": {"business-license": None},
    }
    app, errors = parse(data, LAW, TODAY)

    assert errors == ()
    assert app.answers == {}
    assert app.lengths == {"shareholders": 1}


def test_the_date_comes_from_the_file_and_gives_way_to_as_of():
    data = {"application_date": "2025-05-01"}

    assert parse(data, LAW, TODAY)[0].day == date(2025, 5, 1)
    assert parse(data, LAW, TODAY, as_of=date(2024, 1, 1))[0].day == date(2024, 1, 1)
    no_application = {"format": "another"}
    assert parse(no_application, LAW, TODAY, as_of=date(2024, 1, 1))[0].day == date(2024, 1, 1)


def test_a_service_for_users_abroad_may_reach_no_province():
    app, errors = parse({"service": {"provinces": [], "users": "abroad"}}, LAW, TODAY)

    assert errors == ()
    assert app.codes("service.provinces") == ()


def test_provinces_are_kept_in_one_order():
    app, _ = parse({"service": {"provinces": ["CN-HN", "CN-BJ"]}}, LAW, TODAY)

    assert app.codes("service.provinces") == ("CN-BJ", "CN-HN")


@pytest.mark.parametrize("version", ["2026.10.2", "1" * 40])
def test_a_file_may_say_with_which_rules_it_was_checked(version: str):
    _, errors = parse({"rules_version": version}, LAW, TODAY)

    assert errors == ()


def test_without_a_day_that_can_be_read_today_counts():
    assert parse({"application_date": "soon"}, LAW, TODAY)[0].day == TODAY


def test_a_value_is_shown_up_to_forty_characters():
    for length, said in ((38, '"' + "x" * 38 + '"'), (39, '"' + "x" * 38 + "… ")):
        _, (error,) = parse({"company": {"legal_form": "x" * length}}, LAW, TODAY)
        assert error.text.en.startswith(said)


def test_a_key_is_named_up_to_eighty_characters():
    _, errors = parse({"k" * 80: 1, "m" * 81: 1}, LAW, TODAY)

    assert [error.path for error in errors] == ["k" * 80, "m" * 79 + "…"]


def test_a_deeply_nested_value_is_shown_short():
    deep: Any = 1
    for _ in range(200_000):
        deep = [deep]
    _, errors = parse({"company": {"name": deep}}, LAW, TODAY)

    assert "…" in errors[0].text.en


def test_an_endless_number_is_shown_short():
    _, errors = parse({"company": {"registered_capital": 1 << 20_000}}, LAW, TODAY)

    assert "…" in errors[0].text.en


def test_the_wide_spaces_of_print_are_spaces():
    typed = {"papers": {"premises-proof": {"tenant": "甲\u3000公\u00a0司"}}}
    app, errors = parse(typed, LAW, TODAY)

    assert errors == ()
    assert app.papers == {"papers.premises-proof.tenant": "甲 公 司"}


@for_each("typed, year", rows_of("allowed")["fiscal_years"])
def test_a_fiscal_year_has_four_digits(typed: object, year: int | None):
    app, errors = parse({"papers": {"financial-report": {"fiscal_year": typed}}}, LAW, TODAY)

    assert app.papers.get("papers.financial-report.fiscal_year") == year
    assert len(errors) == (year is None)


def test_an_unknown_table_is_told_the_envelope_and_every_table():
    _, (error,) = parse({"compny": {}}, LAW, TODAY)

    assert error.text.en.endswith(
        "Allowed here: format, application_date, rules_version, receipt, $schema, asked, bars, "
        "company, establishments, filing, holders, materials, means, papers, penalties, record, "
        "service, shareholders, violations."
    )


def test_an_unknown_key_is_told_the_keys_of_its_own_table():
    _, (error,) = parse({"record": {"unheard-of": 1}}, LAW, TODAY)

    assert error.path == "record.unheard-of"
    assert error.text.en.endswith("dishonesty_list, bad_list, public_lists.")
    assert "name" not in error.text.en


def test_the_days_after_sending_stand_apart_from_the_answers():
    written = {"filing": {"sent_on": "2026-11-02", "correction_on": date(2026, 11, 4)}}
    app, errors = parse(written, LAW, TODAY)

    assert errors == ()
    assert app.filing == Days(sent=date(2026, 11, 2), correction=date(2026, 11, 4))
    assert not app.answers
    assert parse({"filing": None}, LAW, TODAY)[0].filing == Days()


def test_a_day_after_sending_may_lie_behind_the_filing_day_but_not_behind_today():
    written = {"application_date": "2026-11-01", "filing": {"sent_on": TODAY}}

    assert parse(written, LAW, TODAY)[0].filing.sent == TODAY
    assert parse(written, LAW, TODAY - timedelta(days=1))[1][0].path == "filing.sent_on"


def test_what_is_left_without_the_days_at_fault_is_in_order():
    """A page takes out what is named, and must be able to open what it has saved."""
    days = {"sent_on": "2026-11-08", "correction_on": "2026-11-09", "accepted_on": "2026-11-07"}
    app, errors = parse({"filing": days}, LAW, TODAY)

    assert {error.path for error in errors} == {"filing.sent_on", "filing.correction_on"}
    assert app.filing == Days(accepted=date(2026, 11, 7))
