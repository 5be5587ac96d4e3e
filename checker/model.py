"""The nouns: what a law says, what is asked, what is found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Literal, NamedTuple

# Where data is read from. Its name alone would bring pathlib and glob into every visitor's browser:
# 40 KB of library and of memory, packed.
if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    Folder = Traversable
else:
    Folder = object

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")
# Each language as a page names it.
LANG_TAGS: dict[Lang, str] = {"en": "en", "zh": "zh-Hans"}
WaitsFor = Literal["answer", "law"]
# A verdict as people read it: unknown is an answer that is needed, or a law that is unclear.
OPEN_STATES: dict[WaitsFor, str] = {"answer": "answer", "law": "unclear"}
STATES = ("met", "not_met", *OPEN_STATES.values(), "not_applicable")

# What the words of a requirement rest on, the strongest first.
RANKS = ("statute", "order", "notice", "form", "guide", "list", "reading")
# How an answer can come to be another one: a decision of the company, a paper, seal or signature it
# gets, time; or not at all.
CHANGES = ("act", "obtain", "wait", "given")
# Our own cautious reading advises and asks; it fails nobody.
READING = "reading"

WHOLE_NETWORK_AUTHORITY = "miit"
NATIONWIDE = "nationwide"
# An answer of its own: the case is known, and no text settles it.
UNCLEAR = "unclear"


class Basis(Enum):
    """What a finding is measured against, in the order shown everywhere."""

    LAW = "law"
    LOCAL = "local"
    CHECKLIST = "checklist"

    # One object each: it is known again by itself, which costs less than by its name.
    __hash__ = object.__hash__


# What decides: the current requirements and, where one was read, the guide of the province. The old
# checklist beside them is only what a window may still ask for.
DECIDING = (Basis.LAW, Basis.LOCAL)


class Verdict(Enum):
    """The outcome of one rule on one basis."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


