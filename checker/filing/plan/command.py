"""``plan``: the smallest changes after which nothing fails, what stands, who must answer."""

from __future__ import annotations

from argparse import Namespace

from checker.filing.plan.data import as_json
from checker.filing.plan.find import plan_for
from checker.filing.plan.plain import parts_of
from checker.io.arguments import argument, formats, of_application
from checker.model import Basis
from checker.report.outline import Report
from checker.report.plain import written

ALL = "all"


def tell(report: Report, options: Namespace) -> str:
    """Return the plan of one application."""
    bases = tuple(basis for basis in Basis if options.basis in (basis, ALL))
    plan = plan_for(report.app, report.law, bases)
    if options.format == "json":
        return as_json(plan)
    return written(parts_of(plan), options.format, options.lang)


COMMAND = of_application(
    "the smallest changes after which nothing fails, and who must answer",
    tell,
    argument(
        "--basis",
        choices=(*(basis.value for basis in Basis), ALL),
        default="law",
        help="what is to be met",
    ),
    formats("text", "json", "markdown"),
)
