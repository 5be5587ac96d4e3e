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


def with_unread_marked(html: str, law: Law, lang: Lang) -> str:
    """Return a page whose links to what was not seen bear the ring."""
    mark = ring(lang)

    def marked(link: re.Match[str]) -> str:
        start, place, words = link.groups()
        return f"{start}{words}{mark if place in unread(law) else ''}</a>"

    return LINK.sub(marked, html)


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
    return f'<span class="b-unread" role="img" aria-label="{said}" title="{said}">{RING}</span>'
