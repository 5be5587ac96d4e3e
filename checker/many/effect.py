"""What a draft of law changes for applications: each verdict, and in which group each then is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from checker.application.application import parse
from checker.core.law_folder import Draft, reading_law_of
from checker.decide.evaluate import find
from checker.filing.compare.find import Comparison, compare, side_of
from checker.io.refused import Refused
from checker.load import load_law
from checker.many.entries import Entry
from checker.many.judge import GROUPS, Judged, judge
from checker.model import DECIDING, NOT_NEEDED, Law, Reason, Rule, Version
from checker.report.need import CAPITAL, least_for


@dataclass(frozen=True, slots=True)
class Effect:
    """What a draft changes for one application on a day: its group, and results with reasons.

    ``reasons`` are those of each verdict as it is under the draft, in the order of the changes.
    """

    before: Judged
    after: Judged
    found: Comparison
    reasons: tuple[tuple[Reason, ...], ...]

    @property
    def groups(self) -> tuple[str, str]:
        """Return in which group it is by the law, and under the draft."""
        return self.before.shown_group, self.after.shown_group

    @property
    def is_one(self) -> bool:
        """Tell whether anything changes."""
        return bool(self.found.count) or len({*self.groups}) > 1

    @property
    def rules(self) -> Iterator[str]:
        """Return the rules that stand otherwise than before, by what an application is grouped by.

        What waits for the law instead of an answer has the same verdict.
        """
        rules = (*_open(self.before), *_open(self.after))
        by_verdict = (each.rule.id for each in self.found.changed if each.basis in DECIDING)
        by_state = (rule for rule in rules if _state(self.before, rule) != _state(self.after, rule))
        yield from dict.fromkeys((*by_verdict, *by_state))


def _open(row: Judged) -> list[str]:
    """Return the rules that fail or are open."""
    return [*row.not_met, *row.open]


def _state(row: Judged, rule: str) -> tuple[bool, ...]:
    """Tell how a rule stands: whether it fails, is open, and waits for an answer."""
    return rule in row.not_met, rule in row.open, rule in row.causes


@dataclass(slots=True)
class Turn:
    """What a draft changes from one day on, or, where it names none, on each file's own day."""

    since: date | None
    effects: list[Effect] = field(default_factory=list)
    same: int = 0

    @property
    def count(self) -> int:
        """Return how many applications were looked at."""
        return len(self.effects) + self.same

    def becoming(self) -> Mapping[str, list[Effect]]:
        """Return which applications come into each group from another, in the groups' order."""
        moved = [each for each in self.effects if len({*each.groups}) > 1]
        found = {
            group: [each for each in moved if each.groups[1] == group]
            for group in (*GROUPS, NOT_NEEDED)
        }
        return {group: effects for group, effects in found.items() if effects}


def rules_behind(effects: list[Effect]) -> Mapping[str, int]:
    """Return of how many applications each rule's verdict changes, most often first."""
    return dict(Counter(rule for each in effects for rule in each.rules).most_common())


class Draftsman:
    """Look at application after application: by the law, and under a draft."""

    def __init__(self, draft: Draft, today: date, as_of: date | None) -> None:
        """Find the days to look at: the one asked for, or those on which the draft's texts begin.

        A draft without a wording of its own is looked at on each file's own day.
        """
        self.draft, self.today, self.as_of = draft, today, as_of
        shipped = load_law()
        with reading_law_of(draft):
            begun = {version.effective for _, version in new_wordings(load_law(), shipped)}
            days = sorted(begun) if as_of is None else [as_of]
        self.turns = [Turn(day) for day in days] or [Turn(None)]

    def look_at(self, entry: Entry) -> Refused | None:
        """Count what changes for one application from each day on; return what was not read.

        Of a file with a fault nothing is counted, of a row of a sheet all but its cell.
        """
        effects = []
        for turn in self.turns:
            found = self._effect(entry, turn.since)
            if isinstance(found, Refused):
                return found
            effects.append(found)
        for turn, each in zip(self.turns, effects, strict=True):
            if each.is_one:
                turn.effects.append(each)
            else:
                turn.same += 1
        return effects[0].before.unread

    def _effect(self, entry: Entry, since: date | None) -> Effect | Refused:
        """Compare what an application comes to from a day on, or on its own day if that is later.

        What the law does not take is refused, and what the draft does not.
        """
        before = judge(entry, self.today, self.as_of)
        if isinstance(before, Judged) and since and since > before.day:
            before = judge(entry, self.today, since)
        if isinstance(before, Refused):
            return before
        asked = self.today, before.day
        law = load_law()
        side = side_of(parse(entry.application, law, *asked)[0], law)
        known = least_for(side.route["scope"], side.day, law)
        with reading_law_of(self.draft):
            after = judge(entry, *asked)
            if isinstance(after, Refused):
                return after
            law = load_law()
            app, _ = parse(entry.application, law, *asked)
            found = compare(side, side_of(app, law), law)
            least = least_for(found.after.route["scope"], app.day, law)
            # Whoever has enough either way has nothing of it.
            is_told = known != least and CAPITAL in _open(after)
            capital = (known, least) if is_told else None
            authority = found.after.route["authority"]
            reasons = (find(app, law, c.rule, c.basis, authority).reasons for c in found.changed)
            return Effect(before, after, replace(found, capital=capital), tuple(reasons))


def new_wordings(law: Law, shipped: Law) -> Iterator[tuple[Rule, Version]]:
    """Return the wordings of a draft's law that the law shipped has not, each with its rule."""
    known = {rule.id: rule.versions for rule in shipped.rules}
    for rule in law.rules:
        for version in rule.versions:
            if version not in known.get(rule.id, ()):
                yield rule, version
