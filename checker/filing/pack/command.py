"""``pack``: one ZIP archive of all that is filed online, with an index of what is missing.

Files of a folder are put to their rows by their names, or by those of the folders they lie in: see
``sorting``. What no row can be told of goes along apart, and is named.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISDIR
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from checker.core.input_error import InputError, shown_name
from checker.core.visible import visible
from checker.core.words import word
from checker.filing.docx import EPOCH
from checker.filing.pack.find import HEAD, GivenFile, Stamp, pack_of
from checker.filing.pack.outline import parts_of
from checker.filing.pack.pieces import FORMAT, files_of
from checker.filing.pack.sorting import FileSorter
from checker.io.arguments import AS_OF, FILE, Command, argument, as_of, say_left_aside
from checker.io.faults import reason
from checker.io.folders import files_below, is_endless
from checker.io.intake import RefusedError, measured, naming, read
from checker.io.output import (
    beside,
    is_there,
    keep_what_is_read,
    print_errors,
    print_out,
)
from checker.model import Lang
from checker.report.plain import written

PIECE = 1 << 20
# As if made on Unix, by whatever system: a file that all may read and its owner may change.
UNIX, READABLE = 3, 0o100644 << 16
# Its format stands at the head of the index of a pack.
INDEX, HEAD_OF_INDEX = "index.json", 200


def run(options: Namespace) -> tuple[None, int]:
    """Write the pack, and say on standard output how each row stands."""
    if options.output is None:
        raise InputError("--output", word("pack.needs-output"))
    scans = [] if options.folder is None else _scans(options.folder, options.lang)
    scans = _but_older_pack(scans, options.output)
    keep_what_is_read(options.output, scans)
    data = read(options.file)
    report = measured(options.file, data, options.today, as_of(options))
    say_left_aside(report, options.lang)
    # The rows alone at first: by them the files find their places.
    pack, stamps = pack_of(report), dict[str, Stamp]()
    sorter = FileSorter(pack)
    pack = pack.with_files([_given(name, options.folder, sorter, stamps) for name in scans])
    with beside(options.output) as part:
        write(part, files_of(pack, data), stamps)
    print_out(written(parts_of(pack), "text", options.lang), folds=True)
    return None, 0


def _scans(folder: str, lang: Lang) -> list[str]:
    """Return the files of a folder and of those below it, by name.

    A linked folder in it is followed; one that leads back or on is named, and not.
    """
    if not folder:
        raise InputError("--scans", word("pack.scans-no-name"))
    try:
        is_folder = S_ISDIR(Path(folder).stat().st_mode)
    except (OSError, ValueError) as error:
        why = reason(error, "reading")
        raise InputError(
            "--scans", word("stream.named", file=shown_name(folder), why=why)
        ) from None
    if not is_folder:
        raise InputError("--scans", word("pack.scans-no-folder", file=shown_name(folder)))
    links, left = list[str](), list[str]()
    found = [*files_below(folder, ("",), links)]
    for link in links:
        # What it leads to holds the link itself: there would be no end.
        if Path(link).absolute().parent.resolve().is_relative_to(Path(link).resolve()):
            left.append(link)
        else:
            found += files_below(link, ("",), left)
    said = (word("pack.link-not-followed", folder=shown_name(link)) for link in left)
    print_errors([text.of(lang) for text in said])
    return [name for name in found if not is_endless(name)]


def _but_older_pack(scans: list[str], output: str) -> list[str]:
    """Leave out the pack that was made before and is written anew."""
    if not is_there(output) or not _is_pack(output):
        return scans
    older = Path(output).resolve()
    return [name for name in scans if Path(name).resolve() != older]


def _is_pack(name: str) -> bool:
    """Tell whether a file is a pack of ours, and no scan."""
    try:
        with ZipFile(name) as archive:
            if archive.getinfo(INDEX).compress_type != ZIP_STORED:
                return False
            with archive.open(INDEX) as index:
                return f'"format": "{FORMAT}"'.encode() in index.read(HEAD_OF_INDEX)
    except (OSError, ValueError, LookupError, RuntimeError, EOFError, BadZipFile):
        return False


def _given(name: str, folder: str, sorter: FileSorter, stamps: dict[str, Stamp]) -> GivenFile:
    """Look at a file, and note by what it is known."""
    path = Path(name)
    with naming(name), path.open("rb") as file:
        head, stamp = file.read(HEAD), _stamp(path)
    stamps[name] = stamp
    told = sorter.sorted(path.relative_to(folder).parts)
    # A name may hold what is no sign, as those of an archive from Windows do elsewhere.
    return GivenFile(visible(path.name), stamp.size, head, name, told.row, told.either)


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def write(
    target: Path, content: Mapping[str, bytes | GivenFile], stamps: Mapping[str, Stamp]
) -> None:
    """Write files by their names, packed no tighter and without a time: the same bytes everywhere.

    What was given goes through piece by piece; where it is another than before, that is refused.
    """
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name in sorted(content):
            each = content[name]
            entry = ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = UNIX, READABLE
            if isinstance(each, bytes):
                archive.writestr(entry, each)
                continue
            # The size tells beforehand whether it needs the long form of an entry.
            entry.file_size = each.size
            with archive.open(entry, "w") as place:
                place.writelines(_pieces(each.source, stamps[each.source]))


def same_bytes(name: str, stamp: Stamp) -> bytes:
    """Return all that a file holds; it must be what was looked at."""
    return b"".join(_pieces(name, stamp))


def _pieces(name: str, stamp: Stamp) -> Iterable[bytes]:
    """Return what a file holds; it must be what was looked at, from its first byte to its last."""
    # Around the reading alone: a fault of the writing is none of this file.
    with naming(name), Path(name).open("rb") as file:
        left = stamp.size
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece
        if left or _stamp(Path(name)) != stamp:
            raise RefusedError(name, InputError("", word("pack.scan-changed")))


COMMAND = Command(
    "one ZIP archive of all that is filed online, with an index of what is missing",
    run,
    (
        AS_OF,
        FILE,
        argument(
            "--scans",
            dest="folder",
            metavar="FOLDER",
            help="scans and photos; each goes to its row by its name, or its folder's: by what the "
            "paper is commonly called, or by the number of a row at its beginning, such as 1.2",
        ),
    ),
    form="zip",
)
