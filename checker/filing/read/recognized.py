"""What the page has recognized of pictures: lines with places, laid out as the command's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from checker.core.bounds import MOST_DOTS, MOST_PICTURES
from checker.core.input_error import safe
from checker.core.words import word
from checker.filing.read.pages import LaidOut, Page, Piece, laid_out
from checker.model import Text

# Why something was not read, by what the page tells, and what the sentence says is read at most.
WHYS = {
    "no-picture": ("read.no-picture", 0),
    "no-heic": ("read.no-heic", 0),
    "no-words": ("read.no-words", 0),
    "no-pdf": ("read.no-pdf", 0),
    "locked-pdf": ("read.locked-pdf", 0),
    "damaged-pdf": ("read.damaged-pdf", 0),
    "too-many-dots": ("read.too-many-dots", MOST_DOTS // 1_000_000),
    "too-many-pictures": ("read.too-many-pictures", MOST_PICTURES),
}


class Recognized(NamedTuple):
    """The pages of a file that a page has recognized, by its number there."""

    number: int
    name: str
    laid_out: LaidOut


def recognized_in(scan: dict[str, Any]) -> Recognized:
    """Return a file as the page tells it."""
    return Recognized(scan["number"], scan["name"], laid_out(map(_page, scan["pages"])))


def _page(told: dict[str, Any]) -> Page:
    pieces = [Piece(one["text"], one["corners"], one["sure"]) for one in told["pieces"]]
    return Page(told["number"], told["width"], told["height"], pieces, told["turned"])


def faults_in(scan: dict[str, Any]) -> Iterator[Text]:
    """Say why the page could not read a file, or pages of it."""
    for each in scan["unread"]:
        key, most = WHYS[each["why"]]
        why = word(key, most=most)
        yield word("read.page-unread", page=each["page"], why=why) if "page" in each else why


def unread_in(scans: Iterable[dict[str, Any]]) -> Iterator[Text]:
    """Say which files, or pages of them, the page could not read."""
    for scan in scans:
        for why in faults_in(scan):
            yield word("read.file-unread", file=safe(scan["name"]), why=why)
