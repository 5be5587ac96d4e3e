"""Whether foreign capital is in at any level, read from all that an application says of its owners.

Foreign investment is direct or indirect (Foreign Investment Law art. 2(2), Implementing Regulation
art. 47); with it the ministry decides (Order 42 art. 9(3)). Every place that asks for it asks here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from checker.application.application import Application
from checker.core.verdicts import Truth, all_of, any_of, no, not_, open_fact
from checker.kinds.kind import plain
from checker.model import UNCLEAR, Paths
from checker.rules.shared import (
    ABROAD,
    LEGAL_FORM,
    PERSON,
    PROVINCES,
    TOLERANCE_EACH,
    WHOLE,
    wrong_sum,
)

FOREIGN = "company.foreign_capital"
REGISTERED_TYPE = "papers.business-license.company_type"
NONE = Decimal(0)
SHAREHOLDERS, HOLDERS = "shareholders", "holders"
# What is read of an owner.
TOLD = ("name", "of", "kind", "ends_as", "share", "foreign")
# Stands for the applicant among those who have owners; names are compared without spaces.
APPLICANT = "the applicant"
# Above whom nobody can stand: the State is not foreign, others may be. Of a company listed in China
# nobody knows the holders.
STATE = ("wholly-state-owned", "state-body")
OWNERLESS = (PERSON, "institution")
# How the register prints the type of a company with such an investor: （外商投资、非独资）,
# （台港澳法人独资）, （中外合资）. What is said to be none (非外商投资) is none.
FOREIGN_TYPES = re.compile("(?<!非)(?:外商|外国|外资|中外|境外|[港澳台]、?[港澳台]|[港澳台][资商])")


def foreign_capital(app: Application) -> Truth:
    """Hold when foreign, Hong Kong, Macau or Taiwan capital is in at any level.

    Whatever says yes decides, also against a "no" (careful reading). While the company's own answer
    is open, its owners settle a "no" where every chain of them ends in one who is not foreign.
    """
    if says_foreign(app):
        return Truth(value=True)
    own, marks = app.answers.get(FOREIGN), [app.is_yes(path) for path in _marks(app)]
    if own is None and owners_are_domestic(app):
        return Truth(value=False)
    # Owners that leave something open cannot say no: the capital may come in above them.
    if own in (None, UNCLEAR):
        return any_of(app.is_yes(FOREIGN), *marks)
    # Against a clear "no" an open mark leaves nothing open; one that no text settles does.
    unsettled = [mark for mark in marks if mark.value is None and not mark.missing]
    return any_of(*unsettled) if unsettled else Truth(value=False)


def says_foreign(app: Application) -> Paths:
    """Return what says that foreign capital is in: the answer, owners, the registered type."""
    said = tuple(path for path in (FOREIGN, *_marks(app)) if app.answers.get(path) is True)
    return (*said, REGISTERED_TYPE) if has_foreign_type(app) else said


def has_foreign_type(app: Application) -> bool:
    """Tell whether the registered type, as the license prints it, names such an investor."""
    printed = app.papers.get(REGISTERED_TYPE)
    return isinstance(printed, str) and bool(FOREIGN_TYPES.search(plain_name(printed)))


def settled_by_owners(app: Application) -> Application:
    """Return the application with the "no" that its owners settle, where its own answer is open.

    Found once for all rules: each would go through every owner for it.
    """
    if not app.is_open(FOREIGN) or says_foreign(app) or not owners_are_domestic(app):
        return app
    return replace(app, answers={**app.answers, FOREIGN: False})


def answered_of_owners(app: Application) -> Iterator[str]:
    """Return what is answered on the owners, by which they settle that none is foreign."""
    for name in (SHAREHOLDERS, HOLDERS):
        if name in app.lengths:
            yield name
        for entry in app.entries(name) or ():
            yield from (path for key in TOLD if (path := f"{entry}.{key}") in app.answers)


def decided_in(app: Application, code: str) -> Truth:
    """Hold when one province's administration decides: it alone is covered, no foreign capital."""
    # Nobody decides on what an entity set up abroad would file.
    if app.answer(LEGAL_FORM) == ABROAD:
        return no()
    chosen = app.answers.get(PROVINCES)
    alone = open_fact(PROVINCES) if chosen is None else Truth(value=chosen == (code,))
    return all_of(alone, not_(foreign_capital(app)))


def owners_are_domestic(app: Application) -> bool:
    """Tell whether every chain of owners ends in one who is not foreign, with nothing left open."""
    return most_foreign(app) == NONE


def most_foreign(app: Application) -> Decimal:
    """Return the most of the company, in percent, that can be foreign by what is told of owners.

    A foreign owner counts whole, and so does whoever is not traced to an end or not answered. All
    of it may be foreign where owners hold each other, or where one further up is not linked.
    """
    shareholders, above = app.entries(SHAREHOLDERS), _holders_by_name(app)
    applicant = plain_name(app.answer("company.name") or "") or APPLICANT
    if not shareholders or "" in above or applicant in above:
        return WHOLE
    tree = Tree(app, {**above, applicant: shareholders})
    order = tree.downward(applicant)
    return tree.most_foreign(order)[applicant] if len(order) == len(tree.levels) else WHOLE


