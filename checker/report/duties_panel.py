"""The calendar of one license as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from checker.report.markup import cited_place, icon, say, text
from checker.words import fill, word, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from checker.duties import Entry, License
    from checker.model import Lang

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

    def html(self) -> str:
        """Return what comes next, the license, its days, and a way to keep them."""
        past = [entry for entry in self.entries if entry.on < self.today]
        parts = [*self._head(), self._table(self.ahead), self._folded(past)]
        return "\n".join(part for part in (*parts, f"<p>{self._say('holiday')}</p>") if part)

    def sentence(self) -> str:
        """Return how many days there are and which comes next, as plain text."""
        n = len(self.entries)
        if not self.ahead:
            return fill(word("calendar.told-past"), {"n": n}).of(self.lang)
        first = self.ahead[0]
        values = {"n": n, "on": first.on, "duty": first.duty.title.of(self.lang)}
        return fill(word("calendar.told"), values).of(self.lang)

    def _say(self, key: str, **values: object) -> str:
        return say(f"calendar.{key}", self.lang, **values)

    def _head(self) -> tuple[str, str]:
        note = f' <span class="b-muted">{self._say("computed")}</span>'
        rows = (
            ("granted", self._day(self.held.granted)),
            ("expires", f"{self._day(self.held.expires)}{note if self.held.computed else ''}"),
        )
        inside = "".join(f"<div><dt>{self._say(k)}</dt><dd>{v}</dd></div>" for k, v in rows)
        save = f"{icon('save')}{self._say('save')}"
        said = (
            f'<p class="b-calendar__said"><strong>{escape(self.sentence())}</strong> '
            f'<button type="button" class="b-button" data-do="save">{save}</button></p>'
        )
        return said, f'<dl class="b-calendar__license">{inside}</dl>'

    def _table(self, entries: Sequence[Entry]) -> str:
        if not entries:
            return ""
        heads = "".join(f'<th scope="col">{self._say(key)}</th>' for key in COLUMNS)
        rows = "".join(self._row(entry) for entry in entries)
        return (
            f'<table class="b-statements b-duties"><caption>{self._say("title")}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _folded(self, past: Sequence[Entry]) -> str:
        if not past:
            return ""
        summary = f"<summary>{self._say('past', n=len(past))}</summary>"
        return f'<details class="b-past">{summary}{self._table(past)}</details>'

    def _day(self, day: date) -> str:
        return f'<time datetime="{day.isoformat()}">{written(day, self.lang)}</time>'

    def _row(self, entry: Entry) -> str:
        cells = (
            ("duty", text(entry.duty.title, self.lang)),
            ("text", text(entry.text, self.lang)),
            ("cites", self._cites(entry)),
        )
        rest = "".join(f'<td data-label="{self._say(k)}">{content}</td>' for k, content in cells)
        return f'<tr><th scope="row">{self._day(entry.on)}{self._next(entry)}</th>{rest}</tr>'

    def _next(self, entry: Entry) -> str:
        """Mark the day that comes next with how far it is."""
        if not self.ahead or entry.on != self.ahead[0].on:
            return ""
        n = (entry.on - self.today).days
        key = {0: "next-today", 1: "next-one"}.get(n, "next")
        return f' <span class="b-tag b-tag--law">{self._say(key, n=n)}</span>'

    def _cites(self, entry: Entry) -> str:
        places = (cited_place(c, self.lang, f"{self.site}sources/") for c in entry.duty.cites)
        return "".join(f'<div class="b-cite">{place}</div>' for place in places)
