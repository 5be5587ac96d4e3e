"""Link the entries of a file by their names: who owns whom, and which holdings close a loop."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.application.application import Application
from checker.filing.equity.find import COMPANY, Box, Holding, OwnerEntry, Ownership, Problem
from checker.rules.foreign_capital import foreign_capital, owner_kind, plain_name


def ownership(app: Application) -> Ownership:
    """Read shareholders and owners further up into boxes and holdings.

    What is not linked to the company, however many levels of it there are, is left out, and the
    entry at fault is named.
    """
    company, entries = app.answer("company.name") or "", tuple(_entries(app))
    own, twice = plain_name(company), _twice_below_one(entries)
    groups = _grouped(entries, own, twice)
    numbers = {plain_name(group[0].name): n for n, group in enumerate(groups) if group}
    boxes = [Box(COMPANY, company, None, None, ())]
    domestic = foreign_capital(app).value is False
    boxes += [_box(n, group, app, domestic=domestic) for n, group in enumerate(groups) if n]
    holdings: list[Holding] = []
    stray: list[Problem] = []
    at_fault: set[int] = set()
    for name in sorted(twice):
        same = [entry for entry in entries if plain_name(entry.name) == name]
        paths = tuple(entry.path for entry in same)
        stray.append(Problem("equity-problem.namesakes", {"name": same[0].name}, paths))
    for number, group in enumerate(groups):
        for entry in group:
            fault = _misfit(entry, numbers, twice, own)
            if fault:
                stray.append(Problem(fault, {"of": entry.of}, (entry.path,)))
                at_fault.add(number)
            else:
                owned = COMPANY if entry.of is None else numbers[plain_name(entry.of)]
                holdings.append(Holding(number, owned, entry.share, entry.path))
    return _reached(boxes, holdings, stray, at_fault)


def _entries(app: Application) -> Iterator[OwnerEntry]:
    """Read the two lists: the shareholders, and the owners further up, who own another."""
    for group in ("shareholders", "holders"):
        for path in app.entries(group) or ():
            foreign = app.answers.get(f"{path}.foreign")
            yield OwnerEntry(
                path,
                name=(app.answer(f"{path}.name") or "").strip(),
                # An open name stays a name: nothing would make a shareholder of the owner.
                of=None if group == "shareholders" else app.answer(f"{path}.of") or "",
                kind=owner_kind(app, path),
                share=app.number(f"{path}.share"),
                # Where the law does not settle it, the chart leaves it open as well.
                foreign=foreign if isinstance(foreign, bool) else None,
            )


def _twice_below_one(entries: Sequence[OwnerEntry]) -> set[str]:
    """Return the names that two owners of one company have: two persons, or one entered twice."""
    places = Counter(
        (None if entry.of is None else plain_name(entry.of), plain_name(entry.name))
        for entry in entries
        if entry.name
    )
    return {name for (_, name), n in places.items() if n > 1}


def _grouped(entries: Sequence[OwnerEntry], own: str, twice: set[str]) -> list[list[OwnerEntry]]:
    """Return the entries of each box; the first box is the company, if it holds its owners."""
    groups: list[list[OwnerEntry]] = [[]]
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


def _box(number: int, group: list[OwnerEntry], app: Application, *, domestic: bool) -> Box:
    """Join what entries say of one owner; where they differ, nothing is said."""
    kinds = {entry.kind for entry in group} - {None}
    foreign = {entry.foreign for entry in group} - {None}
    if {app.answers.get(f"{entry.path}.foreign") for entry in group} == {None}:
        # Of a company without any foreign capital no owner is foreign: it need not be said of each.
        foreign = {False} if domestic else set()
    return Box(
        number,
        group[0].name,
        kinds.pop() if len(kinds) == 1 else None,
        foreign.pop() if len(foreign) == 1 else None,
        tuple(group),
    )


def _misfit(entry: OwnerEntry, numbers: dict[str, int], twice: set[str], own: str) -> str | None:
    """Say why the name of whose owner an entry is does not fit exactly one box."""
    if entry.of is None:
        return None
    of = plain_name(entry.of)
    if not of:
        return "equity-problem.of-open"
    if of == own:
        return "equity-problem.of-the-company"
    if of in twice:
        return "equity-problem.of-two"
    return None if of in numbers else "equity-problem.of-nobody"


def _reached(
    boxes: list[Box], holdings: list[Holding], stray: list[Problem], at_fault: set[int]
) -> Ownership:
    """Keep what is linked to the company, renumbered in the order of the file; find the loops."""
    above: defaultdict[int, list[Holding]] = defaultdict(list)
    for each in holdings:
        above[each.owned].append(each)
    order, closing, loops = _climb(above)
    kept = {old: new for new, old in enumerate(sorted(order))}
    # Below the others a name is at fault, which is named; these hold only each other.
    explained = {*kept, *at_fault}
    waiting = [*at_fault]
    while waiting:
        found = {each.owner for each in above.get(waiting.pop(), ())} - explained
        explained |= found
        waiting += found
    apart = [box for box in boxes if box.number not in explained]
    if apart:
        paths = tuple(entry.path for box in apart for entry in box.entries)
        names = tuple(box.name for box in apart)
        stray.append(Problem("equity-problem.unlinked", {"names": names}, paths))
    return Ownership(
        tuple(replace(boxes[old], number=new) for old, new in kept.items()),
        tuple(
            Holding(kept[h.owner], kept[h.owned], h.share, h.path, h.path in closing)
            for h in holdings
            if h.owned in kept
        ),
        tuple(kept[old] for old in order),
        tuple(tuple(kept[old] for old in loop) for loop in loops),
        tuple(stray),
    )


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
    # A stack that tells at once whether a box is on it: a table keeps its order.
    way: dict[int, Iterator[Holding]] = {COMPANY: iter(above.get(COMPANY, ()))}
    seen: set[int] = set()
    while way:
        number, rest = next(reversed(way.items()))
        step = next(rest, None)
        if step is None:
            # All above it is finished: turned round, whoever is owned comes before its owners.
            finished.append(number)
            del way[number]
        elif step.owner in way:
            # It stands on the very way that led here.
            closing.add(step.path)
            stack = list(way)
            loops.append(tuple(stack[stack.index(step.owner) :]))
        elif step.owner not in seen:
            seen.add(step.owner)
            way[step.owner] = iter(above.get(step.owner, ()))
    return finished[::-1], closing, loops
