"""The control of a question: buttons, a list, a field, or boxes behind a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import NATIONWIDE, WHOLE_NETWORK_AUTHORITY
from scripts.site.form.words import say
from scripts.site.markup import element, text
from scripts.site.rules import named as numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Fact, Lang, Law

UNSURE = "unsure"
# A choice of so few answers is shown as buttons in a row.
MOST_BUTTONS = 2


def colon(lang: Lang) -> str:
    """Return the language's colon, with the space it takes."""
    return "：" if lang == "zh" else ": "


def field_of(fact: Fact) -> str:
    """Return the id of a question's field."""
    return f"f-{fact.path}"


def is_group(fact: Fact) -> bool:
    """Tell whether a question is a group of controls, named by a legend."""
    few = fact.type == "choice" and len(fact.options) <= MOST_BUTTONS
    return few or fact.type in ("bool", "provinces", "services")


def control(law: Law, fact: Fact, lang: Lang) -> str:
    """Write the control of a question's type; each has "not sure" among its answers."""
    match fact.type:
        case "bool":
            return _buttons(fact, (("yes", say("yes", lang)), ("no", say("no", lang))), lang)
        case "provinces" | "services":
            return _picker(law, fact, lang)
        case "choice" if is_group(fact):
            return _buttons(fact, _options(fact, lang), lang)
        case "choice" | "province" | "rule":
            return _select(law, fact, lang)
        case "text":
            return _input(fact, "text", autocomplete="off")
    return f"{_written(fact, lang)}{toggle(f'{fact.path}:unsure', UNSURE, say('unsure', lang))}"


def _written(fact: Fact, lang: Lang) -> str:
    if fact.type == "date":
        return _input(fact, "date", max="9999-12-31")
    mode = "decimal" if fact.type == "number" else "numeric"
    example = "" if fact.type == "number" else say("whole-number", lang)
    return _input(fact, "text", inputmode=mode, autocomplete="off", placeholder=example)


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


def _input(fact: Fact, kind: str, **attributes: str) -> str:
    pairs = {"name": fact.path, "id": field_of(fact), "class": "b-field"} | attributes
    written = "".join(f' {key}="{value}"' for key, value in pairs.items() if value)
    error = f'<span class="b-error" id="{field_of(fact)}-error"></span>'
    return f'<input type="{kind}"{written}>{error}'


def toggle(name: str, value: str, said: str) -> str:
    """Write a checkbox that looks like a button."""
    kind = "b-toggle b-toggle--unsure" if value == UNSURE else "b-toggle"
    return (
        f'<label class="{kind}"><input type="checkbox" name="{name}" value="{value}">'
        f"<span>{text(said)}</span></label>"
    )


def _select(law: Law, fact: Fact, lang: Lang) -> str:
    offered = _offered(law, fact, lang)
    ends = (("", say("choose", lang)), *offered, (UNSURE, say("unsure", lang)))
    options = "".join(f'<option value="{value}">{text(said)}</option>' for value, said in ends)
    by_hand = _by_hand(ends[1:] if fact.type == "choice" else ends[-1:])
    field = element("select", options, class_="b-field", name_=fact.path, id=field_of(fact))
    return field + by_hand


def _offered(law: Law, fact: Fact, lang: Lang) -> tuple[tuple[str, str], ...]:
    match fact.type:
        case "province":
            return _provinces(law, lang)
        case "rule":
            return tuple((r.id, f"{numbered(r, lang)} {r.nav.of(lang)}") for r in law.rules)
    return _options(fact, lang)


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
    """Write many boxes behind one button that states the choice.

    Where none of them is the usual answer, it stands before the button, and "not sure" after it.
    """
    is_provinces = fact.type == "provinces"
    offered = _provinces(law, lang) if is_provinces else _options(fact, lang)
    whole = (
        ((NATIONWIDE, say("nationwide", lang)), ("none", say("abroad-only", lang)))
        if is_provinces
        else (("none", say("none", lang)),)
    )
    unsure = toggle(fact.path, UNSURE, say("unsure", lang))
    ends = "".join(toggle(fact.path, value, said) for value, said in whole)
    boxes = "".join(_box(fact, value, said) for value, said in offered)
    label = say(f"filter-{fact.type}", lang)
    search = (
        f'<input type="search" class="b-field b-pick__find" aria-label="{text(label)}" '
        f'placeholder="{text(label)}" autocomplete="off">'
    )
    state = element("span", text(say("choose", lang)), class_="b-pick__said")
    # The name of the button is the question and the choice; the legend is not read again.
    spoken = element("span", text(f"{fact.short.of(lang)}{colon(lang)}"), class_="b-sr")
    first, last = ("", "") if is_provinces else (ends, unsure)
    within = f'<div class="b-pick__ends">{ends}{unsure}</div>' if is_provinces else ""
    body = (
        f"{within}{search}"
        f'<p class="b-pick__count b-sr" role="status"></p>'
        f'<div class="b-pick__boxes b-pick__boxes--{fact.type}">{boxes}</div>'
    )
    summary = element("summary", spoken + state, class_="b-field")
    folded = element("div", body, class_="b-pick__body")
    return (
        f"{first}{element('details', summary + folded, class_='b-pick')}{last}"
        f'<span class="b-error" id="{field_of(fact)}-error"></span>'
    )


def _box(fact: Fact, value: str, said: str) -> str:
    return (
        f'<label><input type="checkbox" name="{fact.path}" value="{value}"> '
        f"<span>{text(said)}</span></label>"
    )
