"""Draw the icon's SVG as PNG files. Needs resvg, so the build runs it as a program."""

from __future__ import annotations

import sys
from pathlib import Path

import resvg_py

from scripts.machine.environment import guarded
from scripts.site.after.manifest import ICON, IMAGES, LANGUAGES, SIZES, picture


def main() -> int:
    """Draw it in each size for each language of the site in the folder that is named."""
    site = Path(sys.argv[1])
    for size in SIZES:
        drawn = resvg_py.svg_to_bytes(svg_path=str(ICON), width=size, height=size)
        for folder in LANGUAGES:
            (site / folder / IMAGES / picture(size)).write_bytes(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
