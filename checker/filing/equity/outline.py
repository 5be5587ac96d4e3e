"""Put the equity chart into words: names, kinds, shares, what is not in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import SPACE, Money, counted, in_both, joined_texts, word
from checker.core.words.terms import ENTRY_WORDS
from checker.decide.statements import Statement, load_topic
from checker.filing.equity.find import (
    COMPANY,
    LISTED,
    OWNERLESS,
    Box,
    Holding,
    Ownership,
    Problem,
)
from checker.filing.equity.link import ownership
from checker.model import Basis, Text
from checker.report.outline import Report
from checker.rules.shared import PERSON

CHART = "equity-structure-chart"
# The logic of the guide that asks the sentence on foreign capital (Zhejiang's).
WITH_SENTENCE = "chart-if-layered"
# Who decides, what is added to the papers, whether there is a ceiling.
OF_FOREIGN = ("authority", "statement", "cap", "list")
MOST_NAMED = 12
# Beyond this a sheet of A4 is not read any more: the list stands for the chart.
MOST_DRAWN = 120


def percent(value: Fraction | Decimal) -> Text:
    """Write a share with two decimals; one that is not nothing never reads 0.00%."""
    cents = round(Fraction(value) * 100)
    if value and not cents:
        return word("equity.under")
    return in_both(f"{cents // 100}.{cents % 100:02d}%")


class HoldingLine(NamedTuple):
    """One line of the outline: how deep, by which holding, and whether told above already."""

    depth: int
    holding: Holding
    again: bool


def outline(owned: Ownership) -> tuple[HoldingLine, ...]:
    """Return every holding below what it holds; the owners of a box stand where it is first."""
    lines: list[HoldingLine] = []
    told = {COMPANY}
    # The next stands last.
    waiting = [(1, each) for each in reversed(owned.owners_of.get(COMPANY, []))]
    while waiting:
        depth, each = waiting.pop()
        again = each.owner in told
        lines.append(HoldingLine(depth, each, again))
        if not again:
            told.add(each.owner)
            waiting += [(depth + 1, h) for h in reversed(owned.owners_of.get(each.owner, []))]
    return tuple(lines)


@dataclass(frozen=True)
class EquityChart:
    """The owners of one applicant, and every word the chart says of them."""

    report: Report

    @cached_property
    def owned(self) -> Ownership:
        """Return the boxes and holdings."""
        return ownership(self.report.app)

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is entered."""
        return not self.owned.holdings and not self.owned.stray

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is something to draw, and not too much of it."""
        return not self.is_empty and len(self.owned.holdings) < MOST_DRAWN

    @property
    def company(self) -> Text:
        """Return the company's name, or what stands for it."""
        name = self.owned.boxes[COMPANY].name
        return in_both(name) if name else word("equity.applicant")

    @property
    def title(self) -> Text:
        """Return the title of the chart."""
        return word("equity.title", company=self.company)

    def name(self, number: int) -> Text:
        """Return the name of a box."""
        if number == COMPANY:
            return self.company
        box = self.owned.boxes[number]
        return in_both(box.name) if box.name else _entry(box.entries[0].path)

    def kind(self, box: Box) -> Text:
        """Return the kind of an owner."""
        options = self.report.law.fact("holders[].kind").options
        found = next((option.text for option in options if option.id == box.kind), None)
        return found or word("equity.kind-open")

    def share(self, holding: Holding) -> Text:
        """Return what a holding is of the company that is held."""
        return word("equity.share-open") if holding.share is None else percent(holding.share)

    def effective(self, number: int) -> Text:
        """Return what a box holds of the applicant, counted through."""
        found = self.owned.effective[number]
        return word("equity.none") if found is None else percent(found)

    def counted_through(self, number: int) -> Text:
        """Say what a box holds of the applicant, or that it cannot be told."""
        found = self.owned.effective[number]
        if found is None:
            return word("equity.effective-open")
        return word("equity.effective", share=percent(found))

    def notes(self, box: Box, *, again: bool = False) -> Iterator[Text]:
        """Return what stands in a box below the name; ``again`` where it is drawn once more."""
        held = self.owned.held_by.get(box.number, [])
        about = [word("equity.company") if box.number == COMPANY else self.kind(box)]
        capital = self.report.app.number("company.registered_capital")
        if box.number == COMPANY and capital is not None:
            about.append(word("equity.capital", money=Money(int(capital))))
        if box.foreign:
            about.append(word("equity.foreign-mark"))
        yield joined_texts(about, "mark.dot")
        if again:
            yield word("equity.drawn-again")
            return
        # Of one direct holding, the share on its line says it already.
        if box.number != COMPANY and [each.owned for each in held] != [COMPANY]:
            yield self.counted_through(box.number)
        for each in held:
            if each.closes:
                of = self.name(each.owned)
                yield word("equity.loop-note", share=self.share(each), of=of)

    def whole(self) -> Text:
        """Return what all ends of the tracing hold together."""
        ends = [self.owned.effective[box.number] for box in self.ends()]
        if None in ends:
            return word("equity.none")
        return percent(sum((end for end in ends if end is not None), Fraction(0)))

    def ends(self) -> list[Box]:
        """Return the owners above whom nobody is entered."""
        boxes = self.owned.boxes[1:]
        return [box for box in boxes if box.number not in self.owned.owners_of]

    @property
    def nameless(self) -> int:
        """Return how many owners are entered without a name, where nothing else is open."""
        return len(self.owned.problems) if self.owned.is_complete else 0

    def state(self) -> Text:
        """Say whether the chart is complete, lacks names alone, or is a draft."""
        if not self.owned.is_complete:
            return word("equity.draft", n=len(self.owned.problems))
        if self.nameless:
            return word("equity.write-names", n=self.nameless)
        abroad = any(box.foreign for box in self.ends())
        return word("equity.traced-abroad" if abroad else "equity.traced")

    def settled(self) -> Text:
        """Say how much is to be settled before the chart is signed."""
        if self.nameless:
            return word("equity.complete-but-names", n=self.nameless)
        n = len(self.owned.problems)
        if not n:
            return word("equity.complete")
        return counted("equity.incomplete-one", "equity.incomplete", n)

    def foreign_share(self) -> Text:
        """Say what is foreign, counted through all levels."""
        found = self.owned.foreign
        if found is None:
            return word("equity.foreign-untold")
        if found.least == found.most:
            return word("equity.foreign-share", share=percent(found.least))
        said = word("equity.foreign-range", least=percent(found.least), most=percent(found.most))
        listed = any(box.kind == LISTED for box in self.ends())
        return joined_texts([said, *([word("equity.foreign-listed")] if listed else [])], SPACE)

    @property
    def has_sentence(self) -> bool:
        """Tell whether the sentence on foreign capital is written on the chart.

        Only a guide asks it (Zhejiang's), and only where every level is traced and none foreign.
        """
        found, rules = self.owned.foreign, self.report.findings.rules
        domestic = self.owned.is_complete and found is not None and not found.most
        local = next(each for each in rules if each.rule.id == CHART).on.get(Basis.LOCAL)
        asked = local and local.version and local.version.decides == WITH_SENTENCE
        return domestic and bool(asked)

    @property
    def said_of_foreign(self) -> tuple[Statement, ...]:
        """Return what the texts say of foreign capital, where an owner is foreign."""
        if not any(box.foreign for box in self.owned.boxes):
            return ()
        said = load_topic("foreign").statements
        return tuple(each for each in said if each.id in OF_FOREIGN)

    @cached_property
    def problems(self) -> tuple[tuple[Problem, Text], ...]:
        """Return what keeps the chart from being complete, in words."""
        return tuple((each, self._said(each)) for each in self.owned.problems)

    @cached_property
    def differing(self) -> tuple[tuple[Problem, Text], ...]:
        """Return the answers that the chart does not bear out, in words."""
        found = differing_answers(self.report.app, self.owned)
        return tuple((each, self._said(each)) for each in found)

    def _said(self, problem: Problem) -> Text:
        values = {key: self._shown(value) for key, value in problem.values.items()}
        if problem.paths:
            values["entry"] = _entry(problem.paths[0])
        return word(problem.key, **values)

    def _shown(self, value: object) -> object:
        """Return a value as words: boxes by their names, sums in percent."""
        match value:
            case int():
                return self.name(value)
            case tuple():
                # Beyond these nobody looks for the names in a sentence: they stand in the list.
                left = len(value) - MOST_NAMED
                names = [in_both(self._shown(each)) for each in value[:MOST_NAMED]]
                more = [word("equity.more-names", n=left)] if left > 0 else []
                return joined_texts((*names, *more), "mark.list")
            case Decimal():
                return percent(value)
        return value


