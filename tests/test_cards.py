"""The cards that other sites show beside a link to this one."""

import re

import pytest
from support.samples import in_both_languages

from checker.model import Lang
from scripts.build import SITE
from scripts.site import HOMES
from scripts.site.after.icon import IMAGES
from scripts.site.card import HEIGHT, NAME, WIDTH, has_letters, svg

# What draws them is there where the site is built.
pytestmark = pytest.mark.site


@in_both_languages
def test_a_language_has_a_card_where_the_machine_has_its_letters(lang: Lang):
    card = SITE / HOMES[lang] / IMAGES / NAME

    assert card.is_file() is has_letters(lang)
    if card.is_file():
        content = card.read_bytes()
        # A PNG file says its width and height in its head.
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        size = (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
        assert size == (WIDTH, HEIGHT)


@in_both_languages
def test_without_fonts_no_language_has_letters(lang: Lang):
    assert not has_letters(lang, skip_system_fonts=True)


@in_both_languages
def test_no_card_writes_beyond_its_edge(lang: Lang):
    """A bold letter is at most two thirds as wide as it is high, a Chinese sign as wide."""
    for size, words in re.findall(r'font-size="(\d+)"[^>]*>([^<]+)<', svg(lang)):
        wide = sum(1 if ord(sign) > 0x2E80 else 0.66 for sign in words)
        assert 80 + wide * int(size) <= WIDTH, words
