"""What is asked: every address in the law's data, the words quoted from it, what rests on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.decide.duties import Duty
from checker.model import Citation, Instrument, Law
from checker.report.sources import page_of
from scripts.site.mentions import Mention
from scripts.site.rules import address, resting_on

HOME, AFTER, AUTHORITIES = "index", "after/", "authorities/"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quoted words of a rule's wording or of a duty, and the pages that show them."""

    words: str
    of: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One address: the texts that are read there, and all that rests on them."""

    url: str
    texts: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    rules: tuple[str, ...]
    pages: tuple[str, ...]


Named = Mapping[str, Iterable[Mention]]


def sources(law: Law, duties: Iterable[Duty], named: Named) -> list[Source]:
    """Return every address once; ``named`` are the pages that name an instrument, by its id."""
    quoted = list(_quoted(law, duties))
    found = [_source(url, some, law, named, quoted) for url, some in _by_address(law).items()]
    known = {source.url for source in found}
    details = (d for authority in law.authorities.values() for d in authority.details)
    addresses = dict.fromkeys(d.url for d in details if d.url and d.url not in known)
    return [*found, *(Source(url, (), (), (), (AUTHORITIES,)) for url in addresses)]


def _by_address(law: Law) -> dict[str, list[Instrument]]:
    found: dict[str, list[Instrument]] = {}
    for instrument in law.instruments.values():
        if instrument.url:
            found.setdefault(instrument.url, []).append(instrument)
    return found


def _source(
    url: str,
    some: list[Instrument],
    law: Law,
    named: Named,
    quoted: list[tuple[Instrument, Quotation]],
) -> Source:
    rules = {rule.id: rule for one in some for rule in resting_on(law, one)}
    named_on = (m.address.removeprefix("../") for one in some for m in named.get(one.id, ()))
    pages = (page or HOME for page in named_on)
    return Source(
        url=url,
        texts=tuple(one.short.en for one in some),
        # A database of many laws shows none of them at its own address.
        quotations=() if url.endswith("/") else tuple(q for one, q in quoted if one in some),
        rules=tuple(rules),
        pages=tuple(dict.fromkeys((*(address(rule, 0) for rule in rules.values()), *pages))),
    )


def _quoted(law: Law, duties: Iterable[Duty]) -> Iterator[tuple[Instrument, Quotation]]:
    """Return the quotations that a page can be held to, each with its text.

    The words are those of the text cited first. Where that was not read itself nothing is known of
    its page, and a wording that has ended does not change any more.
    """
    for rule in law.rules:
        for version in rule.versions:
            if version.quote and version.ends is None and _was_read(version.cites):
                name = f"{rule.id} ({version.authority or version.basis})"
                guide = (page_of(version.authority, law),) if version.authority else ()
                pages = (address(rule, 0), *guide)
                yield version.cites[0].instrument, Quotation(version.quote.zh, name, pages)
    for duty in duties:
        if _was_read(duty.cites):
            yield duty.cites[0].instrument, Quotation(duty.quote.zh, duty.id, (AFTER,))


def _was_read(cites: tuple[Citation, ...]) -> bool:
    return cites[0].status == "verified"
