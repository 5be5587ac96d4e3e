"""Write what a browser needs to install the site: a manifest in each language, and the icon."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from scripts.environment import ROOT
from scripts.site.after.icon import png

if TYPE_CHECKING:
    from pathlib import Path

NAME = "manifest.webmanifest"
ICON = ROOT / "docs" / "theme" / "assets" / "images" / "icon.svg"
SIZES = (192, 512)
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
    """Write both manifests, each with its own icons beside the page's other images."""
    pictures = {size: png(ICON.read_text(encoding="utf-8"), size) for size in SIZES}
    for folder, said in LANGUAGES.items():
        images = site / folder / "assets" / "images"
        shutil.copy(ICON, images)
        for size, picture in pictures.items():
            (images / f"icon-{size}.png").write_bytes(picture)
        text = json.dumps(manifest(said), ensure_ascii=False, indent=2)
        (site / folder / NAME).write_text(f"{text}\n", encoding="utf-8")


def manifest(said: dict[str, Any]) -> dict[str, Any]:
    """Return a manifest; every address in it is seen from where it lies."""
    look = {"display": "standalone", "theme_color": BLUE, "background_color": PAPER}
    return {**said, "start_url": "./", **look, "icons": list(icons())}


def icons() -> list[dict[str, str]]:
    """Return the icon in its sizes; its drawing keeps clear of the edge, so any mask will do."""
    drawn = {"src": "assets/images/icon.svg", "sizes": "any", "type": "image/svg+xml"}
    pictures = [
        {"src": f"assets/images/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    return [icon | {"purpose": use} for icon in (drawn, *pictures) for use in ("any", "maskable")]
