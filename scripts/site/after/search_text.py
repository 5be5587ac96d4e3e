"""What the search looks at of a page: its sentences, a row of a table as one of them.

The theme takes a page as it stands: cells run together, captions and heads of columns are words,
so is what is hidden, and what is to be left out ends with the first element inside it. Hence the
page is read here, and cut at its headings as the theme does: what follows the element that holds
a heading belongs to the heading before it, and the heading that a page begins with is its own.
"""

import re
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag

HEADINGS = [f"h{level}" for level in range(1, 7)]
# What the theme shows of a page among the results.
KEPT = ("p", "code", "pre", "li", "ol", "ul", "sub", "sup")
# A row or a definition is a sentence, in which cells are kept apart; what is folded stands under
# its own heading, which is the fold's line.
BEFORE = {name: f"<{name}>" for name in KEPT} | {"tr": "<p>", "dt": "<p>"}
AFTER = {
    **{name: f"</{name}>" for name in KEPT},
    **dict.fromkeys(("tr", "dd"), "</p>"),
    **dict.fromkeys(("th", "td", "dt"), " · "),
    **dict.fromkeys(("details", "summary", "div"), " "),
}
# With these no section ends that has begun in them.
OPEN = ("th", "td", "dd", "details", "summary")
LEFT_OUT = frozenset(("caption", "thead", "svg", "script", "style", "nav", "button"))
# Marks of what is checked, and of what can be linked to.
MARKS = ("b-due", "b-tag--read", "b-reading", "b-kicker", "headerlink")
# The forms to answer: the search is for what the pages say.
FORMS = (
    "b-columns",
    "b-mini-check",
    "b-calendar__form",
    "b-heard__form",
    "b-embedding",
    "b-effect",
)
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
    """What stands under a heading: its anchor, its words and those below."""

    anchor: str
    title: str = ""
    text: str = ""


def searched(html: str) -> list[Section]:
    """Return a page's sections, the page's own first, as the search is to see them."""
    sections = [Section("")]
    _read(BeautifulSoup(html, "html.parser"), sections[0], sections)
    for section in sections:
        section.title, section.text = tidy(section.title), tidy(section.text)
    return sections


def _read(element: Tag, at: Section, sections: list[Section]) -> Section:
    """Add what stands in an element to a section, or to those that begin in it; return the last."""
    for child in element.children:
        if type(child) is NavigableString:
            at.text += escape(child, quote=False)
        elif not isinstance(child, Tag) or is_left_out(child):
            continue
        elif child.is_empty_element:
            at.text += " "
        elif child.name in HEADINGS and child.has_attr("id"):
            # The heading that a page begins with is its own.
            if child.previous_element:
                at = Section(str(child["id"]))
                sections.append(at)
            at.title += _read(child, Section(""), []).text
        else:
            at.text += BEFORE.get(child.name, "")
            inside = _read(child, at, sections)
            at = inside if child.name in OPEN else at
            # Of several definitions of one term the first ends the sentence.
            before = child.find_previous_sibling(("dt", "dd")) if child.name == "dd" else None
            is_more = before is not None and before.name == "dd"
            at.text += "" if is_more else AFTER.get(child.name, "")
    return at


def is_left_out(element: Tag) -> bool:
    """Tell whether an element is not to be found."""
    named = element.has_attr("data-search-exclude") or element.has_attr("hidden")
    classes = element.get("class") or ()
    return named or element.name in LEFT_OUT or not LEFT_OUT_CLASSES.isdisjoint(classes)


def tidy(words: str) -> str:
    """Return words without what is empty, and with one space or mark where there are several."""
    read = EDGES.sub("", SPACES.sub(" ", words))
    less = EMPTY.sub("", GAPS.sub(" · ", GAP.sub("", read)))
    return less.strip() if less == words else tidy(less)
