"""What stands around the questions: the rail, the filter, the result as it is before any answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.markup import icon, pill
from scripts.site.form.lists import button
from scripts.site.form.words import say
from scripts.site.markup import element, link, span, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import Lang, Law, Section


def rail(sections: Iterable[tuple[Section, int]], lang: Lang) -> str:
    """Write the list of sections with how much of each is answered."""
    items = "".join(_rail_item(section, count, lang) for section, count in sections)
    total = element("p", text(say("rail-empty", lang)), class_="b-rail__total")
    return element(
        "nav",
        f"<ul>{items}</ul>{total}",
        class_="b-rail",
        aria_label=say("sections", lang),
    )


def _rail_item(section: Section, count: int, lang: Lang) -> str:
    ring = '<span class="b-ring" aria-hidden="true"></span>'
    counted = f", {text(say('answered', lang, n=0, m=count))}" if count else ""
    shown = element("span", f"0/{count}" if count else "", class_="b-rail__n", aria_hidden="true")
    spoken = element("span", counted, class_="b-sr b-rail__spoken")
    name = element("span", text(section.title.of(lang)), class_="b-rail__name")
    content = f"{ring}{name}{shown}{spoken}"
    return f'<li><a href="#s-{section.id}" data-section="{section.id}">{content}</a></li>'


def gate_note(lang: Lang) -> str:
    """Ask for the eight questions that settle most."""
    mark = "" if lang == "zh" else " "
    said = f"<strong>{text(say('gate-lead', lang))}</strong>{mark}{text(say('gate-rest', lang))}"
    return element("p", said, class_="b-note b-note--info b-gate")


def filters(lang: Lang) -> str:
    """Write which questions are listed; the current requirements cannot be left out."""
    law = _chip("law", lang, aria_disabled="true", aria_describedby="b-law-always")
    others = "".join(_chip(basis, lang) for basis in ("local", "checklist"))
    reason = element("span", text(say("law-always", lang)), class_="b-sr", id="b-law-always")
    title = element("span", text(say("questions-for", lang)), id="b-filter")
    group = element(
        "span",
        f"{title} {law}{others}{reason}",
        class_="b-filter__chips",
        role="group",
        aria_labelledby="b-filter",
    )
    label = text(say("unanswered", lang))
    unanswered = button(label, "unanswered", "b-filter__open", "b-link", aria_pressed="false")
    shown = '<span class="b-sr" role="status" data-part="shown"></span>'
    return f'<div class="b-filter" hidden>{group}{unanswered}{shown}</div>'


def _chip(basis: str, lang: Lang, **more: str) -> str:
    """Write a filter chip; the law's is pressed for good."""
    content = f"{icon(basis)}{text(say(f'basis.{basis}', lang))}"
    pressed = {"aria_pressed": "true", "data_basis": basis}
    return element("button", content, type="button", class_="b-chip", **pressed, **more)


def result(law: Law, lang: Lang) -> str:
    """Write the result as it is before any answer, and the places of its other states."""
    counts = {basis: say("rules", lang, n=_rules_on(law, basis)) for basis in Basis}
    rows = "".join(_empty_row(basis, counts, lang) for basis in Basis)
    state = element(
        "span", text(say("no-answers", lang)), class_="b-result__state", data_part="state"
    )
    title = element("h2", text(say("result", lang)), id="b-result", tabindex="-1")
    jump = element(
        "a", text(say("to-question", lang)), class_="b-skip", href="#b-form", data_do="next"
    )
    foot = (
        f"<p>{text(say('empty-result', lang))}</p><p>{text(say('have-file', lang))}"
        f'{"" if lang == "zh" else " "}<button type="button" class="b-link" data-do="open">'
        f"{text(say('open-it', lang))}</button></p>"
    )
    panel = f'<ul class="b-verdicts">{rows}</ul><div class="b-foot">{foot}</div>'
    inner = (
        f'<div class="b-result__head">{title}{state}</div>{jump}'
        f"{states(lang)}{element('div', panel, data_part='panel', class_='b-result__panel')}"
    )
    held = element("div", inner, class_="b-result__inner")
    return element("aside", held, class_="b-result b-panel", aria_labelledby="b-result")


