"""The second statement of foreign capital: an application's owners in, one word out.

Written from the Foreign Investment Law, art. 2(2) (直接或者间接), its Regulation, arts. 47 and 48,
and Order 42, art. 9(3), not from the engine: one foreign owner anywhere is foreign capital; that
there is none is said by the company, or shown by owners who are traced to their ends.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from unicodedata import normalize

# What can be said of foreign capital; "unclear" is a case that no text settles.
YES, NO, UNCLEAR, UNKNOWN = "yes", "no", "unclear", "unknown"
PERSON, INSTITUTION = "natural-person", "institution"
# No foreigner stands above these, whether or not it is said of them.
OF_THE_STATE = frozenset({"wholly-state-owned", "state-body"})
# What a registered type calls investment from abroad, and from Hong Kong, Macau or Taiwan.
ABROAD = "外商|外国|外资|外方|中外|境外|港澳|澳台|香港|澳门|台湾|港资|澳资|台资"
NOT_ABROAD = re.compile(f"(?:非|不含|不涉及|没有|无)(?:{ABROAD})+")
# Without a ceiling beside B24: domestic multi-party communication and store-and-forward services
# (negative list), and of B21 only its part that is e-commerce: no answer tells which part it is.
NO_CEILING, CEILING_IN_PART = frozenset({"B22", "B23"}), frozenset({"B21"})
HALF, WHOLE, ROUNDING, NEARLY = Fraction(50), Fraction(100), Fraction(1, 100), Fraction(1, 10)

Application = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """One line of the file; ``of`` is whose owner it is, of a shareholder nothing."""

    place: str
    name: str
    of: str | None
    kind: str | None
    share: Fraction | None
    mark: bool | str | None


def capital(data: Application) -> str:
    """Say whether there is foreign capital; the careful reading is that one yes is enough."""
    own = data.get("company", {}).get("foreign_capital")
    marks = [entry.mark for entry in entries_of(data)]
    if own is True or True in marks or names_foreign(printed_type(data)):
        return YES
    if own is False:
        return UNCLEAR if UNCLEAR in marks else NO
    if own is None:
        return NO if owners_settle_no(data) else UNKNOWN
    return UNCLEAR


def printed_type(data: Application) -> str:
    """Return the registered type as the business license prints it."""
    return str(data.get("papers", {}).get("business-license", {}).get("company_type") or "")


def names_foreign(printed: str) -> bool:
    """Tell whether a registered type names investment from abroad, and does not deny it.

    The sole shareholder that is itself a foreign-invested enterprise (外商投资企业法人独资) is such
    investment, too (Regulation, art. 47).
    """
    text = re.sub(r"[\s、]", "", normalize("NFKC", printed))
    return re.search(ABROAD, NOT_ABROAD.sub("", text)) is not None


def entries_of(data: Application) -> list[Entry]:
    """Return all owners of a file, those of the first level first."""
    found = []
    for name in ("shareholders", "holders"):
        for n, given in enumerate(data.get(name) or ()):
            kind = given.get("kind")
            if name == "shareholders" and kind != PERSON:
                kind = given.get("ends_as") or kind
            of = None if name == "shareholders" else plain(given.get("of"))
            share = None if given.get("share") is None else Fraction(str(given["share"]))
            mark = given.get("foreign")
            found.append(Entry(f"{name}[{n}]", plain(given.get("name")), of, kind, share, mark))
    return found


def plain(name: str | None) -> str:
    """Return a name as it is compared: width, letter case and spaces make no difference."""
    return re.sub(r"\s", "", normalize("NFKC", name or "")).casefold()


class Circle(Exception):  # noqa: N818 - nothing has gone wrong
    """Somebody stands above itself."""


class Tree:
    """The owners of a company by who stands above whom; those of one name are one owner.

    Two of one name above the same company may be two, and then nobody can be linked to them.
    """

    def __init__(self, data: Application) -> None:
        self.entries = entries_of(data)
        self.applicant = plain(data.get("company", {}).get("name"))
        below = Counter((entry.of, entry.name) for entry in self.entries if entry.name)
        self.twice = {name for (_, name), n in below.items() if n > 1}

    def owner(self, entry: Entry) -> str:
        """Return by what an owner is known: its name, or its line if that tells it from nobody."""
        return entry.name if entry.name and entry.name not in self.twice else entry.place

    def said_of(self, entry: Entry) -> list[Entry]:
        """Return all lines of one owner."""
        known = self.owner(entry)
        return [other for other in self.entries if self.owner(other) == known]

    def above(self, entry: Entry | None) -> list[Entry]:
        """Return who stands above an owner, or above the applicant itself."""
        if entry is None:
            return [other for other in self.entries if other.of is None]
        is_one = entry.name and entry.name not in self.twice
        return [other for other in self.entries if is_one and other.of == entry.name]

    def is_one(self) -> bool:
        """Tell whether every line hangs on the applicant, and no way up comes back on itself."""
        try:
            reached = set(self._climb(None, ()))
        except Circle:
            return False
        return reached == {entry.place for entry in self.entries}

    def is_impossible(self) -> bool:
        """Tell whether some level has more than the whole, or somebody stands above a person."""
        if any(entry.kind == PERSON and self.above(entry) for entry in self.entries):
            return True
        levels = [self.above(entry) for entry in (None, *self.entries)]
        totals = [(sum(other.share or 0 for other in level), len(level)) for level in levels]
        return any(total > WHOLE + ROUNDING * n for total, n in totals)

    def _climb(self, entry: Entry | None, below: tuple[str, ...]) -> Iterator[str]:
        if entry is not None:
            known = self.owner(entry)
            # The applicant's own name, however often it stands there: it holds its owners.
            if known in below or (entry.name and entry.name == self.applicant):
                raise Circle
            below = (*below, known)
            yield entry.place
        for other in self.above(entry):
            yield from self._climb(other, below)


def adds_up(above: Sequence[Entry]) -> bool:
    """Tell whether all shares of a level are known and come to the whole."""
    shares = [entry.share for entry in above]
    total = sum((share for share in shares if share is not None), Fraction(0))
    return None not in shares and abs(total - WHOLE) <= ROUNDING * len(shares)


def owners_settle_no(data: Application) -> bool:
    """Tell whether the owners show by themselves that nobody foreign stands anywhere above."""
    tree = Tree(data)
    first = tree.above(None)
    is_whole = bool(first) and tree.is_one() and adds_up(first)
    return is_whole and all(_is_settled(tree, entry) for entry in first)


def _is_settled(tree: Tree, entry: Entry) -> bool:
    """Tell whether nobody foreign can stand above an owner, nor is it foreign itself.

    Who owns it does not tell where a company was set up: one abroad is a foreign investor though
    all its owners are from here, so that it is not has to be said.
    """
    lines = tree.said_of(entry)
    kinds = {line.kind for line in lines} - {None}
    marks = {line.mark for line in lines} - {None}
    if marks - {False} or len(kinds) > 1:
        return False
    above = tree.above(entry)
    if above:
        # Nobody can own a person: lines that say so are at fault, and settle nothing.
        is_from_here = PERSON not in kinds and (marks == {False} or _is_of_the_state(kinds))
        sound = is_from_here and adds_up(above)
        return sound and all(_is_settled(tree, other) for other in above)
    is_end = bool(kinds) and kinds <= {PERSON, INSTITUTION} and marks == {False}
    return is_end or _is_of_the_state(kinds)


def _is_of_the_state(kinds: set[str | None]) -> bool:
    return bool(kinds) and kinds <= OF_THE_STATE


@dataclass(frozen=True)
class Most:
    """The most of the company that may be foreign through all levels, in percent.

    ``doubts`` counts as foreign also whose mark is open, though its owners are known, or though the
    company says that it has no foreign capital.
    """

    tree: Tree
    doubts: bool
    denied: bool

    def of_the_applicant(self) -> Fraction:
        """Return it; of a file without owners it may be all."""
        return self._above(None) if self.tree.above(None) else WHOLE

    def _above(self, entry: Entry | None) -> Fraction:
        above = self.tree.above(entry)
        known = sum((other.share or Fraction(0) for other in above), Fraction(0))
        # What the known shares leave unexplained may be foreign, too.
        rest = Fraction(0) if adds_up(above) else max(Fraction(0), WHOLE - known)
        parts = ((other.share or 0) * self._of(other) / 100 for other in above)
        return min(WHOLE, rest + sum(parts, Fraction(0)))

    def _of(self, entry: Entry) -> Fraction:
        marks = {line.mark for line in self.tree.said_of(entry)}
        if _is_settled(self.tree, entry):
            return Fraction(0)
        if marks & {True, UNCLEAR} or (self.doubts and marks == {None}):
            return WHOLE
        if self.tree.above(entry):
            return self._above(entry)
        is_denied = self.denied and not self.doubts and marks == {None}
        return Fraction(0) if is_denied else WHOLE


# What the ceiling of another service of the same application leaves of it.
ASKED, NOT_ASKED_OF, EITHER = "asked", "not asked", "either"


def ceiling(data: Application) -> str:
    """Say whether a foreign share above half beside a service with a ceiling has to be asked about.

    FITE Provisions, art. 6(2). Where it is open whether there is one, or answers contradict each
    other, nothing is claimed here.
    """
    others, found = data.get("service", {}).get("other_services"), capital(data)
    capped = set(others or ()) - NO_CEILING
    if found == NO or (others is not None and not capped):
        return NOT_ASKED_OF
    if found != YES or others is None or capped <= CEILING_IN_PART:
        return EITHER
    denied = data.get("company", {}).get("foreign_capital") is False
    tree = Tree(data)
    if not tree.is_one() or tree.is_impossible():
        return EITHER
    most = [Most(tree, doubts, denied).of_the_applicant() for doubts in (True, False)]
    if any(0 < abs(one - HALF) < NEARLY or one == 0 for one in most):
        return EITHER
    above = [one > HALF for one in most]
    return ASKED if all(above) else EITHER if any(above) else NOT_ASKED_OF
