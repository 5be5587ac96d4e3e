"""Mend the theme's search: how it reads Chinese, and when it loads.

It looks for the longest words of the index in what is typed, but never as far as the last
character: 外呼 was looked up as 外, and 年报 as 年. It leaves a number or a Latin word in one
piece with the Chinese beside it, which the index never does: B24许可证 and 100万 found nothing.
And a word it does not know it looked up by its characters: 外包 led to 外资.
And every page loads the whole index, larger
than the page, for a search that few begin; now it is loaded when the search is opened, as the theme
itself does where a page is read from a file, and where a search has led to the page.
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
APART = Mend(
    "assets/javascripts/workers/search.*.js",
    # query = query.replace(new RegExp("\\p{sc=Han}+", "gu"), …)
    re.compile(r'(?P<query>\w)=(?P=query)(?=\.replace\(new RegExp\("\\\\p\{sc=Han\}\+","gu"\))'),
    r'\g<0>.replace(/(\\w)(?=\\p{sc=Han})/gu,"$1 ").replace(/(\\p{sc=Han})(?=\\w)/gu,"$1 ")',
)


def mend_search(site: Path) -> None:
    """Mend the search of every language."""
    for mend in (LAST_CHARACTER, WHOLE_WORDS, APART, WHEN_OPENED, WHERE_FOUND):
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
