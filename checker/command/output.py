"""Hand out what a command has to say: to the terminal, a pipe or a file, or not at all."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from checker.application.fields import InputError
from checker.command.terminal import wrapped
from checker.model import Text

NOT_PLAIN = re.compile(r"[^\x00-\x7e]")
WRITING_FAILED = {
    errno.ENOSPC: "磁盘空间不足",
    errno.ENOENT: "没有这个文件夹",
    errno.EACCES: "没有写入权限",
}


def as_json(data: object) -> str:
    """Return data as JSON text; a sign that would move a terminal's cursor is written as code."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return NOT_PLAIN.sub(_plain, text) + "\n"


def _plain(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]


def say(lines: list[str]) -> None:
    """Write lines to standard error, as far as there is one."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _write(_stream("stderr"), "".join(f"{line}\n" for line in lines))


def print_out(output: str, *, folds: bool = False) -> None:
    """Write to standard output; ``folds`` breaks long lines where a person reads them.

    A reader that has gone away is no fault, as in a pipe into ``head``.
    """
    stream = _stream("stdout")
    if stream is None:
        raise InputError("", Text("standard output is closed.", "标准输出已关闭。"))
    try:
        wide = folds and stream.isatty()
        _write(stream, wrapped(output, shutil.get_terminal_size().columns) if wide else output)
    except BrokenPipeError:
        _let_go("stdout")
    except (OSError, ValueError) as error:
        _let_go("stdout")
        en, zh = _why(error)
        raise InputError("", Text(f"standard output: {en}.", f"标准输出：{zh}。")) from None


def _stream(name: str) -> Any:
    """Return a standard stream; a program may be started without."""
    return getattr(sys, name)


def _write(stream: Any, text: str) -> None:
    """Write UTF-8 bytes as they are, whatever the terminal's own encoding and line ends."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text)
    else:
        buffer.write(text.encode())
    stream.flush()


def _let_go(name: str) -> None:
    """Send what is still held back nowhere: Python would write it at its end, and fail again."""
    with contextlib.suppress(OSError, ValueError):
        number = _stream(name).fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
    setattr(sys, name, io.StringIO())


def _why(error: OSError | ValueError) -> Text:
    known = error if isinstance(error, OSError) else OSError()
    reason = (known.strerror or "cannot be written").lower()
    return Text(reason, WRITING_FAILED.get(known.errno or 0, "无法写入"))


def save(output: str, name: str) -> None:
    """Write a file whole or not at all: beside its place first, then into it."""
    if not name:
        raise InputError("--output", Text("the file name is empty.", "文件名为空。"))
    path = Path(name)
    beside = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        if path.exists() and not path.is_file():
            reason = Text("this is no file. Name a file.", "这不是文件。请指定一个文件。")
            raise InputError("--output", reason)
        beside.write_bytes(output.encode())
        beside.replace(path.resolve())
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        en, zh = _why(error)
        raise InputError("--output", Text(f"{en}.", f"{zh}。")) from None
