"""Write the calendar of one license as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from checker.duties import Entry, License
from checker.model import Lang
from checker.report.html import NOTHING, Html, button, cited_place, el, icon, joined, together
from checker.words import phrase, written

COLUMNS = ("day", "duty", "text", "cites")


@dataclass(frozen=True)
class CalendarPanel:
    """The days of one license, seen on a day; ``site`` leads to the language's root."""

    held: License
    entries: Sequence[Entry]
    today: date
    lang: Lang
    site: str

    @cached_property
    def ahead(self) -> list[Entry]:
        """Return the entries that are not past, today's among them."""
        return [entry for entry in self.entries if entry.on >= self.today]

    def html(self) -> Html:
        """Return what comes next, the license, its days, and a way to keep them: one a line."""
        save = icon("save"), self._phrase("save")
        past = [entry for entry in self.entries if entry.on < self.today]
        summary = el("summary", self._phrase("past", n=len(past)))
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
            el("p", self._phrase("holiday")),
        )
        return joined((part for part in parts if part), "\n")

    def sentence(self) -> str:
        """Return how many days there are and which comes next, as plain text."""
        n = len(self.entries)
        if not self.ahead:
            return self._phrase("told-past", n=n)
        first = self.ahead[0]
        return self._phrase("told", n=n, on=first.on, duty=first.duty.title)

    def _phrase(self, key: str, **values: object) -> str:
        return phrase(f"calendar.{key}", self.lang, **values)

    def _license(self) -> Html:
        """Return the license's first and last day, and whether the last is only computed."""
        note = together(" ", el("span", self._phrase("computed"), cls="b-muted"))
        granted = el("dd", self._day(self.held.granted))
        expires = el("dd", self._day(self.held.expires), note if self.held.computed else NOTHING)
        return el(
            "dl",
            el("div", el("dt", self._phrase("granted")), granted),
            el("div", el("dt", self._phrase("expires")), expires),
            cls="b-calendar__license",
        )

    def _table(self, entries: Sequence[Entry]) -> Html:
        if not entries:
            return NOTHING
        heads = (el("th", self._phrase(key), scope="col") for key in COLUMNS)
        rows = []
        for entry in entries:
            places = (cited_place(c, self.lang, f"{self.site}sources/") for c in entry.duty.cites)
            cells = {
                "duty": entry.duty.title.of(self.lang),
                "text": entry.text.of(self.lang),
                "cites": together(*(el("div", place, cls="b-cite") for place in places)),
            }
            rest = (el("td", cell, data_label=self._phrase(key)) for key, cell in cells.items())
            head = el("th", self._day(entry.on), self._mark(entry), scope="row")
            rows.append(el("tr", head, *rest))
        return el(
            "table",
            el("caption", self._phrase("title")),
            el("thead", el("tr", *heads)),
            el("tbody", *rows),
            cls="b-statements b-duties",
        )

    def _day(self, day: date) -> Html:
        return el("time", written(day, self.lang), datetime=day.isoformat())

    def _mark(self, entry: Entry) -> Html:
        """Mark the day that comes next with how far it is."""
        if not self.ahead or entry.on != self.ahead[0].on:
            return NOTHING
        n = (entry.on - self.today).days
        key = {0: "next-today", 1: "next-one"}.get(n, "next")
        return together(" ", el("span", self._phrase(key, n=n), cls="b-tag b-tag--law"))
