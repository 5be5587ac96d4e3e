"""Judge whether the papers agree: thirteen checks, outside every verdict of a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from checker.application.application import Application
from checker.core.words import SPACE, in_sentences, joined_texts, word
from checker.filing.agreement.checks import COMPARISONS, CheckResult
from checker.filing.agreement.load import Asking, Check, load_checks
from checker.filing.agreement.sides import Filing, Pair, Side
from checker.model import RANKS, READING, Basis, Findings, Law, Paths, Text, Verdict

# So many missing values are named; of more only the number.
NAMED_AT_MOST = 4
UNCLEAR = "unclear"
# What is to be done where an answer is wrong stands under this name among the remedies.
OWN_ANSWERS = "answers"
STATES = ("not_met", "met", "unknown", UNCLEAR, "not_applicable")
STATE_WORDS = {
    "met": "agreement.state-met",
    "not_met": "agreement.state-not_met",
    "unknown": "agreement.state-unknown",
    "unclear": "agreement.state-unclear",
    "not_applicable": "agreement.state-not_applicable",
}
COUNT_WORDS = {
    "met": "agreement.counts-met",
    "not_met": "agreement.counts-not_met",
    "unknown": "agreement.counts-unknown",
    "unclear": "agreement.counts-unclear",
    "not_applicable": "agreement.counts-not_applicable",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides that differ, or one that cannot be right: on what text, what to do about it.

    ``tick`` is the answer that says otherwise, if one does; nothing takes it back by itself.
    """

    sides: tuple[Side, ...]
    names: tuple[Text, ...]
    note: Text | None
    fix: Text
    texts: tuple[Asking, ...]
    tick: str | None

    @property
    def rank(self) -> str:
        """Return what it rests on; ``reading`` where no text asks it, and it is prudence."""
        return strongest(self.texts)

    @property
    def text(self) -> Text:
        """Return the difference as a sentence."""
        return self._said([side.value for side in self.sides])

    @property
    def marked(self) -> Text:
        """Return the same with brackets around the signs that differ."""
        return self._said([side.marked for side in self.sides])

    def _said(self, values: list[Text]) -> Text:
        if len(values) == 1:
            said = word("agreement.single", first=self.names[0], one=values[0])
        else:
            (first, second), (one, other) = self.names, values
            said = word("agreement.pair", first=first, one=one, second=second, other=other)
        return joined_texts([said, self.note], SPACE) if self.note else said


@dataclass(frozen=True, slots=True)
class Checked:
    """One check as it came out.

    ``fields`` are the places it looks at, on the papers in play and among the answers; ``missing``
    what an unknown verdict waits for; ``ask`` the question where no text decides; ``marked`` is the
    text with brackets around the signs that differ. ``texts`` ask for what differs, or where
    nothing does, for anything the check looks at; ``elsewhere`` are guides that ask for it where
    another administration is the authority.
    """

    check: Check
    number: int
    verdict: Verdict
    fields: Paths
    differences: tuple[Difference, ...]
    missing: Paths
    text: Text
    marked: Text
    texts: tuple[Asking, ...]
    elsewhere: tuple[Asking, ...]
    ask: Text | None = None

    @property
    def rank(self) -> str:
        """Return what the verdict rests on; ``reading`` is prudence."""
        return strongest(self.texts)

    @property
    def state(self) -> str:
        """Return the verdict, a law that is unclear told apart."""
        return UNCLEAR if self.ask else self.verdict

    @property
    def fix(self) -> Text | None:
        """Return what to do about all that differs, each thing once."""
        return in_sentences(difference.fix for difference in self.differences)


@dataclass(frozen=True)
class Agreement:
    """Every check of one applicant's papers, in the order shown."""

    filing: Filing
    checks: tuple[Checked, ...]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Return how many checks came out how, in the order they are told."""
        states = [checked.state for checked in self.checks]
        return {state: states.count(state) for state in STATES}

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is typed from any paper."""
        return not self.filing.app.papers

    @property
    def counted(self) -> Text:
        """Return the counts that are not zero; checks not asked are not told."""
        told = [(state, n) for state, n in self.counts.items() if n and state != "not_applicable"]
        return joined_texts((word(COUNT_WORDS[state], n=n) for state, n in told), "mark.comma")

    @property
    def asked_by_text(self) -> int:
        """Return how many checks rest on a text; the others are prudence."""
        return sum(checked.rank != READING for checked in self.checks)


