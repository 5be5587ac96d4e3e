"""Write what a browser needs to install the site: a manifest in each language, and the icon."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from scripts.machine.environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

NAME = "manifest.webmanifest"
ICON = ROOT / "docs" / "theme" / "assets" / "images" / "icon.svg"
SIZES = (192, 512)
IMAGES = "assets/images"
BLUE = "#17457a"
PAPER = "#ffffff"
# One scope for both, the root: switching the language stays inside what was installed.
LANGUAGES: dict[str, dict[str, Any]] = {
    "": {
        "lang": "en",
        "name": "B24 Guide",
        "short_name": "B24 Guide",
        "description": "What China's call center license (B24) asks for, and a checker.",
        "scope": "./",
    },
    "zh": {
        "lang": "zh-Hans",
        "name": "B24 许可证指南",
        "short_name": "B24 指南",
        "description": "呼叫中心业务经营许可证（B24）要什么、凭哪条、还差什么，并可自查。",
        "scope": "../",
    },
}


def write_manifests(site: Path) -> None:
    """Write both manifests, and the icon beside the page's other images."""
    for folder, said in LANGUAGES.items():
        shutil.copy(ICON, site / folder / IMAGES)
        text = json.dumps(manifest(said), ensure_ascii=False, indent=2)
        (site / folder / NAME).write_text(f"{text}\n", encoding="utf-8")


def draw_icons(site: Path) -> None:
    """Draw the icon's SVG as PNG files in each size, for each language."""
    # The build may have installed it just now.
    import resvg_py  # noqa: PLC0415

    for size in SIZES:
        drawn = resvg_py.svg_to_bytes(svg_path=str(ICON), width=size, height=size)
        for folder in LANGUAGES:
            (site / folder / IMAGES / picture(size)).write_bytes(drawn)


def picture(size: int) -> str:
    """Return the name of the icon's drawing in a size."""
    return f"icon-{size}.png"


def manifest(said: dict[str, Any]) -> dict[str, Any]:
    """Return a manifest; every address in it is seen from where it lies."""
    look = {"display": "standalone", "theme_color": BLUE, "background_color": PAPER}
    return {**said, "start_url": "./", **look, "icons": list(icons())}


def icons() -> list[dict[str, str]]:
    """Return the icon in its sizes; its drawing keeps clear of the edge, so any mask will do."""
    drawn = {"src": f"{IMAGES}/{ICON.name}", "sizes": "any", "type": "image/svg+xml"}
    pictures = [
        {"src": f"{IMAGES}/{picture(size)}", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    return [icon | {"purpose": use} for icon in (drawn, *pictures) for use in ("any", "maskable")]
