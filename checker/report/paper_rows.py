"""Say of each paper how it stands: who asks for what of it, what fails and what to do, until when.

The page draws this and decides nothing: which marks a paper has, what column alone asks for one,
whether the paper is there, and every sentence of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any, NamedTuple

from checker.application.application import Application
from checker.load import load_law
from checker.memo import Memo
from checker.model import (
    Basis,
    Finding,
    Lang,
    Law,
    Reason,
    Rule,
    RuleFindings,
    Text,
    general_path,
)
from checker.reasons import WHETHER_ASKED, entry_name
from checker.report.errands import load_errands
from checker.report.html import NOTHING, Html, el, joined, together
from checker.report.markup import icon, label
from checker.report.outline import Report
from checker.report.paper_demands import Demands, bases_asking, demands
from checker.words import joined as joined_texts
from checker.words import opening, phrase, word

# Rows that are kept: each paper's, some times over. Most stand from one answer to the next.
MOST = 100
# A paper that is folded away: not asked, or not known to be.
FOLDED = ("not_applicable", "perhaps")
FAILING = ("missing", "stale")
TOO_OLD = "too-old"


class Paper(NamedTuple):
    """One paper as it was answered: its findings, who asks what, the answers, the last days.

    ``names`` are those of the entries of a list, by the questions on their papers.
    What is equal comes out equal: a row is written once for it.
    """

    found: RuleFindings
    bases: tuple[Basis, ...]
    asked: Demands
    answers: tuple[tuple[str, object], ...]
    until: tuple[tuple[str, date], ...]
    names: tuple[tuple[str, Text], ...]
    unsure: bool

    @property
    def asking(self) -> dict[Basis, Finding]:
        """Return the findings on the bases that ask for the paper, or may ask."""
        return self.found.asking(self.bases)


class Manner(NamedTuple):
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


def paper_rows(report: Report, memo: Memo, lang: Lang) -> dict[str, Any]:
    """Return what a page shows of the papers: each row, each group, and how many are there.

    ``memo`` is the one that the findings were made with. Before all law there is nothing to say.
    """
    if not report.is_ruled:
        return {}
    # The one whose administration decides: its guide is meant.
    province = report.authority.province if report.authority else None
    errands, how = load_errands(), Manner(lang, report.app.day, province)
    by_id = {found.rule.id: found for found in report.findings.rules}
    days = {each.code: each.on for each in report.findings.dates}
    rows = {
        paper: _row(_paper(report, by_id[paper], days, memo), how)
        for errand in errands.errands
        for paper in errand.papers
    }
    shown = [row for row in rows.values() if row.state not in FOLDED]
    there = sum(row.is_there for row in shown)
    return {
        "rows": {paper: row.data for paper, row in rows.items()},
        "groups": {
            errand.id: _group(errand.together, tuple(rows[p] for p in errand.papers), how)
            for errand in errands.errands
        },
        "folded": {
            state: _folded(state, tuple(r for r in rows.values() if r.state == state), how)
            for state in FOLDED
        },
        "asked": len(shown),
        "there": there,
        "missing": sum(row.state in FAILING for row in shown),
        "left": len(shown) - there,
    }


class Asked(NamedTuple):
    """Who asks for what of a paper, and all of it in the form's order."""

    demands: Demands
    paths: tuple[str, ...]


def _paper(report: Report, found: RuleFindings, days: Mapping[str, date], memo: Memo) -> Paper:
    """Gather one paper's row; ``days`` are those that follow from the dates, by their codes."""
    app, law, errands = report.app, report.law, load_errands()
    authority = report.findings.route.authority_code
    look = partial(_asked, law, found.rule, authority)
    asked = memo.of(("papers", found.rule.id, authority), app, look)
    here = tuple(one for one in asked.demands if one[0] in report.bases)
    wanted = {path for _, each in here for path in each}
    paths = [path for path in asked.paths if path in wanted]
    paths += [path for path in _in_place(app, found, here) if path not in wanted]
    until = ((path, days.get(errands.until.get(path, ""))) for path in paths)
    return Paper(
        found,
        report.bases,
        here,
        tuple((path, app.answers.get(path)) for path in paths),
        tuple((path, on) for path, on in until if on),
        tuple((path, entry_name(app, path)) for path in paths if "[" in path),
        any(path in report.unsure for path in paths),
    )


