"""How many papers are filed: counted by the rules."""

import re
from datetime import date

import pytest
from support.applications import LAW
from support.rows import rows_of
from support.sources import file_text

from checker.api import check, load_application
from checker.model import Basis, Lang, Verdict
from scripts.site.papers import ORDINARY, asked_of, papers

FILED = rows_of("papers")


def numbers(kind: str) -> list[int]:
    return [rule.number for rule in getattr(papers(LAW), kind)]


def test_every_material_is_counted_once():
    counted = [*numbers("ordinary"), *numbers("special"), *numbers("old")]
    assert sorted(counted) == [rule.number for rule in LAW.rules if rule.kind == "material"]


def test_what_an_ordinary_company_files_what_in_special_cases_and_what_no_longer():
    found = {kind: [rule.id for rule in getattr(papers(LAW), kind)] for kind in FILED}

    assert found == FILED


def test_nobody_files_both_papers_on_foreign_capital():
    """With foreign capital, material 21 takes the place of material 17."""
    assert papers(LAW).most == len(FILED["ordinary"]) - 1 + len(FILED["special"])


def test_a_guide_that_still_asks_for_one_of_them_is_named():
    """Shaanxi's asks for two; Liaoning's lists one as optional, which is not asked."""
    asked = papers(LAW).old_by_guide(LAW)
    found = {guide.id: [rule.number for rule in listed] for guide, listed in asked.items()}
    assert found == {"guide-shaanxi": [7, 9]}


def test_no_paper_of_the_ordinary_company_is_doubtful():
    """Whether a paper is asked is settled by what the file of the ordinary company says."""
    findings = check(load_application(ORDINARY, today=date(2026, 11, 24)))
    for found in findings.rules:
        if found.rule.kind == "material":
            finding = found.on[Basis.LAW]
            is_asked = asked_of(LAW, found.rule) == "all"
            assert is_asked is (finding.verdict is not Verdict.NOT_APPLICABLE)
            assert "open-whether-asked" not in {reason.code for reason in finding.reasons}


NAV = re.compile(r"^      - [^\d\n]+\((\d+)\)?[^\n]*:\n((?: {10}- \d+ .*\n)+)", re.MULTILINE)


@pytest.mark.parametrize("name", ["mkdocs.yml", "mkdocs.zh.yml"])
def test_the_menu_groups_the_papers_as_the_rules_count_them(name: str):
    menu = file_text(name).replace("（", "(").replace(" 项）", ")")
    groups = NAV.findall(menu.partition("materials/index.md")[2])
    shown = [[int(n) for n in re.findall(r"- (\d+) ", rows)] for _, rows in groups]

    assert shown == [numbers("ordinary"), numbers("special"), numbers("old")]
    assert [int(count) for count, _ in groups] == [len(listed) for listed in shown]


@pytest.mark.parametrize(("name", "lang"), [("mkdocs.yml", "en"), ("mkdocs.zh.yml", "zh")])
def test_the_menu_names_each_rule_as_the_rules_do(name: str, lang: Lang):
    menu = file_text(name)
    entries = [f"- {r.number} {r.nav.of(lang)}: {r.kind}s/{r.id}.md\n" for r in LAW.rules]

    assert [entry for entry in entries if entry not in menu] == []
