"""Every citation carries the day of its last check and of the next, and says when it is late."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from applications import ready

import checker
from checker import web
from checker.application import parse
from checker.cli import main
from checker.evaluate import evaluate
from checker.freshness import first_due, past_due, stale
from checker.load import LawError, load_law, read_law
from checker.model import LANGS, Lang
from checker.outline import outline
from checker.report import as_data
from scripts.snippets import CASES, snippets

if TYPE_CHECKING:
    from checker.model import Law

LAW = load_law()
DUE = date(2027, 5, 24)
SCRIPT = Path(__file__).parent.parent / "docs" / "theme" / "assets" / "js" / "due.js"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(Path(checker.__file__).parent / "law", tmp_path / "law"))


def changed(folder: Path, old: str, new: str) -> Law:
    """Read the law with one change to its instruments."""
    path = folder / "instruments.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_law(folder)


def test_laws_are_due_after_a_year_guides_and_reports_after_half() -> None:
    assert LAW.instruments["order-42"].due == date(2027, 11, 24)
    assert LAW.instruments["guide-hunan"].due == DUE
    assert LAW.instruments["notice-81"].due == DUE


def test_an_instrument_may_have_its_own_day(folder: Path) -> None:
    own = 'id = "order-42"\ndue = 2027-01-01'
    law = changed(folder, 'id = "order-42"', own)

    assert law.instruments["order-42"].due == date(2027, 1, 1)


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-23"])
def test_a_next_check_comes_after_the_last(folder: Path, day: str) -> None:
    with pytest.raises(LawError, match=rf"order-42: due {day} is not after the last check"):
        changed(folder, 'id = "order-42"', f'id = "order-42"\ndue = {day}')


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("guide = 6\n", "", "guide is missing"),
        ("guide = 6\n", "guide = 6\nblog = 1\n", "unknown key blog"),
    ],
)
def test_each_kind_has_its_interval(folder: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(LawError, match=f"recheck_months: {message}"):
        changed(folder, old, new)


def test_on_its_day_a_check_is_not_late_the_day_after_it_is() -> None:
    guide = LAW.instruments["guide-hunan"]

    assert not past_due(guide, DUE)
    assert past_due(guide, DUE + timedelta(days=1))


def test_the_first_due_text_counts() -> None:
    cites = [c for v in LAW.rule("no-nuisance-call-commitment").versions for c in v.cites]

    assert first_due(cites) == DUE
    assert first_due([]) is None


def test_stale_names_every_citation_of_a_late_text() -> None:
    late = list(stale(LAW, DUE + timedelta(days=1)))

    assert list(stale(LAW, DUE)) == []
    assert {c.instrument.id for _, _, c in late if c.instrument.id.startswith("order")} == {
        "order-19"
    }
    assert ("no-nuisance-call-commitment", "notice-81") in {
        (rule.id, cite.instrument.id) for rule, _, cite in late
    }


def test_rules_stale_on_the_due_day_and_the_day_after(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--stale", "--as-of", "2027-05-24"]) == 0
    assert capfd.readouterr().out == "No citation is past its next check.\n"

    assert main(["rules", "--stale", "--as-of", "2027-05-25"]) == 0
    assert "Hunan guide materials, item 6; Text read; 2026-11-24; 2027-05-24" in (
        capfd.readouterr().out
    )


def test_rules_stale_today_in_every_format(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--stale", "--lang", "zh"]) == 0
    assert capfd.readouterr().out

    main(["rules", "--stale", "--as-of", "2030-01-01", "--format", "json"])
    rows = json.loads(capfd.readouterr().out)
    assert len(rows) == sum(len(v.cites) for r in LAW.rules for v in r.versions)
    assert set(rows[0]) >= {"rule", "citation", "status", "checked", "due"}

    main(["rules", "--stale", "--as-of", "2027-05-24", "--format", "json"])
    assert json.loads(capfd.readouterr().out) == []


def test_rules_tell_the_next_check(capfd: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--format", "json"])

    assert {r["due"] for r in json.loads(capfd.readouterr().out)} == {"2027-05-24", "2027-11-24"}


def test_the_report_carries_both_days_of_each_citation() -> None:
    app, _ = parse(ready(), LAW, date(2026, 11, 24))
    report = as_data(app, evaluate(app, LAW), LAW)

    for rule in report["rules"]:
        for finding in rule["findings"].values():
            for cite in finding["citations"]:
                known = LAW.instruments[cite["instrument"]]
                assert cite["checked"] == known.checked.isoformat()
                assert cite["due"] == known.due.isoformat()


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "next check due 24 November 2027"), ("zh", "下次核对期限 2027年11月24日")],
)
def test_the_report_for_people_says_both(lang: Lang, words: str) -> None:
    app, _ = parse(ready(), LAW, date(2026, 11, 24))
    said = [p.text.of(lang) for p in outline(app, evaluate(app, LAW), LAW) if p.kind == "small"]

    assert any(words in line for line in said)


TIME = re.compile(r'<time class="b-due" datetime="([0-9-]+)" data-due="\1">[^<]*<b [^>]*hidden>')


def test_the_panel_carries_due_dates() -> None:
    asked = {
        "do": "check",
        "application": {},
        "today": "2026-11-24",
        "lang": "en",
        "bases": ["law", "local", "checklist"],
    }
    panel = json.loads(web.answer(json.dumps(asked)))["panel"]

    assert "Texts last checked 24 November 2026;" in panel
    assert set(TIME.findall(panel)) == {"2027-05-24"}


@pytest.mark.parametrize("lang", LANGS)
def test_pages_carry_due_dates_hidden_until_late(lang: Lang) -> None:
    made = snippets(LAW, CASES)
    dated = [
        f"{lang}/{r.kind}s/{r.id}/{name}.md" for r in LAW.rules for name in ("head", "sources")
    ]

    for path in [*dated, f"{lang}/sources/instruments.md"]:
        assert TIME.findall(made[path]), path
        assert made[path].count("data-due") == len(TIME.findall(made[path])), path


def test_the_script_that_shows_the_mark_is_tiny() -> None:
    assert SCRIPT.stat().st_size < 1024
