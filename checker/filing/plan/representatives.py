"""Treat like entries of a list alike: the search looks at two of each kind, and means them all.

Entries are alike where every rule must take them for the same. Two are kept, as a guide can ask
one for what another has. What is then changed in both is changed in all, what in one in the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from checker.application.application import Application
from checker.model import Law, Paths, entry_number
from checker.rules.branches_and_subsidiaries import controlled
from checker.rules.foreign_capital import FOREIGN, HOLDERS, SHAREHOLDERS, settled_by_owners
from checker.rules.shared import PERSON, TOLERANCE_EACH, WHOLE

# Whose papers these are: where the kind is known, no rule looks at those of the other.
OF_PERSONS = ("id_copy",)
OF_OTHERS = ("license_copy", "articles_sealed", "registry_screenshot")

# New answers by path; nothing stands for an answer that is taken back, to be found out.
Changes = Mapping[str, object]


@dataclass(frozen=True)
class Representatives:
    """One application reduced to representatives of its entries, and the way back to all of them.

    ``stands_for`` leads from each representative to the entries it speaks for, itself first;
    ``first_of_kind`` from the second of a kind to the first. The sum of all shares is on one
    answer, ``sum_path``: where it makes no whole, the shares to find out are ``missing_shares``.
    """

    reduced: Application
    stands_for: Mapping[str, Paths]
    first_of_kind: Mapping[str, str]
    sum_path: str | None
    missing_shares: Paths

    def expand(self, changes: Changes) -> Changes:
        """Return changes of representatives as changes of all they speak for, entry by entry."""
        meant = [(own, to) for path, to in changes.items() for own in self.all_of(path)]
        lists = list(dict.fromkeys(own.partition("[")[0] for own, _ in meant))

        def place(change: tuple[str, object]) -> tuple[int, int]:
            path, _ = change
            return lists.index(path.partition("[")[0]), entry_number(path)

        return dict(sorted(meant, key=place))

    def all_of(self, path: str) -> Paths:
        """Return the answers that an answer of a representative speaks for."""
        if path == self.sum_path:
            return self.missing_shares
        entry, dot, key = path.rpartition(".")
        return tuple(f"{each}{dot}{key}" for each in self.stands_for.get(entry, (entry,)))

    def restrict(self, changes: Changes) -> dict[str, object]:
        """Return changes of all as their representatives have them."""
        found: dict[str, object] = {}
        for path, to in changes.items():
            entry, dot, key = path.rpartition(".")
            if self.sum_path and path in self.missing_shares:
                found[self.sum_path] = to
            elif entry in self._kept:
                found[f"{self._kept[entry]}{dot}{key}"] = to
            elif "[" not in path:
                found[path] = to
        return found

    def representative_of(self, path: str) -> str:
        """Return the same answer of the first representative of its kind."""
        entry, dot, key = path.rpartition(".")
        return f"{self.first_of_kind.get(entry, entry)}{dot}{key}"

    @cached_property
    def _kept(self) -> Mapping[str, str]:
        return {own[0]: kept for kept, own in self.stands_for.items()}


def representatives_of(app: Application, law: Law) -> Representatives:
    """Return the entries an application is reduced to, and what each of them speaks for."""
    # Whether foreign capital is in is found of all owners: representatives would leave it open.
    app = settled_by_owners(app)
    answers = {path: answer for path, answer in app.answers.items() if "[" not in path}
    # A list that decides nothing keeps its length alone.
    lengths, keys = dict(app.lengths), _deciding_keys(law)
    stands_for: dict[str, Paths] = {}
    first_of_kind: dict[str, str] = {}
    for name in (name for name in app.lengths if name in keys):
        lengths[name] = 0
        for members in _kinds(app, name, keys[name]):
            places = [f"{name}[{lengths[name] + at}]" for at in range(min(len(members), 2))]
            lengths[name] += len(places)
            # The first speaks for itself, the second for all others.
            stands_for |= zip(places, (members[:1], members[1:]), strict=False)
            first_of_kind |= dict.fromkeys(places, places[0])
    for kept, (own, *_) in stands_for.items():
        for key in keys[kept.partition("[")[0]]:
            if f"{own}.{key}" in app.answers:
                answers[f"{kept}.{key}"] = app.answers[f"{own}.{key}"]
    sum_path = _gather_shares(app, answers, lengths.get(SHAREHOLDERS, 0))
    missing = tuple(_missing_shares(_shares(app))) if sum_path else ()
    if app.is_open(FOREIGN):
        # What all leave open no representatives must settle: an owner of nobody keeps it open.
        lengths[HOLDERS] = lengths.get(HOLDERS) or 1
    reduced = replace(app, answers=answers, lengths=lengths)
    return Representatives(reduced, stands_for, first_of_kind, sum_path, missing)


def _deciding_keys(law: Law) -> Mapping[str, tuple[str, ...]]:
    """Return what decides of the entries of each list."""
    found: dict[str, tuple[str, ...]] = {}
    for path, fact in law.facts.items():
        name, _, key = path.partition("[].")
        if key and fact.decides:
            found[name] = (*found.get(name, ()), key)
    return found


def _kinds(app: Application, name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Return the entries of a list, like ones together, in the order of the first of each kind."""
    kinds: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for entry in app.entries(name) or ():
        kinds[tuple(_kind(app, entry, key) for key in keys)].append(entry)
    for members in kinds.values():
        if "on" in keys:
            # Of what has a day nothing is ever changed, and the latest stands the longest.
            yield (max(members, key=lambda e: app.date(f"{e}.on") or date.min),)
        else:
            yield tuple(members)


