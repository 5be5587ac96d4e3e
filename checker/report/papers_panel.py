"""Write how the papers stand: the row of each, each group of rows, and those folded away.

The page draws this and decides nothing: which marks a paper has, what column alone asks for one,
whether the paper is there, and every sentence of its row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from checker.load import load_law
from checker.memo import Memo
from checker.model import Basis, Lang, Reason, Text
from checker.report.html import (
    NOTHING,
    Finished,
    Html,
    el,
    icon,
    in_language,
    joined,
    jump,
    label,
    pill_saying,
    rank_tag,
    together,
)
from checker.report.outline import Report
from checker.report.papers import FAILING, FOLDED, Paper, errands_of, papers_of
from checker.report.papers_page import row_parts
from checker.words import SPACE, begun, word
from checker.words import joined as joined_texts

# Ranks that bind everybody: a paper's row bears no mark of them.
BINDING = ("statute", "order")
# Rows that are kept: each paper's, some times over. Most stand from one answer to the next.
MOST = 100


class Context(NamedTuple):
    """How rows are written, on which day; ``province`` is the one whose guide is meant."""

    lang: Lang
    day: date
    province: Text | None


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One paper's row: its state, and what a page shows of it; known again by identity.

    ``is_there`` tells whether the applicant has done all: what is unclear beside it is the law's.
    """

    paper: Paper
    state: str
    is_there: bool
    data: dict[str, Any]


class Counts(NamedTuple):
    """How many papers some chosen basis asks for, how many of them are there, how many fail."""

    asked: int = 0
    there: int = 0
    missing: int = 0


def paper_rows(report: Report, memo: Memo, lang: Lang) -> tuple[dict[str, Any], Counts]:
    """Return what a page shows of the papers: each row, each group; and how many are there.

    ``memo`` is the one that the findings were made with. Before all law there is nothing to say.
    """
    if not report.is_ruled:
        return {}, Counts()
    # The one whose administration decides: its guide is meant.
    province = report.authority.province if report.authority else None
    how = Context(lang, report.app.day, province)
    rows = {name: row_of(paper, how) for name, paper in papers_of(report, memo).items()}
    shown = [row for row in rows.values() if row.state not in FOLDED]
    failing = sum(row.state in FAILING for row in shown)
    counts = Counts(len(shown), sum(row.is_there for row in shown), failing)
    data = {
        "rows": {paper: row.data for paper, row in rows.items()},
        "groups": {
            errand.id: _group(errand.together, tuple(rows[p.id] for p in errand.papers), how)
            for errand in errands_of(report.law)
        },
        "folded": {
            state: _folded(state, tuple(r for r in rows.values() if r.state == state), how)
            for state in FOLDED
        },
        **counts._asdict(),
        "left": counts.asked - counts.there,
    }
    return data, counts


@lru_cache(MOST)
def row_of(paper: Paper, how: Context) -> Row:
    """Write one paper's row."""
    state, given = paper.state, dict(paper.answers)
    done = all(given[path] for path in paper.asked)
    there = state == "there" or (state == "unclear" and done)
    ticked = [path for path in given if load_law().fact(path).is_ticked]
    lacking = sum(value is False for value in given.values())
    key = "failing" if state == "missing" and not lacking else state
    data = {
        "state": state,
        "there": there,
        "word": Text("", "") if state in FOLDED else word(f"paper.{key}", n=lacking),
        "marks": _marks(paper, how),
        "chips": [_chip(paper, path, how) for path in ticked],
        "days": {path: _day(paper, path, state, how) for path in given if path not in ticked},
        "said": _said(paper, how),
    }
    facts = ((path, fact.mark) for path, fact in load_law().facts.items() if path in ticked)
    names = {path: name for path, name in facts if name}
    data["parts"] = row_parts(data, names)
    return Row(paper, state, there, in_language(data, how.lang))


def _marks(paper: Paper, how: Context) -> Html:
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
    return joined(tags, " ")


def _chip(paper: Paper, path: str, how: Context) -> dict[str, Any]:
    """Return one mark: its question, and the guide or list that alone asks for it beside the law.

    What stands in for another mark is not ticked with the rest.
    """
    who = paper.who_asks(path)
    alone = len(who) == 1 and who != (Basis.LAW,) and len(paper.asking) > 1
    found: dict[str, Any] = {"path": path}
    if "[" in path:
        name, fact = dict(paper.names)[path], load_law().fact(path).mark
        found["label"] = word("paper.entry", name=name, fact=fact)
    if alone:
        found["tag"] = _short_column(who[0], how)
        found["asked"] = word("paper.only", columns=_columns(who, how))
    if not who:
        found["tag"] = word("paper.instead")
        found["instead"] = True
    return found


