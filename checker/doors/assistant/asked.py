"""Read what a tool is asked: applications, a day, a language, and words of fixed lists."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.application import syntax
from checker.core.input_error import InputError, refusal
from checker.core.words import word
from checker.io.arguments import whole_number
from checker.io.intake import measured
from checker.kinds.date import read_date
from checker.model import DECIDING, LANGS, Bases, Basis, Data, Lang
from checker.report.data import REPORT_FORMAT
from checker.report.outline import Report

# A day, and the language of the answer; every tool takes them.
COMMON = ("day", "lang")


@dataclass(frozen=True, slots=True)
class Asked:
    """The arguments of one call, on a day, in the language that is spoken unless they say."""

    arguments: Mapping[str, Any]
    today: date
    spoken: Lang = "en"

    def refuse_others(self, known: Collection[str]) -> None:
        """Raise ``InputError`` for an argument that the tool does not take."""
        for name in self.arguments:
            if name not in known:
                raise InputError(name, word("input.unknown-key", names=", ".join(known)))

    def ask_for(self, required: Iterable[str]) -> None:
        """Raise ``InputError`` for a table that the tool must have."""
        for name in required:
            if name not in self.arguments:
                raise refusal(name, "input.no-table", None)

    @property
    def lang(self) -> Lang:
        """Return the language of the answer."""
        return next(lang for lang in LANGS if lang == self.one_of("lang", LANGS, self.spoken))

    @property
    def as_of(self) -> date | None:
        """Return the day that is asked for, if one is."""
        day = self.arguments.get("day")
        return None if day is None else read_date("day", day)

    @property
    def day(self) -> date:
        """Return the day to answer for where there is no application."""
        return self.as_of or self.today

    @property
    def bases(self) -> Bases:
        """Return what is measured against: what decides, if nothing is asked for."""
        given = self.arguments.get("bases", [*DECIDING])
        allowed = [*Basis]
        for one in given if isinstance(given, list) else [given]:
            if one not in allowed:
                raise refusal("bases", "answer-error.no-choice", one, allowed=", ".join(allowed))
        return tuple(basis for basis in Basis if basis in given)

    def one_of(self, name: str, allowed: Collection[str], default: str) -> str:
        """Return a word of a fixed list."""
        value = self.arguments.get(name, default)
        if value not in allowed:
            raise refusal(name, "answer-error.no-choice", value, allowed=", ".join(allowed))
        return str(value)

    def number(self, name: str, least: int, most: int, default: int) -> int:
        """Return a whole number between two others, both inside."""
        value = self.arguments.get(name, default)
        found = None if isinstance(value, bool) else whole_number(str(value), least, most)
        if found is None:
            raise refusal(name, "answer-error.out-of-range", value, most=most)
        return found

    def text(self, name: str) -> str | None:
        """Return a line of text, if it is given."""
        value = self.arguments.get(name)
        if value is not None and not isinstance(value, str):
            raise refusal(name, "answer-error.no-line", value, most=syntax.LARGEST_FILE)
        return value

    def data(self, name: str, most: int = syntax.LARGEST_FILE) -> Data:
        """Return a table, read as the file of its text: by the same bounds, with the same faults.

        Without it there are no answers yet.
        """
        value = self.arguments.get(name, {})
        if not isinstance(value, dict):
            raise refusal(name, "input.no-table", value)
        return syntax.read(json.dumps(value, ensure_ascii=False), most)

    def report(self, name: str = "application") -> Report:
        """Measure an application. Raises ``RefusedError`` with every fault."""
        return measured(name, self.data(name), self.today, self.as_of)

    def is_report(self, name: str) -> bool:
        """Tell whether an argument is a report, and no application."""
        value = self.arguments.get(name)
        return isinstance(value, dict) and value.get("format") == REPORT_FORMAT
