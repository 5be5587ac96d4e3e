"""One application of many, read or refused: a file, or a row of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checker.application.fields import InputError
from checker.load import load_law
from checker.model import LANGS, Lang, general_path
from checker.words import phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """One application: the file it stands in, its row if that is a sheet, what is answered."""

    name: str
    line: int | None
    application: dict[str, Any]

    def as_data(self) -> dict[str, Any]:
        """Return it so that a page can keep it; ``Entry(**data)`` is the way back."""
        return {"name": self.name, "line": self.line, "application": self.application}


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be read: where it stands, and every fault found in it.

    ``line`` is the row of a sheet, or the line of a file where one is known. ``application`` is
    what a row of a sheet holds, as far as it goes, so that it can be written again to be mended.
    """

    name: str
    line: int | None
    errors: tuple[InputError, ...]
    application: dict[str, Any] | None = None
    is_row: bool = False

    def faults(self, lang: Lang) -> list[str]:
        """Return every fault: its row or line, its key, what is wrong and what is allowed."""
        colon = phrase("mark.colon", lang)
        return [
            colon.join(filter(None, (self._place(error, lang), self._key(error, lang), text)))
            for error in self.errors
            for text in [error.text.of(lang)]
        ]

    def in_one_line(self, lang: Lang) -> str:
        """Return the first fault, and how many more there are."""
        first, *rest = self.faults(lang)
        if not rest:
            return first
        more = "fault.one-more" if len(rest) == 1 else "fault.more"
        said = phrase(more, lang, n=f"{len(rest):,}")
        return phrase("fault.and-more", lang, fault=first, more=said)

    def as_data(self) -> dict[str, Any]:
        """Return it as an entry of ``errors`` (contract section 7), with the key of each fault."""
        return {
            "file": self.name,
            "line": self.line,
            **{lang: self.in_one_line(lang) for lang in LANGS},
            "faults": [{"key": each.path, **each.text._asdict()} for each in self.errors],
        }

    def _place(self, error: InputError, lang: Lang) -> str:
        line = self.line if self.is_row else error.line
        if line is None:
            return ""
        return phrase("many.row" if self.is_row else "fault.line", lang, n=line)

    def _key(self, error: InputError, lang: Lang) -> str:
        """Return the key; in a sheet, where nobody may know it, beside the head of its column."""
        fact = load_law().facts.get(general_path(error.path)) if self.is_row else None
        if fact is None:
            return error.path
        return phrase("many.key", lang, path=error.path, head=fact.short.of(lang))


def refused(name: str, *errors: InputError) -> Refused:
    """Return a file that faults refuse."""
    return Refused(name, errors[0].line, errors)
