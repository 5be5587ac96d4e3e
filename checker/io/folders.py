"""List the application files and sheets of a folder and all folders in it."""

from __future__ import annotations

from collections.abc import Iterator
from errno import ELOOP, ENOENT
from pathlib import Path
from stat import S_IFREG, S_ISDIR, S_ISREG

from checker.io.endings import APPLICATION, SHEETS

SUFFIXES = tuple(f".{suffix}" for suffix in (*APPLICATION, *SHEETS))
# Hidden files, and those that Excel keeps beside a sheet that is open.
LEFT_ALONE = (".", "~$")
UNSEEN = 0


def files_below(
    name: str, suffixes: tuple[str, ...] = SUFFIXES, links: list[str] | None = None
) -> Iterator[str]:
    """Return a file's own name, or by name the files of a folder that may hold applications.

    Of other files the ends of their names are told: of every file an empty one.
    What cannot be looked at is among them: who opens it learns why. A linked folder in it is left,
    and noted in ``links``.
    """
    # To a path an empty name is the folder in which the program runs.
    if not name or not S_ISDIR(_mode(name)):
        yield name
        return
    # Folders may lie deeper in each other than Python can call itself. The next stands last.
    waiting = [name]
    while waiting:
        path = waiting.pop()
        mode = _mode(path)
        # A link may lead back into a folder above.
        if S_ISDIR(mode) and path != name and Path(path).is_symlink():
            if links is not None:
                links.append(path)
            continue
        names = _names(path) if S_ISDIR(mode) else None
        if names is not None:
            waiting += names
        elif mode == UNSEEN or S_ISDIR(mode) or path.lower().endswith(suffixes):
            yield path


def is_endless(name: str) -> bool:
    """Tell a pipe or a device, which nobody means who names the folder that it lies in."""
    mode = _mode(name)
    return mode != UNSEEN and not S_ISREG(mode) and not S_ISDIR(mode)


def _mode(name: str) -> int:
    """Return what a name stands for, as far as it can be looked at; what is not there is a file."""
    try:
        return Path(name).stat().st_mode
    except OSError as error:
        return S_IFREG if error.errno in (ENOENT, ELOOP) else UNSEEN
    except ValueError:
        # No file has such a name, one with a NUL: whoever opens it learns so.
        return S_IFREG


def _names(folder: str) -> list[str] | None:
    """Return what lies in a folder, the last first; nothing where it cannot be listed."""
    try:
        # Only names are kept: a folder may hold many thousand files.
        names = sorted((entry.name for entry in Path(folder).iterdir()), reverse=True)
    except OSError:
        return None
    return [str(Path(folder, name)) for name in names if not name.startswith(LEFT_ALONE)]
