"""What the search looks at of a page: its sentences, a row of a table as one of them.

The theme takes a page as it stands: cells run together, captions and heads of columns are words,
so is what is hidden, and what is to be left out ends with the first element inside it. Hence the
page is read here, and cut at its headings as the theme does: what follows the element that holds
a heading belongs to the heading before it, and the heading that a page begins with is its own.
"""

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# What the theme shows of a page among the results.
KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
# A row or a definition is a sentence, in which cells are kept apart; what is folded stands under
# its own heading, which is the fold's line.
BEGINS = dict.fromkeys(("th", "td", "dd", "details", "summary"), "") | {"tr": "p", "dt": "p"}
ENDS = {"tr": "p", "dd": "p"}
APART = dict.fromkeys(("th", "td", "dt"), " · ") | dict.fromkeys(("details", "summary"), " ")
LEFT_OUT = frozenset(("caption", "thead", "svg", "script", "style", "nav", "button"))
# Marks of what is checked, and of what can be linked to.
MARKS = ("b-due", "b-tag--read", "b-reading", "b-kicker", "headerlink")
# The forms to answer: the search is for what the pages say.
FORMS = ("b-columns", "b-mini-check", "b-calendar__form", "b-embedding")
# Lists that only repeat: sources, worked examples, versions.
LISTS = ("b-sources", "b-examples", "b-computed")
LEFT_OUT_CLASSES = frozenset((*MARKS, *FORMS, *LISTS))
GAP = re.compile(r"(?:\s*·\s*)+(?=</p>)")
GAPS = re.compile(r"\s*·(?:\s*·)+\s*")
# How a template is laid out is not read.
SPACES = re.compile(r"[ \t\n]+")
EDGES = re.compile(r"(?<=<p>) | (?=</p>)")
EMPTY = re.compile(r"<(\w+)>\s*</\1>")


@dataclass
class Section:
    """What stands under a heading: its anchor, how deep it lies, its words and those below."""

    anchor: str
    depth: int
    title: str = ""
    text: str = ""


class Reader(HTMLParser):
    """Gathers the sections of a page, the page's own first."""

    def __init__(self) -> None:
        """Begin with nothing but the page."""
        super().__init__()
        self.sections = [Section("", 0)]
        # Those whose surroundings have not ended; what is read belongs to the last.
        self.lasting = [*self.sections]
        self.inside: list[str] = []
        self.left_out = 0
        self.heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what is not to be found; begin a section with a heading to link to."""
        attributes = dict(attrs)
        if tag in VOID:
            self.write(" ")
        elif self.left_out or left_out(tag, attributes):
            self.left_out += 1
        elif tag := BEGINS.get(tag, tag):
            self.inside.append(tag)
            anchor = attributes.get("id")
            if tag in HEADINGS and anchor:
                self.heading = True
                begins_page = self.getpos() == (1, 0)
                if not begins_page:
                    self.sections.append(Section(anchor, len(self.inside)))
                    self.lasting.append(self.sections[-1])
            elif tag in KEPT:
                self.write(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """End a sentence, and the sections whose surroundings end here."""
        if tag in VOID:
            return
        if self.left_out:
            self.left_out -= 1
        elif tag in APART:
            self.write(APART[tag])
        elif self.inside[-1:] == [tag := ENDS.get(tag, tag)]:
            while self.lasting[-1].depth > len(self.inside):
                self.lasting.pop()
            self.inside.pop()
            self.heading = self.heading and tag not in HEADINGS
            self.write(f"</{tag}>" if tag in KEPT else " " * (tag == "div"))

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.write(escape(data, quote=False))

    def write(self, words: str) -> None:
        """Add to what was read last: a heading, or what stands below it."""
        if self.left_out:
            return
        if self.heading:
            self.lasting[-1].title += words
        else:
            self.lasting[-1].text += words


def left_out(tag: str, attributes: dict[str, str | None]) -> bool:
    """Tell whether an element is not to be found."""
    classes = (attributes.get("class") or "").split()
    named = "data-search-exclude" in attributes or "hidden" in attributes
    return named or tag in LEFT_OUT or not LEFT_OUT_CLASSES.isdisjoint(classes)


def searched(html: str) -> list[Section]:
    """Return a page's sections in their order, as the search is to see them."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    for section in reader.sections:
        section.title, section.text = tidy(section.title), tidy(section.text)
    return reader.sections


def tidy(words: str) -> str:
    """Return words without what is empty, and with one space or mark where there are several."""
    read = EDGES.sub("", SPACES.sub(" ", words))
    less = EMPTY.sub("", GAPS.sub(" · ", GAP.sub("", read)))
    return less.strip() if less == words else tidy(less)
