"""Days without a rule: before the first wording, between two, after the last."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from support.applications import LAW

import checker
from checker.application.application import Application
from checker.evaluate import evaluate, find
from checker.load import read_law
from checker.model import Basis, Law, Verdict


def reason(law: Law, rule: str, day: str) -> tuple[Verdict, str, str]:
    """Return verdict, code and words on the law's basis with nothing answered."""
    app = Application(date.fromisoformat(day), {}, {})
    found = find(app, law, law.rule(rule), Basis.LAW)
    return found.verdict, found.reasons[0].code, found.reasons[0].text.en


def test_before_the_first_wording():
    verdict, code, words = reason(LAW, "no-application-bar", "2001-12-31")

    assert (verdict, code) == (Verdict.UNKNOWN, "no-rule-for-date")
    assert words == "No rule is known for this date. Known from 1 January 2002 on."


@pytest.mark.parametrize("day", ["2009-04-10", "2017-08-31"])
def test_between_two_wordings(day: str):
    verdict, code, words = reason(LAW, "no-application-bar", day)

    assert (verdict, code) == (Verdict.UNKNOWN, "no-rule-for-date")
    assert words.endswith("ended on 9 April 2009; the next begins on 1 September 2017.")


@pytest.mark.parametrize("day", ["2009-04-09", "2017-09-01"])
def test_beside_the_gap_the_wordings_decide(day: str):
    assert reason(LAW, "no-application-bar", day)[1] == "open"


def test_after_the_last_wording(tmp_path: Path):
    folder = shutil.copytree(Path(checker.__file__).parent / "law", tmp_path / "law")
    path = folder / "conditions" / "call-conduct.toml"
    began = "effective = 2020-06-18"
    text = path.read_text(encoding="utf-8").replace(began, f"{began}\nends = 2030-12-31")
    path.write_text(text, encoding="utf-8")
    law = read_law(folder)

    assert reason(law, "call-conduct", "2030-12-31")[1] == "open"
    verdict, code, words = reason(law, "call-conduct", "2031-01-01")
    assert (verdict, code) == (Verdict.UNKNOWN, "no-rule-for-date")
    assert words == "No rule is known for this date. The last one known ended on 31 December 2030."


def test_no_deadline_comes_from_a_bar_the_measures_of_2001_did_not_know():
    answers = {"bars[0].on": date(2004, 6, 1), "bars[0].reason": "false-papers"}
    found = evaluate(Application(date(2005, 1, 1), answers, {"bars": 1}), LAW)

    assert [d for d in found.dates if d.code == "bar-until"] == []


def test_every_ended_wording_gives_way_to_the_next_or_leaves_a_known_gap():
    gaps = {
        rule.id
        for rule in LAW.rules
        for older, newer in zip(
            rule.versions_on(Basis.LAW), rule.versions_on(Basis.LAW)[1:], strict=False
        )
        if older.ends and (newer.effective - older.ends).days > 1
    }

    assert gaps == {"no-application-bar"}
