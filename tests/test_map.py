"""The map of the provinces: 31 tiles, each with how its guide stands, each a way to its entry."""

import re
from collections import Counter

from support.applications import LAW
from support.escaped import text
from support.included import snippet
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.model import Lang
from scripts.site.map import STATES, state_of, tiles
from scripts.site.words import say

PROVINCES = [found for code, found in LAW.authorities.items() if code != "miit"]
TILE = re.compile(
    r'<li style="grid-area: (\d) / (\d)"><a class="b-tile b-tile--(\w+)" href="#(cn-\w\w)"'
    r' data-choose="(CN-\w\w)">(.*?)</a></li>'
)
OLD_PLACES = {
    "en": ["north", "northeast", "east", "central", "south", "southwest", "northwest"],
    "zh": ["华北", "东北", "华东", "华中", "华南", "西南", "西北"],
}


def test_no_two_tiles_stand_on_one_place():
    places = [(tile.column, tile.row) for tile in tiles(LAW)]

    assert len(places) == len(set(places)) == 31
    assert places == sorted(places, key=lambda place: place[::-1])


@in_both_languages
def test_each_province_has_a_tile_that_leads_to_its_entry(lang: Lang):
    found = TILE.findall(snippet("authorities/map", lang))
    entries = re.findall(r'<h3 id="(cn-\w\w)">', snippet("authorities/provinces", lang))

    assert {code for *_, code, _ in found} == {province.code for province in PROVINCES}
    assert all(href == code.lower() for *_, href, code, _ in found)
    assert entries == [province.code.lower() for province in PROVINCES]


@in_both_languages
def test_a_tile_says_in_words_how_the_guide_stands(lang: Lang):
    for _, _, state, _, code, content in TILE.findall(snippet("authorities/map", lang)):
        assert state == state_of(LAW, code)
        assert f">{LAW.authorities[code].province.of(lang)}<" in content
        assert text(say(f"map.{state}", lang)) in content


@by_columns("code, state", rows_of("map")["states"])
def test_the_four_states(code: str, state: str):
    assert state_of(LAW, code) == state


@in_both_languages
def test_the_key_counts_each_state(lang: Lang):
    counts = Counter(tile.state for tile in tiles(LAW))
    key = snippet("authorities/map", lang).partition("b-map__key")[2]

    assert set(counts) == set(STATES)
    for state, n in counts.items():
        assert f"{text(say(f'map.{state}', lang))} ({n})" in key


@in_both_languages
def test_a_tile_bears_the_year_of_its_guide(lang: Lang):
    for *_, code, content in TILE.findall(snippet("authorities/map", lang)):
        guide = LAW.guides.get(code)
        dated = guide and state_of(LAW, code) != "none" and guide.instrument.promulgated
        years = re.findall(r'class="b-tile__year">(\d{4})<', content)
        assert years == ([str(dated.year)] if dated else [])


@in_both_languages
def test_the_chosen_authority_stands_beside_the_map(lang: Lang):
    shown = snippet("authorities/map", lang)
    for province in PROVINCES:
        block = shown.partition(f'data-own="{province.code}" hidden')[2].partition("</dl>")[0]
        assert text(province.name.of(lang)) in block
        assert province.phone is None or province.phone in block


@in_both_languages
def test_what_the_pages_of_the_authorities_say_is_kept(lang: Lang):
    shown = snippet("authorities/provinces", lang) + snippet("authorities/ministry", lang)
    for found in LAW.authorities.values():
        for detail in found.details:
            assert text(detail.text.of(lang)) in shown


@in_both_languages
def test_the_former_parts_of_the_page_are_still_found(lang: Lang):
    places = re.findall(r'<span id="([^"]+)"></span>', snippet("authorities/provinces", lang))

    ending = "-china" if lang == "en" else ""
    assert places == [f"{place}{ending}" for place in OLD_PLACES[lang]]
