"""What is written by hand on a page, sentence by sentence, and whether it states a legal fact.

A sentence states a legal fact if it holds “must”, 应当 (必须, 须), a digit, counts something, or
names a law (the Measures, 《办法》).
It is sourced if it links an instrument on the sources page (``sources.md#order-42``, where reading
status and last check stand), the page's own list of sources, a footnote, or a row of a table that
cites its text (``#clocks-decision``, on the page of a province ``#premises-proof``).

Left out: titles, the snippets, links to other pages of the site with their words, and the numbers
the site itself gives (condition 4, material 8, B24).
A count may lead to its text from the same list item.
A count in a bold step, or in an item marked as advice, is something to do, not a legal fact.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

SOURCE = re.compile(r"\]\((?:\.\./)?sources\.md#([a-z0-9-]+)\)")
FOOTING = re.compile(r"\]\(#(?:sources|依据)\)|\[\^[^\]]+\]")
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)]*)\)")

ARTICLE = {
    "en": re.compile(r"\b[Aa]rts?\. \d|\bOrder \d"),
    "zh": re.compile(r"第[一二三四五六七八九十百]+条|令第\d+号"),
}

NUMBERED = re.compile(r"\b[Aa]rts?\. (\d+)")

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
APART = re.compile(r"^(?:#|\{|\||<|```)")
ITEM = re.compile(r"^(?:\d+\.|-) +")
ADVICE = re.compile(r"\*(?:advice|建议)\*")
BOLD = re.compile(r"\*\*[^*]+\*\*")
ENDS = {
    "en": re.compile(r"(?<=[.?!])(\**) +(?=[A-Z“*\[])"),
    "zh": re.compile(r"(?<=[。？！])(\**)(?=[^*])"),
}

OWN_NUMBERS = re.compile(
    r"\b[A-Z]\d\d(?:-\d)?\b|`[^`]*`"
    r"|\b(?:[Mm]aterials?|[Cc]onditions?) \d+(?:(?:, | and )\d+)*"
    r"|(?:材料|条件) ?\d+"
)
DUTY_OR_FIGURE = {
    "en": re.compile(r"\bmust\b|\d", re.IGNORECASE),
    "zh": re.compile(r"应当|必须|须|\d|第[一二三四五六七八九十百]+[条款项号]"),
}
LAW_NAMED = {
    "en": re.compile(
        r"\b(?:Measures|Regulations|Provisions|Civil Code"
        r"|(?:Company|Licensing|Anti-Fraud|Advertising|Personal Information Protection) Law)\b"
    ),
    "zh": re.compile(r"《[^》]*(?:办法|条例|法|法典|规定|通知)》"),
}
COUNT = {
    "en": re.compile(
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
        r"|thirty|sixty|ninety|hundred|thousand|million|both|half|twice)\b"
        r"|(?<!\bno )(?<!\bthis )(?<!\bthat )\bone (?!of|is|in|to|and|or|for|applies|comes)[a-z]",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?<!第)(?<!四舍)[两二三四五六七八九十百千]"
        r"|(?<![这那哪另同每下何第])一(?=[个份名人家次档项种年月日条张册套层])"
    ),
}


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page, and the paragraph or list item it stands in."""

    lang: str
    words: str
    around: str
    in_list: bool

    def states_a_fact(self) -> bool:
        """Tell whether the words name a law, or hold a duty, a figure, or a count of a text."""
        if LAW_NAMED[self.lang].search(_plain(self.words)):
            return True
        if DUTY_OR_FIGURE[self.lang].search(_plain(self.words)):
            return True
        if ADVICE.search(self.around):
            return False
        return bool(COUNT[self.lang].search(_plain(BOLD.sub("", self.words))))

    def is_sourced(self, rows: Collection[str] = ()) -> bool:
        """Tell whether the words, or for a count the list item, lead to an instrument or a row."""
        plain = _plain(self.words)
        figure = DUTY_OR_FIGURE[self.lang].search(plain) or LAW_NAMED[self.lang].search(plain)
        searched = self.around if self.in_list and not figure else self.words
        if SOURCE.search(searched) or FOOTING.search(searched):
            return True
        return any(target.rpartition("#")[2] in rows for _, target in LINK.findall(searched))


def sentences(page: str, lang: str) -> Iterator[Sentence]:
    """Split what is written by hand on a page into sentences."""
    for block, in_list in _blocks(page):
        around = " ".join(block)
        for line in block:
            for words in ENDS[lang].sub("\\1\n", line).split("\n"):
                yield Sentence(lang, words, around, in_list)


def unsourced(page: str, lang: str, rows: Collection[str] = ()) -> list[str]:
    """Return the sentences that state a legal fact and lead to no instrument and no cited row."""
    found = sentences(page, lang)
    return [s.words for s in found if s.states_a_fact() and not s.is_sourced(rows)]


def sources_linked(page: str) -> set[str]:
    """Return the ids of the instruments a page links."""
    return set(SOURCE.findall(page))


def articles_linked(page: str) -> set[tuple[str, str]]:
    """Return the instruments an English page links, each with the articles its links name."""
    linked = ((SOURCE.search(link[0]), link[1]) for link in LINK.finditer(page))
    return {
        (source[1], article)
        for source, words in linked
        if source
        for article in NUMBERED.findall(words) or [""]
    }


def unlinked_articles(page: str, lang: str) -> list[str]:
    """Return the sentences that name an article outside a link."""
    found = sentences(page, lang)
    return [s.words for s in found if ARTICLE[lang].search(LINK.sub("", s.words))]


def _plain(words: str) -> str:
    """Return the words without links to other pages and the site's own numbers."""
    without = LINK.sub(lambda m: m[0] if SOURCE.search(m[0]) else "", words)
    return OWN_NUMBERS.sub("", SOURCE.sub("]", without))


def _blocks(page: str) -> Iterator[tuple[list[str], bool]]:
    """Gather lines into paragraphs and list items."""
    block = []
    in_list = False
    for line in FRONT_MATTER.sub("", page).split("\n"):
        if block and (not line.strip() or APART.match(line) or ITEM.match(line)):
            yield block, in_list
            block, in_list = [], False
        if line.strip() and not APART.match(line):
            in_list = in_list or bool(ITEM.match(line))
            block.append(ITEM.sub("", line.strip()))
    if block:
        yield block, in_list