def _short_column(basis: Basis, how: Context) -> Text:
    """Name a column as a mark has room for it."""
    if basis is Basis.LOCAL and how.province:
        return how.province
    return word(f"paper.short-{basis}")


def _columns(bases: Iterable[Basis], how: Context) -> Text:
    names = [word(f"paper.column-{b}", province=how.province or Text("", "")) for b in bases]
    return joined_texts(names, "mark.both")


def _day(paper: Paper, path: str, state: str, how: Context) -> dict[str, str | Text]:
    """Say of a date until when it is usable, that it is past, or that it is missing."""
    value, until = dict(paper.answers)[path], dict(paper.until).get(path)
    if value is None:
        kind = "date" if load_law().fact(path).until else "number"
        waiting = "" if state == "empty" else word(f"paper.enter-{kind}")
        return {"kind": "answer", "text": waiting}
    if until and until < how.day:
        return {"kind": "not_met", "text": word("paper.stale")}
    return {"kind": "met", "text": word("paper.until", on=until) if until else ""}


class Cause(NamedTuple):
    """One thing that fails or is unclear, by the question it is about, and where it does."""

    about: str
    reason: Reason
    state: str
    bases: list[Basis]


def _said(paper: Paper, how: Context) -> Html:
    """Say once of each thing that fails or is unclear: what, what to do, which columns ask."""
    causes: dict[str, Cause] = {}
    for basis, finding in paper.asking.items():
        for reason in finding.reasons if finding.state in ("not_met", "unclear") else ():
            if reason.mend or reason.ask:
                about = reason.facts[0] if reason.facts else reason.code
                cause = causes.setdefault(about, Cause(about, reason, finding.state, []))
                cause.bases.append(basis)
    # What fails comes before what is unclear.
    in_order = sorted(causes.values(), key=lambda cause: cause.state)
    return together(*(_sentence(paper, cause, how) for cause in in_order))


def _sentence(paper: Paper, cause: Cause, how: Context) -> Html:
    """Write what is the matter, how it is mended, which columns ask and where another may do."""
    text = cause.reason.text
    unclear = together(label("verdict.unclear"), " ", text)
    what = unclear if cause.state == "unclear" else el("strong", text)
    mend = begun(cause.reason.mend) if cause.reason.mend else ""
    others = paper.takes_another(cause.about)
    only = "asked-by" if len(cause.bases) == len(paper.asking) else "only-by"
    who = word(
        "paper.asked-or" if others else f"paper.{only}",
        columns=_columns(cause.bases, how),
        others=_columns(others, how),
        mark=word("paper.instead"),
    )
    parts = [part for part in (what, mend, el("span", begun(who), cls="b-muted")) if part]
    return el("p", joined(parts, SPACE), cls=f"b-paper__{cause.state}", data_key=cause.about)


@lru_cache(MOST)
def _group(together: bool, rows: tuple[Row, ...], how: Context) -> dict[str, Any]:  # noqa: FBT001
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
    found = {
        "state": state if shown else "none",
        "head": _group_head(state, there, shown, failing, how) if shown else NOTHING,
        "line": joined(in_a_line, " "),
        "together": together and len(shown) > 1 and there < len(shown),
    }
    told: dict[str, Any] = in_language(found, how.lang)
    return told


def _group_head(state: str, there: int, shown: list[Row], failing: list[Row], how: Context) -> Html:
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
def _folded(state: str, rows: tuple[Row, ...], how: Context) -> Finished:
    """Name the papers that are not asked, each with why, or those of which it is not known."""
    if not rows:
        return Finished()
    key = "paper.perhaps" if state == "perhaps" else "paper.not-asked"
    lines = [el("strong", word(key, n=len(rows)))]
    for paper in sorted((row.paper for row in rows), key=lambda each: each.found.rule.number):
        rule = paper.found.rule
        why = _waits_for(paper) if state == "perhaps" else _why_not_asked(paper)
        name = word("paper.group-line", n=rule.number, paper=rule.nav)
        mark = word("mark.colon")
        lines.append(el("span", name, mark, why, data_key=rule.id))
    return joined(lines, " ").of(how.lang)


def _waits_for(paper: Paper) -> Html:
    """Lead to the questions that settle whether a paper is asked."""
    facts = {path: load_law().fact(path).short for path in paper.waits_for}
    jumps = (jump(path, name) for path, name in facts.items())
    return joined(jumps, word("mark.list"))


def _why_not_asked(paper: Paper) -> Text | None:
    """Return the reason of the text that would ask; else of the one that asks nobody any more."""
    found = [paper.found.on[b] for b in paper.bases if b in paper.found.on]
    asking = [f for f in found if f.version and f.version.asked]
    reasons = [reason.text for f in (asking or found) for reason in f.reasons]
    return reasons[0] if reasons else None
