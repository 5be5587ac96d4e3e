"""Read ``labels.toml``: how each paper prints what can be read from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.filing.comparing import AMOUNT
from checker.tables import Table, open_table

# The kinds of papers that are read. Listed here, so that the command line need not read the labels.
KINDS = (
    *("business-license", "registry", "articles-of-association", "premises-proof"),
    *("social-security-certificate", "financial-report", "letter"),
)
# The shape of a list of shareholders.
LISTED = "shares"
PLACE = re.compile(r"\{([a-z]+)\}")
Pattern = re.Pattern[str]
Patterns = Mapping[str, Pattern]


@dataclass(frozen=True)
class Value:
    """One value of a paper: where it stands, what it looks like, what it fills.

    ``last`` tells that the last sentence says it, not the first.
    """

    shape: str
    gives: Mapping[str, str]
    sentences: Sequence[Pattern]
    labels: Sequence[str] = ()
    last: bool = False


@dataclass(frozen=True)
class Paper:
    """Papers of one kind: by which titles they are known, or by ``least`` of which marks.

    ``titles`` are by the names of the papers: letters are one kind and several papers. ``says`` is
    what stands in a paper whose title may head another one as well.
    """

    id: str
    titles: Patterns
    says: Patterns
    marks: set[str]
    labels: Pattern
    values: Sequence[Value]
    least: int = 3


@dataclass(frozen=True)
class Known:
    """All that is known of how papers are printed; ``divisions`` are provinces in credit codes."""

    shapes: Patterns
    papers: tuple[Paper, ...]
    patterns: Mapping[str, Patterns]
    divisions: Mapping[str, str]


class Shapes(dict[str, str]):
    """Patterns by the names of their shapes."""

    def compiled(self, pattern: str) -> Pattern:
        """Return a pattern with those of the shapes in the place of their names."""
        return re.compile(self.filled(pattern), re.IGNORECASE)

    def filled(self, pattern: str) -> str:
        """Put the patterns of shapes in the place of their names."""
        return PLACE.sub(lambda found: f"(?:{self[found[1]]})", pattern)

    def all(self, patterns: Mapping[str, str]) -> Patterns:
        """Return patterns by their names."""
        return {name: self.compiled(pattern) for name, pattern in patterns.items()}


@cache
def load_labels() -> Known:
    """Return how each paper is printed. Raises ``LawError`` with the place."""
    with open_table(files("checker.filing.read").joinpath("labels.toml")) as data:
        # Used within other patterns, the groups of a sum would stand twice under one name.
        shapes = Shapes(sum=re.sub(r"\?P<\w+>", "?:", AMOUNT.pattern))
        # A shape may be made of those that stand before it.
        for name, pattern in data.take("shapes").items():
            shapes[name] = shapes.filled(pattern)
        return data.record(
            Known,
            shapes=shapes.all({name: f"(?P<v>{{{name}}}){{rest}}" for name in shapes}),
            papers=tuple(_paper(row, shapes) for row in data.tables("paper")),
            patterns={name: shapes.all(each) for name, each in data.take("patterns").items()},
        )


def named(patterns: Patterns, text: str) -> str | None:
    """Return the name of the first pattern that a text is of, from its first sign to its last."""
    return next((name for name, pattern in patterns.items() if pattern.fullmatch(text)), None)


def fits(shape: str, text: str) -> bool:
    """Tell whether a text is of a shape, from its first sign to its last."""
    found = load_labels().shapes[shape].fullmatch(text)
    return found is not None and found["v"] == text


def _paper(row: Table, shapes: Shapes) -> Paper:
    values, allowed = list[Value](), {"shape": (*shapes, LISTED)}
    for value in row.tables("value"):
        sentences = [shapes.compiled(one) for one in value.maybe("sentences", ())]
        values.append(value.record(Value, allowed, sentences=sentences))
    marks, titles = set(row.take("marks")), row.take("titles").items()
    known = marks.union(row.take("stops"), *(each.labels for each in values))
    return row.record(
        Paper,
        {"id": KINDS},
        titles=shapes.all({name: f"{{before}}(?:{one}){{behind}}" for name, one in titles}),
        says=shapes.all(row.maybe("says", {})),
        marks=marks,
        labels=_pattern(known),
        values=values,
    )


def _pattern(labels: Iterable[str]) -> Pattern:
    """Return what finds any of the labels, spaced out or not, with what follows it on the line.

    A label begins a line, or stands behind a space, a mark, or a number; a bracket may follow it,
    or its English.
    """
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    spaced = "|".join(r"[^\S\n]*".join(map(re.escape, label)) for label in longest_first)
    return re.compile(
        rf"(?:^|(?<=[\s;,.。、)\]>·•*:#]))(?P<label>{spaced})[^\S\n]*"
        r"(?P<aside>\([^()\n]{0,16}\)|盖章|签字|签名|签章|公章)?[ ]*"
        r"(?:[A-Za-z][A-Za-z_ .,()/&']{0,40}(?=:))?(?:[:=]+|(?=\s)|$)[ ]*",
        re.MULTILINE,
    )
