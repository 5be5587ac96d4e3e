"""What is wrong with the lists of what the guides print: every item placed, every wording rests."""

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.decide.reasons import last_key
from checker.decide.rule_questions import asked_on
from checker.load.guide_items import GuideItems, Item
from checker.model import READING, WHOLE_NETWORK_AUTHORITY, Basis, Law, Rule, Version, general_path

# A quotation that leaves words out says so with this sign.
LEFT_OUT = "……"


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
