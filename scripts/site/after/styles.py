"""Put a style sheet and those it imports into one file: a page then asks once, not for twenty."""

import re
from pathlib import Path

from scripts.machine.environment import StepError

SHEETS = ("assets/css/site.css", "assets/checker/checker.css")
IMPORT = re.compile(r'^@import "([^"]+)"(?: layer\((\w+)\))?;\n', re.MULTILINE)
CHARSET = '@charset "UTF-8";'
BESIDE = re.compile(r"""url\(["']?(?!data:|#|["'])""")


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
        if not imported.is_file():
            raise StepError(f"{sheet}: no {found[1]}; has a new version of the theme renamed it?")
        text = joined(imported).removeprefix(CHARSET)
        if BESIDE.search(text):
            raise StepError(f"{imported}: names a file beside it, which would be lost")
        imported.unlink()
        return f"@layer {found[2]} {{\n{text}\n}}\n" if found[2] else f"{text}\n"

    return IMPORT.sub(part, sheet.read_text(encoding="utf-8"))
