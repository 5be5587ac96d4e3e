"""Show a page what is said of a pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.core.bounds import MOST_REMARKS
from checker.core.words import word
from checker.filing.claims.find import Found, Sentence, read_claims
from checker.filing.claims.plain import STATE_WORDS, counts, named
from checker.filing.read.panel import too_long
from checker.load import load_law
from checker.model import Data, Law, Text
from checker.report.html import (
    NOTHING,
    Either,
    Html,
    cited_place,
    el,
    joined_html,
    rank_tag,
    rule_link,
    together,
)

FIRST_SENTENCE = re.compile(r"(?<=。)|(?<=\.) (?=[A-Z])")


def reply(asked: Data) -> Data:
    """Return what is recognized in ``text``: to show, and in a sentence."""
    law, text, site = load_law(), asked["text"], asked.get("site", "../")
    if fault := too_long(text):
        return {"panel": fault, "said": word("heard.nothing")}
    heard = read_claims(text, law, date.fromisoformat(asked["today"]))
    shown = [el("p", counts(heard))]
    if heard.left_out:
        left_out = f"{heard.left_out:,}"
        shown.append(el("p", word("heard.left-out", most=MOST_REMARKS, n=left_out)))
    shown.append(el("ol", *(_sentence(each, law, site) for each in heard.sentences)))
    shown.append(el("p", word("heard.decides-nothing"), cls="b-muted b-small"))
    return {"panel": together(*shown), "said": counts(heard)}


def _sentence(each: Sentence, law: Law, site: str) -> Html:
    said, told = [*_notes(each)], set[Text]()
    for found in each.found:
        # Of one paper several demands may stand in a sentence.
        said.append(_found(found, law, site, is_told=found.right in told))
        told.add(found.right)
    return el("li", el("b", each.text), *said, data_state=each.state)


def _notes(each: Sentence) -> Iterator[Html]:
    if each.cut:
        yield el("p", word("heard.cut"))
    if not each.found:
        yield el("p", word(STATE_WORDS[each.state]), cls="b-muted")


def _found(found: Found, law: Law, site: str, *, is_told: bool) -> Html:
    """Show what it is with its rank, what the texts say, and a way to the page that tells more."""
    rank = rank_tag(found.rank) if found.rank else NOTHING
    if found.rule:
        more = rule_link(found.rule, site)
    else:
        more = el("a", word("heard.more"), href=f"#{found.claim}")
    cites = joined_html(
        (cited_place(each, f"{site}sources/") for each in found.cites), word("mark.semicolon")
    )
    return el(
        "div",
        el("p", el("strong", named(found, law)), " ", rank),
        NOTHING if is_told else Either(lambda lang: _folded(found.right.of(lang))),
        el("p", cites, " ", more, cls="b-muted b-small"),
        data_mark=found.mark,
    )


def _folded(said: str) -> Html:
    """Show the first sentence; what stands behind it opens."""
    first, *more = FIRST_SENTENCE.split(said, maxsplit=1)
    return el("details", el("summary", first), el("p", *more)) if any(more) else el("p", first)
