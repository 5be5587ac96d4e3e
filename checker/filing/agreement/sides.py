"""Both sides of a comparison: what stands where, on which papers, and what differs in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker.application.application import Application
from checker.application.papers import Share, paper_fields
from checker.application.walk import PAPERS
from checker.core.words import NO_TEXT, Money, in_both, joined_texts, word
from checker.decide.reasons import named_fact
from checker.filing.agreement.load import Check
from checker.filing.comparing import Piece
from checker.model import Basis, Data, Findings, Law, Paths, Text
from checker.report.outline import Report
from checker.rules.foreign_capital import SHAREHOLDERS

FILING_DAY = "application_date"
AUTHORITY = "route.authority"


@dataclass(frozen=True, slots=True)
class Side:
    """What stands at one place: on a paper, among the answers, or for the authority."""

    path: str
    pieces: tuple[Piece, ...]

    @property
    def value(self) -> Text:
        """Return the whole value."""
        return Text(
            "".join(piece.text.en for piece in self.pieces),
            "".join(piece.text.zh for piece in self.pieces),
        )

    @property
    def is_cut(self) -> bool:
        """Tell whether some of it differs and some does not."""
        return len({piece.differs for piece in self.pieces}) > 1

    @property
    def marked(self) -> Text:
        """Return the whole value, with brackets around what of it differs."""
        if not self.is_cut:
            return self.value
        pieces = (
            word("agreement.marked", text=piece.text) if piece.differs else piece.text
            for piece in self.pieces
        )
        return joined_texts(pieces, NO_TEXT)

    @property
    def paper(self) -> str | None:
        """Return the paper it stands on, if it is one."""
        head, _, rest = self.path.partition(".")
        return rest.partition(".")[0] if head == PAPERS else None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that differ, or one that cannot be right; ``note`` says what is the matter."""

    first: Side
    second: Side | None = None
    note: Text | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """Return the one side or both."""
        return (self.first, self.second) if self.second else (self.first,)

    @property
    def papers(self) -> set[str]:
        """Return the papers that the sides stand on."""
        return {side.paper for side in self.sides if side.paper}


@dataclass(frozen=True)
class Filing:
    """The papers of one applicant, with the answers and what was found on them."""

    app: Application
    findings: Findings
    law: Law
    bases: Collection[Basis]

    @property
    def first_of_all(self) -> Text | None:
        """Say that nothing is to be filed, or that it is asked first whether anything is."""
        return Report(self.app, self.findings, self.law).first_of_all

    @cached_property
    def in_play(self) -> frozenset[str]:
        """Return the papers that one of the bases asks, or may ask, and those typed from."""
        rules = () if self.findings.route.asks_nothing_more else self.findings.rules
        asked = (found.rule.id for found in rules if found.asking(self.bases))
        return frozenset((*asked, *(paper_fields()[path].paper for path in self.app.papers)))

    def on_papers(self, check: Check) -> Paths:
        """Return where a check looks, on the papers in play."""
        return tuple(field.path for field in check.sides if field.paper in self.in_play)

    def value(self, path: str) -> Any:
        """Return what stands at a place, or nothing: a blank line or an empty list says nothing."""
        found = self.app.papers.get(path, self.app.answers.get(path))
        if path == SHAREHOLDERS:
            entries = self.app.entries(SHAREHOLDERS) or ()
            found = tuple(
                Share(self.app.answer(f"{entry}.name"), self.app.number(f"{entry}.share"))
                for entry in entries
            )
            # Among the answers both may be left out: what lacks one is no list to compare with.
            found = found if all(one.name and one.share is not None for one in found) else ()
        return None if found == () or (isinstance(found, str) and not found.strip()) else found

    def typed(self, check: Check) -> Data:
        """Return what stands on the papers in play, then among the answers, without blanks."""
        found = {path: self.value(path) for path in (*self.on_papers(check), *check.answers)}
        return {path: value for path, value in found.items() if value is not None}

    def untyped(self, check: Check) -> Paths:
        """Return the places on papers in play that are waited for: nothing is typed there yet."""
        blank = (path for path in self.on_papers(check) if self.value(path) is None)
        return tuple(path for path in blank if path not in check.optional)

    def side(self, path: str, pieces: Iterable[Piece] | None = None) -> Side:
        """Return a side as it is shown, whole unless it is cut into pieces."""
        return Side(path, tuple(pieces or (Piece(self.shown(path), differs=True),)))

    def shown(self, path: str) -> Text:
        """Return what stands at a place as a reader is shown it."""
        value = self.app.day if path == FILING_DAY else self.value(path)
        if isinstance(value, tuple):
            return joined_texts(map(shown_entry, value), "mark.list")
        # A year is a whole number, too.
        if isinstance(value, int) and path.endswith(".registered_capital"):
            return in_both(Money(value))
        return in_both(value)

    def name(self, path: str) -> Text:
        """Name a place: "1 Business license · domicile"."""
        if path == FILING_DAY:
            return word("agreement.of-filing")
        if path == AUTHORITY:
            return word("agreement.of-authority")
        head, _, rest = path.partition(".")
        if head != PAPERS:
            return word("agreement.of-answers", field=named_fact(self.app, self.law, path))
        paper, _, key = rest.partition(".")
        if not key:
            return self.paper(paper)
        # What a shareholder on a paper lacks belongs to the list there.
        field = paper_fields()[path.partition("[")[0]]
        return word("agreement.side", paper=self.paper(paper), field=field.short)

    def paper(self, paper: str) -> Text:
        """Name a paper: "1 Business license"."""
        rule = self.law.rule(paper)
        return word("agreement.paper", n=rule.number, paper=rule.nav)


def listed(entries: Sequence[object], differ: Iterable[bool]) -> tuple[Piece, ...]:
    """Return names, or shares, one after the other, those that differ marked."""
    found: list[Piece] = []
    for entry, differs in zip(entries, differ, strict=True):
        found += [Piece(word("mark.list"))] if found else []
        found.append(Piece(shown_entry(entry), differs))
    return tuple(found)


def shown_entry(entry: object) -> Text:
    """Return a name, or a shareholder with the share."""
    if not isinstance(entry, Share):
        return in_both(entry)
    name = in_both(entry.name) if entry.name else word("agreement.unnamed")
    if entry.share is None:
        return name
    # Without needless zeros: 60, 33.33.
    return word("agreement.share", name=name, share=f"{entry.share.normalize():f}")
