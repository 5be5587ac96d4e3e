"""Take the text out of a file: of a Word file paragraphs as lines, cells parted by tabs."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from checker.bounds import LARGEST_TEXT
from checker.encoding import CHINESE, encoding_of, is_foreign
from checker.input_error import InputError
from checker.words import word

# How a ZIP archive begins, and so a Word file.
PACKED = b"PK\x03\x04"
DOCUMENT = "word/document.xml"
# What stands in other files, and in no text.
NO_SIGN = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# What is longer, unpacked, is no paper of a company.
LARGEST_UNPACKED = 20_000_000
# Within a cell a paragraph is no line of its own; a row of cells is one.
PIECE = re.compile(
    r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(<w:tab(?: [^>]*)?/>|</w:tc>)"
    r"|</w:tr>|<w:(?:br|cr)(?: [^>]*)?/>|</w:p>"
)
CELL = re.compile(r"<w:tc[ >].*?</w:tc>", re.DOTALL)


def text_in(content: bytes) -> str:
    """Return the text of a file: text or Word. Raises ``InputError`` for anything else."""
    if len(content) > LARGEST_TEXT:
        raise _too_large()
    if content.startswith(PACKED):
        return text_of(content)
    file, no_text = io.BytesIO(content), InputError("", word("read.no-text"))
    encoding = encoding_of(file)
    # Any bytes may happen to be Chinese signs.
    if encoding == CHINESE and (NO_SIGN.search(content) or is_foreign(file)):
        raise no_text
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise no_text from None


def _too_large() -> InputError:
    return InputError("", word("read.too-large", megabytes=LARGEST_TEXT // 1_000_000))


def text_of(content: bytes) -> str:
    """Return the text of a ``.docx`` file. Raises ``InputError`` for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            is_too_large = packed.getinfo(DOCUMENT).file_size > LARGEST_UNPACKED
            xml = "" if is_too_large else packed.read(DOCUMENT).decode("utf-8")
    except Exception:  # noqa: BLE001 - a broken file breaks the unpacking at any place
        raise InputError("", word("read.no-word-file")) from None
    if is_too_large:
        raise _too_large()
    flat = CELL.sub(lambda cell: cell[0].replace("</w:p>", " "), xml)
    pieces = (found.groups() for found in PIECE.finditer(flat))
    return "".join(
        "\t" if cell_end else "\n" if text is None else unescape(text) for text, cell_end in pieces
    )
