"""Read one application for the command line: a file or standard input, with all its faults."""

from __future__ import annotations

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.application import syntax
from checker.application.application import Application, parse
from checker.application.fields import InputError, safe
from checker.evaluate import evaluate
from checker.load import load_law
from checker.model import Text

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Findings, Lang

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = Text("standard input", "标准输入")
LONGEST_FILE_NAME = 200
MOST_FAULTS = 20
NAME_ONE = Text(
    "Name a readable file, or - for standard input.",
    "请指定可读取的文件，或用 - 表示标准输入。",
)
READING_FAILED = {
    errno.ENOENT: "没有这个文件",
    errno.EISDIR: "这是文件夹",
    errno.EACCES: "没有读取权限",
}


class Refused(Exception):  # noqa: N818 - what happened to the file, not what is wrong in it
    """An application that is not read: where it stands, and every fault found in it."""

    def __init__(self, name: str, errors: tuple[InputError, ...]) -> None:
        """Keep the file's name and its faults, of which there is one at least."""
        super().__init__(name)
        self.name = name
        self.errors = errors


def load(name: str | None, today: date, as_of: date | None) -> tuple[Application, Findings]:
    """Read and measure one application, or none at all; any fault refuses it."""
    law = load_law()
    try:
        data: dict[str, Any] = {} if name is None else syntax.read(syntax.decode(_bytes(name)))
        app, errors = parse(data, law, today, as_of)
    except InputError as error:
        errors = (error,)
    if errors:
        raise Refused(name or "", errors)
    return app, evaluate(app, law)


def _bytes(name: str) -> bytes:
    """Return a file's bytes, or the first of too many."""
    if name == STANDARD_INPUT:
        return _standard_input()
    if not name:
        text = Text("the file name is empty", "文件名为空")
        raise InputError("", _with_advice(text))
    try:
        with Path(name).open("rb") as file:
            return file.read(syntax.LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise InputError("", _with_advice(_why(error))) from None


def _standard_input() -> bytes:
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        raise InputError("", _with_advice(Text("standard input is closed", "标准输入已关闭")))
    try:
        data: bytes = buffer.read(syntax.LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise InputError("", _with_advice(_why(error))) from None
    return data


def _why(error: OSError | ValueError) -> Text:
    known = error if isinstance(error, OSError) else OSError()
    reason = (known.strerror or "cannot be read").lower()
    return Text(reason, READING_FAILED.get(known.errno or 0, "无法读取文件"))


def _with_advice(text: Text) -> Text:
    return Text(f"{text.en}. {NAME_ONE.en}", f"{text.zh}。{NAME_ONE.zh}")


def name_of(name: str, lang: Lang) -> str:
    """Return a file's name as a message or a table shows it; of a long one the end."""
    if name == STANDARD_INPUT:
        return STANDARD_INPUT_NAME.of(lang)
    short = name if len(name) <= LONGEST_FILE_NAME else f"…{name[1 - LONGEST_FILE_NAME :]}"
    return safe(short, LONGEST_FILE_NAME)


def complaint(error: InputError, lang: Lang, source: str = "") -> str:
    """Return a fault as one line: file, line, key, what is wrong and what is allowed."""
    line = (f"第{error.line}行" if lang == "zh" else f"line {error.line}") if error.line else ""
    parts = (source, line, error.path, error.text.of(lang))
    return ("：" if lang == "zh" else ": ").join(part for part in parts if part)


def complaints(refused: Refused, lang: Lang) -> list[str]:
    """Return the faults of one file, a line each, and how many there are beyond those."""
    source = name_of(refused.name, lang)
    lines = [complaint(error, lang, source) for error in refused.errors[:MOST_FAULTS]]
    more = len(refused.errors) - len(lines)
    if more:
        mark = "：" if lang == "zh" else ": "
        lines.append(f"{source}{mark}{_more(more).of(lang)}")
    return lines


def _more(count: int) -> Text:
    faults = "fault" if count == 1 else "faults"
    return Text(f"{count:,} more {faults}.", f"另有{count:,}处错误。")


def in_one_line(refused: Refused, lang: Lang) -> str:
    """Return the first fault of a file, and how many more there are."""
    first, *rest = refused.errors
    more = ("" if lang == "zh" else " ") + _more(len(rest)).of(lang) if rest else ""
    return complaint(first, lang) + more
