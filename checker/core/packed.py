"""Read the parts of a packed file of Word or Excel as a stream of tags, within bounds.

What is counted is what comes out of it, whatever the file says of its own size.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from checker.core.bounds import DEEPEST_TAG, LONGEST_TAG, MOST_ELEMENTS
from checker.core.input_error import InputError
from checker.core.words import word
from checker.model import Text

# A tag with its attributes; its end, with nothing; or a text, without a tag.
XmlEvent = tuple[str, Mapping[str, str] | str | None]

# How a packed file begins, and one without any part.
BEGIN, EMPTY = b"PK\x03\x04", b"PK\x05\x06"
# The ways of packing that Office uses; other ones hand out without end what is asked for in pieces.
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PIECE = 1 << 16


@dataclass(frozen=True)
class UnpackLimits:
    """How much may come out of a file, and what is said of one that is broken or beyond it."""

    largest: int
    broken: Text
    too_large: Text
    too_many: Text


class Source:
    """A file of which nobody takes more at once than a bound, such as its list of parts."""

    def __init__(self, file: IO[bytes]) -> None:
        """Stand before the file."""
        self.file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Read so much of it, or its end, which is short."""
        if size > LONGEST_TAG:
            raise zipfile.BadZipFile
        return self.file.read(size)


class Parts:
    """The parts of a packed file; what comes out of them is counted together.

    Tags go by their names alone: those of any name space, or of the given ones only.
    """

    def __init__(
        self, packed: zipfile.ZipFile, limits: UnpackLimits, spaces: Collection[str] = ()
    ) -> None:
        """Count from nothing."""
        self.packed, self.limits, self.spaces = packed, limits, spaces
        self.unpacked, self.elements = 0, 0

    def events(self, name: str) -> Iterator[XmlEvent]:
        """Return tags, ends and texts of a part."""
        if self.packed.getinfo(name).compress_type not in METHODS:
            raise InputError("", word("packed.method"))
        found: list[XmlEvent] = []
        parser = self._parser(found)
        with self.packed.open(name) as part:
            fed = 0
            while piece := part.read(PIECE):
                fed += len(piece)
                self.unpacked += len(piece)
                if self.unpacked > self.limits.largest:
                    raise InputError("", self.limits.too_large)
                parser.Parse(piece)
                self.elements += len(found)
                held = fed - parser.CurrentByteIndex
                if self.elements > MOST_ELEMENTS or held > LONGEST_TAG:
                    raise InputError("", self.limits.too_many)
                yield from found
                found.clear()
            parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by its place
        yield from found

    def _parser(self, found: list[XmlEvent]) -> expat.XMLParserType:
        """Return what puts tags, ends and texts to those that were found."""
        parser = expat.ParserCreate(namespace_separator=" " if self.spaces else None)
        parser.buffer_text = True
        depth = 0

        def begin(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST_TAG:
                raise InputError("", self.limits.too_many)
            found.append((self._bare(tag), attributes))

        def end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            found.append((self._bare(tag), None))

        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.CharacterDataHandler = lambda text: found.append(("", text))
        # Office writes none: they are how entities are made.
        parser.StartDoctypeDeclHandler = self._refuse
        return parser

    def _bare(self, tag: str) -> str:
        """Return a tag without its prefix or its name space; one of another space stays whole."""
        if not self.spaces:
            return tag[tag.find(":") + 1 :]
        space, _, bare = tag.rpartition(" ")
        return bare if space in self.spaces else tag

    def _refuse(self, *_: object) -> None:
        raise InputError("", self.limits.broken)


@contextmanager
def opened_parts(
    file: IO[bytes], limits: UnpackLimits, spaces: Collection[str] = ()
) -> Iterator[Parts]:
    """Open a packed file. Raises ``InputError`` wherever it cannot be read."""
    try:
        with zipfile.ZipFile(Source(file)) as packed:
            yield Parts(packed, limits, spaces)
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks the unpacking at any place
        raise InputError("", limits.broken) from None
