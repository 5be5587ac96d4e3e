"""Read what the papers say, ``[papers.<paper>]`` of a file: kept, and deciding nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

from checker.application.walk import PAPERS, known_keys
from checker.core.input_error import InputError, refusal
from checker.core.law_folder import kept_by_law
from checker.core.tables import LawError, by_unique_key, open_table
from checker.kinds.date import read_date
from checker.kinds.list import refuse_no_list
from checker.kinds.number import MONEY, NUMBER
from checker.kinds.text import LONGEST_LINE
from checker.load import load_law
from checker.model import Folder, Law, Text

# The questions whose answers a paper's amounts and shares are read like.
CAPITAL = "company.registered_capital"
SHARE = "shareholders[].share"
FIRST_YEAR, LAST_YEAR = 1900, 2999
FOUR_DIGITS = re.compile(r"[0-9]{4}")
# A line may be typed with the wide space of Chinese text, or one that does not break.
WIDE_SPACES = str.maketrans({"\N{IDEOGRAPHIC SPACE}": " ", "\N{NO-BREAK SPACE}": " "})
# What reads a value: from its path, as it was written, and the law.
Reader = Callable[[str, Any, Law], object]


@dataclass(frozen=True, slots=True)
class PaperField:
    """One thing that one paper says; ``short`` names it where two papers are compared."""

    paper: str
    key: str
    type: str
    label: Text
    short: Text

    @property
    def path(self) -> str:
        """Return where it stands in a file."""
        return f"{PAPERS}.{self.paper}.{self.key}"


class Share(NamedTuple):
    """One shareholder as a paper, or the answers, name it; what is left out is nothing."""

    name: str | None
    share: Decimal | None


@kept_by_law
def paper_fields() -> Mapping[str, PaperField]:
    """Return every field of a paper by its path, in the order of the data."""
    return read_fields(files("checker.application").joinpath("papers.toml"), load_law())


def read_fields(path: Folder, law: Law) -> Mapping[str, PaperField]:
    """Read the fields, one for each paper that carries it. Raises ``LawError`` with the place."""
    found: list[PaperField] = []
    known: set[str] = set()
    with open_table(path) as data:
        for row in data.rows("field"):
            name = row.take("id")
            known.add(name)
            key = row.maybe("key", name)
            first = row.record(PaperField, {"type": PAPER_READERS}, paper="", key=key)
            carrying = (paper for paper, one in law.papers.items() if name in one.carries)
            found += [replace(first, paper=paper) for paper in carrying]
    for paper, one in law.papers.items():
        for name in one.carries:
            if name not in known:
                raise LawError(f"{paper}: carries names no field, {name}")
    return by_unique_key(path.name, ((field.path, field) for field in found))


def read_papers(data: object, law: Law, errors: list[InputError]) -> dict[str, object]:
    """Return what the papers say, by path; every fault names its key and counts as not typed."""
    known: dict[str, dict[str, PaperField]] = {}
    for field in paper_fields().values():
        known.setdefault(field.paper, {})[field.key] = field
    found: dict[str, object] = {}
    for paper, table in known_keys(PAPERS, data, known, errors):
        for key, raw in known_keys(f"{PAPERS}.{paper}", table, known[paper], errors):
            field = known[paper][key]
            try:
                found[field.path] = PAPER_READERS[field.type](field.path, raw, law)
            except InputError as error:
                errors.append(error)
    return found


def _line(path: str, raw: Any, _law: Law) -> str:
    if isinstance(raw, str):
        plain = raw.translate(WIDE_SPACES)
        if len(plain) <= LONGEST_LINE and plain.isprintable():
            return plain
    raise refusal(path, "answer-error.no-line", raw, most=LONGEST_LINE)


def _amount(path: str, raw: Any, law: Law) -> str | int:
    """Read yuan as the company's own answer is read, or a line as the paper prints it."""
    if isinstance(raw, str):
        return _line(path, raw, law)
    yuan: int = MONEY.read(path, raw, law.facts[CAPITAL], law)
    return yuan


def _year(path: str, raw: Any, _law: Law) -> int:
    """Read a year, also as text: a page's fields hold nothing else."""
    typed = int(raw) if isinstance(raw, str) and FOUR_DIGITS.fullmatch(raw) else raw
    # To Python true is a whole number as well.
    if type(typed) is int and FIRST_YEAR <= typed <= LAST_YEAR:
        return typed
    raise refusal(path, "answer-error.no-year", raw)


def _list_of(read: Reader, fault: str) -> Reader:
    """Return what reads a list of such values; ``fault`` is said of what is no list."""

    def read_all(path: str, raw: Any, law: Law) -> tuple[object, ...]:
        refuse_no_list(path, raw, fault)
        return tuple(read(f"{path}[{i}]", each, law) for i, each in enumerate(raw))

    return read_all


def _share(path: str, raw: Any, law: Law) -> Share:
    """Read one shareholder; the first fault in it refuses the whole list."""
    errors: list[InputError] = []
    entry = dict(known_keys(path, raw, Share._fields, errors))
    if errors:
        raise errors[0]
    name, share = entry.get("name"), entry.get("share")
    return Share(
        None if name is None else _line(f"{path}.name", name, law),
        None if share is None else NUMBER.read(f"{path}.share", share, law.facts[SHARE], law),
    )


PAPER_READERS: dict[str, Reader] = {
    "line": _line,
    "amount": _amount,
    "date": read_date,
    "month": read_date,
    "year": _year,
    "names": _list_of(_line, "answer-error.no-names"),
    "shares": _list_of(_share, "input.no-entries"),
}