def _rules_on(law: Law, basis: Basis) -> int:
    return sum(1 for rule in law.rules if rule.versions_on(basis))


def _row(basis: Basis, end: str, below: str, lang: Lang) -> str:
    name = span("b-verdict__name", text(say(f"basis.{basis.value}", lang)))
    role = span("b-verdict__role", text(say(f"role.{basis.value}", lang)))
    head = span("b-verdict__head", f"{name} {role}")
    content = f"{icon(basis.value)}{head} {end}{below}"
    return element("li", content, class_=f"b-verdict b-verdict--{basis.value}")


def _empty_row(basis: Basis, counts: Mapping[Basis, str], lang: Lang) -> str:
    if basis is Basis.LOCAL:
        note = element("span", text(say("report.choose-province", lang)), class_="b-counts")
        return _row(
            basis, "", f'<span class="b-bar b-bar--still" aria-hidden="true"></span>{note}', lang
        )
    bar = '<span class="b-bar" aria-hidden="true"><i class="b-bar__unknown"></i></span>'
    count = element("span", text(counts[basis]), class_="b-counts")
    return _row(basis, pill("unknown", lang, "overall"), f"{bar}{count}", lang)


def waiting(lang: Lang) -> str:
    """Return the verdict rows while the checker loads."""
    note = element("span", text(say("waiting", lang)), class_="b-verdict__note")
    bar = '<span class="b-bar b-bar--still" aria-hidden="true"></span>'
    rows = "".join(_row(basis, note, bar, lang) for basis in Basis)
    lock = f'<div class="b-foot"><p>{icon("lock")} {text(say("served-here", lang))}</p></div>'
    return f'<ul class="b-verdicts">{rows}</ul>{lock}'


def states(lang: Lang) -> str:
    """Return what is shown while the checker loads, where it could not, and where it asks first."""
    label = text(say("loading", lang))
    load = (
        f'<div class="b-load" data-part="load" hidden><p class="b-load__head">'
        f'<strong>{label}</strong> <span data-part="bytes"></span></p>'
        f'<progress class="b-load__bar" data-part="progress" aria-label="{label}" max="1" '
        f'value="0"></progress>'
        f"<p>{text(say('keep-answering', lang))}</p></div>"
    )
    offer = (
        f'<div class="b-load" data-part="offer" hidden><p>{text(say("load-note", lang))}</p>'
        f"<p>{button(text(say('load-button', lang)), 'load', 'b-button--primary')}</p></div>"
    )
    return f'{offer}{load}<div class="b-failed" data-part="failed" hidden></div>'


def summary_bar(lang: Lang) -> str:
    """Write the phone's bar at the foot of the page, and the sheet it opens."""
    said = (
        f'<div class="b-summary__said"><p>{icon("law")} '
        f"<strong>{text(say('basis.law', lang))}</strong> "
        f'<span data-part="bar-counts">{text(say("no-answers", lang))}</span></p>'
        f'<span class="b-bar b-bar--still" aria-hidden="true" data-part="bar-bar"></span></div>'
    )
    spoken = '<span class="b-sr" data-part="bar-spoken"></span>'
    show = button(
        f"<span>{text(say('show-result', lang))}{spoken}</span>",
        "sheet",
        "b-button--primary b-button--large",
    )
    label = text(say("result", lang))
    bar = element("div", said + show, class_="b-summary", role="region", aria_label=label)
    close = button(
        f"{icon('close')}<span>{text(say('close', lang))}</span>", "close-sheet", "b-button--plain"
    )
    head = f'<div class="b-sheet__head">{close}<h2 id="b-sheet" tabindex="-1">{label}</h2></div>'
    content = f'{head}<div class="b-sheet__body"></div>'
    return bar + element("dialog", content, class_="b-sheet", aria_labelledby="b-sheet")


def no_script(lang: Lang, root: str) -> str:
    """Say what works without JavaScript."""
    lists = " · ".join(
        link(f"{root}{kind}/", text(say(f"overview-{kind}", lang)))
        for kind in ("conditions", "materials")
    )
    said = f"{text(say('needs-script', lang))} {lists}"
    return element("noscript", element("p", said, class_="b-note b-note--info"))
