"""Write one application of many as a row of the board, and its days to file as a bar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.core.dates import ONE_DAY
from checker.core.words import MONTHS, NO_TEXT, in_both, joined_texts, word
from checker.core.words.terms import STRIP_WORDS, VERDICT_WORDS
from checker.filing.window.svg import Axis, share, short_day, wide
from checker.load import load_law
from checker.many.judge import GROUPS, SETTLED, Judged
from checker.model import NOT_NEEDED, WHOLE_NETWORK_AUTHORITY, Basis, Data, Rule, Text, general_path
from checker.report.html import (
    NOTHING,
    Content,
    Html,
    button,
    el,
    icon,
    joined_html,
    spoken,
    together,
)
from checker.report.summary import ORDER

NAMED = 2
# One axis for all rows: a quarter of a year. The papers that bound the days are taken for a month.
AXIS_DAYS = 92
# The runs that are drawn, by what is said best of the days. Days on which nothing but what waits
# for no day fails are none yet.
DRAWN = {"fits": "windows", "open": "nothing_fails"}
# Whoever needs no license has nothing to file, whatever is met: a group of its own, the last.
GROUPS_SHOWN = (*GROUPS, NOT_NEEDED)
SCOPE_WORDS = {"local": "board.scope-local", "whole-network": "board.scope-whole-network"}


def place_of(row: Judged) -> Text:
    """Return the file, and the row of a sheet."""
    if row.line is None:
        return in_both(row.name)
    return word("board.at-row", file=row.name, n=row.line)


def called(row: Judged) -> Text:
    """Return what an application is called: its company, or where it stands."""
    return in_both(row.company) if row.company else place_of(row)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row of the board; ``site`` leads to the language's root."""

    row: Judged
    site: str
    today: date

    def as_data(self) -> Data:
        """Return what a page holds of the row: its looks, and what it is sorted and found by."""
        return {
            "html": self.html(),
            "group": self.row.shown_group,
            "keys": self.keys(),
            "company": called(self.row),
        }

    def html(self) -> Html:
        """Return the cells of the row, with its days to file once they are known."""
        return together(*(self._cell(column) for column in COLUMNS))

    def keys(self) -> Data:
        """Return what each column is sorted by, and the text in which a company is found."""
        where = place_of(self.row)
        found = Text(*(f"{self.row.company or ''} {place}".lower() for place in where))
        keys = {column.key: column.sorted_by(self) for column in COLUMNS if column.sorted_by}
        return {**keys, "find": found}

    def _cell(self, column: Column) -> Html:
        content, cls = column.content(self), f"b-board__{column.key}"
        if column.phone is None:
            return el("th", content, scope="row", cls=cls)
        title = column.title(self) if column.title else None
        return el("td", content, cls=cls, data_label=word(column.phone), title=title)

    def days(self) -> Html:
        """Return the days to file once they are known."""
        if not self._days:
            return el("span", word("board.days-waiting"), cls="b-muted")
        return self._days.html()

    def last_day(self) -> str:
        """Return the day on which the days to file end."""
        return self._days.last if self._days else ""

    @property
    def _days(self) -> DaysCell | None:
        days = self.row.days
        return DaysCell(self.row, days, self.today) if days else None

    def scope(self) -> Text:
        """Return the province that is covered, or how far the service reaches."""
        route = self.row.route
        scope = str(route["scope"])
        if scope == "unknown":
            return NO_TEXT
        code = route["authority"]
        if code and code != WHOLE_NETWORK_AUTHORITY:
            return load_law().authorities[code].province
        return word(SCOPE_WORDS[scope])

    def name(self) -> Html:
        """Return the company as what opens it, with what is to be known of its file."""
        opens = spoken(word("mark.comma"), word("board.opens"))
        name = button("open-row", called(self.row), opens, cls="b-link")
        changed = el("span", word("board.changed"), cls="b-tag") if self.row.changed else NOTHING
        beside = [place_of(self.row)] if self.row.company else []
        if self.row.day != self.today:
            day = short(self.row.day, self.today)
            beside.append(word("board.files-on", day=day))
        small = (
            el("span", joined_html(beside, " · "), cls="b-board__file b-small")
            if beside
            else NOTHING
        )
        return together(name, " ", changed, " ", small)

    def state(self, basis: str) -> Html:
        """Return the mark of a state; a screen reader says its words."""
        state = self.row.states[basis]
        shown = icon(state) if state else el("span", "–", aria_hidden="true")
        return together(shown, spoken(self.state_said(basis)))

    def state_said(self, basis: str) -> Text:
        """Return what a state is called."""
        state = self.row.states[basis]
        return word(VERDICT_WORDS[state] if state else "many.not-measured")

    def state_rank(self, basis: str) -> int:
        """Return the place of a state, from the worst to the best; not measured comes last."""
        state = self.row.states[basis]
        return ORDER.index(state) if state else len(ORDER)

    def missing(self) -> Html:
        """Say which cells could not be read, then what fails or is open."""
        return together(*self._flags(), self._missing())

    def _missing(self) -> Html:
        """Name the first two things that fail or are open; if none, those of the old list alone."""
        row = self.row
        if row.is_needless:
            return el("span", "–", cls="b-muted")
        found = self._lacks(row.not_met) | self._unsettled() | self._lacks(row.open)
        if found:
            return self._first(found)
        if not row.by_old_list:
            return el("span", word("board.nothing"), cls="b-muted")
        only = el("span", word("board.old-only"), cls="b-tag")
        return self._first(self._lacks(row.by_old_list), only)

    def _flags(self) -> Iterator[Html]:
        """Say which cells could not be read, what stood there, and what is allowed."""
        said = self.row.unread.cells() if self.row.unread else []
        for each in said[:NAMED]:
            yield el("div", icon("reported"), " ", each, cls="b-board__flag")
        if said[NAMED:]:
            yield el("div", word("board.more-flags", n=len(said) - NAMED), cls="b-muted")

    def _first(self, found: Mapping[Text, str], *beside: Html) -> Html:
        """Link the first of what is missing, and fold the others."""
        first = [el("a", said, href=self.site + page) for said, page in [*found.items()][:NAMED]]
        named = el("span", joined_html(first, " · "))
        shown = el("div", joined_html([named, *beside], " "), cls="b-board__first")
        rest = [*found][NAMED:]
        if not rest:
            return shown
        more = el("summary", word("board.more", n=len(rest)), cls="b-muted")
        folded = el("details", more, joined_texts(rest, "mark.list"), cls="b-board__more b-small")
        return together(shown, folded)

    def _lacks(self, names: Iterable[str]) -> dict[Text, str]:
        """Say what rules lack, each with the rule's page; what several lack stands once."""
        rules = (load_law().rule(name) for name in names)
        return {self._lack(rule): rule.page for rule in rules}

    def _lack(self, rule: Rule) -> Text:
        """Say in words what a rule lacks: the answer that fails or waits, else the rule itself."""
        cause, facts = self.row.causes.get(rule.id), load_law().facts
        fact = facts.get(general_path(cause.facts[0])) if cause else None
        is_listed = fact is not None and "[" in fact.path
        # The day of an entry alone does not say what is wrong with it.
        if cause is None or fact is None or (is_listed and fact.type == "date"):
            return rule.nav
        said = fact.short
        if is_listed:
            entries = facts[fact.path.partition("[")[0]].short
            said = joined_texts((entries, said), "mark.colon")
        values = dict(cause.fill)
        if "minimum" in values:
            return word("board.below", what=said, **values)
        return said

    def _unsettled(self) -> dict[Text, str]:
        """Say what is open of the route, with the page that tells of it."""
        route = self.row.route
        is_open = {
            "board.unsettled-need": route["need"] not in SETTLED,
            "board.unsettled-class": route["class"] == "unknown",
            "board.unsettled-authority": route["authority"] is None,
        }
        asked = self.row.shown_group in ("answer", "ask")
        keys = (key for key, holds in is_open.items() if asked and holds)
        return {word(key): "scope/" for key in keys}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: its key, the names of its words, what a row has in it.

    ``head`` stands above it, ``phone`` beside the cell on a phone; the cell without one names its
    row. A column without ``sorted_by`` is read, not sorted. ``title`` tells what a mark means.
    """

    key: str
    head: str
    phone: str | None
    content: Callable[[BoardRow], Content]
    sorted_by: Callable[[BoardRow], object] | None = None
    title: Callable[[BoardRow], Text] | None = None


def _of_state(basis: Basis, head: str) -> Column:
    """Return the column of a basis."""
    return Column(
        basis,
        head,
        phone=STRIP_WORDS[basis],
        content=lambda line: line.state(basis),
        sorted_by=lambda line: line.state_rank(basis),
        title=lambda line: line.state_said(basis),
    )


# From left to right.
COLUMNS = (
    Column(
        "company",
        "board.head-company",
        phone=None,
        content=BoardRow.name,
        sorted_by=lambda line: line.row.company or line.row.name,
    ),
    Column(
        "scope",
        "board.column-scope",
        phone="board.column-scope",
        content=BoardRow.scope,
        sorted_by=BoardRow.scope,
    ),
    _of_state(Basis.LAW, "board.head-law"),
    _of_state(Basis.LOCAL, "board.head-local"),
    _of_state(Basis.CHECKLIST, "board.head-checklist"),
    Column(
        "missing",
        "board.head-missing",
        phone="board.column-missing",
        content=BoardRow.missing,
    ),
    Column(
        "answers",
        "board.column-answers",
        phone="board.column-answers",
        content=lambda line: str(line.row.to_answer or ""),
        sorted_by=lambda line: line.row.to_answer,
    ),
    Column(
        "days",
        "board.head-days",
        phone="board.column-days",
        content=BoardRow.days,
        sorted_by=BoardRow.last_day,
    ),
)


@dataclass(frozen=True, slots=True)
class DaysCell:
    """The days to file of one row, as ``window`` names them, on the axis that all rows share."""

    row: Judged
    days: Mapping[str, Any]
    today: date

    @property
    def last(self) -> str:
        """Return the day by which the row is sorted: that on which the days end."""
        return self.runs[0][1].isoformat() if self.runs else ""

    @property
    def runs(self) -> list[tuple[date, date]]:
        """Return the days to file that are not over yet, each run by its first and last day."""
        drawn = DRAWN.get(self.days["kind"])
        if drawn is None or self.row.is_needless:
            return []
        runs = ((run["opens"], run["closes"]) for run in self.days[drawn])
        return [run for run in runs if run[1] >= self.today]

    def html(self) -> Html:
        """Return the bars, and the first run in words."""
        if not self.runs:
            said = in_both("–") if self.row.is_needless else word("board.days-none")
            return el("span", said, cls="b-muted")
        shared, kind = _axis(self.today), self.days["kind"]
        bars = []
        for opens, closes in self.runs:
            ends = (opens, closes + ONE_DAY)
            begin, end = (min(max(shared.at(day), 0.0), 100.0) for day in ends)
            looks = {"height": "100%", "rx": "2", "cls": f"b-board__{kind}"}
            bars.append(el("rect", **wide(begin, end), y="0", **looks))
        track = el("svg", *bars, cls="b-board__track", aria_hidden="true", focusable="false")
        return together(track, " ", el("span", self.said(), cls="b-board__until b-small"))

    def said(self) -> Text:
        """Return the first run: "to 26 Dec", "10 Dec to 26 Dec", "from 10 Dec"."""
        opens, closes = self.runs[0]
        first, last = (short(day, self.today) for day in (opens, closes))
        begins, ends = opens > self.today, closes < self.days["until"]
        if begins and ends:
            return word("board.days-from-to", first=first, last=last)
        if begins:
            return word("board.days-from", day=first)
        if ends:
            return word("board.days-to", day=last)
        fits = self.days["kind"] == "fits"
        return word("board.days-any" if fits else "window.brief-open")


def axis(today: date) -> Html:
    """Return the names of the months of the axis, each where it begins."""
    shared = _axis(today)
    ticks = (
        el(
            "text",
            Text(MONTHS[day.month - 1][:3], f"{day.month}月"),
            x=share(shared.at(day)),
            y="11",
        )
        for day in shared.months()
    )
    return el("svg", *ticks, cls="b-board__axis", aria_hidden="true", focusable="false")


def _axis(today: date) -> Axis:
    return Axis(today, today + (AXIS_DAYS - 1) * ONE_DAY, today)


def short(day: date, today: date) -> Text:
    """Write a day in short, with its year if that is another than today's."""
    return short_day(day, with_year=day.year != today.year)
