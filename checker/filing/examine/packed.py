"""Save a folder as a pack, with the notice as its first sheet."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import word
from checker.filing.examine.find import Examined
from checker.filing.examine.outline import parts_of
from checker.filing.examine.written import as_html
from checker.filing.pack.command import write
from checker.filing.pack.pieces import files_of
from checker.io.output import beside, fit, keep_what_is_read
from checker.model import Lang
from checker.report.plain import PlainLine

# Before the index, and before the folders of the form.
FIRST = "!"


def save_pack(found: Examined, name: str, sources: Iterable[str], lang: Lang) -> None:
    """Write the pack whole or not at all. Raises ``InputError`` and ``RefusedError``."""
    keep_what_is_read(name, sources)
    fit(name, "zip")
    mark, sheet = PlainLine("pair", word("examine.mark")), word("examine.sheet").both
    notice = as_html((mark, *parts_of(found)), lang)
    content = files_of(found.pack, found.application)
    content[f"{FIRST}{sheet}.html"] = notice.encode()
    stamps = {each.given.source: each.stamp for each in found.content.files}
    with beside(name, "--pack") as part:
        write(part, content, stamps)
