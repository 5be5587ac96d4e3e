"""The pages of the built site, read once."""

from functools import cache

from scripts.build import SITE
from scripts.site.after.lists import FOLDER, NAMES
from scripts.site.after.one_file import FOLDER as ONE_FILE


@cache
def pages() -> dict[str, str]:
    """Return every page's HTML by its path below the site; nobody changes it.

    The lists without days are the command's, and no pages; the one file holds the pages once more.
    """
    return {
        page.relative_to(SITE).as_posix(): page.read_text("utf-8")
        for page in SITE.rglob("*.html")
        if not page.match(f"{FOLDER}/{NAMES}") and not page.match(f"{ONE_FILE}/*")
    }


def page(path: str) -> str:
    """Return the HTML of one page by its address below the site, such as ``zh/check/``."""
    return pages()[f"{path}index.html"]
