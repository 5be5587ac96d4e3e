"""The overviews: every condition, every material, one row each, for the screen and one A4 page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.asks import asked_on
from checker.model import Basis, general_path
from checker.report.guides import page_of
from checker.report.markup import icon
from scripts.site import rules
from scripts.site.markup import cell, element, heads, link, muted, span, text
from scripts.site.shorten import bare, brief
from scripts.site.words import joined, say

if TYPE_CHECKING:
    from checker.model import Lang, Law, Rule

DEPTH = 1
FORM = ("copy", "signs", "seals", "fresh")
COLUMNS = {
    "condition": ("overview.decided-by", "overview.shown-by"),
    "material": (
        "row.copy",
        "row.signs",
        "overview.seals-or-issues",
        "row.fresh",
        "overview.ready",
    ),
}
# Papers that no line is about stand beside the one whose page tells of them.
WITH_OTHERS = ("application-form", "lawful-operation-commitment")
BOX = '<span class="b-box" aria-hidden="true"></span>'
BLANKS = ("overview.blank-company", "overview.blank-date", "overview.blank-authority")


def overview(law: Law, kind: str, lang: Lang) -> str:
    """Write one row a rule, those of the old checklist first, and what a printed page needs."""
    listed = [r for r in rules.of_kind(law, kind) if rules.current(r, Basis.CHECKLIST)]
    other = [r for r in rules.of_kind(law, kind) if r not in listed]
    lines = (
        f'<table class="b-overview b-overview--{kind}s">',
        element("caption", text(say(f"overview.{kind}s", lang))),
        f"<thead><tr>{''.join(_heads(kind, lang))}</tr></thead>",
        _group(law, "listed", listed, lang),
        _group(law, "law", other, lang),
        "</table>",
        _local(law, kind, lang),
        _foot(kind, lang),
    )
    return "\n".join(lines) + "\n"


def _heads(kind: str, lang: Lang) -> list[str]:
    bases = [_basis_head(basis, lang) for basis in (Basis.LAW, Basis.CHECKLIST)]
    number, name = heads(("column.number", f"column.{kind}"), lang)
    return [number, name, *bases, *heads(COLUMNS[kind], lang)]


def _basis_head(basis: Basis, lang: Lang) -> str:
    name = f"{icon(basis.value)} {text(say(f'basis.{basis.value}', lang))}"
    role = span("b-role", text(say(f"role.{basis.value}", lang)))
    return element("th", f"{name} {role}", scope="col", class_=f"b-{basis.value}")


def _group(law: Law, name: str, listed: list[Rule], lang: Lang) -> str:
    kind = listed[0].kind
    numbers = {"first": listed[0].number, "last": listed[-1].number}
    title = text(say(f"overview.{name}-{kind}", lang, **numbers))
    columns = str(4 + len(COLUMNS[kind]))
    head = element("th", title, colspan=columns, scope="rowgroup")
    rows = [_row(law, rule, lang) for rule in listed]
    return "\n".join(("<tbody>", f'<tr class="b-overview__group">{head}</tr>', *rows, "</tbody>"))


def _row(law: Law, rule: Rule, lang: Lang) -> str:
    name = element("a", text(rule.nav.of(lang)), href=rules.address(rule, DEPTH))
    if rule.id in WITH_OTHERS:
        name = f"{name}<br>{muted(_beside(rule, lang))}"
    more = _condition_cells if rule.kind == "condition" else _material_cells
    cells = (
        element("td", str(rule.number), class_="b-overview__n"),
        element("th", name, scope="row"),
        _basis_cell(rule, Basis.LAW, lang),
        _basis_cell(rule, Basis.CHECKLIST, lang),
        *more(law, rule, lang),
    )
    return f"<tr>{''.join(cells)}</tr>"


def _beside(rule: Rule, lang: Lang) -> str:
    """Name the paper that goes with a material, linked to the page that tells of it."""
    return link(rules.address(rule, DEPTH), text(say(f"beside.{rule.id}", lang)))


def _basis_cell(rule: Rule, basis: Basis, lang: Lang) -> str:
    content = _in_short(rule, basis, lang)
    name = say(f"basis.{basis.value}", lang)
    return element("td", content, class_=f"b-{basis.value}", data_label=name)


def _in_short(rule: Rule, basis: Basis, lang: Lang) -> str:
    version = rules.current(rule, basis)
    if version is None:
        return muted(text(say("overview.not-listed", lang)))
    if not version.asked:
        day = rules.dropped_on(rule, basis)
        said = (
            say("overview.dash-since", lang, year=day.year) if day else say("overview.dash", lang)
        )
        return muted(text(said))
    first = rules.FORM_ROWS[rule.kind][0]
    said = brief(version.form.get(first, version.asks).of(lang))
    if said in (rule.nav.of(lang), rule.title.of(lang)):
        said = say("requirement.asked", lang)
    if version.certainty != "reported":
        return text(said)
    return f"{text(said)}{muted(text(say('overview.reported', lang)))}"


def _condition_cells(law: Law, rule: Rule, lang: Lang) -> list[str]:
    """Name the questions that decide a condition and link the materials that show it."""
    asked = joined([law.facts[path].short.of(lang) for path in deciding(law, rule)], lang)
    papers = [
        link(rules.address(r, DEPTH), text(f"{r.number}\u00a0{r.nav.of(lang)}"))
        for r in rules.of_kind(law, "material")
        if rule.id in r.supports
    ]
    shown = joined(papers, lang)
    names = [say(key, lang) for key in COLUMNS["condition"]]
    none = muted(text(say("overview.no-material", lang)))
    return [cell(text(asked), names[0]), cell(shown or none, names[1])]


def deciding(law: Law, rule: Rule) -> list[str]:
    """Return the questions law and checklist ask of a rule; a list stands for its entries."""
    bases = (Basis.LAW, Basis.CHECKLIST)
    found = dict.fromkeys(path for basis in bases for path in asked_on(law, rule, basis))
    lists = [path for path in found if law.facts[path].type == "list"]
    order = list(law.facts)
    kept = [p for p in found if general_path(p).partition("[")[0] not in lists or p in lists]
    return sorted(kept, key=order.index)


def _material_cells(_law: Law, rule: Rule, lang: Lang) -> list[str]:
    cells = [
        cell(_form(rule, key, lang), say(column, lang))
        for key, column in zip(FORM, COLUMNS["material"], strict=False)
    ]
    return [*cells, element("td", BOX, class_="b-overview__box")]


def _form(rule: Rule, key: str, lang: Lang) -> str:
    """Return what the row's own basis says; where it is silent, the current one's."""
    listed, law = rules.current(rule, Basis.CHECKLIST), rules.current(rule, Basis.LAW)
    own = listed or law
    shorten = brief if key == "copy" else bare
    if own and key in own.form:
        return text(shorten(own.form[key].of(lang)))
    if law and law.asked and key in law.form:
        return text(say("overview.by-law", lang, said=shorten(law.form[key].of(lang))))
    return ""


def _local(law: Law, kind: str, lang: Lang) -> str:
    """Name the provinces whose guides add to the list."""
    title = element("b", text(say("overview.local-title", lang)))
    versions = (v for rule in rules.of_kind(law, kind) for v in rules.local(rule) if v.asked)
    codes = sorted({str(version.authority) for version in versions})
    links = (_province(law, code, lang) for code in codes)
    before, after = (text(part) for part in say("overview.local-some", lang).split("{names}"))
    said = f"{before}{say('mark.list', lang).join(links)}{after}"
    return element("p", f"{title} {said}", class_="b-overview__local")


def _province(law: Law, code: str, lang: Lang) -> str:
    name = text(law.authorities[code].province.of(lang))
    return link(f"{'../' * DEPTH}{page_of(code, law)}", name)


def _foot(kind: str, lang: Lang) -> str:
    """Write the legend, and the blanks and the page number of the printed page."""
    blanks = "".join(span("b-blank", text(say(key, lang))) for key in BLANKS)
    parts = (
        element("p", text(say(f"overview.legend-{kind}s", lang))),
        element("p", text(say("overview.only-information", lang))),
        element("p", blanks, class_="b-overview__blanks"),
        element("p", text(say("overview.page", lang)), class_="b-overview__page"),
    )
    return element("div", "".join(parts), class_="b-overview__foot")
