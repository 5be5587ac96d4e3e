"""What was found, as the text of an issue: each with the rules and pages that rest on it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from checker import __version__
from checker.command.stale import Cited
from scripts.watching.findings import UNSETTLED, Found
from scripts.watching.sources import Quotation

INTRODUCTION = """\
Found on {on}, rules {version}. A program asked each address once, and again where nothing came.
Read the text before you change a rule: a page can be moved, laid out anew or cut by a guard without
any change of the law. `CONTRIBUTING.md` says how a change of the law is entered."""
DUE = "## Past the next check"
ELSEWHERE = "## No longer at their address"
MISSING = "## Words not found on their page"
OPEN = "## Named here before, and not answered today"
SILENT = """\
Nothing is said of {n} of {of} addresses: they did not answer this machine, twice, or answered with
what cannot be read (a PDF, a page made by scripts). That is no sign that a text changed."""
# GitHub takes 65,536 characters.
LONGEST = 60_000
CUT = "\n\n… and more: see what `scripts/watch` prints.\n"


def left(found: Iterable[Found], before: str) -> list[Found]:
    """Return what was named before and cannot be judged today: it stays open."""
    return [f for f in found if f.state in UNSETTLED and f"<{f.source.url}>" in before]


def body(due: Sequence[Cited], found: Sequence[Found], on: date, before: str = "") -> str:
    """Return the issue's text, or nothing where there is nothing to look at."""
    parts = [
        _part(DUE, _due(due)),
        _part(ELSEWHERE, map(_elsewhere, (f for f in found if f.state in ("moved", "gone")))),
        _part(MISSING, (_missing(f, q) for f in found for q in f.missing)),
        _part(OPEN, map(_open, left(found, before))),
    ]
    if not any(parts):
        return ""
    silent = sum(f.state in UNSETTLED for f in found)
    end = [SILENT.format(n=silent, of=len(found))] if silent else []
    said = [INTRODUCTION.format(on=on.isoformat(), version=__version__), *filter(None, parts), *end]
    text = "\n\n".join(said) + "\n"
    return text if len(text) <= LONGEST else text[:LONGEST] + CUT


def _part(title: str, lines: Iterable[str]) -> str:
    listed = "\n".join(f"- {line}" for line in lines)
    return f"{title}\n\n{listed}" if listed else ""


def _due(due: Sequence[Cited]) -> Iterator[str]:
    """Name each overdue text once, with all that cites it."""
    for instrument in dict.fromkeys(cited.cite.instrument for cited in due):
        citing = dict.fromkeys(c.id for c in due if c.cite.instrument is instrument)
        yield f"{instrument.short.en}, due {instrument.due.isoformat()}: {_codes(citing)}"


def _elsewhere(found: Found) -> str:
    source = found.source
    where = f"leads to {_code(found.to)}" if found.to else found.why
    return (
        f"{_text(found)} <{source.url}>: {where}."
        f" Rules: {_codes(source.rules)}. Pages: {_codes(source.pages)}"
    )


def _missing(found: Found, quotation: Quotation) -> str:
    return (
        f"{_text(found)} <{found.source.url}>: “{quotation.words}”."
        f" Of: {_code(quotation.of)}. Pages: {_codes(quotation.pages)}"
    )


def _open(found: Found) -> str:
    return f"{_text(found)} <{found.source.url}>: {found.why}"


def _text(found: Found) -> str:
    return ", ".join(found.source.texts) or "A page of the authorities"


def _codes(names: Iterable[str]) -> str:
    return ", ".join(map(_code, names)) or "none"


def _code(name: str) -> str:
    # What a server sends stays inside its marks.
    return f"`{name.replace('`', '')}`"
