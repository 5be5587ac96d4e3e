"""Write Excel files, the template among them.

The library is an extra that not everybody has: it is imported where it is needed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import IO, Any

from checker.core.input_error import InputError
from checker.core.words import phrase, word
from checker.io.csv_text import neutral
from checker.many.columns import offered
from checker.many.template import choices, takes, template_lines
from checker.model import Data, Lang

# The last row that Excel has, counted from 0.
LAST_ROW = 1_048_575
WIDTH, WIDE = 16, 60
# A longer list Excel refuses for a cell: its words are then only explained.
LONGEST_LIST = 255
# The check of a date needs a bound: the day on which the People's Republic was founded.
FIRST_DAY = date(1949, 10, 1)
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - a book knows no zone


def write_table(target: IO[bytes], lines: Iterable[Sequence[object]], lang: Lang) -> None:
    """Write lines, the first of which holds the heads, as the one sheet of an Excel file."""
    with _workbook(target) as book:
        sheet = book.add_worksheet(phrase("sheet.title", lang))
        bold = _bold(book)
        for number, line in enumerate(lines):
            if number > LAST_ROW:
                raise InputError("", word("sheet.too-many-rows", most=f"{LAST_ROW:,}"))
            _write(sheet, number, line, None if number else bold)
        sheet.freeze_panes(1, 1)


def xlsx_file(lines: Iterable[Sequence[object]], lang: Lang) -> bytes:
    """Return such a table as a file."""
    out = io.BytesIO()
    write_table(out, lines, lang)
    return out.getvalue()


def template_xlsx(lang: Lang) -> bytes:
    """Return the sheet to fill in, heads and an example, and the one that explains its columns."""
    out = io.BytesIO()
    heads, example = template_lines(lang)
    with _workbook(out) as book:
        sheet = book.add_worksheet(phrase("sheet.title", lang))
        explanation = book.add_worksheet(phrase("sheet.title-columns", lang))
        _write(sheet, 0, heads, _bold(book))
        _write(sheet, 1, example, book.add_format({"italic": True, "text_wrap": True}))
        # The heads stay in sight, and the note, the company and the filing date.
        sheet.freeze_panes(1, 3)
        _offer(book, sheet, lang)
        _explain(book, explanation)
    return out.getvalue()


def _offer(book: Any, sheet: Any, lang: Lang) -> None:
    """Let cells offer their words, and dates be dates."""
    columns = offered()
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.set_column(0, len(columns), WIDTH)
    for number, fact in enumerate(columns, 1):
        rule: Data = {}
        words = choices(fact, lang)
        if fact.type == "date":
            sheet.set_column(number, number, WIDTH, dated)
            rule = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
        elif fact.type == "list":
            sheet.set_column(number, number, WIDTH * 3)
        elif words and len(",".join(words)) <= LONGEST_LIST:
            rule = {"validate": "list", "source": words}
        if rule:
            sheet.data_validation(1, number, LAST_ROW, number, rule)


def _explain(book: Any, sheet: Any) -> None:
    """Write what each column takes and asks, in both languages side by side."""
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 2, WIDTH * 2)
    sheet.set_column(3, 6, WIDE)
    heads = [*word("sheet.head"), word("sheet.key").both, *word("sheet.takes"), *word("sheet.asks")]
    _write(sheet, 0, heads, _bold(book))
    _write(sheet, 1, ["", "", "", *word("sheet.how")], wrapped)
    for number, fact in enumerate(offered(), 2):
        _write(sheet, number, [*fact.short, fact.path, *takes(fact), *fact.label], wrapped)
    sheet.freeze_panes(1, 0)


@contextmanager
def _workbook(target: IO[bytes]) -> Iterator[Any]:
    """Hand out a book that keeps its rows in a file, and leaves none behind whatever happens."""
    try:
        from xlsxwriter import Workbook, exceptions  # noqa: PLC0415
    except ModuleNotFoundError:
        raise InputError("", word("sheet.no-xlsxwriter")) from None
    with TemporaryDirectory() as folder:
        book = Workbook(target, {"constant_memory": True, "tmpdir": folder})
        # A book that says when it was made is another one each time.
        book.set_properties({"created": MADE})
        try:
            yield book
            book.close()
        except exceptions.FileCreateError as error:
            # What the system said of a full disk, say.
            raise error.args[0] from None
        finally:
            # The library leaves them open where it does not come to its end.
            for sheet in book.worksheets():
                sheet.row_data_fh.close()


def _bold(book: Any) -> Any:
    return book.add_format({"bold": True, "text_wrap": True, "valign": "top"})


def _write(sheet: Any, number: int, line: Sequence[object], style: Any = None) -> None:
    """Write one row; a text stays a text, and none is taken for a formula."""
    for place, cell in enumerate(line):
        if isinstance(cell, int | float | Decimal):
            sheet.write_number(number, place, cell, style)
        elif cell != "":
            sheet.write_string(number, place, neutral(str(cell)), style)
