"""Hand out what a command has written: to the terminal, a pipe or a file, or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from errno import ELOOP
from pathlib import Path
from secrets import token_hex
from stat import S_IMODE, S_IWUSR
from typing import Any, NoReturn

from checker.application.syntax import BYTE_ORDER_MARK
from checker.core.input_error import InputError, shown_name
from checker.core.visible import visible
from checker.core.words import phrase, word
from checker.io.faults import reason
from checker.io.terminal import wrapped
from checker.model import Lang

# A terminal's line, begun anew and emptied; and after how many applications it says something.
LINE_BEGIN = "\r\x1b[K"
STEPS = 20
SIGNALED = 128
# Of a name in that of its part: a name may be as long as the system lets it.
LONGEST_KEPT = 40
# What a file's ending promises to whoever opens it; any other ending promises nothing.
ENDINGS = {
    ".json": ("json",),
    ".csv": ("csv",),
    ".html": ("html", "twin"),
    ".svg": ("svg",),
    ".ics": ("ics",),
    ".xlsx": ("xlsx",),
    ".docx": ("docx", "twin-word"),
    ".zip": ("zip",),
    # No command writes these.
    **dict.fromkeys((".pdf", ".png", ".xls", ".doc"), ()),
}


def print_errors(lines: list[str]) -> None:
    """Write lines to standard error, as far as there is one."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _write(_stream("stderr"), "".join(f"{visible(line)}\n" for line in lines))


def print_out(output: str, *, folds: bool = False) -> None:
    """Write to standard output; ``folds`` breaks long lines where a person reads them."""
    stream = _stream("stdout")
    wide = folds and stream is not None and stream.isatty()
    # Its codes take columns too.
    shown = harmless(output)
    print_pieces([wrapped(shown, shutil.get_terminal_size().columns) if wide else shown])


def print_pieces(pieces: Iterable[str]) -> None:
    """Write to standard output piece by piece, as they come.

    A reader that has gone away is no fault, as in a pipe into ``head``.
    """
    stream = _stream("stdout")
    if stream is None:
        raise InputError("", word("stream.no-standard-output"))
    for piece in pieces:
        # Around the writing alone: a fault of what makes the pieces is none of the stream.
        try:
            _write(stream, harmless(piece))
        except BrokenPipeError:
            _let_go()
            return
        except (OSError, ValueError) as error:
            _let_go()
            fault = word("stream.standard-output", why=reason(error, "writing"))
            raise InputError("", fault) from None


class Progress:
    """How many applications are done, on one line of a terminal; of no other stream."""

    def __init__(self, lang: Lang) -> None:
        """Look whether anybody watches."""
        stream, self.lang, self.count = _stream("stderr"), lang, 0
        self.watched = stream is not None and stream.isatty()

    def step(self) -> None:
        """Count one more, and say so now and then."""
        self.count += 1
        if self.count % STEPS == 0:
            self._show(phrase("many.progress", self.lang, n=f"{self.count:,}"))

    def clear(self) -> None:
        """Take the line away, before another is written."""
        self._show("")

    def _show(self, text: str) -> None:
        if self.watched:
            with contextlib.suppress(OSError, ValueError):
                _write(_stream("stderr"), f"{LINE_BEGIN}{text}")


def _stream(name: str) -> Any:
    """Return a standard stream; a program may be started without."""
    return getattr(sys, name)


def _write(stream: Any, text: str) -> None:
    """Write UTF-8 bytes as they are, whatever the terminal's own encoding and line ends."""
    buffer = getattr(stream, "buffer", None)
    # What stands in for a stream may take text alone.
    if buffer is None:
        stream.write(text)
    else:
        buffer.write(text.encode())
    stream.flush()


def _let_go() -> None:
    """Send what is still held back nowhere: Python would write it at its end, and fail again."""
    with contextlib.suppress(OSError, ValueError):
        number = _stream("stdout").fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
    sys.stdout = io.StringIO()


