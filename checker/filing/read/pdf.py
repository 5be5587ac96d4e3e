"""Read the text layer of a PDF, sign by sign with its place; no other module loads pypdfium2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_int
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from checker.core.bounds import MOST_DOTS
from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.read.needed import LacksExtraError, too_many_dots
from checker.filing.read.pages import Piece, Point

# Places on a page are whole numbers: of so many parts of a point.
FINE = 20
# In parts of a sign's height: what stands so far from the sign before it is another piece.
APART = 0.5
# What leans more, in radians, is a watermark.
LEVEL = 0.01
# Dots of the longer side of a drawn page: what is read of it has twenty for a sign.
LONGER_SIDE = 1754
# A page that is larger, in points, is none of paper.
LONGEST_PAGE = 14_400


# A new file says when it was made, and has two names by lot at its end.
CREATED, LONG_AGO = re.compile(rb"(?<=/CreationDate\(D:)\d{14}"), b"19800101000000"
NAMES = re.compile(rb"(?<=/ID\[)<\w{32}><\w{32}>(?=\]>>\s+startxref)")


class _Sign(NamedTuple):
    """One sign of a page, with its box from the top left, in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@contextmanager
def opened_pdf(content: bytes) -> Iterator[PdfFile]:
    """Open a PDF. Raises ``InputError`` for one that is locked or damaged."""
    try:
        import pypdfium2  # noqa: PLC0415
    except ModuleNotFoundError:
        raise LacksExtraError("pdf") from None
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise InputError("", word("read.no-pdf")) from None
    try:
        yield PdfFile(document)
    finally:
        document.close()


class PdfFile:
    """An open PDF."""

    def __init__(self, document: Any) -> None:
        """Keep the document, which its opener closes."""
        self._document = document

    def __len__(self) -> int:
        """Count its pages."""
        return len(self._document)

    def cut_out(self, pages: Iterable[int]) -> bytes:
        """Return a PDF of some of its pages, by their numbers; always the same bytes."""
        import pypdfium2  # noqa: PLC0415

        cut, file = pypdfium2.PdfDocument.new(), BytesIO()
        try:
            cut.import_pages(self._document, [number - 1 for number in pages])
            cut.save(file)
        finally:
            cut.close()
        made = CREATED.sub(LONG_AGO, file.getvalue())
        own = sha256(NAMES.sub(b"", made)).hexdigest()[:32].upper().encode()
        return NAMES.sub(b"<%b><%b>" % (own, own), made)

    def page(self, number: int) -> PdfPage:
        """Return one page. Raises ``InputError`` if it is damaged, or is none of paper."""
        import pypdfium2  # noqa: PLC0415

        try:
            found = PdfPage(self._document[number - 1])
        except pypdfium2.PdfiumError:
            raise InputError("", word("read.no-page")) from None
        if not 0 < max(found.width, found.height) <= LONGEST_PAGE:
            raise InputError("", word("read.too-large-page"))
        return found


class PdfPage:
    """One page of a PDF."""

    def __init__(self, page: Any) -> None:
        """Keep the page, and its size in points."""
        self._page = page
        self.width, self.height = page.get_size()

    def pieces(self) -> list[Piece]:
        """Return the text that the page shows; a text that a scanner laid under it is none."""
        pieces: list[list[_Sign]] = []
        for sign in self._signs():
            if sign is None:
                pieces.append([])
            elif pieces and pieces[-1] and _follows(pieces[-1][-1], sign):
                pieces[-1].append(sign)
            else:
                pieces.append([sign])
        return [_piece(signs) for signs in pieces if any(sign.text.strip() for sign in signs)]

    def _signs(self) -> Iterator[_Sign | None]:
        """Return each sign that is shown upright, and nothing where a line or a word ends."""
        from pypdfium2 import raw  # noqa: PLC0415

        layer = self._page.get_textpage()
        for n in range(layer.count_chars()):
            code = raw.FPDFText_GetUnicode(layer, n)
            shown = raw.FPDFText_GetTextObject(layer, n)
            if raw.FPDFText_IsGenerated(layer, n) == 1 or chr(code) in "\r\n":
                yield None
            elif not (
                # Watermarks run across; what a scanner has read itself stands there unseen.
                raw.FPDFText_HasUnicodeMapError(layer, n) == 1
                or abs(raw.FPDFText_GetCharAngle(layer, n)) > LEVEL
                or raw.FPDFTextObj_GetTextRenderMode(shown) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            ):
                box = layer.get_charbox(n, loose=True)
                xs, ys = zip(*(self._seen(x, y) for x in box[::2] for y in box[1::2]), strict=True)
                yield _Sign(chr(code), min(xs), min(ys), max(xs), max(ys))

    def _seen(self, x: float, y: float) -> Point:
        """Return a place as the page is shown: cropped, turned, from the top."""
        from pypdfium2 import raw  # noqa: PLC0415

        size = round(self.width * FINE), round(self.height * FINE)
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, *size, 0, x, y, byref(across), byref(down))
        return across.value / FINE, down.value / FINE

    def picture(self) -> Any:
        """Draw the page. Raises ``InputError`` where its pictures have more dots than are read."""
        from pypdfium2 import raw  # noqa: PLC0415

        images = self._page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
        dots = sum(width * height for width, height in (one.get_px_size() for one in images))
        if dots > MOST_DOTS:
            raise too_many_dots()
        scale = LONGER_SIDE / max(self.width, self.height)
        return self._page.render(scale=scale).to_pil()


def _follows(last: _Sign, sign: _Sign) -> bool:
    """Tell whether a sign goes on with the one before it, on its line."""
    height = max(last.bottom - last.top, sign.bottom - sign.top)
    is_level = abs(last.top + last.bottom - sign.top - sign.bottom) < height
    return is_level and -APART < (sign.left - last.right) / (height or 1) < APART


def _piece(signs: list[_Sign]) -> Piece:
    left, right = min(sign.left for sign in signs), max(sign.right for sign in signs)
    top, bottom = min(sign.top for sign in signs), max(sign.bottom for sign in signs)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Piece("".join(sign.text for sign in signs), corners, [1.0] * len(signs))
