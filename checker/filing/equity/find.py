"""Trace who owns the company, level by level, and count the shares through (material 3).

First the entries of a file become boxes and holdings; then loops are found, and what each box
holds of the company. All of it is information: it changes no verdict.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from checker.application.application import Application
from checker.rules.shared import TOLERANCE_EACH, WHOLE

COMPANY = 0
# Where the texts let tracing end: natural persons, wholly State-owned companies, and companies
# listed in China (Zhejiang's guide). A State body has no owner above it.
PERSON = "natural-person"
LISTED = "listed-company"
STATE = ("wholly-state-owned", "state-body")
ENDS = (PERSON, LISTED, *STATE)
# It has no shareholders either, but no text read names it as an end.
OWNERLESS = "institution"


class Entry(NamedTuple):
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
    entries: tuple[Entry, ...]

    @property
    def is_end(self) -> bool:
        """Tell whether tracing ends here; a foreign owner ends it by the form (secondhand)."""
        return self.kind in (*ENDS, OWNERLESS) or self.foreign is True


@dataclass(frozen=True, slots=True)
class Holding:
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

    @property
    def is_known(self) -> bool:
        """Tell whether nothing is left open."""
        return self.least == self.most


class Problem(NamedTuple):
    """One thing that keeps the chart from being complete: its code, values, and entries.

    A whole number among the values is a box.
    """

    code: str
    values: Mapping[str, object]
    paths: tuple[str, ...]


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
        found: defaultdict[int, list[Holding]] = defaultdict(list)
        for each in self.holdings:
            found[each.owned].append(each)
        return dict(found)

    @cached_property
    def held_by(self) -> dict[int, list[Holding]]:
        """List by box the holdings it has."""
        found: defaultdict[int, list[Holding]] = defaultdict(list)
        for each in self.holdings:
            found[each.owner].append(each)
        return dict(found)

    @cached_property
    def levels(self) -> dict[int, int]:
        """Return how far above the company each box stands; by its longest way."""
        levels = {COMPANY: 0}
        for number in self.order[1:]:
            below = [levels[h.owned] for h in self.held_by[number] if not h.closes]
            levels[number] = 1 + max(below)
        return levels

    @cached_property
    def effective(self) -> dict[int, Fraction | None]:
        """Return what each box holds of the company through all levels, in percent, exactly.

        Nothing where a share on the way is open, or where the way leads through a loop.
        """
        found: dict[int, Fraction | None] = {}
        for number in self.order:
            if number in self._looped:
                found[number] = None
            elif number == COMPANY:
                found[number] = Fraction(WHOLE)
            else:
                found[number] = _added(self.held_by[number], found)
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
        if self.loops or any(self.surplus(box.number) for box in self.boxes):
            return None
        parts: dict[int, Range] = {}
        for number in reversed(self.order):
            parts[number] = self._foreign_part(self.boxes[number], parts)
        return parts[COMPANY]

    def _foreign_part(self, box: Box, parts: dict[int, Range]) -> Range:
        """Return how much of one box is foreign, from what is foreign of its owners."""
        above = self.owners_of.get(box.number)
        if box.foreign:
            return Range(Fraction(WHOLE), Fraction(WHOLE))
        if not above:
            return _foreign_leaf(box)
        shares = [(Fraction(h.share or 0) / 100, parts[h.owner]) for h in above]
        least = sum((share * part.least for share, part in shares), Fraction(0))
        most = sum((share * part.most for share, part in shares), self.gap(box.number))
        return Range(min(least, Fraction(WHOLE)), min(most, Fraction(WHOLE)))

    def total(self, number: int) -> Decimal | None:
        """Return what the owners of a box hold together; nothing while one share is open."""
        shares = [h.share for h in self.owners_of.get(number, ())]
        known = [share for share in shares if share is not None]
        return sum(known, Decimal(0)) if known and len(known) == len(shares) else None

    def is_off(self, number: int) -> bool:
        """Tell whether the shares in a box leave the whole by more than 0.01 for each owner."""
        total = self.total(number)
        return total is not None and abs(total - WHOLE) > self._tolerance(number)

    def _tolerance(self, number: int) -> Decimal:
        return TOLERANCE_EACH * len(self.owners_of.get(number, ()))

    def surplus(self, number: int) -> bool:
        """Tell whether the known shares in a box are more than the whole, beyond the tolerance."""
        return self._known(number) > WHOLE + self._tolerance(number)

    def gap(self, number: int) -> Fraction:
        """Return what the known shares in a box leave unexplained, in percent."""
        if self.total(number) is not None and not self.is_off(number):
            return Fraction(0)
        return max(Fraction(0), Fraction(WHOLE - self._known(number)))

    def _known(self, number: int) -> Decimal:
        return sum((h.share or Decimal(0) for h in self.owners_of.get(number, ())), Decimal(0))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what keeps the chart from being complete, in the order of the boxes."""
        loops = (Problem("loop", {"names": loop}, ()) for loop in self.loops)
        named = (each for box in self.boxes for each in self._of_box(box))
        return (*self.stray, *loops, *named)

    @property
    def is_complete(self) -> bool:
        """Tell whether every level is traced to its end and adds up."""
        return not self.problems

    def _of_box(self, box: Box) -> Iterator[Problem]:
        """Return what is wrong with one box: what is said of it, and who stands above it."""
        paths = tuple(entry.path for entry in box.entries)
        if box.number != COMPANY:
            yield from _said_of(box, paths)
        above = self.owners_of.get(box.number, [])
        if above and box.kind == PERSON:
            yield Problem("above-a-person", {"name": box.number}, tuple(h.path for h in above))
        if not above and not box.is_end:
            yield Problem("stops" if box.number else "no-shareholders", {"name": box.number}, paths)
        yield from self._of_shares(box, above)

    def _of_shares(self, box: Box, above: list[Holding]) -> Iterator[Problem]:
        """Return what is wrong with the shares in one box: open ones, and a wrong sum."""
        for each in above:
            if each.share is None:
                between = {"name": each.owner, "of": box.number}
                yield Problem("share-open", between, (each.path,))
        if self.is_off(box.number) or self.surplus(box.number):
            values: dict[str, object] = {"name": box.number, "sum": self._known(box.number)}
            yield Problem("sum-off", values, tuple(h.path for h in above))


