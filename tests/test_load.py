"""The law data is refused, with file and place, when anything in it leads nowhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.faulty import assert_refused, law_copy, parsed
from support.placeholders import placeholders
from support.rows import keyed, rows_of

from checker.core.tables import LawError
from checker.filing.read.load import read_labels
from checker.filing.track.load import read_terms
from checker.load import load_law, read_law
from checker.model import Basis

if TYPE_CHECKING:
    from pathlib import Path

# Before the wordings that the tests add.
TODAY = date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tomllib.loads", parsed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return law_copy(tmp_path)


@pytest.fixture(scope="module")
def restored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the data once for tests that put back what they change."""
    return law_copy(tmp_path_factory.mktemp("restored"))


CAPITAL = "conditions/registered-capital.toml"
SHAANXI = "local/CN-SN.toml"
SOCIAL_SECURITY = "materials/social-security-certificate.toml"
FAULTS = rows_of("law_faults")["fault"]


@pytest.mark.parametrize("fault", keyed(FAULTS, "file", "new", "old", "said"))
def test_faults(restored: Path, fault: dict[str, str]):
    path = restored / fault["file"]
    text = path.read_text(encoding="utf-8")

    try:
        assert_refused(path, text, fault, lambda: read_law(restored))
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("fault", keyed(rows_of("data_faults")["patterns"], "new", "old", "said"))
def test_what_is_no_pattern_is_named_with_its_file_and_key(restored: Path, fault: dict[str, str]):
    path = restored / SOCIAL_SECURITY
    text = path.read_text(encoding="utf-8")

    def look() -> None:
        law = read_law(restored)
        read_labels(law)
        read_terms(law)

    try:
        assert_refused(path, text, fault, look)
    finally:
        path.write_text(text, encoding="utf-8")


def add_version(folder: Path, head: str, change: str = ""):
    """Append a second wording to the registered-capital rule as it is known today."""
    path = folder / CAPITAL
    head_of_rule, *wordings = path.read_text(encoding="utf-8").split("[[version]]")
    known = [w for w in wordings if date.fromisoformat(w.split("effective = ")[1][:10]) < TODAY]
    text = "[[version]]".join((head_of_rule, *known))
    begin = text.index("[[version]]")
    version = text[begin : text.index("[[version]]", begin + 1)]
    start = version.index("effective")
    line = version[start : version.index("\n", start)]
    path.write_text(text.replace(line, line + change) + version.replace(line, head), "utf-8")


def test_a_new_wording_is_in_force_from_its_day(folder: Path):
    add_version(folder, "effective = 2027-01-01")
    rule = read_law(folder).rule("registered-capital")

    old, new = rule.versions_on(Basis.LAW)[-2:]
    assert rule.version(Basis.LAW, new.effective.replace(year=2026, month=12, day=31)) is old
    assert rule.version(Basis.LAW, new.effective) is new


def test_two_wordings_cannot_begin_on_one_day(folder: Path):
    add_version(folder, "effective = 2017-09-01")

    with pytest.raises(LawError, match="two law versions begin on 2017-09-01"):
        read_law(folder)


def test_wordings_cannot_overlap(folder: Path):
    add_version(folder, "effective = 2027-01-01", "\nends = 2027-01-01")

    with pytest.raises(LawError, match="overlap"):
        read_law(folder)


def test_an_ended_wording_is_in_force_on_its_last_day(folder: Path):
    add_version(folder, "effective = 2027-01-01", "\nends = 2026-06-30")
    rule = read_law(folder).rule("registered-capital")
    old = rule.versions_on(Basis.LAW)[-2]

    assert old.ends is not None
    assert rule.version(Basis.LAW, old.ends) is old
    assert rule.version(Basis.LAW, old.ends.replace(month=7, day=1)) is None


def test_files_of_other_kinds_are_left_alone(folder: Path):
    for name in ("conditions", "local"):
        (folder / name / "notes.txt").write_text("x", "utf-8")

    assert [r.id for r in read_law(folder).rules] == [r.id for r in load_law().rules]


@pytest.mark.parametrize("code", ["miit", "CN-XX"])
def test_a_guide_is_of_a_province(folder: Path, code: str):
    text = (folder / SHAANXI).read_text("utf-8").replace("CN-SN", code)
    (folder / "local" / f"{code}.toml").write_text(text, "utf-8")

    with pytest.raises(LawError, match=f"{code} is no province"):
        read_law(folder)


def test_a_guide_is_in_force_from_its_own_date_where_no_other_is_given():
    law = load_law()

    assert law.guides["CN-SN"].since == law.instruments["guide-shaanxi"].promulgated
    for rule in law.rules:
        for version in rule.versions_on(Basis.LOCAL):
            assert version.effective == law.guides[str(version.authority)].since


def test_every_guide_is_of_the_administration_that_decides():
    law = load_law()

    strange = [
        code for code, g in law.guides.items() if g.instrument.issuer != law.authorities[code].name
    ]
    assert strange == []


def test_both_languages_use_the_same_placeholders():
    uneven = [
        (rule.id, code)
        for rule in load_law().rules
        for version in rule.versions
        for code, reason in version.reasons.items()
        for text in (reason.text, reason.mend)
        if text and placeholders(text.en) != placeholders(text.zh)
    ]

    assert uneven == []


def test_a_comparison_row_is_of_its_kind():
    rows = {
        "condition": {"needed", "holds", "whom", "day", "judge"},
        "material": {"needed", "what", "from", "copy", "signs", "seals", "fresh"},
    }
    strange = {
        (rule.id, row)
        for rule in load_law().rules
        for version in rule.versions
        for row in set(version.form) - rows[rule.kind]
    }
    assert strange == set()


def test_the_law_holds_what_was_counted():
    rules, authorities = load_law().rules, load_law().authorities.values()

    assert rows_of("law_counted") == {
        "conditions": [rule.id for rule in rules if rule.kind == "condition"],
        "regions": Counter(each.region for each in authorities),
        "unread": [each.code for each in authorities if each.guide is None],
        "annual_report": [
            [each.code, detail.kind]
            for each in authorities
            for detail in each.details
            if "annual report" in detail.text.en
        ],
    }


def test_what_a_guide_defers_is_a_question_and_the_law_says_so():
    law = load_law()
    deferring = [(r, v) for r in law.rules for v in r.versions if v.defers]

    assert deferring
    for rule, version in deferring:
        assert version.authority in law.guides
        assert str(version.defers) in law.facts
        national = rule.version(Basis.LAW, date(2026, 11, 24))
        assert national is not None
        assert "deferred" in national.reasons
