"""Write how the papers stand: the row of each, each group of rows, and those folded away.

The page draws this and decides nothing: which marks a paper has, what column alone asks for one,
whether the paper is there, and every sentence of its row. A place of the page is known by its id;
its parts are HTML, by that id and the names of the elements inside it that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checker.core.words import NO_TEXT, SPACE, begun, joined_texts, word
from checker.decide.memo import Memo
from checker.load import load_law
from checker.model import Basis, Data, Lang, Reason, Text
from checker.report import places
from checker.report.html import (
    NOTHING,
    Finished,
    Html,
    el,
    icon,
    in_language,
    joined_html,
    jump,
    label,
    pill_saying,
    rank_tag,
    spoken,
    together,
)
from checker.report.outline import Report
from checker.report.papers import FAILING, FOLDED, AnsweredPaper, errands_of, papers_of

# Ranks that bind everybody: a paper's row bears no mark of them.
BINDING = ("statute", "order")
# How a paper stands; one that is folded away does not say.
STATE_WORDS = {
    "there": "paper.there",
    "missing": "paper.missing",
    "stale": "paper.stale",
    "unclear": "paper.unclear",
    "partial": "paper.partial",
    "empty": "paper.empty",
}
# A column that asks, in a sentence.
COLUMN_WORDS = {
    "law": "paper.column-law",
    "local": "paper.column-local",
    "checklist": "paper.column-checklist",
}
# Rows that are kept: each paper's, some times over. Most stand from one answer to the next: without
# them an answer and its form take 4.3 ms in CPython, with them 3.2.
MOST = 100


class RowContext(NamedTuple):
    """How rows are written, on which day; ``province`` is the one whose guide is meant."""

    lang: Lang
    day: date
    province: Text | None


@dataclass(frozen=True, slots=True, eq=False)
class PaperRow:
    """One paper's row: its state, and what stands in its places; known again by identity.

    ``is_there`` tells whether the applicant has done all: what is unclear beside it is the law's.
    """

    paper: AnsweredPaper
    state: str
    is_there: bool
    parts: dict[str, str]


class ErrandGroup(NamedTuple):
    """The rows of one errand: how they stand, whether one press ticks them, its places."""

    state: str
    together: bool
    parts: dict[str, str]
    # Which of its papers are there, the row of each says.
    is_there: bool = False


class Counts(NamedTuple):
    """How many papers some chosen basis asks for, how many of them are there, how many fail."""

    asked: int = 0
    there: int = 0
    missing: int = 0


class PaperRows(NamedTuple):
    """How the papers stand: each row, each group, what is folded away, and how many are there."""

    rows: dict[str, PaperRow]
    groups: dict[str, ErrandGroup]
    folded: dict[str, Finished]
    counts: Counts

    @property
    def by_place(self) -> dict[str, ErrandGroup | PaperRow]:
        """Return groups and rows by the ids of their places in a page."""
        groups = {places.errand(name): group for name, group in self.groups.items()}
        return groups | {places.paper(name): row for name, row in self.rows.items()}

    @property
    def page(self) -> Data:
        """Return how each place of a page stands, and how many papers are there."""
        found = {
            name: {"state": one.state, "there": one.is_there} for name, one in self.by_place.items()
        }
        return {"there": self.counts.there, "places": found}

    @property
    def parts(self) -> Data:
        """Return what a page shows of them, by the names of the elements that hold it."""
        if not self.rows:
            return {}
        left = word("paper.left", n=self.counts.asked - self.counts.there)
        found: Data = {places.papers_folded(state): html for state, html in self.folded.items()}
        found[places.PAPERS_LEFT] = together(left)
        for one in self.by_place.values():
            found |= one.parts
        return found


NO_PAPERS = PaperRows({}, {}, {}, Counts())


def paper_rows(report: Report, memo: Memo, lang: Lang) -> PaperRows:
    """Return how the papers stand.

    ``memo`` is the one that the findings were made with. Before all law there is nothing to say.
    """
    if not report.is_ruled:
        return NO_PAPERS
    # The one whose administration decides: its guide is meant.
    province = report.authority.province if report.authority else None
    how = RowContext(lang, report.app.day, province)
    rows = {name: row_of(paper, how) for name, paper in papers_of(report, memo).items()}
    shown = [row for row in rows.values() if row.state not in FOLDED]
    failing = sum(row.state in FAILING for row in shown)
    groups = {
        errand.id: _group(errand.id, errand.together, tuple(rows[p.id] for p in errand.papers), how)
        for errand in errands_of(report.law)
    }
    folded = {
        state: _folded(state, tuple(r for r in rows.values() if r.state == state), how)
        for state in FOLDED
    }
    there = sum(row.is_there for row in shown)
    return PaperRows(rows, groups, folded, Counts(len(shown), there, failing))


@lru_cache(MOST)
def row_of(paper: AnsweredPaper, how: RowContext) -> PaperRow:
    """Write one paper's row; its own marks stand in the form's order, those of entries behind."""
    law, rule = load_law(), paper.found.rule.id
    state, given = paper.state, dict(paper.answers)
    done = all(given[path] for path in paper.asked)
    there = state == "there" or (state == "unclear" and done)
    ticked = [path for path in given if law.fact(path).is_ticked]
    lacking = sum(value is False for value in given.values())
    key = "paper.failing" if state == "missing" and not lacking else STATE_WORDS.get(state)
    own = {path: fact.mark for path, fact in law.facts.items() if path in ticked and fact.mark}
    entries = {
        path: word("paper.entry", name=name, fact=law.fact(path).mark)
        for path, name in paper.names
        if path in ticked
    }
    chips, of_entries = (
        [_chip(paper, path, name, how) for path, name in names.items()] for names in (own, entries)
    )
    beside = el("span", *of_entries, cls="b-paper__entries b-side")
    parts = {
        places.paper_state(rule): together(word(key, n=lacking)) if key else "",
        places.paper_marks(rule): _marks(paper, how),
        places.paper_chips(rule): together(*chips, beside),
        places.paper_said(rule): _said(paper, how),
    }
    dated = (path for path in given if path not in ticked)
    days = {places.paper_day(rule, path): _day(paper, path, how) for path in dated}
    return PaperRow(paper, state, there, in_language(parts | days, how.lang))


def _marks(paper: AnsweredPaper, how: RowContext) -> Html:
    """Return what the paper rests on: its rank, whether secondhand, and the guide that asks."""
    asking = paper.asking
    found = (f.version for basis, f in asking.items() if basis is not Basis.LOCAL)
    version = next(filter(None, found), None)
    tags = []
    # Most rest on a statute or an order: above the papers it is said once for all without a mark.
    if version and version.rank not in BINDING:
        # What the ranks mean is said with the result.
        tags.append(rank_tag(version.rank))
        if version.certainty == "reported" or version.is_secondhand(version.rank):
            said = word("certainty.reported")
            tags.append(el("span", said, cls="b-tag b-tag--reported"))
    if Basis.LOCAL in asking and how.province:
        tags.append(el("span", how.province, cls="b-tag"))
    return joined_html(tags, " ")


def _chip(paper: AnsweredPaper, path: str, name: Text, how: RowContext) -> Html:
    """Write one mark: what it is, how it was answered, and the guide or list that alone asks it.

    What stands in for another mark is not ticked with the rest.
    """
    who, tag, asked = paper.who_asks(path), None, None
    if not who:
        tag = word("paper.instead")
    elif len(who) == 1 and who != (Basis.LAW,) and len(paper.asking) > 1:
        tag = _short_column(who[0], how)
        asked = word("paper.asked-too", asked=word("paper.only", columns=_columns(who, how)))
    return el(
        "button",
        el("span", name, cls="b-mark__name"),
        # The page says how it was answered, at once.
        el("span", cls="b-sr b-mark__answer"),
        el("span", tag, cls="b-mark__tag", aria_hidden="true"),
        spoken(asked),
        type="button",
        cls="b-mark b-press",
        data_chip=path,
        data_key=path,
        # The tab key reaches one mark of a row, the arrow keys the others.
        tabindex="-1",
        data_alone="yes" if tag else None,
        data_instead=None if who else "yes",
    )


def _short_column(basis: Basis, how: RowContext) -> Text:
    """Name a column as a mark has room for it."""
    if basis is Basis.LOCAL and how.province:
        return how.province
    return word("paper.short-checklist")


def _columns(bases: Iterable[Basis], how: RowContext) -> Text:
    names = [word(COLUMN_WORDS[b], province=how.province or NO_TEXT) for b in bases]
    return joined_texts(names, "mark.both")


def _day(paper: AnsweredPaper, path: str, how: RowContext) -> Html:
    """Say of a date until when it is usable, that it is past, or that it is missing."""
    value, until = dict(paper.answers)[path], dict(paper.until).get(path)
    kind, text = "met", word("paper.until", on=until) if until else None
    if value is None:
        enter = "paper.enter-date" if load_law().fact(path).until else "paper.enter-number"
        kind, text = "answer", None if paper.state == "empty" else word(enter)
    elif until and until < how.day:
        kind, text = "not_met", word("paper.stale")
    return el("p", text, cls="b-paper__day", data_kind=kind) if text else NOTHING


class RowCause(NamedTuple):
    """One thing that fails or is unclear, by the question it is about, and where it does."""

    about: str
    reason: Reason
    state: str
    bases: list[Basis]


def _said(paper: AnsweredPaper, how: RowContext) -> Html:
    """Say once of each thing that fails or is unclear: what, what to do, which columns ask."""
    causes: dict[str, RowCause] = {}
    for basis, finding in paper.asking.items():
        for reason in finding.reasons if finding.state in ("not_met", "unclear") else ():
            if reason.mend or reason.ask:
                about = reason.facts[0] if reason.facts else reason.code
                cause = causes.setdefault(about, RowCause(about, reason, finding.state, []))
                cause.bases.append(basis)
    # What fails comes before what is unclear.
    in_order = sorted(causes.values(), key=lambda cause: cause.state)
    return together(*(_sentence(paper, cause, how) for cause in in_order))


def _sentence(paper: AnsweredPaper, cause: RowCause, how: RowContext) -> Html:
    """Write what is the matter, how it is mended, which columns ask and where another may do."""
    text = cause.reason.text
    unclear = together(label("verdict.unclear"), " ", text)
    what = unclear if cause.state == "unclear" else el("strong", text)
    mend = begun(cause.reason.mend) if cause.reason.mend else ""
    others = paper.takes_another(cause.about)
    by_all = len(cause.bases) == len(paper.asking)
    asked = "paper.asked-by" if by_all else "paper.only-by"
    who = word(
        "paper.asked-or" if others else asked,
        columns=_columns(cause.bases, how),
        others=_columns(others, how),
        mark=word("paper.instead"),
    )
    parts = [part for part in (what, mend, el("span", begun(who), cls="b-muted")) if part]
    return el("p", joined_html(parts, SPACE), cls=f"b-paper__{cause.state}", data_key=cause.about)


@lru_cache(MOST)
def _group(name: str, together: bool, rows: tuple[PaperRow, ...], how: RowContext) -> ErrandGroup:  # noqa: FBT001
    """Return how a group stands, what is said of it at its head, and what it is in one line."""
    shown = [row for row in rows if row.state not in FOLDED]
    there = sum(row.is_there for row in shown)
    failing = [row for row in shown if row.state in FAILING]
    state = "there" if there == len(shown) else "missing" if failing else "open"
    in_a_line = []
    for row in shown:
        rule, until = row.paper.found.rule, row.paper.usable_until
        key = "paper.group-line-until" if until else "paper.group-line"
        said = word(key, n=rule.number, paper=rule.nav, on=until or "")
        in_a_line.append(el("span", said, data_key=rule.id))
    head = _group_head(state, there, shown, failing, how) if shown else NOTHING
    parts = {
        places.errand_state(name): head,
        places.errand_line(name): joined_html(in_a_line, " "),
    }
    return ErrandGroup(
        state if shown else "none",
        together and len(shown) > 1 and there < len(shown),
        in_language(parts, how.lang),
    )


def _group_head(
    state: str, there: int, shown: list[PaperRow], failing: list[PaperRow], how: RowContext
) -> Html:
    if state == "there":
        return together(icon("met"), word("paper.group-there"))
    if state == "open":
        return el("span", word("paper.group-count", n=there, m=len(shown)))
    # The columns that fail on a paper, or that a missing mark of it may still fail.
    who: set[Basis] = set()
    for row in failing:
        who.update(b for b, found in row.paper.asking.items() if found.state == "not_met")
        missing = (path for path, value in row.paper.answers if value is False)
        who.update(*map(row.paper.takes_another, missing))
    only = _short_column(who.pop(), how) if len(who) == 1 and who != {Basis.LAW} else None
    key = "paper.group-missing-only" if only else "paper.group-missing"
    said = word(key, n=len(failing), column=only or "")
    return pill_saying("not_met", said)


@lru_cache(MOST)
def _folded(state: str, rows: tuple[PaperRow, ...], how: RowContext) -> Finished:
    """Name the papers that are not asked, each with why, or those of which it is not known."""
    if not rows:
        return Finished()
    key = "paper.perhaps" if state == "perhaps" else "paper.not-asked"
    lines = [el("strong", word(key, n=len(rows)))]
    for paper in sorted((row.paper for row in rows), key=lambda each: each.found.rule.number):
        rule = paper.found.rule
        why = _waits_for(paper) if state == "perhaps" else paper.why_not_asked
        name = word("paper.group-line", n=rule.number, paper=rule.nav)
        mark = word("mark.colon")
        lines.append(el("span", name, mark, why, data_key=rule.id))
    return joined_html(lines, " ").of(how.lang)


def _waits_for(paper: AnsweredPaper) -> Html:
    """Lead to the questions that settle whether a paper is asked."""
    facts = {path: load_law().fact(path).short for path in paper.waits_for}
    jumps = (jump(path, name) for path, name in facts.items())
    return joined_html(jumps, word("mark.list"))