def _asked(law: Law, rule: Rule, authority: str, app: Application) -> Asked:
    """Return what is asked of a paper, in the form's order, entry by entry."""
    found, order = demands(law, rule, authority, load_errands(), app), list(law.facts)
    paths = {path for _, each in found for path in each}
    return Asked(
        found, tuple(sorted(paths, key=lambda p: (_entry(p), order.index(general_path(p)))))
    )


def _entry(path: str) -> int:
    """Return the number of the entry that a question is of; what is of none comes before all."""
    _, bracket, rest = path.partition("[")
    return int(rest.partition("]")[0]) if bracket else -1


def _in_place(app: Application, found: RuleFindings, asked: Demands) -> Iterable[str]:
    """Return what may take the place of what is missing, and what was answered of it.

    It is offered where the mark that it stands in for is missing, or where all that is asked is
    answered and it alone can still settle the paper.
    """
    for path, target in load_errands().substitutes_of(found.rule).items():
        waiting = [(b, found.on[b].open) for b, _ in asked if path in found.on[b].open]
        settled = any(
            not set(paths) & set(opened) for b, opened in waiting for a, paths in asked if a is b
        )
        missing = bool(waiting) and app.answers.get(target) is False
        if missing or settled or app.answers.get(path) is not None:
            yield path


@lru_cache(MOST)
def _row(paper: Paper, how: Manner) -> Row:
    """Write one paper's row."""
    state, given = _state(paper), dict(paper.answers)
    done = all(given.get(path) for _, paths in paper.asked for path in paths)
    there = state == "there" or (state == "unclear" and done)
    paths = [path for path, _ in paper.answers]
    ticked = [path for path in paths if general_path(path) in load_errands().chips]
    data = {
        "state": state,
        "there": there,
        "word": _state_word(paper, state, how),
        "marks": _marks(paper, how),
        "chips": [_chip(paper, path, how) for path in paths if path in ticked],
        "days": {path: _day(paper, path, state, how) for path in paths if path not in ticked},
        "said": _said(paper, how),
    }
    return Row(paper, state, there, data)


def is_open_whether_asked(found: Iterable[Finding]) -> bool:
    """Tell whether all that may ask for a paper do not know yet whether they do."""
    return all(reason.code == WHETHER_ASKED for f in found for reason in f.reasons[-1:])


def _state(paper: Paper) -> str:
    """Return how a paper stands on all the bases that ask for it; what fails comes first."""
    found = paper.asking.values()
    if not found:
        return "not_applicable"
    if is_open_whether_asked(found):
        return "perhaps"
    states = {finding.state for finding in found}
    if "not_met" in states:
        failing = {r.code for f in found if f.state == "not_met" for r in f.reasons if r.mend}
        return "stale" if failing == {TOO_OLD} else "missing"
    if "answer" in states:
        given = any(value is not None for _, value in paper.answers)
        return "partial" if given or paper.unsure else "empty"
    return "unclear" if "unclear" in states else "there"


def _state_word(paper: Paper, state: str, how: Manner) -> str:
    if state in FOLDED:
        return ""
    lacking = sum(value is False for _, value in paper.answers)
    key = "failing" if state == "missing" and not lacking else state
    return phrase(f"paper.{key}", how.lang, n=lacking)


def _marks(paper: Paper, how: Manner) -> Html:
    """Return what the paper rests on: its rank, whether secondhand, and the guide that asks."""
    asking = paper.asking
    lead = next((f for b, f in asking.items() if b is not Basis.LOCAL and f.version), None)
    version = lead.version if lead else None
    tags = []
    if version:
        # What the ranks mean is said with the result.
        rank = version.rank
        tags.append(el("span", phrase(f"rank.{rank}", how.lang), cls=f"b-rank b-rank--{rank}"))
    if version and (version.certainty == "reported" or version.is_secondhand(version.rank)):
        tags.append(el("span", phrase("certainty.reported", how.lang), cls="b-tag b-tag--reported"))
    if Basis.LOCAL in asking and how.province:
        tags.append(el("span", how.province.of(how.lang), cls="b-tag"))
    return joined(tags, " ")


def _who_asks(paper: Paper, path: str) -> tuple[Basis, ...]:
    return bases_asking(paper.asked, paper.found, path, dict(paper.answers)[path])


