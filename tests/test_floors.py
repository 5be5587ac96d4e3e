"""The built scripts and sheets keep to the engines that are promised something."""

import re
from pathlib import Path

import pytest
from support.rows import rows_of

from scripts.build import SITE
from scripts.machine.environment import ROOT
from scripts.machine.node import run_node
from scripts.machine.older import FOLDER
from scripts.site.after.bundle import ENTRIES, IN_PAGES
from scripts.site.floors import floors

LOOK = Path(__file__).with_name("floors.mjs")
KNOWN = {what for row in rows_of("floors")["known"] for what in row["what"]}
# How the pages and the maintainers' table name an engine's oldest version.
NAMED = ("Chromium {chrome}", "Firefox {firefox}", "{safari}")


@pytest.mark.site
@pytest.mark.thorough
def test_what_an_engine_of_a_floor_does_not_know_is_known_here():
    """By MDN's tables, which come with the browsers of earlier years."""
    if not (FOLDER / "node_modules").is_dir():
        pytest.skip("NOT RUN: scripts/test --all installs MDN's tables")
    files = [
        {"path": str(built(entry)), "floor": floor}
        for name, floor in floors().items()
        for entry in ENTRIES[name]
        if entry not in IN_PAGES
    ]
    found = run_node(LOOK, {"packages": str(FOLDER), "files": files})

    assert {what: where for what, where in found.items() if what not in KNOWN} == {}
    assert KNOWN - found.keys() == set()


@pytest.mark.site
def test_what_engines_without_layers_or_has_are_given_names_neither():
    sheet = built("checker/older/older.css").read_text("utf-8")

    assert re.findall(r"@layer|:has\(|light-dark\(", sheet) == []
    assert "[data-held-" in sheet


def built(entry: str) -> Path:
    """Return the bundle of an entry: its folder's name says what is in it."""
    folder, _, rest = entry.partition("/")
    (file,) = (SITE / "assets" / folder).glob(f"*/{rest}")
    return file


@pytest.mark.parametrize("text", [".github/MAINTAINING.md", "docs/en/about.md", "docs/zh/about.md"])
def test_the_floors_stand_where_people_look(text: str):
    said = (ROOT / text).read_text("utf-8")
    for floor in floors().values():
        for name in NAMED:
            assert re.search(rf"{re.escape(name.format(**floor))}\b", said)


@pytest.mark.parametrize("text", ["README.md", "README.zh-CN.md"])
def test_readme_says_from_which_engine_on_all_works(text: str):
    newest = max(floors().values(), key=lambda floor: int(str(floor["chrome"])))
    said = (ROOT / text).read_text("utf-8")

    assert [name for name in NAMED if name.format(**newest) not in said] == []
