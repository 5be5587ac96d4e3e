"""Hand out tables, templates and rows to mend as whole files: for the page, and for batch."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from checker.load import load_law
from checker.many import xlsx_writer
from checker.many.columns import OWN, columns
from checker.many.csv_writer import csv_lines
from checker.many.entries import Refused
from checker.many.judge import Row
from checker.many.table import lines
from checker.many.template import example, heads, written
from checker.model import Lang
from checker.words import phrase


def as_csv(found: Iterable[Row | Refused], lang: Lang, *, beside: Iterable[str] = ()) -> bytes:
    """Return the table as CSV."""
    return "".join(csv_lines(lines(found, lang, beside))).encode()


def as_xlsx(found: Iterable[Row | Refused], lang: Lang, *, beside: Iterable[str] = ()) -> bytes:
    """Return the table as an Excel file."""
    out = io.BytesIO()
    xlsx_writer.write_table(out, lines(found, lang, beside), phrase("sheet.title", lang))
    return out.getvalue()


def template_csv(lang: Lang) -> bytes:
    """Return the sheet to fill in as CSV: heads and an example."""
    law = load_law()
    return "".join(csv_lines((heads(law, lang), example(law, lang)))).encode()


def template_xlsx(lang: Lang) -> bytes:
    """Return the sheet to fill in as an Excel file."""
    return xlsx_writer.template(lang)


def mend_csv(refused: Iterable[Refused], lang: Lang) -> bytes:
    """Return the rows that could not be read as a sheet again, CSV: see ``rows_to_mend``."""
    return "".join(csv_lines(rows_to_mend(refused, lang))).encode()


def rows_to_mend(refused: Iterable[Refused], lang: Lang) -> Iterator[list[object]]:
    """Return the rows that could not be read, line by line, behind their faults and their places.

    It can be mended and read again: the columns in front are their owner's own.
    """
    law = load_law()
    own = [f"{OWN} {phrase(f'sheet.{name}', lang)}" for name in ("fault", "place")]
    yield [*own, *(column.head.of(lang) for column in columns(law))]
    for row in refused:
        if row.application is not None and row.application:
            place = phrase("sheet.in", lang, file=row.name, row=row.line)
            answers = (_at(row.application, column.path) for column in columns(law))
            pairs = zip(columns(law), answers, strict=True)
            cells = (written(column, answer, law, lang) for column, answer in pairs)
            yield ["\n".join(row.faults(lang)), place, *cells]


def _at(application: dict[str, object], path: str) -> object:
    """Return the answer at a place among the tables; nothing where there is none."""
    found: object = application
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found
