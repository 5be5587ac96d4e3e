"""Which questions each rule asks, seen by watching its decision function read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from checker.application import Application
from checker.evaluate import decision
from checker.model import Basis, Law, Rule, general_path
from checker.route import decide_route

if TYPE_CHECKING:
    from collections.abc import Callable

ANY_DAY = date(2026, 1, 1)


class Watched(Mapping[str, object]):
    """Answers that are all open and remember what was looked up."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.seen: dict[str, None] = {}

    def __getitem__(self, path: str) -> object:
        """Note the path; nothing is answered."""
        self.seen[general_path(path)] = None
        raise KeyError(path)

    def __iter__(self) -> Iterator[str]:
        """Hold no answers."""
        return iter(())

    def __len__(self) -> int:
        """Hold no answers."""
        return 0


def _watch(law: Law, decide: Callable[[Application], object]) -> tuple[str, ...]:
    lists = [path for path, fact in law.facts.items() if fact.type == "list"]
    seen: dict[str, None] = {}
    for lengths in ({}, dict.fromkeys(lists, 1)):
        watched, counted = Watched(), WatchedLengths(lengths)
        decide(Application(ANY_DAY, watched, counted))
        seen |= watched.seen | counted.seen
    order = list(law.facts)
    return tuple(sorted((p for p in seen if p in law.facts), key=order.index))


class WatchedLengths(dict[str, int]):
    """List lengths that remember which lists were looked up."""

    def __init__(self, lengths: Mapping[str, int]) -> None:
        """Begin with nothing seen."""
        super().__init__(lengths)
        self.seen: dict[str, None] = {}

    def get(self, name: str, default: int | None = None) -> int | None:  # type: ignore[override]
        """Note the list."""
        self.seen[name] = None
        return super().get(name, default)


def asked_on(law: Law, rule: Rule, basis: Basis) -> tuple[str, ...]:
    """Return the questions a rule's wordings on one basis ask, in the form's order."""
    found: list[str] = []
    for version in rule.versions_on(basis):
        if version.asked:
            decide = decision(rule, version)
            found += _watch(law, lambda app, d=decide, v=version: d(app, v))  # type: ignore[misc]
    order = list(law.facts)
    return tuple(sorted(set(found), key=order.index))


@cache
def _index(law: Law) -> dict[str, dict[str, tuple[Basis, ...]]]:
    index: dict[str, dict[str, tuple[Basis, ...]]] = {path: {} for path in law.facts}
    for rule in law.rules:
        for basis in Basis:
            for path in asked_on(law, rule, basis):
                index[path][rule.id] = (*index[path].get(rule.id, ()), basis)
    return index


def users_of(law: Law, path: str) -> dict[str, tuple[Basis, ...]]:
    """Return the rules that ask a question, each with the bases on which it does."""
    return _index(law)[general_path(path)]


def bases_of(law: Law, path: str) -> tuple[Basis, ...]:
    """Return the bases on which any rule asks a question."""
    used = users_of(law, path).values()
    return tuple(basis for basis in Basis if any(basis in bases for bases in used))


def asked_by_route(law: Law) -> tuple[str, ...]:
    """Return the questions the route asks."""
    return _watch(law, decide_route)
