"""``read``: what papers say from their texts, to look at or as an application file."""

from __future__ import annotations

from argparse import Namespace

from checker.command.arguments import Command, argument, formats
from checker.command.intake import naming, opened
from checker.filing.read.data import as_file, as_json
from checker.filing.read.find import read
from checker.filing.read.offers import offers
from checker.filing.read.plain import parts_of
from checker.filing.read.word_text import text_in
from checker.input_error import InputError
from checker.report.plain import written
from checker.words import word

# What is longer, in bytes, is no paper of a company.
LARGEST = 5_000_000


def run(options: Namespace) -> tuple[str, int]:
    """Return what the papers say."""
    found = [(name, [*read(text_of_file(name))]) for name in options.file]
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
        raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise InputError("", word("read.too-large"))
        return text_in(raw)


COMMAND = Command(
    "what the company's papers say, read from their texts",
    run,
    (
        argument("file", nargs="+", help="text or Word file; - reads standard input"),
        formats("text", "json", "markdown", "toml"),
    ),
)
