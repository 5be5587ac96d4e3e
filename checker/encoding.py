"""Tell how a text is written that others made: in UTF-8, in UTF-16, or as Windows in China does."""

from __future__ import annotations

import codecs
from typing import IO

CHINESE = "gb18030"
# Rows of GB 2312: its marks, its digits and letters in full width, and all its Chinese signs.
COMMON = tuple(bytes((row,)) for row in (0xA1, 0xA3, *range(0xB0, 0xF8)))
# Of a name written otherwise fewer are, and of one with rare signs more.
SHARE_OF_COMMON = 0.6
MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PIECE = 1 << 16


def encoding_of(file: IO[bytes]) -> str:
    """Return the encoding of a text: UTF-8 if all of it is, else as Windows in China writes."""
    if file.read(len(codecs.BOM_UTF16_LE)) in MARKS_OF_UTF16:
        file.seek(0)
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return CHINESE
    finally:
        file.seek(0)
    return "utf-8-sig"


def is_foreign(file: IO[bytes]) -> bool:
    """Tell the writing of another country, which GB 18030 reads as signs that hardly occur."""
    # The last sign may be cut.
    text = file.read(PIECE).decode(CHINESE, "ignore")
    file.seek(0)
    signs = [sign.encode("gb2312", "ignore") for sign in text if not sign.isascii()]
    return sum(sign.startswith(COMMON) for sign in signs) < len(signs) * SHARE_OF_COMMON
