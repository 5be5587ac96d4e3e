"""Cut a page, in the form of ``search_text``, at its headings: what the search finds one by one.

As the theme does: what follows the element that holds a heading belongs to the heading before it,
and the heading that a page begins with is the page's own.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from scripts.site.after.search_text import SPACES

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# What the theme shows of a page among the results.
KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
EMPTY = re.compile(r"<(\w+)>\s*</\1>")


@dataclass
class Section:
    """What stands under a heading: its anchor, how deep it lies, its words and those below."""

    anchor: str
    depth: int
    title: str = ""
    text: str = ""


class Cutter(HTMLParser):
    """Gathers the sections of a page, the page's own first."""

    def __init__(self) -> None:
        """Begin with nothing but the page."""
        super().__init__()
        self.sections = [Section("", 0)]
        # Those whose surroundings have not ended; what is read belongs to the last.
        self.lasting = [*self.sections]
        self.inside: list[str] = []
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section with a heading that can be linked to."""
        self.inside.append(tag)
        anchor = dict(attrs).get("id")
        if tag in HEADINGS and anchor:
            self.heading = True
            begins_page = self.getpos() == (1, 0)
            if not begins_page:
                self.sections.append(Section(anchor, len(self.inside)))
                self.lasting.append(self.sections[-1])
        elif tag in KEPT:
            self.write(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """End the sections whose surroundings end here."""
        if self.inside[-1:] != [tag]:
            return  # a second definition of one term ends a sentence that it has not begun
        while self.lasting[-1].depth > len(self.inside):
            self.lasting.pop()
        self.inside.pop()
        self.heading = self.heading and tag not in HEADINGS
        if tag in KEPT:
            self.write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.write(escape(data, quote=False))

    def write(self, words: str) -> None:
        """Add to what was read last: a heading, or what stands below it."""
        if self.heading:
            self.lasting[-1].title += words
        else:
            self.lasting[-1].text += words


def cut_at_headings(html: str) -> list[Section]:
    """Return a page's sections in their order."""
    cutter = Cutter()
    cutter.feed(html)
    cutter.close()
    for section in cutter.sections:
        section.title, section.text = tidy(section.title), tidy(section.text)
    return cutter.sections


def tidy(words: str) -> str:
    """Return words without what is empty, and with one space where there are several."""
    less = EMPTY.sub("", words)
    return SPACES.sub(" ", less).strip() if less == words else tidy(less)
