"""Write the equity chart as the page shows it: the sheet, the same as a list, what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checker.evaluate import evaluate
from checker.filing.equity import Line, Problem, outline
from checker.filing.equity_plain import line_text
from checker.filing.equity_svg import MOST_DRAWN, Sheet
from checker.filing.equity_words import EquityChart
from checker.load import load_law
from checker.model import Lang, Text
from checker.page_request import application_of, fault_data, lang_of
from checker.report.html import NOTHING, Html, el, joined, together
from checker.report.markup import cited_place, icon
from checker.report.outline import Report
from checker.words import phrase

PAGE = "materials/equity-structure-chart/"


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the chart's panel, its sentence, and the sheet as a file (``svg``, or nothing)."""
    law, lang = load_law(), lang_of(asked)
    app, errors = application_of(asked, law)
    chart = EquityChart(Report(app, evaluate(app, law), law))
    panel = EquityPanel(chart, lang, asked.get("site", "../"))
    sheet = Sheet(chart, lang)
    return {
        "ok": True,
        "errors": [fault_data(e) for e in errors],
        "panel": panel.html(),
        "summary": panel.sentence(),
        "svg": sheet.svg() if sheet.is_drawn else None,
    }


@dataclass(frozen=True)
class EquityPanel:
    """The chart of one applicant; ``site`` leads to the language's root."""

    chart: EquityChart
    lang: Lang
    site: str

    def html(self) -> Html:
        """Return the panel; while nobody is entered, what to do."""
        heading = el("h3", el("a", self._say("heading"), href=f"{self.site}{PAGE}"))
        if self.chart.is_empty:
            return together(heading, el("p", self.sentence()))
        parts = (
            heading,
            self._lead(),
            self._listed(self.chart.problems, "b-equity__open"),
            self._differing(),
            self._drawing(),
            self._outline(),
            self._foreign(),
            el("p", self._say("same-name"), cls="b-muted"),
        )
        return joined((part for part in parts if part), "\n")

    def sentence(self) -> str:
        """Return in one sentence how far the chart is."""
        return (self._say("empty")) if self.chart.is_empty else self.chart.settled().of(self.lang)

    def _say(self, key: str, **values: object) -> str:
        return phrase(f"equity.{key}", self.lang, **values)

    def _lead(self) -> Html:
        """Return how far the chart is, and the ways to take it along."""
        state = "met" if self.chart.owned.is_complete else "answer"
        sign = icon("check" if self.chart.owned.is_complete else "edit")
        said = el(
            "strong", sign, " ", self.sentence(), cls=f"b-equity__said b-equity__said--{state}"
        )
        if not Sheet(self.chart, self.lang).is_drawn:
            return el("p", said)
        save = el(
            "button",
            icon("save"),
            self._say("save"),
            type="button",
            cls="b-button",
            data_do="save-chart",
        )
        prints = el(
            "button",
            icon("print"),
            self._say("print"),
            type="button",
            cls="b-button",
            data_do="print-chart",
        )
        return together(el("p", said), el("p", save, " ", prints, cls="b-equity__tools"))

    def _listed(self, found: Sequence[tuple[Problem, Text]], name: str) -> Html:
        """List problems, each with a link to the entry that it speaks of."""
        if not found:
            return NOTHING
        items = (el("li", text.of(self.lang), **_place(problem)) for problem, text in found)
        return el("ul", *items, cls=name)

    def _differing(self) -> Html:
        found = self.chart.differing
        if not found:
            return NOTHING
        return together(el("p", self._say("differs")), self._listed(found, "b-equity__differs"))

    def _drawing(self) -> Html:
        """Return the sheet, which its description and the list stand for."""
        sheet = Sheet(self.chart, self.lang)
        if not sheet.is_drawn:
            return el("p", self._say("too-many", most=MOST_DRAWN))
        return el("div", sheet.svg(), cls="b-equity__sheet")

    def _outline(self) -> Html:
        """Return every owner as a nested list, below what it holds."""
        summary = el("summary", self._say("list"))
        whole = el("p", f"{self._say('sum')}{phrase('mark.colon', self.lang)}", self._whole())
        nested = self._nested(list(outline(self.chart.owned)))
        return el("details", summary, nested, whole, cls="b-equity__list", open="")

    def _whole(self) -> str:
        return self.chart.whole().of(self.lang)

    def _nested(self, lines: Sequence[Line]) -> Html:
        """Nest the lines by their depth, without calling itself: there may be a thousand levels."""
        parts: list[str] = []
        depth = 0
        for line in lines:
            parts += ["<ul>"] * (line.depth - depth) or ["</li>"]
            parts += ["</ul></li>"] * (depth - line.depth)
            parts += ["<li>", el("span", line_text(self.chart, line).of(self.lang))]
            depth = line.depth
        parts += ["</li></ul>"] * depth
        return Html("".join(parts))

    def _foreign(self) -> Html:
        """Return the foreign share, counted through, and what the texts say where there is one."""
        share = el("p", self.chart.foreign_share().of(self.lang), " ", self._say("information"))
        said = tuple(self._statements())
        if not said:
            return share
        return together(share, el("h4", self._say("said-of-foreign")), el("ul", *said))

    def _statements(self) -> Iterator[Html]:
        sources = f"{self.site}sources/"
        for each in self.chart.said_of_foreign:
            point = el("strong", f"{each.point.of(self.lang)}{phrase('mark.colon', self.lang)}")
            cites = (cited_place(cite, self.lang, sources) for cite in each.cites)
            places = joined(cites, phrase("mark.list", self.lang))
            yield el("li", point, each.says.of(self.lang), " ", el("span", places, cls="b-cite"))


def _place(problem: Problem) -> dict[str, str]:
    """Name the entry that a problem speaks of, so that the page can open it."""
    return {"data_entry": problem.paths[0]} if problem.paths else {}
