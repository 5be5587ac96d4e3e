"""Take the text out of a file of any kind that is read, with the places of a PDF or a picture."""

from __future__ import annotations

from typing import NamedTuple

from checker.core.bounds import LARGEST_FILES, LARGEST_SCAN, MOST_PAGES, MOST_PICTURES
from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.read.needed import LacksExtraError
from checker.filing.read.pages import LaidOut, Page, laid_out
from checker.filing.read.pdf import PdfFile, PdfPage, opened_pdf
from checker.filing.read.pictures import is_picture, page_of, picture_in
from checker.filing.read.word_text import text_in
from checker.model import Text

# A PDF may begin behind some other bytes.
PDF, WITHIN = b"%PDF-", 1024
# A page of fewer signs is a picture, with the name of a scanner on it.
FEW_SIGNS = 40


class FileText(NamedTuple):
    """The text of a file, where it stands if that is known, and what of it was not read.

    ``recognized`` is a text that was read from pictures, be it in part.
    """

    text: str
    laid_out: LaidOut | None
    unread: list[Text]
    recognized: bool = False


class Scans:
    """What is read of files one after the other, and how much more may be."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._bytes = 0
        self._pictures = 0

    def text_of(self, content: bytes) -> FileText:
        """Return the text of a file. Raises ``InputError`` for what cannot be read."""
        self._bytes += len(content)
        if self._bytes > LARGEST_FILES:
            raise InputError("", word("read.too-much", megabytes=LARGEST_FILES // 1_000_000))
        is_pdf = PDF in content[:WITHIN]
        if not (is_pdf or is_picture(content)):
            return FileText(text_in(content), None, [])
        if len(content) > LARGEST_SCAN:
            raise InputError("", word("read.too-large", megabytes=LARGEST_SCAN // 1_000_000))
        if is_pdf:
            with opened_pdf(content) as pdf:
                return self._pages_of(pdf)
        self._count_picture()
        found = laid_out([page_of(picture_in(content), 1)])
        return FileText(found.text, found, [], recognized=True)

    def _pages_of(self, pdf: PdfFile) -> FileText:
        """Return the text of the pages of a PDF; those that cannot be read are named."""
        pages, unread, lacks, before = list[Page](), list[Text](), None, self._pictures
        for number in range(1, min(len(pdf), MOST_PAGES) + 1):
            try:
                pages.append(self._page_of(pdf.page(number), number))
            except InputError as error:
                unread.append(word("read.page-unread", page=number, why=error.text))
                lacks = error if isinstance(error, LacksExtraError) else lacks
        if unread and not pages:
            raise lacks or InputError("", unread[0])
        if len(pdf) > MOST_PAGES:
            unread.append(word("read.too-many-pages", most=MOST_PAGES))
        found = laid_out(pages)
        return FileText(found.text, found, unread, self._pictures > before)

    def _page_of(self, page: PdfPage, number: int) -> Page:
        """Return what stands on a page: by its text, or if it has none by its picture."""
        pieces = page.pieces()
        if sum(len(piece.text) for piece in pieces) >= FEW_SIGNS:
            return Page(number, page.width, page.height, pieces)
        self._count_picture()
        return page_of(page.picture(), number)

    def _count_picture(self) -> None:
        if self._pictures == MOST_PICTURES:
            raise InputError("", word("read.too-many-pictures", most=MOST_PICTURES))
        self._pictures += 1