def _added(holdings: list[Holding], below: dict[int, Fraction | None]) -> Fraction | None:
    """Add up what a box holds by each of its ways; nothing if one of them is open."""
    total = Fraction(0)
    for each in holdings:
        through = below[each.owned]
        if each.share is None or through is None:
            return None
        total += Fraction(each.share) * through / 100
    return total


def _foreign_leaf(box: Box) -> Range:
    """Return how much of a box is foreign that has no owners here and is not foreign itself."""
    none, whole = Fraction(0), Fraction(WHOLE)
    if box.kind in STATE or (box.kind in (PERSON, OWNERLESS) and box.foreign is False):
        return Range(none, none)
    return Range(none, whole)


def _said_of(box: Box, paths: tuple[str, ...]) -> Iterator[Problem]:
    """Return what is open or contradictory in what the entries say of one box."""
    name = {"name": box.number}
    if not box.name:
        yield Problem("no-name", {}, paths)
    if len({entry.kind for entry in box.entries} - {None}) > 1:
        yield Problem("kinds-differ", name, paths)
    elif box.kind is None:
        yield Problem("kind-open", name, paths)
    if len({entry.foreign for entry in box.entries} - {None}) > 1:
        yield Problem("foreign-differs", name, paths)


def ownership(app: Application) -> Ownership:
    """Read shareholders and owners further up into boxes and holdings.

    What is not linked to the company, however many levels of it there are, is left out, and the
    entry at fault is named.
    """
    return linked(app.word("company.name") or "", tuple(_entries(app)))


def _entries(app: Application) -> Iterator[Entry]:
    for path in app.entries("shareholders") or ():
        kind = app.word(f"{path}.kind")
        if kind != PERSON:
            kind = app.word(f"{path}.ends_as") or kind
        yield _entry(app, path, None, kind)
    for path in app.entries("holders") or ():
        yield _entry(app, path, app.word(f"{path}.of") or "", app.word(f"{path}.kind"))


