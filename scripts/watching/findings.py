"""What an answer tells of a source: where its text is now, and whether its words still stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlsplit, urlunsplit

from scripts.watching.sources import Quotation, Source
from scripts.watching.text import holds, plain, text_of
from scripts.watching.visit import Reply, Silence, Visitor

READABLE = {"text/html", "application/xhtml+xml", "text/plain"}
# What says less than this without its scripts is a frame, or the door of a guard.
LEAST_TEXT = 200
GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
# Of these nobody can tell from outside what became of the text.
UNSETTLED = ("unreachable", "unreadable")


@dataclass(frozen=True, slots=True)
class Found:
    """One source as it was found.

    ``state``: answered, moved (``to``), gone (the server says so itself), unreachable (no answer
    that says anything), unreadable (an answer in which words cannot be looked for).
    """

    source: Source
    state: str
    why: str = ""
    to: str = ""
    kept: tuple[Quotation, ...] = ()
    missing: tuple[Quotation, ...] = ()

    @property
    def concerns(self) -> bool:
        """Tell whether somebody has to look at it."""
        return self.state in ("moved", "gone") or bool(self.missing)


def watch(asked: Iterable[Source], visitor: Visitor, mirror: str = "") -> Iterator[Found]:
    """Ask every source; what did not answer or said it is gone is asked once more at the end."""
    again: list[Source] = []
    for source in asked:
        found = look(source, visitor.ask(mirrored(source.url, mirror)), mirror)
        if found.state in ("unreachable", "gone"):
            again.append(source)
        else:
            yield found
    visitor.forget_failures()
    for source in again:
        yield look(source, visitor.ask(mirrored(source.url, mirror)), mirror)


def mirrored(url: str, mirror: str) -> str:
    """Return the address of the same page in a local copy, kept by host and path as wget does."""
    address = urlsplit(url)
    query = f"?{address.query}" if address.query else ""
    return f"{mirror}{address.netloc}{address.path}{query}" if mirror else url


def look(source: Source, reply: Reply | Silence, mirror: str = "") -> Found:
    """Tell what a reply says of a source."""
    if isinstance(reply, Silence):
        return Found(source, "unreadable" if reply.kept_away else "unreachable", reply.why)
    if reply.status in GONE:
        return Found(source, "gone", f"the server answers {reply.status}")
    if reply.status != HTTPStatus.OK:
        return Found(source, "unreachable", f"the server answers {reply.status}")
    said, why = _read(reply)
    is_elsewhere = _place(reply.url) != _place(mirrored(source.url, mirror))
    # Where a text is not read, nothing is known of its words.
    asked = () if why else source.quotations
    kept = tuple(q for q in asked if holds(said, q.words))
    missing = tuple(q for q in asked if q not in kept)
    # A server leads aside for a moment too, to the door of a guard that has nothing to read.
    if is_elsewhere and (reply.permanent or not why):
        return Found(source, "moved", why, reply.url, kept, missing)
    return Found(source, "unreadable" if why else "answered", why, "", kept, missing)


def _read(reply: Reply) -> tuple[str, str]:
    """Return the plain text of a page, or why it has none."""
    media = reply.headers.get_content_type()
    if reply.cut:
        return "", "larger than what is read"
    if media not in READABLE:
        return "", f"not a page but {media}"
    if reply.headers.get("Content-Encoding", "identity") not in ("identity", "gzip"):
        return "", "packed in a way that is not read"
    said = plain(text_of(reply.body, media, reply.headers.get_content_charset()))
    return said, "" if len(said) >= LEAST_TEXT else "says nothing without its scripts"


def _place(url: str) -> str:
    """Return an address without what may change and still be the same place."""
    address = urlsplit(url)
    return urlunsplit(("", address.netloc.lower(), address.path or "/", address.query, ""))
