"""The page of the list: what is asked of anybody, as it stands before it is known of whom."""

from dataclasses import replace

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.filing.errands.find import NOT_SAID, ErrandList, ErrandTasks, errand_list
from checker.filing.errands.panel import ListPanel
from checker.model import Lang, Law
from checker.report.outline import Report
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render

ROOT = "../"


def my_list(law: Law, lang: Lang) -> str:
    """Return the page with the list that any applicant starts from; the script puts in days."""
    app, _ = parse({}, law, law.checked)
    report = Report(app, evaluate(app, law), law)
    shown = ListPanel(_undated(errand_list(report)), NOT_SAID, ROOT).html()
    data = script_data(lang, ROOT, {})
    return on_own_lines(render("form/my_list", lang, root=ROOT, shown=shown, data=data))


def _undated(found: ErrandList) -> ErrandList:
    """Return the same list without days: those of the build are nobody's."""

    def undated(errands: tuple[ErrandTasks, ...]) -> tuple[ErrandTasks, ...]:
        return tuple(
            each._replace(papers=tuple(replace(paper, issue=None) for paper in each.papers))
            for each in errands
        )

    return replace(found, errands=undated(found.errands), old=undated(found.old))
