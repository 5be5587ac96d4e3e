"""Say what comes after sending: which clocks run, and of each remark who asks it, what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import count, groupby
from typing import NamedTuple

from checker.application.filing import Days
from checker.core.bounds import LONGEST_REMARK
from checker.core.words import SPACE, begun, in_both, joined_texts, word
from checker.decide.reasons import last_key
from checker.decide.rule_questions import asked_in
from checker.decide.statements import Statement, load_topic
from checker.filing.dated_papers import PaperDays, dated_papers
from checker.filing.track.clocks import Running, running
from checker.filing.track.find import Notice, Remark, read_notice
from checker.filing.track.load import Detail, bare, load_terms
from checker.model import READING, Basis, Citation, Fact, Rule, Text, general_path
from checker.report.outline import Report
from checker.report.sources import texts_behind
from checker.rules.shared import PERSON

# Who asks for what is remarked, and what the answers say of it.
KINDS = ("asked", "old", "reading", "others", "none", "time", "unknown")
STATES = ("missing", "there", "open")
# What to do, and what to ask, by who asks for it; where a text asks, it says itself what to do.
TO_DO = {
    "old": "track.do-old",
    "reading": "track.do-reading",
    "others": "track.do-others",
    "none": "track.do-none",
    "time": "track.do-time",
    "unknown": "track.do-unknown",
}
# Where no rule asks for a paper, it may be handed in all the same.
OR_ASK = ("old", "none")
QUESTIONS = {
    "others": "track.ask-others",
    "unknown": "track.ask-unknown",
}
# In which article the conditions stand, and in which the papers.
ARTICLES_OF = {
    "condition": "track.article-condition",
    "material": "track.article-material",
}
NUMBERS = ("integer", "number", "money")
SHORTEST = 3
# What may be shown where no text asks: what may not be asked, and that all is told at once.
ARTICLES = ("conditions", "unrelated", "once")


class AskedBy(NamedTuple):
    """What asks for a remark: on which basis, in which words, of which rank, by which texts.

    Our own reading has no text behind it.
    """

    basis: Basis
    asks: Text
    rank: str
    cites: tuple[Citation, ...]


@dataclass(frozen=True)
class Told:
    """One remark with all that is said of it; ``given`` tells that there are answers."""

    remark: Remark
    report: Report
    given: bool

    @property
    def rule(self) -> Rule | None:
        """Return the paper or the condition that it is about."""
        return self.report.law.rule(self.remark.rule) if self.remark.rule else None

    @property
    def fact(self) -> Fact | None:
        """Return the question that it is about."""
        return self.report.law.fact(self.remark.demand) if self.remark.demand else None

    @property
    def about(self) -> Text | None:
        """Name the paper, and what is wanted of it."""
        if not self.rule:
            return None
        # A condition by the name it bears now, without its old one.
        name = self.rule.nav if self.rule.kind == "condition" else self.rule.title
        wanted = [joined_texts(self.wanted, "mark.list")] if self.wanted else []
        return joined_texts((name, *wanted), "mark.colon")

    @property
    def details(self) -> tuple[Detail, ...]:
        """Return what it wants that no question asks."""
        known = load_terms().details
        return tuple(known[name] for name in self.remark.details)

    @property
    def wanted(self) -> list[Text]:
        """Name what is wanted of the paper."""
        asked = [self.fact.mark or self.fact.short] if self.fact else []
        return [*asked, *(detail.short for detail in self.details)]

    @property
    def is_of_no_condition(self) -> bool:
        """Tell whether it is about a condition that no text sets: there is nothing to hand in."""
        return self.kind == "none" and self.rule is not None and self.rule.kind == "condition"

    @cached_property
    def asked_by(self) -> tuple[AskedBy, ...]:
        """Return the wordings that ask it of this applicant, or may ask it."""
        return self._asking(of_applicant=True)

    @cached_property
    def asked_of_others(self) -> tuple[AskedBy, ...]:
        """Return the wordings that ask it in cases that by the answers are not the applicant's."""
        return () if self.asked_by else self._asking(of_applicant=False)

    def _asking(self, *, of_applicant: bool) -> tuple[AskedBy, ...]:
        law, demand = self.report.law, self.remark.demand
        # By the last word of the question a wording ranks its demands.
        key = (last_key(demand),) if demand else ()
        return tuple(
            AskedBy(basis, version.asks, version.rank_of(*key), texts_behind(version, *key))
            for each in self.report.findings.rules
            if each.rule is self.rule
            for basis, finding in each.on.items()
            if (version := finding.version)
            and version.asked
            and finding.is_asked is of_applicant
            and (not demand or demand in asked_in(law, each.rule, version))
        )

    @cached_property
    def kind(self) -> str:
        """Return who asks: a text in force, the old list, our reading, one of others, or none."""
        if not self.rule:
            is_time = re.search(load_terms().time, bare(self.remark.text)[:LONGEST_REMARK])
            return "time" if is_time else "unknown"
        asking = {each.basis for each in self.asked_by if each.rank != READING}
        if asking - {Basis.CHECKLIST}:
            return "asked"
        if asking or self.asked_by:
            return "old" if asking else "reading"
        of_others = {each.basis for each in self.asked_of_others if each.rank != READING}
        if of_others - {Basis.CHECKLIST}:
            return "others"
        return "old" if of_others else "none"

    @property
    def do(self) -> Text:
        """Say what to do: what mends it, else what the text wants that asks first."""
        wanted = self.acts or [each.asks for each in self.asked_by[:1]]
        key = "track.do-none-condition" if self.is_of_no_condition else TO_DO.get(self.kind)
        first = [word(key)] if key else []
        may_ask = self.kind in OR_ASK and not self.is_of_no_condition
        last = [word("track.do-or-ask")] if may_ask else []
        return joined_texts((*first, *wanted, *last), SPACE)

    @property
    def acts(self) -> list[Text]:
        """Say what is done about it, as far as it is known what it wants."""
        mend = self.fact.mend if self.fact else None
        of_fact = [begun(mend)] if mend else [each.do for each in self._same_as_fact]
        return [*of_fact, *(detail.do for detail in self.details)]

    @property
    def _same_as_fact(self) -> Iterator[Detail]:
        """Return what else says the same as the question that it is about."""
        path = self.remark.demand or ""
        return (each for each in load_terms().details.values() if each.says_as(path))

    @property
    def state(self) -> str | None:
        """Return what the answers say of it: missing, there, or not answered."""
        fact = self.fact
        # Where a no is no lack, neither answer says that something is there or missing; nor does a
        # number, which may be too small.
        if not (self.given and fact) or fact.type in NUMBERS:
            return None
        if fact.type == "bool" and not fact.no:
            return None
        answers = self.report.app.answers.items()
        values = [value for path, value in answers if general_path(path) == fact.path]
        return "missing" if False in values else "there" if values else "open"

    @property
    def ask(self) -> Text | None:
        """Return the question to put, in Chinese as it is put; none where a text asks it."""
        if self.kind in ("asked", "time"):
            return None
        values: dict[str, Text] = {"remark": in_both(self.remark.text)}
        if self.rule:
            # The question's name for others has its paper in it.
            values["what"] = self.fact.short if self.fact else self.rule.title
            # Conditions stand in another article than papers.
            values["article"] = word(ARTICLES_OF[self.rule.kind])
        return word(QUESTIONS.get(self.kind, "track.ask-basis"), **values)


