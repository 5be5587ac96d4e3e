"""Draw the icon in the sizes that a browser asks for to install the site."""

from pathlib import Path

from scripts.machine.environment import ROOT
from scripts.site import HOMES

IMAGES = "assets/images"
ICON = ROOT / "docs" / "theme" / IMAGES / "icon.svg"
# As the manifests in docs/en/ and docs/zh/ name them; the drawing keeps clear of its edge, so
# that any mask will do.
SIZES = (192, 512)


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
