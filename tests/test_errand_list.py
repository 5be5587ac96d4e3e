"""The errands: everything some column asks of this applicant, once, where it is got."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, parsed, ready
from support.replies import papers_of

from checker import web
from checker.cli import main
from checker.evaluate import evaluate
from checker.filing.errands.find import ErrandList, errand_list
from checker.filing.errands.plain import as_html, as_markdown, as_text, headline
from checker.model import Basis
from checker.report.outline import Report
from checker.words import word

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 11, 24)
CERTIFICATE = "social-security-certificate"


def report_on(data: dict[str, Any], *bases: Basis) -> Report:
    app = parsed(data, DAY)
    return Report(app, evaluate(app, LAW), LAW, bases or tuple(Basis))


def without(data: dict[str, Any], material: str, key: str) -> dict[str, Any]:
    """Say no to one mark of one paper."""
    paper = data["materials"][material] | {key: False}
    return data | {"materials": data["materials"] | {material: paper}}


def marks(found: ErrandList) -> dict[str, bool | None]:
    return {t.path: t.done for e in found.errands for p in e.papers for t in p.tasks}


def test_of_a_complete_application_nothing_is_left() -> None:
    found = errand_list(report_on(ready()))

    assert found.left == 0
    assert set(marks(found).values()) == {True}
    assert headline(found).en == f"All {found.papers} papers are there."


def test_what_is_missing_is_left_with_the_column_that_alone_asks() -> None:
    found = errand_list(report_on(without(ready(), "commitment-letter", "sealed")))

    assert found.left == 1
    assert headline(found).en == f"1 box left, {found.papers} papers"
    paper = next(p for e in found.errands for p in e.papers if p.rule.id == "commitment-letter")
    assert paper.alone is not None
    assert paper.alone.en == "Old agency checklist"


def test_a_seal_that_a_code_stands_in_for_is_left_to_the_old_list() -> None:
    coded = ready()
    coded["materials"][CERTIFICATE] |= {"red_seal": False, "verifiable": True}
    seals = [
        task
        for data in (without(ready(), CERTIFICATE, "red_seal"), coded)
        for errand in errand_list(report_on(data)).errands
        for paper in errand.papers
        for task in paper.tasks
        if task.path.endswith(".red_seal")
    ]

    assert [task.alone and task.alone.en for task in seals] == [None, "Old agency checklist"]


def test_a_paper_that_no_chosen_basis_asks_for_is_on_no_errand() -> None:
    everything, law = (errand_list(report_on(ready(), *bases)) for bases in ((), (Basis.LAW,)))

    letter = "materials.commitment-letter.sealed"
    assert letter in marks(everything)
    assert letter not in marks(law)


def test_each_mark_stands_once_and_papers_not_asked_are_named() -> None:
    found = errand_list(report_on(ready()))
    paths = [t.path for e in found.errands for p in e.papers for t in p.tasks]

    assert len(paths) == len(set(paths))
    asked = {p.rule.id for e in found.errands for p in e.papers}
    assert "foreign-investor-statement" in {rule.id for rule in found.not_asked}
    assert not asked & {rule.id for rule in found.not_asked}


def test_a_dated_paper_says_until_when_it_is_usable() -> None:
    found = errand_list(report_on(ready()))
    until = {p.rule.id: p.until for e in found.errands for p in e.papers}

    days = {d.code: d.on for d in report_on(ready()).findings.dates}
    assert until[CERTIFICATE] == days["certificate-usable-until"]
    assert "usable until" in as_text(report_on(ready()), "en")


def test_before_any_answer_the_papers_are_listed_and_nothing_is_ticked() -> None:
    found = errand_list(report_on({}))

    assert found.papers > 0
    assert True not in marks(found).values()


def test_papers_that_may_not_be_asked_are_counted_apart() -> None:
    report = report_on({})
    found = errand_list(report)
    rows = papers_of({})["rows"]
    open_rows = {paper for paper, row in rows.items() if row["state"] == "perhaps"}

    listed = {p.rule.id for each in found.errands for p in each.papers}
    assert found.perhaps == len(open_rows & listed) > 1
    assert headline(found).en.endswith(f", {found.perhaps} of them perhaps not asked")
    assert headline(found).zh.endswith(f"；其中 {found.perhaps} 份是否需要尚未确定")
    assert errand_list(report_on(ready())).perhaps == 0


def test_before_all_law_there_is_no_errand() -> None:
    app = parsed({}, date(1999, 1, 1))
    found = errand_list(Report(app, evaluate(app, LAW), LAW))

    assert headline(found).en.startswith("Which papers are asked")


@pytest.mark.parametrize(("lang", "box"), [("en", "legal rep. signed"), ("zh", "法定代表人签字")])
def test_people_tick_it_off(lang: Any, box: str) -> None:
    report = report_on(without(ready(), "application-form", "signed"))

    assert f"☐ {box}" in as_text(report, lang)
    assert f"- [ ] {box}" in as_markdown(report, lang)
    assert "☐" in as_html(report, lang)


def test_a_name_is_escaped_on_the_page() -> None:
    data = ready() | {"company": ready()["company"] | {"name": "乙<公司>"}}

    assert "<title>Errand list · 乙&lt;公司&gt;</title>" in as_html(report_on(data), "en")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_says_no_ruling_and_shows_no_word_for_screen_readers(lang: Any) -> None:
    html = as_html(report_on(ready()), lang)

    assert f'<p class="small">{word("report.disclaimer").of(lang)}</p>' in html
    assert 'class="b-sr"' in html
    assert ".b-sr{position:absolute;width:1px;height:1px;overflow:hidden" in html


def test_signs_in_the_company_s_name_mean_nothing_to_markdown() -> None:
    report = report_on(ready() | {"company": {**ready()["company"], "name": "甲<b>公司*有限*"}})

    assert r"甲\<b\>公司\*有限\*" in as_markdown(report, "en")


@pytest.mark.parametrize("name", ["text", "markdown", "html"])
def test_the_command_writes_it(tmp_path: Path, name: str) -> None:
    file, out = tmp_path / "a.toml", tmp_path / "out"
    file.write_text("[company]\nregistered_capital = 500_000\n", encoding="utf-8")

    assert main(["errands", str(file), "--format", name, "--output", str(out)]) == 0
    assert "Errand list" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "part", "said"),
    [
        ({}, "panel", 'data-take="twin"'),
        ({"file": "twin"}, "html", "自查报告"),
        ({"file": "markdown"}, "text", "# 自查报告"),
        ({"file": "word"}, "base64", "UEsD"),
    ],
)
def test_the_page_takes_it_along(more: dict[str, str], part: str, said: str) -> None:
    asked = {"do": "take", "lang": "en", "today": "2026-11-24", "bases": ["law", "checklist"]}
    request = asked | more | {"application": {"company": {"registered_capital": 1}}}
    reply = json.loads(web.answer(json.dumps(request)))

    assert said in reply[part]


def test_where_no_column_asks_alone_nothing_is_said_of_the_old_list() -> None:
    assert "service counter" not in as_text(report_on(ready(), Basis.LAW), "en")


@pytest.mark.parametrize(
    ("name", "part"), [("checker.filing", "lacks"), ("checker.other", "crash")]
)
def test_a_page_without_filing_is_told_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, name: str, part: str
) -> None:
    def missing(_: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(web, "import_module", missing)

    assert part in json.loads(web.answer('{"do": "take"}'))
