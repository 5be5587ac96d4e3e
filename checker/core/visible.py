"""Show as code every sign that would act on a terminal, or not show at all."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import category

# Controls, those of formats and directions with them, halves of a sign, the ends of lines and of
# paragraphs.
ACTING = ("Cc", "Cf", "Cs", "Zl", "Zp")
# By these Python keeps a byte of a file's name that is no text.
BYTES = range(0xDC80, 0xDD00)


def visible(text: str, kept: str = "") -> str:
    r"""Return a text in which such a sign is written as Python writes it: ``\x1b``, ``\u202e``.

    Those in ``kept`` stay as they are.
    """
    return text.translate({ord(sign): _code(sign) for sign in {*acting(text)} - {*kept}})


def acting(text: str) -> Iterable[str]:
    """Return the signs of a text that would act on a terminal or not show."""
    # Most texts have none, and to ask so is quicker than to look at each sign.
    return () if text.isprintable() else (s for s in {*text} if category(s) in ACTING)


def _code(sign: str) -> str:
    if ord(sign) in BYTES:
        return f"\\x{ord(sign) - 0xDC00:02x}"
    return sign.encode("unicode_escape").decode()
