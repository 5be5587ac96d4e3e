"""The tags of a piece of HTML."""

from html.parser import HTMLParser

VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "use", "wbr")


class Tags(HTMLParser):
    """Hold every opened tag against its end, count the outermost elements, and collect links."""

    def __init__(self, content: str):
        super().__init__()
        self.open: list[str] = []
        self.outermost = 0
        self.hrefs: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        self.outermost += not self.open
        if tag not in VOID:
            self.open.append(tag)
        if tag == "a":
            self.hrefs += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str):
        if tag not in VOID:
            assert self.open.pop() == tag
