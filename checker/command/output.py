"""Hand out what a command has written: to the terminal, a pipe or a file, or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from checker.application.fields import InputError
from checker.command.faults import reason
from checker.command.terminal import wrapped
from checker.model import Text
from checker.words import word


def print_errors(lines: list[str]) -> None:
    """Write lines to standard error, as far as there is one."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _write(_stream("stderr"), "".join(f"{line}\n" for line in lines))


def print_out(output: str, *, folds: bool = False) -> None:
    """Write to standard output; ``folds`` breaks long lines where a person reads them.

    A reader that has gone away is no fault, as in a pipe into ``head``.
    """
    stream = _stream("stdout")
    if stream is None:
        raise InputError("", word("fault.no-standard-output"))
    try:
        wide = folds and stream.isatty()
        _write(stream, wrapped(output, shutil.get_terminal_size().columns) if wide else output)
    except BrokenPipeError:
        _let_go("stdout")
    except (OSError, ValueError) as error:
        _let_go("stdout")
        fault = word("fault.standard-output", why=reason(error, "writing"))
        raise InputError("", fault) from None


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


def save(output: str | bytes, name: str) -> None:
    """Write a file whole or not at all: beside its place first, then into it."""
    if not name:
        raise _unwritten(word("fault.no-file-name"))
    path = Path(name)
    beside = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        if path.exists() and not path.is_file():
            raise InputError("--output", word("fault.no-file"))
        beside.write_bytes(output.encode() if isinstance(output, str) else output)
        beside.replace(path.resolve())
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        raise _unwritten(reason(error, "writing")) from None


def _unwritten(why: Text) -> InputError:
    return InputError("--output", word("fault.not-written", why=why))
