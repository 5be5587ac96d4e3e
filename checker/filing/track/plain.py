"""Write what comes after sending as text: each remark with what it rests on and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.filing.track.outline import Notice, Told
from checker.model import Basis, Citation, Text
from checker.report.explanation import as_question
from checker.report.plain import Part
from checker.report.summary import in_short
from checker.words import in_both, joined, word


def parts_of(notice: Notice) -> Iterator[Part]:
    """Return the lines on a notice: remark by remark, then the articles that may be shown."""
    yield Part("heading", word("track.notice"))
    unknown = sum(told[0].kind == "unknown" for told in notice.told.values())
    counts = word("track.counts", n=len(notice.numbers), unknown=unknown)
    yield Part("pair", counts if notice.told else word("track.nothing"))
    for key, told in notice.told.items():
        number, (_, text) = notice.numbers.get(key), key
        lead = word("track.remark", n=number) if number else word("track.about-time")
        yield Part("pair", in_both(text), lead=lead)
        for each in told:
            yield from _told(each)
    if notice.articles:
        yield Part("heading", word("track.articles"))
    for said in notice.articles:
        yield Part("pair", said.says, lead=said.point)
        yield Part("source", cited(said.cites))
    yield Part("small", word("track.decides-nothing"))


def _told(told: Told) -> Iterator[Part]:
    if told.kind != "time":
        yield Part("line", told.about or word("track.about-unknown"), lead=word("track.about"))
    if told.rule:
        yield Part("line", who_asks(told), lead=word("track.asked-by"))
    if told.state:
        yield Part("line", word(f"track.state-{told.state}"), lead=word("track.file"))
    yield Part("step", told.do, lead=word("track.do"))
    if told.ask:
        yield Part("ask", as_question(told.ask), lead=told.report.whom_to_ask)


def who_asks(told: Told) -> Text:
    """Say which texts ask for it, else which were looked through in vain."""
    local = told.report.results[Basis.LOCAL]
    if not told.asked_by:
        read = "part" if local.unread else "all" if local.guide else "none"
        values = {"guide": local.guide or "", "unread": local.unread or ""}
        return word("track.asked-by-none", guide=word(f"track.guide-{read}", **values))
    asking = joined(
        word(
            "track.basis-of" if each.cites else "track.no-text",
            basis=word(f"basis.{each.basis.value}"),
            cites=cited(each.cites),
            rank=word(f"rank.{each.rank}"),
        )
        for each in told.asked_by
    )
    return asking if told.fact else word("track.only-paper", asking=asking)


def cited(cites: Iterable[Citation]) -> Text:
    """Write citations in short, those whose original was not seen marked."""
    unseen = word("certainty.reported")
    return joined(
        cite if each.status == "verified" else word("phrase.aside", text=cite, aside=unseen)
        for each in cites
        for cite in [in_short([each])]
    )
