"""What the history page says of each rule under the three generations of the measures."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from support.included import snippet

if TYPE_CHECKING:
    from checker.model import Lang


def rows(table: str) -> list[str]:
    """Return the rows of a table's body."""
    return re.findall(r"<tr.*?</tr>", table.partition("<tbody>")[2], re.DOTALL)


def cells(row: str) -> list[str]:
    return re.findall(r"<td.*?</td>", row, re.DOTALL)


@cache
def every_row(lang: Lang) -> list[str]:
    """Return the rows of all rules: those on the checklist, and the rest."""
    return [
        row for part in ("listed", "unlisted") for row in rows(snippet(f"history/{part}", lang))
    ]


def generations(rule: str, lang: Lang = "en") -> list[str]:
    """Return a rule's cells: under the measures of 2001, those of 2009, and today."""
    return cells(next(row for row in every_row(lang) if f"/{rule}/" in row))[-3:]


def standing(rule: str) -> list[str]:
    """Return what a rule's line says under each generation: asked, not asked, no text read."""
    words = r"no text read|(?:not )?asked"
    return [m[0] for cell in generations(rule) if (m := re.search(words, cell))]
