"""Keep the program of every released version on the site, so that an old report verifies."""

import hashlib
import shutil
from pathlib import Path

FOLDER = "wheels"
LIST = "SHA256SUMS.txt"


def keep_wheels(site: Path, own: Path, former: Path) -> None:
    """Put the wheels of former releases and this one's into the site, with a list of their bytes.

    What was released under a name stays what it was: the wheel built now takes no other's place.
    """
    folder = site / FOLDER
    folder.mkdir()
    found = {path.name: path for path in (own, *former.glob("*.whl"))}
    for path in found.values():
        shutil.copy(path, folder)
    (folder / LIST).write_text(sums(folder), encoding="utf-8", newline="\n")


def sums(folder: Path) -> str:
    """Return the SHA-256 of every file of a folder, as ``sha256sum --check`` reads it."""
    files = sorted(path for path in folder.iterdir() if path.name != LIST)
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}\n" for f in files)
