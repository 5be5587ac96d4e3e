"""Answer what the page for many applications asks: read, judge, days to file, board, files.

The worker keeps what it has read. The page gives it files, and asks for the next small piece of
work until all is done.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from checker.io.csv_text import csv_file
from checker.io.page_request import lang_of, need
from checker.io.refused import Refused
from checker.many import effect_request
from checker.many.board import Board
from checker.many.days_and_plan import days_from_today
from checker.many.entries import Entry, left_open, lines_to_mend, read_entries
from checker.many.judge import Judged, judge
from checker.many.rows import BoardRow, axis
from checker.many.table import DAYS, lines
from checker.many.template import template_lines
from checker.many.xlsx import template_xlsx, xlsx_file
from checker.model import Data

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# So many in one reply, some tens of milliseconds: the page stays at hand, and the work can stop.
MOST_READ, MOST_JUDGED, MOST_DATED = 50, 10, 4


@dataclass(slots=True)
class Work:
    """What a page has given to read, as far as it is read, judged and dated.

    ``reading`` goes on with the last of the files. The page knows a row by its number, in which
    rows stand with their entries; of those in ``undated`` the days to file are not known yet.
    ``told`` is what was last summed up.
    """

    files: set[str] = field(default_factory=set)
    reading: Iterator[Entry | Refused] | None = None
    waiting: list[Entry] = field(default_factory=list)
    judged: dict[int, tuple[Entry, Judged]] = field(default_factory=dict)
    undated: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    numbered: int = 0
    told: tuple[int, int, bool] | None = None

    @property
    def rows(self) -> list[Judged]:
        """Return the rows in the order in which they were read."""
        return [row for _, row in self.judged.values()]

    @property
    def known(self) -> tuple[int, int, bool]:
        """Return what there is to sum up; the days to file once all of them are known."""
        return len(self.judged), len(self.refused), not self.undated

    def counts(self) -> Data:
        """Return how far the work has come, and whether another file is wanted."""
        is_judging = self.reading is not None or bool(self.waiting)
        return {
            "rows": len(self.judged),
            "done": len(self.judged) + len(self.refused),
            "waiting": len(self.waiting),
            "dated": len(self.judged) - len(self.undated),
            "judging": is_judging,
            # The next file can come while the last rows of this one are judged.
            "hungry": self.reading is None and len(self.waiting) < MOST_JUDGED,
            "finished": not is_judging and not self.undated and self.told == self.known,
        }

    def forget(self, name: str) -> list[int]:
        """Drop what came of a file that is read anew; return the numbers of its rows."""
        gone = [number for number, (entry, _) in self.judged.items() if entry.name == name]
        for number in gone:
            del self.judged[number]
        # A sheet may have many thousand rows: none is looked for in a list of the others.
        self.undated = [number for number in self.undated if number in self.judged]
        self.waiting = [entry for entry in self.waiting if entry.name != name]
        self.refused = [each for each in self.refused if each.name != name]
        self.told = None
        return gone


# A page has one worker.
WORK = Work()


def reply(asked: Data) -> Data:
    """Return the reply to one request, by its kind, and how far the work has come.

    A worker that was begun anew meanwhile does not know the files that the page has given.
    """
    kind = asked["do"]
    if kind in OF_WORK and asked["known"] != len(WORK.files):
        return {"ok": True, "lost": True}
    found = KINDS[kind](asked)
    return {"ok": True, **found, "work": WORK.counts()}


def read(asked: Data) -> Data:
    """Begin with a file, in the place of what it said before."""
    name, raw = asked["name"], b64decode(asked["bytes"])
    gone = WORK.forget(name)
    WORK.files.add(name)
    WORK.reading = read_entries(name, raw)
    _read_on(WORK.reading)
    return {"gone": gone}


def go_on(asked: Data) -> Data:
    """Do the next small piece of work: read on, judge, sum up, or find days to file."""
    if WORK.reading:
        _read_on(WORK.reading)
        return {}
    if WORK.waiting:
        return _judge_some(asked)
    if WORK.told != WORK.known:
        return board(asked)
    return _date_some(asked) if WORK.undated else {}


def _read_on(reading: Iterator[Entry | Refused]) -> None:
    """Read the next applications of a file."""
    found = [*islice(reading, MOST_READ)]
    WORK.waiting += [each for each in found if isinstance(each, Entry)]
    WORK.refused += [each for each in found if isinstance(each, Refused)]
    if len(found) < MOST_READ:
        WORK.reading = None


def _judge_some(asked: Data) -> Data:
    """Return the lines of the next applications on the board, by number, with their answers."""
    shown = []
    for entry in WORK.waiting[:MOST_JUDGED]:
        found = judge(entry, _today(asked))
        if isinstance(found, Refused):
            WORK.refused.append(found)
            continue
        WORK.numbered += 1
        WORK.judged[WORK.numbered] = entry, found
        WORK.undated.append(WORK.numbered)
        line = _line(WORK.numbered, found, asked)
        # Opened in the checker, what could not be read is a question that is open.
        faults = found.unread.errors if found.unread else ()
        shown.append({"application": left_open(entry, faults)} | line)
    del WORK.waiting[:MOST_JUDGED]
    return {"rows": shown}


def _date_some(asked: Data) -> Data:
    """Return the next lines with their days to file, and the axis these stand on."""
    today = _today(asked)
    shown = []
    for number in WORK.undated[:MOST_DATED]:
        entry, row = WORK.judged[number]
        dated = replace(row, days=days_from_today(entry, today))
        WORK.judged[number] = entry, dated
        shown.append(_line(number, dated, asked))
    del WORK.undated[:MOST_DATED]
    return {"dated": shown, "axis": axis(today)}


def _line(number: int, row: Judged, asked: Data) -> Data:
    """Return a row as the board shows it, with its number."""
    return {"number": number} | BoardRow(row, asked["site"], _today(asked)).as_data()


def board(asked: Data) -> Data:
    """Return what is told of all rows and of what could not be read."""
    WORK.told = WORK.known
    found = Board(WORK.rows, WORK.refused, asked["site"], _today(asked))
    return {"board": found.as_data()}


def clear(_asked: Data) -> Data:
    """Forget all that was read."""
    for name in list(WORK.files):
        WORK.forget(name)
    WORK.files.clear()
    WORK.reading = None
    return {}


def export(asked: Data) -> Data:
    """Return the table: all rows, then what could not be read."""
    lang = lang_of(asked)
    table = lines([*WORK.rows, *WORK.refused], lang, (DAYS,))
    if asked["format"] == "excel":
        need("xlsxwriter")
        return _file("b24-companies.xlsx", xlsx_file(table, lang))
    return _file("b24-companies.csv", csv_file(table))


def mend(asked: Data) -> Data:
    """Return the rows of sheets with a flag, as a sheet to be mended and read again."""
    unread = (row.unread for row in WORK.rows if row.unread)
    return _file("b24-to-mend.csv", csv_file(lines_to_mend(unread, lang_of(asked))))


def template(asked: Data) -> Data:
    """Return an empty sheet to be filled in."""
    lang = lang_of(asked)
    if asked["format"] == "excel":
        need("xlsxwriter")
        return _file("b24-template.xlsx", template_xlsx(lang))
    return _file("b24-template.csv", csv_file(template_lines(lang)))


def _file(name: str, content: bytes) -> Data:
    kind = "text/csv" if name.endswith(".csv") else SHEET
    return {"name": name, "type": kind, "base64": b64encode(content).decode()}


def _today(asked: Data) -> date:
    return date.fromisoformat(asked["today"])


KINDS = {
    "many-read": read,
    "many-next": go_on,
    "many-board": board,
    "many-clear": clear,
    "many-export": export,
    "many-mend": mend,
    "many-template": template,
    "many-effect": effect_request.reply,
}
# What is answered from the files that were given.
OF_WORK = {*KINDS} - {"many-clear", "many-template", "many-effect"}
