"""The page of what changed, from one version of the rules to the next."""

import re

from markupsafe import Markup

from checker.model import Lang, Law
from scripts.site.releases import CHANGELOG, releases
from scripts.site.templates import inline, render

# A day stays in one line.
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
EMPHASIS, CODE = re.compile(r"\*([^*]+)\*"), re.compile("`([^`]+)`")


def changelog(law: Law, lang: Lang) -> str:
    """Write every version; the words of the changelog itself are English on both pages."""
    found = releases(law, CHANGELOG.read_text(encoding="utf-8"))
    return render("changelog", lang, law=law, releases=found, told=told)


def told(words: str) -> Markup:
    """Return words of the changelog with their emphasis and code; Chinese in them is marked."""
    escaped = inline(words.replace("'", "’"), "en")
    marked = CODE.sub(r"<code>\1</code>", EMPHASIS.sub(r"<em>\1</em>", escaped))
    return Markup(DAY.sub(r"<time>\g<0></time>", marked))  # noqa: S704 - escaped above
