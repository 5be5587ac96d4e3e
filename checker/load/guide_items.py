"""What each guide prints, item by item in its own order, and the one place each item has here.

A list is read from the guide, not from the wordings, so it shows what they leave out. The lists
decide nothing and no verdict reads them; the pages of the provinces show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.core.law_folder import kept_by_law, law_folder
from checker.core.tables import Table, open_table, toml_files
from checker.load import load_law
from checker.model import Folder, Law, Text

# As a wording of the guide's own, as the current requirements ask it, about another license or
# procedure, or nothing that an applicant hands in.
PLACES = ("local", "law", "other", "nothing")


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


@kept_by_law
def load_guide_items() -> Mapping[str, GuideItems]:
    """Return the lists shipped with this package, by authority, in the provinces' order."""
    return read_guide_items(law_folder().joinpath("guides"), load_law())


def read_guide_items(folder: Folder, law: Law) -> dict[str, GuideItems]:
    """Read a folder of lists. Raises ``LawError`` with file and place."""
    found = {}
    for path in toml_files(folder):
        with open_table(path, "guides/") as row:
            code = row.take("authority", path.name.removesuffix(".toml"))
            if code not in law.authorities:
                raise row.fault(f"{code} is no authority")
            found[code] = GuideItems(
                code,
                tuple(_item(each, n) for n, each in enumerate(row.maybe_tables("item"), 1)),
                tuple(each.record(Gap) for each in row.maybe_tables("unread")),
                tuple(each.record(Gap) for each in row.maybe_tables("unsaid")),
            )
    return {code: found[code] for code in law.authorities if code in found}


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