def _takes_another(paper: Paper, path: str) -> list[Basis]:
    """Return the bases on which what is shown as taken in a missing mark's place may still do."""
    others = {each for each, _ in paper.answers if not _who_asks(paper, each)}
    found = ((basis, paper.found.on[basis]) for basis, paths in paper.asked if path in paths)
    return [b for b, f in found if f.state == "answer" and others & {*f.open}]


def _chip(paper: Paper, path: str, how: Manner) -> dict[str, Any]:
    """Return one mark: its question, and the guide or list that alone asks for it beside the law.

    What stands in for another mark is not ticked with the rest.
    """
    who = _who_asks(paper, path)
    alone = len(who) == 1 and who != (Basis.LAW,) and len(paper.asking) > 1
    found: dict[str, Any] = {"path": path}
    if "[" in path:
        name, fact = dict(paper.names)[path], load_errands().chips[general_path(path)]
        found["label"] = phrase("paper.entry", how.lang, name=name, fact=fact)
    if alone:
        found["tag"] = _short(who[0], how)
        found["asked"] = phrase("paper.only", how.lang, columns=_columns(who, how))
    if not who:
        found["tag"] = phrase("paper.instead", how.lang)
        found["instead"] = True
    return found


def _short(basis: Basis, how: Manner) -> str:
    """Name a column as a mark has room for it."""
    if basis is Basis.LOCAL and how.province:
        return how.province.of(how.lang)
    return phrase(f"paper.short-{basis.value}", how.lang)


def _columns(bases: Iterable[Basis], how: Manner) -> Text:
    names = [word(f"paper.column-{b.value}", province=how.province or Text("", "")) for b in bases]
    return joined_texts(names, " and ", "、")


def _day(paper: Paper, path: str, state: str, how: Manner) -> dict[str, str]:
    """Say of a date until when it is usable, that it is past, or that it is missing."""
    value, until = dict(paper.answers)[path], dict(paper.until).get(path)
    if value is None:
        kind = "date" if path in load_errands().until else "number"
        waiting = "" if state == "empty" else phrase(f"paper.enter-{kind}", how.lang)
        return {"kind": "answer", "text": waiting}
    if until and until < how.day:
        return {"kind": "not_met", "text": phrase("paper.stale", how.lang)}
    return {"kind": "met", "text": phrase("paper.until", how.lang, on=until) if until else ""}


class Cause(NamedTuple):
    """One thing that fails or is unclear, by the question it is about, and where it does."""

    about: str
    reason: Reason
    state: str
    bases: list[Basis]


def _said(paper: Paper, how: Manner) -> Html:
    """Say once of each thing that fails or is unclear: what, what to do, which columns ask."""
    asking = paper.asking
    causes: dict[str, Cause] = {}
    for basis, finding in asking.items():
        for reason in finding.reasons if finding.state in ("not_met", "unclear") else ():
            if reason.mend or reason.ask:
                about = reason.facts[0] if reason.facts else reason.code
                cause = causes.setdefault(about, Cause(about, reason, finding.state, []))
                cause.bases.append(basis)
    # What fails comes before what is unclear.
    in_order = sorted(causes.values(), key=lambda cause: cause.state)
    return together(*(_sentence(paper, cause, how) for cause in in_order))


def _sentence(paper: Paper, cause: Cause, how: Manner) -> Html:
    """Write one cause."""
    lang, text = how.lang, cause.reason.text.of(how.lang)
    unclear = cause.state == "unclear"
    what = together(label("verdict.unclear", lang), " ", text) if unclear else el("strong", text)
    mend = opening(cause.reason.mend.of(lang)) if cause.reason.mend else ""
    who = el("span", opening(_asked_by(paper, cause, how)), cls="b-muted")
    parts = [part for part in (what, mend, who) if part]
    between = " " if lang == "en" else ""
    return el("p", joined(parts, between), cls=f"b-paper__{cause.state}", data_key=cause.about)


def _asked_by(paper: Paper, cause: Cause, how: Manner) -> str:
    """Say which columns ask, whether no other does, and which may take something in its place."""
    others = _takes_another(paper, cause.about)
    if others:
        key = "asked-or"
    else:
        key = "asked-by" if len(cause.bases) == len(paper.asking) else "only-by"
    columns, rest = _columns(cause.bases, how), _columns(others, how)
    mark = word("paper.instead")
    return phrase(f"paper.{key}", how.lang, columns=columns, others=rest, mark=mark)


