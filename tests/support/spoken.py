"""What is told in both languages, as a reader of one is told it."""

from typing import Any

from checker.model import Lang
from checker.report.html import in_language


class Spoken:
    """An object whose properties and answers are those of one language."""

    def __init__(self, told: object, lang: Lang) -> None:
        self.told, self.lang = told, lang

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.told, name)
        if callable(found):
            return lambda *asked: in_language(found(*asked), self.lang)
        return in_language(found, self.lang)
