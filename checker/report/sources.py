"""Say of the texts how fresh they are, and which guide there is of a province, or why none."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

from checker.application.application import Application
from checker.core.words import in_both, joined_texts, word
from checker.core.words.terms import RANK_WORDS
from checker.decide.reasons import named_fact
from checker.model import (
    WHOLE_NETWORK_AUTHORITY,
    Citation,
    Findings,
    Guide,
    Law,
    Reason,
    Text,
    Version,
)
from checker.report.summary import is_ruled


@cache
def guides_of_others(law: Law, authority: str | None) -> frozenset[str]:
    """Return the guides that are nothing to this applicant, once it is known who decides.

    With the ministry these are all, with a province those of the others.
    """
    if authority is None:
        return frozenset()
    own = {
        cite.instrument.id
        for rule in law.rules
        for version in rule.versions
        if version.authority == authority
        for cite in version.cites
    }
    if authority in law.guides:
        own.add(law.guides[authority].instrument.id)
    return frozenset(i.id for i in law.instruments.values() if i.rank == "guide") - own


def applying(cites: Iterable[Citation], left_out: Collection[str]) -> tuple[Citation, ...]:
    """Return the citations of texts that are something to this applicant."""
    return tuple(cite for cite in cites if cite.instrument.id not in left_out)


def first_due(cites: Iterable[Citation]) -> date | None:
    """Return the earliest day on which one of the cited texts is to be checked again."""
    return min((cite.instrument.due for cite in cites), default=None)


def texts_behind(version: Version, *demands: str) -> tuple[Citation, ...]:
    """Return the texts behind demands, or behind a wording; our own reading has none.

    They are those named for it, else the first of its rank.
    """
    named = [of for demand in demands for of in version.texts.get(demand, ())]
    if named:
        return tuple(cite for cite in version.cites if cite.instrument.id in named)
    rank = version.rank_of(*demands)
    return tuple(cite for cite in version.cites if same_rank(cite.instrument.rank, rank))[:1]


def same_rank(one: str | None, other: str) -> bool:
    """Tell whether two ranks are one to a reader: a statute and an order bind alike."""
    return one is not None and word(RANK_WORDS[one]) == word(RANK_WORDS[other])


def notices(findings: Findings, law: Law, left_out: Collection[str]) -> tuple[Reason, ...]:
    """Return what a reader must know before any verdict."""
    if not is_ruled(findings):
        return (Reason("no-rule-for-date", none_known(law)),)
    versions = [f.version for r in findings.rules for f in r.on.values() if f.version]
    due = first_due(cite for version in versions for cite in applying(version.cites, left_out))
    if due is None or findings.day <= due:
        return ()
    return (Reason("texts-past-check", word("report.texts-past-check", due=due)),)


def left_aside(app: Application, law: Law) -> tuple[Reason, ...]:
    """Return which answers were left aside, as of an earlier day than the file's own."""
    if not app.left_aside:
        return ()
    names = (
        word("phrase.aside", text=named_fact(app, law, path), aside=in_both(on))
        for path, on in app.left_aside.items()
    )
    text = word("report.left-aside", names=joined_texts(names, "mark.list"))
    return (Reason("left-aside", text, tuple(app.left_aside)),)


def none_known(law: Law) -> Text:
    """Say that no rule is known for a day, and from when on one is."""
    first = min(version.effective for rule in law.rules for version in rule.versions)
    return word("finding.no-rule-for-date", on=first)


def guide_name(guide: Guide, law: Law) -> Text:
    """Name a guide: "Shaanxi guide, 9 December 2021".

    A guide whose words are not counted from the date it bears, or that bears none, says so.
    """
    province = law.authorities[guide.authority].province
    as_printed = guide.since == guide.instrument.promulgated
    key = "report.local-of" if as_printed else "report.local-of-since"
    return word(key, province=province, on=guide.since)


def no_guide(
    authority: str | None, scope: str, day: date, law: Law, *, unsettled: bool = False
) -> Text:
    """Say why nothing is measured against a local guide, by who decides on which scope.

    Where it is ``unsettled``, no text says who decides, and no answer is waited for.
    """
    if unsettled:
        return word("report.local-unsettled")
    if authority is None:
        known = scope != "unknown"
        return word("report.local-open-capital" if known else "report.local-open-province")
    if authority == WHOLE_NETWORK_AUTHORITY:
        return word("report.local-ministry")
    return silence_of(law.guides.get(authority), day)


def silence_of(guide: Guide | None, day: date, required: Version | None = None) -> Text:
    """Say why the guide of one province asks nothing of a rule on a day.

    ``required`` is the wording in force of the rule, where one is meant.
    """
    if guide is None:
        return word("report.no-local")
    printed = guide.instrument.promulgated
    begins = printed if guide.standing == "repealed" else guide.since
    # A guide counts only from its day on; one on another subject never does.
    if guide.standing != "other" and begins and begins > day:
        key = "report.local-later-since" if printed else "report.local-later-undated"
        return word("report.local-later" if begins == printed else key, printed=printed, on=begins)
    if is_cited(guide, required):
        return word("report.local-cited")
    # What is not used, or is about something else, need not have been read whole.
    in_part = guide.unread is not None and guide.standing in ("asks", "silent")
    standing = "in-part" if in_part else guide.standing
    if printed is None:
        return word(UNDATED_GUIDES[standing])
    return word(GUIDES[standing], on=printed)


# Why a guide asks nothing, by how it stands: one that bears a date, and one without.
GUIDES = {
    "asks": "report.local-asks",
    "in-part": "report.local-in-part",
    "silent": "report.local-silent",
    "repealed": "report.local-repealed",
    "other": "report.local-other",
}
UNDATED_GUIDES = {
    "asks": "report.local-asks-undated",
    "in-part": "report.local-in-part-undated",
    "silent": "report.local-silent-undated",
    "repealed": "report.local-repealed-undated",
    "other": "report.local-other-undated",
}


def is_cited(guide: Guide, version: Version | None) -> bool:
    """Tell whether a wording cites a guide: what the guide asks is told with that wording."""
    return version is not None and guide.instrument in [cite.instrument for cite in version.cites]


def page_of(code: str, law: Law) -> str:
    """Return the address of a province's page, or of its row in the list, below the site."""
    guide = law.guides.get(code)
    if guide is None:
        return f"local/#{code.lower()}"
    return f"local/{place_name(guide)}/"


def place_name(guide: Guide) -> str:
    """Return a province's name as addresses write it: shaanxi."""
    return guide.instrument.id.removeprefix("guide-")
