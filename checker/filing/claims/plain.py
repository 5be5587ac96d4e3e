"""Write what is said of a pasted text, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.core.bounds import MOST_REMARKS
from checker.core.words import in_both, joined_texts, word
from checker.filing.claims.find import Found, Heard
from checker.model import Law, Text
from checker.report.plain import PlainLine, by_law, cited, pair

MARK_WORDS = {
    "law": "heard.mark-law",
    "form": "heard.mark-form",
    "guide": "heard.mark-guide",
    "old": "heard.mark-old",
    "nowhere": "heard.mark-nowhere",
}
STATE_WORDS = {"denied": "heard.state-denied", "unknown": "heard.state-unknown"}


def parts_of(heard: Heard, law: Law, day: date) -> Iterator[PlainLine]:
    """Return the lines: the counts, and of each sentence what it is and what the texts say."""
    yield PlainLine("title", by_law(word("heard.title")))
    yield pair("heard.as-of", in_both(day))
    yield PlainLine("pair", counts(heard))
    if heard.left_out:
        left_out = f"{heard.left_out:,}"
        yield PlainLine("pair", word("heard.left-out", most=MOST_REMARKS, n=left_out))
    for each in heard.sentences:
        yield PlainLine("heading", in_both(each.text))
        if each.cut:
            yield PlainLine("line", word("heard.cut"))
        if not each.found:
            yield PlainLine("line", word(STATE_WORDS[each.state]))
        for found in each.found:
            yield PlainLine("pair", named(found, law))
            yield PlainLine("line", found.right, lead=word("heard.right"))
            yield PlainLine("source", cited(found.cites))
    yield PlainLine("small", word("heard.decides-nothing"))


def counts(heard: Heard) -> Text:
    """Say how many sentences were recognized, and how many were not."""
    if not heard.sentences:
        return word("heard.nothing")
    return word(
        "heard.counts",
        n=len(heard.sentences),
        known=heard.count("recognized"),
        denied=heard.count("denied"),
        unknown=heard.count("unknown"),
    )


def named(found: Found, law: Law) -> Text:
    """Say what a claim is: law, form, the guides of which provinces, old, or nowhere."""
    mark = word(MARK_WORDS[found.mark])
    if found.provinces:
        names = (law.authorities[code].province for code in found.provinces)
        mark = word("heard.of-provinces", mark=mark, provinces=joined_texts(names, "mark.list"))
    if found.rule is None:
        return mark
    fact = [law.fact(found.demand).short] if found.demand else []
    name = joined_texts((found.rule.nav, *fact), "mark.comma")
    return word("heard.about", mark=mark, name=name)
