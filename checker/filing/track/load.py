"""Read by which words a remark is put to a paper: those in the law's data, and ``terms.toml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

from checker.core.law_folder import kept_by_law
from checker.core.tables import Table, open_table
from checker.filing.read.sheet import UNSEEN
from checker.load import load_law
from checker.load.names import pattern
from checker.model import Law, Rule, Text

DROPPED = str.maketrans("", "", f"《》“”\"'「」 \t\u3000{UNSEEN}")


class Term(NamedTuple):
    """Words that tell a paper, or none; ``path`` is the question that they name with it."""

    rule: str
    pattern: re.Pattern[str]
    path: str | None = None


@dataclass(frozen=True)
class Detail:
    """What a remark may want of a paper that no question asks: its words, name, and what to do.

    It is looked for on papers ``of`` some ids, or on all, ``unless`` a question says the same.
    """

    id: str
    pattern: re.Pattern[str]
    short: Text
    do: Text
    of: Sequence[str] = ()
    unless: Sequence[str] = ()

    def is_in(self, part: str, rule: str, paths: Iterable[str]) -> bool:
        """Tell whether a part of a remark wants it of a paper, beside what questions ask."""
        is_asked = any(map(self.says_as, paths))
        is_paper = not self.of or rule in self.of
        return is_paper and not is_asked and self.pattern.search(part) is not None

    def says_as(self, path: str) -> bool:
        """Tell whether a question asks the same."""
        return path.endswith(tuple(self.unless))


@dataclass(frozen=True)
class Terms:
    """All words that are known; ``demands`` are those on a paper, by the paper's id."""

    frames: Sequence[str]
    missing_before: str
    missing_behind: str
    time: str
    names: Sequence[Term]
    signs: Sequence[Term]
    demands: Mapping[str, Sequence[Term]]
    details: Mapping[str, Detail]


def bare(text: str) -> str:
    """Return a text as patterns read it: without spaces and book marks, in half-width signs."""
    return unicodedata.normalize("NFKC", text).translate(DROPPED).lower()


@kept_by_law
def load_terms() -> Terms:
    """Return the words of the law's data, and those of the file. Raises ``LawError``."""
    return read_terms(load_law())


def read_terms(law: Law) -> Terms:
    """Return by which words a law's rules are told, and what is asked of each of its papers."""
    with open_table(files("checker.filing.track").joinpath("terms.toml")) as data:
        # Idle words hold the name of a paper and are another thing: they hide the name in them.
        names = [Term("", pattern(one, "terms.toml idle")) for one in data.take("idle")]
        signs, letters, demands = list[Term](), data.take("letters"), dict[str, list[Term]]()
        for rule in law.rules:
            own = _questions(rule.id, rule.remarks.own, f"{rule.id}.toml remarks.own")
            named = _words(rule, "names")
            names += [*_called(law, rule, (*named, *own)), *named, *own]
            signs += _words(rule, "signs")
            demands[rule.id] = [*own, *_demands(law, rule, letters)]
        details = {row.rest["id"]: _detail(row) for row in data.rows("details")}
        return data.record(Terms, names=names, signs=signs, demands=demands, details=details)


def _detail(row: Table) -> Detail:
    """Read what a remark may want that no question asks."""
    return row.record(Detail, pattern=pattern(row.take("words"), row.where))


def _words(rule: Rule, key: str) -> list[Term]:
    """Return patterns of a rule's file that lead to no question."""
    place = f"{rule.id}.toml remarks.{key}"
    return [Term(rule.id, pattern(one, place)) for one in getattr(rule.remarks, key)]


def _called(law: Law, rule: Rule, known: Sequence[Term]) -> Iterator[Term]:
    """Return what a paper is called; the title of a condition names no paper.

    A name that a pattern finds is left to the pattern, which says where it is meant.
    """
    if rule.id in law.papers:
        titles = {bare(text.zh) for text in (rule.title, rule.nav)}
        for name in map(bare, law.names(rule.id, "zh")):
            if name in titles or not any(one.pattern.search(name) for one in known):
                yield Term(rule.id, re.compile(re.escape(name)))


def _demands(law: Law, rule: Rule, letters: Mapping[str, str]) -> Iterator[Term]:
    """Return what is asked of a paper once it is known, and what every letter may lack."""
    stem = f"materials.{rule.id}."
    shorts = {
        path: re.escape(bare(fact.short.zh))
        for path, fact in law.facts.items()
        # That a paper is not there at all is said in words of its own.
        if path.startswith(stem) and path != f"{stem}held"
    }
    of_letter = {f"{stem}{name}": letters[name] for name in letters if f"{stem}{name}" in shorts}
    place = f"{rule.id}.toml remarks.demands"
    yield from _questions(rule.id, rule.remarks.demands, place)
    yield from _questions(rule.id, shorts, place)
    yield from _questions(rule.id, of_letter, "terms.toml letters")


def _questions(rule: str, patterns: Mapping[str, str], place: str) -> list[Term]:
    """Return the words of questions, by their paths."""
    return [Term(rule, pattern(words, place), path) for path, words in patterns.items()]
