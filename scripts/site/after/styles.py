"""Put a style sheet and those it imports into one file: a page then asks once, not for twenty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = ("assets/css/site.css", "assets/checker/checker.css")
IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


def join_styles(site: Path) -> None:
    """Join the sheets of both languages; what was imported is a part of them and goes."""
    for folder in (site, site / "zh"):
        for name in SHEETS:
            sheet = folder / name
            sheet.write_text(joined(sheet), encoding="utf-8")


def joined(sheet: Path) -> str:
    """Return a sheet with the imported ones in the place of their imports; remove those."""

    def part(found: re.Match[str]) -> str:
        imported = sheet.parent / found[1]
        text = joined(imported)
        imported.unlink()
        return f"{text}\n"

    return IMPORT.sub(part, sheet.read_text(encoding="utf-8"))
