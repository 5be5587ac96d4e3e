"""The oldest engines that are promised something."""

import tomllib
from pathlib import Path

# Of a floor: an engine's oldest version by its name.
Floor = dict[str, str]

FILE = Path(__file__).with_name("floors.toml")


def floors() -> dict[str, Floor]:
    """Return the floors by what is promised there: the guide, or all of it."""
    found: dict[str, Floor] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return found
