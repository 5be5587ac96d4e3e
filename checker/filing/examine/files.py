"""The files of a folder as they are examined: what is seen of each from outside, what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.core.visible import visible
from checker.core.words import word
from checker.filing.pack.find import NO_STAMP, GivenFile, Stamp
from checker.filing.read.find import PaperText, read
from checker.filing.read.pages import LaidOut
from checker.model import Text

# What is said of a file that is damaged or locked, and of none that can be read elsewhere.
DAMAGED = {
    "read.locked-pdf": "locked",
    "read.damaged-pdf": "broken",
    "read.no-pdf": "damaged",
    "read.no-word-file": "damaged",
    "read.too-many-tags": "damaged",
    "read.no-picture": "damaged",
}
PDF_BEGINS = b"%PDF-"


class FolderFile(NamedTuple):
    """One file of a folder: its name with the folders it lies in, its text, what it says.

    ``why`` is why it was not read, ``unread`` names pages that were not. ``recognized`` is what was
    read from pictures. ``put`` is the row that it was put to by hand, ``paper`` that to which it
    was given, if its name is to tell the row.
    """

    given: GivenFile
    parts: tuple[str, ...]
    stamp: Stamp
    text: str | None = None
    papers: tuple[PaperText, ...] = ()
    why: Text | None = None
    laid_out: LaidOut | None = None
    unread: tuple[Text, ...] = ()
    recognized: bool = False
    put: str = ""
    paper: str = ""

    @property
    def name(self) -> str:
        """Return its name with the folders it lies in, as it is shown."""
        return visible("/".join(self.parts))

    @property
    def is_whole(self) -> bool:
        """Tell whether all that stands in it was read as it is: what is not there is lacking."""
        return self.text is not None and not self.unread and not self.recognized

    @property
    def fault(self) -> str | None:
        """Return what is wrong with it as such: it cannot be uploaded, or not be opened."""
        faults = (fault for key, fault in DAMAGED.items() if self.why == word(key))
        return self.given.fault or next(faults, None)


class FolderContent(NamedTuple):
    """The files of a folder, and the names of those that were left out, as there are too many."""

    files: tuple[FolderFile, ...]
    left_out: tuple[str, ...] = ()


def content_of_texts(texts: Mapping[str, str]) -> FolderContent:
    """Return papers of which the texts alone are given, by their names. Raises ``InputError``.

    Of a file that nobody has seen nothing is said: it counts as one that the form takes.
    """
    return FolderContent(
        tuple(
            FolderFile(
                GivenFile(f"{visible(name)}.pdf", len(text), PDF_BEGINS),
                (name,),
                NO_STAMP,
                text,
                tuple(read(text)),
            )
            for name, text in texts.items()
        )
    )


def papers_in(content: FolderContent) -> Iterator[tuple[FolderFile, PaperText]]:
    """Return every paper that was read, with its file."""
    return ((file, paper) for file in content.files for paper in file.papers)