def direct_foreign_share(app: Application) -> Decimal | None:
    """Return the foreign share in percent where the first level settles it.

    That is where all who hold the rest are persons, above whom nobody stands.
    """
    share = NONE
    for entry in app.entries(SHAREHOLDERS) or ():
        foreign, own = app.answers.get(f"{entry}.foreign"), app.number(f"{entry}.share")
        if own is None or (not foreign and (foreign is None or owner_kind(app, entry) != PERSON)):
            return None
        share += own if foreign else NONE
    return share or None


class Tree:
    """The owners level by level: by the name of a company, or of the applicant, its owners."""

    def __init__(self, app: Application, levels: Mapping[str, Sequence[str]]) -> None:
        """Join what several entries of one name say, but of namesakes among the owners of one."""
        self.app, self.levels = app, levels
        times = (Counter(map(self.owner, entries)) for entries in levels.values())
        self.namesakes = {owner for level in times for owner, n in level.items() if n > 1}
        self.entries_of: defaultdict[str, list[str]] = defaultdict(list)
        for entry in chain.from_iterable(levels.values()):
            self.entries_of[self.owner(entry)].append(entry)

    def owner(self, entry: str) -> str:
        """Return an owner's name as it is compared; its entry stands for one that is left open."""
        return plain_name(self.app.answer(f"{entry}.name") or "") or f"{entry} "

    def downward(self, applicant: str) -> list[str]:
        """Return those who have owners, each before those of its owners who have owners.

        Whoever stands in a circle, or above it, is left out, and whoever is not linked.
        """
        names = {name: {*map(self.owner, entries)} for name, entries in self.levels.items()}
        owners = {name: owning & self.levels.keys() for name, owning in names.items()}
        # By owner in how many levels it still stands; in a circle some always is left.
        left = Counter(owner for level in owners.values() for owner in level)
        found, waiting = list[str](), [] if left[applicant] else [applicant]
        while waiting:
            name = waiting.pop()
            found.append(name)
            for owner in owners[name]:
                left[owner] -= 1
                if not left[owner]:
                    waiting.append(owner)
        return found

    def most_foreign(self, order: Sequence[str]) -> dict[str, Decimal]:
        """Return the most of each of these that can be foreign, in percent."""
        most: dict[str, Decimal] = {}
        # Of whoever stands higher it is found first.
        for name in reversed(order):
            most[name] = self._of_level(self.levels[name], most)
        return most

    def _of_level(self, entries: Sequence[str], most: Mapping[str, Decimal]) -> Decimal:
        shares = [self.app.number(f"{entry}.share") for entry in entries]
        known = sum((share for share in shares if share is not None), NONE)
        is_wrong = wrong_sum(shares) is not None
        if is_wrong and known > WHOLE:
            return WHOLE
        parts = [self._of_owner(entry, most) for entry in entries]
        # What the known shares leave unexplained may be foreign.
        found = max(NONE, WHOLE - known) if is_wrong or None in shares else NONE
        for share, part in zip(shares, parts, strict=True):
            found += (share or NONE) * part / WHOLE
        if not found and (None in shares or any(parts)):
            # Somebody holds nothing, or nobody knows how much: a slip that settles nothing.
            return TOLERANCE_EACH
        # Rounded shares may come to a little more than the whole.
        return min(found, WHOLE)

    def _of_owner(self, entry: str, most: Mapping[str, Decimal]) -> Decimal:
        owner = self.owner(entry)
        is_namesake = owner in self.namesakes
        same = [entry] if is_namesake else self.entries_of[owner]
        kinds = {owner_kind(self.app, each) for each in same} - {None}
        marks = {self.app.answers.get(f"{each}.foreign") for each in same} - {None}
        # Of namesakes it is not told above whom somebody stands.
        if len(kinds) > 1 or (is_namesake and owner in most):
            return WHOLE
        kind = kinds.pop() if kinds else None
        if marks != {False} and (marks or kind not in STATE):
            return WHOLE
        # If somebody stands above a person, one of the two is entered wrongly.
        if owner in most:
            return WHOLE if kind == PERSON else most[owner]
        return NONE if kind in (*STATE, *OWNERLESS) else WHOLE


def owner_kind(app: Application, entry: str) -> str | None:
    """Return what kind of owner an entry is, as far as tracing goes."""
    kind = app.answer(f"{entry}.kind")
    # Of a shareholder that is no person another question tells whether tracing ends there.
    if entry.startswith(SHAREHOLDERS) and kind != PERSON:
        return app.answer(f"{entry}.ends_as") or kind
    return kind


def is_state(app: Application, entry: str) -> bool:
    """Tell whether an owner is the State, which is not foreign and need not be asked."""
    return owner_kind(app, entry) in STATE


def plain_name(name: str) -> str:
    """Return a name as it is compared: width, letter case and spaces make no difference."""
    return plain(name).replace(" ", "")


def _holders_by_name(app: Application) -> dict[str, list[str]]:
    """Return the owners further up by the name of whose owners they are."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entry in app.entries(HOLDERS) or ():
        found[plain_name(app.answer(f"{entry}.of") or "")].append(entry)
    return dict(found)


def _marks(app: Application) -> Iterator[str]:
    """Return the question whether it is foreign, of every owner it is asked of."""
    for name in (SHAREHOLDERS, HOLDERS):
        for entry in app.entries(name) or ():
            mark = f"{entry}.foreign"
            if app.answers.get(mark) is not None or not is_state(app, entry):
                yield mark
