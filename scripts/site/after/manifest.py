"""Write what a browser needs to install the site: a manifest in each language, and the icon."""

import json
import shutil
from pathlib import Path
from typing import Any

from checker.model import LANG_TAGS, Lang
from scripts.machine.environment import ROOT
from scripts.site import HOMES
from scripts.site.words import say

NAME = "manifest.webmanifest"
ICON = ROOT / "docs" / "theme" / "assets" / "images" / "icon.svg"
SIZES = (192, 512)
IMAGES = "assets/images"
BLUE = "#17457a"
PAPER = "#ffffff"


def write_manifests(site: Path) -> None:
    """Write both manifests, and the icon beside the page's other images."""
    for lang, folder in HOMES.items():
        shutil.copy(ICON, site / folder / IMAGES)
        text = json.dumps(manifest(lang), ensure_ascii=False, indent=2)
        (site / folder / NAME).write_text(f"{text}\n", encoding="utf-8")


def draw_icons(site: Path) -> None:
    """Draw the icon's SVG as PNG files in each size, for each language."""
    # The build may have installed it just now.
    import resvg_py  # noqa: PLC0415

    for size in SIZES:
        drawn = resvg_py.svg_to_bytes(svg_path=str(ICON), width=size, height=size)
        for folder in HOMES.values():
            (site / folder / IMAGES / picture(size)).write_bytes(drawn)


def picture(size: int) -> str:
    """Return the name of the icon's drawing in a size."""
    return f"icon-{size}.png"


def manifest(lang: Lang) -> dict[str, Any]:
    """Return a manifest; every address in it is seen from where it lies.

    The scope is the root for both, so that switching the language stays inside what was installed.
    """
    return {
        # Read from the host's root, which others may share; each language is installed by itself.
        "id": f"call-center-license-{lang}",
        "lang": LANG_TAGS[lang],
        "name": say("manifest.name", lang),
        "short_name": say("manifest.short-name", lang),
        "description": say("manifest.description", lang),
        "scope": "../" if HOMES[lang] else "./",
        "start_url": "./",
        "display": "standalone",
        "theme_color": BLUE,
        "background_color": PAPER,
        "icons": list(icons()),
    }


def icons() -> list[dict[str, str]]:
    """Return the icon in its sizes; its drawing keeps clear of the edge, so any mask will do."""
    drawn = {"src": f"{IMAGES}/{ICON.name}", "sizes": "any", "type": "image/svg+xml"}
    pictures = [
        {"src": f"{IMAGES}/{picture(size)}", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    return [icon | {"purpose": use} for icon in (drawn, *pictures) for use in ("any", "maskable")]
