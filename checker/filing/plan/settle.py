"""Say who must answer and act: one message for each side, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import begun, joined_texts, word
from checker.core.words.terms import LICENSE_WORDS
from checker.decide.questions import worth_asking
from checker.decide.reasons import entry_name
from checker.filing.dated_papers import instead_of, too_old
from checker.filing.plan.ways import Change, Way
from checker.load.questions import OWNERS
from checker.model import Paths, Text, paper_of
from checker.report.advice import Weight, advised_by, weight_of
from checker.report.demands import demands_of
from checker.report.explanation import whom_to_ask
from checker.report.outline import Report

# Who acts where the law is unclear.
AUTHORITY = "authority"


class TasksOfSide(NamedTuple):
    """What one side has to do and to answer, and the message that says so.

    ``renew`` are the papers that are too old on the filing day: they come before what is done to
    a paper. ``facts`` are the questions it can answer; those among them that are ``advised`` no
    text asks of this applicant. Where the law is unclear the authority is
    asked: ``asks``, about ``rules``; ``contact`` names it.
    """

    owner: str
    message: Text
    renew: tuple[Text, ...] = ()
    acts: tuple[Change, ...] = ()
    facts: Paths = ()
    advised: Paths = ()
    asks: tuple[Text, ...] = ()
    rules: tuple[str, ...] = ()
    contact: Text | None = None

    @property
    def asked(self) -> Paths:
        """Return the questions without those that are only advised."""
        return tuple(path for path in self.facts if path not in self.advised)


def settle(report: Report, way: Way | None = None) -> Iterator[TasksOfSide]:
    """Return what each side has to do on a way, and to answer: the company's own, the authority."""
    asked, law = worth_asking(report.findings, report.bases), report.law
    advised = _advised(report, asked)
    then = way.after if way else report.app
    renewing = dict(_renewing(report, then))
    for owner in OWNERS:
        renew = tuple(text for path, text in renewing.items() if law.fact(path).owner == owner)
        own = tuple(change for change in (way.changes if way else ()) if change.owner == owner)
        facts = tuple(path for path in asked if law.fact(path).owner == owner)
        if renew or own or facts:
            mere = tuple(path for path in facts if path in advised)
            musts = (path for path in facts if path not in advised)
            parts = [word("settle.opening", day=then.day)]
            for key, listed in (
                ("settle.do", [*renew, *(act.text for act in own)]),
                ("settle.answer", [question_text(report, path) for path in musts]),
                ("settle.advised", [question_text(report, path) for path in mere]),
            ):
                if listed:
                    parts += [word(key), _numbered(listed)]
            yield TasksOfSide(owner, joined_texts(parts, "mark.line"), renew, own, facts, mere)
    yield from _to_authority(report)


def _advised(report: Report, asked: Iterable[str]) -> frozenset[str]:
    """Return the questions on papers that no text asks of this applicant: we advise them."""
    law, app, bases = report.law, report.app, report.bases
    papers, mere = {paper_of(path) for path in asked}, set[str]()
    for found in report.findings.rules:
        if found.rule.id not in papers:
            continue
        on_all, paths = demands_of(law, found.rule, report.route.authority_code, app)
        here = tuple((basis, each) for basis, each in on_all if basis in bases)
        advised = advised_by(app, law, found, here)
        for path in paths:
            who = tuple(basis for basis, each in here if path in each)
            if who and weight_of(who, path, advised) is Weight.ADVICE:
                mere.add(path)
    return frozenset(mere)


def _renewing(report: Report, then: Application) -> Iterator[tuple[str, Text]]:
    """Return by the question for its date what is said of each paper that is too old then.

    Also while another may still do in its place: nobody is to have a seal put on an expired one.
    """
    law, findings, bases = report.law, report.findings, report.bases
    found = {each.rule.id: each for each in findings.rules}
    for paper in too_old(then, law, findings.route.authority_code, then.day, bases):
        instead = instead_of(law, found[paper.rule.id], bases)
        key = "settle.renew-or" if instead else "settle.renew"
        said = {"paper": paper.rule.nav, "on": paper.on, "day": then.day, "instead": instead or ""}
        yield paper.path, word(key, since=paper.not_before, **said)


def question_text(report: Report, path: str) -> Text:
    """Return a question for others, who see no form: it names the entry or the paper it is on."""
    label = report.law.fact(path).label
    if "[" in path:
        return word("settle.about", what=entry_name(report.app, path), text=label)
    if not (name := paper_of(path)):
        return label
    paper = report.law.rule(name)
    # The question itself may name its paper.
    if paper.title.zh in label.zh or paper.nav.zh in label.zh:
        return label
    return word("settle.about", what=paper.title, text=label)


def _numbered(texts: Iterable[Text]) -> Text:
    rows = (word("settle.row", n=n, text=text) for n, text in enumerate(texts, 1))
    return joined_texts(rows, "mark.line")


def _to_authority(report: Report) -> Iterator[TasksOfSide]:
    """Return the questions to the authority, in one message, where the law is unclear."""
    asks: dict[Text, list[str]] = {}
    findings = report.findings
    for reason in findings.route.reasons:
        if reason.ask:
            asks.setdefault(reason.ask, [])
    for found in findings.rules:
        for basis in report.bases:
            ask = found.on[basis].ask if basis in found.on else None
            if ask:
                asks.setdefault(ask, []).append(found.rule.id)
    if asks:
        what = word(LICENSE_WORDS[findings.route.license_class])
        opening = word("settle.to-authority", what=what)
        yield TasksOfSide(
            AUTHORITY,
            joined_texts((opening, _numbered(asks)), "mark.line"),
            asks=tuple(asks),
            rules=tuple(dict.fromkeys(rule for rules in asks.values() for rule in rules)),
            contact=begun(whom_to_ask(findings.route, report.law)),
        )
