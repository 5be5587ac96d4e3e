"""The home page's parts: an example result, the three bases, the lists, the trust bar."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from checker.application.application import parse
from checker.dates import add_years
from checker.evaluate import evaluate
from checker.model import Basis, Verdict
from checker.report.markup import icon, strip
from checker.report.panel import Panel
from checker.words import Money, written
from scripts.site import rules
from scripts.site.compare import instead
from scripts.site.markup import element, link, muted, span, table, text
from scripts.site.versions import last_checked, rules_version
from scripts.site.words import opening, say

if TYPE_CHECKING:
    from datetime import date

    from checker.application.application import Application
    from checker.model import Findings, Lang, Law, Rule, RuleFindings, Version

EXAMPLE = Path(__file__).with_name("example.toml")
SHOWN_GAP = "social-security-certificate"
COMPARED = "financial-report"
IS_LAW = ("order-42", "telecom-regulations", "notice-81")


def example(law: Law, lang: Lang) -> str:
    """Write a finished result for an invented company, computed here so that it cannot lie."""
    data = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"), parse_float=Decimal)
    day: date = data["application_date"]
    app, errors = parse(data, law, day)
    if errors:
        raise errors[0]
    findings = evaluate(app, law)
    name = element("b", text(say("home.example-name", lang)))
    head = f"{name} {muted(text(_described(app, law, lang)))}"
    parts = (
        element("p", head, class_="b-example__head"),
        Panel(app, findings, law, tuple(Basis), lang, "").rows(),
        _gap(findings, lang),
    )
    label = say("home.example-label", lang)
    return element("section", "\n".join(parts), class_="b-panel b-example", aria_label=label) + "\n"


def _described(app: Application, law: Law, lang: Lang) -> str:
    """Sum up the example: age, province, capital."""
    founded = app.date("company.established_on")
    young = founded is not None and app.day <= add_years(founded, 1)
    codes = app.codes("service.provinces") or ()
    capital = app.number("company.registered_capital")
    parts = [say("home.young" if young else "home.one-year-or-more", lang)]
    parts += [law.authorities[code].province.of(lang) for code in codes]
    parts += [written(Money(int(capital)), lang)] if capital is not None else []
    return " · ".join(parts)


def _gap(findings: Findings, lang: Lang) -> str:
    """Show one line of the result: what fails, on which basis, and what mends it."""
    found = next(f for f in findings.rules if f.rule.id == SHOWN_GAP)
    finding = next(f for f in found.on.values() if f.verdict is Verdict.NOT_MET)
    reason = finding.reasons[0]
    mend = text(reason.mend.of(lang)) if reason.mend else ""
    title, space = ("怎么补：", "") if lang == "zh" else ("To mend:", " ")
    lines = (
        element("p", _gap_head(found, lang), class_="b-line__head"),
        element("p", text(reason.text.of(lang))),
        element("p", f"<strong>{title}</strong>{space}{mend}"),
    )
    return element("div", "".join(lines), class_="b-line")


def _gap_head(found: RuleFindings, lang: Lang) -> str:
    title = element(
        "a",
        text(found.rule.nav.of(lang)),
        class_="b-line__title",
        href=rules.address(found.rule, 0),
    )
    return f"{icon('not_met')}{title} {strip(found, tuple(Basis), lang)}"


def compare(law: Law, lang: Lang) -> str:
    """Show the three bases side by side on the material where they differ most."""
    rule = law.rule(COMPARED)
    corner = element("td", muted(text(say("home.corner", lang, n=rule.number))))
    heads = [corner, *(_heading(basis, lang) for basis in Basis)]
    title = link(rules.address(rule, 0), text(rule.title.of(lang)))
    rows = (
        _row(text(say("home.what-it-is", lang)), _what_it_is(law, lang), lang),
        _row(title, _compared(rule, lang), lang),
    )
    caption = say("compare.caption", lang, rule=rule.title)
    return table("b-compare b-compare--home", caption, heads, rows)


def _heading(basis: Basis, lang: Lang) -> str:
    name = f"{icon(basis.value)} {text(say(f'basis.{basis.value}', lang))}"
    role = span("b-role", text(say(f"home.role-{basis.value}", lang)))
    return element("th", f"{name} {role}", scope="col", class_=f"b-{basis.value}")


def _row(title: str, contents: dict[Basis, str], lang: Lang) -> str:
    cells = [
        element(
            "td",
            content,
            class_=f"b-{basis.value}",
            data_basis=say(f"basis.{basis.value}", lang),
        )
        for basis, content in contents.items()
    ]
    return f"<tr>{element('th', title, scope='row')}{''.join(cells)}</tr>"


def _what_it_is(law: Law, lang: Lang) -> dict[Basis, str]:
    shorts = (law.instruments[name].short.of(lang) for name in IS_LAW)
    listed = [rule for rule in law.rules if rules.current(rule, Basis.CHECKLIST)]
    numbers = {f"{k}s": sum(r.kind == k for r in listed) for k in ("condition", "material")}
    return {
        Basis.LAW: text(opening(say("mark.list", lang).join(shorts))),
        Basis.LOCAL: text(say("home.is-local", lang)),
        Basis.CHECKLIST: text(say("home.is-checklist", lang, **numbers)),
    }


def _compared(rule: Rule, lang: Lang) -> dict[Basis, str]:
    law, checklist = rules.current(rule, Basis.LAW), rules.current(rule, Basis.CHECKLIST)
    return {
        Basis.LAW: _not_asked(rule, law, lang) if law else "",
        Basis.LOCAL: muted(text(say("requirement.no-guide-adds", lang))),
        Basis.CHECKLIST: text(checklist.form["what"].of(lang)) if checklist else "",
    }


def lists(law: Law, lang: Lang) -> str:
    """List every rule by name, with the bases that ask for it, and the legend."""
    boxes = "\n".join(_list(law, kind, lang) for kind in ("condition", "material"))
    legend = " ".join(
        span("b-legend__item", f"{icon(name)} {text(say(f'home.legend-{name}', lang))}")
        for name in ("law", "checklist")
    )
    return f'<div class="b-lists">\n{boxes}\n</div>\n\n{element("p", legend, class_="b-legend")}\n'


def _list(law: Law, kind: str, lang: Lang) -> str:
    title = element("h2", text(say(f"home.{kind}s", lang)), id=f"{kind}s")
    items = "\n".join(_item(rule, lang) for rule in rules.of_kind(law, kind))
    content = f"\n{title}\n<ol>\n{items}\n</ol>\n"
    return element("section", content, class_=f"b-panel b-list b-list--{kind}s")


def _item(rule: Rule, lang: Lang) -> str:
    name = element("a", text(rule.nav.of(lang)), href=rules.address(rule, 0))
    number = span("b-list__n", str(rule.number))
    bases = "".join(_basis_icon(rule, basis, lang) for basis in (Basis.LAW, Basis.CHECKLIST))
    return element("li", f"{number} {name} {span('b-list__bases', bases)}")


def _basis_icon(rule: Rule, basis: Basis, lang: Lang) -> str:
    """Draw the icon of a basis that asks; keep its place where it does not."""
    if not rules.asked(rule, basis):
        return '<span class="b-list__gap"></span>'
    return f"{icon(basis.value)}{span('b-sr', text(say(f'home.on-{basis.value}', lang)))}"


def trust(law: Law, lang: Lang) -> str:
    """Write the trust bar."""
    version = f"{rules_version(lang)} · {last_checked(law, lang)}"
    items = (
        ("cited", say("home.trust-cites", lang)),
        ("dates", version),
        ("info", say("home.trust-advice", lang)),
    )
    parts = " ".join(span("b-trust__item", f"{icon(name)} {text(said)}") for name, said in items)
    return element("p", parts, class_="b-trust") + "\n"


def _not_asked(rule: Rule, version: Version, lang: Lang) -> str:
    """Say that a basis asks no longer, since when if that is known, and what it says instead."""
    word = f"{icon('not_applicable')}{text(say('requirement.no-longer', lang))}"
    day = rules.dropped_on(rule, version.basis)
    since = f" {text(say('dated.since', lang, on=day))}" if day else ""
    pill = span("b-pill b-pill--not_applicable", word)
    return f"{pill}{since}<br>{text(instead(version, lang))}"
