"""Take the links to headings out of the heads of folds: a head is a button, and holds no other."""

import re
from pathlib import Path

HEAD = re.compile(r"<summary>.*?</summary>", re.DOTALL)
LINK = re.compile(r'<a class="headerlink"[^>]*>.*?</a>', re.DOTALL)


def free_fold_heads(site: Path) -> None:
    """Free the heads of every page; the fold itself keeps the heading's address."""
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        freed = HEAD.sub(lambda head: LINK.sub("", head[0]), html)
        if freed != html:
            page.write_text(freed, encoding="utf-8")
