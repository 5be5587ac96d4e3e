"""Bad input gets one message that names the key, the value and what is allowed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.applications import LAW, changed
from support.rows import keyed, rows_of

from checker.application.application import parse
from checker.application.filing import Days

TODAY = date(2026, 11, 24)

REFUSED = rows_of("refused")["refused"]


@pytest.mark.parametrize("refused", keyed(REFUSED, "at", "file", "said"))
def test_refusals(refused: dict[str, Any]):
    _, errors = parse(refused["file"], LAW, TODAY)

    assert [refused["at"]] == [e.path for e in errors]
    assert [words for words in refused["said"] if words not in errors[0].text.en] == []
    assert errors[0].text.zh


@pytest.mark.parametrize(
    "row", keyed(rows_of("allowed")["read"], "as_of", "ends", "file", "today", "told")
)
def test_what_is_read_of_a_file(row: dict[str, Any]):
    app, errors = parse(row["file"], LAW, row.get("today", TODAY), as_of=row.get("as_of"))
    told = {
        "errors": [error.path for error in errors],
        "day": app.day,
        "answers": {p: [*a] if isinstance(a, tuple) else a for p, a in app.answers.items()},
        "lengths": {**app.lengths},
        "papers": {**app.papers},
        "left_aside": {**app.left_aside},
        "filing": {key: day for key, day in app.filing._asdict().items() if day},
    }

    assert row["told"] == {key: told[key] for key in row["told"]}
    assert all(error.text.en.endswith(row.get("ends", "")) for error in errors)


@pytest.mark.parametrize("allowed", keyed(rows_of("allowed")["allowed"], "at", "file", "is"))
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
    assert parse({"filing": None}, LAW, TODAY)[0].filing == Days()


def test_a_deeply_nested_value_is_shown_short():
    deep: Any = 1
    for _ in range(200_000):
        deep = [deep]
    _, errors = parse({"company": {"name": deep}}, LAW, TODAY)

    assert "…" in errors[0].text.en


def test_an_endless_number_is_shown_short():
    _, errors = parse({"company": {"registered_capital": 1 << 20_000}}, LAW, TODAY)

    assert "…" in errors[0].text.en
