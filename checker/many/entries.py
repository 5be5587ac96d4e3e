"""One application of many, read or refused: a file, or a row of a sheet."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, NamedTuple

from checker.application import syntax
from checker.application.walk import answer_at
from checker.core.bounds import LARGEST_SHEET
from checker.core.encoding import encoding_of
from checker.core.input_error import InputError
from checker.core.packed import BEGIN
from checker.core.words import joined_texts, phrase, word
from checker.io.endings import APPLICATION, CSV, XLSX
from checker.io.refused import Refused, refused
from checker.kinds import KINDS
from checker.load import load_law
from checker.many.cells import write_cell
from checker.many.columns import columns, own_head
from checker.many.csv import DELIMITERS, delimiter_of, read_csv
from checker.many.sheet import SheetRow, read_lines
from checker.many.template import takes
from checker.many.xlsx_reader import OLD_BEGIN, read_xlsx
from checker.model import Data, Lang, Text, entry_number, general_path

LONGEST_BEGIN = 4096
# The keys of a path, and the numbers of entries.
KEYS = re.compile(r"[^.\[\]]+")
# More bytes of a pipe than these wait in a file.
MOST_KEPT = 1 << 20


class Entry(NamedTuple):
    """One application: the file it stands in, its row if that is a sheet, what is answered.

    ``faults`` are those of a row's cells: the answer of one is what stands there.
    """

    name: str
    line: int | None
    application: Data
    faults: tuple[InputError, ...] = ()


def refused_cells(name: str, line: int, errors: Iterable[InputError], application: Data) -> Refused:
    """Return what of a sheet faults refuse, told as whoever fills it in knows its cells."""
    listed = tuple(map(_in_words_of_cells, errors))
    named = {error.path: _cell_name(error.path) for error in listed}
    heads = {path: name for path, name in named.items() if name}
    return Refused(name, line, listed, application, heads)


def _in_words_of_cells(error: InputError) -> InputError:
    """Say what a cell takes where it takes words, and a file has codes."""
    fact = load_law().facts.get(general_path(error.path))
    if fact is None or error.value is None or not KINDS[fact.type].in_words:
        return error
    said = word("sheet.not-taken", value=error.value, takes=takes(fact, with_ids=False))
    return InputError(error.path, said, error.line, error.value)


def _cell_name(path: str) -> Text | None:
    """Name a cell by its head; an answer of a list by its entry and what it is called there."""
    facts = {fact.path: fact for fact in columns()} | dict(load_law().facts)
    fact, listed = facts.get(general_path(path)), facts.get(path.partition("[")[0])
    if not path or listed is None or "[" not in path:
        return fact.short if fact else None
    entry = word("sheet.entry", listed=listed.short, n=entry_number(path) + 1)
    return joined_texts((entry, fact.short), "mark.comma") if fact else entry


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


def left_open(entry: Entry, faults: Iterable[InputError]) -> Data:
    """Return what an application answers, without what could not be read."""
    found = deepcopy(entry.application)
    for path in {error.path for error in faults if error.path}:
        _take_out(found, path)
    return found


def _take_out(application: Data, path: str) -> None:
    """Take an answer out; where a list could not be read, the whole of it."""
    place: Any = application
    *above, last = KEYS.findall(path)
    for key in above:
        inner = place[int(key)] if isinstance(place, list) else place[key]
        if not isinstance(inner, dict | list):
            last = key
            break
        place = inner
    place.pop(last, None)


def _rows(name: str, lines: Iterator[SheetRow]) -> Iterator[Entry | Refused]:
    for row in read_lines(lines):
        if row.application is None:
            yield refused_cells(name, row.number, row.errors, {})
        else:
            yield Entry(name, row.number, row.application, row.errors)


def lines_to_mend(refused: Iterable[Refused], lang: Lang) -> Iterator[list[object]]:
    """Return the rows with cells that could not be read, behind their faults and their places.

    It can be mended and read again: the columns in front are their owner's own.
    """
    asked = columns()
    own = (own_head(key, lang) for key in ("sheet.fault", "sheet.place"))
    yield [*own, *(fact.short.of(lang) for fact in asked)]
    for row in refused:
        if row.application:
            place = phrase("sheet.in", lang, file=row.name, row=row.line)
            answers = ((fact, answer_at(row.application, fact.path)) for fact in asked)
            cells = (write_cell(fact, answer, lang) for fact, answer in answers)
            yield ["\n".join(row.faults(lang)), place, *cells]