@lru_cache(MOST)
def _group(together: bool, rows: tuple[Row, ...], how: Manner) -> dict[str, Any]:  # noqa: FBT001
    """Return how a group stands, what is said of it at its head, and what it is in one line."""
    shown = [row for row in rows if row.state not in FOLDED]
    there = sum(row.is_there for row in shown)
    failing = [row for row in shown if row.state in FAILING]
    state = "there" if there == len(shown) else "missing" if failing else "open"
    return {
        "state": state if shown else "none",
        "head": _group_head(state, there, shown, failing, how) if shown else NOTHING,
        "line": joined([_in_a_line(row, how) for row in shown], " "),
        "together": together and len(shown) > 1 and there < len(shown),
    }


def _group_head(state: str, there: int, shown: list[Row], failing: list[Row], how: Manner) -> Html:
    if state == "there":
        return together(icon("met"), phrase("paper.group-there", how.lang))
    if state == "open":
        return el("span", phrase("paper.group-count", how.lang, n=there, m=len(shown)))
    who = {basis for row in failing for basis in _waiting_for(row.paper)}
    only = _short(who.pop(), how) if len(who) == 1 and who != {Basis.LAW} else None
    key = "paper.group-missing-only" if only else "paper.group-missing"
    said = phrase(key, how.lang, n=len(failing), column=only or "")
    return el("span", icon("not_met"), said, cls="b-pill b-pill--not_met")


def _waiting_for(paper: Paper) -> set[Basis]:
    """Return the columns that fail on a paper, or that a missing mark of it may still fail."""
    failing = {basis for basis, f in paper.asking.items() if f.state == "not_met"}
    missing = (path for path, value in paper.answers if value is False)
    return failing.union(*(_takes_another(paper, path) for path in missing))


def _in_a_line(row: Row, how: Manner) -> Html:
    rule, until = row.paper.found.rule, min((on for _, on in row.paper.until), default=None)
    key = "paper.group-line-until" if until else "paper.group-line"
    said = phrase(key, how.lang, n=rule.number, paper=rule.nav, on=until or "")
    return el("span", said, data_key=rule.id)


@lru_cache(MOST)
def _folded(state: str, rows: tuple[Row, ...], how: Manner) -> Html:
    """Name the papers that are not asked, each with why, or those of which it is not known."""
    papers = sorted((row.paper for row in rows), key=lambda paper: paper.found.rule.number)
    key = "paper.perhaps" if state == "perhaps" else "paper.not-asked"
    lead = el("strong", phrase(key, how.lang, n=len(papers)))
    lines = [_why_folded(paper, state, how) for paper in papers]
    return joined([lead, *lines], " ") if papers else NOTHING


def _why_folded(paper: Paper, state: str, how: Manner) -> Html:
    rule = paper.found.rule
    why = _waits_for(paper, how) if state == "perhaps" else _why_not_asked(paper, how)
    name = phrase("paper.group-line", how.lang, n=rule.number, paper=rule.nav)
    return el("span", name, word("mark.colon").of(how.lang), why, data_key=rule.id)


def _waits_for(paper: Paper, how: Manner) -> Html:
    """Lead to the questions that settle whether a paper is asked."""
    own = {path for path, _ in paper.answers}
    missing = dict.fromkeys(p for f in paper.asking.values() for p in f.missing if p not in own)
    facts = {path: load_law().fact(path).short.of(how.lang) for path in missing}
    jumps = (
        el("a", name, cls="b-jump", href=f"#q-{path}", data_goto=path)
        for path, name in facts.items()
    )
    return joined(jumps, word("mark.list").of(how.lang))


def _why_not_asked(paper: Paper, how: Manner) -> str:
    """Return the reason of the text that would ask; else of the one that asks nobody any more."""
    found = [paper.found.on[b] for b in paper.bases if b in paper.found.on]
    asking = [f for f in found if f.version and f.version.asked]
    reasons = [reason.text for f in (asking or found) for reason in f.reasons]
    return reasons[0].of(how.lang) if reasons else ""
