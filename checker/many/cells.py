"""Read one cell of a sheet as an application file would hold its answer, and write it again.

What a cell may say to a kind of answer, and what people call a word of it, its kind knows.
A cell that cannot be read is handed on as it stands: who reads the application refuses it there,
in the same words as for a file.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from checker.kinds import KINDS
from checker.kinds.kind import plain
from checker.many.neutral import as_typed
from checker.model import Fact, Lang, Law
from checker.words import word

# What a cell of Excel, or of a CSV, holds.
Cell = str | bool | int | float | Decimal | date | datetime | time | None

UNSURE = {"", "不清楚", "不确定", "not sure", "unsure", "?"}


def read_cell(fact: Fact, value: Cell, law: Law) -> Any:
    """Return a cell's answer; nothing where the cell leaves the question open.

    A list of entries is read by ``entry_lists``.
    """
    if isinstance(value, str):
        value = as_typed(value.strip())
        if plain(value) in UNSURE:
            return None
    return value if value is None else KINDS[fact.type].read_cell(value, fact, law)


def write_cell(fact: Fact, answer: object, law: Law, lang: Lang) -> str | float | Decimal:
    """Return what to write into a cell so that it is read as this answer again."""
    # By what stands there, not by what is asked: a row to be mended may hold anything.
    match answer:
        case bool():
            return word("answer.yes" if answer else "answer.no").of(lang)
        case int() | float() | Decimal():
            return answer
        case list():
            names = [str(write_cell(fact, one, law, lang)) for one in answer]
            return word("sheet.between").of(lang).join(names) or word("sheet.none").of(lang)
        case str():
            return KINDS[fact.type].called(answer, fact, law).of(lang)
    return str(answer)
