"""Write the row of one paper: who asks for what of it, what fails and what to do, until when.

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
from checker.report.errands import questions_on
from checker.report.html import Html, el, joined, together
from checker.report.markup import label
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


class Asked(NamedTuple):
    """Who asks for what of a paper, and all of it in the form's order."""

    demands: Demands
    paths: tuple[str, ...]


def gathered(report: Report, found: RuleFindings, days: Mapping[str, date], memo: Memo) -> Paper:
    """Gather one paper's row; ``days`` are those that follow from the dates, by their codes."""
    app, law = report.app, report.law
    authority = report.findings.route.authority_code
    look = partial(_asked, law, found.rule, authority)
    asked = memo.of(("papers", found.rule.id, authority), app, look)
    here = tuple(one for one in asked.demands if one[0] in report.bases)
    wanted = {path for _, each in here for path in each}
    paths = [path for path in asked.paths if path in wanted]
    paths += [path for path in _in_place(report, found, here) if path not in wanted]
    until = ((path, days.get(law.fact(path).until or "")) for path in paths)
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
    found, order = demands(law, rule, authority, app), list(law.facts)
    paths = {path for _, each in found for path in each}
    return Asked(
        found, tuple(sorted(paths, key=lambda p: (_entry(p), order.index(general_path(p)))))
    )


def _entry(path: str) -> int:
    """Return the number of the entry that a question is of; what is of none comes before all."""
    _, bracket, rest = path.partition("[")
    return int(rest.partition("]")[0]) if bracket else -1


def _in_place(report: Report, found: RuleFindings, asked: Demands) -> Iterable[str]:
    """Return what may take the place of what is missing, and what was answered of it.

    It is offered where the mark that it stands in for is missing, or where all that is asked is
    answered and it alone can still settle the paper.
    """
    app, own = report.app, f"materials.{found.rule.id}."
    for path in questions_on(report.law, found.rule.id):
        target = report.law.facts[path].instead
        if target is None or not path.startswith(own):
            continue
        waiting = [(b, found.on[b].open) for b, _ in asked if path in found.on[b].open]
        settled = any(
            not set(paths) & set(opened) for b, opened in waiting for a, paths in asked if a is b
        )
        missing = bool(waiting) and app.answers.get(target) is False
        if missing or settled or app.answers.get(path) is not None:
            yield path


@lru_cache(MOST)
def row_of(paper: Paper, how: Context) -> Row:
    """Write one paper's row."""
    state, given = _state(paper), dict(paper.answers)
    done = all(given.get(path) for _, paths in paper.asked for path in paths)
    there = state == "there" or (state == "unclear" and done)
    paths = [path for path, _ in paper.answers]
    ticked = [path for path in paths if load_law().fact(path).is_ticked]
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


def _state_word(paper: Paper, state: str, how: Context) -> str:
    if state in FOLDED:
        return ""
    lacking = sum(value is False for _, value in paper.answers)
    key = "failing" if state == "missing" and not lacking else state
    return phrase(f"paper.{key}", how.lang, n=lacking)


def _marks(paper: Paper, how: Context) -> Html:
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


def takes_another(paper: Paper, path: str) -> list[Basis]:
    """Return the bases on which what is shown as taken in a missing mark's place may still do."""
    others = {each for each, _ in paper.answers if not _who_asks(paper, each)}
    found = ((basis, paper.found.on[basis]) for basis, paths in paper.asked if path in paths)
    return [b for b, f in found if f.state == "answer" and others & {*f.open}]


def _chip(paper: Paper, path: str, how: Context) -> dict[str, Any]:
    """Return one mark: its question, and the guide or list that alone asks for it beside the law.

    What stands in for another mark is not ticked with the rest.
    """
    who = _who_asks(paper, path)
    alone = len(who) == 1 and who != (Basis.LAW,) and len(paper.asking) > 1
    found: dict[str, Any] = {"path": path}
    if "[" in path:
        name, fact = dict(paper.names)[path], load_law().fact(path).mark
        found["label"] = phrase("paper.entry", how.lang, name=name, fact=fact)
    if alone:
        found["tag"] = short_column(who[0], how)
        found["asked"] = phrase("paper.only", how.lang, columns=_columns(who, how))
    if not who:
        found["tag"] = phrase("paper.instead", how.lang)
        found["instead"] = True
    return found


def short_column(basis: Basis, how: Context) -> str:
    """Name a column as a mark has room for it."""
    if basis is Basis.LOCAL and how.province:
        return how.province.of(how.lang)
    return phrase(f"paper.short-{basis.value}", how.lang)


def _columns(bases: Iterable[Basis], how: Context) -> Text:
    names = [word(f"paper.column-{b.value}", province=how.province or Text("", "")) for b in bases]
    return joined_texts(names, " and ", "、")


def _day(paper: Paper, path: str, state: str, how: Context) -> dict[str, str]:
    """Say of a date until when it is usable, that it is past, or that it is missing."""
    value, until = dict(paper.answers)[path], dict(paper.until).get(path)
    if value is None:
        kind = "date" if load_law().fact(path).until else "number"
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


def _said(paper: Paper, how: Context) -> Html:
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


def _sentence(paper: Paper, cause: Cause, how: Context) -> Html:
    """Write one cause."""
    lang, text = how.lang, cause.reason.text.of(how.lang)
    unclear = cause.state == "unclear"
    what = together(label("verdict.unclear", lang), " ", text) if unclear else el("strong", text)
    mend = opening(cause.reason.mend.of(lang)) if cause.reason.mend else ""
    who = el("span", opening(_asked_by(paper, cause, how)), cls="b-muted")
    parts = [part for part in (what, mend, who) if part]
    between = " " if lang == "en" else ""
    return el("p", joined(parts, between), cls=f"b-paper__{cause.state}", data_key=cause.about)


def _asked_by(paper: Paper, cause: Cause, how: Context) -> str:
    """Say which columns ask, whether no other does, and which may take something in its place."""
    others = takes_another(paper, cause.about)
    if others:
        key = "asked-or"
    else:
        key = "asked-by" if len(cause.bases) == len(paper.asking) else "only-by"
    columns, rest = _columns(cause.bases, how), _columns(others, how)
    mark = word("paper.instead")
    return phrase(f"paper.{key}", how.lang, columns=columns, others=rest, mark=mark)
