"""Decide material 3: the owners traced, each with a paper, and the chart that shows them.

The wordings of every basis, the local ones too, stand here together.
"""

from __future__ import annotations

from checker.application.application import Application
from checker.model import Version
from checker.rules.papers import SIGNED, advise, asks_paper, one_of, paper, path_of
from checker.rules.registry import decides
from checker.rules.shared import every, foreign_capital, shares_add_up, yes_to_all
from checker.verdicts import YES, Outcome, Truth, Why, advised, all_of, either_way, no, silent, why

CHART = "equity-structure-chart"
TRACED = path_of(CHART, "traced")
LAYERS = "company.multi_level"


@decides("equity-structure-chart", "law")
def equity_structure_chart(app: Application, _version: Version) -> Outcome:
    """Ask for tracing and each shareholder's paper; for the chart with foreign capital.

    Shares that leave something unexplained fail nobody: no national text speaks of their sum.
    """
    foreign = foreign_capital(app)
    traced = either_way(foreign, app.yes(TRACED), advise(app, "untraced", TRACED))
    papers = every(app, "shareholders", _own_paper)
    shares = advised(shares_add_up(app))
    chart = either_way(foreign, _drawn(app), _chart_if_layered(app))
    return Outcome(all_of(traced, papers, shares, chart), notes=_statement_left_out(app))


def _own_paper(app: Application, entry: str) -> Truth:
    """Ask for a person's ID, and for a company's license (the form's 证照附件).

    Registry screenshots alone are left open: single guides take them, the form does not say so.
    """
    paths = (f"{entry}.license_copy", f"{entry}.registry_screenshot")
    held, shown = (app.yes(path) for path in paths)
    alone = silent(why("only-screenshot", *paths))
    # The license settles it; only without it does it matter what else is there.
    company = either_way(held, YES, either_way(shown, alone, no(why("no-company-paper", *paths))))
    return _id_or(app, entry, company)


def _id_or(app: Application, entry: str, company: Truth) -> Truth:
    """Ask a natural person's ID, and of a company what holds for it."""
    person = app.is_word(f"{entry}.kind", "natural-person")
    return either_way(person, app.yes(f"{entry}.id_copy"), company)


def _drawn(app: Application) -> Truth:
    """Ask for the chart; signature and seal are advised: the form has it drawn online."""
    # One advice for both, named under the signature.
    signed = yes_to_all(app, *(path_of(CHART, key) for key in SIGNED))
    unsigned = why("chart-unsigned", path_of(CHART, "signed"))
    return paper(app, CHART, also=(advised(signed, unsigned),))


def _chart_if_layered(app: Application, *keys: str) -> Truth:
    """Advise the chart with several levels, and ask for none with one.

    The form leaves what stands above without foreign capital undrawn (可不绘制).
    """
    chart = advised(paper(app, CHART, *SIGNED, *keys), why("levels-without-chart", LAYERS))
    return either_way(app.is_yes(LAYERS), chart, YES)


def _statement_left_out(app: Application) -> tuple[Why, ...]:
    """Say what the statement is for that the form has a field for, where there is none."""
    path = path_of(CHART, "unchanged_statement")
    left_out = app.answers.get(path) is False
    return (why("no-unchanged-statement", path),) if left_out else ()


# What the measures of 2001 and 2009 asked: the chart, and no more of it.
decides("equity-structure", "law")(asks_paper(CHART))


@decides("equity-structure-chart", "checklist")
def chart_listed(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, signed and sealed, with each shareholder's papers."""
    return Outcome(all_of(_chart_and_papers(app), shares_add_up(app)))


@decides("sealed-chart-and-papers", "local")
def sealed_chart_and_papers(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, and for each shareholder's papers."""
    return Outcome(_chart_and_papers(app))


def _chart_and_papers(app: Application) -> Truth:
    chart = paper(app, CHART, "complete", *SIGNED)
    return all_of(chart, every(app, "shareholders", _listed_papers))


def _listed_papers(app: Application, entry: str) -> Truth:
    """Ask for a person's ID, and for a company's license and its sealed articles."""
    company = yes_to_all(app, f"{entry}.license_copy", f"{entry}.articles_sealed")
    return _id_or(app, entry, company)


decides("sealed-chart", "local")(asks_paper(CHART, "complete", *SIGNED))


@decides("all-shareholders", "local")
def all_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask for all first-level shareholders with their shares, and a paper of each (相关证照)."""
    return Outcome(all_of(shares_add_up(app), every(app, "shareholders", _own_paper)))


@decides("papers-of-shareholders", "local")
def papers_of_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask for a person's ID and for a company's registry screenshots (公示系统截图)."""
    return Outcome(every(app, "shareholders", _id_or_screenshot))


def _id_or_screenshot(app: Application, entry: str) -> Truth:
    company = one_of(app, "no-screenshot", f"{entry}.registry_screenshot")
    return _id_or(app, entry, company)


@decides("chart-if-layered", "local")
def chart_if_layered(app: Application, _version: Version) -> Outcome:
    """Ask for tracing; advise the chart with its sentence where there are several levels.

    The guide wants it of a "rather complex" ownership (股权较为复杂): that several levels are one
    is our reading.
    """
    return Outcome(all_of(app.yes(TRACED), _chart_if_layered(app, "sentence")))
