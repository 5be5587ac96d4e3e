"""Take a language's pages out of the built site, as the one file holds them.

A page is what stands between the header and the end of its foot. Its links lead to the other pages
of the file, and from what the file does without to the site that it was made of.
"""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from checker.model import Lang
from scripts.machine.environment import StepError
from scripts.site import HOMES
from scripts.site.after.markdown_pages import pages_of

# They work by what the file does without.
LEFT_OUT = frozenset({"many/", "draft/", "embed/", "embedding/"})
# It writes its steps into the address as they are; see one-file/pages.js.
CHECKER = "check/"

CONTAINER = '<div class="md-container" data-md-component="container">'
FOOT = "</footer>"
TITLE = re.compile("<title>(.*?)</title>", re.DOTALL)
DATA = re.compile('data-(holds|starts)="([^"]*)"')
LANGUAGE = re.compile('<a[^>]* class="b-language__link[^>]*>')
# Also within the words of the page, which stand there as JSON.
LINK = re.compile(r'(?<![\w-])href=(\\?)"([^"\\]*)\1"')
ICON = "#i-"
RUNS = re.compile(r"<script(?![^>]*json)[^>]*>.*?</script>", re.DOTALL)
NOSCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)
# Whoever reads it there has the file.
OFFER = re.compile("<a [^>]*data-one-file.*?</a>", re.DOTALL)
TAG = re.compile("<[^>]+>")


class Place(NamedTuple):
    """The paths of a language's pages, and the address that the site is published at."""

    lang: Lang
    paths: frozenset[str]
    published: str

    @property
    def home(self) -> str:
        """The address of the first page."""
        return self.published + HOMES[self.lang]


def place_of(site: Path, lang: Lang, published: str) -> Place:
    """Return where the pages of a language stand that the file holds."""
    home = site / HOMES[lang]
    found = (page.parent.relative_to(home).as_posix() for page in pages_of(site, lang))
    paths = frozenset("" if path == "." else f"{path}/" for path in found)
    return Place(lang, paths - LEFT_OUT, published)


def parts_of(site: Path, place: Place) -> Iterator[tuple[str, str]]:
    """Yield each page by its path, as the file's script reads it."""
    for path in sorted(place.paths):
        html = (site / HOMES[place.lang] / path / "index.html").read_text(encoding="utf-8")
        yield path, json.dumps(page_of(html, path, place), ensure_ascii=False)


def page_of(html: str, path: str, place: Place) -> dict[str, object]:
    """Return a page: its title, what its style needs to know, and what stands below the header."""
    shell, body = cut(html)
    title = TITLE.search(shell)
    language = LANGUAGE.search(shell)
    if title is None or language is None:
        raise StepError(f"{path}: no title, or no link to the other language")
    other = LINK.search(language[0])
    return {
        "title": unescape(title[1]),
        "data": dict(DATA.findall(html[: html.index("<head>")])),
        "other": urljoin(place.home + path, other[2] if other else ""),
        "html": linked(still(body), path, place),
    }


def cut(html: str) -> tuple[str, str]:
    """Return what stands above the part that differs from page to page, and that part.

    Raises ``StepError``.
    """
    if html.count(CONTAINER) != 1 or html.count(FOOT) != 1:
        raise StepError(f"one {CONTAINER} and one {FOOT} are looked for")
    shell, rest = html.split(CONTAINER)
    return shell, rest[: rest.index(FOOT) + len(FOOT)]


def still(html: str) -> str:
    """Return a part of a page without what runs, what stands in its place, and the file's offer."""
    return OFFER.sub("", NOSCRIPT.sub("", RUNS.sub("", html)))


def linked(html: str, path: str, place: Place) -> str:
    """Return a part of a page whose links lead within the file, or to the site."""

    def with_address(found: re.Match[str]) -> str:
        quote, address = found.groups()
        return f'href={quote}"{address_of(address, path, place)}{quote}"'

    return LINK.sub(with_address, html)


def address_of(address: str, path: str, place: Place) -> str:
    """Return where a link of a page leads from the file."""
    is_of_checker = path == CHECKER and address.startswith("#")
    if urlsplit(address).scheme or address.startswith(ICON) or is_of_checker:
        return address
    target = urljoin(place.home + path, address)
    page, _, name = target.partition("#")
    if not page.startswith(place.home) or page.removeprefix(place.home) not in place.paths:
        return target
    return f"#/{page.removeprefix(place.home)}" + (f"#{name}" if name else "")


def index_of(site: Path, place: Place) -> Sequence[dict[str, str]]:
    """Return the site's own index of what can be searched for, as plain text."""
    written = (site / HOMES[place.lang] / "search/search_index.json").read_text(encoding="utf-8")
    found = []
    for entry in json.loads(written)["docs"]:
        address = address_of(entry["location"] or "./", "", place)
        if address.startswith("#"):
            title, text = (unescape(TAG.sub(" ", entry[key])) for key in ("title", "text"))
            found.append({"location": address, "title": title, "text": " ".join(text.split())})
    return found
