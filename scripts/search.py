"""Mend how the theme's search reads Chinese.

It looks for the longest words of the index in what is typed, but never as far as the last
character: 外呼 was looked up as 外, and 年报 as 年. And it leaves a number or a Latin word in one
piece with the Chinese beside it, which the index never does: B24许可证 and 100万 found nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.environment import StepError

if TYPE_CHECKING:
    from pathlib import Path

WORKERS = "assets/javascripts/workers"
# for (let end = start + 1; end < query.length; end++) query.slice(start, end) in index
LOOP = re.compile(
    r"(for\(let (?P<end>\w)=(?P<start>\w)\+1;(?P=end)<)(?P<query>\w)"
    r"(\.length;(?P=end)\+\+\)(?P=query)\.slice\((?P=start),(?P=end)\)in )"
)
# query = query.replace(new RegExp("\\p{sc=Han}+", "gu"), …)
WORDS = re.compile(r'(?P<query>\w)=(?P=query)(?=\.replace\(new RegExp\("\\\\p\{sc=Han\}\+","gu"\))')
APART = r'.replace(/(\w)(?=\p{sc=Han})/gu,"$1 ").replace(/(\p{sc=Han})(?=\w)/gu,"$1 ")'


def mend_search(site: Path) -> None:
    """Let every search worker of a site look at the whole of what is typed."""
    workers = sorted(site.rglob(f"{WORKERS}/search.*.js"))
    if not workers:
        raise StepError("The theme's search was not found: does scripts/search.py still fit it?")
    for worker in workers:
        worker.write_text(mended(worker.read_text(encoding="utf-8")), encoding="utf-8")


def mended(code: str) -> str:
    """Return the worker's code as it is meant. Raises ``StepError``."""
    code, loops = LOOP.subn(r"\1=\g<query>\5", code)
    code, places = WORDS.subn(lambda found: found[0] + APART, code)
    if (loops, places) != (1, 1):
        raise StepError("The theme's search has changed: is scripts/search.py still needed?")
    return code
