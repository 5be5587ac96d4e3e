"""Link the visitor's own province; say what its guide asks before it is known who decides."""

from __future__ import annotations

from checker.core.words import word
from checker.model import Basis, Rule, Text
from checker.report.html import Html, el, together
from checker.report.need_panel import one_province
from checker.report.outline import Report
from checker.report.sources import silence_of


def without_guide(report: Report, rule: Rule) -> Html:
    """Say why a rule is measured against no guide; while it is open who decides, what one asks."""
    route = report.route
    # Where no text says who decides, to name a province would not help.
    can_choose = route.authority is None and route.scope == "unknown" and not route.is_unsettled
    if route.authority_code in report.law.guides:
        said = _silence(report, rule, route.authority_code)
    else:
        said = word("report.choose-province") if can_choose else report.no_guide
    # A page whose head has a choice already hides the request for it, before the first answer too.
    asks_first = {"data_own_none": "", "data_key": "own-none"} if can_choose else {}
    why = el("p", said, **asks_first)
    code = one_province(report)
    if not code or route.authority is not None:
        return why
    law, day = report.law, report.findings.day
    authority, version = law.authorities[code], rule.version(Basis.LOCAL, day, code)
    if version:
        asks = word("own.asks", name=authority.name, asks=version.asks)
    else:
        silence = _silence(report, rule, code)
        asks = word("own.silent", province=authority.province, why=silence)
    return together(why, el("p", asks))


def _silence(report: Report, rule: Rule, code: str) -> Text:
    """Return why the guide of one province asks nothing of a rule of its own."""
    day = report.findings.day
    return silence_of(report.law.guides.get(code), day, rule.version(Basis.LAW, day))
