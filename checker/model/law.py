"""What the law says: its texts, who decides, and each rule with its wordings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.model.questions import Fact, QuestionSection, ReasonText, general_path
from checker.model.terms import RANKS, WHOLE_NETWORK_AUTHORITY, Basis, Lang, Text


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an instrument: a day, or a year where no day is known.

    An earlier edition has its own ``name``.
    """

    on: date | int
    what: Text
    status: str
    name: Text | None = None


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


# By their ids.
Instruments = Mapping[str, Instrument]


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
class Review:
    """Who signed a wording off, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a rule on one basis, in force from its effective date.

    ``rank`` says what its words rest on; ``ranks`` names single demands (a key of the paper, the
    code of a reason, a row of the comparison) that rest on something else, ``texts`` the
    instruments of such a demand where they are not the first of its rank. ``defers`` is the
    question whether the paper is promised for later, where a guide takes it so; ``accepts`` the one
    whose yes a guide takes in the paper's place; ``eases`` names demands of the current
    requirements that a guide does not make of everybody; ``listed`` what a guide wants of a listed
    company beside its pages in the registry, or in their place. ``awaits`` says of a question that
    is open what follows from its answers, for whoever reads the list and not the questions.
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
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ends: date | None = None
    decides: str | None = None
    defers: str | None = None
    accepts: str | None = None
    eases: tuple[str, ...] = ()
    listed: Text | None = None
    awaits: Mapping[str, Text] = field(default_factory=dict)
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
class Remarks:
    """By which words, as patterns, a remark of an examiner is put to a rule and to its questions.

    ``names`` tell the paper; ``signs`` do where nothing is named. ``own`` are demands whose words
    name the paper as well, by the question; ``demands`` count once the paper is known.
    """

    names: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)
    demands: Mapping[str, str] = field(default_factory=dict)


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
    remarks: Remarks = field(default_factory=Remarks)

    @property
    def page(self) -> str:
        """Return the address of its page, below the language's root."""
        return f"{self.kind}s/{self.id}/"

    def versions_on(self, basis: Basis, authority: str | None = None) -> tuple[Version, ...]:
        """Return the wordings on one basis, oldest first; of one authority's guide if named."""
        found = (v for v in self.versions if v.basis is basis)
        return tuple(v for v in found if authority is None or v.authority in (None, authority))

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which another wording may answer: where one begins, or has ended."""
        begun = (version.effective for version in self.versions)
        ended = (version.ends for version in self.versions if version.ends)
        return (*begun, *(day + timedelta(days=1) for day in ended if day < date.max))

    def version(self, basis: Basis, day: date, authority: str | None = None) -> Version | None:
        """Return the wording in force on a day, or nothing."""
        found = [v for v in self.versions_on(basis, authority) if v.in_force_on(day)]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Paper:
    """What a material is beside the law: whose errand it is, its names, what of it can be typed in.

    ``called`` are its names beside the title, by language. ``titles`` are the lines that head its
    text, and ``says`` is what stands in it where such a line may head another: both are patterns.
    ``carries`` names its fields under ``[papers]``. ``letter`` tells a letter that is signed:
    in the company's ``own`` words, or on a ``template`` of the ministry's. ``entries`` is the list
    whose entries' papers belong to it. ``file_names`` are words that tell in a file's name that it
    is this paper, or where several papers have one, that it may be.
    """

    errand: str
    called: Mapping[str, tuple[str, ...]]
    titles: tuple[str, ...] = ()
    says: str | None = None
    carries: tuple[str, ...] = ()
    letter: str | None = None
    entries: str | None = None
    file_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one province: since when its words are known, and how it stands to the law.

    ``standing`` is ``asks`` (it adds to rules or words them differently), ``silent`` (it adds
    nothing), ``repealed`` (it still prints repealed wording) or ``other`` (another subject).
    ``note`` says what is to be known of it, ``later`` what it wants after sending, and ``unread``
    what of it was not read, where something was not.
    """

    authority: str
    instrument: Instrument
    standing: str
    since: date
    note: Text | None = None
    later: Text | None = None
    unread: Text | None = None


@dataclass(frozen=True, eq=False)
class Law:
    """Everything under ``law/``, read and checked; two laws are the same only if identical.

    ``papers`` are the materials by their ids, in the order of their numbers.
    """

    instruments: Instruments
    authorities: Mapping[str, Authority]
    sections: tuple[QuestionSection, ...]
    facts: Mapping[str, Fact]
    rules: tuple[Rule, ...]
    guides: Mapping[str, Guide]
    papers: Mapping[str, Paper]

    @property
    def checked(self) -> date:
        """Return the day up to which every instrument was checked."""
        return min(instrument.checked for instrument in self.instruments.values())

    @property
    def provinces(self) -> dict[str, Authority]:
        """Return the provincial administrations by code, in the official order of provinces."""
        found = self.authorities.items()
        return {code: one for code, one in found if code != WHOLE_NETWORK_AUTHORITY}

    def rule(self, rule_id: str) -> Rule:
        """Return the rule of an id."""
        return next(r for r in self.rules if r.id == rule_id)

    def names(self, paper: str, lang: Lang) -> tuple[str, ...]:
        """Return all that a paper is called in a language, its title first."""
        rule = self.rule(paper)
        every = (rule.title.of(lang), rule.nav.of(lang), *self.papers[paper].called[lang])
        return tuple(dict.fromkeys(every))

    def fact(self, path: str) -> Fact:
        """Return the question of a path; ``shareholders[2].kind`` finds ``shareholders[].kind``."""
        return self.facts[general_path(path)]