@dataclass(frozen=True)
class Sent:
    """One application once it is sent: its days, and the text of a notice, if there is one."""

    report: Report
    days: Days
    today: date
    text: str | None = None
    given: bool = True

    @cached_property
    def running(self) -> tuple[Running, ...]:
        """Return the clocks that were started, in their order."""
        return tuple(running(self.report, self.days, self.today))

    @cached_property
    def papers(self) -> tuple[PaperDays, ...]:
        """Return the dated papers as they stand on the day of correction, or today before it.

        Once the application is accepted, nothing hangs on their age.
        """
        days, report = self.days, self.report
        if not days.correction or days.accepted or days.decided:
            return ()
        authority = report.findings.route.authority_code
        return dated_papers(report.app, report.law, authority, days.corrected or self.today)

    @cached_property
    def notice(self) -> Notice:
        """Return what is read of the notice."""
        app = self.report.app
        owners = [*(app.entries("shareholders") or ()), *(app.entries("holders") or ())]
        bodies = (each for each in owners if app.answer(f"{each}.kind") not in (None, PERSON))
        names = {app.answer(f"{each}.name") or "" for each in bodies}
        # A name within the applicant's own would turn the applicant into its owner, and one of a
        # letter or two stands within any word.
        own = bare(self.report.company or "")
        others = [name for name in map(bare, names) if name not in own and len(name) >= SHORTEST]
        return read_notice(self.text or "", others)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """Return what is said of each remark, once for each thing that it is about."""
        return tuple(Told(one, self.report, self.given) for one in self.notice.remarks)

    @cached_property
    def remarks(self) -> list[tuple[int | None, list[Told]]]:
        """Return what is said remark by remark, each with its number in the table.

        A time to correct in is none of what is to be corrected.
        """
        numbers, found = count(1), []
        for _, each in groupby(self.told, lambda told: told.remark[:2]):
            told = list(each)
            found.append((None if told[0].kind == "time" else next(numbers), told))
        return found

    @property
    def articles(self) -> tuple[Statement, ...]:
        """Return what may be shown where no text was found that asks."""
        if {each.kind for each in self.told} <= {"asked", "others", "time", "unknown"}:
            return ()
        said = load_topic("counter").by_id
        return tuple(said[name] for name in ARTICLES)
