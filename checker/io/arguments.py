"""The arguments of the command line; complaints come in the language that was asked for."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import chain, pairwise, starmap
from typing import Any, NamedTuple, NoReturn

from checker import __version__
from checker.core.input_error import safe
from checker.core.words import fill, word
from checker.io.intake import measured, read
from checker.io.output import print_errors
from checker.kinds.date import read_date
from checker.model import LANGS, Data, Lang, Text
from checker.report.outline import Report
from checker.report.sources import left_aside

# What a command does: it returns what it writes, text or a file's bytes, and the exit status; or
# nothing to write, where it has written itself.
RunCommand = Callable[[argparse.Namespace], tuple[str | bytes | None, int]]

NAME = "call-center-license"
BAD_INPUT = 2
# A complaint repeats what was typed, however long that is.
LONGEST_COMPLAINT = 400
# What tells the language in the environment, the first that names one of ours.
TELL_THE_LANGUAGE = ("CALL_CENTER_LICENSE_LANG", "LANG")
# How wide the list of commands is, and the names in it.
HELP_WIDTH, NAME_WIDTH = 78, 11
# The complaints of Python's argparse that have words of their own.
COMPLAINTS = (
    "arguments.required",
    "arguments.invalid-choice",
    "arguments.unrecognized",
    "arguments.one-expected",
    "arguments.more-expected",
    "arguments.no-value",
)
# A place of a word, such as {names}, as ``re.escape`` leaves it.
PLACE = re.compile(r"\\\{(\w+)\\\}")
# As many digits as no number of an option has.
DIGITS = re.compile("[0-9]{1,9}")
EXIT_STATUS = (
    "exit status: 0 done, 1 the answer is no (of verify; else with --exit-code), "
    "2 bad input or a broken stream"
)
EPILOG = f"""\
{EXIT_STATUS}

example:
  {NAME} check application.toml --lang zh --format markdown --output report.md
"""


def language(argv: Sequence[str] | None, environment: Mapping[str, str]) -> Lang:
    """Return the language that is asked for, before the arguments are read: they may be wrong.

    Without an option the environment tells it, in the manner of ``zh_CN.UTF-8``.
    """
    given = ["", *(sys.argv[1:] if argv is None else argv)]
    asked = [
        lang
        for before, word in pairwise(given)
        for lang in LANGS
        if (before, word) == ("--lang", lang) or word == f"--lang={lang}"
    ]
    told = [
        lang
        for name in TELL_THE_LANGUAGE
        for lang in LANGS
        if re.split("[-_.@]", environment.get(name, "").lower())[0] == lang
    ]
    return next(iter(asked[-1:] + told), "en")


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options and complains in one language."""

    lang: Lang = "en"

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong with these arguments."""
        complaint = safe(in_both_languages(message).of(self.lang), LONGEST_COMPLAINT)
        line = word("arguments.error", prog=self.prog, complaint=complaint)
        print_errors([*self.format_usage().rstrip().split("\n"), line.of(self.lang)])
        raise SystemExit(BAD_INPUT)


def in_both_languages(message: str) -> Text:
    """Return a complaint of argparse in both languages; one that is not known stays English."""
    for known in map(word, COMPLAINTS):
        pattern = PLACE.sub(r"(?P<\1>.*?)", re.escape(known.en))
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return fill(known, found.groupdict())
    return Text(message, message)


class Argument(NamedTuple):
    """One argument of a command, as ``add_argument`` of argparse takes it."""

    names: tuple[str, ...]
    settings: Data


def argument(*names: str, **settings: Any) -> Argument:
    """Return an argument by its names and what argparse is told of it."""
    return Argument(names, settings)


def formats(*names: str) -> Argument:
    """Let a command write in one of these formats, the first if none is asked for."""
    return argument("--format", choices=names, default=names[0], help="output format")


LANG = argument(
    "--lang", choices=LANGS, help=f"language; without it {' or '.join(TELL_THE_LANGUAGE)} tells it"
)
OUTPUT = argument(
    "--output", metavar="FILE", help="write there, whole or not at all; none: standard output"
)
AS_OF = argument("--as-of", help="answer for this filing date, YYYY-MM-DD")
FILE = argument("file", help="application file, JSON or TOML; - reads standard input")
NO_BOM = argument(
    "--no-bom", action="store_true", help="CSV without the byte order mark that spreadsheets want"
)


class Command(NamedTuple):
    """One command: what its help says, what it does, and its arguments in the order of the help.

    ``form`` is the format it writes where none can be asked for.
    """

    text: str
    run: RunCommand
    arguments: tuple[Argument, ...]
    form: str = ""


def of_application(
    text: str, tell: Callable[[Report, argparse.Namespace], str | bytes], *arguments: Argument
) -> Command:
    """Return the command that tells something of one application, on a filing date if asked."""

    def run(options: argparse.Namespace) -> tuple[str | bytes, int]:
        return tell(load(options), options), 0

    return Command(text, run, (AS_OF, FILE, *arguments))


def parser(tasks: Mapping[str, Mapping[str, Command]], lang: Lang) -> Parser:
    """Return the parser of all commands by task and name, in a language if none is asked for."""
    listed = "\n\n".join(starmap(_listed, tasks.items()))
    found = Parser(
        prog=NAME,
        description=f"Check an application for China's call center license (B24).\n\n{listed}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    found.lang = lang
    found.add_argument("--version", action="version", version=__version__)
    below = found.add_subparsers(required=True, metavar="command", help="one of those above")
    for name, command in chain.from_iterable(each.items() for each in tasks.values()):
        # A shortened option would be another one once a new option begins alike.
        own = below.add_parser(
            name,
            description=command.text,
            epilog=EXIT_STATUS,
            allow_abbrev=False,
        )
        own.lang = lang
        # A command's own ``--format`` has a default that goes before this one.
        own.set_defaults(run=command.run, format=command.form)
        for each in (LANG, OUTPUT, *command.arguments):
            own.add_argument(*each.names, **each.settings)
        own.set_defaults(lang=lang)
    return found


def _listed(task: str, commands: Mapping[str, Command]) -> str:
    """Return the commands of a task as the help lists them, each with what it does."""
    lines = (
        textwrap.fill(
            command.text,
            HELP_WIDTH,
            initial_indent=f"  {name:<{NAME_WIDTH}}",
            subsequent_indent=" " * (NAME_WIDTH + 2),
        )
        for name, command in commands.items()
    )
    return "\n".join((f"{task}:", *lines))


def whole_number(written: str, least: int, most: int) -> int | None:
    """Return a whole number between two others, both inside; nothing for what is none."""
    number = int(written) if DIGITS.fullmatch(written) else -1
    return number if least <= number <= most else None


def load(options: argparse.Namespace, *, tells: bool = False) -> Report:
    """Read and measure the application that is named, or an empty one; any fault refuses it.

    Of a report that ``tells`` itself which answers it leaves aside that is not said beside it.
    """
    day, name = as_of(options), options.file
    data = {} if name is None else read(name)
    report = measured(name or "", data, options.today, day)
    if not tells:
        say_left_aside(report, options.lang)
    return report


def say_left_aside(report: Report, lang: Lang) -> None:
    """Say beside what is written which answers it leaves aside, if any."""
    print_errors([each.text.of(lang) for each in left_aside(report.app, report.law)])


def as_of(options: argparse.Namespace, asked: Argument = AS_OF) -> date | None:
    """Return the filing date to answer for, if one is asked for by what a command calls it."""
    return None if options.as_of is None else read_date("/".join(asked.names), options.as_of)
