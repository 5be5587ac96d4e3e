"""Mend how the theme's search reads Chinese.

It looks for the longest words of the index in what is typed, but never as far as the last
character: 外呼 was looked up as 外, and 年报 as 年.
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


def mend_search(site: Path) -> None:
    """Let every search worker of a site look at the whole of what is typed."""
    workers = sorted(site.rglob(f"{WORKERS}/search.*.js"))
    if not workers:
        raise StepError("The theme's search was not found: does scripts/search.py still fit it?")
    for worker in workers:
        worker.write_text(mended(worker.read_text(encoding="utf-8")), encoding="utf-8")


def mended(code: str) -> str:
    """Return the worker's code with the loop as it is meant. Raises ``StepError``."""
    code, found = LOOP.subn(r"\1=\g<query>\5", code)
    if found != 1:
        raise StepError("The theme's search has changed: is scripts/search.py still needed?")
    return code
