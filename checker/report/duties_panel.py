"""Write the calendar of one license as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker.core.words import counted, in_both, word
from checker.decide.duties import DutyDay, License
from checker.model import Text
from checker.report.html import NOTHING, Html, button, cited_place, el, icon, joined_html, together

COLUMNS = ("calendar.day", "calendar.duty", "calendar.text", "calendar.cites")


@dataclass(frozen=True)
class CalendarPanel:
    """The days of one license, seen on a day; ``site`` leads to the language's root."""

    held: License
    entries: Sequence[DutyDay]
    today: date
    site: str

    @cached_property
    def ahead(self) -> list[DutyDay]:
        """Return the entries that are not past, today's among them."""
        return [entry for entry in self.entries if entry.on >= self.today]

    def html(self) -> Html:
        """Return what comes next, the license, its days, and a way to keep them: one a line."""
        save = icon("save"), word("calendar.save")
        past = [entry for entry in self.entries if entry.on < self.today]
        summary = el("summary", word("calendar.past", n=len(past)))
        parts = (
            el(
                "p",
                el("strong", self.sentence()),
                " ",
                button("save", *save),
                cls="b-ends",
            ),
            self._license(),
            self._table(self.ahead),
            el("details", summary, self._table(past), cls="b-past") if past else NOTHING,
            el("p", word("calendar.holiday")),
        )
        return joined_html((part for part in parts if part), "\n")

    def sentence(self) -> Text:
        """Return how many days there are and which comes next."""
        n = len(self.entries)
        if not self.ahead:
            return word("calendar.told-past", n=n)
        first = self.ahead[0]
        return word("calendar.told", n=n, on=first.on, duty=first.duty.title)

    def _license(self) -> Html:
        """Return the license's first and last day, and whether the last is only computed."""
        note = together(" ", el("span", word("calendar.computed"), cls="b-muted"))
        granted = el("dd", _day(self.held.granted))
        expires = el("dd", _day(self.held.expires), note if self.held.computed else NOTHING)
        return el(
            "dl",
            el("div", el("dt", word("calendar.granted")), granted),
            el("div", el("dt", word("calendar.expires")), expires),
            cls="b-calendar__license",
        )

    def _table(self, entries: Sequence[DutyDay]) -> Html:
        if not entries:
            return NOTHING
        heads = (el("th", word(key), scope="col") for key in COLUMNS)
        rows = []
        for entry in entries:
            places = (cited_place(c, f"{self.site}sources/") for c in entry.duty.cites)
            cells: dict[str, Text | Html] = {
                "calendar.duty": entry.duty.title,
                "calendar.text": entry.text,
                "calendar.cites": together(*(el("div", place, cls="b-cite") for place in places)),
            }
            rest = (el("td", cell, data_label=word(key)) for key, cell in cells.items())
            head = el("th", _day(entry.on), self._mark(entry), scope="row")
            rows.append(el("tr", head, *rest))
        return el(
            "table",
            el("caption", word("calendar.title")),
            el("thead", el("tr", *heads)),
            el("tbody", *rows),
            cls="b-statements b-duties",
        )

    def _mark(self, entry: DutyDay) -> Html:
        """Mark the day that comes next with how far it is."""
        if not self.ahead or entry.on != self.ahead[0].on:
            return NOTHING
        n = (entry.on - self.today).days
        today = word("calendar.next-today")
        said = counted("calendar.next-one", "calendar.next", n) if n else today
        return together(" ", el("span", said, cls="b-tag b-tag--law"))


def _day(day: date) -> Html:
    return el("time", in_both(day), datetime=day.isoformat())
