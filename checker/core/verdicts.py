"""Kleene logic: the one place where yes, no and open are combined."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from checker.core.dates import Period
from checker.model import OPEN_STATES, Paths, Verdict, WaitsFor

T = TypeVar("T", bound=Hashable)


class Why(NamedTuple):
    """A cause in facts: its code, the facts it rests on and what fills its wording."""

    code: str
    facts: Paths = ()
    fill: tuple[tuple[str, object], ...] = ()


def why(code: str, *facts: str, **fill: object) -> Why:
    """Return a cause with its facts and the values for its placeholders."""
    return Why(code, facts, tuple(fill.items()))


class Truth(NamedTuple):
    """Yes, no or open, with what is missing and what fails.

    ``missing`` names open facts, also beside a "no" that is already certain: what else would
    have to be answered once the failing fact is mended. An open answer with ``whys`` stays open
    whatever is answered: the text itself is silent. A yes has neither.
    ``periods`` are those it rests on: while none of them turns, it is the same on every day.
    """

    value: bool | None
    missing: Paths = ()
    whys: tuple[Why, ...] = ()
    periods: tuple[Period, ...] = ()


YES = Truth(value=True)
# The cause where the case is known and no text settles it.
ANSWERED_UNCLEAR = "answered-unclear"


def no(*whys: Why) -> Truth:
    """Return a certain no, with its causes."""
    return Truth(value=False, whys=whys)


def open_fact(*paths: str) -> Truth:
    """Return an open answer that waits for these facts."""
    return Truth(value=None, missing=paths)


def silent(*whys: Why) -> Truth:
    """Return an open answer that no fact can close, with what the text leaves unsaid."""
    return Truth(value=None, whys=whys)


def unclear(path: str) -> Truth:
    """Return an open answer to a question that the law does not settle in this case."""
    return silent(why(ANSWERED_UNCLEAR, path))


def advised(part: Truth, *whys: Why) -> Truth:
    """Turn a no into an open answer with advice: a reading of ours fails nobody."""
    return Truth(None, (), whys or part.whys, part.periods) if part.value is False else part


def advised_if(condition: Truth, part: Truth, *whys: Why) -> Truth:
    """Turn a no into advice where a condition holds; while the condition is open, so is the no."""
    return either_way(condition, advised(part, *whys), part) if part.value is False else part


def unique(items: Iterable[T]) -> tuple[T, ...]:
    """Drop repetitions, keep the order."""
    return tuple(dict.fromkeys(items))


def periods_of(*parts: Truth) -> tuple[Period, ...]:
    """Return the periods that any of these parts rests on."""
    found = [period for part in parts for period in part.periods]
    # Most answers rest on none.
    return unique(found) if found else ()


def all_of(*parts: Truth) -> Truth:
    """Hold when every part holds; one no decides, else one open part leaves it open."""
    values = [p.value for p in parts]
    value = False if False in values else None if None in values else True
    periods = periods_of(*parts)
    if value:
        return Truth(value=True, periods=periods)
    # Beside a no, too: once it is mended, these are the answers that decide.
    missing = unique(m for p in parts for m in p.missing)
    whys = tuple(w for p in parts if p.value is value for w in p.whys)
    return Truth(value, missing, whys, periods)


def any_of(*parts: Truth) -> Truth:
    """Hold when one part holds; all must fail for a no; what a silent part leaves unsaid stays."""
    values = [p.value for p in parts]
    periods = periods_of(*parts)
    if True in values:
        return Truth(value=True, periods=periods)
    value = None if None in values else False
    # Also of a part that failed: to answer and mend it is one more way to a yes.
    missing = unique(m for p in parts for m in p.missing)
    whys = tuple(w for p in parts if p.value is value for w in p.whys)
    return Truth(value, missing, whys, periods)


def not_(part: Truth, *whys: Why) -> Truth:
    """Turn yes into no and no into yes; an open part stays open."""
    # What a silent part leaves unsaid speaks of the part, not of its opposite; an answer that the
    # law does not settle is left open by both.
    if part.value is None:
        kept = tuple(cause for cause in part.whys if cause.code == ANSWERED_UNCLEAR)
        return Truth(None, part.missing, kept, part.periods)
    return Truth(not part.value, (), whys if part.value else (), part.periods)


def either_way(condition: Truth, if_yes: Truth, if_no: Truth) -> Truth:
    """Follow one branch, or say what holds on both while the condition is open."""
    if condition.value is not None:
        branch = if_yes if condition.value else if_no
        return branch._replace(periods=periods_of(condition, branch))
    # Strict Kleene logic would leave it open; but where both branches agree, nothing is left to
    # ask, and nobody is asked for a fact that changes nothing.
    missing = unique((*condition.missing, *if_yes.missing, *if_no.missing))
    periods = periods_of(condition, if_yes, if_no)
    if if_yes.value is if_no.value and if_yes.value is not None:
        return Truth(if_yes.value, (), unique((*if_yes.whys, *if_no.whys)), periods)
    return Truth(None, missing, condition.whys, periods)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a rule applies to this applicant, and whether it holds.

    ``way`` says what it is met by, where that is not the paper itself; ``lacks`` why the paper
    does not do, which is told while something else may still stand in for it.
    """

    holds: Truth
    applies: Truth = YES
    notes: tuple[Why, ...] = ()
    way: Why | None = None
    lacks: tuple[Why, ...] = ()

    @property
    def periods(self) -> tuple[Period, ...]:
        """Return the periods it rests on: while none of them turns, its state is the same."""
        return periods_of(self.applies, self.holds)

    @property
    def verdict(self) -> Verdict:
        """Return the verdict; open applicability leaves it open even if the paper is there."""
        if self.applies.value is False:
            return Verdict.NOT_APPLICABLE
        if self.applies.value is None or self.holds.value is None:
            return Verdict.UNKNOWN
        return Verdict.MET if self.holds.value else Verdict.NOT_MET

    @property
    def open(self) -> Paths:
        """Return the open facts that still matter for this rule."""
        # Where no text says whether it is asked at all, nothing that is answered of it settles it.
        undecided = self.applies.value is None and not self.applies.missing
        if self.verdict is Verdict.NOT_APPLICABLE or undecided:
            return ()
        return unique((*self.applies.missing, *self.holds.missing))

    @property
    def waits_for(self) -> WaitsFor | None:
        """Tell the two kinds of unknown apart: answers come first, as they may settle it."""
        if self.verdict is not Verdict.UNKNOWN:
            return None
        return "answer" if self.open else "law"

    @property
    def state(self) -> str:
        """Return the verdict as people read it, the two kinds of unknown told apart."""
        return OPEN_STATES[self.waits_for] if self.waits_for else self.verdict
