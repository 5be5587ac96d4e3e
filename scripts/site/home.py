"""The home page's example: a finished result."""

from pathlib import Path

from checker.api import load_application
from checker.core.dates import add_years
from checker.core.words import Money
from checker.decide.evaluate import evaluate
from checker.model import Basis, Lang, Law, Verdict
from checker.report.html import strip
from checker.report.outline import Report
from checker.report.panel import Panel
from scripts.site.rules import law_checked
from scripts.site.templates import render

EXAMPLE = Path(__file__).with_name("example.toml")
SHOWN_GAP = "social-security-certificate"


def example(law: Law, lang: Lang) -> str:
    """Write a finished result for an invented company, computed here so that it cannot lie."""
    app = load_application(EXAMPLE, today=law_checked(law))
    findings = evaluate(app, law)
    gap = next(f for f in findings.rules if f.rule.id == SHOWN_GAP)
    failing = next(f for f in gap.on.values() if f.verdict is Verdict.NOT_MET)
    rows = Panel(Report(app, findings, law), "").rows()
    return render(
        "home/example",
        lang,
        young=app.day <= add_years(app.date("company.established_on") or app.day, 1),
        provinces=[law.authorities[c].province for c in app.codes("service.provinces") or ()],
        capital=Money(int(app.number("company.registered_capital") or 0)),
        rows=rows,
        gap=gap,
        strip=strip(gap.states(tuple(Basis))),
        reason=failing.reasons[0],
    )
