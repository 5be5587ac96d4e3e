"""Put the checker's library together from compiled archives."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

EPOCH = (1980, 1, 1, 0, 0, 0)
# Only the command line needs these.
LEFT_OUT = ("checker/cli.pyc", "checker/__main__.pyc", "checker/command/")
# What Python may import on its own, when something is read or fails that no request showed.
MARGIN = (
    "_strptime",
    "bisect",
    "contextlib",
    "copy",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.unicode_escape",
    "heapq",
    "string",
    "textwrap",
)


def write_library(path: Path, archives: Path, modules: Iterable[str] | None = None) -> None:
    """Write the compiled checker, and of the standard library these modules; or all of them."""
    standard = contents(archives / "python_stdlib.zip")
    if modules is not None:
        wanted = {file for module in (*modules, *MARGIN) for file in files_of(module)}
        standard = {name: body for name, body in standard.items() if name in wanted}
    stand_ins = archives / "stand_ins.zip"
    if stand_ins.exists():
        standard |= contents(stand_ins)
    (wheel,) = archives.glob("*.whl")
    checker = {
        name: body
        for name, body in contents(wheel).items()
        if name.startswith("checker/") and not name.startswith(LEFT_OUT)
    }
    write(path, standard | checker)


def contents(archive: Path) -> dict[str, bytes]:
    """Return the files in an archive by their names."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def files_of(module: str) -> tuple[str, str]:
    """Return the two names that a module's bytecode may have."""
    base = module.replace(".", "/")
    return f"{base}.pyc", f"{base}/__init__.pyc"


def write(path: Path, files: Mapping[str, bytes]) -> None:
    """Write an archive that is the same for the same files; it is compressed as a whole later."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
