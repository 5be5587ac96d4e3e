"""Write how the papers stand: a row each, in the list's own order, and what is folded away.

The page draws this and decides nothing: which boxes a paper has, what asks for one, how the paper
stands, and every sentence of its row. A place of the page is known by its id; its parts are HTML,
by that id and the names of the elements inside it that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from checker.core.words import NO_TEXT, SPACE, begun, counted, joined_texts, word
from checker.decide.memo import Memo
from checker.decide.reasons import last_key
from checker.load import load_law
from checker.model import Basis, Data, Lang, Reason, Text
from checker.report import places
from checker.report.advice import Weight
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
    rank_tag,
    spoken,
    together,
)
from checker.report.outline import Report
from checker.report.papers import FOLDED, AnsweredPaper, Weights, errands_of, papers_of, weights_of

# What a row says of how its paper stands: its color, its icon, and the words.
TO_DO, BEGUN, FAILING, READY = "open", "answer", "not_met", "met"
STATE_ICONS = {TO_DO: "unknown", BEGUN: "answer", FAILING: "not_met", READY: "met"}
# The rows apart, of what only the old agency checklist asks for.
OLD = "old"
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
    """One paper's row: its state, where it stands, and what is in its places; known by identity.

    ``group`` is its errand, or the old list; nothing where it is folded away. ``is_there`` tells
    whether the applicant has done all that is asked today: what is unclear beside it is the law's.
    """

    paper: AnsweredPaper
    state: str
    group: str
    is_there: bool
    is_failing: bool
    parts: dict[str, str]


class ErrandGroup(NamedTuple):
    """The rows of one errand: whether there are any, and whether one press ticks them."""

    state: str
    together: bool


class Counts(NamedTuple):
    """How many papers are asked for today, how many of them are there, how many fail."""

    asked: int = 0
    there: int = 0
    missing: int = 0


class PaperRows(NamedTuple):
    """How the papers stand: each row, each group, what is folded away, and how many are there."""

    rows: dict[str, PaperRow]
    groups: dict[str, ErrandGroup]
    folded: Data
    counts: Counts

    @property
    def page(self) -> Data:
        """Return how each place of a page stands, and how many papers are there."""
        found: Data = {
            places.errand(name): {"state": one.state, "together": one.together}
            for name, one in self.groups.items()
        }
        for name, one in self.rows.items():
            stands = {"state": one.state, "there": one.is_there, "group": one.group}
            found[places.paper(name)] = stands
        return {"there": self.counts.there, "asked": self.counts.asked, "places": found}

    @property
    def today(self) -> list[PaperRow]:
        """Return the rows of what is asked for today, in the list's order."""
        return [row for row in self.rows.values() if row.group not in ("", OLD)]

    @property
    def parts(self) -> Data:
        """Return what a page shows of them, by the names of the elements that hold it."""
        found: Data = dict(self.folded)
        for row in self.rows.values():
            found |= row.parts
        for n, row in enumerate(self.today, 1):
            found[places.paper_number(row.paper.found.rule.id)] = str(n)
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
    papers = papers_of(report, memo)
    rows = {
        name: row_of(paper, weights_of(report, paper, memo), how) for name, paper in papers.items()
    }
    groups = {}
    for errand in errands_of(report.law):
        own = [row for row in rows.values() if row.group == errand.id]
        left = [row for row in own if not row.is_there]
        state = ("open" if left else "there") if own else "none"
        groups[errand.id] = ErrandGroup(state, errand.together and len(left) > 0 and len(own) > 1)
    found = PaperRows(rows, groups, _folded(rows.values(), how), Counts())
    today = found.today
    there = sum(row.is_there for row in today)
    failing = sum(row.is_failing for row in today)
    return found._replace(counts=Counts(len(today), there, failing))


