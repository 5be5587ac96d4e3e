"""The small checkers as pages of their own, which anybody may show in a frame on their own site.

They are put beside the pages of MkDocs, which therefore knows nothing of them: they stand in no
navigation, no search, no site map.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import material  # type: ignore[import-untyped]
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from checker.load import load_law
from checker.model import LANGS, Lang, Law, Rule, Text
from checker.report.need import NEED
from scripts.machine.environment import ROOT, write_files
from scripts.site import HOMES, rules
from scripts.site.form.page import check, need, on_own_lines
from scripts.site.templates import render
from scripts.site.words import word

FOLDER = "embed"
THEMES = (ROOT / "docs" / "theme", Path(material.__file__).parent / "templates")


class Embedded(NamedTuple):
    """One checker that can be embedded: its name in the address, and its page in the guide."""

    name: str
    title: Text
    page: str
    rule: Rule | None


def main() -> int:
    """Write the pages into the folder that the command line names."""
    law, site = load_law(), Path(sys.argv[1])
    pages = {
        f"{HOMES[lang]}{FOLDER}/{one.name}/index.html": page_of(law, one, lang)
        for lang in LANGS
        for one in embedded(law)
    }
    write_files(site, pages)
    return 0


def embedded(law: Law) -> Iterator[Embedded]:
    """Return what can be embedded: the need, then every rule."""
    yield Embedded(NEED, word("embed.need"), "scope/", None)
    for rule in law.rules:
        yield Embedded(rule.id, rule.title, rules.address(rule, 0), rule)


def page_of(law: Law, one: Embedded, lang: Lang) -> str:
    """Return the whole page of one checker."""
    # What both languages share lies at the root.
    root = "../../" + "../" * HOMES[lang].count("/")
    small = check(law, one.rule, lang, embedded=True) if one.rule else need(law, lang)
    return render(
        "embed/page",
        lang,
        title=one.title,
        page=one.page,
        runtime=f"{root}runtime/",
        provinces=law.provinces.values(),
        first=from_theme("assets/checker/older/first.js"),
        sprite=from_theme("partials/sprite.html"),
        checker=Markup(small),  # noqa: S704 - escaped where it was made
    )


def embedding(law: Law, lang: Lang) -> str:
    """Write the choice of a checker, the lines that embed it, and the place to try it."""
    shown, provinces = [*embedded(law)], law.provinces.values()
    return on_own_lines(render("embed/embedding", lang, shown=shown, provinces=provinces))


def from_theme(part: str) -> Markup:
    """Return what every page holds, from the theme: its icons, its first script."""
    theme = Environment(loader=FileSystemLoader(THEMES), autoescape=False)  # noqa: S701 - no input
    return Markup(theme.get_template(part).render())  # noqa: S704 - the theme's


if __name__ == "__main__":
    sys.exit(main())
