"""Arguments of the command line whose complaints come in the language that was asked for."""

from __future__ import annotations

import argparse
import re
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, NoReturn

from checker.application.fields import safe
from checker.command.output import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Lang

NAME = "call-center-license"
BAD_INPUT = 2
LONGEST_COMPLAINT = 400
IN_CHINESE = (
    (r"the following arguments are required: (.*)", r"缺少必填参数：\1"),
    (
        r"argument (.*): invalid choice: (.*?) \(choose from (.*)\)",
        r"参数 \1：\2 不在可选值之内，可选：\3",
    ),
    (r"unrecognized arguments: (.*)", r"无法识别的参数：\1"),
    (r"argument (.*): expected one argument", r"参数 \1：须填一个值"),
    (r"argument (.*): expected at least one argument", r"参数 \1：至少须填一个值"),
    (r"argument (.*): ignored explicit argument (.*)", r"参数 \1：不接受值 \2"),
)


def language(argv: Sequence[str] | None) -> Lang:
    """Return the language that is asked for, before the arguments are read: they may be wrong."""
    given = list(sys.argv[1:] if argv is None else argv)
    return "zh" if "--lang=zh" in given or ("--lang", "zh") in pairwise(given) else "en"


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options and complains in one language."""

    lang: Lang = "en"

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong with these arguments."""
        said, mark = message, "error: "
        if self.lang == "zh":
            said, mark = _in_chinese(message), "错误："
        say([self.format_usage().rstrip(), f"{self.prog}: {mark}{safe(said, LONGEST_COMPLAINT)}"])
        raise SystemExit(BAD_INPUT)


def _in_chinese(message: str) -> str:
    for pattern, chinese in IN_CHINESE:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(chinese)
    return message
