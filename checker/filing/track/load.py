"""Read ``terms.toml``: by which words a remark is put to a paper, and to a question on it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.load import load_law
from checker.tables import open_table

DROPPED = str.maketrans("", "", "《》“”\"'「」 \t\u3000")


class Term(NamedTuple):
    """Words that tell a paper, or none; ``path`` is the question that they name with it."""

    rule: str
    pattern: str
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
    """Return the words of the file, and those of the law's data. Raises ``LawError``."""
    law = load_law()
    with open_table(files("checker.filing.track").joinpath("terms.toml")) as data:
        # Idle words hold the name of a paper and are another thing: they hide the name in them.
        names, signs = [Term("", one) for one in data.take("idle")], list[Term]()
        letters, demands = data.take("letters"), dict[str, list[Term]]()
        for row in data.rows("about", "rule"):
            with row:
                rule = law.rule(row.take("rule"))
                titles = [re.escape(bare(text.zh)) for text in (rule.title, rule.nav)]
                # The title of a condition names no paper: of such titles none is left.
                titles *= rule.id in law.papers
                own = _questions(rule.id, row.maybe("own", {}))
                names += [Term(rule.id, one) for one in (*titles, *row.maybe("names", ()))] + own
                signs += (Term(rule.id, one) for one in row.maybe("signs", ()))
                stem = f"materials.{rule.id}."
                shorts = {
                    path.removeprefix(stem): re.escape(bare(fact.short.zh))
                    for path, fact in law.facts.items()
                    # That a paper is not there at all is said in words of its own.
                    if path.startswith(stem) and path != f"{stem}held"
                }
                of_letter = {name: letters[name] for name in letters if name in shorts}
                wanted = (row.maybe("demands", {}), shorts, of_letter)
                demands[rule.id] = sum((_questions(rule.id, one) for one in wanted), own)
        return data.record(Terms, names=names, signs=signs, demands=demands)


def _questions(rule: str, words: Mapping[str, str]) -> list[Term]:
    """Return the words of questions; those on the paper itself go by their last name."""
    return [
        Term(rule, pattern, name if "." in name else f"materials.{rule}.{name}")
        for name, pattern in words.items()
    ]