def agreement(
    app: Application, findings: Findings, law: Law, bases: Collection[Basis] = tuple(Basis)
) -> Agreement:
    """Hold the papers against each other that one of the bases asks of an applicant."""
    filing = Filing(app, findings, law, bases)
    checks = enumerate(load_checks().all, start=1)
    return Agreement(filing, tuple(_checked(filing, check, number) for number, check in checks))


def strongest(texts: Iterable[Asking]) -> str:
    """Return the strongest rank of some texts, or ``reading`` where there is none."""
    ranks = [RANKS.index(text.cite.instrument.rank or READING) for text in texts]
    return RANKS[min(ranks, default=RANKS.index(READING))]


def _checked(filing: Filing, check: Check, number: int) -> Checked:
    # Answers take part once they are known: nobody is asked for them here.
    papers = filing.on_papers(check)
    fields = (*papers, *(path for path in check.answers if filing.value(path) is not None))
    found = COMPARISONS[check.id](filing, check)
    # Answers alone are no papers that could differ.
    applies = found.applies and len(fields) >= check.least and len(papers) >= min(check.least, 1)
    found = found if applies else CheckResult(applies=False)
    differences = tuple(_difference(filing, check, pair) for pair in found.pairs)
    here, elsewhere = _texts(filing, check, found)
    # Any difference decides; else it is open while a value is.
    waits = found.missing or found.unread or found.asks
    verdict = Verdict.NOT_MET if found.pairs else Verdict.UNKNOWN if waits else Verdict.MET
    return Checked(
        check=check,
        number=number,
        verdict=verdict if applies else Verdict.NOT_APPLICABLE,
        fields=fields,
        differences=differences,
        missing=(*found.missing, *found.unread),
        text=_text(filing, check, found, [one.text for one in differences]),
        marked=_text(filing, check, found, [one.marked for one in differences]),
        texts=here,
        elsewhere=elsewhere,
        ask=check.ask if found.asks else None,
    )


def _texts(
    filing: Filing, check: Check, found: CheckResult
) -> tuple[tuple[Asking, ...], tuple[Asking, ...]]:
    """Return the texts that ask here, and those that ask where another administration decides.

    Of what differs, only those that speak of it; else all that speak of a paper in play.
    """
    if found.pairs:
        asked = [text for text in check.texts if any(_speaks_of(text, p) for p in found.pairs)]
    else:
        asked = [text for text in check.texts if text.of in filing.in_play]
    here = tuple(text for text in asked if _counts(filing, text))
    return here, tuple(text for text in asked if text not in here)


def _counts(filing: Filing, text: Asking) -> bool:
    """Tell whether a text counts: a provincial guide does where its administration decides."""
    return text.authority in (None, filing.findings.route.authority)


def _difference(filing: Filing, check: Check, pair: Pair) -> Difference:
    texts = (text for text in check.texts if _speaks_of(text, pair) and _counts(filing, text))
    # The side that differs from the measure is the second one, if it is a paper.
    papers = [side.paper for side in reversed(pair.sides) if side.paper]
    ticks = (check.ticks[paper] for paper in papers if paper in check.ticks)
    wrong = OWN_ANSWERS if pair.sides[-1].path in check.answers else papers[0]
    return Difference(
        sides=pair.sides,
        names=tuple(filing.name(side.path) for side in pair.sides),
        note=pair.note,
        fix=check.fixes.get(wrong, check.fix),
        texts=tuple(texts),
        tick=next((path for path in ticks if filing.app.answers.get(path) is True), None),
    )


def _speaks_of(text: Asking, pair: Pair) -> bool:
    """Tell whether a text asks for what a pair lacks: it names the paper, and what it is to be."""
    return text.of in pair.papers and text.as_on in (None, *pair.papers)


def _text(filing: Filing, check: Check, found: CheckResult, differences: list[Text]) -> Text:
    """Return what came out in sentences."""
    said = [*differences]
    if not found.applies:
        return word("agreement.fewer")
    if len(found.missing) > NAMED_AT_MOST and not said:
        said.append(word("agreement.missing-many", n=len(found.missing)))
    elif found.missing and not said:
        fields = joined_texts(map(filing.name, found.missing))
        said.append(word("agreement.missing", fields=fields))
    if found.unread:
        fields = joined_texts((filing.name(path) for path in found.unread), "mark.comma")
        said.append(word("agreement.unread", fields=fields))
    if found.asks:
        said.append(word("agreement.two-posts"))
    return joined_texts(said, SPACE) if said else check.met
