"""Write the changes of law as an Atom feed (RFC 4287), in each language."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from checker.core.words import opening
from checker.load import load_law
from checker.model import NATIONWIDE, Lang, Law
from scripts.site import HOMES
from scripts.site.releases import CHANGELOG, Change, Release, releases
from scripts.site.words import say

NAME = "law.atom"
# What a tag URI names for good is of this year: whoever had the host's name then (RFC 4151).
YEAR = 2026
TAGS = {"en": "en-US", "zh": "zh-Hans"}


def write_feeds(site: Path, site_url: str) -> None:
    """Write the feed of each language beside its first page."""
    law = load_law()
    found = releases(law, CHANGELOG.read_text(encoding="utf-8"))
    for lang, folder in HOMES.items():
        (site / folder / NAME).write_text(feed(law, found, site_url, lang), encoding="utf-8")


def feed(law: Law, found: tuple[Release, ...], site_url: str, lang: Lang) -> str:
    """Return the feed of one language, with an entry for each row of the Law entries."""
    # The build may have installed what it needs just now.
    from scripts.site.templates import render  # noqa: PLC0415

    return render(
        "feed",
        lang,
        releases=found,
        home=site_url + HOMES[lang],
        language=TAGS[lang],
        tag=partial(tag, site_url),
        places_of=partial(_places, law, lang),
    )


def tag(site_url: str, *names: str) -> str:
    """Return an address that names a thing for good, wherever it lies: RFC 4151."""
    address = urlsplit(site_url)
    return f"tag:{address.hostname},{YEAR}:{'/'.join((address.path.strip('/'), 'law', *names))}"


def _places(law: Law, lang: Lang, change: Change) -> Iterator[tuple[str, str]]:
    """Return where a change counts, as a program can choose by it and as it is said."""
    if change.is_nationwide:
        yield NATIONWIDE, opening(say("answer.nationwide", lang))
    for code in change.provinces:
        yield code, law.authorities[code].province.of(lang)
