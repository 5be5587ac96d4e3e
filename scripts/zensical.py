"""Build the pages with Zensical, the theme's successor, and compare them with MkDocs'.

It reads the same mkdocs.yml. Nothing is done to the built pages here: whether the way there is open
is what this tells, every week.
"""

import re
import sys
from functools import partial
from html import unescape
from pathlib import Path

from scripts.build import environment, make_language
from scripts.machine.environment import (
    BUILD,
    StepError,
    alone,
    emptied,
    guarded,
    python_packages,
    run,
    say,
    side_by_side,
)
from scripts.machine.server import SITE_URL

OUT = BUILD / "zensical"
CONFIGS = {"mkdocs.yml": "", "mkdocs.zh.yml": "zh/"}
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
ANCHOR = re.compile(r'<h[1-6] id="([^"]*)"')
NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)

Page = tuple[list[str], list[str]]


def main() -> int:
    """Build with both, or say which pages are not the same."""
    with alone():
        python_packages("docs", "zensical")
        run([sys.executable, "-m", "scripts.snippets"])
        for config, home in CONFIGS.items():
            one, other = (emptied(OUT / name / home) for name in ("mkdocs", "zensical"))
            make(config, home, one, other)
            there = pages(one)
            if different := differing(there, pages(other)):
                raise StepError(f"{config}, not the same with Zensical: {', '.join(different)}")
            say(f"{config}: {len(there)} pages are the same with Zensical.")
    return 0


def make(config: str, home: str, one: Path, other: Path) -> None:
    """Build a language with both, into two folders; any warning is a failure."""
    # YAML reads the day as a date, and Zensical refuses that; so it is told in quotes.
    env = environment() | {"SITE_URL": f"{SITE_URL}{home}"}
    env |= {"SITE_DIR": str(other), "RULES_CHECKED": f'"{env["RULES_CHECKED"]}"'}
    program = str(Path(sys.prefix) / "bin" / "zensical")
    zensical = [program, "build", "--clean", "--strict", "-f", config]
    side_by_side(partial(make_language, "mkdocs", config, one, env), partial(run, zensical, env))


def pages(folder: Path) -> dict[str, Page]:
    """Return the pages of one language by their path."""
    found = {page.relative_to(folder): page for page in folder.rglob("index.html")}
    return {
        path.as_posix(): told(page.read_text(encoding="utf-8"))
        for path, page in found.items()
        if path.parts[0] not in ("zh", "embed")
    }


def told(html: str) -> Page:
    """Return what can be linked to on a page, and its words."""
    article = "".join(ARTICLE.findall(html))
    return ANCHOR.findall(article), re.findall(r"\w+", unescape(NOT_READ.sub(" ", article)))


def differing(one: dict[str, Page], other: dict[str, Page]) -> list[str]:
    """Return the paths of pages that only one has, or that do not say the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


if __name__ == "__main__":
    sys.exit(guarded(main))
