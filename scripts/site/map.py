"""The map of the 31 provinces: a tile each, with what is known of the guide there."""

from pathlib import Path
from typing import NamedTuple

from checker.core.tables import read_toml
from checker.model import WHOLE_NETWORK_AUTHORITY, Authority, Lang, Law
from scripts.site import Snippets
from scripts.site.templates import render

PLACES = Path(__file__).with_name("map.toml")
# How the guide of a province stands: it asks for more, it was read and does not, it is out of
# date, or none to this license was read.
STATES = ("asks", "silent", "repealed", "none")


class Tile(NamedTuple):
    """One province: where its tile stands, and how its guide stands."""

    of: Authority
    column: int
    row: int
    state: str


def tiles(law: Law) -> tuple[Tile, ...]:
    """Return every province's tile, row by row, as the map is read."""
    at = read_toml(PLACES).items()
    found = (Tile(law.provinces[code], x, y, state_of(law, code)) for code, (x, y) in at)
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def state_of(law: Law, code: str) -> str:
    """Tell how a province's guide stands; one on another subject is none to this license."""
    guide = law.guides.get(code)
    return guide.standing if guide and guide.standing in STATES else "none"


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write the map with its legend, and every authority's entry."""
    shown = tiles(law)
    counts = {state: sum(tile.state == state for tile in shown) for state in STATES}
    yield "authorities/map.md", render("map/map", lang, law=law, tiles=shown, counts=counts)
    by_code = {tile.of.code: tile for tile in shown}
    yield "authorities/provinces.md", render("map/list", lang, law=law, tiles=by_code)
    ministry = law.authorities[WHOLE_NETWORK_AUTHORITY]
    yield "authorities/ministry.md", render("map/ministry", lang, law=law, found=ministry)
