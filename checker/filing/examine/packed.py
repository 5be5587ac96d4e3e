"""Save a folder as a pack, with the notice as its first sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from checker.core.words import word
from checker.filing.examine.find import Examined
from checker.filing.examine.outline import parts_of
from checker.filing.examine.places import PlacedFile
from checker.filing.examine.written import as_html
from checker.filing.pack.command import same_bytes, write
from checker.filing.pack.find import GivenFile
from checker.filing.pack.pieces import files_of
from checker.filing.read.pdf import opened_pdf
from checker.io.intake import naming
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
    pack = found.pack.with_files([*_as_packed(found.files)])
    content = files_of(pack, found.application)
    content[f"{FIRST}{sheet}.html"] = notice.encode()
    stamps = {each.given.source: each.stamp for each in found.content.files}
    with beside(name, "--pack") as part:
        write(part, content, stamps)


def _as_packed(files: Sequence[PlacedFile]) -> Iterator[GivenFile]:
    """Return the files as the pack takes them: of a PDF for several rows, to each its own pages."""
    for source, parts in groupby(files, key=lambda each: each.given.source):
        several = [*parts]
        if len(several) == 1:
            yield several[0].given
            continue
        with naming(source):
            yield from _cut(several, same_bytes(source, several[0].file.stamp))


def _cut(parts: Sequence[PlacedFile], content: bytes) -> Iterator[GivenFile]:
    """Cut a PDF: what is for no row goes along apart, so that no page is lost."""
    with opened_pdf(content) as file:
        left = {*range(1, len(file) + 1)} - {page for part in parts for page in part.pages}
        for part in parts:
            yield _of(part.given, file.cut_out(part.pages))
        if left:
            apart = parts[0].given._replace(row="")
            yield _of(apart, file.cut_out(sorted(left)))


def _of(given: GivenFile, cut: bytes) -> GivenFile:
    return given._replace(size=len(cut), cut=cut)
