"""Every paper has its errand and every question on it a short name; no press ticks too much."""

from __future__ import annotations

import re

from support.applications import LAW

from checker.decide.rule_questions import bases_of_questions
from checker.model import Basis
from checker.report.demands import questions_on
from checker.report.papers import errands_of

# What bars an applicant if it is untrue is never ticked for several papers at once.
TOO_MUCH = re.compile(r"sign|seal|_on$|date|delivery|notification")


def test_one_press_ticks_no_signature_no_seal_and_no_date_of_several_papers():
    together = [paper for each in errands_of(LAW) if each.together for paper in each.papers]
    asked = [path for paper in together for path in questions_on(LAW, paper.id)]

    assert asked
    too_much = [path for path in asked if TOO_MUCH.search(path)]
    assert too_much == [], "`errand` of its paper is in TOGETHER of checker/report/papers.py"
    assert {LAW.facts[path].type for path in asked} == {"bool"}


def test_the_errands_hold_every_material_once():
    found = [paper.id for errand in errands_of(LAW) for paper in errand.papers]

    assert sorted(found) == sorted(rule.id for rule in LAW.rules if rule.kind == "material")


def test_an_errand_has_its_papers_by_number_and_those_of_the_old_list_alone_last():
    for errand in errands_of(LAW):
        asked = [rule.versions_on(Basis.LAW)[-1].asked for rule in errand.papers]
        for known in (True, False):
            numbers = [r.number for r, of in zip(errand.papers, asked, strict=True) if of is known]
            assert numbers == sorted(numbers)
        assert asked == sorted(asked, reverse=True)


def test_every_yes_or_no_on_a_paper_decides_something():
    """The row of a paper shows the marks that some basis asks for: another would stand nowhere."""
    on_papers = [f for f in LAW.facts.values() if f.section == "materials" and f.type == "bool"]

    assert on_papers
    assert [fact.path for fact in on_papers if not fact.decides] == []


def test_the_marks_of_a_paper_have_different_names():
    for rule in LAW.rules:
        if rule.kind == "material":
            names = [LAW.facts[path].mark for path in questions_on(LAW, rule.id)]
            assert len({name.en for name in names if name}) == len(names)
            assert len({name.zh for name in names if name}) == len(names)


def test_whatever_can_be_ticked_on_a_paper_is_asked_for_by_some_basis():
    marked = [path for path, fact in LAW.facts.items() if fact.mark and fact.type == "bool"]

    assert marked
    assert [path for path in marked if not bases_of_questions(LAW)[path]] == []
