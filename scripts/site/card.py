"""Draw what other sites show beside a link to this one: a card a language.

Its letters come from the fonts of the machine. Where there are none for a language it gets no card,
and its pages name none.
"""

from pathlib import Path

from checker.model import LANGS, Lang
from scripts.machine.environment import emptied
from scripts.site import HOMES
from scripts.site.after.icon import ICON, IMAGES

NAME = "card.png"
WIDTH, HEIGHT = 1200, 630
# By these a font of the language is known: without one, each sign looks like the other.
SIGNS = {"en": "AB", "zh": "证务"}
# A family that is there lends its signs; the first has those of both languages.
FAMILIES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    *("WenQuanYi Zen Hei", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Helvetica", "Arial"),
)
SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="8">{sign}</text></svg>'


def draw_cards(folder: Path) -> list[Lang]:
    """Draw a card for each language that has letters here, and return those languages."""
    emptied(folder)
    drawn = [lang for lang in LANGS if has_letters(lang)]
    for lang in drawn:
        (folder / f"{lang}.png").write_bytes(png(svg(lang)))
    return drawn


def put_cards(folder: Path, site: Path) -> None:
    """Put the cards that were drawn into the built site."""
    for lang, home in HOMES.items():
        if (card := folder / f"{lang}.png").is_file():
            (site / home / IMAGES / NAME).write_bytes(card.read_bytes())


def has_letters(lang: Lang, *, skip_system_fonts: bool = False) -> bool:
    """Tell whether a font of the machine has the signs of a language."""
    first, second = (
        png(SIGN.format(sign=sign), skip_system_fonts=skip_system_fonts) for sign in SIGNS[lang]
    )
    return first != second


def svg(lang: Lang) -> str:
    """Write a card."""
    # The build may have installed it just now.
    from markupsafe import Markup  # noqa: PLC0415

    from scripts.site.templates import render  # noqa: PLC0415

    _, _, icon = ICON.read_text(encoding="utf-8").partition(">")
    drawing = Markup(icon.removesuffix("\n").removesuffix("</svg>"))  # noqa: S704 - our own
    return render("card", lang, width=WIDTH, height=HEIGHT, drawing=drawing)


def png(svg: str, *, skip_system_fonts: bool = False) -> bytes:
    """Draw an SVG with the machine's fonts."""
    # The build may have installed it just now.
    import resvg_py  # noqa: PLC0415

    families = ", ".join(f"'{family}'" for family in FAMILIES)
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        style_sheet=f"text {{ font-family: {families} }}",
        skip_system_fonts=skip_system_fonts,
    )
