"""The questionnaire of the checker's page, and the small one beside each rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.application.application import parse
from checker.asks import asked_on
from checker.evaluate import evaluate
from checker.model import Basis
from checker.report.markup import icon
from checker.report.panel import Panel
from scripts.site.form import frame as form_frame
from scripts.site.form.lists import button, entry_part, fields, list_row
from scripts.site.form.notes import data
from scripts.site.form.rows import basis_tag, is_idle, only_basis, row
from scripts.site.form.words import say
from scripts.site.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Fact, Lang, Law, Rule, Section

# Open from the start; the others wait with a count.
OPEN_SECTIONS = ("service", "company")
LIVE = '<p class="b-sr" role="status" data-part="live"></p>'
# Where the script writes the answers for paper.
SAID = '<div class="b-said" data-part="answers"></div>'


def questionnaire(law: Law, lang: Lang) -> str:
    """Return the whole form of the checker's page: rail, sections, result and messages."""
    counted = [(section, count(law, section)) for section in law.sections]
    sections = "".join(_section(law, n, s, lang) for n, s in enumerate(law.sections, 1))
    questions = (
        f"{form_frame.no_script(lang, '../')}"
        f'<div class="b-notes" data-part="notes"></div>'
        f"{form_frame.gate_note(lang)}{form_frame.filters(lang)}{sections}"
    )
    form = element(
        "form", questions, class_="b-form", id="b-form", autocomplete="off", novalidate="novalidate"
    )
    columns = f"{form_frame.rail(counted, lang)}{form}{form_frame.result(law, lang)}"
    more = {"waiting": form_frame.waiting(lang)} | {
        fact.path: entry_part(law, fact, lang) for fact in law.facts.values() if fact.type == "list"
    }
    whole = f"{columns}{form_frame.summary_bar(lang)}{SAID}{LIVE}{data(lang, '../', more)}"
    return element("div", whole, class_="b-columns")


def questions_of(law: Law, section: str) -> list[Fact]:
    """Return a section's questions; those of list entries stand inside their list."""
    return [f for f in law.facts.values() if f.section == section and "[]" not in f.path]


def count(law: Law, section: Section) -> int:
    """Return how many questions a section can ask at most, one entry to a list."""
    listed = (f for f in law.facts.values() if f.section == section.id and f.decides)
    return sum(1 for f in listed if not is_idle(law, f))


def _section(law: Law, number: int, section: Section, lang: Lang) -> str:
    opened = section.id in OPEN_SECTIONS
    total = count(law, section)
    counted = say("answered", lang, n=0, m=total) if opened else say("up-to", lang, m=total)
    counted = counted if total else ""
    title = f"<span>{number} {text(section.title.of(lang))}</span>"
    state = element("span", text(counted), class_="b-section__n")
    control = (
        f'<button type="button" data-do="fold" aria-expanded="{str(opened).lower()}" '
        f'aria-controls="b-{section.id}">{title} {state}{icon("down")}</button>'
    )
    heading = element("h2", control, id=f"s-{section.id}")
    body = element(
        "div",
        _body(law, section, lang) + _stepped_back(lang),
        id=f"b-{section.id}",
        class_="b-section__body",
    )
    return element(
        "section",
        heading + _said(section, lang) + body,
        class_="b-section b-card",
        data_section=section.id,
        aria_labelledby=f"s-{section.id}",
    )


def _said(section: Section, lang: Lang) -> str:
    """Write the sentence that stands for a closed section."""
    fixed = f"said-{section.id}" if section.id in ("means", "materials") else ""
    said = text(say(fixed, lang)) if fixed else ""
    go = button(text(say("change", lang)), "unfold", kind="b-link")
    return (
        f'<p class="b-section__said" hidden><span data-part="fixed">{said}</span> '
        f'<span data-part="said"></span> {go}</p>'
    )


def _stepped_back(lang: Lang) -> str:
    show = button(text(say("show", lang)), "show", kind="b-link", aria_expanded="false")
    return f'<p class="b-back" hidden>{icon("hidden")} <span data-part="back"></span> {show}</p>'


