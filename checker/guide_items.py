"""What each guide prints, item by item in its own order, and the one place each item has here.

A list is read from the guide, not from the wordings, so it shows what they leave out. The lists
decide nothing and no verdict reads them; the pages of the provinces show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.load import load_law
from checker.model import (
    READING,
    WHOLE_NETWORK_AUTHORITY,
    Basis,
    Folder,
    Law,
    Rule,
    Text,
    Version,
    general_path,
)
from checker.reasons import last_key
from checker.rule_questions import asked_on
from checker.tables import Table, open_table, toml_files

# As a wording of the guide's own, as the current requirements ask it, about another license or
# procedure, or nothing that an applicant hands in.
PLACES = ("local", "law", "other", "nothing")
# A quotation that leaves words out says so with this sign.
LEFT_OUT = "……"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a guide: where it stands, its words, and its place.

    ``rule`` is the rule whose wording it is (places ``local`` and ``law``), ``demands`` are the
    questions that the current requirements ask for it (place ``law``), ``why`` says why nothing is
    handed in, or why it is about something else.
    """

    at: Text
    quote: Text
    place: str
    rule: str | None = None
    demands: tuple[str, ...] = ()
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be read of a guide, and where; or what a guide does not say."""

    what: Text
    at: Text | None = None


@dataclass(frozen=True, slots=True)
class GuideItems:
    """The whole list of one guide, or of the ministry's form."""

    authority: str
    items: tuple[Item, ...]
    unread: tuple[Gap, ...]
    unsaid: tuple[Gap, ...]


@cache
def load_guide_items() -> Mapping[str, GuideItems]:
    """Return the lists shipped with this package, by authority, in the provinces' order."""
    folder = files("checker").joinpath("law").joinpath("guides")
    return read_guide_items(folder, load_law())


def read_guide_items(folder: Folder, law: Law) -> dict[str, GuideItems]:
    """Read a folder of lists. Raises ``LawError`` with file and place."""
    found = {path.name.removesuffix(".toml"): _read(path, law) for path in toml_files(folder)}
    return {code: found[code] for code in law.authorities if code in found}


def _read(path: Folder, law: Law) -> GuideItems:
    with open_table(path, "guides/") as row:
        code = row.take("authority", path.name.removesuffix(".toml"))
        if code not in law.authorities:
            raise row.fault(f"{code} is no authority")
        return GuideItems(
            code,
            tuple(_item(each, n) for n, each in enumerate(row.maybe_tables("item"), 1)),
            tuple(each.record(Gap) for each in row.maybe_tables("unread")),
            tuple(each.record(Gap) for each in row.maybe_tables("unsaid")),
        )


def _item(row: Table, number: int) -> Item:
    row.where = f"{row.where} {number}"
    demands = tuple(row.maybe("demands", ()))
    found = row.record(Item, {"place": PLACES}, demands=demands)
    if (found.rule is not None) is not (found.place in ("local", "law")):
        raise row.fault("an item of place local or law names its rule, and no other does")
    if bool(demands) is not (found.place == "law"):
        raise row.fault("an item of place law names its demands, and no other does")
    if found.place == "nothing" and found.why is None:
        raise row.fault("why is missing: nothing is handed in for a reason")
    return found


def faults(law: Law, lists: Mapping[str, GuideItems]) -> list[str]:
    """Return what is wrong with the lists, a line each: every item placed, every wording rests."""
    expected = {*law.guides, WHOLE_NETWORK_AUTHORITY}
    found = [f"{code}: no list" for code in law.authorities if code in expected - lists.keys()]
    found += [f"{code}: a list without a guide" for code in lists if code not in expected]
    for each in lists.values():
        found += _faults_of_places(law, each)
        found += _faults_of_wordings(law, each)
        guide = law.guides.get(each.authority)
        if guide and bool(guide.unread) is not bool(each.unread):
            found.append(f"{each.authority}: unread is told in one of list and guide only")
    return found


def _faults_of_places(law: Law, listed: GuideItems) -> Iterator[str]:
    """Name places that lead to no rule, to no demand, or to one that fails nobody."""
    rules = {rule.id: rule for rule in law.rules}
    wordings = {rule.id for rule, _ in _wordings(law, listed.authority)}
    for number, item in enumerate(listed.items, 1):
        name = f"{listed.authority} item {number} ({item.at.en})"
        if item.rule is not None and item.rule not in rules:
            yield f"{name}: no rule {item.rule}"
        elif item.place == "local" and item.rule not in wordings:
            yield f"{name}: {item.rule} has no wording of this guide"
        elif item.place == "law" and item.rule:
            yield from (f"{name}: {fault}" for fault in _not_asked(law, rules[item.rule], item))


def _not_asked(law: Law, rule: Rule, item: Item) -> Iterator[str]:
    """Name demands that the current requirements do not make, or only advise."""
    asked, now = asked_on(law, rule, Basis.LAW), rule.versions_on(Basis.LAW)[-1]
    for demand in item.demands:
        if general_path(demand) not in asked:
            yield f"{demand} is not asked by the current requirements of {rule.id}"
        elif now.rank_of(last_key(demand)) == READING:
            yield f"{demand} is only advised by the current requirements of {rule.id}"


def _faults_of_wordings(law: Law, listed: GuideItems) -> Iterator[str]:
    """Name wordings of a guide that rest on no item, by rule or by their quoted words."""
    for rule, version in _wordings(law, listed.authority):
        own = [item for item in listed.items if (item.place, item.rule) == ("local", rule.id)]
        name = f"{listed.authority} {rule.id}"
        if not own:
            yield f"{name}: the wording rests on no item"
            continue
        printed = _plain("".join(item.quote.zh for item in listed.items))
        for piece in version.quote.zh.split(LEFT_OUT) if version.quote else ():
            if _plain(piece) not in printed:
                yield f"{name}: no item prints {piece}"


def _wordings(law: Law, authority: str) -> Iterable[tuple[Rule, Version]]:
    for rule in law.rules:
        for version in rule.versions_on(Basis.LOCAL):
            if version.authority == authority:
                yield rule, version


def _plain(text: str) -> str:
    """Return Chinese words alone: signs and spaces differ between copies of one page."""
    return re.sub(r"[\W_]+", "", text)
