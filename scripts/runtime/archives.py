"""Put the checker's two libraries together from compiled archives: the first, and filing's."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from checker.filing.receipt import WRITTEN

EPOCH = (1980, 1, 1, 0, 0, 0)
FILING = "checker/filing/"
# What filing reads of the data beside what a started checker has read.
READ_BY_FILING = (FILING, "checker/law/holidays.toml", "checker/law/statements/")
SCHEMA, MANY = "checker/doors/schema/", "checker/many/"
# What assistants are answered, which no page asks.
OF_ASSISTANTS = ("checker/doors/assistant/", "checker/doors/law_data.pyc")
# What describes a feature's report, for the command line and the site alone.
SHAPE = "/schema.toml"
OF_COMMANDS = (
    *("checker/__main__.pyc", "checker/doors/cli.pyc", "checker/doors/command/", SCHEMA),
    *(f"checker/io/{name}.pyc" for name in ("arguments", "draft", "folders", "intake", "output")),
    *(f"checker/io/{name}.pyc" for name in ("described", "schema_parts", "table", "terminal")),
)
# What the guides print, item by item, stands on pages that are built.
GUIDES = ("checker/load/guide_items.pyc", "checker/law/guides/")
# Only the command line and the desk need these; what stands on findings is loaded when asked for.
LEFT_OUT = (*OF_COMMANDS, *OF_ASSISTANTS, *GUIDES, MANY, FILING)


def write_library(path: Path, archives: Path, modules: Iterable[str] | None = None) -> None:
    """Write the compiled checker, and of the standard library these modules; or all of them."""
    standard = contents(archives / "python_stdlib.zip")
    if modules is not None:
        standard = _of(standard, modules)
    standard |= contents(archives / "stand_ins.zip")
    checker = {n: body for n, body in _wheel(archives).items() if not n.startswith(LEFT_OUT)}
    write(path, standard | checker)


def write_filing(
    path: Path, archives: Path, digests: str, modules: Iterable[str] | None = None
) -> None:
    """Write what stands on findings, and what it needs beside a started checker; or all there is.

    ``digests`` names the sources, which are not here to be read: see ``checker.filing.receipt``.
    """
    checker = _wheel(archives)
    data = {
        name: body
        for name, body in checker.items()
        if name.startswith(READ_BY_FILING) and not name.endswith((".pyc", SHAPE))
    }
    needed = contents(archives / "python_stdlib.zip") | checker
    if modules is not None:
        # Of a feature too: what it has for the command line and for schemas no page imports.
        needed = _of(needed, modules)
    write(path, needed | data | {FILING + WRITTEN: digests.encode()})


def _wheel(archives: Path) -> dict[str, bytes]:
    """Return the compiled checker's files."""
    (wheel,) = archives.glob("*.whl")
    return {name: body for name, body in contents(wheel).items() if name.startswith("checker/")}


def _of(files: Mapping[str, bytes], modules: Iterable[str]) -> dict[str, bytes]:
    """Return the files of some modules."""
    wanted = {file for module in modules for file in files_of(module)}
    return {name: body for name, body in files.items() if name in wanted}


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
