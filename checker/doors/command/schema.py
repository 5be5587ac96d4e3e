"""``schema``: the JSON Schema of the application file, or of a report, for editors and programs."""

from __future__ import annotations

from argparse import Namespace

from checker.doors.schema.catalog import NAMES, file_name, schema, title
from checker.io.arguments import Command, argument
from checker.report.data import json_text


def run(options: Namespace) -> tuple[str, int]:
    """Return one schema, or what there is."""
    if options.name:
        return json_text(schema(options.name)), 0
    rows = (f"{name:12}  {file_name(name):19}  {title(name).of(options.lang)}" for name in NAMES)
    return "".join(f"{row}\n" for row in rows), 0


COMMAND = Command(
    "the JSON Schema of the application file or of a report, for editors and programs",
    run,
    (argument("name", nargs="?", choices=NAMES, help="which one; none: list them"),),
    form="json",
)
