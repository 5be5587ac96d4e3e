"""``read``: what papers say from their texts, to look at or as an application file."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.core.bounds import LARGEST_SCAN, LARGEST_TEXT, MOST_FILES
from checker.core.input_error import InputError, safe
from checker.core.words import in_both, word
from checker.filing.read.data import as_file, as_json
from checker.filing.read.find import PaperText, cut_lines, read
from checker.filing.read.load import KINDS
from checker.filing.read.needed import LacksExtraError
from checker.filing.read.offers import PaperOffers, offers, with_spots
from checker.filing.read.pages import LaidOut
from checker.filing.read.plain import cut_said, left_out, parts_of, remarked
from checker.filing.read.scans import FileText, Scans
from checker.filing.read.word_text import text_in
from checker.io.arguments import BAD_INPUT, Command, argument, formats
from checker.io.intake import RefusedError, naming, opened
from checker.model import Text
from checker.report.plain import written


class Unread(NamedTuple):
    """A file that was not read, or not all of it, and why."""

    file: str
    why: Text


class ReadFiles:
    """What was read of files, one after the other."""

    def __init__(self, kind: str | None) -> None:
        """Look for papers of a kind, or of all."""
        self.kind, self.scans = kind, Scans()
        # What each paper says, and where the text of its file stood.
        self.parts: list[tuple[PaperText, LaidOut | None]] = []
        self.silent: list[str] = []
        self.cut: dict[str, list[int]] = {}
        self.unread: list[Unread] = []
        self.refused: list[RefusedError] = []

    def take(self, name: str) -> None:
        """Read one file; of one that cannot be read it is kept why."""
        try:
            with naming(name):
                found = self._text_of(name)
                parts = read(found.text, self.kind)
        except RefusedError as refused:
            if any(isinstance(error, LacksExtraError) for error in refused.refused.errors):
                raise
            self.refused.append(refused)
            self.unread += [Unread(name, error.text) for error in refused.refused.errors]
            return
        self.parts += [(part, found.laid_out) for part in parts]
        self.silent += [name] * (not parts)
        self.cut[name] = cut_lines(found.text)
        self.unread += [Unread(name, why) for why in found.unread]

    def _text_of(self, name: str) -> FileText:
        with opened(name) as file:
            return self.scans.text_of(file.read(LARGEST_SCAN + 1))

    def offers(self, options: Namespace) -> list[PaperOffers]:
        """Return what every paper says, each value with its place."""
        groups = offers((part for part, _ in self.parts), {}, options.today)
        return [
            group._replace(offers=with_spots(group.offers, part, laid_out))
            for group, (part, laid_out) in zip(groups, self.parts, strict=True)
        ]


def run(options: Namespace) -> tuple[str, int]:
    """Return what the papers say; a file that cannot be read stops none of the others."""
    if len(options.file) > MOST_FILES:
        raise RefusedError(
            options.file[MOST_FILES], InputError("", word("read.too-many-files", most=MOST_FILES))
        )
    files = ReadFiles(options.kind)
    for name in options.file:
        files.take(name)
    if len(files.refused) == len(options.file):
        raise files.refused[0]
    groups, status = files.offers(options), BAD_INPUT if files.refused else 0
    if options.format == "json":
        lines = [line for lines in files.cut.values() for line in lines]
        errors = [{"file": one.file, **one.why._asdict()} for one in files.unread]
        return as_json(groups, lines, errors), status
    unread = unread_of(groups, files.cut, files.unread)
    if options.format == "toml":
        above = [*remarked(groups), *unread]
        return as_file(groups, (said.of(options.lang) for said in above)), status
    shown = parts_of(groups, files.silent, unread)
    return written(shown, options.format, options.lang), status


def unread_of(
    groups: list[PaperOffers], cut: Mapping[str, list[int]], unread: Sequence[Unread] = ()
) -> list[Text]:
    """Say what of the files was not read, or is not taken; ``cut`` are the lines of each."""
    return [
        *(word("read.file-unread", file=safe(one.file), why=one.why) for one in unread),
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
        argument(
            "file",
            nargs="+",
            help="text, Word file, PDF, or picture (JPG, PNG, WebP); - reads standard input",
        ),
        argument("--as", dest="kind", choices=KINDS, help="kind of paper; none: told by its title"),
        formats("text", "json", "markdown", "toml"),
    ),
)
