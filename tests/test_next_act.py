"""What the page's one main button does next, at each turn of the way, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from support.applications import LAW, application_of, applications
from support.replies import asked
from support.rows import as_told, by_columns, keyed, rows_of

from checker.decide.questions import number_of
from checker.model import DECIDING
from checker.report.next_act import name_of_paper

if TYPE_CHECKING:
    from support.rows import Row

ROWS = rows_of("next_act")
OF_A_COMPANY = ("start", "answers", "without", "unsure", "only")
LANGS = ("en", "zh")


def told(application: dict[str, Any], lang: str) -> tuple[list[dict[str, str]], list[str]]:
    """Return what comes next, and what stands beside it, in the first step and later."""
    reply = asked(do="form", application=application, lang=lang)
    first, _, later = reply["parts"]["beside"].partition('<span data-when="later">')
    beside = [re.sub("<[^>]+>", "", part) for part in (first, later or first)]
    return reply["acts"], [" ".join(said.split()) for said in beside]


@pytest.mark.parametrize("row", keyed(ROWS["row"], *OF_A_COMPANY, "told"))
def test_what_comes_next(row: Row):
    in_both = {lang: told(application_of(row), lang) for lang in LANGS}
    acts = [[act["do"], act["target"]] for act in in_both["en"][0]]
    found = {
        "acts": acts,
        "first": next(iter(acts), None),
        "fifth": next(iter(acts[4:]), None),
        "said": {lang: act[0]["said"] for lang, (act, _) in in_both.items() if act},
        "first_step": {lang: first for lang, (_, (first, _)) in in_both.items()},
        "beside": {lang: later for lang, (_, (_, later)) in in_both.items()},
    }

    assert as_told(row["told"], found) == row["told"]


@by_columns("rule, en, zh", ROWS["paper"])
def test_what_the_button_calls_a_paper(rule: str, en: str, zh: str):
    assert name_of_paper(rule, LAW) == (en, zh)


@given(applications())
def test_nothing_folded_comes_next_while_something_decides(application: dict[str, Any]):
    """A question is of the eight, or route, law or guide wait for it; a paper is asked by these."""
    reply = asked(do="check", application=application)
    for act in reply["acts"]:
        if act["do"] == "question":
            path = act["target"]
            assert number_of(path) or path in reply["form"]["relevant"]
            assert LAW.fact(act["target"]).section != "more"
        if act["do"] == "paper":
            rule = LAW.rule(act["target"])
            assert any(rule.versions_on(basis) for basis in DECIDING)
            assert reply["papers"]["places"][f"p-{rule.id}"]["state"] not in ("there", "perhaps")
