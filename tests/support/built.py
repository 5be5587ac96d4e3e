"""The pages of the built site, read once."""

from functools import cache

from scripts.build import SITE


@cache
def pages() -> dict[str, str]:
    """Return every page's HTML by its path below the site; nobody changes it."""
    return {
        page.relative_to(SITE).as_posix(): page.read_text("utf-8") for page in SITE.rglob("*.html")
    }


def page(path: str) -> str:
    """Return the HTML of one page by its address below the site, such as ``zh/check/``."""
    return pages()[f"{path}index.html"]
