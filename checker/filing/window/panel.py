"""Write the days to file as the page shows them, and answer the page's request for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from checker.filing.window.calendar import as_icalendar, noted_days
from checker.filing.window.find import ANSWER, Run, Window, first_day, window
from checker.filing.window.outline import CauseLine, Turn, WindowOutline, named
from checker.filing.window.rows import DrawnRow, drawn_rows
from checker.filing.window.svg import Axis, Bar, axis, named_days, short_day, track
from checker.kinds.date import read_date
from checker.load import load_law
from checker.model import DECIDING, Basis, Finding, Lang, Rule
from checker.page_request import application_of, lang_of
from checker.report.html import NOTHING, Html, el, together
from checker.report.markup import colon, icon, rank_tag, strip
from checker.words import phrase

# What is said of a day, and the verdict whose mark it bears.
MARKS = {"fits": "met", "open": "answer", "none": "not_met"}
# The tab's mark, by what can be said of the days.
STEP_MARKS = {"fits": "met", "open": "", "stuck": "not_met", "none": "not_met"}
MOST_REASONS = 3


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the days to file: to show, and in short for the tab.

    ``day`` is the one that is looked at; the filing date if none is. Faults count as open.
    ``now`` is told where they are saved: then they come as a calendar file too.
    """
    law, lang = load_law(), lang_of(asked)
    app, _ = application_of(asked, law)
    today = date.fromisoformat(asked["today"])
    found = window(app, law, first_day(app, law, today))
    outline = WindowOutline(found)
    picked = read_date("day", asked["day"]) if asked.get("day") else found.day
    panel = WindowPanel(outline, lang, min(max(picked, found.first), found.last))
    told = {"ok": True, "panel": panel.html(), "step": panel.step()}
    if "now" in asked:
        told["file"] = as_icalendar(outline, lang, datetime.fromisoformat(asked["now"]))
    return told


