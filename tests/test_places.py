"""The places of the checker's page: named once, filled by the report, held by a template."""

import re
from inspect import getmembers, isfunction

import pytest
from support.applications import LAW, ready
from support.replies import asked
from support.sources import ROOT

from checker.model import LANGS, Lang
from checker.report import places
from checker.report.panel import FOLDED
from scripts.site.form.page import form

TEMPLATES = "\n".join(p.read_text("utf-8") for p in (ROOT / "scripts").rglob("*.jinja"))
REPORT = "\n".join(p.read_text("utf-8") for p in (ROOT / "checker").rglob("*.py"))
NAMES = [
    *(name for name, _ in getmembers(places, isfunction)),
    *(name for name in vars(places) if name.isupper()),
]
# A rule's mark stands beside its own question alone; an empty fold of the panel is left out.
ELSEWHERE = {*FOLDED, *(rule.id for rule in LAW.rules)}
# The form's list, and what a page puts together of it: entries stand in its data, as JSON.
HELD = re.compile(r'data-told=\\?"([^"\\]+)')


@pytest.mark.parametrize("name", NAMES)
def test_the_report_and_a_template_name_a_place_alike(name: str):
    assert re.search(rf"\bplaces\.{name}\b", REPORT)
    assert re.search(rf"\bplaces\.{name}\b", TEMPLATES)


def test_no_template_puts_the_name_of_a_place_together():
    told = re.findall(r'data-told="([^"]*)"', TEMPLATES)
    named = re.compile(r"[\w-]+|{{ (?:places\.\w+(?:\([^{}]*\))?|name|mark) }}")

    assert [place for place in told if not named.fullmatch(place)] == []
    assert re.findall(r'held\("\w+", (?!places\.|name).*', TEMPLATES) == []


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_holds_every_place_that_answers_fill(lang: Lang):
    too_much = {"shareholders": [{"share": 70}, {"share": 60}]}
    held = {*HELD.findall(form(LAW, lang))}
    for application in (ready(), ready() | too_much, {}):
        reply = asked(do="check", application=application, lang=lang)
        panel = HELD.findall("".join(reply["panel"].values()))

        # What is told of an entry stands in the template of its list.
        told = {re.sub(r"\[\d+\]", "[]", name) for name in reply["parts"]}
        assert told - ELSEWHERE <= held.union(panel)
