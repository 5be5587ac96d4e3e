"""Write the days to file as the page shows them, and answer the page's request for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from checker.core.words import SPACE, in_both, joined_texts, word
from checker.filing.clocks import holidays
from checker.filing.window.calendar import as_icalendar, noted_days
from checker.filing.window.causes import Turn
from checker.filing.window.find import ANSWER, DayRun, Window, first_day, window
from checker.filing.window.outline import CLOCK_WORDS, WindowOutline
from checker.filing.window.rows import drawn_rows
from checker.filing.window.svg import Bar, axis, named_days, short_day, track
from checker.io.page_request import application_of, lang_of
from checker.kinds.date import read_date
from checker.load import load_law
from checker.model import DECIDING, Basis, Data, Text
from checker.report.form import FormStep
from checker.report.html import (
    NOTHING,
    Html,
    button,
    colon,
    el,
    icon,
    making,
    pill_saying,
    rank_tag,
    strip,
    together,
)
from checker.report.icalendar import saved_calendar
from checker.report.outline import named

# What is said of a day, and the verdict whose mark it bears.
MARKS = {"fits": "met", "open": "answer", "none": "not_met"}
# The tab's mark, by what can be said of the days.
STEP_MARKS = {"fits": "met", "open": "", "stuck": "not_met", "none": "not_met"}
MOST_REASONS = 3


def reply(asked: Data) -> Data:
    """Return the days to file: to show, and in short for the tab.

    ``day`` is the one that is looked at; the filing date if none is. Faults count as open.
    ``now`` is told where they are saved: then they come as a calendar file instead.
    """
    law = load_law()
    app, _ = application_of(asked)
    if not app.answers:
        return {"panel": el("p", word("window.nothing-answered"), cls="b-days b-card")}
    today = date.fromisoformat(asked["today"])
    found = window(app, law, first_day(app, law, today))
    outline = WindowOutline(found)
    if "now" in asked:
        text = as_icalendar(outline, lang_of(asked), datetime.fromisoformat(asked["now"]))
        return saved_calendar("days", text)
    picked = read_date("day", asked["day"]) if asked.get("day") else found.day
    day = min(max(picked, found.first), found.last)
    return {"panel": html(outline, day), "step": step(outline)._asdict()}


def html(outline: WindowOutline, picked: date) -> Html:
    """Return the sentence, what bounds the days, their picture, the day, the clocks."""
    if outline.report.route.asks_nothing_more:
        return el("div", *(el("p", text) for text in outline.below), cls="b-days b-card")
    safer = el("p", outline.safer, cls="b-days__safer") if outline.safer else NOTHING
    return el(
        "div",
        el("h2", outline.heading),
        *(el("p", text) for text in outline.below),
        _turns(outline.turns),
        safer,
        _turns(outline.safer_turns),
        _rows(outline, picked),
        _pick(outline, picked),
        _after(outline),
        cls="b-days b-card",
    )


def step(outline: WindowOutline) -> FormStep:
    """Return what the step's tab says: a mark, a sentence and the same in short."""
    found = outline.outlook
    if outline.report.route.asks_nothing_more:
        return FormStep("", word("step.papers-none"), word("step.nothing-short"))
    said = outline.heading if found.kind == "fits" else outline.brief
    short = in_short(found.met, outline.window) or said
    return FormStep(STEP_MARKS[found.kind], said, short)


def _rows(outline: WindowOutline, picked: date) -> Html:
    """Return the picture as a list: in each item the words, and a bar that says the same."""
    window, runs = outline.window, outline.outlook.runs
    issued = (line.paper.on for line in outline.papers if line.paper.on)
    bands = [Bar(run.opens, run.closes, "band") for run in runs]
    turning = (*outline.focus, *issued)
    drawn = axis((window.first, window.last), turning, bands, picked)
    ticks = el("li", el("span"), named_days(drawn), aria_hidden="true")
    rows = (
        el(
            "li",
            el(
                "div",
                el("b", row.name),
                " ",
                el("span", row.note, cls="b-small"),
                _ranks(row.ranks),
                cls="b-days__name",
            ),
            track(drawn, row.bars),
        )
        for row in drawn_rows(outline)
    )
    return el("ul", ticks, *rows, cls="b-days__rows")