@dataclass(frozen=True)
class WindowPanel:
    """The days to file as HTML; ``picked`` is the day that is looked at, one of the span."""

    outline: WindowOutline
    lang: Lang
    picked: date

    def html(self) -> Html:
        """Return the sentence, what bounds the days, their picture, the day, the clocks."""
        return el(
            "div",
            el("h2", self.outline.heading.of(self.lang), cls="b-days__title"),
            self._said(),
            self._rows(),
            self._pick(),
            self._after(),
            cls="b-days b-card",
        )

    def step(self) -> dict[str, str]:
        """Return what the step's tab says: a mark, a sentence and the same in short."""
        found = self.outline.outlook
        heading = self.outline.heading.of(self.lang)
        days = in_short(found.met, self.outline.window, self.lang)
        short = days or self.outline.brief.of(self.lang)
        return {"kind": STEP_MARKS[found.kind], "sentence": heading, "short": short}

    def _phrase(self, key: str, **values: object) -> str:
        return phrase(f"window.{key}", self.lang, **values)

    def _said(self) -> Html:
        """Return what opens and closes the days, with its rank, and what else is to be known."""
        outline, lang = self.outline, self.lang
        below = (el("p", text.of(lang)) for text in outline.below)
        safer = el("p", outline.safer.of(lang), cls="b-days__safer") if outline.safer else NOTHING
        turns, safer_turns = (
            el("div", *map(self._turn, found), cls="b-days__turns") if found else NOTHING
            for found in (outline.turns, outline.safer_turns)
        )
        return together(*below, turns, safer, safer_turns)

    def _turn(self, turn: Turn) -> Html:
        lead = el("strong", turn.lead.of(self.lang))
        return el("div", lead, *map(self._cause, turn.lines), cls="b-days__turn")

    def _cause(self, line: CauseLine) -> Html:
        """Return a cause: the rule, why, and the ranks that its words rest on."""
        name = el("span", f"{line.name.of(self.lang)}{colon(self.lang)}", cls="b-days__rule")
        return el("p", name, " ", line.text.of(self.lang), self._ranks(line.ranks))

    def _ranks(self, ranks: Iterable[str]) -> Html:
        return together(*(together(" ", rank_tag(rank, self.lang)) for rank in ranks))

    def _rows(self) -> Html:
        """Return the picture as a list: in each item the words, and a bar that says the same."""
        ticks = el("li", el("span"), named_days(self._axis, self.lang), aria_hidden="true")
        rows = (self._row(row) for row in self._drawn)
        return el("ul", ticks, *rows, cls="b-days__rows")

    def _row(self, row: DrawnRow) -> Html:
        name = el("b", row.name.of(self.lang))
        note = el("span", row.note.of(self.lang), cls="b-days__note")
        words = el("div", name, " ", note, self._ranks(row.ranks), cls="b-days__name")
        return el("li", words, track(self._axis, row.bars, self.lang))

    @cached_property
    def _drawn(self) -> list[DrawnRow]:
        return drawn_rows(self.outline)

    @cached_property
    def _axis(self) -> Axis:
        window, runs = self.outline.window, self.outline.outlook.runs
        issued = (line.paper.on for line in self.outline.papers if line.paper.on)
        bands = [Bar(run.opens, run.closes, "band") for run in runs]
        turning = (*self.outline.focus, *issued)
        return axis((window.first, window.last), turning, bands, self.picked)

    def _pick(self) -> Html:
        """Return the day that is looked at, to be moved, with the verdict beside it."""
        window = self.outline.window
        field = el(
            "input",
            type="date",
            name="window-day",
            value=self.picked.isoformat(),
            min=window.first.isoformat(),
            max=window.last.isoformat(),
            data_do="look",
        )
        label = el("label", el("span", self._phrase("pick")), " ", field)
        button = el(
            "button",
            self._phrase("take"),
            type="button",
            cls="b-button",
            data_do="file-on",
            data_day=self.picked.isoformat(),
        )
        take = button if self.picked != window.app.day else NOTHING
        said = el("p", self._mark(), " ", strip(self._states(), self.lang), cls="b-days__verdict")
        head = el("div", label, said, take, cls="b-days__pick")
        return together(head, self._reasons())

    @property
    def _kind(self) -> str:
        window = self.outline.window
        if window.failing(DECIDING, self.picked):
            return "none"
        return "open" if window.standing(DECIDING, self.picked) else "fits"

    def _verdict(self) -> str:
        if self._kind == "open" and (late := self._too_late):
            return self._phrase("picked-late", day=self.picked, paper=late.nav)
        return phrase(f"window.picked-{self._kind}", self.lang, day=self.picked)

    @property
    def _too_late(self) -> Rule | None:
        """Return the paper that is past its last day, where something may do in its place."""
        window, day = self.outline.window, self.picked
        open_rules = [r.rule for r in window.standing(DECIDING, day) if r.state(day) == ANSWER]
        papers = (p for p in window.papers_on(day) if p.until and p.until < day)
        return next((paper.rule for paper in papers if paper.rule in open_rules), None)

    def _mark(self) -> Html:
        state = MARKS[self._kind]
        return el("span", icon(state), self._verdict(), cls=f"b-pill b-pill--{state}")

    def _states(self) -> dict[Basis, str]:
        """Return what each basis as a whole says of the day; one that asks nothing is left out."""
        return {
            basis: state
            for basis in Basis
            if (state := self.outline.window.state((basis,), self.picked)) is not None
        }

    def _reasons(self) -> Html:
        """Return why the day does not fit, of many reasons the first."""
        window = self.outline.window
        failing = window.failing(DECIDING, self.picked)[:MOST_REASONS]
        found = ((row.rule, window.finding(row, self.picked)) for row in failing)
        lines = [self._reason(rule, finding) for rule, finding in found if rule and finding]
        return el("ul", *lines, cls="b-days__reasons") if lines else NOTHING

    def _reason(self, rule: Rule, finding: Finding) -> Html:
        name = el("span", f"{named(rule).of(self.lang)}{colon(self.lang)}", cls="b-days__rule")
        space = " " if self.lang == "en" else ""
        why = space.join(reason.text.of(self.lang) for reason in finding.reasons)
        return el("li", name, " ", why, self._ranks([finding.rank] if finding.rank else []))

    def _after(self) -> Html:
        """Return the authority's clocks, and the button that saves the days as a file."""
        outline = self.outline
        clocks = (
            el("li", el("b", self._phrase(f"clock-{clock.id}")), " ", said.of(self.lang))
            for clock, said in outline.clocks
        )
        lead = el("p", el("strong", self._phrase("after", day=outline.window.day)))
        promise = el("p", outline.promise.of(self.lang)) if outline.promise else NOTHING
        holidays = el("p", self._phrase("holidays"), cls="b-muted")
        told = (lead, el("ul", *clocks), promise, holidays) if outline.clocks else ()
        save = self._phrase("save", n=len(noted_days(outline)))
        button = el(
            "button", icon("save"), save, type="button", cls="b-button", data_do="save-days"
        )
        return el("div", *told, el("p", button), cls="b-days__after")


def in_short(runs: Sequence[Run], found: Window, lang: Lang) -> str:
    """Write the first of some runs of days for the width of a phone's tab: "26 Nov – 20 Dec"."""
    if not runs:
        return ""
    opens, closes = runs[0].opens, runs[0].closes
    first, last = (
        short_day(day, lang, with_year=day.year != found.day.year) for day in (opens, closes)
    )
    if opens == closes:
        said = first
    elif closes == found.last:
        said = phrase("window.bar-from", lang, first=first)
    else:
        said = phrase("window.bar", lang, first=first, last=last)
    return said if len(runs) == 1 else f"{said} …"
