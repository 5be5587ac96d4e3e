"""Name to the pages with much script all modules of it: they come at once, and not by turns.

A module names those it imports only once it has arrived; here that would be five times in a row.
"""

import re
from collections.abc import Iterator
from pathlib import Path

PAGES = {
    "check/index.html": "assets/checker/checker.js",
    "many/index.html": "assets/checker/many/many.js",
}
IMPORT = re.compile(r'^import .*"(\.[^"]+)";$', re.MULTILINE)


def preload_modules(site: Path) -> None:
    """Write the links into these pages of both languages, behind their script."""
    for folder in (site.resolve(), site.resolve() / "zh"):
        for name, entry in PAGES.items():
            page = folder / name
            script = f'<script type="module" src="../{entry}"></script>'
            addresses = (
                module.relative_to(folder).as_posix() for module in imported(folder / entry)
            )
            links = "".join(f'\n    <link rel="modulepreload" href="../{a}">' for a in addresses)
            html = page.read_text(encoding="utf-8")
            page.write_text(html.replace(script, script + links), encoding="utf-8")


def imported(entry: Path) -> Iterator[Path]:
    """Return what a module imports, itself or through others, each once."""
    known, waiting = {entry}, [entry]
    while waiting:
        module = waiting.pop(0)
        for address in IMPORT.findall(module.read_text(encoding="utf-8")):
            found = (module.parent / address).resolve()
            if found not in known:
                known.add(found)
                waiting.append(found)
                yield found
