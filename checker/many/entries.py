"""One application of many, read or refused: a file, or a row of a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, NamedTuple

from checker.application import syntax
from checker.application.walk import answer_at
from checker.core.bounds import LARGEST_SHEET
from checker.core.encoding import encoding_of
from checker.core.input_error import InputError, more_faults, told
from checker.core.packed import BEGIN
from checker.core.words import phrase, word
from checker.kinds import KINDS
from checker.load import load_law
from checker.many.cells import write_cell
from checker.many.columns import columns, own_head
from checker.many.csv import DELIMITERS, delimiter_of, read_csv
from checker.many.sheet import Line, read_lines
from checker.many.template import takes
from checker.many.xlsx_reader import OLD_BEGIN, read_xlsx
from checker.model import LANGS, Data, Fact, Lang, Text, general_path

# What a file's name ends with; of any other name the content tells.
CSV = "csv"
APPLICATION = ("json", "toml")
XLSX = "xlsx"
SHEETS = (CSV, XLSX)
LONGEST_BEGIN = 4096
# More bytes of a pipe than these wait in a file.
MOST_KEPT = 1 << 20


class Entry(NamedTuple):
    """One application: the file it stands in, its row if that is a sheet, what is answered."""

    name: str
    line: int | None
    application: Data


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read: where it stands, and every fault found in it.

    ``line`` is the row of a sheet, or the line of a file where one is known. ``application`` is
    what a row of a sheet holds, as far as it goes, so that it can be written again to be mended.
    """

    name: str
    line: int | None
    errors: tuple[InputError, ...]
    application: Data | None = None

    @property
    def is_row(self) -> bool:
        """Tell whether it stands in a sheet."""
        return self.application is not None

    def faults(self, lang: Lang) -> list[str]:
        """Return every fault: its row or line, its key, what is wrong and what is allowed."""
        return [self._fault(error, lang) for error in self.errors]

    def _fault(self, error: InputError, lang: Lang) -> str:
        line = self.line if self.is_row else error.line
        place = phrase("many.row" if self.is_row else "fault.line", lang, n=line) if line else ""
        # In a sheet, where nobody may know the key, it stands beside the head of its column.
        fact = self._fact(error.path) or self._fact(error.path.partition("[")[0])
        key = phrase("many.key", lang, path=error.path, head=fact.short) if fact else error.path
        said = (place, key, self._text(error).of(lang))
        return phrase("mark.colon", lang).join(filter(None, said))

    def in_one_line(self, lang: Lang) -> str:
        """Return the first fault, and how many more there are."""
        first, *rest = self.errors
        said = self._fault(first, lang)
        if not rest:
            return said
        more = more_faults(sum(error.count for error in rest)).of(lang)
        return phrase("fault.and-more", lang, fault=said, more=more)

    def as_data(self) -> Data:
        """Return it as an entry of ``errors`` of the batch, with the key of each fault."""
        return {
            "file": self.name,
            "line": self.line,
            **{lang: self.in_one_line(lang) for lang in LANGS},
            "faults": [{"key": e.path, **self._text(e)._asdict()} for e in self.errors],
        }

    def _text(self, error: InputError) -> Text:
        """Say what is wrong; a cell takes words where a file has codes."""
        fact = self._fact(error.path)
        if fact is None or error.value is None or not KINDS[fact.type].in_words:
            return error.text
        return word("sheet.not-taken", value=error.value, takes=takes(fact))

    def _fact(self, path: str) -> Fact | None:
        """Return the question of a cell, or of an answer in it."""
        return load_law().facts.get(general_path(path)) if self.is_row else None


def refused(name: str, *errors: InputError) -> Refused:
    """Return a file that faults refuse."""
    return Refused(name, errors[0].line, told(errors))


def read_entries(name: str, source: bytes | BinaryIO) -> Iterator[Entry | Refused]:
    """Return the applications of a file: the one that it is, or those of the rows of a sheet.

    What kind of file it is its content tells. What cannot be read stands at its place.
    """
    with _seekable(source) as file:
        try:
            begin = file.read(LONGEST_BEGIN)
            file.seek(0)
            if begin.startswith(OLD_BEGIN):
                yield refused(name, InputError("", word("sheet.old-excel")))
            elif begin.startswith(BEGIN):
                _refuse_large(file)
                yield from _rows(name, read_xlsx(file))
            elif _is_csv(name, begin):
                _refuse_large(file)
                yield from _rows(name, read_csv(file))
            else:
                yield Entry(name, None, _application(name, file))
        except InputError as error:
            yield refused(name, error)


@contextmanager
def _seekable(source: bytes | BinaryIO) -> Iterator[IO[bytes]]:
    """Hand out a file in which one can go back; a pipe is copied first, as far as it is read."""
    if isinstance(source, bytes):
        yield io.BytesIO(source)
    elif source.seekable():
        yield source
    else:
        with SpooledTemporaryFile(MOST_KEPT) as copy:
            # One byte more tells that there are too many.
            while copy.tell() <= LARGEST_SHEET and (piece := source.read(MOST_KEPT)):
                copy.write(piece)
            copy.seek(0)
            yield copy


def _refuse_large(file: IO[bytes]) -> None:
    """Refuse a sheet that is too large, before it is read; a device does not say its size."""
    size = 0
    while piece := file.read(MOST_KEPT):
        size += len(piece)
        if size > LARGEST_SHEET:
            raise InputError("", word("sheet.too-large", megabytes=LARGEST_SHEET // 1_000_000))
    file.seek(0)


def _application(name: str, file: IO[bytes]) -> Data:
    """Read one application; whoever names a sheet of Excel is told that it is none."""
    try:
        return syntax.read(syntax.decode(file.read(syntax.LARGEST_FILE + 1)))
    except InputError:
        if _suffix(name) == XLSX:
            raise InputError("", word("sheet.no-excel")) from None
        raise


def _suffix(name: str) -> str:
    return name.lower().rpartition(".")[2]


def _is_csv(name: str, begin: bytes) -> bool:
    """Tell a CSV by its name, or, where the name says nothing, by the heads of its first row."""
    suffix = _suffix(name)
    if suffix in (CSV, *APPLICATION):
        return suffix == CSV
    head, end, _ = begin.partition(b"\n")
    if not end:
        # Cut within a sign, it would pass for another encoding: the last whole cell is its end.
        head = head[: max(head.rfind(sign.encode()) for sign in DELIMITERS) + 1]
    text = head.decode(encoding_of(io.BytesIO(head)), "replace")
    return delimiter_of(text) is not None


def _rows(name: str, lines: Iterator[Line]) -> Iterator[Entry | Refused]:
    for row in read_lines(lines):
        if row.errors:
            yield Refused(name, row.number, row.errors, row.application)
        else:
            yield Entry(name, row.number, row.application)


def lines_to_mend(refused: Iterable[Refused], lang: Lang) -> Iterator[list[object]]:
    """Return the rows that could not be read, line by line, behind their faults and their places.

    It can be mended and read again: the columns in front are their owner's own.
    """
    asked = columns()
    own = (own_head(name, lang) for name in ("fault", "place"))
    yield [*own, *(fact.short.of(lang) for fact in asked)]
    for row in refused:
        if row.application:
            place = phrase("sheet.in", lang, file=row.name, row=row.line)
            answers = ((fact, answer_at(row.application, fact.path)) for fact in asked)
            cells = (write_cell(fact, answer, lang) for fact, answer in answers)
            yield ["\n".join(row.faults(lang)), place, *cells]
