"""What the pages include, made once for all tests of a process: it takes seconds."""

from __future__ import annotations

from functools import cache

from coverage import Coverage

from checker.load import load_law
from scripts.snippets import CASES, snippets


@cache
def included() -> dict[str, str]:
    """Return every snippet's content by its path; nobody changes it.

    To note each line of the checker that runs meanwhile would take twice as long again.
    """
    tracer = Coverage.current()
    if tracer is None:
        return snippets(load_law(), CASES)
    tracer.stop()
    try:
        return snippets(load_law(), CASES)
    finally:
        tracer.start()
