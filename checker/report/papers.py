"""What is asked of each paper, by whom, how it stands, and where it is got: told once.

The rows of the form, the list of errands and the step of the papers are written from this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import word
from checker.decide.memo import Memo
from checker.decide.reasons import WHETHER_ASKED, entry_name
from checker.model import (
    ERRANDS,
    Bases,
    Basis,
    Finding,
    Law,
    Paths,
    Rule,
    RuleFindings,
    Text,
    Verdict,
)
from checker.report.advice import Advised, Weight, advised_by, weight_of
from checker.report.demands import Demands, demands_of, questions_on
from checker.report.outline import Report

# Errands whose papers one press may call "all there": never where a signature, a seal or a date is
# among them, as an untrue paper bars the applicant.
TOGETHER = ("hr", "in-house")
# The states of a paper that is folded away, as it is not asked or not known to be.
FOLDED = ("not_applicable", "perhaps")
# The section whose lists stand in the row of the paper that shows each entry.
OWNERS = "owners"
# Where papers are got together, and whose task that is.
ERRAND_WORDS = {
    "registry": "errand.registry",
    "shareholders": "errand.shareholders",
    "social-security": "errand.social-security",
    "accounting": "errand.accounting",
    "hr": "errand.hr",
    "premises": "errand.premises",
    "in-house": "errand.in-house",
    "signature": "errand.signature",
}
ERRAND_NOTES = {
    "registry": "errand-note.registry",
    "shareholders": "errand-note.shareholders",
    "social-security": "errand-note.social-security",
    "accounting": "errand-note.accounting",
    "hr": "errand-note.hr",
    "premises": "errand-note.premises",
    "in-house": "errand-note.in-house",
    "signature": "errand-note.signature",
}
TOO_OLD = "too-old"
Weights = tuple[tuple[str, Weight], ...]


class Errand(NamedTuple):
    """One way to go: where papers are got, and which; ``together`` if one press may tick them."""

    id: str
    name: Text
    note: Text
    papers: tuple[Rule, ...]
    together: bool


# Asked with every answer, and the same for a law.
@cache
def errands_of(law: Law) -> tuple[Errand, ...]:
    """Return the errands in order, on each the papers by number."""
    # What only the old checklist asks comes last.
    by_number = [rule for rule in law.rules if rule.id in law.papers]
    papers = sorted(by_number, key=lambda rule: not rule.versions_on(Basis.LAW)[-1].asked)
    return tuple(
        Errand(
            name,
            word(ERRAND_WORDS[name]),
            word(ERRAND_NOTES[name]),
            tuple(rule for rule in papers if law.papers[rule.id].errand == name),
            name in TOGETHER,
        )
        for name in ERRANDS
    )


class AnsweredPaper(NamedTuple):
    """One paper as it was answered: its findings, who asks what, the answers, the last days.

    ``answers`` are those to what is asked, in the form's order, and to what may take its place;
    ``names`` are those of the entries of a list, by the questions on their papers;
    ``lists_entries`` tells that the list itself stands in the paper's row.
    What is equal comes out equal: a row is written once for it.
    """

    found: RuleFindings
    bases: Bases
    demands: Demands
    answers: tuple[tuple[str, object], ...]
    until: tuple[tuple[str, date], ...]
    names: tuple[tuple[str, Text], ...]
    unsure: bool
    lists_entries: bool

    @property
    def asking(self) -> dict[Basis, Finding]:
        """Return the findings on the bases that ask for the paper, or may ask."""
        return self.found.asking(self.bases)

    @property
    def asked(self) -> Paths:
        """Return what is asked of it, the first basis's demands first."""
        return tuple(dict.fromkeys(path for _, paths in self.demands for path in paths))

    @property
    def is_old_only(self) -> bool:
        """Tell whether nobody but the old agency checklist asks for it."""
        who = tuple(basis for basis, _ in self.demands) or tuple(self.asking)
        return who == (Basis.CHECKLIST,)

    @property
    def failing(self) -> frozenset[str]:
        """Return the questions by whose answers something fails that can be mended."""
        reasons = (reason for found in self.asking.values() for reason in found.reasons)
        return frozenset(path for reason in reasons if reason.mend for path in reason.facts)

    @property
    def counting(self) -> list[Finding]:
        """Return the findings that count: the old list's only where nobody else asks."""
        old = Basis.CHECKLIST
        return [f for basis, f in self.asking.items() if basis is not old or self.is_old_only]

    @property
    def is_failing(self) -> bool:
        """Tell whether it fails on what counts."""
        return any(found.state == "not_met" for found in self.counting)

    @property
    def is_stale(self) -> bool:
        """Tell whether its date is too old, though another paper may do in its place."""
        return any(r.code == TOO_OLD for found in self.counting for r in found.reasons)

    @property
    def waits_for(self) -> Paths:
        """Return the open questions that are no marks of it: who the shareholders are, say."""
        marks, own = dict(self.answers), f"materials.{self.found.rule.id}."
        opened = dict.fromkeys(path for found in self.asking.values() for path in found.open)
        return tuple(p for p in opened if p not in marks and not p.startswith(own))

    @property
    def why_not_asked(self) -> Text | None:
        """Return the reason of the text that would ask; else of one that asks nobody any more."""
        found = [self.found.on[b] for b in self.bases if b in self.found.on]
        asking = [f for f in found if f.version and f.version.asked]
        reasons = [reason.text for f in (asking or found) for reason in f.reasons]
        return reasons[0] if reasons else None

    @property
    def stands(self) -> tuple[Text, ...]:
        """Return what fails or is unclear and is about no mark: shares that make no whole, say."""
        asked, found = {*self.asked}, self.asking.values()
        reasons = (r for f in found if f.state in ("not_met", "unclear") for r in f.reasons)
        told = (r.text for r in reasons if (r.mend or r.ask) and asked.isdisjoint(r.facts))
        return tuple(dict.fromkeys(told))

    @property
    def usable_until(self) -> date | None:
        """Return the last day on which it is usable, once it is dated."""
        return min((on for _, on in self.until), default=None)

    @property
    def state(self) -> str:
        """Return how it stands on all the bases that ask for it; what fails comes first."""
        found = self.asking.values()
        if not found:
            return "not_applicable"
        # What an answer is waited for stands last among the reasons.
        if all(reason.code == WHETHER_ASKED for f in found for reason in f.reasons[-1:]):
            return "perhaps"
        states = {finding.state for finding in found}
        if "not_met" in states:
            failing = {r.code for f in found if f.state == "not_met" for r in f.reasons if r.mend}
            return "stale" if failing == {TOO_OLD} else "missing"
        if "answer" in states:
            given = any(value is not None for _, value in self.answers)
            return "partial" if given or self.unsure else "empty"
        return "unclear" if "unclear" in states else "there"

    def who_asks(self, path: str) -> Bases:
        """Return which bases ask for one mark.

        A "no" that a basis is met with is asked by it no more: something else has taken its place.
        """
        who = tuple(basis for basis, paths in self.demands if path in paths)
        if dict(self.answers)[path] is not False:
            return who
        return tuple(b for b in who if self.found.on[b].verdict is not Verdict.MET) or who

    def takes_another(self, path: str) -> list[Basis]:
        """Return the bases on which what may take a missing mark's place may still do."""
        others = {each for each, _ in self.answers if not self.who_asks(each)}
        found = ((basis, self.found.on[basis]) for basis, asked in self.demands if path in asked)
        return [b for b, f in found if f.state == "answer" and others & {*f.open}]


