"""What was found, as the text of an issue: each with the rules and pages that rest on it."""

from collections.abc import Iterable, Sequence
from datetime import date

from checker import __version__
from checker.doors.command.stale import Cited
from scripts.site.templates import render
from scripts.watching.findings import UNSETTLED, Found

# GitHub takes 65,536 characters.
LONGEST = 60_000
CUT = "\n\n… and more: see what `scripts/watch` prints.\n"


def left(found: Iterable[Found], before: str) -> list[Found]:
    """Return what was named before and cannot be judged today: it stays open."""
    return [f for f in found if f.state in UNSETTLED and f"<{f.source.url}>" in before]


def body(due: Sequence[Cited], found: Sequence[Found], on: date, before: str = "") -> str:
    """Return the issue's text, or nothing where there is nothing to look at."""
    named_before = left(found, before)
    if not (due or named_before or any(f.concerns for f in found)):
        return ""
    silent = sum(f.state in UNSETTLED for f in found)
    about = {"on": on, "version": __version__, "silent": silent, "left": named_before}
    text = str(render("watch", "en", due=due, found=found, **about))
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT
