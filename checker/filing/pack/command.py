"""``pack``: one ZIP archive of all that is filed online, with an index of what is missing.

Files of a folder are put to their rows by their names, or by those of the folders they lie in: see
``names``. What no row can be told of goes along apart, and is named.
"""

from __future__ import annotations

import shutil
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from io import SEEK_END
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from checker.command.arguments import AS_OF, FILE, Command, argument, as_of
from checker.command.folders import files_below, is_endless
from checker.command.intake import measured, naming, read
from checker.command.output import beside, print_out
from checker.filing.docx import EPOCH
from checker.filing.pack.find import HEAD, Given, Row, pack_of
from checker.filing.pack.names import row_meant, row_perhaps
from checker.filing.pack.outline import parts_of
from checker.filing.pack.pieces import files_of
from checker.input_error import InputError, safe
from checker.report.plain import written
from checker.words import word

PIECE = 1 << 20
# As if made on Unix, by whatever system: a file that all may read and its owner may change.
UNIX, READABLE = 3, 0o100644 << 16


def run(options: Namespace) -> tuple[None, int]:
    """Write the pack, and say on standard output how each row stands."""
    if options.output is None:
        raise InputError("--output", word("pack.needs-output"))
    data = read(options.file)
    report = measured(options.file, data, options.today, as_of(options))
    # The rows alone at first: by them the files find their places.
    rows, output = pack_of(report).rows, Path(options.output).resolve()
    pack = pack_of(report, [*_files(options.folder, output, rows)] if options.folder else ())
    with beside(options.output) as part:
        write(part, files_of(pack, data))
    print_out(written(parts_of(pack), "text", options.lang), folds=True)
    return None, 0


def _files(folder: str, output: Path, rows: Sequence[Row]) -> Iterator[Given]:
    """Return the files of a folder and those below it, by name, but not the pack itself."""
    for name in files_below(folder, ("",)):
        path = Path(name)
        if is_endless(name) or path.resolve() == output:
            continue
        with naming(name), path.open("rb") as file:
            head, size = file.read(HEAD), file.seek(0, SEEK_END)
        parts = path.relative_to(folder).parts
        row = row_meant(parts, rows)
        perhaps = None if row else row_perhaps(parts, rows)
        # A name may hold what is no sign, as those of an archive from Windows do elsewhere.
        called = safe(path.name, len(path.name))
        ids = (each.field.id if each else "" for each in (row, perhaps))
        yield Given(called, size, head, name, *ids)


def write(target: Path, content: Mapping[str, bytes | Given]) -> None:
    """Write files by their names, packed no tighter and without a time: the same bytes everywhere.

    What was given goes through piece by piece.
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
            with Path(each.source).open("rb") as source, archive.open(entry, "w") as place:
                shutil.copyfileobj(source, place, PIECE)


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
            help="scans and photos; the name of each, or of its folder, begins with the number of "
            "a row, such as 1.2, or with the number or the id of a material, such as 8",
        ),
    ),
    form="zip",
)
