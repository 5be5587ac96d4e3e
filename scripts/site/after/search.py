"""Mend the theme's search: how it cuts Chinese that is typed, and when it loads.

Whatever data can say is said there: which signs part words (``mkdocs.yml``), which Chinese words
there are (``docs/search-words.txt``), how much a page weighs (``search_index.py``). Five places of
the theme's own code are left, which no data reaches: two cut the query, one names the nodes of the
index, and two say when the index is fetched.

To be offered to the theme, as it stands:

    Search in Chinese: ``segment()`` never looks at the last character of a query, since the inner
    loop runs to ``j < query.length`` and ``slice(i, j)`` leaves ``j`` out. 外呼 is looked up as 外,
    年报 as 年. It should run to ``j <= query.length``.

    The same function returns single characters for a word that the index does not hold: 外包 is
    looked up as 外 and finds 外资. Where the query is longer than one character, single characters
    should be left out, and the whole query be looked up if nothing else is left.

    The search index is fetched on every page, though few readers search. It could be fetched once
    the search is opened, as it already is on ``file:``, and with ``search.highlight`` on a page
    that has the parameter ``h``.

And to Lunr, which the theme packs:

    ``TokenSet.prototype.toString`` writes a node as the labels and numbers of its edges, one after
    the other. Where a label is a digit two nodes may be written alike, "1" to node 23 like "12" to
    node 3, and are then taken for one: a query for 81 finds a word that the index does not hold,
    and fails. A mark behind each number would keep them apart.
"""

import re
from pathlib import Path
from typing import NamedTuple

from scripts.machine.environment import StepError


class Mend(NamedTuple):
    """What to put in the place of one piece of the theme's code, and in which files it stands."""

    files: str
    found: re.Pattern[str]
    instead: str


LAST_CHARACTER = Mend(
    "assets/javascripts/workers/search.*.js",
    # for (let end = start + 1; end < query.length; end++) query.slice(start, end) in index
    re.compile(
        r"(for\(let (?P<end>\w)=(?P<start>\w)\+1;(?P=end)<)(?P<query>\w)"
        r"(\.length;(?P=end)\+\+\)(?P=query)\.slice\((?P=start),(?P=end)\)in )"
    ),
    r"\1=\g<query>\5",
)
WHOLE_WORDS = Mend(
    "assets/javascripts/workers/search.*.js",
    # return pieces.has("") ? new Set([query]) : pieces, where a piece may be a single character
    re.compile(r'return (?P<found>\w)\.has\(""\)\?new Set\(\[(?P<query>\w)\]\):(?P=found)\}'),
    r"\g<found>=new Set([...\g<found>].filter(w=>w.length!==1||\g<query>.length===1));"
    r'return \g<found>.has("")||!\g<found>.size?new Set([\g<query>]):\g<found>}',
)
NODES_APART = Mend(
    "assets/javascripts/workers/search.*.js",
    # for (each label) str = str + label + node.id; return str
    re.compile(r"(?P<all>\w)=(?P=all)\+(?P<label>\w)\+(?P<node>\w)\.id(?=\}return (?P=all)\})"),
    r'\g<all>+=\g<label>+\g<node>.id+";"',
)
WHEN_OPENED = Mend(
    "assets/javascripts/bundle.*.js",
    # merge(of(location.protocol !== "file:"), watchToggle("search")): at once, or once it is open
    re.compile(r'location\.protocol!=="file:"(?=\),\w+\("search"\)\))'),
    "!1",
)
WHERE_FOUND = Mend(
    "assets/javascripts/bundle.*.js",
    # feature("search.highlight") ? mark the words that are found in this page : nothing
    re.compile(r'(?<=\w\("search\.highlight"\))(?=\?\w+\(\w,\{index\$)'),
    '&&location.search.includes("h=")',
)


def mend_search(site: Path) -> None:
    """Mend the search of every language."""
    for mend in (LAST_CHARACTER, WHOLE_WORDS, NODES_APART, WHEN_OPENED, WHERE_FOUND):
        files = sorted(site.rglob(mend.files))
        if not files:
            raise StepError(
                "The theme's search was not found: does scripts/site/after/search.py still fit it?"
            )
        for file in files:
            file.write_text(mended(file.read_text(encoding="utf-8"), mend), encoding="utf-8")


def mended(code: str, mend: Mend) -> str:
    """Return the theme's code, mended. Raises ``StepError``."""
    code, found = mend.found.subn(mend.instead, code)
    if found != 1:
        raise StepError(f"The theme's search has changed: is {__name__} still needed?")
    return code
