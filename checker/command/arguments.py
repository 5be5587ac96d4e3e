"""Arguments of the command line whose complaints come in the language that was asked for."""

from __future__ import annotations

import argparse
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from checker.application.fields import safe
from checker.command.output import say
from checker.model import Text
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Lang

NAME = "call-center-license"
BAD_INPUT = 2
LONGEST_COMPLAINT = 400
# The complaints of Python's argparse that have words of their own.
COMPLAINTS = (
    "arguments.required",
    "arguments.invalid-choice",
    "arguments.unrecognized",
    "arguments.one-expected",
    "arguments.more-expected",
    "arguments.no-value",
)
PLACE = re.compile(r"\\\{(\w+)\\\}")


def language(argv: Sequence[str] | None) -> Lang:
    """Return the language that is asked for, before the arguments are read: they may be wrong."""
    given = list(sys.argv[1:] if argv is None else argv)
    return "zh" if "--lang=zh" in given or ("--lang", "zh") in pairwise(given) else "en"


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options and complains in one language."""

    lang: Lang = "en"

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong with these arguments."""
        said = safe(in_both(message).of(self.lang), LONGEST_COMPLAINT)
        line = fill(word("arguments.error"), {"prog": self.prog, "complaint": said})
        say([self.format_usage().rstrip(), line.of(self.lang)])
        raise SystemExit(BAD_INPUT)


def in_both(message: str) -> Text:
    """Return a complaint of argparse in both languages; one that is not known stays English."""
    for complaint in map(word, COMPLAINTS):
        pattern = PLACE.sub(r"(?P<\1>.*?)", re.escape(complaint.en))
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return fill(complaint, found.groupdict())
    return Text(message, message)
