"""The authorities by region: a line of links, and one block for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import WHOLE_NETWORK_AUTHORITY
from checker.report.guides import page_of
from scripts.site.markup import CHINESE, element, exception_tag, link, muted, reading, text
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.model import Authority, Detail, Lang, Law, Text


def jump(law: Law, lang: Lang) -> str:
    """Link every authority of the page by its short name."""
    links = (
        element("a", text(_short(found).of(lang)), href=f"#{found.code.lower()}")
        for found in law.authorities.values()
    )
    name = say("place.jump", lang)
    return element("nav", " ".join(links), class_="b-places-jump", aria_label=name) + "\n"


def last_check(law: Law) -> date:
    """Return the oldest of the days on which the entries were checked."""
    return min(found.checked for found in law.authorities.values())


def read(law: Law, lang: Lang) -> str:
    """Say once when the entries were checked and how far the pages behind them were read."""
    return reading(last_check(law), lang, "reading.places")


def _short(found: Authority) -> Text:
    return found.name if found.code == WHOLE_NETWORK_AUTHORITY else found.province


def region(law: Law, name: str, lang: Lang) -> str:
    """Write the authorities of one region."""
    found = (a for a in law.authorities.values() if a.region == name)
    blocks = "\n".join(_place(law, authority, lang) for authority in found)
    return f'<div class="b-places">\n{blocks}\n</div>\n'


def _place(law: Law, found: Authority, lang: Lang) -> str:
    lines = "".join(
        f"<div><dt>{text(name)}</dt><dd>{content}</dd></div>"
        for name, content in _lines(law, found, lang)
    )
    title = element("h3", text(found.name.of(lang)), id=found.code.lower())
    return element(
        "section", f"{title}{_also_named(found, lang)}<dl>{lines}</dl>", class_="b-place"
    )


def _also_named(found: Authority, lang: Lang) -> str:
    """Write the name in the other language."""
    if lang == "en":
        return element("p", text(found.name.zh), lang=CHINESE, class_="b-place__name")
    return element("p", text(found.name.en), lang="en", class_="b-place__name")


def _lines(law: Law, found: Authority, lang: Lang) -> Iterator[tuple[str, str]]:
    host = link(f"https://{found.host}/", text(found.host))
    yield say("place.site", lang), f"{host} {exception_tag(found.host_status, lang)}"
    yield say("place.phone", lang), _phone(found, lang)
    for detail in found.details:
        yield say(f"detail.{detail.kind}", lang), _detail(detail, lang)
    if found.code != WHOLE_NETWORK_AUTHORITY:
        yield say("place.guide-page", lang), _guide(found, lang)
        yield say("basis.local", lang), _added(law, found, lang)
    if found.checked != last_check(law):
        yield say("column.last-check", lang), found.checked.isoformat()


def _phone(found: Authority, lang: Lang) -> str:
    if found.phone is None:
        return muted(text(say("place.no-phone", lang)))
    return link(f"tel:{found.phone.replace('-', '')}", text(found.phone))


def _detail(detail: Detail, lang: Lang) -> str:
    words = link(detail.url, text(detail.text.of(lang)))
    return f"{words} {exception_tag(detail.status, lang)}"


def _guide(found: Authority, lang: Lang) -> str:
    if found.guide is None:
        return muted(text(say("place.no-guide-read", lang)))
    guide = found.guide
    known = (
        say("dated.issued", lang, on=guide.promulgated)
        if guide.promulgated
        else say("dated.no-date", lang)
    )
    name = link(guide.url, text(guide.title.of(lang)))
    return f"{name} {muted(text(known))} {exception_tag(guide.status, lang)}"


def _added(law: Law, found: Authority, lang: Lang) -> str:
    """Say whether the guide adds to the law, and lead to where the site tells it."""
    guide = law.guides.get(found.code)
    if guide is None:
        words = say("report.no-local", lang)
    else:
        words = say(f"standing.{guide.standing}", lang)
    return element("a", text(words), href=f"../{page_of(found.code, law)}")
