"""The words that all is told in: languages, bases, verdicts, ranks, a text in both languages."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

# Where data is read from. Its name alone would bring pathlib and glob into every visitor's browser:
# 40 KB of library and of memory, packed.
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    Folder = Traversable
else:
    Folder = object

# A table as JSON or TOML holds it.
Data = dict[str, Any]
# Questions, by their places in a file: company.name, shareholders[2].kind.
Paths = tuple[str, ...]

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
# Each language as a page names it.
LANG_TAGS: dict[Lang, str] = {"en": "en", "zh": "zh-Hans"}
WaitsFor = Literal["answer", "law"]
# A verdict as people read it: unknown is an answer that is needed, or a law that is unclear.
OPEN_STATES: dict[WaitsFor, str] = {"answer": "answer", "law": "unclear"}
STATES = ("met", "not_met", *OPEN_STATES.values(), "not_applicable")

# What the words of a requirement rest on, the strongest first.
RANKS = ("statute", "order", "notice", "form", "guide", "list", "reading")
# How an answer can come to be another one: a decision of the company, a paper, seal or signature it
# gets, time; or not at all.
CHANGES = ("act", "obtain", "wait", "given")
# The errands in the order in which papers are listed: where a visitor gets what belongs together.
ERRANDS = (
    *("registry", "shareholders", "social-security", "accounting"),
    *("hr", "premises", "in-house", "signature"),
)
# Our own cautious reading advises and asks; it fails nobody.
READING = "reading"

WHOLE_NETWORK_AUTHORITY = "miit"
NATIONWIDE = "nationwide"
# What a route says of the need where nothing is to be filed, and where only the authority can tell.
NOT_NEEDED, PERHAPS_NOT = "not-needed", "probably-not-needed"
# An answer of its own: the case is known, and no text settles it.
UNCLEAR = "unclear"


class Basis(StrEnum):
    """What a finding is measured against, in the order shown everywhere."""

    LAW = "law"
    LOCAL = "local"
    CHECKLIST = "checklist"


# Those that are looked at, in the order shown.
Bases = tuple[Basis, ...]
# What decides: the current requirements and, where one was read, the guide of the province. The old
# checklist beside them is only what a window may still ask for.
DECIDING = (Basis.LAW, Basis.LOCAL)


class Verdict(StrEnum):
    """The outcome of one rule on one basis."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Text(NamedTuple):
    """One statement in both languages."""

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """Return the wording in one language."""
        return self.en if lang == "en" else self.zh

    @property
    def both(self) -> str:
        """Return a name in both languages, beside each other."""
        return f"{self.zh} {self.en}"
