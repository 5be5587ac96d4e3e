"""Write the changes of law as an Atom feed (RFC 4287), in each language."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from checker.load import load_law
from checker.model import NATIONWIDE, Lang, Law
from checker.words import opening
from scripts.site import HOMES
from scripts.site.releases import CHANGELOG, Change, Release, releases
from scripts.site.rules import address, named
from scripts.site.words import mark_between, say

NAME = "law.atom"
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What a tag URI names for good is of this year: whoever had the host's name then (RFC 4151).
YEAR = 2026
TAGS = {"en": "en-US", "zh": "zh-Hans"}
MARKS = str.maketrans("", "", "*`")


def write_feeds(site: Path, site_url: str) -> None:
    """Write the feed of each language beside its first page."""
    law = load_law()
    found = releases(law, CHANGELOG.read_text(encoding="utf-8"))
    ET.register_namespace("", ATOM)
    for lang, folder in HOMES.items():
        made = ET.ElementTree(feed(law, found, site_url, lang))
        ET.indent(made)
        made.write(site / folder / NAME, encoding="utf-8", xml_declaration=True)


def feed(law: Law, found: tuple[Release, ...], site_url: str, lang: Lang) -> ET.Element:
    """Return the feed of one language, with an entry for each row of the Law entries."""
    home = site_url + HOMES[lang]
    root = ET.Element(f"{{{ATOM}}}feed", {LANGUAGE: TAGS[lang]})
    _add(root, "id", tag(site_url, lang))
    _add(root, "title", say("feed.title", lang))
    _add(root, "subtitle", say("feed.subtitle", lang))
    _add(root, "updated", _time(max(release.day for release in found)))
    _add(root, "rights", say("feed.rights", lang))
    _add(root, "link", rel="self", type="application/atom+xml", href=home + NAME)
    _add(root, "link", rel="alternate", type="text/html", href=f"{home}changelog/")
    _add(_add(root, "author"), "name", say("feed.author", lang))
    for release in found:
        for change in release.changes:
            entry = _add(root, "entry")
            _add(entry, "id", tag(site_url, lang, change.key))
            _add(entry, "title", _title(change, lang))
            _add(entry, "updated", _time(release.day))
            page = f"{home}changelog/#{release.anchor}"
            _add(entry, "link", rel="alternate", type="text/html", href=page)
            for href, title in _related(change, lang):
                _add(entry, "link", rel="related", href=home + href, title=title)
            for term, label in _categories(law, change, lang):
                _add(entry, "category", term=term, label=label)
            _add(entry, "summary", _summary(law, change, lang))
    return root


def tag(site_url: str, *names: str) -> str:
    """Return an address that names a thing for good, wherever it lies: RFC 4151."""
    address = urlsplit(site_url)
    return f"tag:{address.hostname},{YEAR}:{'/'.join((address.path.strip('/'), 'law', *names))}"


def _add(above: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(above, f"{{{ATOM}}}{name}", attributes)
    made.text = text
    return made


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _title(change: Change, lang: Lang) -> str:
    if lang == "en" or not change.instruments:
        return change.title.translate(MARKS)
    return "、".join(one.title.zh for one in change.instruments)


def _related(change: Change, lang: Lang) -> Iterator[tuple[str, str]]:
    """Return the pages of the rules and of the texts concerned."""
    for rule in change.rules:
        yield address(rule, 0), f"{named(rule, lang)} {rule.nav.of(lang)}"
    for one in change.instruments:
        yield f"sources/#{one.id}", one.short.of(lang)


def _categories(law: Law, change: Change, lang: Lang) -> Iterator[tuple[str, str]]:
    """Return what a program can choose by: ids of rules, codes of provinces."""
    for rule in change.rules:
        yield rule.id, rule.nav.of(lang)
    if change.is_nationwide:
        yield NATIONWIDE, opening(say("answer.nationwide", lang))
    for code in change.provinces:
        yield code, law.authorities[code].province.of(lang)


def _summary(law: Law, change: Change, lang: Lang) -> str:
    """Tell since when, where and what; English words are those of the changelog."""
    places = {NATIONWIDE, *change.provinces}
    where = [label for term, label in _categories(law, change, lang) if term in places]
    rules = [named(rule, lang) for rule in change.rules]
    return say(
        "feed.summary",
        lang,
        since=change.since,
        provinces=mark_between(where, lang).join(where),
        rules=mark_between(rules, lang).join(rules) or say("feed.scope", lang),
        told=change.told.translate(MARKS),
    )
