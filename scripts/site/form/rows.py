"""One question as a row of the form: label, control, why and where, and the basis that asks it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.asks import asked_by_route, bases_of
from checker.model import Basis
from scripts.site.form.controls import colon, control, field_of, is_group
from scripts.site.form.words import inline, say
from scripts.site.markup import element, tag, text

if TYPE_CHECKING:
    from checker.model import Fact, Lang, Law

# What adds a caution to the route, and what can contradict the company.
CAUTIONS = ("company.province", "service.phone_network", "shareholders[].foreign")


def row(law: Law, fact: Fact, lang: Lang, *, small: bool = False, tagged: bool = True) -> str:
    """Write one question; a small row has no fold, and a block may carry the basis for its rows."""
    folded = "" if small else hint(law, fact, lang, tagged=tagged)
    attributes = {
        "class_": "b-row",
        "id": f"q-{fact.path}",
        "data_path": fact.path,
        "data_type": fact.type,
        "data_short": fact.short.of(lang),
        "data_gate": "yes" if fact.gate else "",
        "data_stays": "yes" if fact.gate or always_shown(fact) else "",
        "data_route": "yes" if fact.path in (*_by_route(law), *CAUTIONS) else "",
        "data_paper": "yes" if fact.no else "",
        "data_kept": "" if fact.decides else "yes",
        "data_idle": "yes" if is_idle(law, fact) else "",
    }
    held = element("div", control(law, fact, lang), class_="b-control")
    if is_group(fact):
        legend = element("legend", _label(fact, lang), class_="b-label")
        return element("fieldset", legend + folded + held, **attributes)
    label = element("label", _label(fact, lang), class_="b-label", for_=field_of(fact))
    return element("div", label + folded + held, **attributes)


def is_idle(law: Law, fact: Fact) -> bool:
    """Tell whether only provincial guides ask this question: it waits for the province that decides."""
    asked = set(bases_of(law, fact.path)) - {Basis.LOCAL} or fact.path in _by_route(law)
    return not asked and not always_shown(fact)


def always_shown(fact: Fact) -> bool:
    """Tell whether a question stays whatever is answered: it is kept, or it may contradict."""
    return not fact.decides or fact.path in CAUTIONS


@cache
def _by_route(law: Law) -> tuple[str, ...]:
    return asked_by_route(law)


def only_basis(law: Law, fact: Fact) -> str:
    """Return the bases that ask a question, or nothing where all do, or the route does."""
    bases = set(bases_of(law, fact.path))
    if fact.gate or fact.path in _by_route(law) or {Basis.LAW, Basis.CHECKLIST} <= bases:
        return ""
    order = (Basis.LAW, Basis.CHECKLIST, Basis.LOCAL)
    return "-".join(basis.value for basis in order if basis in bases)


def basis_tag(basis: str, lang: Lang) -> str:
    """Say that only one basis asks."""
    return f" {tag(text(say(f'only-{basis}', lang)))}" if basis else ""


def _label(fact: Fact, lang: Lang) -> str:
    unit = fact.unit.of(lang) if fact.unit else ""
    if not unit:
        return inline(fact.label.of(lang), lang)
    said = text(f"（{unit}）" if lang == "zh" else f" ({unit})")
    return inline(fact.label.of(lang), lang) + said


def hint(law: Law, fact: Fact, lang: Lang, *, tagged: bool = True) -> str:
    """Fold away why a question is asked, where to look and whom to ask."""
    spoken = element("span", text(f"{colon(lang)}{fact.short.of(lang)}"), class_="b-sr")
    marks = basis_tag(only_basis(law, fact), lang) if tagged else ""
    summary = element("summary", f"{text(say('fold', lang))}{spoken}{marks}")
    said = (
        ("why", fact.why.of(lang)),
        ("where", fact.where.of(lang)),
        ("ask", say(f"owner.{fact.owner}", lang)),
    )
    pairs = "".join(
        f"<div><dt>{text(say(key, lang))}</dt><dd>{inline(value, lang)}</dd></div>"
        for key, value in said
    )
    listed = element("dl", pairs, id=f"{field_of(fact)}-why")
    return element("details", summary + listed, class_="b-why")