@lru_cache(MOST)
def row_of(paper: AnsweredPaper, weights: Weights, how: RowContext) -> PaperRow:
    """Write one paper's row: its own boxes stand in the form's order."""
    rule, given = paper.found.rule.id, dict(paper.answers)
    stands = _how_it_stands(paper, weights)
    parts: Data = {
        places.paper_state(rule): "" if paper.state in FOLDED else stands.said,
        places.paper_chips(rule): _boxes(paper, weights, how),
        places.paper_said(rule): _said(paper, how),
    }
    parts |= {places.entry_marks(name): html for name, html in _of_entries(paper, how).items()}
    dated = (path for path in given if not load_law().fact(path).is_ticked)
    parts |= {places.paper_day(rule, path): _day(paper, path, how) for path in dated}
    group = load_law().papers[rule].errand
    if paper.state in FOLDED:
        group = ""
    elif paper.is_old_only:
        group = OLD
    return PaperRow(
        paper,
        paper.state,
        group,
        stands.kind == READY,
        stands.kind == FAILING and paper.is_failing,
        in_language(parts, how.lang),
    )


class Standing(NamedTuple):
    """How a paper stands, and what its row says of that."""

    kind: str
    said: Html


def _how_it_stands(paper: AnsweredPaper, weights: Weights) -> Standing:
    """Count what is to be done: what a text asks today, of a paper of the old list what that asks.

    What is advised is not counted; what is open beside the boxes is one thing more.
    """
    given, failing = dict(paper.answers), paper.failing

    def is_done(path: str) -> bool:
        value = given[path]
        # A date that does not fit is none, also while another paper may do in its place.
        return value if isinstance(value, bool) else value is not None and path not in failing

    counted = Weight.OLD if paper.is_old_only else Weight.MUST
    asked = [path for path, weight in weights if weight is counted]
    done = sum(map(is_done, asked))
    stands = paper.stands if all(is_done(path) for path, _ in weights) else ()
    beside = bool(paper.waits_for or stands)
    # With nothing but what is counted, a paper that is not met lacks something all the same.
    lacks = beside or len(asked) == len(weights)
    is_whole = done == len(asked) and not (lacks and paper.state != "unclear")
    if paper.state == "there" or is_whole:
        return Standing(READY, _state(READY, word("paper.ready")))
    if paper.is_stale:
        return Standing(FAILING, _state(FAILING, word("paper.too-old")))
    total = len(asked) + int(beside)
    said = word("paper.some", n=done, m=total) if done else word("paper.to-do")
    if paper.is_failing:
        lacking = sum(given[path] is False for path in asked)
        why = word("paper.missing", n=lacking) if lacking else word("paper.failing")
        said_too = spoken(word("mark.comma"), why)
        return Standing(FAILING, _state(FAILING, said, said_too))
    kind = BEGUN if done else TO_DO
    return Standing(kind, _state(kind, said))


def _state(kind: str, said: Text, more: Html = NOTHING) -> Html:
    return el("span", icon(STATE_ICONS[kind]), said, more, cls="b-paper__kind", data_kind=kind)


def _boxes(paper: AnsweredPaper, weights: Weights, how: RowContext) -> Html:
    """Write the boxes of the paper itself: what a text asks for, what is advised, the old list's.

    What may take the place of something stands with the first.
    """
    law, names = load_law(), dict(paper.names)
    weighed, found = dict(weights), dict[Weight, list[Html]]()
    for path, _ in paper.answers:
        is_apart = path in names and paper.lists_entries
        if not law.fact(path).is_ticked or is_apart:
            continue
        weight = weighed.get(path, Weight.MUST)
        # Of the old list's own papers all is asked by it.
        kind = Weight.MUST if paper.is_old_only else weight
        # What stands apart says by its head what it rests on.
        tag = _tag(paper, path, how) if kind is Weight.MUST else NOTHING
        found.setdefault(kind, []).append(_box(paper, path, tag))
    heads = {Weight.ADVICE: "paper.advice", Weight.OLD: "paper.old-too"}
    apart = (
        el("div", el("p", word(head), cls="b-muted"), *found[weight], cls="b-paper__apart")
        for weight, head in heads.items()
        if weight in found
    )
    return together(*found.get(Weight.MUST, ()), *apart)


