"""Name to the checker's page all modules of its script: they come at once, and not by turns.

A module names those it imports only once it has arrived; here that would be five times in a row.
"""

import re
from collections.abc import Iterator
from pathlib import Path

PAGE = "check/index.html"
ENTRY = "assets/checker/checker.js"
IMPORT = re.compile(r'^import .*"(\.[^"]+)";$', re.MULTILINE)


def preload_modules(site: Path) -> None:
    """Write the links into the checker's page of both languages, behind its script."""
    for folder in (site.resolve(), site.resolve() / "zh"):
        page = folder / PAGE
        script = f'<script type="module" src="../{ENTRY}"></script>'
        addresses = (module.relative_to(folder).as_posix() for module in imported(folder / ENTRY))
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
