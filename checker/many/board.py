"""Write what is told of all applications on the board: gaps, re-check, what goes stale, faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker import __version__
from checker.core.words import SPACE, counted, in_both, joined_texts, word
from checker.core.words.terms import STRIP_WORDS
from checker.io.refused import Refused
from checker.load import load_law
from checker.many.judge import GROUP_WORDS, ChangedVerdict, Judged
from checker.many.rows import GROUPS_SHOWN, called, short
from checker.model import LANGS, NOT_NEEDED, Data, Text
from checker.report.html import (
    NOTHING,
    Html,
    button,
    el,
    icon,
    joined_html,
    pill,
    pill_saying,
    rule_link,
    together,
)

WEEK = timedelta(days=7)
# So many are shown at once; the others are folded or counted.
MOST_GAPS, MOST_FAULTS, MOST_CHANGED, MOST_CHANGES, MOST_STALE = 10, 5, 5, 3, 8


@dataclass(frozen=True)
class Board:
    """All rows and refusals; ``site`` leads to the language's root."""

    rows: Sequence[Judged]
    refused: Sequence[Refused]
    site: str
    today: date

    def as_data(self) -> Data:
        """Return the cards, what could not be read, and what a screen reader is told."""
        cards = (
            _card("gaps", "board.gaps", "list", self._gaps()),
            _card("recheck", "board.recheck", "history", self._recheck()),
            _card("stale", "board.stale", "clock", self._stale()),
        )
        return {
            "cards": together(*cards) if self.rows else "",
            "broken": together(self._broken(), self._flag_list()),
            "spoken": self.spoken(),
        }

    def spoken(self) -> Text:
        """Return how many there are of each group, and how many could not be read."""
        numbers = Counter(row.shown_group for row in self.rows)
        groups = (
            word("board.spoken-group", group=word(GROUP_WORDS[group]), n=numbers[group])
            for group in GROUPS_SHOWN
            if numbers[group]
        )
        listed, n = joined_texts(groups, "mark.list"), len(self.rows)
        said = [counted("board.spoken-one", "board.spoken", n, groups=listed)] if n else []
        said += [self._told()] if self.refused else []
        said += [self._flagged()] if self._flags else []
        return joined_texts(said, SPACE)

    @property
    def _flags(self) -> list[Refused]:
        """Return what of the rows could not be read."""
        return [row.unread for row in self.rows if row.unread]

    def _flagged(self) -> Text:
        """Say how many companies have cells that could not be read."""
        return counted("board.flagged-one", "board.flagged", len(self._flags))

    @property
    def _filing(self) -> list[Judged]:
        """Return the rows of those that have something to file."""
        return [row for row in self.rows if not row.is_needless]

    def _rule(self, name: str) -> Html:
        return rule_link(load_law().rule(name), self.site)

    def _gaps(self) -> Html:
        """Return the most common gaps, each with a bar as long as its number."""
        found = most_common(self._filing)
        if not found:
            return el("p", word("board.no-gaps"))
        most = found[0][1]
        lines = []
        for rule, n in found:
            shape = el("rect", width=f"{100 * n / most:.1f}%", height="100%", rx="2")
            bar = el("svg", shape, cls="b-many__bar", aria_hidden="true", focusable="false")
            lines.append(el("li", self._rule(rule), " ", bar, el("b", str(n))))
        return el("ol", *lines)

    def _recheck(self) -> Html:
        """Return whose verdicts are others than their files keep: the old word and the new."""
        checked = [row for row in self.rows if row.since]
        found = [row for row in self.rows if row.changed]
        if not checked:
            return el("p", word("board.recheck-none"))
        if not found:
            return el("p", word("board.recheck-same", m=len(checked)))
        head = el(
            "p",
            el("strong", word("board.recheck-changed", n=len(found), m=len(checked))),
            " ",
            el("span", joined_html(_causes(found), word("mark.comma")), cls="b-muted"),
        )
        companies = (
            el(
                "li",
                el("b", called(row)),
                _cut([*map(self._turned, row.changed)], MOST_CHANGES),
            )
            for row in found
        )
        return together(head, _cut([*companies], MOST_CHANGED))

    def _turned(self, change: ChangedVerdict) -> Html:
        basis = el("span", word(STRIP_WORDS[change.basis]), cls="b-muted")
        arrow = el("span", "→", aria_hidden="true")
        none = el("span", word("many.not-measured"))
        before, after = (
            pill(verdict) if verdict else none for verdict in (change.before, change.after)
        )
        return el("li", self._rule(change.rule), " ", basis, " ", before, " ", arrow, " ", after)

    def _stale(self) -> Html:
        """Return the papers whose last day is within a week."""
        if not all(row.days for row in self.rows):
            return el("p", word("board.stale-waiting"), cls="b-muted")
        found = stale_within(self._filing, self.today, self.today + WEEK)
        if not found:
            day = short(self.today + WEEK, self.today)
            return el("p", word("board.stale-none", day=day))
        lines = []
        for until, row, rule in found:
            last = word("board.stale-last", day=short(until, self.today))
            name, until_when = el("b", called(row)), el("span", last, cls="b-muted")
            lines.append(el("li", name, " ", self._rule(rule), " ", until_when))
        return _cut(lines, MOST_STALE)

    def _told(self) -> Text:
        """Say how many could not be read, and that the others are shown."""
        n, rest = len(self.refused), len(self.rows)
        if rest:
            return word("board.broken", n=n, m=n + rest, rest=rest)
        return counted("board.broken-all-one", "board.broken-all", n)

    def _broken(self) -> Html:
        """Name what could not be read by file, row and field."""
        if not self.refused:
            return NOTHING
        return _faults(self._told(), self.refused, "b-note--error")

    def _flag_list(self) -> Html:
        """Name the cells that could not be read by row and field; their rows can be saved."""
        if not self._flags:
            return NOTHING
        act = el("p", button("mend", icon("save"), word("board.mend")))
        return _faults(self._flagged(), self._flags, "b-note--open", act)


