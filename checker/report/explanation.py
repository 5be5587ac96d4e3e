"""One finding as it is explained, one rule's line, and what the authority answered or is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.core.verdicts import unique
from checker.core.words import SPACE, begun, in_both, in_sentences, joined_texts, word
from checker.core.words.terms import KIND_WORDS
from checker.decide.reasons import OPEN, WHETHER_ASKED, named_fact, whole_question
from checker.model import (
    DECIDING,
    WHOLE_NETWORK_AUTHORITY,
    Authority,
    Bases,
    Basis,
    Citation,
    Finding,
    Findings,
    Law,
    Reason,
    Route,
    Rule,
    RuleFindings,
    Text,
    Verdict,
)
from checker.report.sources import applying
from checker.report.summary import leading_basis

LIST = "asked"


class NextStep(NamedTuple):
    """One thing to do about a finding, and who must do it."""

    owner: str
    text: Text


class AskedElsewhere(NamedTuple):
    """What the old checklist lacks and another rule asks now: its question, and where that is."""

    path: str
    says: Text


def asked_elsewhere(
    app: Application, law: Law, findings: Findings, found: RuleFindings
) -> tuple[AskedElsewhere, ...]:
    """Return what a rule lacks by the old checklist alone that another one asks now."""
    if found.asking(DECIDING) or Basis.CHECKLIST not in found.on:
        return ()
    lacking = unique(path for r in found.on[Basis.CHECKLIST].reasons for path in r.facts)
    asking = [
        (other.rule, {path for reason in finding.reasons for path in reason.facts})
        for other in findings.rules
        for finding in other.asking(DECIDING).values()
        if finding.verdict is Verdict.NOT_MET
    ]
    said = []
    for path in lacking:
        rule = next((rule for rule, facts in asking if path in facts), None)
        if rule:
            where = word(KIND_WORDS[rule.kind], n=rule.number)
            fact = begun(named_fact(app, law, path))
            says = word("finding.asked-elsewhere", fact=fact, rule=where)
            said.append(AskedElsewhere(path, says))
    return tuple(said)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One rule's finding on one basis: its state, why, what mends it, on what text, who acts.

    ``elsewhere`` is what of the old checklist's wishes another rule asks now.
    """

    found: RuleFindings
    basis: Basis
    elsewhere: tuple[AskedElsewhere, ...] = ()

    @property
    def finding(self) -> Finding:
        """Return the finding that is explained."""
        return self.found.on[self.basis]

    @property
    def reasons(self) -> tuple[Text, ...]:
        """Return why it came out so."""
        return tuple(reason.text for reason in self.finding.reasons)

    @property
    def causes(self) -> tuple[Text, ...]:
        """Return the same without the questions that are open."""
        return tuple(r.text for r in self.finding.reasons if r.code not in (OPEN, WHETHER_ASKED))

    @property
    def mends(self) -> tuple[Text, ...]:
        """Return what mends it, reason by reason."""
        return tuple(reason.mend for reason in self.finding.reasons if reason.mend)

    @property
    def mend(self) -> Text | None:
        """Return what mends it in one text, each thing once."""
        now = tuple(each.says for each in self.elsewhere)
        left = [r.mend for r in self.finding.reasons if r.mend and not self._asked_now(r)]
        said = in_sentences(left)
        return in_sentences((*((self._if_asked(said),) if said else ()), *now))

    def _asked_now(self, reason: Reason) -> Text | None:
        """Return where else it is asked now what a reason lacks."""
        return next((each.says for each in self.elsewhere if each.path in reason.facts), None)

    def _if_asked(self, mend: Text) -> Text:
        """Say first that only a window may ask for it, where neither law nor guide does."""
        if self.found.asking(DECIDING) or self.basis is not Basis.CHECKLIST:
            return mend
        return word("finding.only-if-asked", mend=mend)

    @property
    def acts(self) -> Iterator[NextStep]:
        """Return what mends it, each with who must act."""
        finding = self.finding
        # A paper that is perhaps not asked at all is not mended yet; what no text settles has a
        # question, beside the safe way.
        doubted = any(reason.code == WHETHER_ASKED for reason in finding.reasons)
        for reason in () if doubted or finding.verdict is Verdict.MET else finding.reasons:
            if reason.mend and (reason.ask or finding.waits_for != "law"):
                owner = reason.owner or self.found.rule.owner
                yield NextStep(owner, self._asked_now(reason) or self._if_asked(reason.mend))

    def steps(self, app: Application, law: Law) -> Iterator[NextStep]:
        """Return what to do: what mends it, and the answers it waits for, owner by owner."""
        yield from self.acts
        missing: dict[str, list[Text]] = {}
        for path in self.finding.missing:
            missing.setdefault(law.fact(path).owner, []).append(whole_question(app, law, path))
        for owner, questions in missing.items():
            yield NextStep(owner, joined_texts(questions, SPACE))

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Return the texts it rests on; none where no wording is known for the day."""
        return self.finding.version.cites if self.finding.version else ()

    def foremost(self, left_out: Collection[str] = ()) -> tuple[Citation, ...]:
        """Return the one text it rests on first, of its own rank; none where none is known."""
        cites = applying(self.cites, left_out)
        alike = (cite for cite in cites if cite.instrument.rank == self.finding.rank)
        return (*alike, *cites)[:1]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return who must act, each once."""
        return tuple(dict.fromkeys(r.owner for r in self.finding.reasons if r.owner))


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in the report: the finding that leads, and what stands beside it.

    ``noted`` is what the authority answered on it, ``elsewhere`` what another rule asks now. Two
    lines of the same findings are equal, and quickly told to be so: what is written for one can be
    used for the other.
    """

    found: RuleFindings
    bases: Bases
    noted: tuple[Text, ...] = ()
    elsewhere: tuple[AskedElsewhere, ...] = ()

    @property
    def rule(self) -> Rule:
        """Return the rule."""
        return self.found.rule

    @property
    def lead(self) -> Explanation:
        """Return the finding that put the rule where it stands, the law's first."""
        return Explanation(self.found, leading_basis(self.found, self.bases), self.elsewhere)

    @property
    def beside(self) -> tuple[Explanation, ...]:
        """Return what other bases lack or leave open; the old list only what it alone fails."""
        lead = self.lead
        # In the order of the bases, whichever of them leads.
        others = (Explanation(self.found, basis) for basis in self.bases if basis in self.found.on)
        return tuple(o for o in others if o.basis is not lead.basis and _adds(o, lead))

    @property
    def states(self) -> dict[Basis, str]:
        """Return what each basis says of the rule."""
        return self.found.states(self.bases)


