"""Look into a folder: which files there are, and the text of each, as far as it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from stat import S_ISDIR

from checker.core.bounds import LARGEST_FILES, LARGEST_SCAN, MOST_FILES
from checker.core.input_error import InputError, shown_name
from checker.core.visible import visible
from checker.core.words import word
from checker.filing.examine.files import FolderContent, FolderFile
from checker.filing.pack.find import HEAD, NO_STAMP, GivenFile, Stamp
from checker.filing.read.find import read
from checker.filing.read.scans import Scans
from checker.io.faults import reason
from checker.io.folders import files_below, is_endless
from checker.io.intake import RefusedError, naming, opened
from checker.model import Text

# A kind of picture that the form takes, and that is not read.
NOT_READ = "gif"


def names_in(folder: str) -> list[str]:
    """Return the files of a folder and of those below it, by name. Raises ``InputError``."""
    if not is_folder(folder):
        raise InputError("FOLDER", word("examine.no-folder", file=shown_name(folder)))
    # A file may be called as standard input is, and is that of this folder.
    below = files_below(str(Path(folder).absolute()), ("",))
    return [name for name in below if not is_endless(name)]


def is_folder(name: str) -> bool:
    """Tell whether a name is that of a folder."""
    try:
        return bool(name) and S_ISDIR(Path(name).stat().st_mode)
    except (OSError, ValueError):
        return False


def content_of(folder: str, names: Sequence[str]) -> FolderContent:
    """Read the files of a folder; one that cannot be read is named, and the rest goes on."""
    files, left, size, scans = list[FolderFile](), list[str](), 0, Scans()
    for name in names:
        parts = Path(name).relative_to(Path(folder).absolute()).parts
        given, stamp, why = _looked_at(name)
        if len(files) == MOST_FILES or size + given.size > LARGEST_FILES:
            left.append(visible("/".join(parts)))
            continue
        size += given.size
        file = FolderFile(given, parts, stamp, why=why)
        files.append(file if why or not given.size else _read(file, scans))
    return FolderContent(tuple(files), tuple(left))


def _looked_at(name: str) -> tuple[GivenFile, Stamp, Text | None]:
    """Return what is seen of a file from outside, and why it cannot be opened."""
    path = Path(name)
    shown = visible(path.name)
    try:
        with path.open("rb") as file:
            head, found = file.read(HEAD), path.stat()
    except OSError as error:
        return GivenFile(shown, 0, b"", name), NO_STAMP, reason(error, "reading")
    stamp = Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
    return GivenFile(shown, found.st_size, head, name), stamp, None


def _read(file: FolderFile, scans: Scans) -> FolderFile:
    name = file.given.source
    try:
        with naming(name), opened(name) as content:
            found = scans.text_of(content.read(LARGEST_SCAN + 1))
            papers = tuple(read(found.text))
    except RefusedError as error:
        (fault,) = error.refused.errors
        is_other = file.given.ending == NOT_READ and not file.given.fault
        return file._replace(why=word("examine.of-picture") if is_other else fault.text)
    nothing = found.recognized and not found.text and not found.unread
    return file._replace(
        text=found.text,
        papers=papers,
        why=word("examine.of-picture") if nothing else None,
        laid_out=found.laid_out,
        unread=tuple(found.unread),
        recognized=found.recognized,
    )
