"""Write what comes after sending as lines: the clocks, then the notice remark by remark."""

from __future__ import annotations

from collections.abc import Iterator

from checker.core.bounds import LONGEST_REMARK, MOST_REMARKS
from checker.core.words import in_both, joined_texts, word
from checker.core.words.terms import BASIS_WORDS, RANK_WORDS
from checker.decide.statements import Statement, load_topic
from checker.filing.calendar import Noted
from checker.filing.clocks import clock_said, holidays
from checker.filing.dated_papers import last_days, paper_said
from checker.filing.track.clocks import Running
from checker.filing.track.outline import AskedBy, Sent, Told
from checker.filing.track.table import as_line, asked_about, counts, question, rows
from checker.model import READING, Basis, Text
from checker.report.explanation import as_question
from checker.report.outline import named
from checker.report.plain import PlainLine, cited

# A text of these ranks bears the name of its rank.
NAMED = ("form", "guide")


def parts_of(sent: Sent) -> Iterator[PlainLine]:
    """Return the lines on what is known: the days, a notice, or both."""
    if sent.days.sent:
        yield PlainLine("heading", word("track.clocks"))
        yield from clock_lines(sent)
    if sent.text is not None:
        yield from _notice(sent)


# The clocks, how each stands, and what to do where one has passed.
CLOCK_WORDS = {
    "first-check": "track.clock-first-check",
    "decision": "track.clock-decision",
    "promise": "track.clock-promise",
    "delivery": "track.clock-delivery",
}
CLOCK_STATE_WORDS = {
    "kept": "track.clock-kept",
    "late": "track.clock-late",
    "runs": "track.clock-runs",
    "between": "track.clock-between",
    "passed": "track.clock-passed",
}
PASSED_WORDS = {
    "first-check": "track.do-first-check",
    "decision": "track.do-decision",
    "promise": "track.do-promise",
    "delivery": "track.do-delivery",
}
# What the answers say of what a remark is about.
ANSWERED_WORDS = {
    "missing": "track.state-missing",
    "there": "track.state-there",
    "open": "track.state-open",
}


def clock_lines(sent: Sent) -> Iterator[PlainLine]:
    """Return the lines on the clocks and on the papers that a correction finds too old."""
    days, known = sent.days, load_topic("clocks").by_id
    for one in sent.running:
        yield PlainLine("pair", _until(one), lead=word(CLOCK_WORDS[one.clock.id]))
        state, day, by = one.state, one.ended or sent.today, one.clock.by
        if state == "runs" and by and by < day:
            state, day = "between", by
        yield PlainLine("line", word(CLOCK_STATE_WORDS[state], day=day))
        yield PlainLine("line", one.clock.said.says)
        yield _source(one.clock.said)
        if one.silence:
            yield PlainLine("line", one.silence.says, lead=one.silence.point)
            yield _source(one.silence)
        if state == "passed" or (state == "late" and days.awaits_correction):
            yield PlainLine("step", word(PASSED_WORDS[one.clock.id], day=one.start))
    if days.correction and not days.accepted:
        yield from _statement(known["resubmit" if days.awaits_correction else "acceptance"])
    # A decision may be a refusal: the days do not tell.
    if days.decided and not days.received:
        yield from _statement(known["remedies"])
    local = sent.report.results[Basis.LOCAL]
    if local.later and not days.decided:
        yield PlainLine("pair", local.later, lead=local.guide)
    for paper in sent.papers:
        yield PlainLine("pair", paper_said(paper, paper.day), lead=named(paper.rule))
    if days.correction:
        yield PlainLine("small", word("track.papers-note"))
    yield PlainLine("small", holidays())


def noted_days(sent: Sent) -> Iterator[Noted]:
    """Return the days of the calendar: what still runs, and the papers that a delay makes too old.

    They are named as before sending, so that a second import moves the days that were planned.
    """
    for one in sent.running:
        if not one.ended:
            title = word("track.event", clock=word(CLOCK_WORDS[one.clock.id]))
            yield Noted(one.clock.id, one.last, title, (_until(one), holidays()))
    yield from last_days(sent.papers)


def _until(one: Running) -> Text:
    is_reading = one.clock.id == "promise" and not one.clock.said.begins
    key = "track.from-promise" if is_reading else "track.from"
    return word(key, start=one.start, until=clock_said(one.clock))


