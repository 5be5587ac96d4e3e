"""The command line: each command stands in a module of ``command``, or of a feature's folder."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

from checker.core.input_error import InputError
from checker.core.words import word
from checker.doors.command import batch, calendar, check, compare, mcp, questions, rules, schema
from checker.doors.features import FEATURES, Task, modules_by_name
from checker.io.arguments import BAD_INPUT, Command, language, parser
from checker.io.folders import files_below
from checker.io.intake import STANDARD_INPUT, RefusedError, complaints
from checker.io.output import fit, keep_what_is_read, print_errors, print_out, save
from checker.io.refused import refused
from checker.model import Lang

# Those of no feature; each task lists them before its features' own.
OWN: dict[Task, dict[str, Command]] = {
    Task.APPLICATION: {"check": check.COMMAND, "questions": questions.COMMAND},
    Task.AFTER: {"calendar": calendar.COMMAND},
    Task.RESULTS: {"batch": batch.COMMAND, "compare": compare.COMMAND},
    Task.LAW: {"rules": rules.COMMAND, "schema": schema.COMMAND, "mcp": mcp.COMMAND},
}
MODULES = modules_by_name("command")
OF_FEATURES = {
    task: {
        feature.command: import_module(MODULES[feature.command]).COMMAND
        for feature in FEATURES
        if feature.command and feature.task is task
    }
    for task in Task
}
# By what they help with, and by their names, as the help lists them.
BY_TASK: dict[str, dict[str, Command]] = {
    task: OWN.get(task, {}) | OF_FEATURES[task] for task in Task
}
COMMANDS = {name: command for found in BY_TASK.values() for name, command in found.items()}
# As a shell tells that Ctrl-C ended a program.
INTERRUPTED = 130
# The filing day is a day in China, wherever the program runs.
CHINA_STANDARD_TIME = timedelta(hours=8)
# The arguments that name what a command reads: one file each, or of many applications all.
SOURCES = ("file", "report", "before", "after", "notice", "application", "law")


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 (not ready, if asked) or 2 (bad input)."""
    lang = language(argv, os.environ)
    try:
        return _run(argv, lang)
    except KeyboardInterrupt:
        return INTERRUPTED
    except RefusedError as error:
        print_errors(complaints(error.refused, lang))
    except InputError as error:
        # It is no file's, but of the arguments or of what is written.
        print_errors(refused("", error).faults(lang))
    return BAD_INPUT


def stopped() -> int:
    """Say that Ctrl-C ended the program, and return the status that tells it."""
    print_errors([word("stream.stopped").of(language(None, os.environ))])
    return INTERRUPTED


def _run(argv: list[str] | None, lang: Lang) -> int:
    try:
        now = _now()
        known = Namespace(now=now, today=_in_china(now), clock=_today)
        options = parser(BY_TASK, lang).parse_args(argv, known)
    except SystemExit as stop:
        # Help and version are printed, but perhaps not written yet.
        if not stop.code:
            print_out("")
        return int(stop.code or 0)
    given = [getattr(options, source, None) or [] for source in SOURCES]
    names = (name for one in given for name in ([one] if isinstance(one, str) else one))
    if [*names].count(STANDARD_INPUT) > 1:
        raise InputError("", word("stream.standard-input-twice"))
    if options.output is not None:
        keep_what_is_read(options.output, _sources(options))
        fit(options.output, options.format)
    output, status = options.run(options)
    if output is None:
        # It has written all of it, piece by piece.
        return int(status)
    if options.output is None:
        # A file that is no text is only saved: its command has refused anything else.
        print_out(str(output), folds=options.format == "text")
    else:
        save(output, options.output)
    return int(status)


def _now() -> datetime:
    """Look at the clock, which nothing else does: a command is told the time and the day."""
    return datetime.now(UTC)


def _in_china(now: datetime) -> date:
    return (now + CHINA_STANDARD_TIME).date()


def _today() -> date:
    """Return the day for a command that runs on beyond it."""
    return _in_china(_now())


def _sources(options: Namespace) -> Iterator[str]:
    """Return the names of the files that a command reads."""
    for name in filter(None, (getattr(options, source, None) for source in SOURCES)):
        for each in [name] if isinstance(name, str) else name:
            yield from files_below(each)
