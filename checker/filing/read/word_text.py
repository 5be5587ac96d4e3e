"""Take the text out of a file: of a Word file paragraphs as lines, cells parted by tabs."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping

from checker.core.bounds import LARGEST_DOCUMENT, LARGEST_TEXT, MOST_SIGNS
from checker.core.encoding import CHINESE, encoding_of, is_foreign
from checker.core.input_error import InputError
from checker.core.packed import BEGIN, EMPTY, UnpackLimits, opened_parts
from checker.core.words import word

DOCUMENT = "word/document.xml"
# The two name spaces of Word's tags, and that of what stands twice for older programs.
SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
# What stands in other files, and in no text.
NO_SIGN = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# How files of other kinds begin, and by which word each is called.
KINDS = {
    "read.kind-pdf": re.compile(rb"%PDF-"),
    "read.kind-rtf": re.compile(rb"\{\\rtf"),
    "read.kind-old-word": re.compile(rb"\xd0\xcf\x11\xe0"),
    "read.kind-empty": re.compile(EMPTY),
}
# How a picture begins, of whichever kind; HEIC names itself behind a length.
PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|hev|mif|avi)",
    re.DOTALL,
)
# A page of the web, whatever its encoding.
TAGGED = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
# What Word does not show: what was deleted or moved away, for older programs, or how it is spoken.
UNSHOWN = ("del", "moveFrom", "Fallback", "rt")
# What says of a run, of a row, or of a paragraph's end that it is not shown.
HIDES = {"vanish": ("r", "pPr"), "del": ("pPr", "tr"), "moveFrom": ("pPr",)}
LOOKS = ("rPr", "trPr")
OFF = {"0", "false", "off"}
# What ends a line or a cell, where it begins and where it ends.
BEGINS = {"br": "\n", "cr": "\n"}
ENDS = {"tc": "\t", "tr": "\n"}


def text_in(content: bytes) -> str:
    """Return the text of a file: text or Word. Raises ``InputError`` for anything else."""
    if len(content) > LARGEST_TEXT:
        raise InputError("", word("read.too-large", megabytes=LARGEST_TEXT // 1_000_000))
    if content.startswith(BEGIN):
        return text_of(content)
    if PICTURE.match(content):
        raise InputError("", word("read.picture"))
    begun = content.lstrip()
    for key, begin in KINDS.items():
        if begin.match(begun):
            raise _of_another_kind(key)
    text = _decoded(content)
    if TAGGED.match(text):
        raise _of_another_kind("read.kind-web")
    return text


def _of_another_kind(key: str) -> InputError:
    return InputError("", word("read.other-kind", kind=word(key)))


def _decoded(content: bytes) -> str:
    file, no_text = io.BytesIO(content), InputError("", word("read.no-text"))
    encoding = encoding_of(file)
    # Any bytes may happen to be Chinese signs.
    if encoding == CHINESE and (NO_SIGN.search(content) or is_foreign(file)):
        raise no_text
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise no_text from None
    refuse_long(text)
    return text


def refuse_long(text: str) -> None:
    """Refuse a text of more signs than are read."""
    if len(text) > MOST_SIGNS:
        raise _too_long()


def _too_long() -> InputError:
    return InputError("", word("read.too-long", most=f"{MOST_SIGNS:,}"))


def text_of(content: bytes) -> str:
    """Return the text of a ``.docx`` file. Raises ``InputError`` for what is none."""
    too_long = _too_long().text
    limits = UnpackLimits(
        LARGEST_DOCUMENT, word("read.no-word-file"), too_long, word("read.too-many-tags")
    )
    shown = Shown()
    with opened_parts(io.BytesIO(content), limits, SPACES) as parts:
        for tag, value in parts.events(DOCUMENT):
            if isinstance(value, str):
                shown.take(value)
            elif value is None:
                shown.end(tag)
            else:
                shown.begin(tag, value)
    return "".join(shown.pieces)


class Shown:
    """The text of a document as Word shows it, taken up tag by tag."""

    def __init__(self) -> None:
        """Begin outside of all tags."""
        self.pieces: list[str] = []
        self.signs = 0
        self.open: list[str] = []
        # How deep the outermost tag stands that is not shown, and the paragraphs without an end.
        self.unshown: int | None = None
        self.endless: set[int] = set()

    def take(self, text: str) -> None:
        """Take up a text, if it is one of the document and shown."""
        if self.open[-1] == "t":
            self._put(text)

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Enter a tag."""
        self.open.append(tag)
        if tag in HIDES and self.open[-2] in LOOKS:
            if OFF.isdisjoint(attributes.values()):
                self._hide(tag)
        elif tag in UNSHOWN:
            self._unshow(len(self.open))
        elif tag in BEGINS:
            self._put(BEGINS[tag])
        elif tag == "tab" and self.open[-2] == "r":
            # Elsewhere it is where a tab leads to.
            self._put("\t")

    def end(self, tag: str) -> None:
        """Leave a tag."""
        depth = len(self.open)
        self.open.pop()
        if tag in ENDS:
            self._put(ENDS[tag])
        elif tag == "p" and depth not in self.endless:
            # Within a cell a paragraph is no line of its own.
            self._put(" " if "tc" in self.open else "\n")
        self.endless.discard(depth)
        if depth == self.unshown:
            self.unshown = None

    def _hide(self, tag: str) -> None:
        """Hide what a tag among the looks says it of: the run, the row, the paragraph's end."""
        depth = len(self.open) - 2
        of = self.open[depth - 1]
        if of not in HIDES[tag]:
            return
        if of == "pPr":
            self.endless.add(depth - 1)
        else:
            self._unshow(depth)

    def _unshow(self, depth: int) -> None:
        """Show nothing until the tag so deep ends; what stands around it may hide it already."""
        if self.unshown is None:
            self.unshown = depth

    def _put(self, text: str) -> None:
        if self.unshown is None:
            self.pieces.append(text)
            self.signs += len(text)
        if self.signs > MOST_SIGNS:
            raise _too_long()
