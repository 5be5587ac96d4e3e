"""What is found: of each rule, of the route, and the days that follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.model.law import Rule, Version
from checker.model.terms import (
    NOT_NEEDED,
    OPEN_STATES,
    PERHAPS_NOT,
    Basis,
    Paths,
    Text,
    Verdict,
    WaitsFor,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding came out as it did, the facts it rests on and what mends it.

    ``rank`` is what a demand rests on; ``ask`` is the question where the law leaves it open.
    """

    code: str
    text: Text
    facts: Paths = ()
    mend: Text | None = None
    owner: str | None = None
    rank: str | None = None
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one rule on one basis.

    ``missing`` names the open facts an unknown verdict waits for; ``open`` also names those that
    would still have to be answered beside what already fails. ``waits_for`` tells the two kinds of
    unknown apart: an answer of the applicant, or the law, where no text decides; then ``ask`` is
    the question to put to the authority.
    """

    verdict: Verdict
    certainty: str
    reasons: tuple[Reason, ...]
    missing: Paths = ()
    open: Paths = ()
    version: Version | None = None
    rank: str | None = None
    waits_for: WaitsFor | None = None
    ask: Text | None = None

    @property
    def state(self) -> str:
        """Return the verdict as people read it, the two kinds of unknown told apart."""
        return OPEN_STATES[self.waits_for] if self.waits_for else self.verdict

    @property
    def is_asked(self) -> bool:
        """Tell whether something is asked of this applicant, or may be."""
        return self.verdict is not Verdict.NOT_APPLICABLE


@dataclass(frozen=True, slots=True, eq=False)
class RuleFindings:
    """One rule with its finding on each basis that knows it; known again by identity."""

    rule: Rule
    on: Mapping[Basis, Finding]

    def states(self, bases: Collection[Basis]) -> dict[Basis, str]:
        """Return what each of these bases says, the two kinds of unknown told apart."""
        return {basis: finding.state for basis, finding in self.on.items() if basis in bases}

    def asking(self, bases: Iterable[Basis]) -> dict[Basis, Finding]:
        """Return the findings on those of these bases that ask something, or may ask it."""
        found = ((basis, self.on.get(basis)) for basis in bases)
        return {basis: finding for basis, finding in found if finding and finding.is_asked}


@dataclass(frozen=True, slots=True)
class Route:
    """Whether the license is needed, which one, and from whom.

    ``cannot_apply`` tells that the applicant is no company, and that nothing but its legal form
    changes that.
    """

    need: str
    license_class: str
    scope: str
    path: str
    authority: str | None
    reasons: tuple[Reason, ...]
    missing: Paths
    cannot_apply: bool = False

    @property
    def asks_nothing_more(self) -> bool:
        """Tell whether no paper and no other answer matters: none is needed, or none can be had."""
        return self.need == NOT_NEEDED or self.cannot_apply

    @property
    def asks_little(self) -> bool:
        """Tell whether hardly an answer matters, as perhaps no license is needed either."""
        return self.need == PERHAPS_NOT or self.asks_nothing_more

    @property
    def is_unclear(self) -> bool:
        """Tell whether no text settles the need, so that the authority is to be asked first."""
        return any(reason.code.startswith("need-") and reason.ask for reason in self.reasons)

    @property
    def is_unsettled(self) -> bool:
        """Tell whether no text read says who decides, so that no answer settles it."""
        asking = (reason.ask for reason in self.reasons if reason.code.startswith("authority-"))
        return self.authority is None and any(asking)

    @property
    def authority_code(self) -> str:
        """Return whose guide counts: the authority's code, empty while it is open who decides."""
        return self.authority or ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that follows from the facts."""

    code: str
    on: date
    rule: str
    text: Text


@dataclass(frozen=True, slots=True)
class Findings:
    """All that follows from one application on one day."""

    day: date
    rules: tuple[RuleFindings, ...]
    route: Route
    contradictions: tuple[Reason, ...]
    dates: tuple[Deadline, ...]

    def of_kind(self, kind: str) -> list[RuleFindings]:
        """Return what is found of the conditions, or of the materials, by number."""
        return [found for found in self.rules if found.rule.kind == kind]
