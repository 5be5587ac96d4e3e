"""What the search looks at of a page: its sentences, a row of a table as one of them.

The theme takes a page as it stands: cells run together, captions and heads of columns are words,
so is what is hidden, and what is to be left out ends with the first element inside it. Hence the
page is read here first, and shown to the search in a form of its own.
"""

import re
from html import escape
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"))
# What is folded stands under its own heading, which is the fold's line.
FOLDS = frozenset(("details", "summary"))
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


class Reader(HTMLParser):
    """Writes a page anew for the search."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        super().__init__()
        self.written: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Leave out what is not to be found; begin a sentence with a row or a definition."""
        if tag in VOID:
            self.written.append("" if self.inside else " ")
        elif self.inside or left_out(tag, dict(attrs)):
            self.inside += 1
        elif tag in ("tr", "dt"):
            self.written.append("<p>")
        elif tag not in ("th", "td", "dd") and tag not in FOLDS:
            self.written.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """End a sentence with a row or a definition, and keep cells apart."""
        if tag in VOID:
            return
        if self.inside:
            self.inside -= 1
        elif tag in ("tr", "dd"):
            self.written.append("</p>")
        elif tag in ("th", "td", "dt"):
            self.written.append(" · ")
        elif tag in FOLDS:
            self.written.append(" ")
        else:
            self.written.append(f"</{tag}> " if tag == "div" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self.inside:
            self.written.append(escape(data, quote=False))


def left_out(tag: str, attributes: dict[str, str | None]) -> bool:
    """Tell whether an element is not to be found."""
    classes = (attributes.get("class") or "").split()
    named = "data-search-exclude" in attributes or "hidden" in attributes
    return named or tag in LEFT_OUT or not LEFT_OUT_CLASSES.isdisjoint(classes)


def searched(html: str) -> str:
    """Return a page as the search is to see it."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    written = SPACES.sub(" ", "".join(reader.written))
    return GAPS.sub(" · ", GAP.sub("", EDGES.sub("", written)))
