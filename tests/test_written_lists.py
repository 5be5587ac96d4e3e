"""The lists that the build writes: the command's own, for every place and answer on capital."""

from argparse import Namespace
from datetime import UTC, datetime
from functools import cache
from gzip import compress
from itertools import product

import pytest
from support.applications import LAW, PROVINCES

from checker.doors.cli import BY_TASK
from checker.filing.errands.sheet import as_html
from checker.io.arguments import Parser, parser
from checker.model import LANGS, Lang
from scripts.build import SITE
from scripts.site import HOMES
from scripts.site.after.lists import FOLDER, NAMES, lists

PLACES = (*PROVINCES, "nationwide", "unsure")


@cache
def commanded() -> dict[str, str]:
    """Return what the command writes for every two answers, by the file below the site's root."""
    known = Namespace(now=datetime.now(UTC), today=LAW.checked)
    found = {}
    for lang, place, foreign in product(LANGS, PLACES, ("no", "yes", "unsure")):
        line = ["errands", "--undated", "--format", "html", "--lang", lang]
        # Of what is not sure nothing is told.
        line += [] if place == "unsure" else ["--provinces", place]
        line += [] if foreign == "unsure" else ["--foreign", foreign]
        options = reader(lang).parse_args(line, Namespace(**vars(known)))
        text, status = options.run(options)
        assert status == 0
        found[f"{HOMES[lang]}{FOLDER}/{place}-{foreign}.html"] = text
    return found


@cache
def reader(lang: Lang) -> Parser:
    """Return the command line's parser; to make one takes longer than to write a list."""
    return parser(BY_TASK, lang)


def test_every_list_is_what_the_command_writes():
    found = {
        f"{HOMES[lang]}{FOLDER}/{name}": as_html(each, lang)
        for name, each in lists(LAW)
        for lang in LANGS
    }

    assert found == commanded()
    assert len(found) == 33 * 3 * 2


def test_a_list_stands_alone_and_is_small():
    """Two hundred of them are a part of the site, and one comes over a slow line."""
    for name, html in commanded().items():
        assert not [part for part in ("<script", "src=", "href=") if part in html], name
        assert len(compress(html.encode())) < 6000, name


@pytest.mark.site
def test_the_site_holds_every_list_as_the_command_writes_it():
    found = {
        path.relative_to(SITE).as_posix(): path.read_text("utf-8")
        for home in HOMES.values()
        for path in (SITE / home / FOLDER).glob(NAMES)
    }

    assert found == commanded()
