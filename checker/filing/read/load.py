"""Read ``labels.toml``: how papers print what can be read; their titles are in the law's data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from checker.core.law_folder import kept_by_law
from checker.core.tables import LawError, Table, open_table
from checker.filing.comparing import AMOUNT
from checker.load import load_law
from checker.load.names import words
from checker.model import Law

# The kinds of papers that are read. Listed here, so that the command line need not read the labels.
KINDS = (
    *("business-license", "registry", "articles-of-association", "premises-proof"),
    *("social-security-certificate", "financial-report"),
    *("application-form", "personnel-list", "letter"),
)
# The layout of every paper that has none of its own.
LETTER = "letter"
# The one kind that is none of the law's papers.
REGISTRY = "registry"
# The shape of a list of shareholders.
LISTED = "shares"
PLACE = re.compile(r"\{([a-z]+)\}")
Pattern = re.Pattern[str]
Patterns = Mapping[str, Pattern]


@dataclass(frozen=True)
class PaperValue:
    """One value of a paper: where it stands, what it looks like, what it fills.

    ``last`` tells that the last sentence says it, not the first.
    """

    shape: str
    gives: Mapping[str, str]
    sentences: Sequence[Pattern]
    labels: Sequence[str] = ()
    last: bool = False


@dataclass(frozen=True)
class PaperLayout:
    """Papers of one kind: by which titles they are known, or by ``least`` of which marks.

    ``titles`` are by the ids of the papers: letters are one kind and several papers. ``says`` is
    what stands in a paper whose title may head another one as well.
    """

    id: str
    titles: Patterns
    says: Patterns
    marks: set[str]
    labels: Pattern
    glued: Pattern
    values: Sequence[PaperValue]
    least: int = 3


@dataclass(frozen=True)
class KnownLayouts:
    """All that is known of how papers are printed; ``divisions`` are provinces in credit codes."""

    shapes: Patterns
    papers: tuple[PaperLayout, ...]
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

    def of(self, paper: str, key: str, pattern: str) -> Pattern:
        """Return a pattern of a paper's own file. Raises ``LawError`` with the place."""
        try:
            return self.compiled(pattern)
        except (re.error, KeyError) as error:
            place = f"{paper}.toml paper.{key}"
            raise LawError(f"{place}: {pattern} is no pattern, {error}") from None

    def all(self, patterns: Mapping[str, str]) -> Patterns:
        """Return patterns by their names."""
        return {name: self.compiled(pattern) for name, pattern in patterns.items()}


@kept_by_law
def load_labels() -> KnownLayouts:
    """Return how each paper is printed. Raises ``LawError`` with the place."""
    return read_labels(load_law())


def read_labels(law: Law) -> KnownLayouts:
    """Return how each paper of a law is printed."""
    with open_table(files("checker.filing.read").joinpath("labels.toml")) as data:
        # Used within other patterns, the groups of a sum would stand twice under one name.
        shapes = Shapes(sum=re.sub(r"\?P<\w+>", "?:", AMOUNT.pattern))
        # A shape may be made of those that stand before it.
        for name, pattern in data.take("shapes").items():
            shapes[name] = shapes.filled(pattern)
        return data.record(
            KnownLayouts,
            shapes=shapes.all({name: f"(?P<v>{{{name}}}){{rest}}" for name in shapes}),
            papers=tuple(_papers(data.tables("paper"), shapes, law)),
            patterns={name: shapes.all(each) for name, each in data.take("patterns").items()},
        )


def named(patterns: Patterns, text: str) -> str | None:
    """Return the name of the first pattern that a text is of, from its first sign to its last."""
    return next((name for name, pattern in patterns.items() if pattern.fullmatch(text)), None)


def fits(shape: str, text: str) -> bool:
    """Tell whether a text is of a shape, from its first sign to its last."""
    found = load_labels().shapes[shape].fullmatch(text)
    return found is not None and found["v"] == text


def follows(shape: str, text: str) -> bool:
    """Tell whether a text right behind a label is of a shape, and can be nothing else."""
    narrower = load_labels().patterns["glued"].get(shape)
    alone = text.rstrip("。;,、")
    return narrower.fullmatch(alone) is not None if narrower else fits(shape, alone)


def _papers(rows: Sequence[Table], shapes: Shapes, law: Law) -> Iterator[PaperLayout]:
    """Read each layout, with what tells the papers that have it: it stands in their own files."""
    laid_out = {row.rest["id"] for row in rows}
    for row in rows:
        kind = row.rest["id"]
        # The registry is none of the law's papers.
        titles = {} if kind in law.papers else {kind: words(row, "titles")}
        says = dict[str, str]()
        for paper, one in law.papers.items():
            if paper == kind or (kind == LETTER and paper not in laid_out):
                titles[paper] = one.titles
                says |= {paper: one.says} if one.says else {}
        whole = {
            paper: shapes.of(paper, "titles", f"{{before}}(?:{'|'.join(lines)}){{behind}}")
            for paper, lines in titles.items()
            if lines
        }
        said = {paper: shapes.of(paper, "says", pattern) for paper, pattern in says.items()}
        yield _paper(row, shapes, whole, said)


def _paper(row: Table, shapes: Shapes, titles: Patterns, says: Patterns) -> PaperLayout:
    values, allowed = list[PaperValue](), {"shape": (*shapes, LISTED)}
    for value in row.tables("value"):
        sentences = [shapes.compiled(one) for one in value.maybe("sentences", ())]
        values.append(value.record(PaperValue, allowed, sentences=sentences))
    marks = set(row.take("marks"))
    known = marks.union(row.take("stops"), *(each.labels for each in values))
    return row.record(
        PaperLayout,
        {"id": KINDS},
        titles=titles,
        says=says,
        marks=marks,
        labels=_pattern(known),
        glued=_glued(known),
        values=values,
    )


def _pattern(labels: Iterable[str]) -> Pattern:
    """Return what finds any of the labels, spaced out or not, with what follows it on the line.

    A label begins a line, or stands behind a space, a mark, or a number; a bracket may follow it,
    or its English.
    """
    return re.compile(
        rf"(?:^|(?<=[\s;,.。、)\]>·•*:#]))(?P<label>{_spaced(labels)})[^\S\n]*+"
        r"(?:(?P<aside>\([^()\n]{0,16}\)|盖章|签字|签名|签章|公章)[ ]*+)?"
        r"(?:[A-Za-z][A-Za-z_ .,()/&']{0,40}(?=:))?(?:[:=]++|(?<=\s)|(?=\s)|$)[ ]*+",
        re.MULTILINE,
    )


def _glued(labels: Iterable[str]) -> Pattern:
    """Return what finds a label with which a cell, or a clause in it, begins; its value follows."""
    clause = r"[·•*]?(?:第?[一二三四五六七八九十百\d.]{1,6}[条、.]\s*+)?"
    return re.compile(rf"{clause}(?P<label>{_spaced(labels)})(?P<aside>\([^()\n]{{0,16}}\))?")


def _spaced(labels: Iterable[str]) -> str:
    """Return a pattern of any of the labels, the longest first, spaced out or not."""
    longest_first = sorted(labels, key=lambda label: (-len(label), label))
    return "|".join(r"[^\S\n]*".join(map(re.escape, label)) for label in longest_first)