def _adds(other: Explanation, lead: Explanation) -> bool:
    """Tell whether a finding beside the one that leads has to be told."""
    if other.basis is Basis.CHECKLIST:
        fails = other.finding.verdict is Verdict.NOT_MET
        return fails and not {*other.reasons} <= {*lead.reasons}
    return other.finding.verdict in (Verdict.NOT_MET, Verdict.UNKNOWN)


class AuthorityAnswer(NamedTuple):
    """One answer of an authority, as the applicant noted it; what was left out is nothing."""

    rule: str | None
    on: date | None
    who: str | None
    answer: str | None


def authority_answers(app: Application) -> tuple[AuthorityAnswer, ...]:
    """Return what is noted, in the order of the file."""
    return tuple(
        AuthorityAnswer(
            app.answer(f"{entry}.rule"),
            app.date(f"{entry}.on"),
            app.answer(f"{entry}.who"),
            app.answer(f"{entry}.answer"),
        )
        for entry in app.entries(LIST) or ()
    )


def as_noted(answer: AuthorityAnswer) -> Text:
    """Write one answer as a sentence that says it decides nothing."""
    return word("asked.noted", noted=written_answer(answer))


def written_answer(answer: AuthorityAnswer) -> Text:
    """Write one answer: "1 December 2026, an official: the answer"."""
    head = [in_both(part) for part in (answer.on, answer.who) if part]
    parts = [joined_texts(head, "mark.comma")] if head else []
    return joined_texts((*parts, in_both(answer.answer or "")), "mark.colon")


def whom_to_ask(route: Route, law: Law) -> Text:
    """Name the authority to ask with its phone; while none is settled, the ministry's help line."""
    if route.authority is None:
        return word("asked.authority-open", phone=law.authorities[WHOLE_NETWORK_AUTHORITY].phone)
    return contact(law.authorities[route.authority], law)


def contact(found: Authority, law: Law) -> Text:
    """Name an authority with its phone; where none was read, the ministry's help line beside it."""
    if found.phone is None:
        line = law.authorities[WHOLE_NETWORK_AUTHORITY].phone
        return word("asked.contact-by-help-line", name=found.name, phone=line)
    return word("asked.contact", name=found.name, phone=found.phone)


def as_question(ask: Text) -> Text:
    """Write the question as it is put, in Chinese; in English its meaning stands beside it."""
    return word("asked.question", zh=ask.zh, en=ask.en)