def _faults(told: Text, listed: Sequence[Refused], cls: str, *acts: Html) -> Html:
    """Say how many there are, and list the faults of each."""
    lines = (
        el("li", el("b", each.name), " ", Text(*(" ".join(each.faults(lang)) for lang in LANGS)))
        for each in listed
    )
    head = el("p", icon("reported"), " ", el("strong", told))
    return el("div", head, _cut([*lines], MOST_FAULTS), *acts, cls=f"b-note {cls} b-many__broken")


def _card(name: str, key: str, symbol: str, content: Html) -> Html:
    head = el("h2", icon(symbol), " ", word(key))
    return el("section", head, content, cls=f"b-card b-many__{name}")


def _causes(found: Iterable[Judged]) -> Iterator[Text]:
    """Say from which rules to which; by the same rules a verdict changes with its answers."""
    since = {row.since for row in found if row.since}
    if before := sorted(since - {__version__}):
        versions = joined_texts(map(in_both, before), "mark.list")
        yield word("board.recheck-rules", before=versions, after=__version__)
    if __version__ in since:
        yield word("board.recheck-answers")


def _cut(items: Sequence[Html], most: int) -> Html:
    """Return a list of which the first items are shown and the others folded."""
    shown, rest = items[:most], items[most:]
    if not rest:
        return el("ul", *shown)
    folded = el("details", el("summary", word("board.others", n=len(rest))), el("ul", *rest))
    return together(el("ul", *shown), folded)


def most_common(rows: Iterable[Judged], most: int = MOST_GAPS) -> list[tuple[str, int]]:
    """Return the rules that most applications fail or leave open, with how many; by law or guide.

    Of as many, those come first that stand first everywhere.
    """
    numbers = Counter(rule for row in rows for rule in (*row.not_met, *row.open))
    place = {rule.id: n for n, rule in enumerate(load_law().rules)}
    return sorted(numbers.items(), key=lambda gap: (-gap[1], place[gap[0]]))[:most]


def stale_within(rows: Iterable[Judged], first: date, last: date) -> list[tuple[date, Judged, str]]:
    """Return the papers whose last day is one of these, by that day, application and rule.

    Only applications whose days to file were looked for know the days of their papers.
    """
    until = (
        (paper["until"], row, paper["rule"])
        for row in rows
        for paper in (row.days["papers"] if row.days else ())
        if paper["until"]
    )
    # By the day alone: rows have no order of their own.
    return sorted((each for each in until if first <= each[0] <= last), key=lambda each: each[0])


def group_pill(group: str) -> Html:
    """Return the head of a group: the mark of its verdict, and its words."""
    return pill_saying(GROUP_STATES[group], word(GROUP_WORDS[group]))


# The verdict whose mark a group bears.
GROUP_STATES = {
    "stops": "not_met",
    "answer": "answer",
    "ask": "unclear",
    "ready": "met",
    NOT_NEEDED: "not_applicable",
}
