"""Mark each link to a text of which the original was not seen: no page says it in words as well.

The mark is a ring whose words are one look away; the law's own data say which texts it belongs to,
and which rows of a page rest on nothing else.
"""

import re
from functools import cache
from html import escape

from checker.model import Lang, Law
from scripts.site.rules import every_statement
from scripts.site.words import say

# A link with a class does not name the text: it leads to what else rests on it.
LINK = re.compile(r'(<a href="[^"]*?((?:sources/)?#[\w-]+)">)(.*?)</a>', re.DOTALL)
RING = "\N{DEGREE SIGN}"
RING_CLASS = 'class="b-unread"'
SHOWN_RING = re.compile("[(“]°[)”]")
ARTICLE = re.compile(r"(<article\b.*)</article>", re.DOTALL)
# A part of a page that is written anew from answers.
FILLED = 'data-part="'


def with_unread_marked(html: str, law: Law, lang: Lang) -> str:
    """Return a page whose links to what was not seen bear the ring."""
    mark = ring(lang)

    def marked(link: re.Match[str]) -> str:
        start, place, words = link.groups()
        return f"{start}{words}{mark if place in unread(law) else ''}</a>"

    return _explained(_with_words_as_rings(LINK.sub(marked, html), lang), lang)


def _with_words_as_rings(html: str, lang: Lang) -> str:
    """Set the ring in place of its words, but for pages whose words are written anew by answers."""
    if FILLED in html:
        return html
    mark, words = ring(lang), say("overview.reported", lang)

    def in_text(article: re.Match[str]) -> str:
        twice = f"{mark}</a>{words}"
        return article[0].replace(twice, f"{mark}</a>").replace(words, mark)

    return ARTICLE.sub(in_text, html)


def _explained(html: str, lang: Lang) -> str:
    """Say at the end of a page what its rings mean, unless it says so already."""
    article = ARTICLE.search(html)
    if not article or RING_CLASS not in article[0] or SHOWN_RING.search(article[0]):
        return html
    said = f'<p class="b-small">{escape(say("glance.ring", lang), quote=False)}</p>\n'
    return f"{html[: article.end(1)]}{said}{html[article.end(1) :]}"


@cache
def unread(law: Law) -> frozenset[str]:
    """Return where links lead to a text not seen, or to a row that rests on such texts alone."""
    texts = (f"sources/#{one.id}" for one in law.instruments.values() if one.status != "verified")
    rows = (
        f"#{name}"
        for name, said in every_statement().items()
        if all(cite.status != "verified" for cite in said.cites)
    )
    return frozenset((*texts, *rows))


def ring(lang: Lang) -> str:
    """Return the mark, which is shown as a ring and heard as words."""
    said = escape(say("certainty.reported", lang))
    return f'<span {RING_CLASS} role="img" aria-label="{said}" title="{said}">{RING}</span>'