def _of_entries(paper: AnsweredPaper, how: RowContext) -> dict[str, Html]:
    """Write the boxes of each entry of the list that stands in the paper's row, by its path."""
    found = dict[str, list[Html]]()
    for path, _ in paper.names if paper.lists_entries else ():
        entry, _, _ = path.partition("].")
        found.setdefault(f"{entry}]", []).append(_box(paper, path, _tag(paper, path, how)))
    return {entry: together(*boxes) for entry, boxes in found.items()}


def _box(paper: AnsweredPaper, path: str, tag: Html) -> Html:
    """Write one box: what is to be done, and what its demand rests on.

    What stands in for another is not ticked with the rest.
    """
    fact, who = load_law().fact(path), paper.who_asks(path)
    name = fact.act or fact.mark or fact.short
    names, whose = dict(paper.names), NOTHING
    if path in names and paper.lists_entries:
        # Eight boxes are called "ID copy": whose they are is heard before them.
        whose = spoken(names[path], word("mark.colon"))
    elif path in names:
        name = word("paper.entry", name=names[path], fact=name)
    return el(
        "button",
        *([whose] if whose else ()),
        el(
            "span",
            el("span", name, cls="b-mark__name"),
            " ",
            tag if who else el("small", word("paper.instead")),
        ),
        # The page says how it was answered, at once.
        el("span", cls="b-sr b-mark__answer"),
        type="button",
        role="checkbox",
        aria_checked="false",
        cls="b-mark b-press",
        data_chip=path,
        data_key=path,
        # The tab key reaches one box of a row, the arrow keys the others.
        tabindex="-1",
        data_instead=None if who else "yes",
        data_old="yes" if who == (Basis.CHECKLIST,) and not paper.is_old_only else None,
    )


def _tag(paper: AnsweredPaper, path: str, how: RowContext) -> Html:
    """Say on what a demand rests: the rank of its text, or the guide that alone asks.

    What only the old list asks says so where it stands among the rest.
    """
    who = paper.who_asks(path)
    if Basis.LAW in who and (version := paper.asking[Basis.LAW].version):
        rank = version.rank_of(last_key(path))
        is_unread = version.certainty == "reported" or version.is_secondhand(rank)
        unread = el("small", " ", word("certainty.reported")) if is_unread else NOTHING
        return together(rank_tag(rank), unread)
    if Basis.LOCAL in who and how.province:
        said = word("paper.guide", province=how.province)
        return el("span", said, cls="b-rank b-rank--guide")
    return NOTHING if paper.is_old_only else rank_tag("list")


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


def _folded(rows: Iterable[PaperRow], how: RowContext) -> dict[str, Finished]:
    """Say how many papers only the old list asks for; name those not asked, each with why."""
    of_state = {state: tuple(row.paper for row in rows if row.state == state) for state in FOLDED}
    n, spared = sum(row.group == OLD for row in rows), len(of_state["not_applicable"])
    heads = {
        OLD: counted("paper.old-one", "paper.old", n) if n else NO_TEXT,
        "not_applicable": counted("paper.not-asked-one", "paper.not-asked", spared),
        "perhaps": word("paper.perhaps", n=len(of_state["perhaps"])),
    }
    found = {}
    for state, papers in of_state.items():
        found[places.papers_folded(state)] = _named(papers, state, how.lang)
        if not papers:
            heads[state] = NO_TEXT
    return found | {
        places.papers_head(name): together(said).of(how.lang) for name, said in heads.items()
    }


@lru_cache(MOST)
def _named(papers: tuple[AnsweredPaper, ...], state: str, lang: Lang) -> Finished:
    """Name papers, each with why it is not asked, or what settles whether it is."""
    lines = []
    for paper in papers:
        why = _waits_for(paper) if state == "perhaps" else paper.why_not_asked
        rule = paper.found.rule
        lines.append(el("p", el("b", rule.nav), word("mark.colon"), why, data_key=rule.id))
    return together(*lines).of(lang)


def _waits_for(paper: AnsweredPaper) -> Html:
    """Lead to the questions that settle whether a paper is asked."""
    facts = {path: load_law().fact(path).short for path in paper.waits_for}
    jumps = (jump(path, name) for path, name in facts.items())
    return joined_html(jumps, word("mark.list"))