def keep_what_is_read(output: str, sources: Iterable[str]) -> None:
    """Refuse to write over a file that is read, by whatever name or link it is reached."""
    # What is not there yet is not read either: then nobody goes through a folder a second time.
    if is_there(output) and any(_is_same(output, source) for source in sources):
        raise InputError("--output", word("stream.is-read", file=shown_name(output)))


def is_there(name: str) -> bool:
    """Tell whether a file can be seen under a name."""
    return _is_same(name, name)


def _is_same(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except (OSError, ValueError):
        # What is not there yet, or is no name, is no file that could be lost.
        return False


def fit(output: str, form: str) -> None:
    """Refuse a name whose ending promises another format than the one that is written."""
    promised = ENDINGS.get(Path(output).suffix.lower())
    if promised is not None and form not in promised:
        raise InputError(
            "--output", word("stream.other-format", file=shown_name(output), format=form)
        )


def save(output: str | bytes, name: str) -> None:
    """Write a file whole or not at all."""
    with beside(name) as part:
        part.write_bytes(harmless(output).encode() if isinstance(output, str) else output)


def harmless(text: str) -> str:
    """Return what is written, with no sign of a file's that a terminal would act on.

    Files are shown on terminals too. A format that has codes of its own has used them already:
    here only its ends of lines are left, and the mark that begins a CSV.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = text.removeprefix(mark).split("\r\n")
    return mark + "\r\n".join(visible(line, kept="\n") for line in lines)


@contextlib.contextmanager
def beside(name: str, option: str = "--output") -> Iterator[Path]:
    """Hand out a place beside a file; what is written there takes its place once it is whole."""
    try:
        path = _target(name, option)
    except (OSError, ValueError) as error:
        raise _not_written(error, name, option) from None
    # Nobody can have put a link there: the name is not to be guessed, and must be free.
    part = path.parent / f".{path.name[:LONGEST_KEPT]}.{token_hex(8)}.part"
    try:
        with _tidy_when_ended():
            part.touch(exist_ok=False)
            # Whoever could not read the file before can read neither it nor its part.
            mode = S_IMODE((path if path.exists() else part).stat().st_mode)
            part.chmod(mode | S_IWUSR)
            yield part
            part.chmod(mode)
            part.replace(path)
    except OSError as error:
        # A value that cannot be written is a fault of whoever writes, and none of the file.
        raise _not_written(error, name, option) from None
    finally:
        with _undisturbed(), contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _target(name: str, option: str) -> Path:
    """Return the file that a name leads to, through links; or refuse it."""
    if name in ("", "-"):
        raise InputError(option, word("stream.no-output" if name else "stream.no-output-name"))
    try:
        path = Path(name).resolve()
    except RuntimeError:
        # So Python below 3.13 says that a link leads to itself.
        raise OSError(ELOOP, os.strerror(ELOOP)) from None
    if path.exists() and not path.is_file():
        raise InputError(option, word("stream.no-file", file=shown_name(name)))
    return path


def _not_written(error: OSError | ValueError, name: str, option: str) -> InputError:
    if isinstance(error, InputError):
        return error
    why = word("stream.named", file=shown_name(name), why=reason(error, "writing"))
    return InputError(option, word("stream.not-written", why=why))


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Hear no Ctrl-C while what is half written is taken away."""
    if threading.current_thread() is not threading.main_thread():
        # No other thread hears it.
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


@contextlib.contextmanager
def _tidy_when_ended() -> Iterator[None]:
    """Let a program that is asked to end tidy up first."""

    def end(number: int, _frame: object) -> NoReturn:
        # As a shell tells that a signal ended a program.
        raise SystemExit(SIGNALED + number)

    before = {}
    # Windows has no hang-up, and only the main thread hears.
    with contextlib.suppress(AttributeError, ValueError):
        for number in (signal.SIGTERM, signal.SIGHUP):
            before[number] = signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