def papers_of(report: Report, memo: Memo) -> dict[str, AnsweredPaper]:
    """Return every paper by its id, errand by errand; ``memo`` is the one of the findings."""
    found = {each.rule.id: each for each in report.findings.rules}
    days = {each.code: each.on for each in report.findings.dates}
    rules = (rule for errand in errands_of(report.law) for rule in errand.papers)
    return {rule.id: _paper(report, found[rule.id], days, memo) for rule in rules}


def _paper(
    report: Report, found: RuleFindings, days: Mapping[str, date], memo: Memo
) -> AnsweredPaper:
    """Gather one paper; ``days`` are those that follow from the dates, by their codes."""
    app, law, authority = report.app, report.law, report.route.authority_code
    look = partial(demands_of, law, found.rule, authority)
    on_all, in_order = memo.of(("papers", found.rule.id, authority), app, look)
    here = tuple(one for one in on_all if one[0] in report.bases)
    wanted = {path for _, each in here for path in each}
    paths = [path for path in in_order if path in wanted]
    paths += [path for path in _in_place(report, found, here) if path not in wanted]
    until = ((path, days.get(law.fact(path).until or "")) for path in paths)
    return AnsweredPaper(
        found,
        report.bases,
        here,
        tuple((path, app.answers.get(path)) for path in paths),
        tuple((path, on) for path, on in until if on),
        tuple((path, entry_name(app, path)) for path in paths if "[" in path),
        any(path in report.unsure for path in paths),
        _lists_entries(law, found.rule.id),
    )


def _lists_entries(law: Law, paper: str) -> bool:
    entries = law.papers[paper].entries
    return entries is not None and law.facts[entries].section == OWNERS


def _in_place(report: Report, found: RuleFindings, asked: Demands) -> Iterator[str]:
    """Return what may take the place of what is missing, and what was answered of it.

    It is offered where the mark that it stands in for is missing, or where all that is asked is
    answered and it alone can still settle the paper.
    """
    answers, own = report.app.answers, f"materials.{found.rule.id}."
    for path in questions_on(report.law, found.rule.id):
        target = report.law.facts[path].instead
        # What stands in for a paper of an entry is never offered: it may be asked itself.
        if target is None or not path.startswith(own):
            continue
        waiting = [(b, found.on[b].open) for b, _ in asked if path in found.on[b].open]
        settled = any(
            not set(paths) & set(opened) for b, opened in waiting for a, paths in asked if a is b
        )
        missing = bool(waiting) and answers.get(target) is False
        if missing or settled or answers.get(path) is not None:
            yield path


def weights_of(report: Report, paper: AnsweredPaper, memo: Memo) -> Weights:
    """Return by each mark that is asked of a paper why it is; ``memo`` is that of the findings."""
    if not paper.asked:
        return ()
    # By these the wordings are known, whatever is answered.
    who = (report.route.authority_code, *paper.asking)
    key = ("advice", paper.found.rule.id, paper.demands, *who)

    def look(app: Application) -> Advised:
        return advised_by(app, report.law, paper.found, paper.demands)

    advised = memo.of(key, report.app, look)
    return tuple((path, weight_of(paper.who_asks(path), path, advised)) for path in paper.asked)