def _notice(sent: Sent) -> Iterator[PlainLine]:
    """Return the lines on a notice: a table, one question, then what each remark rests on."""
    yield PlainLine("heading", word("track.notice"))
    found = rows(sent)
    yield PlainLine("pair", counts(found) if found else word("track.nothing"))
    yield from unread(sent)
    for row in found:
        lead = word("track.remark", n=row.number) if row.number else None
        yield PlainLine("pair", as_line(row), lead=lead)
        yield PlainLine("step", row.do)
        if row.text:
            yield PlainLine("source", row.text)
    if put := question(sent):
        yield PlainLine("heading", asked_about(found))
        yield PlainLine("ask", as_question(put), lead=sent.report.whom_to_ask)
    if found:
        yield PlainLine("heading", word("track.each"))
        yield from each_remark(sent)
    if sent.articles:
        yield PlainLine("heading", word("track.articles"))
        yield from articles(sent)
    yield PlainLine("small", word("track.decides-nothing"))


def each_remark(sent: Sent) -> Iterator[PlainLine]:
    """Return the lines on each remark in its own words: who asks, what is answered, what to do."""
    for number, told in sent.remarks:
        lead = word("track.remark", n=number) if number else word("track.about-time")
        yield PlainLine("pair", in_both(told[0].remark.text), lead=lead)
        for each in told:
            yield from _told(each)


def articles(sent: Sent) -> Iterator[PlainLine]:
    """Return the articles that may be shown where no text was found that asks."""
    for said in sent.articles:
        yield from _statement(said)


def unread(sent: Sent) -> Iterator[PlainLine]:
    """Return the lines on what of the notice was not read."""
    cut = dict.fromkeys(each.line for each in sent.notice.remarks if each.cut)
    if cut:
        lines = joined_texts(map(in_both, cut), "mark.list")
        yield PlainLine("line", word("track.cut", most=LONGEST_REMARK, lines=lines))
    if sent.notice.left_out:
        left_out = f"{sent.notice.left_out:,}"
        yield PlainLine("line", word("track.left-out", most=MOST_REMARKS, n=left_out))


def _statement(said: Statement) -> Iterator[PlainLine]:
    yield PlainLine("pair", said.says, lead=said.point)
    if said.period:
        yield PlainLine("line", said.in_its_days)
    yield _source(said)


def _source(said: Statement) -> PlainLine:
    return PlainLine("source", cited(said.cites))


def _told(told: Told) -> Iterator[PlainLine]:
    if told.kind != "time":
        yield PlainLine("line", told.about or word("track.about-unknown"), lead=word("track.about"))
    if told.rule:
        yield PlainLine("line", who_asks(told), lead=word("track.asked-by"))
    if told.state:
        yield PlainLine("line", word(ANSWERED_WORDS[told.state]), lead=word("track.file"))
    yield PlainLine("step", told.do, lead=word("track.do"))


def who_asks(told: Told) -> Text:
    """Say which texts ask for it, else which were looked through in vain."""
    local = told.report.results[Basis.LOCAL]
    if told.kind == "none":
        read = "track.guide-all" if local.guide else "track.guide-none"
        key = "track.guide-part" if local.unread else read
        values = {"guide": local.guide or "", "unread": local.unread or ""}
        return word("track.asked-by-none", guide=word(key, **values))
    every = told.asked_by or told.asked_of_others
    # An authority asks nothing for our reading: it is told where it stands alone.
    texts = [each for each in every if each.rank != READING]
    asking = joined_texts(map(_asks, texts or every))
    if not told.asked_by:
        return word("track.of-others", asking=asking)
    if told.fact:
        return asking
    if told.wanted:
        wanted = joined_texts(told.wanted, "mark.list")
        return word("track.of-paper", asking=asking, wanted=wanted)
    return word("track.only-paper", asking=asking)


def _asks(asking: AskedBy) -> Text:
    """Say on which basis it is asked, by which text, and of which rank unless its name tells."""
    basis, cites = word(BASIS_WORDS[asking.basis]), cited(asking.cites)
    rank = word(RANK_WORDS[asking.rank])
    if not asking.cites:
        return word("track.no-text", rank=rank)
    if asking.basis is Basis.CHECKLIST:
        return cites
    if asking.rank in NAMED:
        return joined_texts((basis, cites), "mark.colon")
    return word("track.basis-of", basis=basis, cites=cites, rank=rank)
