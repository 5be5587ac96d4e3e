"""One rule's line in the report: the finding that leads hides nothing that another basis lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from support.applications import LAW, parsed, ready, report_on
from support.samples import in_both_languages

from checker.core.words import word
from checker.decide.evaluate import evaluate
from checker.model import Basis, Lang
from checker.report.explanation import RuleLine
from checker.report.html import together
from checker.report.lines import LineContext, short_line
from checker.report.panel import Panel
from checker.report.plain import FORMS, parts_of, written

if TYPE_CHECKING:
    from checker.report.outline import Report

STAFF = "personnel-list"


def with_staff(**staff: Any) -> Report:
    """Report on the ready application with other answers on the personnel list."""
    answers = {f"materials.{STAFF}.{key}": to for key, to in staff.items()}
    return report_on(ready(answers))


def line(report: Report) -> RuleLine:
    found = next(each for each in report.findings.rules if each.rule.id == STAFF)
    return RuleLine(found, tuple(Basis))


def panel_of(report: Report, lang: Lang) -> str:
    panel = Panel(report, "../")
    return together(*panel.parts().values(), *panel.folds().values()).of(lang)


def shown(report: Report, lang: Lang) -> list[str]:
    plain = (written(parts_of(report), form, lang).replace("\\", "") for form in FORMS)
    return [*plain, panel_of(report, lang)]


@in_both_languages
def test_what_the_law_leaves_unclear_is_asked_where_the_old_list_fails(lang: Lang):
    report = with_staff(three_heads=False, certificates=False)
    told = line(report)

    assert told.lead.basis is Basis.LAW
    assert [other.basis for other in told.beside] == [Basis.CHECKLIST]
    law = told.found.on[Basis.LAW]
    assert law.ask is not None
    for said in shown(report, lang):
        assert law.reasons[0].text.of(lang) in said
        assert law.ask.zh in said


@in_both_languages
def test_what_the_law_waits_for_is_named_where_the_old_list_fails(lang: Lang):
    report = with_staff(three_heads=None, certificates=False)
    path = f"materials.{STAFF}.three_heads"

    assert line(report).found.on[Basis.LAW].missing == (path,)
    for said in shown(report, lang):
        assert LAW.fact(path).label.of(lang) in said


def test_what_the_old_list_alone_fails_is_told_where_the_guide_fails():
    report = with_staff(security_qualification=False, certificates=False)
    told = line(report)

    assert told.lead.basis is Basis.LOCAL
    (old,) = (other for other in told.beside if other.basis is Basis.CHECKLIST)
    assert "certificates are missing" in old.reasons[0].en
    name = word("basis.checklist").en
    assert f"{name}: {old.reasons[0].en}" in written(parts_of(report), "text", "en")


def test_the_old_list_says_nothing_twice():
    report = with_staff(held=False)

    assert Basis.CHECKLIST not in [other.basis for other in line(report).beside]


@in_both_languages
def test_every_line_names_a_text_with_its_place(lang: Lang):
    panel = panel_of(with_staff(), lang)
    lines = re.findall(r'<article class="b-line[^>]*>.*?</article>', panel, re.DOTALL)
    place = {"en": r"b-line__small[^<]*>.*?, ", "zh": r"b-line__small.*?(?:第|：|指南)"}[lang]

    assert len(lines) == len(LAW.rules)
    assert [one for one in lines if not re.search(place, one, re.DOTALL)] == []


def test_a_line_before_all_law_names_none():
    app = parsed({"format": ready()["format"], "application_date": "2001-12-31"})
    found = evaluate(app, LAW).rules[0]
    bases = tuple(found.on)
    how = LineContext("../", word("asked.heading"), frozenset())

    assert RuleLine(found, bases).lead.foremost() == ()
    assert "b-line__small" not in short_line(RuleLine(found, bases), how).of("en")
