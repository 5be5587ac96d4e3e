"""What files of a pack are called, and which row a file's own name means, or may mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from checker.filing.comparing import plain
from checker.filing.pack.find import PackRow
from checker.load import load_law
from checker.model import LANGS

# What a file's name cannot hold on some system.
FORBIDDEN = '\\/:*?"<>|'
# Windows keeps these for devices, whatever ending is behind them.
DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
# Of a file's own name, and of its ending: with what stands before them 255 bytes are the most.
LONGEST, LONGEST_ENDING = 40, 10
# What a scanner or an office adds to the name of a paper: 营业执照-扫描件(2).
ADDED = re.compile(r"(?:[_.-]*\(?(?:\d+|扫描件?|复印件|原件|copy|scan)\)?)++$")
# What is typed in full width, or with the stop of a Chinese sentence, for signs of a number.
AS_TYPED = {0xFF01 + n: 0x21 + n for n in range(0x5E)} | dict.fromkeys(map(ord, "。｡·﹒"), ".")
# Between two numbers: 3-1 may be the row 3.1, or the first file for material 3.
BETWEEN = re.compile(r"(?:\.\s+|[-_,、~‐‑–—−]\s*)(\d+)")


def safe_name(name: str) -> str:
    """Return a name that every system takes; a sign that cannot be seen or kept is ``_``."""
    # macOS takes accents apart; together they are one sign.
    whole = normalize("NFC", name)
    kept = "".join(c if c.isprintable() and c not in FORBIDDEN else "_" for c in whole)
    # Windows takes neither a space nor a dot at the end of a name.
    path = PurePosixPath(kept.strip(" ."))
    short = f"{path.stem[:LONGEST]}{path.suffix[:LONGEST_ENDING]}".rstrip(" .")
    return f"_{short}" if not short or DEVICES.match(short) else short


class Names:
    """The names that are taken in an archive, and those that are given out."""

    def __init__(self) -> None:
        """Begin with none taken."""
        self._taken: set[str] = set()
        # Of many files of one name none is asked for every number before its own.
        self._counted: Counter[str] = Counter()

    def take(self, place: str, name: str) -> str:
        """Return a name at a place unlike those taken, and take it."""
        wanted = _alike(f"{place}{name}")
        found = f"{place}{name}"
        while _alike(found) in self._taken:
            self._counted[wanted] += 1
            found = f"{place}({self._counted[wanted] + 1}) {name}"
        self._taken.add(_alike(found))
        return found


def _alike(name: str) -> str:
    """Return what names have in common that some system takes for one: capitals, accents."""
    return normalize("NFD", normalize("NFD", name).casefold())


class Meant(NamedTuple):
    """What a file's name means: a row; or none, where it may be the first number or the second."""

    row: PackRow | None = None
    either: tuple[str, str] | None = None


class RowNames:
    """What names files for the rows of a pack: numbers and ids, of rows and of materials."""

    def __init__(self, rows: Collection[PackRow]) -> None:
        """Take the rows; of a material with several the one of the whole paper comes first."""
        self._named: dict[str, PackRow] = {}
        for row in sorted(rows, key=lambda row: bool(row.field.paths)):
            rule = row.paper.rule
            for key in (row.field.number, row.field.id, str(rule.number), rule.id):
                self._named.setdefault(key, row)
        keys = "|".join(map(re.escape, sorted(self._named, key=len, reverse=True)))
        # A number may begin with a nought: 08 is 8. What goes on is another number or word.
        self._begins = re.compile(rf"0*({keys})(?![0-9a-z]|\.\d)")
        law, self._called = load_law(), dict[str, PackRow]()
        for row in sorted(rows, key=lambda row: bool(row.field.paths)):
            for name in (n for lang in LANGS for n in law.names(row.paper.rule.id, lang)):
                self._called.setdefault(plain(name).casefold(), row)

    def meant(self, parts: Iterable[str]) -> Meant:
        """Return the row that a file is for; ``parts`` are its folders and its own name.

        One of them begins with the number or the id of a row or of a material, a folder before
        what lies in it.
        """
        found = (self._meant(normalize("NFC", part).translate(AS_TYPED).lower()) for part in parts)
        return next((meant for meant in found if meant != Meant()), Meant())

    def perhaps(self, parts: Sequence[str]) -> PackRow | None:
        """Return the row that a file may be for: its whole name is one that only its paper bears.

        In a folder it may be the paper of somebody else, as a shareholder's license is.
        """
        if len(parts) != 1:
            return None
        return self._called.get(ADDED.sub("", plain(PurePosixPath(parts[0]).stem).casefold()))

    def _meant(self, part: str) -> Meant:
        found = self._begins.match(part)
        if not found:
            return Meant()
        key = found[1]
        row, more = self._named.get(key), BETWEEN.match(part, found.end())
        other = f"{key}.{more[1]}" if more else ""
        if key[0].isdigit() and self._named.get(other, row) is not row:
            return Meant(either=(other, key))
        return Meant(row)
