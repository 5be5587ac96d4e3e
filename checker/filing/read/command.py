"""``read``: what papers say from their texts, to look at or as an application file."""

from __future__ import annotations

from argparse import Namespace

from checker.bounds import LARGEST_TEXT
from checker.command.arguments import Command, argument, formats
from checker.command.intake import naming, opened
from checker.filing.read.data import as_file, as_json
from checker.filing.read.find import read
from checker.filing.read.load import KINDS
from checker.filing.read.offers import offers
from checker.filing.read.plain import parts_of
from checker.filing.read.word_text import text_in
from checker.report.plain import written


def run(options: Namespace) -> tuple[str, int]:
    """Return what the papers say."""
    found = [(name, read(text_of_file(name), options.kind)) for name in options.file]
    groups = offers((part for _, parts in found for part in parts), {})
    if options.format == "json":
        return as_json(groups), 0
    if options.format == "toml":
        return as_file(groups), 0
    silent = [name for name, parts in found if not parts]
    return written(parts_of(groups, silent), options.format, options.lang), 0


def text_of_file(name: str) -> str:
    """Read a file: a text, or a Word file. Raises ``RefusedError`` for anything else."""
    with naming(name), opened(name) as file:
        return text_in(file.read(LARGEST_TEXT + 1))


COMMAND = Command(
    "what the company's papers say, read from their texts",
    run,
    (
        argument("file", nargs="+", help="text or Word file; - reads standard input"),
        argument("--as", dest="kind", choices=KINDS, help="kind of paper; none: told by its title"),
        formats("text", "json", "markdown", "toml"),
    ),
)