def _pick(outline: WindowOutline, picked: date) -> Html:
    """Return the day that is looked at, to be moved, with the verdict beside it."""
    window = outline.window
    field = el(
        "input",
        type="date",
        cls="b-field",
        name="window-day",
        value=picked.isoformat(),
        min=window.first.isoformat(),
        max=window.last.isoformat(),
        data_do="look",
    )
    label = el("label", el("span", word("window.pick")), " ", field)
    press = button("file-on", word("window.take"), data_day=picked.isoformat())
    take = press if picked != window.app.day else NOTHING
    # One that asks nothing is left out.
    states = {
        basis: state for basis in Basis if (state := window.state((basis,), picked)) is not None
    }
    said = el("p", _mark(outline, picked), " ", strip(states), cls="b-days__verdict b-side")
    head = el("div", label, said, take, cls="b-days__pick b-below b-side")
    return together(head, _reasons(outline, picked))


# What is said of the day that is picked.
PICKED_WORDS = {
    "fits": "window.picked-fits",
    "open": "window.picked-open",
    "none": "window.picked-none",
}


def _mark(outline: WindowOutline, picked: date) -> Html:
    """Return the verdict of the day."""
    window, day, kind = outline.window, picked, "fits"
    if standing := window.standing(DECIDING, day):
        kind = "none" if window.failing(DECIDING, day) else "open"
    said = word(PICKED_WORDS[kind], day=day)
    if kind == "open":
        # Past the last day of a paper, something may do in its place.
        waiting = [row.rule for row in standing if row.state(day) == ANSWER]
        papers = (p for p in window.papers_on(day) if p.until and p.until < day)
        late = next((paper.rule for paper in papers if paper.rule in waiting), None)
        said = word("window.picked-late", day=day, paper=late.nav) if late else said
    return pill_saying(MARKS[kind], said)


def _reasons(outline: WindowOutline, picked: date) -> Html:
    """Return why the day does not fit, of many reasons the first."""
    window = outline.window
    failing = window.failing(DECIDING, picked)[:MOST_REASONS]
    found = ((r.rule, window.finding(r.rule, r.basis, picked)) for r in failing if r.rule)
    causes = [
        _cause(
            "li",
            named(rule),
            joined_texts((reason.text for reason in finding.reasons), SPACE),
            [finding.rank] if finding.rank else [],
        )
        for rule, finding in found
    ]
    return el("ul", *causes, cls="b-days__reasons") if causes else NOTHING


def _after(outline: WindowOutline) -> Html:
    """Return the authority's clocks, and the button that saves the days as a file."""
    clocks = (
        el("li", el("b", word(CLOCK_WORDS[clock.id])), " ", said) for clock, said in outline.clocks
    )
    lead = el("p", el("strong", word("window.after", day=outline.window.day)))
    promise = el("p", outline.promise) if outline.promise else NOTHING
    by = el("p", holidays(), cls="b-muted")
    told = (lead, el("ul", *clocks), promise, by) if outline.clocks else ()
    save = word("window.save", n=len([*noted_days(outline)]))
    press = making(icon("save"), save, do="window")
    return el("div", *told, el("p", press), cls="b-days__after b-below")


def _turns(turns: Sequence[Turn]) -> Html:
    found = (
        el(
            "div",
            el("strong", turn.lead),
            *(_cause("p", line.name, line.text, line.ranks) for line in turn.lines),
        )
        for turn in turns
    )
    return el("div", *found, cls="b-tiles b-tiles--wide") if turns else NOTHING


def _cause(tag: str, name: Text, why: Text, ranks: Iterable[str]) -> Html:
    """Return a cause: the rule, why, and the ranks that its words rest on."""
    rule = el("span", name, colon(), cls="b-days__rule")
    return el(tag, rule, " ", why, _ranks(ranks))


def _ranks(ranks: Iterable[str]) -> Html:
    return together(*(together(" ", rank_tag(rank)) for rank in ranks))


def in_short(runs: Sequence[DayRun], found: Window) -> Text | None:
    """Write the first of some runs of days for the width of a phone's tab: "26 Nov – 20 Dec"."""
    if not runs:
        return None
    opens, closes = runs[0].opens, runs[0].closes
    first, last = (short_day(day, with_year=day.year != found.day.year) for day in (opens, closes))
    if opens == closes:
        said = first
    elif closes == found.last:
        said = word("window.bar-from", first=first)
    else:
        said = word("window.bar", first=first, last=last)
    return said if len(runs) == 1 else joined_texts((said, in_both("…")), "mark.gap")