def _entry(path: str) -> Text:
    """Name an entry of a list by its number: shareholder 2."""
    group, bracket, number = path.removesuffix("]").partition("[")
    return word(ENTRY_WORDS[group], number=int(number) + 1) if bracket else in_both(path)


def differing_answers(app: Application, owned: Ownership) -> Iterator[Problem]:
    """Name the answers that the chart does not bear out; they decide, the chart does not."""
    foreign, said = owned.foreign, app.answers.get("company.foreign_capital")
    if foreign and foreign.least and said is False:
        yield Problem("equity-problem.answer-no-foreign", {}, ("company.foreign_capital",))
    if foreign and not foreign.most and said is True:
        yield Problem("equity-problem.answer-foreign", {}, ("company.foreign_capital",))
    high = [box.kind for box in owned.boxes if owned.levels[box.number] > 1]
    # A company above a corporate shareholder is another level.
    is_layered = any(kind not in (None, PERSON, "state-body", OWNERLESS) for kind in high)
    if is_layered and app.answers.get("company.multi_level") is False:
        yield Problem("equity-problem.answer-one-level", {}, ("company.multi_level",))
    traced = "materials.equity-structure-chart.traced"
    if not owned.is_complete and app.answers.get(traced):
        yield Problem("equity-problem.answer-traced", {}, (traced,))
