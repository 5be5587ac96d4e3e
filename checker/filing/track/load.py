"""Read by which words a remark is put to a paper: those in the law's data, and ``terms.toml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.load import load_law
from checker.load.names import pattern
from checker.model import Law, Rule
from checker.tables import open_table

DROPPED = str.maketrans("", "", "《》“”\"'「」 \t\u3000")


class Term(NamedTuple):
    """Words that tell a paper, or none; ``path`` is the question that they name with it."""

    rule: str
    pattern: re.Pattern[str]
    path: str | None = None


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


def bare(text: str) -> str:
    """Return a text as patterns read it: without spaces and book marks, in half-width signs."""
    return unicodedata.normalize("NFKC", text).translate(DROPPED).lower()


@cache
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
            words, place, stem = rule.remarks, f"{rule.id}.toml remarks", f"materials.{rule.id}."
            own = _questions(rule.id, words.own, f"{place}.own")
            named = [Term(rule.id, pattern(one, f"{place}.names")) for one in words.names]
            names += [*_called(law, rule, (*named, *own)), *named, *own]
            signs += (Term(rule.id, pattern(one, f"{place}.signs")) for one in words.signs)
            shorts = {
                path: re.escape(bare(fact.short.zh))
                for path, fact in law.facts.items()
                # That a paper is not there at all is said in words of its own.
                if path.startswith(stem) and path != f"{stem}held"
            }
            of_letter = {f"{stem}{n}": letters[n] for n in letters if f"{stem}{n}" in shorts}
            demands[rule.id] = [
                *own,
                *_questions(rule.id, words.demands, f"{place}.demands"),
                *_questions(rule.id, shorts, place),
                *_questions(rule.id, of_letter, "terms.toml letters"),
            ]
        return data.record(Terms, names=names, signs=signs, demands=demands)


def _called(law: Law, rule: Rule, known: Sequence[Term]) -> Iterator[Term]:
    """Return what a paper is called; the title of a condition names no paper.

    A name that a pattern finds is left to the pattern, which says where it is meant.
    """
    if rule.id in law.papers:
        titles = {bare(text.zh) for text in (rule.title, rule.nav)}
        names = [bare(name) for name in law.names(rule.id, "zh")]
        for name in names:
            if name in titles or not any(one.pattern.search(name) for one in known):
                yield Term(rule.id, re.compile(re.escape(name)))


def _questions(rule: str, patterns: Mapping[str, str], place: str) -> list[Term]:
    """Return the words of questions, by their paths."""
    return [Term(rule, pattern(words, place), path) for path, words in patterns.items()]
