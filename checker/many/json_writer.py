"""Write what many applications come to as JSON, each after the other: ``checker.schema`` tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from tempfile import SpooledTemporaryFile
from textwrap import indent
from typing import Any

from checker.many.entries import Refused
from checker.many.judge import Row
from checker.report.json import head, json_text

FORMAT = "call-center-license/batch/1"
# More errors than this many bytes wait in a file for their place behind the applications.
MOST_KEPT = 1 << 20
STEP = "  "
_END_OF_HEAD = "\n}\n"


def json_pieces(found: Iterable[Row | Refused]) -> Iterator[str]:
    """Return the batch piece by piece: the same text as if it were written as a whole."""
    with SpooledTemporaryFile(MOST_KEPT, "w+", encoding="utf-8", newline="\n") as errors:
        keep = _Items(errors.write)
        yield f'{json_text(head(FORMAT)).removesuffix(_END_OF_HEAD)},\n{STEP}"applications": ['
        written = False
        for each in found:
            if isinstance(each, Refused):
                keep.add(each.as_data())
            else:
                yield _item(application(each), first=not written)
                written = True
        yield f'{_end(written=written)},\n{STEP}"errors": ['
        errors.seek(0)
        yield from errors
        yield f"{_end(written=keep.written)}\n}}\n"


class _Items:
    """The items of a list that is written elsewhere first."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self.write, self.written = write, False

    def add(self, data: dict[str, Any]) -> None:
        self.write(_item(data, first=not self.written))
        self.written = True


def _item(data: dict[str, Any], *, first: bool) -> str:
    text = indent(json_text(data).rstrip("\n"), STEP * 2)
    return f"{'' if first else ','}\n{text}"


def _end(*, written: bool) -> str:
    return f"\n{STEP}]" if written else "]"


def application(row: Row) -> dict[str, Any]:
    """Return what one application comes to as data: words of the report, ids and numbers."""
    data = {
        "file": row.name,
        "line": row.line,
        "company": row.company,
        "application_date": row.day.isoformat(),
        "route": row.route,
        "verdicts": row.verdicts,
        "open": row.open_by_law,
        "not_met": row.not_met,
        "group": row.group,
        "to_answer": row.to_answer,
        "open_rules": row.open,
        "since": row.since,
        "changed": [asdict(change) for change in row.changed],
    }
    if row.days:
        data["window"] = row.days.as_data()
    if row.plan is not None:
        data["plan"] = row.plan
    return data
