"""Every citation carries the day of its last check and of the next, and says when it is late."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW, ready, report_on
from support.command import in_json, printed
from support.faulty import law_copy, rewrite
from support.included import included
from support.replies import panel_of
from support.samples import in_both_languages
from support.sources import DOCS

from checker.decide.duties import load_duties
from checker.decide.statements import load_topics
from checker.doors.command.stale import of_duties, of_rules, of_statements, stale
from checker.load import read_law
from checker.report.data import as_data
from checker.report.sources import first_due

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.doors.command.stale import Cited
    from checker.model import Lang, Rule

TOPICS = tuple(load_topics().values())
DUTIES = load_duties()
DUE = date(2027, 5, 24)
ONE_DAY = timedelta(days=1)


def test_laws_are_due_after_a_year_guides_and_reports_after_half():
    assert LAW.instruments["order-42"].due == date(2027, 11, 24)
    assert LAW.instruments["guide-hunan"].due == DUE
    assert LAW.instruments["notice-81"].due == DUE


def test_an_instrument_may_have_its_own_day(tmp_path: Path):
    folder = law_copy(tmp_path)
    own = 'id = "order-42"\ndue = 2027-01-01'
    rewrite(folder / "instruments.toml", 'id = "order-42"', own)

    assert read_law(folder).instruments["order-42"].due == date(2027, 1, 1)


def test_the_first_due_text_counts():
    cites = [c for v in LAW.rule("no-nuisance-call-commitment").versions for c in v.cites]

    assert first_due(cites) == DUE
    assert first_due([]) is None


@pytest.mark.parametrize(
    ("cited", "late", "orders"),
    [
        (of_rules(LAW), ("no-nuisance-call-commitment", "notice-81"), {"order-19"}),
        (of_statements(TOPICS), ("annual-report-who", "guide-chongqing"), {"order-19"}),
        (of_duties(DUTIES), ("annual-report", "guide-chongqing"), set()),
    ],
    ids=["rules", "statements", "duties"],
)
def test_every_citation_of_a_late_text_is_late_the_day_after(
    cited: Iterable[Cited], late: tuple[str, str], orders: set[str]
):
    every = list(cited)
    after = {(found.id, found.cite.instrument.id) for found in stale(every, DUE + ONE_DAY)}

    assert list(stale(every, DUE)) == []
    assert late in after
    assert {name for _, name in after if name.startswith("order")} == orders


def rules_stale(day: str, *options: str) -> str:
    return printed("rules", "--stale", "--as-of", day, *options)


def wordings_cite(rule: Rule) -> int:
    return sum(len(version.cites) for version in rule.versions)


def test_rules_stale_lists_every_citation_once_all_are_late():
    rows = json.loads(rules_stale("2030-01-01", "--format", "json"))

    assert Counter(row["kind"] for row in rows) == {
        "condition": sum(wordings_cite(r) for r in LAW.rules if r.kind == "condition"),
        "material": sum(wordings_cite(r) for r in LAW.rules if r.kind == "material"),
        "statement": sum(len(each.cites) for topic in TOPICS for each in topic.statements),
        "duty": sum(len(duty.cites) for duty in DUTIES),
    }
    assert set(rows[0]) >= {"rule", "citation", "status", "checked", "due"}
    assert json.loads(rules_stale("2027-05-24", "--format", "json")) == []


def test_rules_stale_today():
    assert printed("rules", "--stale", "--lang", "zh")


def test_rules_tell_the_next_check():
    assert {r["due"] for r in in_json("rules")} == {"2027-05-24", "2027-11-24"}


def test_the_report_carries_both_days_of_each_citation():
    report = as_data(report_on(ready()))

    for rule in report["rules"]:
        for finding in rule["findings"].values():
            for cite in finding["citations"]:
                known = LAW.instruments[cite["instrument"]]
                assert cite["checked"] == known.checked.isoformat()
                assert cite["due"] == known.due.isoformat()


TIME = re.compile(r'<time class="b-due" datetime="([0-9-]+)" data-due="\1">[^<]*<b [^>]*hidden>')


def test_the_panel_carries_due_dates():
    shown = panel_of({})

    assert "Texts last checked 24 November 2026;" in shown
    assert set(TIME.findall(shown)) == {"2027-05-24"}


@in_both_languages
def test_pages_carry_due_dates_hidden_until_late(lang: Lang):
    made = included()
    dated = [
        f"{lang}/{r.kind}s/{r.id}/{name}.md" for r in LAW.rules for name in ("glance", "sources")
    ]

    for path in [*dated, f"{lang}/sources/instruments.md"]:
        assert TIME.findall(made[path]), path
        assert made[path].count("data-due") == len(TIME.findall(made[path])), path


def test_the_script_that_shows_the_mark_is_tiny():
    assert (DOCS / "theme/assets/js/due.js").stat().st_size < 1024
