"""Read ``terms.toml``: by which words a remark is put to a paper, and to a question on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.load import load_law
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
        own = _questions(rule.id, row.get("own", {}))
        names += [*(Term(rule.id, one) for one in (*titles, *row.get("names", ()))), *own]
        signs += (Term(rule.id, one) for one in row.get("signs", ()))
        stem = f"materials.{rule.id}."
        shorts = {
            path.removeprefix(stem): re.escape(bare(fact.short.zh))
            for path, fact in law.facts.items()
            # That a paper is not there at all is said in words of its own.
            if path.startswith(stem) and path != f"{stem}held"
        }
        letters = {name: words for name, words in raw["letters"].items() if name in shorts}
        wanted = (row.get("demands", {}), shorts, letters)
        demands[rule.id] = (*own, *(each for one in wanted for each in _questions(rule.id, one)))
    missing = (raw["missing-before"], raw["missing-behind"])
    times = raw["time"]
    return Terms(tuple(raw["frames"]), missing, times, tuple(names), tuple(signs), demands)


def _questions(rule: str, words: Mapping[str, str]) -> list[Term]:
    """Return the words of questions; those on the paper itself go by their last name."""
    return [
        Term(rule, pattern, name if "." in name else f"materials.{rule}.{name}")
        for name, pattern in words.items()
    ]