def _kind(app: Application, entry: str, key: str) -> object:
    """Return one answer of an entry as far as a rule can tell it from another."""
    answer = app.answers.get(f"{entry}.{key}")
    kind = app.answer(f"{entry}.kind")
    not_looked_at = OF_OTHERS if kind == PERSON else OF_PERSONS
    if kind and entry.startswith(SHAREHOLDERS) and key in not_looked_at:
        return None
    if key == "share":
        # Shareholders' shares are looked at together, those in a subsidiary for the control.
        is_held = entry.startswith("establishments")
        return answer is None, controlled(app, entry).value if is_held else None
    # Which day it is tells no entries apart: the latest stands for all.
    return answer is None if key == "on" else answer


# Shares are added up, and nothing else is asked of them: their sum can stand on one entry.


def _shares(app: Application) -> dict[str, Decimal | None]:
    entries = app.entries(SHAREHOLDERS) or ()
    return {f"{entry}.share": app.number(f"{entry}.share") for entry in entries}


def _gather_shares(app: Application, answers: dict[str, object], kept: int) -> str | None:
    """Write the sum of all shares on the first entry that has one, and nil on the others."""
    given = [path for at in range(kept) if (path := f"{SHAREHOLDERS}[{at}].share") in answers]
    if not given:
        return None
    shares = _shares(app)
    total = sum((share for share in shares.values() if share is not None), Decimal(0))
    # Each shareholder allows for some rounding; what those left out allowed for is made good.
    allowed = TOLERANCE_EACH * (len(shares) - kept)
    total -= max(-allowed, min(allowed, total - WHOLE))
    answers |= dict.fromkeys(given, Decimal(0)) | {given[0]: total}
    return given[0]


def _missing_shares(shares: dict[str, Decimal | None]) -> Iterator[str]:
    """Return the first shares without which the sum can be the whole, and no more of them."""
    known = {path: share for path, share in shares.items() if share is not None}
    most = WHOLE + TOLERANCE_EACH * len(shares)
    rest = sum(known.values(), Decimal(0))
    out: dict[str, Decimal] = {}
    for path, share in known.items():
        if rest > most or not out:
            rest, out[path] = rest - share, share
    for path, share in out.items():
        # The last that was taken out is needed, or else it is the only one.
        if rest + share <= most and len(out) > 1:
            rest += share
        else:
            yield path
