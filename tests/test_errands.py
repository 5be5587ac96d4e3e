"""Every paper has its errand and every question on it a short name; no press ticks too much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import checker.report
from checker.load import load_law
from checker.report.errands import load_errands, read_errands
from checker.tables import LawError

LAW = load_law()
FILE = Path(checker.report.__file__).parent / "errands.toml"
# What bars an applicant if it is untrue is never ticked for several papers at once.
TOO_MUCH = re.compile(r"sign|seal|_on$|date|delivery|notification")
FAULTS = [
    ('papers = ["premises-proof"]', "papers = []", "papers: premises-proof"),
    ('papers = ["premises-proof"]', 'papers = ["premises"]', "papers: premises, premises-proof"),
    ('"labor-contracts"]', '"labor-contracts", "premises-proof"]', "premises-proof stands twice"),
    ("archive_seal = {", "archive = {", "chips: materials.articles-of-association.archive"),
    ('"materials.financial-report.audit_report_on" = {', '"x" = {', "days: materials.financial"),
    ('shareholders[].license_copy"', 'shareholders[].license"', "instead: shareholders[].license"),
    ('issued_on" = "certificate', 'issued" = "certificate', "until: materials.social-security"),
    ("together = true", "together = true\nfoo = 1", "unknown key foo"),
    ('zh = "现行章程"', 'zh = ""', "held must be written in en and zh"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_fault_in_the_errands_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "errands.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(LawError, match=re.escape(said)):
        read_errands(path, LAW)


def test_one_press_ticks_no_signature_no_seal_and_no_date_of_several_papers() -> None:
    together = [paper for each in load_errands().errands if each.together for paper in each.papers]
    asked = [path for path in LAW.facts if path.split(".")[1:2] and path.split(".")[1] in together]

    assert together
    assert [path for path in asked if TOO_MUCH.search(path)] == []
    assert {LAW.facts[path].type for path in asked} == {"bool"}


def test_the_errands_hold_every_material_once() -> None:
    found = [paper for errand in load_errands().errands for paper in errand.papers]

    assert sorted(found) == sorted(rule.id for rule in LAW.rules if rule.kind == "material")


def test_the_marks_of_a_paper_have_different_names() -> None:
    for rule in LAW.rules:
        if rule.kind == "material":
            names = [load_errands().chips[path] for path in load_errands().chips_of(rule)]
            assert len({name.en for name in names}) == len({name.zh for name in names})
            assert len(set(names)) == len(names)
