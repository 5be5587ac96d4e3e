"""Send the pages' scripts without comments, spaces and long names; the source stays readable.

The scripts of every page go as one: each for itself, they are smaller than what it takes to ask.
"""

import re
from pathlib import Path

from scripts.machine.node import run_node

FOLDERS = ("assets/checker", "assets/js")
# Stands in the checker's page, too, to begin before anything else.
IN_PAGE = "assets/checker/start/preload.js"
PAGE = "check/index.html"
# What every page loads, and what a page loads that is embedded in others.
JOINED = ("assets/js/site.js", "assets/js/embed.js")
IMPORT = re.compile(r'^import "\./([^"]+)";$', re.MULTILINE)
MINIFY = Path(__file__).with_name("minify.mjs")


def join_scripts(site: Path) -> None:
    """Put what the scripts of pages import into those scripts, each in a block of its own."""
    for home in (site, site / "zh"):
        scripts = [home / name for name in JOINED]
        parts = {script: parts_of(script) for script in scripts}
        for script, found in parts.items():
            texts = (part.read_text(encoding="utf-8") for part in found)
            script.write_text("".join(f"{{\n{text}}}\n" for text in texts), encoding="utf-8")
        for part in {part for found in parts.values() for part in found}:
            part.unlink()


def parts_of(script: Path) -> list[Path]:
    """Return the files that a script is made of."""
    names = IMPORT.findall(script.read_text(encoding="utf-8"))
    return [script.with_name(name) for name in names]


def shorten_scripts(site: Path) -> None:
    """Shorten all scripts of both languages, and the one that stands in a page."""
    languages = (site, site / "zh")
    files = [file for home in languages for name in FOLDERS for file in (home / name).rglob("*.js")]
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    # A script that both languages have is shortened once.
    shorter = run_node(MINIFY, {text: text for text in texts.values()})
    for file, text in texts.items():
        file.write_text(shorter[text], encoding="utf-8")
    in_page = texts[site / IN_PAGE]
    for home in languages:
        page = home / PAGE
        before, after = page.read_text(encoding="utf-8").split(in_page.strip())
        page.write_text(before + shorter[in_page] + after, encoding="utf-8")
