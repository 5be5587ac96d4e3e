"""Write the equity chart as the page shows it: the sheet, the same as a list, what is open."""

from __future__ import annotations

from collections.abc import Sequence

from checker.core.words import word
from checker.filing.equity.find import Problem
from checker.filing.equity.outline import MOST_DRAWN, EquityChart, outline
from checker.filing.equity.plain import line_text
from checker.filing.equity.svg import ChartSheet
from checker.io.page_request import lang_of, report_of
from checker.model import Data, Text
from checker.report.html import (
    NOTHING,
    STATE_ICONS,
    Either,
    Finished,
    Html,
    button,
    cited_place,
    el,
    icon,
    joined_html,
    jump,
    making,
    together,
)

PAGE = "materials/equity-structure-chart/"
# Which field of an entry mends a problem; else its kind.
FIELDS = {
    "equity-problem.no-name": "name",
    "equity-problem.namesakes": "name",
    "equity-problem.of-open": "of",
    "equity-problem.of-nobody": "of",
    "equity-problem.of-two": "of",
    "equity-problem.of-the-company": "of",
    "equity-problem.unlinked": "of",
    "equity-problem.foreign-differs": "foreign",
    "equity-problem.share-open": "share",
    "equity-problem.sum-off": "share",
}


def reply(asked: Data) -> Data:
    """Return the chart's panel, with the sheet in it; ``file`` asks for the sheet alone."""
    report = report_of(asked)
    chart = EquityChart(report)
    if "file" in asked:
        name = f"{report.company}-{asked['file']}" if report.company else asked["file"]
        text = f"{ChartSheet(chart, lang_of(asked)).svg()}\n"
        return {"name": name, "type": "image/svg+xml", "text": text}
    return {"panel": html(chart, asked.get("site", "../"))}


def html(chart: EquityChart, site: str) -> Html:
    """Return the panel; while nobody is entered, what to do."""
    heading = el("h3", el("a", word("equity.heading"), href=f"{site}{PAGE}"))
    if chart.is_empty:
        return together(heading, el("p", sentence(chart)))
    differs = chart.differing
    parts = (
        heading,
        _lead(chart),
        _listed(chart.problems),
        together(el("p", word("equity.differs")), _listed(differs)) if differs else NOTHING,
        _drawing(chart),
        _outline(chart),
        _foreign(chart, site),
        el("p", word("equity.same-name"), cls="b-muted"),
    )
    return joined_html((part for part in parts if part), "\n")


def sentence(chart: EquityChart) -> Text:
    """Return in one sentence how far the chart is."""
    return word("equity.empty") if chart.is_empty else chart.settled()


def _lead(chart: EquityChart) -> Html:
    """Return how far the chart is, and the ways to take it along."""
    state = "answer" if chart.owned.problems else "met"
    said = el("p", icon(STATE_ICONS[state]), " ", el("strong", sentence(chart)))
    if not chart.is_drawn:
        return said
    save = making(icon("save"), word("equity.save"), do="equity", file="equity-chart.svg")
    press = button("print-chart", icon("print"), word("equity.print"))
    return together(said, el("p", save, " ", press, cls="b-equity__tools b-side"))


def _drawing(chart: EquityChart) -> Html:
    """Return the sheet, which its description and the list stand for."""
    if not chart.is_drawn:
        return el("p", word("equity.too-many", most=MOST_DRAWN))
    # A narrow screen scrolls it, by key too.
    drawn = el(
        "div",
        Either(lambda lang: together(ChartSheet(chart, lang).svg())),
        cls="b-equity__sheet",
        tabindex="0",
        role="region",
        aria_label=word("equity.heading"),
    )
    return el("details", el("summary", word("equity.look")), drawn, cls="b-fold")


def _outline(chart: EquityChart) -> Html:
    """Return every owner as a nested list, below what it holds; where none is drawn, open."""
    summary, whole = el("summary", word("equity.list")), chart.whole()
    total = el("p", word("equity.sum"), word("mark.colon"), whole)

    # They are nested by their depth in one loop: there may be a thousand levels.
    parts: list[Html | str] = []
    depth = 0
    for line in outline(chart.owned):
        parts += [Finished("<ul>")] * (line.depth - depth) or [Finished("</li>")]
        parts += [Finished("</ul></li>")] * (depth - line.depth)
        parts += [Finished("<li>"), el("span", line_text(chart, line))]
        depth = line.depth
    parts += [Finished("</li></ul>")] * depth
    return el("details", summary, *parts, total, open=None if chart.is_drawn else "")


def _foreign(chart: EquityChart, site: str) -> Html:
    """Return the foreign share, counted through, and what the texts say where there is one."""
    share = el("p", chart.foreign_share(), " ", word("equity.information"))
    said = []
    for each in chart.said_of_foreign:
        point = el("strong", each.point, word("mark.colon"))
        cites = (cited_place(cite, f"{site}sources/") for cite in each.cites)
        places = el("span", joined_html(cites, word("mark.list")), cls="b-cite")
        said.append(el("li", point, each.says, " ", places))
    if not said:
        return share
    return together(share, el("h4", word("equity.said-of-foreign")), el("ul", *said))


def _listed(found: Sequence[tuple[Problem, Text]]) -> Html:
    """List problems, each with a link to the question where it can be mended."""
    items = []
    for problem, text in found:
        path = problem.paths[0] if problem.paths else "shareholders"
        # An entry is no question itself: one of its fields is.
        if path.endswith("]"):
            path = f"{path}.{FIELDS.get(problem.key, 'kind')}"
        go = jump(path, word("panel.go"))
        items.append(el("li", text, " ", go))
    return el("ul", *items) if items else NOTHING
