"""Write what many applications come to as JSON, each after the other: a schema tells how."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from textwrap import indent

from checker.io.refused import Refused
from checker.many.judge import Judged
from checker.model import Data
from checker.report.data import head, json_text

BATCH_FORMAT = "call-center-license/batch/1"
# More errors than this many bytes wait in a file for their place behind the applications.
MOST_KEPT = 1 << 20
STEP = "  "
_END_OF_HEAD = "\n}\n"


def json_pieces(found: Iterable[Judged | Refused]) -> Iterator[str]:
    """Return the batch piece by piece: the same text as if it were written as a whole."""
    with SpooledTemporaryFile(MOST_KEPT, "w+", encoding="utf-8", newline="\n") as errors:

        def applications() -> Iterator[Data]:
            for each in found:
                # A line each, so that they are read back one by one, however many there are.
                if isinstance(each, Refused):
                    errors.write(f"{json.dumps(each.as_data())}\n")
                else:
                    yield application(each)

        yield json_text(head(BATCH_FORMAT)).removesuffix(_END_OF_HEAD)
        yield from _listed("applications", applications())
        errors.seek(0)
        yield from _listed("errors", map(json.loads, errors))
        yield _END_OF_HEAD


def _listed(name: str, rows: Iterable[Data]) -> Iterator[str]:
    """Write a list that stands in the report under a name, row by row."""
    yield f',\n{STEP}"{name}": ['
    number = 0
    for number, data in enumerate(rows, 1):
        text = indent(json_text(data).rstrip("\n"), STEP * 2)
        yield f"{',' if number > 1 else ''}\n{text}"
    yield f"\n{STEP}]" if number else "]"


def application(row: Judged) -> Data:
    """Return what one application comes to as data: words of the report, ids and numbers."""
    data = {
        "file": row.name,
        "line": row.line,
        "company": row.company,
        "application_date": row.day,
        "route": row.route,
        "verdicts": row.verdicts,
        "open": row.open_by_law,
        "not_met": row.not_met,
        "group": row.group,
        "to_answer": row.to_answer,
        "open_rules": row.open,
        "since": row.since,
        "changed": [change._asdict() for change in row.changed],
    }
    faults = row.unread.faults_as_data() if row.unread else None
    aside = [path for each in row.left_aside for path in each.facts] or None
    beside = {"faults": faults, "left_aside": aside, "window": row.days, "plan": row.plan}
    return data | {name: found for name, found in beside.items() if found is not None}
