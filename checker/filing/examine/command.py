"""``examine``: what would be sent back of a folder of papers as it is.

Files are put to the rows of the form by their names and titles, and read as far as they hold text.
What no program sees is named apart.
"""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.cases.toml_text import as_toml
from checker.filing.errands.command import CAPITAL, ON, WHERE, with_options
from checker.filing.examine.data import as_json
from checker.filing.examine.find import Examined, examine
from checker.filing.examine.folder import content_of, names_in
from checker.filing.examine.folders import (
    ExaminedFolder,
    as_csv,
    as_text,
    examined_folders,
    folders_as_json,
    folders_in,
    is_of_many,
)
from checker.filing.examine.outline import parts_of
from checker.filing.examine.packed import save_pack
from checker.filing.examine.written import as_html, as_word
from checker.io.arguments import Command, argument, as_of, formats
from checker.io.intake import measured, read
from checker.io.output import keep_what_is_read
from checker.model import Data
from checker.report.plain import written


def run(options: Namespace) -> tuple[str | bytes, int]:
    """Return the notice of one folder, or of every folder in it."""
    day, given = as_of(options, ON), _given(options)
    names, day_is_set = names_in(options.folder), _is_set(given, day)
    report = measured(options.application or "", given, options.today)
    if options.output is not None:
        keep_what_is_read(options.output, names)
    is_many = options.many or is_of_many(options.folder, names, report)
    if is_many or options.format == "csv":
        _refuse_for_many(options)
        below = folders_in(options.folder) if is_many else [options.folder]
        folders = list(examined_folders(below, given, options.today, day))
        refused = any(each.found.counts["refused"] for each in folders)
        return _told_of_many(folders, options, day_is_set=day_is_set), _status(options, refused)
    if options.format == "docx" and options.output is None:
        raise InputError("--output", word("examine.needs-output"))
    found = examine(content_of(options.folder, names), given, options.today, day)
    if options.pack is not None:
        save_pack(found, options.pack, names, options.lang)
    refused = found.counts["refused"] > 0
    return _told(found, options, day_is_set=day_is_set), _status(options, refused)


def _status(options: Namespace, refused: bool) -> int:  # noqa: FBT001 - what is asked
    return int(options.exit_code and refused)


def _refuse_for_many(options: Namespace) -> None:
    if options.pack is not None:
        raise InputError("--pack", word("examine.one-folder"))
    if options.format not in ("text", "markdown", "json", "csv"):
        raise InputError("--format", word("examine.as-rows"))


def _told_of_many(folders: list[ExaminedFolder], options: Namespace, *, day_is_set: bool) -> str:
    match options.format:
        case "json":
            return folders_as_json(folders, day_is_set=day_is_set)
        case "csv":
            return as_csv(folders, options.lang)
    return as_text(folders, options.format, options.lang)


def _told(found: Examined, options: Namespace, *, day_is_set: bool) -> str | bytes:
    """Return the notice in the format that is asked for."""
    lang = options.lang
    parts = parts_of(found, day_is_set=day_is_set)
    match options.format:
        case "json":
            return as_json(found, day_is_set=day_is_set)
        case "html":
            return as_html(parts, lang)
        case "docx":
            return as_word(parts, lang)
        case "toml":
            return f"{as_toml(found.application)}\n"
    return written(parts, options.format, lang)


def _given(options: Namespace) -> Data:
    """Return the given answers with what the options say."""
    name = options.application
    return with_options({} if name is None else read(name), options)


def _is_set(given: Data, day: date | None) -> bool:
    return day is not None or given.get("application_date") is not None


COMMAND = Command(
    "what would be sent back of a folder of papers as it is",
    run,
    (
        ON,
        WHERE,
        CAPITAL,
        argument(
            "folder", help="folder of the papers: texts, Word files, PDF, and pictures are read"
        ),
        argument(
            "--application",
            metavar="FILE",
            help="application file with the answers there are; - reads standard input",
        ),
        argument(
            "--exit-code",
            action="store_true",
            help="exit with 1 where something can be sent back",
        ),
        argument(
            "--pack",
            metavar="FILE",
            help="save the pack too, with the notice as its first sheet",
        ),
        argument(
            "--many",
            action="store_true",
            help="a folder for each company; none: told by its shape",
        ),
        formats("text", "markdown", "html", "docx", "json", "toml", "csv"),
    ),
)
