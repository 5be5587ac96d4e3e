"""What a draft changes: for each application, from when, by which text, and for how many."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import DAY, ready
from support.casebook import Case, cases
from support.command import in_json, printed, ran, refused
from support.faulty import law_copy
from support.schemas import places
from support.sources import ROOT

from checker import __version__
from checker.application.application import parse
from checker.core.law_folder import reading_law_of
from checker.decide.evaluate import evaluate
from checker.io.draft import read_draft
from checker.load import load_law
from checker.many.effect import Draftsman
from checker.many.entries import Entry
from checker.many.judge import Judged, judge

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EXAMPLE = ROOT / ".github" / "example-draft"
CAPITAL = "conditions/registered-capital.toml"
RULE = "registered-capital"
TURN = "2027-07-01"
IN_HUNAN: dict[str, Any] = {"service": {"provinces": ["CN-HN"]}}
ABROAD = {"service": {"users": "abroad", "provinces": []}}


def with_capital(yuan: int, **more: object) -> dict[str, Any]:
    return IN_HUNAN | {"company": {"name": "甲公司", "registered_capital": yuan}} | more


def written(folder: Path, **applications: Mapping[str, Any]) -> list[Path]:
    """Write application files, and return where they are."""
    for name, each in applications.items():
        text = json.dumps(each, ensure_ascii=False, default=str)
        (folder / f"{name}.json").write_text(text, "utf-8")
    return [folder / f"{name}.json" for name in applications]


def changed_law(folder: Path, name: str, old: str, new: str) -> Path:
    """Write a draft that changes one file of the law, and return its folder."""
    text = (law_copy(folder) / name).read_text("utf-8")
    assert old in text
    file = folder / "draft" / name
    file.parent.mkdir(parents=True)
    file.write_text(text.replace(old, new), "utf-8")
    return folder / "draft"


def effect(*words: str | Path, law: Path = EXAMPLE) -> list[Any]:
    """Return what a draft changes from each day on, as data that fits the schema."""
    told = in_json("compare", *words, "--law", law)
    assert places("draft-effect", told) == []
    found: list[Any] = told["turns"]
    return found


def test_each_verdict_that_changes_names_its_day_its_text_and_why(tmp_path: Path):
    files = written(tmp_path, enough=with_capital(1_000_000), more=with_capital(2_000_000))

    (turn,) = effect(*files)
    (found,) = turn["changed"]
    (verdict,) = found["verdicts"]

    assert (turn["since"], turn["same"], found["application_date"]) == (TURN, 1, TURN)
    assert (found["file"], found["company"]) == (str(files[0]), "甲公司")
    assert found["capital"] == {"from": 1_000_000, "to": 2_000_000}
    assert found["group"] == {"from": "answer", "to": "stops"}
    assert [verdict[key] for key in ("rule", "basis", "from", "to")] == [
        RULE,
        "law",
        "met",
        "not_met",
    ]
    assert verdict["since"] == TURN
    assert [(c["instrument"], c["status"]) for c in verdict["citations"]] == [
        ("order-42", "unverified")
    ]
    assert "the minimum for one province is RMB 2,000,000" in verdict["reasons"][0]["en"]


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "en",
            [
                "What a draft would change (under the draft “example-draft”, which is not law)",
                "From 1 July 2027 on",
                "1 of 2 applications would change.",
                "Would become “Something stops it”: 1 application\n      Registered capital: 1 a",
                "enough.json, 甲公司\n  As a whole: Answer needed → Something stops it",
                "RMB 1,000,000 → RMB 2,000,000",
                "Current requirements: Met → Not met",
                "Because of: The registered capital is RMB 1,000,000; the minimum for one province",
                "as this invented draft would word it; this wording applies from 1 July 2027 on",
            ],
        ),
        (
            "zh",
            [
                "草案的影响（按草案“example-draft”测算，草案并非现行法律）",
                "自2027年7月1日起",
                "共2份申请，1份的结果会变化。",
                "将变为“有不符合项”：1份",
                "总体：待填写 → 有不符合项",
                "第六条第（四）项（虚构的草案条文），2027年7月1日起适用此条文",
            ],
        ),
    ],
)
def test_people_read_what_a_draft_would_change(tmp_path: Path, lang: str, says: list[str]):
    files = written(tmp_path, enough=with_capital(1_000_000), more=with_capital(2_000_000))
    text = printed("compare", *files, "--law", EXAMPLE, "--lang", lang)
    markdown = printed("compare", *files, "--law", EXAMPLE, "--lang", lang, "--format", "markdown")

    assert [each for each in says if each not in text] == []
    assert markdown.startswith(f"# {says[0]}")
    # The changelog tells of the law alone.
    assert "Changelog" not in text
    assert "更新记录" not in text


def test_of_nothing_that_changes_that_is_said(tmp_path: Path):
    files = written(tmp_path, more=with_capital(2_000_000))

    assert "None of 1 applications would change." in printed("compare", *files, "--law", EXAMPLE)


def test_before_its_day_a_draft_changes_nothing(tmp_path: Path):
    files = written(tmp_path, enough=with_capital(1_000_000))
    (turn,) = effect(*files, "--as-of", "2027-06-30")

    assert (turn["since"], turn["changed"], turn["same"]) == ("2027-06-30", [], 1)
    text = printed("compare", *files, "--law", EXAMPLE, "--as-of", "2027-07-02")
    assert "\nAs of 2 July 2027\n" in text


def test_an_application_of_a_later_day_is_looked_at_on_that(tmp_path: Path):
    files = written(tmp_path, enough=with_capital(1_000_000, application_date="2027-09-01"))
    (turn,) = effect(*files)

    assert [(each["application_date"]) for each in turn["changed"]] == ["2027-09-01"]
    assert "\n  Filing date: 2027-09-01\n" in printed("compare", *files, "--law", EXAMPLE).replace(
        "1 September 2027", "2027-09-01"
    )


def test_of_an_application_that_fails_either_way_the_minimum_is_another(tmp_path: Path):
    files = written(tmp_path, less=with_capital(500_000))
    (turn,) = effect(*files)
    (found,) = turn["changed"]

    assert (turn["becoming"], found["verdicts"]) == ([], [])
    assert found["capital"] == {"from": 1_000_000, "to": 2_000_000}
    assert "As a whole: as before, Something stops it" in printed(
        "compare", *files, "--law", EXAMPLE
    )


def test_a_draft_that_lowers_what_is_asked_lets_applications_become_ready(tmp_path: Path):
    less = ready({"service.provinces": ["CN-SD"], "company.registered_capital": 800_000})
    files = written(tmp_path, less=less)
    draft = changed_law(tmp_path, CAPITAL, "local = 1000000", "local = 500000")
    (turn,) = effect(*files, "--as-of", "2026-11-24", law=draft)

    assert turn["becoming"] == [
        {
            "group": "ready",
            "applications": 1,
            "rules": [{"rule": RULE, "applications": 1}],
        }
    ]


def test_each_day_on_which_a_wording_begins_is_looked_at(tmp_path: Path):
    """What is raised in two steps is told step by step."""
    text = (EXAMPLE / CAPITAL).read_text("utf-8")
    first, _, last = text.rpartition("[[version]]")
    again = last.replace(TURN, "2028-07-01").replace("local = 2000000", "local = 3000000")
    file = tmp_path / "draft" / CAPITAL
    file.parent.mkdir(parents=True)
    file.write_text(f"{first}[[version]]{last}\n[[version]]{again}", "utf-8")
    files = written(tmp_path, some=with_capital(1_000_000), more=with_capital(2_500_000))

    turns = effect(*files, law=tmp_path / "draft")

    assert [(turn["since"], len(turn["changed"])) for turn in turns] == [
        (TURN, 1),
        ("2028-07-01", 2),
    ]
    assert [turn["becoming"][0]["applications"] for turn in turns] == [1, 2]


def test_a_draft_without_a_wording_is_looked_at_on_each_own_day(tmp_path: Path):
    kept = 'limits.empty_if = { path = "service.users", answer = "abroad" }\n'
    draft = changed_law(tmp_path, "facts.toml", kept, "")
    files = written(tmp_path, own=IN_HUNAN | {"application_date": "2026-11-24"})
    text = printed("compare", *files, "--law", draft)

    assert "On the filing date of each\nNone of 1 applications would change." in text
    assert [turn["since"] for turn in effect(*files, law=draft)] == [None]


def test_what_only_the_draft_does_not_take_is_named(tmp_path: Path):
    kept = 'limits.empty_if = { path = "service.users", answer = "abroad" }\n'
    draft = changed_law(tmp_path, "facts.toml", kept, "")
    abroad, other = written(tmp_path, abroad=ABROAD, other=IN_HUNAN)
    status, out, err = ran("compare", abroad, other, "--law", draft, "--format", "json")
    told = json.loads(out)

    assert ran("check", abroad).status == 0
    assert status == 2
    assert "abroad.json: service.provinces: " in err
    assert [error["file"] for error in told["errors"]] == [str(abroad)]
    assert told["turns"][0]["same"] == 1
    assert places("draft-effect", told) == []


def test_a_file_with_a_fault_is_named_and_the_others_are_compared(tmp_path: Path):
    broken, _ = written(tmp_path, broken={"application_date": "soon"}, good=IN_HUNAN)
    status, out, err = ran("compare", tmp_path, tmp_path / "absent.json", "--law", EXAMPLE)

    assert status == 2
    assert f"{broken}: application_date: " in err
    assert "absent.json: " in err
    assert "would change." in out


def test_of_a_row_all_but_the_cell_that_cannot_be_read_is_compared(tmp_path: Path):
    sheet = tmp_path / "companies.csv"
    heads = "company.registered_capital,service.provinces,company.established_on"
    sheet.write_text(f"{heads}\n1000000,CN-HN,soon\n", "utf-8")
    status, out, err = ran("compare", sheet, "--law", EXAMPLE)

    assert status == 2
    assert "row 2: " in err
    assert "companies.csv, row 2\n" in out


@pytest.mark.no_cover
def test_over_worked_cases_it_tells_what_is_found_by_either_law():
    """Case for case the verdicts of the law and of the draft, and the sums of the groups."""
    draft = read_draft(str(EXAMPLE))
    draftsman = Draftsman(draft, DAY, date.fromisoformat(TURN))
    taken = [case for case in cases() if "error" not in case.expected][::7]
    for case in taken:
        draftsman.look_at(Entry(case.id, None, case.application))
    (turn,) = draftsman.turns
    found = {
        (effect.before.name, change.rule.id, change.basis): (change.before, change.after)
        for effect in turn.effects
        for change in effect.found.changed
    }
    now = [looked_at(case) for case in taken]
    with reading_law_of(draft):
        then = [looked_at(case) for case in taken]
    expected = {
        (case.id, *key): (was[key], will[key])
        for case, (was, _), (will, _) in zip(taken, now, then, strict=True)
        for key in was
        if was[key] != will[key]
    }
    groups = Counter(will for (_, was), (_, will) in zip(now, then, strict=True) if was != will)

    assert {rule for _, rule, _ in expected} == {RULE}
    assert found == expected
    assert {group: len(each) for group, each in turn.becoming().items()} == groups
    assert turn.same + len(turn.effects) == len(taken)


def looked_at(case: Case) -> tuple[dict[tuple[str, str], str], str]:
    """Return each verdict on a case, and its group, by the law that is read now."""
    day, law = date.fromisoformat(TURN), load_law()
    findings = evaluate(parse(case.application, law, DAY, day)[0], law)
    row = judge(Entry(case.id, None, case.application), DAY, day)
    assert isinstance(row, Judged)
    verdicts = {
        (found.rule.id, basis): str(finding.verdict)
        for found in findings.rules
        for basis, finding in found.on.items()
    }
    return verdicts, row.shown_group


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a.json",), "the following arguments are required: after"),
        (("a.json", "b.json", "c.json"), "unrecognized arguments: c.json"),
        (("a.json", "b.json", "--as-of", TURN), "--as-of: goes with --law"),
        (("a.json", "--law", "nowhere"), "--law: "),
    ],
)
def test_without_a_draft_two_results_are_compared(words: tuple[str, ...], said: str):
    assert said in refused("compare", *words)


@pytest.fixture
def of_draft(tmp_path: Path) -> tuple[Path, Path]:
    """Return a report that was made under the draft, and the application of it."""
    (file,) = written(tmp_path, enough=with_capital(1_000_000, application_date=TURN))
    report = tmp_path / "report.json"
    printed("check", file, "--law", EXAMPLE, "--format", "json", "--output", report)
    return report, file


@pytest.mark.parametrize(
    ("lang", "side", "because"),
    [
        (
            "en",
            "Before: filing date 1 July 2027, rules {} (under the draft “example-draft”, which",
            "Because of: a draft, which is not law: example-draft\n",
        ),
        (
            "zh",
            "此前：拟申请日期2027年7月1日，规则版本{}（按草案“example-draft”测算",
            "变化原因：草案（并非现行法律）：example-draft\n",
        ),
    ],
)
def test_a_report_of_a_draft_is_called_so_where_it_is_compared(
    of_draft: tuple[Path, Path], lang: str, side: str, because: str
):
    told = printed("compare", *of_draft, "--lang", lang)

    assert side.format(__version__) in told
    assert because in told
    # The changelog has no row on a draft, and none is missed.
    assert "no row on it is known" not in told
    assert "未查到相关条目" not in told


def test_data_of_a_comparison_name_the_draft_of_that_side_alone(of_draft: tuple[Path, Path]):
    told = in_json("compare", *of_draft)

    assert told["before"]["draft"] == "example-draft"
    assert "draft" not in told["after"]
    assert places("comparison", told) == []


def test_a_report_of_a_draft_does_not_follow_from_the_law(of_draft: tuple[Path, Path]):
    status, out, _ = ran("verify", *of_draft)

    assert status == 1
    assert "It was made under the draft “example-draft”, which is not law." in out
    assert "the law data" in out
