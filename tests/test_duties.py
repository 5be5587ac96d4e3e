"""The calendar of duties: which day is the last, and what a calendar program reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from support.command import printed
from support.faulty import assert_refused
from support.placeholders import placeholders
from support.rows import keyed, rows_of
from support.samples import in_both_languages
from support.sources import LAW_FOLDER

from checker.core.input_error import InputError
from checker.core.words import written
from checker.decide.duties import (
    DutyDay,
    License,
    days_of,
    license_of,
    load_duties,
    read_duties,
    undated,
)
from checker.load import load_law
from checker.model import LANGS
from checker.report.icalendar import as_icalendar, escaped, fold

if TYPE_CHECKING:
    from pathlib import Path

DUTIES = load_duties()
ROWS = rows_of("duty_days")
DATES = {"granted", "expires", "registered", "decided", "ending"}


def held(**dates: Any) -> License:
    """Return a license by its days, among what else a row tells."""
    days = {name: date.fromisoformat(f"{dates[name]}") for name in DATES & dates.keys()}
    return license_of(DUTIES, **days)


def entries(duty: str | None = None, **dates: Any) -> list[DutyDay]:
    """Return the entries of a license, of all duties or of one."""
    found = days_of(held(**dates), DUTIES)
    return [entry for entry in found if duty in (None, entry.duty.id)]


@pytest.mark.parametrize(
    ("duty", "dates"),
    [(duty, license_) for duty in ROWS["duty"] for license_ in duty["licenses"]],
)
def test_the_last_days_of_a_duty(duty: dict[str, Any], dates: dict[str, Any]):
    found = entries(duty["id"], **dates)
    first, last = found[0], found[-1]
    cites = [cite.instrument.id for cite in last.duty.cites]

    assert [entry.on for entry in found] == dates["days"]
    assert first.since == duty.get("since", first.since)
    assert [words for words in duty.get("says", ()) if words not in last.text.en] == []
    assert cites == duty.get("cites", cites)


@pytest.mark.parametrize(
    "dates",
    keyed(
        ROWS["license"],
        "dated",
        "decided",
        "ending",
        "expires",
        "granted",
        "refused",
        "registered",
        "waits",
    ),
)
def test_the_outermost_days_are_taken_and_none_beyond(dates: dict[str, Any]):
    if "refused" in dates:
        with pytest.raises(InputError) as error:
            entries(**dates)
        assert error.value.path == dates["refused"]
    else:
        waits = [duty.id for duty in undated(held(**dates), DUTIES)]
        dated = sorted({entry.duty.id for entry in entries(**dates)})
        assert dated
        assert waits == dates.get("waits", waits)
        assert dated == dates.get("dated", dated)


def test_the_days_come_in_order():
    found = [e.on for e in entries(granted="2026-11-24", registered="2030-01-01")]
    assert found == sorted(found)


def ics(lang: str = "en") -> str:
    held = license_of(DUTIES, date(2026, 11, 24))
    today = date(2026, 11, 25)
    return as_icalendar(held, days_of(held, DUTIES), "zh" if lang == "zh" else "en", today)


@in_both_languages
def test_every_line_ends_with_cr_and_lf_and_is_no_longer_than_75_octets(lang: str):
    lines = ics(lang).split("\r\n")
    assert lines[-1] == ""
    assert not [line for line in lines if "\n" in line or "\r" in line]
    assert max(len(line.encode()) for line in lines) <= 75


def test_an_event_takes_the_whole_day_and_ends_before_the_next():
    event = ics().partition("UID:renewal")[2].partition("END:VEVENT")[0]
    assert "DTSTART;VALUE=DATE:20310826\r\n" in event
    assert "DTEND;VALUE=DATE:20310827\r\n" in event
    assert "DTSTAMP:20261125T000000Z\r\n" in event


def test_marks_with_a_meaning_are_escaped():
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


@pytest.mark.parametrize("sign", ["a", "é", "义", "𠮷"])
@pytest.mark.parametrize("length", [1, 74, 75, 76, 300])
def test_a_folded_line_is_cut_between_signs(sign: str, length: int):
    parts = list(fold(sign * length))
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == sign * length
    assert all(part.startswith(" ") for part in parts[1:])
    assert all(len(part.encode()) <= 75 for part in parts)


def test_the_command_writes_a_file_for_calendar_programs():
    options = ("--granted", "2026-11-24", "--format", "ics", "--lang", "zh")
    out = printed("calendar", *options)
    assert out.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert out.endswith("END:VCALENDAR\r\n")
    assert out.count("\n") == out.count("\r\n")


def test_every_day_is_told_in_its_words():
    dates = {"granted": "2026-11-24", "registered": "2027-06-01", "decided": "2027-06-02"}
    dates["ending"] = "2028-06-01"
    found = entries(**dates)

    assert {entry.duty.id for entry in found} == {duty.id for duty in DUTIES}
    for entry, lang in product(found, LANGS):
        assert written(entry.on, lang) in entry.text.of(lang)
        assert "{" not in entry.text.of(lang)


def test_a_duty_without_words_for_a_shorter_year_keeps_its_own():
    (first, *_) = (duty for duty in DUTIES if duty.cut)
    held = license_of(DUTIES, date(2026, 11, 24), date(2027, 3, 30))
    (cut,) = days_of(held, [first])
    (kept,) = days_of(held, [replace(first, cut=None)])

    assert (cut.on, kept.on) == (date(2027, 3, 30), date(2027, 3, 30))
    assert "to be safe" in cut.text.en
    assert "to be safe" not in kept.text.en


def test_both_languages_name_the_same_days():
    texts = [text for d in DUTIES for text in (d.due, d.cut, d.whenever) if text]
    assert [t for t in texts if placeholders(t.en) != placeholders(t.zh)] == []


@pytest.mark.parametrize("fault", keyed(rows_of("data_faults")["duties"], "new", "old", "said"))
def test_faults_in_the_duties_are_refused(tmp_path: Path, fault: dict[str, str]):
    text = (LAW_FOLDER / "duties.toml").read_text(encoding="utf-8")
    instruments = load_law().instruments

    path = tmp_path / "duties.toml"
    assert_refused(path, text, fault, lambda: read_duties(tmp_path, instruments))
