"""What a page says: decoded, without its markup, in one way of writing."""

import re
import unicodedata

META_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
# The declaration stands at the beginning, where it stands at all.
HEAD = 4096
# A page that says GB2312 holds characters of its larger sisters too; this one reads them all.
GB = "gb18030"
LEFT_OUT = re.compile(r"…+")
SAME = str.maketrans({**dict.fromkeys("“”„「」『』", '"'), **dict.fromkeys("‘’", "'")})
SPACE_AND_MARKS = ("Z", "C")


def text_of(body: bytes, media: str, charset: str | None) -> str:
    """Return what a page shows, of HTML without its tags, scripts and styles."""
    # The watch installs it once it runs.
    from bs4 import BeautifulSoup  # noqa: PLC0415

    said = decoded(body, charset)
    # Beautiful Soup takes comments and what stands in scripts, styles and templates for no text.
    return said if media == "text/plain" else BeautifulSoup(said, "html.parser").get_text()


def decoded(body: bytes, charset: str | None) -> str:
    """Decode a page as it declares itself, else as what it can be."""
    meta = META_CHARSET.search(body[:HEAD])
    declared = [charset, meta[1].decode("ascii") if meta else None]
    names = [_known(name) for name in declared if name]
    for name in (*names, "utf-8-sig", GB):
        try:
            return body.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode(GB, errors="replace")


def _known(name: str) -> str:
    return GB if name.lower().startswith("gb") else name


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