def _entry(app: Application, path: str, of: str | None, kind: str | None) -> Entry:
    foreign = app.answers.get(f"{path}.foreign")
    share = app.number(f"{path}.share")
    name = (app.word(f"{path}.name") or "").strip()
    # Where the law does not settle it, the chart leaves it open as well.
    return Entry(path, name, of, kind, share, foreign if isinstance(foreign, bool) else None)


def plain_name(name: str) -> str:
    """Return a name as it is compared: width, letter case and spaces make no difference."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def linked(company: str, entries: Sequence[Entry]) -> Ownership:
    """Link entries by their names, the company's among them."""
    own = plain_name(company)
    twice = _twice_below_one(entries)
    groups = _grouped(entries, own, twice)
    numbers = {plain_name(group[0].name): n for n, group in enumerate(groups) if group}
    boxes = [Box(COMPANY, company, None, None, ())]
    boxes += [_box(n, group) for n, group in enumerate(groups) if n]
    holdings, stray = _holdings(groups, numbers, twice, own)
    return _reached(boxes, holdings, (*_namesakes(entries, twice), *stray))


def _twice_below_one(entries: Sequence[Entry]) -> set[str]:
    """Return the names that two owners of one company have: two persons, or one entered twice."""
    seen: set[tuple[str | None, str]] = set()
    twice: set[str] = set()
    for entry in entries:
        place = (None if entry.of is None else plain_name(entry.of), plain_name(entry.name))
        if entry.name and place in seen:
            twice.add(place[1])
        seen.add(place)
    return twice


def _grouped(entries: Sequence[Entry], own: str, twice: set[str]) -> list[list[Entry]]:
    """Return the entries of each box; the first box is the company, if it holds its owners."""
    groups: list[list[Entry]] = [[]]
    place = {own: COMPANY} if own else {}
    for entry in entries:
        name = plain_name(entry.name)
        if name in place:
            groups[place[name]].append(entry)
            continue
        if name and name not in twice:
            place[name] = len(groups)
        groups.append([entry])
    return groups


def _box(number: int, group: list[Entry]) -> Box:
    """Join what entries say of one owner; where they differ, nothing is said."""
    kinds = {entry.kind for entry in group} - {None}
    foreign = {entry.foreign for entry in group} - {None}
    return Box(
        number,
        group[0].name,
        kinds.pop() if len(kinds) == 1 else None,
        foreign.pop() if len(foreign) == 1 else None,
        tuple(group),
    )


def _holdings(
    groups: list[list[Entry]], numbers: dict[str, int], twice: set[str], own: str
) -> tuple[list[Holding], list[Problem]]:
    """Link each entry with whose owner it is, or say why it cannot be linked."""
    holdings: list[Holding] = []
    stray: list[Problem] = []
    for number, group in enumerate(groups):
        for entry in group:
            fault = _misfit(entry, numbers, twice, own)
            if fault:
                stray.append(Problem(fault, {"of": entry.of}, (entry.path,)))
            else:
                owned = COMPANY if entry.of is None else numbers[plain_name(entry.of)]
                holdings.append(Holding(number, owned, entry.share, entry.path))
    return holdings, stray


def _misfit(entry: Entry, numbers: dict[str, int], twice: set[str], own: str) -> str | None:
    """Say why the name of whose owner an entry is does not fit exactly one box."""
    if entry.of is None:
        return None
    of = plain_name(entry.of)
    if not of:
        return "of-open"
    if of == own:
        return "of-the-company"
    if of in twice:
        return "of-two"
    return None if of in numbers else "of-nobody"


def _namesakes(entries: Sequence[Entry], twice: set[str]) -> Iterator[Problem]:
    for name in sorted(twice):
        same = [entry for entry in entries if plain_name(entry.name) == name]
        yield Problem("namesakes", {"name": same[0].name}, tuple(e.path for e in same))


