"""``read``: what papers say from their texts, to look at or as an application file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping

from checker.core.bounds import LARGEST_TEXT
from checker.core.input_error import safe
from checker.core.words import in_both
from checker.filing.read.data import as_file, as_json
from checker.filing.read.find import PaperText, cut_lines, read
from checker.filing.read.load import KINDS
from checker.filing.read.offers import PaperOffers, offers
from checker.filing.read.plain import cut_said, left_out, parts_of, remarked
from checker.filing.read.word_text import text_in
from checker.io.arguments import Command, argument, formats
from checker.io.intake import naming, opened
from checker.model import Text
from checker.report.plain import written


def run(options: Namespace) -> tuple[str, int]:
    """Return what the papers say."""
    found: list[PaperText] = []
    silent, cut = list[str](), dict[str, list[int]]()
    for name in options.file:
        text = text_of_file(name)
        with naming(name):
            parts = read(text, options.kind)
        found += parts
        silent += [name] * (not parts)
        cut[name] = cut_lines(text)
    groups = offers(found, {}, options.today)
    if options.format == "json":
        return as_json(groups, [line for lines in cut.values() for line in lines]), 0
    if options.format == "toml":
        above = [*remarked(groups), *unread_of(groups, cut)]
        return as_file(groups, (said.of(options.lang) for said in above)), 0
    lines = parts_of(groups, silent, unread_of(groups, cut))
    return written(lines, options.format, options.lang), 0


def unread_of(groups: list[PaperOffers], cut: Mapping[str, list[int]]) -> list[Text]:
    """Say what of the files was not read, or is not taken; ``cut`` are the lines of each."""
    return [
        *left_out(groups),
        *(told for name in cut for told in cut_said(in_both(safe(name)), cut[name])),
    ]


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
