"""Mark each link to a text of which the original was not seen: no page says it in words as well.

The mark is a ring whose words are one look away; the law's own data say which texts it belongs to.
"""

import re
from html import escape

from checker.model import Lang, Law
from scripts.site.words import say

# A link with a class does not name the text: it leads to what else rests on it.
LINK = re.compile(r'(<a href="[^"]*sources/#([\w-]+)">)(.*?)</a>', re.DOTALL)
RING = "\N{DEGREE SIGN}"


def with_unread_marked(html: str, law: Law, lang: Lang) -> str:
    """Return a page whose links to texts not seen bear the ring."""
    mark = ring(lang)

    def marked(link: re.Match[str]) -> str:
        start, text, words = link.groups()
        return f"{start}{words}{mark if is_unread(law, text) else ''}</a>"

    return LINK.sub(marked, html)


def is_unread(law: Law, text: str) -> bool:
    """Tell whether the original of a text was not seen."""
    return text in law.instruments and law.instruments[text].status != "verified"


def ring(lang: Lang) -> str:
    """Return the mark, which is shown as a ring and heard as words."""
    said = escape(say("certainty.reported", lang))
    return f'<span class="b-unread" role="img" aria-label="{said}" title="{said}">{RING}</span>'
