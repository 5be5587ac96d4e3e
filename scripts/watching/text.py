"""What a page says: decoded, without its markup, in one way of writing."""

import re
import unicodedata
from html.parser import HTMLParser

META_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
# The declaration stands at the beginning, where it stands at all.
HEAD = 4096
# A page that says GB2312 holds characters of its larger sisters too; this one reads them all.
GB = "gb18030"
NOT_SHOWN = {"script", "style", "template"}
LEFT_OUT = re.compile(r"…+")
SAME = str.maketrans({**dict.fromkeys("“”„「」『』", '"'), **dict.fromkeys("‘’", "'")})
SPACE_AND_MARKS = ("Z", "C")


def text_of(body: bytes, media: str, charset: str | None) -> str:
    """Return what a page shows, of HTML without its tags, scripts and styles."""
    said = decoded(body, charset)
    return said if media == "text/plain" else shown(said)


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


class _Shown(HTMLParser):
    """Gather the text of a page; entities are read by the parser itself."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.hidden = self.hidden or (tag if tag in NOT_SHOWN else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def shown(html: str) -> str:
    """Return the text of HTML, however broken."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


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
