"""Count the shares in the company through all levels, and name what is not in order (material 3).

``link`` makes boxes and holdings of a file's entries. All of it is information: it changes no
verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from checker.core.bounds import MOST_FAULTS
from checker.model import Paths
from checker.rules.foreign_capital import STATE
from checker.rules.shared import PERSON, WHOLE, wrong_sum

COMPANY = 0
# Where the texts let tracing end: natural persons, wholly State-owned companies, and companies
# listed in China (Zhejiang's guide). A State body has no owner above it.
LISTED = "listed-company"
ENDS = (PERSON, LISTED, *STATE)
# It has no shareholders either, but no text read names it as an end.
OWNERLESS = "institution"
# Nobody can sign a chart without it; but it says nothing against the tracing.
NO_NAME = "equity-problem.no-name"


class OwnerEntry(NamedTuple):
    """One entry of the file, a shareholder or an owner further up; ``of`` is whose owner.

    A shareholder has no ``of``: it holds the company itself.
    """

    path: str
    name: str
    of: str | None
    kind: str | None
    share: Decimal | None
    foreign: bool | None


@dataclass(frozen=True, slots=True)
class Box:
    """One owner, or the company itself; who appears in several entries is one box."""

    number: int
    name: str
    kind: str | None
    foreign: bool | None
    entries: tuple[OwnerEntry, ...]

    @property
    def is_end(self) -> bool:
        """Tell whether tracing ends here; a foreign owner ends it by the form (secondhand)."""
        return self.kind in (*ENDS, OWNERLESS) or self.foreign is True


class Holding(NamedTuple):
    """What one box holds of another, in percent; ``closes`` tells that it closes a loop."""

    owner: int
    owned: int
    share: Decimal | None
    path: str
    closes: bool = False


class Range(NamedTuple):
    """The least and the most that a share can be, in percent."""

    least: Fraction
    most: Fraction


class Problem(NamedTuple):
    """One thing that keeps the chart from being complete: its word, values, and entries.

    A whole number among the values is a box.
    """

    key: str
    values: Mapping[str, object]
    paths: Paths

    @property
    def code(self) -> str:
        """Return what a report calls it."""
        return self.key.removeprefix("equity-problem.")


# Without slots: what is counted once is kept in the instance's own table.
@dataclass(frozen=True)
class Ownership:
    """Every box that is linked to the company, which is the first, and who holds what.

    ``stray`` lists what does not fit: names that link to nobody, to two, or not at all.
    """

    boxes: tuple[Box, ...]
    holdings: tuple[Holding, ...]
    order: tuple[int, ...]
    loops: tuple[tuple[int, ...], ...]
    stray: tuple[Problem, ...]

    @cached_property
    def owners_of(self) -> dict[int, list[Holding]]:
        """List by box the holdings in it."""
        return _grouped((each.owned, each) for each in self.holdings)

    @cached_property
    def held_by(self) -> dict[int, list[Holding]]:
        """List by box the holdings it has."""
        return _grouped((each.owner, each) for each in self.holdings)

    @cached_property
    def levels(self) -> dict[int, int]:
        """Return how far above the company each box stands; by its longest way."""
        levels = {COMPANY: 0}
        # In this order the levels of all that a box holds are known before its own.
        for number in self.order[1:]:
            below = [levels[h.owned] for h in self.held_by[number] if not h.closes]
            levels[number] = 1 + max(below)
        return levels

    @cached_property
    def effective(self) -> dict[int, Fraction | None]:
        """Return what each box holds of the company through all levels, in percent, exactly.

        Nothing where a share on the way is open, or where the way leads through a loop.
        """
        found: dict[int, Fraction | None] = dict.fromkeys(self.order)
        if COMPANY not in self._looped:
            found[COMPANY] = Fraction(WHOLE)
        for number in self.order[1:]:
            if number not in self._looped:
                ways = [(each.share, found[each.owned]) for each in self.held_by[number]]
                # A way that leads over an open share leaves the whole of it open.
                known = [
                    (share, below)
                    for share, below in ways
                    if share is not None and below is not None
                ]
                if len(known) == len(ways):
                    through = (Fraction(share) * below / 100 for share, below in known)
                    found[number] = sum(through, Fraction(0))
        return found

    @cached_property
    def _looped(self) -> set[int]:
        """Return the boxes whose way down leads through a loop: those in it or above it."""
        waiting = [h.owned for h in self.holdings if h.closes]
        found: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += [h.owner for h in self.owners_of.get(number, ())]
        return found

    @cached_property
    def foreign(self) -> Range | None:
        """Return the foreign share of the company, counted through all levels, in percent.

        A foreign owner counts whole, whoever stands above it. What is not traced, or not answered,
        may be foreign; so may the holders of a listed company (B-27 of the questions to the law).
        Nothing where there is a loop, or where one company's shares are more than the whole.
        """
        totals = [wrong_sum(self._shares(number)) for number in self.order]
        if self.loops or any(total and total.value > WHOLE for total in totals):
            return None
        parts: dict[int, Range] = {}
        # From the ends of the tracing down: of each box its owners' parts are known.
        for number in reversed(self.order):
            parts[number] = self._foreign_part(self.boxes[number], parts)
        return parts[COMPANY]

    def _foreign_part(self, box: Box, parts: dict[int, Range]) -> Range:
        """Return how much of one box is foreign, from what is foreign of its owners."""
        none, whole = Fraction(0), Fraction(WHOLE)
        above = self.owners_of.get(box.number)
        if box.foreign:
            return Range(whole, whole)
        if not above:
            is_none = box.kind in STATE or (
                box.kind in (PERSON, OWNERLESS) and box.foreign is False
            )
            return Range(none, none if is_none else whole)
        told = self._shares(box.number)
        is_told = None not in told and wrong_sum(told) is None
        # What the known shares leave unexplained may be foreign.
        gap = none if is_told else max(none, whole - sum(Fraction(share or 0) for share in told))
        shares = [(Fraction(h.share or 0) / 100, parts[h.owner]) for h in above]
        least = sum((share * part.least for share, part in shares), none)
        most = sum((share * part.most for share, part in shares), gap)
        # Rounded shares may come to a little more than the whole.
        return Range(min(least, whole), min(most, whole))

    def _shares(self, number: int) -> list[Decimal | None]:
        return [each.share for each in self.owners_of.get(number, ())]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the chart from being complete, in the order of the boxes."""
        told = self.loops[:MOST_FAULTS]
        loops = [Problem("equity-problem.loop", {"names": loop}, ()) for loop in told]
        left = len(self.loops) - MOST_FAULTS
        if left > 0:
            loops.append(Problem("equity-problem.more-loops", {"more": str(left)}, ()))
        named = (each for box in self.boxes for each in self._of_box(box))
        return (*self.stray, *loops, *named)

    @cached_property
    def unsettled(self) -> tuple[Problem, ...]:
        """Return what is wrong or untraced; a name that is left out is only to be written in."""
        return tuple(each for each in self.problems if each.key != NO_NAME)

    @property
    def is_complete(self) -> bool:
        """Tell whether every level is traced to its end and adds up."""
        return not self.unsettled

    def _of_box(self, box: Box) -> Iterator[Problem]:
        """Return what is wrong with one box: what is said of it, and who stands above it."""
        name, paths = {"name": box.number}, tuple(entry.path for entry in box.entries)
        above = self.owners_of.get(box.number, [])
        paths_above = tuple(each.path for each in above)
        if box.number != COMPANY:
            yield from _said_of(box, paths)
        if above and box.kind == PERSON:
            yield Problem("equity-problem.above-a-person", name, paths_above)
        if not above and not box.is_end:
            key = "equity-problem.stops" if box.number else "equity-problem.no-shareholders"
            yield Problem(key, name, paths)
        for each in above:
            if each.share is None:
                whose = {"name": each.owner, "of": box.number}
                yield Problem("equity-problem.share-open", whose, (each.path,))
        total = wrong_sum(self._shares(box.number)) if above else None
        if total:
            yield Problem("equity-problem.sum-off", name | {"sum": total.value}, paths_above)


def _grouped(pairs: Iterable[tuple[int, Holding]]) -> dict[int, list[Holding]]:
    found: defaultdict[int, list[Holding]] = defaultdict(list)
    for number, each in pairs:
        found[number].append(each)
    return dict(found)


def _said_of(box: Box, paths: Paths) -> Iterator[Problem]:
    """Return what is open or contradictory in what the entries say of one box."""
    name = {"name": box.number}
    if not box.name:
        yield Problem(NO_NAME, {}, paths)
    if len({entry.kind for entry in box.entries} - {None}) > 1:
        yield Problem("equity-problem.kinds-differ", name, paths)
    elif box.kind is None:
        yield Problem("equity-problem.kind-open", name, paths)
    if len({entry.foreign for entry in box.entries} - {None}) > 1:
        yield Problem("equity-problem.foreign-differs", name, paths)
