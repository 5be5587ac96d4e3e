"""Which row of a pack a file is for, by its name: told, or to be asked, or not to be known.

The form's own number or an id at its beginning tells, unless its words name another paper. Of words
the longest counts, each in its place. A bare number tells nothing: the list, the form and the old
checklist each count otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from unicodedata import normalize

from checker.application.application import Application
from checker.filing.online_form import OLD, load_form
from checker.filing.pack.find import Pack, PackRow
from checker.load import load_law
from checker.model import LANGS

Rows = frozenset[str]
# What a shareholder has, too: beside the shareholder's name, or the word, it is the shareholder's.
OF_OWNERS = {
    *("business-license", "legal-representative-id", "applicant-screenshots"),
    "articles-of-association",
}
LEGAL_REPRESENTATIVE = "papers.business-license.legal_representative"
# What is typed in full width, or with the stop of a Chinese sentence, for signs of a number.
AS_TYPED = {0xFF01 + n: 0x21 + n for n in range(0x5E)} | dict.fromkeys(map(ord, "。｡·﹒"), ".")
# 3-1 may be the row 3.1, or the first file of something.
PERHAPS_NUMBER = re.compile(r"0*(\d+(?:\.\d+)*)(?:\.\s+|[-_,、~‐‑–—−]\s*)(\d+)(?![0-9])")
BETWEEN_WORDS = re.compile(r"[\W_]+")
# BusinessLicense is two words; spaces beside a Chinese sign part none.
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NO_SPACE = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


class Sorted(NamedTuple):
    """What a name tells: the id of a row; or none, and those of the rows that it may be for."""

    row: str = ""
    either: tuple[str, ...] = ()


class FileSorter:
    """Tells the rows of one pack by the names of files."""

    def __init__(self, pack: Pack) -> None:
        """Take the rows that are asked, and by which words each is told."""
        self._rows = {row.field.id: row for row in pack.rows}
        self._numbers = {row.field.number: row.field.id for row in pack.rows}
        self._owners = frozenset(row.field.id for row in pack.rows if row.field.each)
        app = pack.report.app
        self._legal_representative = _plain(str(app.papers.get(LEGAL_REPRESENTATIVE, "")))
        self._applicant = _plain(app.answer("company.name") or "")
        self._entries = dict(_entries(app, pack.rows))
        self._words = {**_words(pack.rows), **self._entries}
        # The longest first, before all the shareholders' names: what one covers is no other's.
        self._longest = sorted(
            self._words, key=lambda word: (word in self._entries, len(word)), reverse=True
        )
        ids = {row.paper.rule.id: self._whole(row.paper.rule.id) for row in pack.rows}
        self._named = {**ids, **{each: each for each in self._rows}, **self._numbers}
        # Of whoever has nothing to file there is no row, and nothing names one.
        keys = "|".join(map(re.escape, sorted(self._named, key=len, reverse=True))) or "(?!)"
        # A number may begin with a nought. What goes on is another number or word.
        self._begins = re.compile(rf"0*({keys})(?![0-9a-z]|\.\d)")

    def sorted(self, parts: Sequence[str], paper: str = "") -> Sorted:
        """Return what a file's name tells, with the folders before it; within one paper, or all."""
        typed = [normalize("NFC", part).translate(AS_TYPED).lower() for part in parts]
        told = self._told_by_words(parts)
        found = self._by_number(typed, told) or _of(told)
        return self._within(paper, found, told) if paper else found

    def names_a_paper(self, parts: Sequence[str]) -> bool:
        """Tell whether a file's name, or a folder's, has the word of a paper, asked or not."""
        return bool(self._words_in(parts))

    def _by_number(self, typed: Iterable[str], told: Collection[str]) -> Sorted | None:
        """Return the row of the first part that begins with a number or an id, if one does."""
        for part in typed:
            if begun := self._begins.match(part):
                row = self._named[begun[1]]
                return _of([row, *(() if self._agree(row, told) else told)])
            if perhaps := self._perhaps_number(part):
                return Sorted(either=tuple(dict.fromkeys((*perhaps, *told))))
        return None

    def _agree(self, row: str, told: Collection[str]) -> bool:
        """Tell whether words speak for the row of a number, or at least for no other."""
        if not told or row in told:
            return True
        paper = self._rows[row].paper.rule.id
        of_owners = row in self._owners and OF_OWNERS.issuperset(told)
        return of_owners or any(self._rows[each].paper.rule.id == paper for each in told)

    def _perhaps_number(self, part: str) -> tuple[str, ...]:
        """Return the rows whose number may be meant: typed otherwise, or that of their field."""
        if found := PERHAPS_NUMBER.match(part):
            row = self._numbers.get(f"{found[1]}.{found[2]}")
            return (row,) if row else ()
        field = re.match(r"(\d+\.\d+)(?![0-9]|\.\d)", part)
        return tuple(
            row
            for number, row in self._numbers.items()
            if field and number.startswith(f"{field[1]}.")
        )

    def _told_by_words(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Return the rows that words speak for, in the form's order; of several, each may be."""
        found = self._words_in(parts)
        told = [self._words[word] for word in found]
        if any(rows and rows <= self._owners for rows in told):
            told = [rows for rows in told if not self._is_of_owner(rows, found)]
        if not told or not all(told):
            return ()
        rows = frozenset.intersection(*told) or frozenset.union(*told)
        return tuple(row for row in self._rows if row in rows)

    def _words_in(self, parts: Sequence[str]) -> list[str]:
        texts = [*parts[:-1], *(PurePosixPath(part).stem for part in parts[-1:])]
        return [word for part in texts for word in self._found(_plain(part))]

    def _is_of_owner(self, rows: Rows, found: Collection[str]) -> bool:
        """Tell whether what a word tells is a shareholder's own here, and not the company's."""
        if not rows <= OF_OWNERS:
            return False
        # Of an ID card it is certain only where the legal representative is somebody else.
        named = [word for word in found if word in self._entries]
        if "legal-representative-id" not in rows or not named:
            return True
        return bool(self._legal_representative) and self._legal_representative not in named

    def _found(self, text: str) -> Iterator[str]:
        """Return the words that stand in a text, none within another."""
        left = text.replace(self._applicant, " ") if self._applicant else text
        for word in self._longest:
            left, times = _pattern(word).subn("\n", left)
            if times:
                yield word

    def _within(self, paper: str, found: Sorted, told: Sequence[str]) -> Sorted:
        """Return the row of one paper that a file given to it goes into."""
        own = [each for each in (found.row, *found.either, *told) if each in self._rows]
        own = [each for each in dict.fromkeys(own) if self._rows[each].paper.rule.id == paper]
        return Sorted(own[0]) if len(own) == 1 else Sorted(self._whole(paper))

    def _whole(self, paper: str) -> str:
        return _whole(self._rows.values(), paper)


def _whole(rows: Iterable[PackRow], paper: str) -> str:
    """Return the row of a whole paper; where that is not asked, its first."""
    own = [row for row in rows if row.paper.rule.id == paper]
    return next((row.field.id for row in sorted(own, key=lambda row: bool(row.field.paths))), "")


def _of(told: Sequence[str]) -> Sorted:
    rows = tuple(dict.fromkeys(told))
    return Sorted(rows[0]) if len(rows) == 1 else Sorted(either=rows)


def _plain(text: str) -> str:
    """Return a name in half width and small letters, with one space between words."""
    apart = CAPITAL.sub(" ", normalize("NFKC", text)).casefold()
    return NO_SPACE.sub("", BETWEEN_WORDS.sub(" ", apart)).strip()


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word: one in Latin letters stands by itself, perhaps in the plural."""
    before = r"(?<![a-z])" if word[0].isascii() else ""
    behind = r"s?(?![a-z])" if word[-1].isascii() else ""
    return re.compile(f"{before}{re.escape(word)}{behind}")


def _words(rows: Sequence[PackRow]) -> dict[str, Rows]:
    """Return the rows of each word; none where the word is that of a paper that is not asked."""
    told: dict[str, set[str]] = {}
    for word, ids in _all_words(rows):
        told.setdefault(_plain(word), set()).update(ids)
    # A word of several papers speaks for those of the form before those of the old list.
    old = {row.field.id for row in rows if row.block.id == OLD}
    return {word: frozenset(ids - old or ids) for word, ids in told.items()}


def _all_words(rows: Sequence[PackRow]) -> Iterator[tuple[str, set[str]]]:
    law = load_law()
    for paper, its in law.papers.items():
        whole = _whole(rows, paper)
        every = (*its.file_names, *(name for lang in LANGS for name in law.names(paper, lang)))
        yield from ((word, {whole} - {""}) for word in every)
    for field in (field for block in load_form()[0] if block.cites for field in block.fields):
        # Of several shareholders each row is called after that of the field.
        own = {row.field.id for row in rows if row.paper.rule.id == field.paper}
        own = {each for each in own if each == field.id or each.startswith(f"{field.id}-")}
        yield from ((word, own) for word in (*field.file_names, *field.name))


def _entries(app: Application, rows: Sequence[PackRow]) -> Iterator[tuple[str, Rows]]:
    """Return the name of each shareholder with its row."""
    for row in rows:
        if row.field.each:
            # Of several each has its own row, of one the field has it.
            path = row.field.paths[0] if row.entry else f"{row.field.each}[0]"
            name = _plain(app.answer(f"{path}.name") or "")
            if name:
                yield name, frozenset((row.field.id,))