def _reached(boxes: list[Box], holdings: list[Holding], stray: tuple[Problem, ...]) -> Ownership:
    """Keep what is linked to the company, renumbered in the order of the file; find the loops."""
    above: defaultdict[int, list[Holding]] = defaultdict(list)
    for each in holdings:
        above[each.owned].append(each)
    order, closing, loops = _climb(above)
    if len(order) < len(boxes) and not stray:
        stray = (_unlinked([box for box in boxes if box.number not in order]),)
    kept = {old: new for new, old in enumerate(sorted(order))}
    return Ownership(
        tuple(
            Box(new, boxes[old].name, boxes[old].kind, boxes[old].foreign, boxes[old].entries)
            for old, new in kept.items()
        ),
        tuple(
            Holding(kept[h.owner], kept[h.owned], h.share, h.path, h.path in closing)
            for h in holdings
            if h.owned in kept
        ),
        tuple(kept[old] for old in order),
        tuple(tuple(kept[old] for old in loop) for loop in loops),
        stray,
    )


def _unlinked(boxes: list[Box]) -> Problem:
    """Name the boxes that hold only each other."""
    paths = tuple(entry.path for box in boxes for entry in box.entries)
    return Problem("unlinked", {"names": tuple(box.name for box in boxes)}, paths)


def _climb(
    above: dict[int, list[Holding]],
) -> tuple[list[int], set[str], list[tuple[int, ...]]]:
    """Climb from the company to every owner, depth first, without calling itself.

    Returns the boxes so that whoever is owned comes before its owners, the paths of the holdings
    that close a loop, and each loop.
    """
    finished: list[int] = []
    closing: set[str] = set()
    loops: list[tuple[int, ...]] = []
    way: dict[int, Iterator[Holding]] = {COMPANY: iter(above.get(COMPANY, ()))}
    seen: set[int] = set()
    while way:
        number, rest = next(reversed(way.items()))
        step = next(rest, None)
        if step is None:
            finished.append(number)
            del way[number]
        elif step.owner in way:
            closing.add(step.path)
            stack = list(way)
            loops.append(tuple(stack[stack.index(step.owner) :]))
        elif step.owner not in seen:
            seen.add(step.owner)
            way[step.owner] = iter(above.get(step.owner, ()))
    return finished[::-1], closing, loops


class Line(NamedTuple):
    """One line of the outline: how deep, by which holding, and whether told above already."""

    depth: int
    holding: Holding
    again: bool


def outline(owned: Ownership) -> tuple[Line, ...]:
    """Return every holding below what it holds; the owners of a box stand where it is first."""
    lines: list[Line] = []
    told = {COMPANY}
    waiting = [(1, each) for each in reversed(owned.owners_of.get(COMPANY, []))]
    while waiting:
        depth, each = waiting.pop()
        again = each.owner in told
        lines.append(Line(depth, each, again))
        if not again:
            told.add(each.owner)
            waiting += [(depth + 1, h) for h in reversed(owned.owners_of.get(each.owner, []))]
    return tuple(lines)


def differing_answers(app: Application, owned: Ownership) -> Iterator[Problem]:
    """Name the answers that the chart does not bear out; they decide, the chart does not."""
    foreign, said = owned.foreign, app.answers.get("company.foreign_capital")
    if foreign and foreign.least and said is False:
        yield Problem("answer-no-foreign", {}, ("company.foreign_capital",))
    if foreign and not foreign.most and said is True:
        yield Problem("answer-foreign", {}, ("company.foreign_capital",))
    if _has_company_levels(owned) and app.answers.get("company.multi_level") is False:
        yield Problem("answer-one-level", {}, ("company.multi_level",))
    traced = "materials.equity-structure-chart.traced"
    if not owned.is_complete and app.answers.get(traced):
        yield Problem("answer-traced", {}, (traced,))


def _has_company_levels(owned: Ownership) -> bool:
    """Tell whether a company stands above a corporate shareholder."""
    high = (box for box in owned.boxes if owned.levels[box.number] > 1)
    return any(box.kind not in (None, PERSON, "state-body", OWNERLESS) for box in high)
