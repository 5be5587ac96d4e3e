"""What a page says: decoded, without its markup, in one way of writing."""

import re
import unicodedata

LEFT_OUT = re.compile(r"…+")
SAME = str.maketrans({**dict.fromkeys("“”„「」『』", '"'), **dict.fromkeys("‘’", "'")})
SPACE_AND_MARKS = ("Z", "C")


def text_of(body: bytes, charset: str | None) -> str:
    """Return what a page shows, decoded as it declares itself, else as what it can be."""
    # Needs what is installed only once a script runs.
    from bs4 import BeautifulSoup  # noqa: PLC0415

    return BeautifulSoup(body, "html.parser", from_encoding=charset).get_text()


def plain(text: str) -> str:
    """Return a text in one way of writing: of one width, of one kind of marks, without spaces."""
    one_width = unicodedata.normalize("NFKC", text.translate(SAME)).casefold()
    return "".join(c for c in one_width if unicodedata.category(c)[0] not in SPACE_AND_MARKS)


def holds(said: str, quotation: str) -> bool:
    """Tell whether a plain text has the words of a quotation, in order where it leaves some out."""
    at = 0
    for part in LEFT_OUT.split(quotation):
        found = said.find(plain(part), at)
        if found < 0:
            return False
        at = found + len(plain(part))
    return True
