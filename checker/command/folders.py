"""List the application files and sheets of a folder and all folders in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.many.entries import APPLICATION, SHEETS

SUFFIXES = tuple(f".{suffix}" for suffix in (*APPLICATION, *SHEETS))
# Hidden files, and those that Excel keeps beside a sheet that is open.
LEFT_ALONE = (".", "~$")


def files_below(name: str) -> Iterator[str]:
    """Return a file's own name, or by name the files of a folder that may hold applications."""
    if name and Path(name).is_dir():
        yield from _files(Path(name))
    else:
        yield name


def _files(folder: Path) -> Iterator[str]:
    try:
        # Only names are kept: a folder may hold many thousand files.
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        # Who opens it learns why.
        yield str(folder)
        return
    for name in names:
        path = folder / name
        if name.startswith(LEFT_ALONE):
            continue
        if path.is_dir():
            # A link may lead back into a folder above.
            if not path.is_symlink():
                yield from _files(path)
        elif name.lower().endswith(SUFFIXES):
            yield str(path)
