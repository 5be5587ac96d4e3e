"""What could not be read: a file, the heads of a sheet, or cells of a row, with every fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.core.input_error import InputError, more_faults, told
from checker.core.words import joined_texts, phrase
from checker.model import LANGS, Data, Lang, Text


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read: where it stands, and every fault found in it.

    ``line`` is the row of a sheet, or the line of a file where one is known. ``application`` is
    what a row of a sheet holds, what could not be read of it too, so that it can be written again
    to be mended; ``heads`` names the column of a key at fault: in a sheet nobody may know the key.
    """

    name: str
    line: int | None
    errors: tuple[InputError, ...]
    application: Data | None = None
    heads: Mapping[str, Text] = field(default_factory=dict)

    @property
    def is_row(self) -> bool:
        """Tell whether it stands in a sheet."""
        return self.application is not None

    def faults(self, lang: Lang) -> list[str]:
        """Return every fault: its row or line, its key, what is wrong and what is allowed."""
        return [self._fault(error, lang) for error in self.errors]

    def _fault(self, error: InputError, lang: Lang) -> str:
        line = self.line if self.is_row else error.line
        place = phrase("many.row" if self.is_row else "fault.line", lang, n=line) if line else ""
        head = self.heads.get(error.path)
        key = phrase("many.key", lang, path=error.path, head=head) if head else error.path
        said = (place, key, error.text.of(lang))
        return phrase("mark.colon", lang).join(filter(None, said))

    def cells(self) -> list[Text]:
        """Return every fault of a row's cells: the head, what stood there, what is allowed."""
        colon = "mark.colon"
        return [
            joined_texts((head, error.text), colon) if head else error.text
            for error in self.errors
            for head in [self.heads.get(error.path)]
        ]

    def in_one_line(self, lang: Lang) -> str:
        """Return the first fault, and how many more there are."""
        first, *rest = self.errors
        said = self._fault(first, lang)
        if not rest:
            return said
        more = more_faults(sum(error.count for error in rest)).of(lang)
        return phrase("fault.and-more", lang, fault=said, more=more)

    def as_data(self) -> Data:
        """Return it as an entry of ``errors`` of the batch, with the key of each fault."""
        return {
            "file": self.name,
            "line": self.line,
            **{lang: self.in_one_line(lang) for lang in LANGS},
            "faults": self.faults_as_data(),
        }

    def faults_as_data(self) -> list[Data]:
        """Return each fault with its key."""
        return [{"key": error.path, **error.text._asdict()} for error in self.errors]


def refused(name: str, *errors: InputError) -> Refused:
    """Return a file that faults refuse."""
    return Refused(name, errors[0].line, told(errors))