def _body(law: Law, section: Section, lang: Lang) -> str:
    if section.id == "materials":
        papers = [r for r in law.rules if r.kind == "material"]
        blocks = "".join(_paper(law, rule, lang) for rule in papers)
        return f'{blocks}<p class="b-not-asked" data-part="not-asked" hidden></p>'
    asked = questions_of(law, section.id)
    first = [f for f in asked if f.gate]
    rest = [f for f in asked if not f.gate]
    if not first:
        return _rows(law, rest, lang)
    return _rows(law, first, lang) + _rest(law, rest, lang)


def _rest(law: Law, rest: Sequence[Fact], lang: Lang) -> str:
    """Fold away what can wait until the gate questions are answered."""
    n = sum(1 for f in rest if not is_idle(law, f) and f.decides)
    summary = element("summary", element("span", text(say("rest", lang, n=n)), data_part="rest"))
    return element("details", summary + _rows(law, rest, lang), class_="b-rest")


def _rows(law: Law, facts: Iterable[Fact], lang: Lang) -> str:
    return "".join(list_row(law, f, lang) if f.type == "list" else row(law, f, lang) for f in facts)


def _paper(law: Law, rule: Rule, lang: Lang) -> str:
    """Write one paper's questions as a block; a paper asked through a list is named there."""
    asked = [f for f in law.facts.values() if f.path.startswith(f"materials.{rule.id}.")]
    if not asked:
        return ""
    bases = {only_basis(law, f) for f in asked if not is_idle(law, f)}
    tag = basis_tag(bases.pop(), lang) if len(bases) == 1 else ""
    title = f'{rule.number} <a href="../materials/{rule.id}/">{text(rule.nav.of(lang))}</a>{tag}'
    rows = "".join(row(law, f, lang, tagged=not tag) for f in asked)
    return element(
        "section",
        element("h3", title) + rows,
        class_="b-paper",
        data_paper=rule.id,
        data_number=str(rule.number),
    )


def rule_form(law: Law, rule_id: str, lang: Lang) -> str:
    """Return one rule's own questions, its verdict on each basis, and the way to the full check."""
    rule = law.rule(rule_id)
    rows = "".join(_small_row(law, rule, f, lang) for f in _asked_of(law, rule))
    title = element(
        "h2",
        f"{icon('checklist')} {text(say(f'check-{rule.kind}', lang))}",
        class_="b-check__title",
    )
    full = f'<a href="../../check/">{text(say("full-check", lang))}</a>'
    day = f'{text(say("filing-date", lang))} <span data-part="date"></span>'
    inner = (
        f'{title}<form class="b-form b-form--small" autocomplete="off" novalidate>{rows}</form>'
        f'{form_frame.states(lang)}<div data-part="panel">{_unanswered(law, rule_id, lang)}</div>'
        f'<p class="b-check__foot"><span class="b-check__day" hidden>{day}<br></span>'
        f"{text(say('shares', lang))} {full}</p>{LIVE}"
        f"{data(lang, '../../', _small_entries(law, rule, lang))}"
    )
    return element("div", inner, class_="b-mini-check", data_rule=rule_id)


def _asked_of(law: Law, rule: Rule) -> list[str]:
    """Return the questions a rule asks on any basis, and its own that wait for provincial guides."""
    found = {path for basis in Basis for path in asked_on(law, rule, basis)}
    return [path for path in law.facts if path in found]


def _small_row(law: Law, rule: Rule, path: str, lang: Lang) -> str:
    fact = law.facts[path]
    if "[]" in path:
        return ""
    if fact.type == "list":
        return list_row(law, fact, lang, _asked_of_entry(law, rule, path), small=True)
    return row(law, fact, lang, small=True)


def _asked_of_entry(law: Law, rule: Rule, name: str) -> set[str]:
    return {*_asked_of(law, rule), *(f.path for f in fields(law, name) if not f.decides)}


def _small_entries(law: Law, rule: Rule, lang: Lang) -> dict[str, str]:
    lists = [p for p in _asked_of(law, rule) if law.facts[p].type == "list"]
    return {
        name: entry_part(law, law.facts[name], lang, _asked_of_entry(law, rule, name), small=True)
        for name in lists
    }


def _unanswered(law: Law, rule_id: str, lang: Lang) -> str:
    """Return the verdicts before any answer, as the checker itself gives them."""
    app, _ = parse({}, law, max(i.checked for i in law.instruments.values()))
    panel = Panel(app, evaluate(app, law), law, tuple(Basis), lang, "../../")
    return panel.mini(rule_id)
