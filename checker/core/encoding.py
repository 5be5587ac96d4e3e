"""Tell how a text is written that others made: in UTF-8, 16 or 32, or as Windows in China does."""

from __future__ import annotations

import codecs
from typing import IO

CHINESE = "gb18030"
# Rows of GB 2312: its marks, its digits and letters in full width, and all its Chinese signs.
COMMON = tuple(bytes((row,)) for row in (0xA1, 0xA3, *range(0xB0, 0xF8)))
# Of a name written otherwise fewer are, and of one with rare signs more.
SHARE_OF_COMMON = 0.6
# The longer marks first: one of them begins with a shorter one.
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
PIECE = 1 << 16


def encoding_of(file: IO[bytes]) -> str:
    """Return the encoding of a text: UTF-8 if all of it is, else as Windows in China writes."""
    begin = file.read(len(codecs.BOM_UTF32_LE))
    file.seek(0)
    for mark, encoding in MARKS.items():
        if begin.startswith(mark):
            return encoding
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
