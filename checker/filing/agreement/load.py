"""Read the checks of ``agreement.toml``: sides, texts that ask, remedies, ticks contradicted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from checker.application.papers import PaperField, paper_fields
from checker.application.walk import PAPERS
from checker.core.law_folder import kept_by_law
from checker.core.tables import Table, by_unique_key, open_table
from checker.load import load_law
from checker.load.instruments import citation, citations
from checker.model import Citation, Folder, Law, Paths, Text

LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Asking:
    """What one text asks: of a paper, as another has it if one is named.

    A provincial guide counts where its ``authority`` decides.
    """

    of: str
    cite: Citation
    as_on: str | None = None
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check: where it looks, on what texts it rests, what is said of it.

    ``optional`` places are not waited for; ``answers`` take part where known; fewer than ``least``
    sides in play, and it does not apply.
    ``fixes`` say what is to be done where one paper, or the answers, differ; else ``fix`` does.
    ``ticks`` are the answers that a difference contradicts, by paper.
    """

    id: str
    title: Text
    sides: tuple[PaperField, ...]
    optional: Paths
    answers: Paths
    texts: tuple[Asking, ...]
    met: Text
    fix: Text
    fixes: Mapping[str, Text]
    ticks: Mapping[str, str]
    least: int = 2
    row: Text | None = None
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """Every check in the order shown; the letters; under what other names who is addressed."""

    all: tuple[Check, ...]
    letters: tuple[str, ...]
    addressees: Mapping[str, tuple[str, ...]]


@kept_by_law
def load_checks() -> Checks:
    """Return the checks shipped with this package."""
    return read_checks(files("checker.filing.agreement").joinpath("agreement.toml"), load_law())


def read_checks(path: Folder, law: Law) -> Checks:
    """Read the checks. Raises ``LawError`` with file and place."""
    with open_table(path) as data:
        letters = tuple(paper for paper, one in law.papers.items() if one.letter)
        names = []
        for row in data.tables("addressee"):
            with row:
                # Who asks why a name is right reads the citation in the file.
                if "cites" in row.rest:
                    citations(row, law.instruments)
                names.append((row.take("authority", *law.authorities), tuple(row.take("names"))))
        found = [
            row.record(
                Check,
                sides=tuple(_sides(row, letters, "sides")),
                optional=tuple(field.path for field in _sides(row, letters, "optional")),
                answers=tuple(row.maybe("answers", ())),
                texts=tuple(_asking(each, law) for each in row.maybe_tables("text")),
                fixes=row.texts("fixes"),
                ticks=dict(_ticks(row, letters, law)),
            )
            for row in data.rows("check")
        ]
    return Checks(
        tuple(by_unique_key(path.name, ((check.id, check) for check in found)).values()),
        letters,
        by_unique_key(path.name, names),
    )


def _sides(row: Table, letters: tuple[str, ...], key: str) -> Iterator[PaperField]:
    """Read places on papers; one of the letters' stands for each letter."""
    known = paper_fields()
    for written in row.take("sides") if key == "sides" else row.maybe(key, ()):
        name, _, key = written.partition(".")
        for paper in letters if name == LETTERS else (name,):
            path = f"{PAPERS}.{paper}.{key}"
            if path not in known:
                raise row.fault(f"no paper carries {paper}.{key}")
            yield known[path]


def _ticks(row: Table, letters: tuple[str, ...], law: Law) -> Iterator[tuple[str, str]]:
    """Read questions on papers, by paper; that of the letters stands for each letter."""
    for name, key in row.maybe("ticks", {}).items():
        for paper in letters if name == LETTERS else (name,):
            path = f"materials.{paper}.{key}"
            if path not in law.facts:
                raise row.fault(f"no question is {path}")
            yield paper, path


def _asking(row: Table, law: Law) -> Asking:
    authority = row.maybe_word("authority", *law.authorities)
    of, as_on = row.take("of"), row.maybe("as_on")
    cite = citation(row, law.instruments)
    if (cite.instrument.rank == "guide") is not (authority is not None):
        raise row.fault("a guide, and nothing else, counts for one authority")
    return Asking(of, cite, as_on, authority)
