"""What a page shows of answers and papers is written by the rules: entries, rows, and for paper."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support.applications import ready
from support.replies import asked

LICENSE = "business-license"


def said(*entries: dict[str, Any], lang: str = "en") -> Any:
    """Return what the closed entries of the shareholders say, by question."""
    data = {"shareholders": list(entries)}
    return asked(do="check", application=data, lang=lang)["form"]["entries"]


def given(application: dict[str, Any], lang: str = "en") -> str:
    """Return the answers as they are printed."""
    html: str = asked(do="answers", application=application, lang=lang)["answers"]
    return html


def place(application: dict[str, Any], name: str, lang: str = "en") -> Any:
    """Return a place among the papers."""
    return asked(do="check", application=application, lang=lang)["papers"]["places"][name]


# Closed entries


@pytest.mark.parametrize(("lang", "kind"), [("en", "Natural person"), ("zh", "自然人")])
def test_an_entry_says_what_it_is_and_a_share_with_two_decimals(lang: str, kind: str):
    found = said({"kind": "natural-person", "share": 60, "name": "甲"}, lang=lang)

    assert found["shareholders[0].kind"].lower() == kind.lower()
    assert found["shareholders[0].share"] == "60.00%"
    assert "shareholders[0].name" not in found


def test_a_yes_is_said_by_its_name_and_a_no_not_at_all():
    found = said({"foreign": True}, {"foreign": False}, {"foreign": None})

    assert [path for path in found if path.endswith(".foreign")] == ["shareholders[0].foreign"]


def test_a_paper_of_an_entry_is_there_missing_or_open():
    found = said({"id_copy": True}, {"id_copy": False}, {})
    states = [found[f"shareholders[{i}].id_copy"] for i in range(3)]

    assert [re.findall(r"b-pill--(\w+)", html) for html in states] == [
        ["met"],
        ["not_met"],
        ["answer"],
    ]
    assert ": at hand" in states[0]
    assert ": missing" in states[1]
    assert ": answer needed" in states[2]


# Papers


def test_a_mark_is_named_and_knows_its_question():
    chips = place({}, f"p-{LICENSE}")["parts"]["paper-chips"]

    assert f'data-chip="materials.{LICENSE}.original"' in chips
    assert '<span class="b-mark__name">original</span>' in chips
    assert "data-alone" not in chips


def test_a_mark_of_one_column_says_which():
    chips = place({}, "p-articles-of-association")["parts"]["paper-chips"]

    assert 'data-alone="yes"' in chips
    assert "; asked by the old agency checklist only" in chips
    assert "old list" in chips


def test_an_entrys_marks_stand_together_after_the_others():
    data = {"shareholders": [{"kind": "natural-person"}]}
    chips = place(data, "p-equity-structure-chart")["parts"]["paper-chips"]
    own, entries = chips.split('<span class="b-paper__entries b-side">')

    assert 'data-chip="shareholders[0].id_copy"' in entries
    assert "shareholders" not in own


def test_a_place_says_how_it_stands_and_what_is_left():
    places = asked(do="check", application=ready())["papers"]["places"]

    assert places[f"p-{LICENSE}"]["there"]
    assert places["g-registry"]["state"] == "there"
    assert set(places["g-registry"]["parts"]) == {"errand-state", "errand-line"}
    assert places["papers-all"]["parts"]["papers-left"].startswith("Only what is left (")


def test_a_day_is_said_with_its_kind():
    certificate = "social-security-certificate"
    parts = place(ready(), f"p-{certificate}")["parts"]

    assert 'data-kind="met">fresh: usable until' in parts[f"day-materials.{certificate}.issued_on"]


# For paper


def test_the_answers_stand_by_section_and_paper():
    html = given(ready())

    assert html.startswith("<h2>Your answers</h2><h3>")
    assert "<h4>Business license</h4><dl>" in html
    assert html.count("<h3>") > 2


def test_not_sure_is_an_answer_and_no_answer_is_none():
    html = given({"means": {"funds": None}})

    assert html.count("<dt>") == 1
    assert "<dd>Not sure</dd>" in html


def test_what_cannot_be_read_is_printed_as_it_was_typed():
    assert "<dd>Much</dd>" in given({"company": {"registered_capital": "Much"}})


def test_entries_are_counted_and_then_told_one_by_one():
    data = {"shareholders": [{"kind": "company", "share": 60, "name": "甲公司"}, {"share": 40}]}
    html = given(data, "zh")

    assert "<dd>2</dd>" in html
    assert html.index("<h4>甲公司</h4>") < html.index("<dd>60%</dd>") < html.index("<dd>40%</dd>")
    assert html.count("甲公司") == 1


def test_no_verdict_waits_for_the_form_or_for_what_only_paper_shows():
    result, form = (asked(do=kind, application=ready()) for kind in ("result", "form"))
    whole = asked(do="check", application=ready())

    assert whole == result | form
    assert result.keys() & form.keys() == {"ok"}
    assert "answers" not in whole
