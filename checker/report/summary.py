"""Count findings, sum them up by basis and sort rules by what they mean for the applicant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from checker.core.words import by_itself, joined_texts, word
from checker.core.words.terms import STATUS_WORDS
from checker.model import (
    DECIDING,
    OPEN_STATES,
    STATES,
    Basis,
    Citation,
    Finding,
    Findings,
    Instrument,
    Law,
    RuleFindings,
    Text,
    Verdict,
)

# What the finding says that puts a rule into its group, in the order shown: what blocks, what is to
# be got or answered, what is to be asked, and what only the old checklist lacks or leaves open.
GROUP_STATES = {
    "stops": "not_met",
    "open": "answer",
    "unclear": "unclear",
    "window": "not_met",
    "met": "met",
    "not-asked": "not_applicable",
}
WINDOW = "window"
# The states of a finding by which the old checklist alone puts a rule into a group, and the groups
# into which what decides puts one first, of what is open a law that is unclear before the rest: no
# answer of the applicant settles it.
LACKING = ("not_met", *OPEN_STATES.values())
DECIDED_FIRST = ("stops", "unclear", "open")
# What verdicts are summed up of beside all rules together, and the kind of rule that is.
KINDS = {"conditions": "condition", "materials": "material"}
# The states of a finding, from the worst to the best.
ORDER = ("not_met", *OPEN_STATES.values(), "met", "not_applicable")


def on_basis(findings: Findings, basis: Basis) -> list[Finding]:
    """Return the findings on one basis."""
    return [rule.on[basis] for rule in findings.rules if basis in rule.on]


def is_ruled(findings: Findings) -> bool:
    """Tell whether any rule was in force on the day; before all law nothing can be judged."""
    return any(f.version for r in findings.rules for f in r.on.values())


def overall(found: Iterable[Finding]) -> Verdict:
    """Sum findings up: see ``summed``."""
    return summed({f.verdict for f in found})


def summed(verdicts: Collection[Verdict]) -> Verdict:
    """Sum verdicts up: not_met wins over unknown, unknown over met; not_applicable is left out."""
    for verdict in (Verdict.NOT_MET, Verdict.UNKNOWN):
        if verdict in verdicts:
            return verdict
    return Verdict.MET


def by_kind(verdicts: Mapping[str, Verdict], law: Law) -> dict[str, str] | None:
    """Sum up the verdicts of rules by kind and as a whole.

    A basis that measures nothing has no verdict, not even "met".
    """
    if not verdicts:
        return None
    of_kinds = {
        name: {verdicts[rule.id] for rule in law.rules if rule.kind == kind and rule.id in verdicts}
        for name, kind in KINDS.items()
    }
    of_kinds["overall"] = {*verdicts.values()}
    return {name: summed(found) for name, found in of_kinds.items()}


def worst(states: Iterable[str]) -> str:
    """Sum states up as ``summed`` does verdicts, the two kinds of unknown told apart."""
    return min({"met", *states} - {"not_applicable"}, key=ORDER.index)


def counts(found: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings have each verdict, the two kinds of unknown apart."""
    listed = [f.state for f in found]
    return {state: listed.count(state) for state in STATES}


# How many findings have a state, in full.
COUNT_WORDS = {
    "met": "count-long.met",
    "not_met": "count-long.not_met",
    "answer": "count-long.answer",
    "unclear": "count-long.unclear",
    "not_applicable": "count-long.not_applicable",
}


def counts_in_words(numbers: Mapping[str, int]) -> Text:
    """Write the counts that are not zero: "10 met, 1 not met"."""
    parts = [word(COUNT_WORDS[state], n=n) for state, n in numbers.items() if n]
    return joined_texts(parts, "mark.comma")


def group_of(findings: RuleFindings, bases: Collection[Basis]) -> str:
    """Return the group that fits a rule: by law and guide, else by what the old checklist lacks."""
    states = findings.states(bases)
    deciding = [states.get(basis) for basis in DECIDING]
    for name in DECIDED_FIRST:
        if GROUP_STATES[name] in deciding:
            return name
    if states.get(Basis.CHECKLIST) in LACKING:
        return WINDOW
    return "met" if "met" in states.values() else "not-asked"


def grouped(
    rules: Iterable[RuleFindings], bases: Collection[Basis]
) -> dict[str, list[RuleFindings]]:
    """Sort the rules that have a finding on these bases into their groups."""
    groups: dict[str, list[RuleFindings]] = {name: [] for name in GROUP_STATES}
    for found in rules:
        if any(basis in bases for basis in found.on):
            groups[group_of(found, bases)].append(found)
    return groups


def leading_basis(found: RuleFindings, bases: Collection[Basis]) -> Basis:
    """Return the basis whose finding put a rule into its group, the law's first."""
    group = group_of(found, bases)
    if group == WINDOW:
        return Basis.CHECKLIST
    wanted = GROUP_STATES[group]
    return next(basis for basis, state in found.states(bases).items() if state == wanted)


def in_short(cites: Iterable[Citation]) -> Text:
    """Write citations in short, each with its article: "Measures, art. 6(4)"."""
    found = []
    for cite in cites:
        short, article = cite.instrument.short, cite.article
        # A numbered article follows the name of its text at once.
        mark = "" if article.zh.startswith("第") else "："
        found.append(Text(f"{by_itself(short).en}, {article.en}", f"{short.zh}{mark}{article.zh}"))
    return joined_texts(found)


def unseen(cites: Iterable[Citation]) -> list[Text]:
    """Say of each text that was not seen itself that it was not, and on what is relied."""
    names = dict.fromkeys(c.instrument.short for c in cites if c.status != "verified")
    return [word("text.unseen", name=name) for name in names]


def read_status(instrument: Instrument) -> Text:
    """Say how far a text was read; the old checklist has no original to be read."""
    return word("status.listed" if instrument.rank == "list" else STATUS_WORDS[instrument.status])


def spelled_out(measures: Instrument) -> Text:
    """Say once what "the Measures" are."""
    return word("text.measures", title=measures.title, number=measures.number)
