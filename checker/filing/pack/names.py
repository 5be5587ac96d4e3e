"""What files of a pack are called, and which row a file's own name means, or may mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from checker.filing.comparing import plain
from checker.filing.pack.find import Row
from checker.load import load_law
from checker.model import LANGS

# What a file's name cannot hold on some system.
FORBIDDEN = '\\/:*?"<>|'
# Of a file's own name, and of its ending: with what stands before them 255 bytes are the most.
LONGEST, LONGEST_ENDING = 40, 10
# What a scanner or an office adds to the name of a paper: 营业执照-扫描件(2).
ADDED = re.compile(r"(?:[_.-]*\(?(?:\d+|扫描件?|复印件|原件|copy|scan)\)?)++$")


def safe_name(name: str) -> str:
    """Return a name that every system takes; a sign that cannot be seen or kept is ``_``."""
    kept = "".join(c if c.isprintable() and c not in FORBIDDEN else "_" for c in name)
    # Windows takes neither a space nor a dot at the end of a name.
    path = PurePosixPath(kept.strip(" ."))
    return f"{path.stem[:LONGEST]}{path.suffix[:LONGEST_ENDING]}" or "_"


def unlike(place: str, name: str, taken: Collection[str]) -> str:
    """Return a name at a place unlike those taken; some systems take capitals for small letters."""
    used, n, found = {each.casefold() for each in taken}, 1, f"{place}{name}"
    while found.casefold() in used:
        n += 1
        found = f"{place}({n}) {name}"
    return found


def row_meant(parts: Iterable[str], rows: Iterable[Row]) -> Row | None:
    """Return the row that a file is for; ``parts`` are its folders and its own name.

    One of them begins with the number or the id of a row or of a material, a folder before what
    lies in it. Of a material with several rows that of the whole paper comes first.
    """
    named: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: bool(row.field.paths)):
        rule = row.paper.rule
        for key in (row.field.number, row.field.id, str(rule.number), rule.id):
            named.setdefault(key, row)
    keys = "|".join(map(re.escape, sorted(named, key=len, reverse=True)))
    # A number may begin with a nought: 08 is 8. What goes on is another number or another word.
    begins = re.compile(rf"0*({keys})(?![0-9a-z]|\.\d)")
    meant = (named.get(found[1]) for part in parts if (found := begins.match(part.lower())))
    return next(filter(None, meant), None)


def row_perhaps(parts: Sequence[str], rows: Iterable[Row]) -> Row | None:
    """Return the row that a file may be for: its whole name is one that only its paper bears.

    In a folder it may be the paper of somebody else, as a shareholder's license is.
    """
    if len(parts) != 1:
        return None
    called, law = ADDED.sub("", plain(PurePosixPath(parts[0]).stem).casefold()), load_law()
    for row in sorted(rows, key=lambda row: bool(row.field.paths)):
        names = (name for lang in LANGS for name in law.names(row.paper.rule.id, lang))
        if called in {plain(name).casefold() for name in names}:
            return row
    return None
