"""Name the folders whose files change from version to version by what is in them.

A page and the files it asks for then always belong together, whatever a browser, the host or the
service worker still holds of another version.
"""

import hashlib
import re
from pathlib import Path

from scripts.site import HOMES

LENGTH = 10
OF_A_LANGUAGE = ("assets/checker", "assets/css", "assets/js")
FOLDERS = (*OF_A_LANGUAGE, "runtime", "ocr")
REFERENCE = re.compile(
    rf'(?<=[ "])((?:href|src|data-runtime|data-checker|data-ocr)="[^"]*?(?:{"|".join(FOLDERS)})/)'
)


def name_by_content(site: Path) -> dict[str, str]:
    """Move the files one folder down; return the names of those by the folders above."""
    names = {folder: name_of(site / folder) for folder in FOLDERS}
    for folder, name in names.items():
        for home in HOMES.values() if folder in OF_A_LANGUAGE else ("",):
            move_down(site / home / folder, name)
    return names


def name_of(folder: Path) -> str:
    """Return the start of a hash over the names and bytes of a folder's files."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        body = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()} {len(body)}\n".encode() + body)
    return digest.hexdigest()[:LENGTH]


def move_down(folder: Path, name: str) -> None:
    """Put what is in a folder into a folder inside it."""
    aside = folder.rename(folder.with_name(name))
    folder.mkdir()
    aside.rename(folder / name)


def named(html: str, names: dict[str, str]) -> str:
    """Return a page that asks for the files under their names."""

    def with_name(found: re.Match[str]) -> str:
        start: str = found[1]
        folder = next(folder for folder in names if start.endswith(f"{folder}/"))
        return f"{start}{names[folder]}/"

    return REFERENCE.sub(with_name, html)
