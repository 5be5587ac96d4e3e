"""Write a comparison for the checker's page: what changed since a result was pinned, or saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.filing.compare.find import Change, Comparison, Side, compare, side_of, side_of_receipt
from checker.filing.compare.plain import amount, because, headline, in_route, told, verdict
from checker.load import load_law
from checker.model import Lang, Law, Text
from checker.page_request import application_of, lang_of
from checker.report import markup
from checker.report.html import Html, el, together
from checker.report.outline import numbered
from checker.words import phrase, word


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what changed since ``before``, which holds an ``application`` or a ``receipt``."""
    law, lang, before = load_law(), lang_of(asked), asked["before"]
    app, _ = application_of(asked, law)
    is_pinned = "application" in before
    found = compare(_before(asked, before, law), side_of(app, law), law)
    return {
        "ok": True,
        "panel": _panel(found, law, lang, is_pinned=is_pinned),
        "changed": found.count,
    }


def _before(asked: dict[str, Any], before: dict[str, Any], law: Law) -> Side:
    if "application" not in before:
        return side_of_receipt(before["receipt"])
    app, _ = application_of(asked | {"application": before["application"]}, law)
    return side_of(app, law)


def _panel(found: Comparison, law: Law, lang: Lang, *, is_pinned: bool) -> Html:
    changes = (_change(found, change, law, lang) for change in found.changed)
    lines = [*_route(found, law, lang), *_capital(found, lang), *changes]
    told_before = together(markup.label("compare.before", lang), " ", told(found.before).of(lang))
    return together(
        el(
            "div",
            el("p", el("strong", headline(found).of(lang))),
            el("div", *_buttons(lang, is_pinned=is_pinned), cls="b-pinned__acts"),
            cls="b-pinned__head",
        ),
        el("p", told_before, cls="b-pinned__day"),
        el("ol", *lines, cls="b-changes") if lines else Html(),
    )


def _buttons(lang: Lang, *, is_pinned: bool) -> Iterator[Html]:
    """Go back to what was pinned, pin what stands now instead, or close."""
    acts = {"back-to-pinned": "pin.back", "pin": "pin.keep"} if is_pinned else {}
    for act, key in {**acts, "unpin": "pin.unpin" if is_pinned else "pin.close"}.items():
        yield el("button", phrase(key, lang), type="button", cls="b-button", data_do=act)


def _route(found: Comparison, law: Law, lang: Lang) -> Iterator[Html]:
    for part in found.route:
        before, after = (in_route(part, value, law) for value in (part.before, part.after))
        name = phrase(f"route.{part.name}", lang)
        yield _line(part.name, el("strong", name), _said(before, lang), _said(after, lang))


def _capital(found: Comparison, lang: Lang) -> Iterator[Html]:
    """Show the least registered capital beside the route, where another scope asks for another."""
    if found.capital:
        before, after = map(amount, (found.capital.before, found.capital.after))
        name = el("strong", phrase("need-line.capital", lang))
        yield _line("capital", name, _said(before, lang), _said(after, lang))


def _change(found: Comparison, change: Change, law: Law, lang: Lang) -> Html:
    basis = change.basis.value
    title = word("phrase.numbered", n=numbered(change.rule), title=change.rule.nav).of(lang)
    name = together(
        el("strong", title),
        " ",
        el("span", phrase(f"basis.{basis}", lang), cls="b-changes__basis"),
    )
    why = el(
        "p",
        phrase("compare.because", lang),
        f"{markup.colon(lang)} ",
        because(found, change, law).of(lang),
        cls="b-changes__why",
    )
    before, after = _verdict(change.before, lang), _verdict(change.after, lang)
    return _line(f"{change.rule.id} {basis}", name, before, after, why)


def _line(key: str, name: Html, before: Html, after: Html, *more: Html) -> Html:
    arrow = together(" ", el("span", "→", aria_hidden="true"), " ")
    turned = el("p", before, arrow, after)
    return el("li", el("p", name), turned, *more, data_key=key)


def _verdict(value: str | None, lang: Lang) -> Html:
    return markup.pill(value, lang) if value else _said(verdict(None), lang)


def _said(text: Text, lang: Lang) -> Html:
    return el("span", text.of(lang))
