"""The timeline: every event of the instruments, in order, under the measures then in force."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from checker.core.tables import Table, open_table
from checker.core.words import by_itself
from checker.model import Instrument, Lang, Law, Text
from scripts.site import Snippets
from scripts.site.history import GENERATIONS
from scripts.site.templates import render
from scripts.site.words import word

MIDDLE_OF_YEAR = (7, 1)
# How many events the home page tells.
NEWEST = 3


class Happening(NamedTuple):
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
        reach = dict(_reach(row) for row in data.rows("reach"))
    shown = (i for i in law.instruments.values() if i.rank != "guide" and i not in left_out)
    found = (h for i in shown for h in _of(i, reach.get(i.id)))
    return sorted(found, key=lambda h: (h.at, h.source))


def _reach(row: Table) -> tuple[str, Text]:
    """Read of which instrument it is said that it covers less than its name may say."""
    with row:
        return row.take("of"), row.text("only")


def _of(found: Instrument, only: Text | None) -> Iterator[Happening]:
    """Return an instrument's beginning, on the day it took effect where that is known, and more."""
    name, on = _name(found), found.effective or found.promulgated
    if on:
        begun = word("timeline.only", name=name, only=only) if only else name
        yield Happening(on, _led(begun, _begun(found)), found.id, found.status != "verified")
    for event in found.events:
        said = _led(event.name or name, event.what)
        yield Happening(event.on, said, found.id, event.status != "verified")


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
    name = by_itself(found.short)
    return Text(name.en, f"{year}{name.zh}")


def _led(name: Text, what: Text) -> Text:
    return Text(f"{name.en}: {what.en[:1].lower()}{what.en[1:]}", f"{name.zh}：{what.zh}")


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write the events under the measures in force on their days, and the latest, newest first."""
    events = happenings(law)
    periods = [(name, list(one)) for name, one in groupby(events, lambda e: _measures(law, e.at))]
    last = max(i.checked for i in law.instruments.values())
    shown = render("timeline", lang, periods=periods, events=events, last=last.year)
    yield "history/timeline.md", shown
    yield "home/new.md", render("new_in_law", lang, events=latest(law))


def latest(law: Law) -> list[Happening]:
    """Return the latest events up to the last check, the newest first."""
    checked = max(i.checked for i in law.instruments.values())
    past = [event for event in happenings(law) if event.at <= checked]
    return past[: -NEWEST - 1 : -1]


def _measures(law: Law, day: date) -> str | None:
    """Return which measures were in force on a day; none before the first."""
    begun = ((law.instruments[name].effective, name) for name in reversed(GENERATIONS))
    return next((name for on, name in begun if on and on <= day), None)