class Text(NamedTuple):
    """One statement in both languages."""

    en: str
    zh: str

    def of(self, lang: Lang) -> str:
        """Return the wording in one language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an instrument: a day, or a year where no day is known."""

    on: date | int
    what: Text
    status: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, order, notice or guide, how far it was read, and when it is to be checked again.

    ``rank`` is one of ``RANKS``, or nothing for a page that only tells of others.
    """

    id: str
    title: Text
    short: Text
    issuer: Text
    status: str
    read: Text
    checked: date
    due: date
    rank: str | None = None
    number: Text | None = None
    promulgated: date | None = None
    effective: date | None = None
    ends: date | None = None
    url: str | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One article of one instrument, and how far its words were read."""

    instrument: Instrument
    article: Text
    status: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing known of an authority, and how far the page that says so was read."""

    kind: str
    text: Text
    status: str
    checked: date
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """The ministry or one provincial communications administration."""

    code: str
    province: Text
    name: Text
    region: str
    host: str
    host_status: str
    checked: date
    phone: str | None = None
    guide: Instrument | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class EmptyIf:
    """The answer to another question with which a choice of nothing is allowed."""

    path: str
    answer: str


@dataclass(frozen=True, slots=True)
class Begin:
    """The question whose day another day cannot lie before, and what is said if it does."""

    path: str
    early: Text


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer is held to beside its type, and what is said where it is not.

    ``most`` bounds a number; ``not_empty`` refuses a list or a choice of nothing, ``late`` a day
    after the filing day in words of its own.
    """

    most: int | None = None
    not_empty: Text | None = None
    empty_if: EmptyIf | None = None
    late: Text | None = None
    begin: Begin | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class ReasonText:
    """The words of one computed reason, with ``{placeholders}``, and what mends it.

    Where the law leaves something open, ``ask`` is the question to put to the authority.
    """

    text: Text
    mend: Text | None = None
    ask: Text | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One question to the applicant; list entries carry ``[]`` in their path.

    What does not decide is kept and printed, and no rule looks at it. What ``stays`` is asked
    whatever is answered; ``adds_up`` is the path of the shares that the entries of a list add up
    to a whole. ``change`` is one of ``CHANGES``; what does not decide has none. ``wanted`` is the
    answer that a change leads to, where it is not yes. ``options`` of a yes-or-no question are its
    answers beside yes and no; ``unclear`` says what the law leaves open with one of its answers.
    """

    path: str
    section: str
    type: str
    label: Text
    short: Text
    why: Text
    where: Text
    owner: str
    options: tuple[Option, ...] = ()
    gate: bool = False
    unit: Text | None = None
    no: Text | None = None
    mend: Text | None = None
    decides: bool = True
    stays: bool = False
    adds_up: str | None = None
    change: str | None = None
    wanted: bool | str | tuple[str, ...] = True
    unclear: ReasonText | None = None
    limits: Limits = NO_LIMITS


@dataclass(frozen=True, slots=True)
class Section:
    """A group of questions, ``open`` from the start or not; ``note`` stands where it is closed."""

    id: str
    title: Text
    note: Text | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """Who signed a wording off, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a rule on one basis, in force from its effective date.

    ``rank`` says what its words rest on; ``ranks`` names single demands (a key of the paper, the
    code of a reason, a row of the comparison) that rest on something else. ``defers`` is the
    question whether the paper is promised for later, where a guide takes it so; ``accepts`` the one
    whose yes a guide takes in the paper's place; ``eases`` names demands of the current
    requirements that a guide does not make of everybody.
    """

    basis: Basis
    effective: date
    rank: str
    asked: bool
    certainty: str
    asks: Text
    cites: tuple[Citation, ...]
    met: Text | None = None
    none: Text | None = None
    quote: Text | None = None
    values: Mapping[str, int] = field(default_factory=dict)
    form: Mapping[str, Text] = field(default_factory=dict)
    reasons: Mapping[str, ReasonText] = field(default_factory=dict)
    ranks: Mapping[str, str] = field(default_factory=dict)
    ends: date | None = None
    decides: str | None = None
    defers: str | None = None
    accepts: str | None = None
    eases: tuple[str, ...] = ()
    review: Review | None = None
    authority: str | None = None

    def rank_of(self, *demands: str) -> str:
        """Return what demands rest on, the strongest of them; the wording's own otherwise."""
        return min((self.ranks.get(d, self.rank) for d in demands or ("",)), key=RANKS.index)

    def is_secondhand(self, rank: str) -> bool:
        """Tell whether no text of a rank that this rests on was read, only reported."""
        # One text of its rank that was read is enough to stand on.
        statuses = {cite.status for cite in self.cites if cite.instrument.rank == rank}
        return bool(statuses) and "verified" not in statuses

    def in_force_on(self, day: date) -> bool:
        """Tell whether this wording has begun and not ended on a day."""
        return self.effective <= day and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition or a material, with every wording known of it.

    ``also`` cites what its page says beyond the wordings.
    """

    id: str
    kind: str
    number: int
    title: Text
    nav: Text
    owner: str
    changed: Text
    versions: tuple[Version, ...]
    supports: tuple[str, ...] = ()
    also: tuple[Citation, ...] = ()

    @property
    def page(self) -> str:
        """Return the address of its page, below the language's root."""
        return f"{self.kind}s/{self.id}/"

    def versions_on(self, basis: Basis, authority: str | None = None) -> tuple[Version, ...]:
        """Return the wordings on one basis, oldest first; of one authority's guide if named."""
        found = (v for v in self.versions if v.basis is basis)
        return tuple(v for v in found if authority is None or v.authority in (None, authority))

    def version(self, basis: Basis, day: date, authority: str | None = None) -> Version | None:
        """Return the wording in force on a day, or nothing."""
        found = [v for v in self.versions_on(basis, authority) if v.in_force_on(day)]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one province: since when its words are known, and how it stands to the law.

    ``standing`` is ``asks`` (it adds to rules or words them differently), ``silent`` (it adds
    nothing), ``repealed`` (it still prints repealed wording) or ``other`` (another subject).
    ``unread`` says what of it was not read, where something was not.
    """

    authority: str
    instrument: Instrument
    standing: str
    since: date
    note: Text | None = None
    unread: Text | None = None


@dataclass(frozen=True, eq=False)
class Law:
    """Everything under ``law/``, read and checked; two laws are the same only if identical."""

    instruments: Mapping[str, Instrument]
    authorities: Mapping[str, Authority]
    sections: tuple[Section, ...]
    facts: Mapping[str, Fact]
    rules: tuple[Rule, ...]
    guides: Mapping[str, Guide]

    @property
    def provinces(self) -> dict[str, Authority]:
        """Return the provincial administrations by code, in the official order of provinces."""
        found = self.authorities.items()
        return {code: one for code, one in found if code != WHOLE_NETWORK_AUTHORITY}

    def rule(self, rule_id: str) -> Rule:
        """Return the rule of an id."""
        return next(r for r in self.rules if r.id == rule_id)

    def fact(self, path: str) -> Fact:
        """Return the question of a path; ``shareholders[2].kind`` finds ``shareholders[].kind``."""
        return self.facts[general_path(path)]


def general_path(path: str) -> str:
    """Drop the entry number of a list path: ``bars[3].on`` becomes ``bars[].on``."""
    head, bracket, rest = path.partition("[")
    return f"{head}[]{rest.partition(']')[2]}" if bracket else path


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding came out as it did, the facts it rests on and what mends it.

    ``rank`` is what a demand rests on; ``ask`` is the question where the law leaves it open.
    """

    code: str
    text: Text
    facts: tuple[str, ...] = ()
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
    missing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    version: Version | None = None
    rank: str | None = None
    waits_for: WaitsFor | None = None
    ask: Text | None = None

    @property
    def state(self) -> str:
        """Return the verdict as people read it, the two kinds of unknown told apart."""
        return OPEN_STATES[self.waits_for] if self.waits_for else self.verdict.value

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
    """Whether the license is needed, which one, and from whom."""

    need: str
    license_class: str
    scope: str
    path: str
    authority: str | None
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]

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
