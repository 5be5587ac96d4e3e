"""Join Chinese lines in built pages.

Sources stand one sentence a line; a browser shows the line end between two Chinese signs as a
space that no Chinese text has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHINESE = "\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
INLINE = r"</?(?:a|em|strong|span|code|sup|abbr)\b[^<>]*>"
KEPT = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)
LINE_END = re.compile(rf"(?<=[{CHINESE}])((?:{INLINE})*)\n[ \t]*(?=(?:{INLINE})*[{CHINESE}])")


def joined(html: str) -> str:
    """Return a page without line ends between Chinese signs, preformatted text left alone."""
    texts = KEPT.split(html)[::3]
    kept = [found[0] for found in KEPT.finditer(html)]
    parts = zip(texts, [*kept, ""], strict=True)
    return "".join(LINE_END.sub(r"\1", text) + element for text, element in parts)


def join_folder(folder: Path) -> None:
    """Join the lines of every page of a built site."""
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(joined(text), encoding="utf-8")
