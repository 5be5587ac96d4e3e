"""Read ``terms.toml``: by which words a remark is put to a paper, and to a question on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from checker.load import load_law
from checker.model import Law, Rule
from checker.tables import read_toml

DROPPED = str.maketrans("", "", "《》“”\"'「」 \t\u3000")


class Term(NamedTuple):
    """Words that tell a paper, or none; ``path`` is the question that they name with it."""

    rule: str
    pattern: str
    path: str | None = None


class Terms(NamedTuple):
    """All words that are known; ``demands`` are those on a paper, by the paper's id."""

    frames: tuple[str, ...]
    missing: tuple[str, str]
    time: str
    names: tuple[Term, ...]
    signs: tuple[Term, ...]
    demands: Mapping[str, tuple[Term, ...]]


def bare(text: str) -> str:
    """Return a text as patterns read it: without spaces and book marks, in half-width signs."""
    return unicodedata.normalize("NFKC", text).translate(DROPPED).lower()


@cache
def load_terms() -> Terms:
    """Return the words of the file, and those of the law's data."""
    law = load_law()
    raw = read_toml(files("checker.filing.track").joinpath("terms.toml"))
    # Idle words hold the name of a paper and are another thing: they hide the name in them.
    names, signs = [Term("", one) for one in raw["idle"]], list[Term]()
    demands = dict[str, tuple[Term, ...]]()
    for row in raw["about"]:
        rule = law.rule(row["rule"])
        titles = [re.escape(bare(text.zh)) for text in (rule.title, rule.nav)]
        # The title of a condition names no paper: of such titles none is left.
        titles *= rule.id in law.papers
        own = tuple(_questions(rule, row.get("own", {})))
        names += [*(Term(rule.id, one) for one in (*titles, *row.get("names", ()))), *own]
        signs += (Term(rule.id, one) for one in row.get("signs", ()))
        demands[rule.id] = (*own, *_demands(rule, row.get("demands", {}), law, raw["letters"]))
    missing = (raw["missing-before"], raw["missing-behind"])
    times = raw["time"]
    return Terms(tuple(raw["frames"]), missing, times, tuple(names), tuple(signs), demands)


def _questions(rule: Rule, words: Mapping[str, str]) -> Iterator[Term]:
    """Return the words of questions; those on the paper itself go by their last name."""
    for name, pattern in words.items():
        yield Term(rule.id, pattern, name if "." in name else f"materials.{rule.id}.{name}")


def _demands(
    rule: Rule, words: Mapping[str, str], law: Law, letters: Mapping[str, Any]
) -> Iterator[Term]:
    """Return the words of what is looked for on a paper, with the short names of its questions."""
    yield from _questions(rule, words)
    for path, fact in law.facts.items():
        stem, _, last = path.rpartition(".")
        # That a paper is not there at all is said in words of its own.
        if stem == f"materials.{rule.id}" and last != "held":
            yield Term(rule.id, re.escape(bare(fact.short.zh)), path)
            if last in letters:
                yield Term(rule.id, letters[last], path)
