"""A rule page's boundaries: one below, exactly at, one above, with the words they rest on."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from scripts.site.edges import edges
from scripts.site.templates import render
from scripts.site.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Lang, Law
    from scripts.site.edges import Boundary

# The heading its tables stand under, on the pages of the rules that have any.
HEADING = word("heading.boundaries")


def boundaries(shown: Iterable[Boundary], law: Law, lang: Lang) -> str:
    """Write every boundary of one rule: its tables, and below them the words they rest on."""
    listed = list(shown)
    grouped = [
        (version, [(boundary, edges(boundary, law)) for boundary in group])
        for version, group in groupby(listed, key=lambda boundary: boundary.version)
    ]
    return render("boundaries", lang, day=listed[0].day, grouped=grouped)
