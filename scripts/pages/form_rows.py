"""One question as a row of the form: label, control, why and where, and the basis that asks it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.asks import asked_by_route, bases_of
from checker.model import NATIONWIDE, WHOLE_NETWORK_AUTHORITY
from scripts.pages.form_words import say
from scripts.pages.markup import element, tag, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Fact, Lang, Law

# What is only printed, what adds a caution to the route, and what can contradict the company.
PRINTED = ("company.name", "shareholders[].name")
CAUTIONS = ("company.province", "shareholders[].foreign")
ALWAYS_SHOWN = (*PRINTED, *CAUTIONS)
NUMBERS = ("money", "integer", "number")
UNSURE = "unsure"
# A choice of so few answers is shown as buttons in a row.
MOST_BUTTONS = 2


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
        "data_stays": "yes" if fact.gate or fact.path in ALWAYS_SHOWN else "",
        "data_paper": "yes" if fact.no else "",
        "data_idle": "yes" if is_idle(law, fact) else "",
    }
    if _in_parts(fact):
        legend = element("legend", _label(fact, lang), class_="b-label")
        control = element("div", _parts(law, fact, lang), class_="b-control")
        return element("fieldset", legend + folded + control, **attributes)
    label = element("label", _label(fact, lang), class_="b-label", for_=_field(fact))
    control = element("div", _single(law, fact, lang), class_="b-control")
    return element("div", label + folded + control, **attributes)


def is_idle(law: Law, fact: Fact) -> bool:
    """Tell whether nothing asks this question yet: it waits for local guides."""
    asked = bases_of(law, fact.path) or fact.path in _by_route(law)
    return not asked and fact.path not in ALWAYS_SHOWN


@cache
def _by_route(law: Law) -> tuple[str, ...]:
    return asked_by_route(law)


def only_basis(law: Law, fact: Fact) -> str:
    """Return the one basis that asks a question, or nothing where several do or the route does."""
    bases = bases_of(law, fact.path)
    alone = len(bases) == 1 and not fact.gate and fact.path not in _by_route(law)
    return bases[0].value if alone else ""


def basis_tag(basis: str, lang: Lang) -> str:
    """Say that only one basis asks."""
    return f" {tag(text(say(f'only-{basis}', lang)))}" if basis else ""


def _label(fact: Fact, lang: Lang) -> str:
    unit = fact.unit.of(lang) if fact.unit else ""
    if not unit:
        return text(fact.label.of(lang))
    return text(
        f"{fact.label.of(lang)}（{unit}）" if lang == "zh" else f"{fact.label.of(lang)} ({unit})"
    )


def hint(law: Law, fact: Fact, lang: Lang, *, tagged: bool = True) -> str:
    """Fold away why a question is asked, where to look and whom to ask."""
    spoken = element("span", text(f"{_colon(lang)}{fact.short.of(lang)}"), class_="b-sr")
    marks = basis_tag(only_basis(law, fact), lang) if tagged else ""
    summary = element("summary", f"{text(say('fold', lang))}{spoken}{marks}")
    said = (
        ("why", fact.why.of(lang)),
        ("where", fact.where.of(lang)),
        ("ask", say(f"owner.{fact.owner}", lang)),
    )
    pairs = "".join(
        f"<div><dt>{text(say(key, lang))}</dt><dd>{text(value)}</dd></div>" for key, value in said
    )
    listed = element("dl", pairs, id=f"{_field(fact)}-why")
    return element("details", summary + listed, class_="b-why")


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh" else ": "


def _field(fact: Fact) -> str:
    return f"f-{fact.path}"


def _in_parts(fact: Fact) -> bool:
    """Tell whether a question is a group of controls, named by a legend."""
    few = fact.type == "choice" and len(fact.options) <= MOST_BUTTONS
    return few or fact.type in ("bool", "provinces", "services")


def _parts(law: Law, fact: Fact, lang: Lang) -> str:
    if fact.type == "bool":
        return _buttons(fact, (("yes", say("yes", lang)), ("no", say("no", lang))), lang)
    if fact.type == "choice":
        return _buttons(fact, ((o.id, o.text.of(lang)) for o in fact.options), lang)
    return _picker(law, fact, lang)


def _buttons(fact: Fact, answers: Iterable[tuple[str, str]], lang: Lang) -> str:
    offered = (*answers, (UNSURE, say("unsure", lang)))
    return element(
        "div", "".join(_button(fact, value, said) for value, said in offered), class_="b-seg"
    )


def _button(fact: Fact, value: str, said: str) -> str:
    kind = ' class="b-seg__unsure"' if value == UNSURE else ""
    return (
        f'<label{kind}><input type="radio" name="{fact.path}" value="{value}">'
        f"<span>{text(said)}</span></label>"
    )


def _single(law: Law, fact: Fact, lang: Lang) -> str:
    if fact.type in ("choice", "province"):
        return _select(law, fact, lang)
    if fact.type == "text":
        return _input(fact, "text", autocomplete="off")
    if fact.type == "date":
        field = _input(fact, "date", max="9999-12-31")
        return f"{field}{unsure_box(fact, lang)}"
    mode = "decimal" if fact.type == "number" else "numeric"
    hint = say("whole-number", lang) if fact.type in ("money", "integer") else ""
    field = _input(fact, "text", inputmode=mode, autocomplete="off", placeholder=hint)
    return f"{field}{unsure_box(fact, lang)}"


def _input(fact: Fact, kind: str, **attributes: str) -> str:
    pairs = {"name": fact.path, "id": _field(fact), "class": "b-field"} | attributes
    written = "".join(f' {key}="{value}"' for key, value in pairs.items() if value)
    error = f'<span class="b-error" id="{_field(fact)}-error"></span>'
    return f'<input type="{kind}"{written}>{error}'


def unsure_box(fact: Fact, lang: Lang) -> str:
    """Write "not sure" as a button that stays pressed; without a script it is a box to tick."""
    return toggle(f"{fact.path}:unsure", UNSURE, say("unsure", lang))


def toggle(name: str, value: str, said: str) -> str:
    """Write a checkbox that looks like a button."""
    kind = "b-toggle b-toggle--unsure" if value == UNSURE else "b-toggle"
    return (
        f'<label class="{kind}"><input type="checkbox" name="{name}" value="{value}">'
        f"<span>{text(said)}</span></label>"
    )


def _select(law: Law, fact: Fact, lang: Lang) -> str:
    offered = _provinces(law, lang) if fact.type == "province" else _options(fact, lang)
    ends = (("", say("choose", lang)), *offered, (UNSURE, say("unsure", lang)))
    options = "".join(f'<option value="{value}">{text(said)}</option>' for value, said in ends)
    by_hand = _by_hand(ends[1:] if fact.type == "choice" else ends[-1:])
    field = element("select", options, class_="b-field", name_=fact.path, id=_field(fact))
    return field + by_hand


def _by_hand(answers: Iterable[tuple[str, str]]) -> str:
    """Write the answers as boxes that only paper shows."""
    boxes = " ".join(
        f'<span><span class="b-box"></span> {text(said)}</span>' for _, said in answers
    )
    return f'<span class="b-by-hand" aria-hidden="true">{boxes}</span>'


def _options(fact: Fact, lang: Lang) -> tuple[tuple[str, str], ...]:
    return tuple((o.id, o.text.of(lang)) for o in fact.options)


def _provinces(law: Law, lang: Lang) -> tuple[tuple[str, str], ...]:
    return tuple(
        (code, found.province.of(lang))
        for code, found in law.authorities.items()
        if code != WHOLE_NETWORK_AUTHORITY
    )


def _picker(law: Law, fact: Fact, lang: Lang) -> str:
    """Write many boxes behind one button that states the choice."""
    is_provinces = fact.type == "provinces"
    offered = _provinces(law, lang) if is_provinces else _options(fact, lang)
    whole = (
        ((NATIONWIDE, say("nationwide", lang)), ("none", say("abroad-only", lang)))
        if is_provinces
        else (("none", say("none", lang)),)
    )
    rest = (*whole, (UNSURE, say("unsure", lang)))
    ends = "".join(toggle(fact.path, value, said) for value, said in rest)
    boxes = "".join(_box(fact, value, said) for value, said in offered)
    label = say(f"filter-{fact.type}", lang)
    search = (
        f'<input type="search" class="b-field b-pick__find" aria-label="{text(label)}" '
        f'placeholder="{text(label)}" autocomplete="off">'
    )
    state = element("span", text(say("choose", lang)), class_="b-pick__said")
    # The name of the button is the question and the choice; the legend is not read again.
    spoken = element("span", text(f"{fact.short.of(lang)}{_colon(lang)}"), class_="b-sr")
    body = (
        f'<div class="b-pick__ends">{ends}</div>{search}'
        f'<p class="b-pick__count b-sr" role="status"></p>'
        f'<div class="b-pick__boxes b-pick__boxes--{fact.type}">{boxes}</div>'
    )
    summary = element("summary", spoken + state, class_="b-field")
    return (
        element("details", summary + element("div", body, class_="b-pick__body"), class_="b-pick")
        + f'<span class="b-error" id="{_field(fact)}-error"></span>'
    )


def _box(fact: Fact, value: str, said: str) -> str:
    return (
        f'<label><input type="checkbox" name="{fact.path}" value="{value}"> '
        f"<span>{text(said)}</span></label>"
    )
