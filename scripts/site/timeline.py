"""The timeline: every event of the instruments, in order, under the measures then in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from checker.model import Instrument, Lang, Law, Text
from checker.tables import open_table
from scripts.site.history import GENERATIONS
from scripts.site.rules import resting_on
from scripts.site.templates import render
from scripts.site.words import opening, word

MIDDLE_OF_YEAR = (7, 1)
# How many events the home page tells.
NEWEST = 3


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with its day, or its year alone."""

    on: date | int
    said: Text
    source: str
    reported: bool

    @property
    def at(self) -> date:
        """Return the place in time; a year alone stands at its middle."""
        return date(self.on, *MIDDLE_OF_YEAR) if isinstance(self.on, int) else self.on


def happenings(law: Law) -> list[Happening]:
    """Return every event of the instruments that have days, in order."""
    with open_table(Path(__file__).with_name("timeline.toml")) as data:
        left_out = [law.instruments[name] for name in data.take("left_out")]
    shown = (i for i in law.instruments.values() if i.rank != "guide" and i not in left_out)
    return sorted((h for i in shown for h in _of(i)), key=lambda h: (h.at, h.source))


def _of(found: Instrument) -> Iterator[Happening]:
    """Return an instrument's beginning, on the day it took effect where that is known, and more."""
    name, on = _name(found), found.effective or found.promulgated
    if on:
        yield Happening(on, _led(name, _begun(found)), found.id, found.status != "verified")
    for event in found.events:
        yield Happening(event.on, _led(name, event.what), found.id, event.status != "verified")


def _begun(found: Instrument) -> Text:
    if found.effective is None:
        return word("timeline.issued")
    if found.promulgated == found.effective:
        return word("timeline.both")
    if found.promulgated is None:
        return word("timeline.force")
    return word("timeline.issued-force", on=found.promulgated)


def _name(found: Instrument) -> Text:
    """Name an instrument; the measures in force go by their year, as those before them do."""
    year = "2017年" if found.id == GENERATIONS[-1] else ""
    return Text(opening(found.short.en.removeprefix("the ")), f"{year}{found.short.zh}")


def _led(name: Text, what: Text) -> Text:
    return Text(f"{name.en}: {what.en[:1].lower()}{what.en[1:]}", f"{name.zh}：{what.zh}")


def timeline(law: Law, lang: Lang) -> str:
    """Write the events as a list, under the measures in force on their days."""
    events = happenings(law)
    periods = [(name, list(one)) for name, one in groupby(events, lambda e: _measures(law, e.at))]
    last = max(i.checked for i in law.instruments.values())
    return render("timeline", lang, periods=periods, events=events, last=last.year)


def new_in_law(law: Law, lang: Lang) -> str:
    """Write the latest events of what the rules rest on, up to the last check, newest first."""
    checked = max(i.checked for i in law.instruments.values())
    bearing = [i for i in law.instruments.values() if resting_on(law, i)]
    past = [event for i in bearing for event in _of(i) if event.at <= checked]
    newest = sorted(past, key=lambda event: event.at)[: -NEWEST - 1 : -1]
    return render("new_in_law", lang, events=newest)


def _measures(law: Law, day: date) -> str | None:
    """Return which measures were in force on a day; none before the first."""
    begun = ((law.instruments[name].effective, name) for name in reversed(GENERATIONS))
    return next((name for on, name in begun if on and on <= day), None)
