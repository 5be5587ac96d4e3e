"""Write a comparison for the checker's page: what changed since a result was pinned, or saved."""

from __future__ import annotations

from checker.core.words import word
from checker.core.words.terms import BASIS_WORDS
from checker.filing.compare.find import compare, side_of, side_of_receipt
from checker.filing.compare.outline import ChangeLine, headline, lines, told
from checker.io.page_request import application_of
from checker.load import load_law
from checker.model import Data, Text
from checker.report.html import NOTHING, Html, button, colon, el, joined_html, label, pill, together
from checker.report.outline import named


def reply(asked: Data) -> Data:
    """Return what changed since ``before``, which holds an ``application`` or a ``receipt``."""
    law, before = load_law(), asked["before"]
    site = asked.get("site", "../")
    app, _ = application_of(asked)
    is_pinned = "application" in before
    if is_pinned:
        pinned, _ = application_of(asked | {"application": before["application"]})
        earlier = side_of(pinned, law)
    else:
        earlier = side_of_receipt(before["receipt"])
    found = compare(earlier, side_of(app, law), law)
    changes = [_change(line, site) for line in lines(found, law)]
    acts = {"unpin": "pin.unpin" if is_pinned else "pin.close"}
    if is_pinned:
        # Go back to what was pinned, or pin what stands now instead.
        acts = {"back-to-pinned": "pin.back", "pin": "pin.keep"} | acts
    buttons = (button(act, word(key)) for act, key in acts.items())
    told_before = together(label("compare.before"), " ", told(found.before))
    panel = together(
        el(
            "div",
            el("p", el("strong", headline(found))),
            el("div", *buttons, cls="b-side"),
            cls="b-ends",
        ),
        el("p", told_before, cls="b-small"),
        el("ol", *changes, cls="b-changes") if changes else NOTHING,
    )
    return {"panel": panel, "changed": found.count}


def _change(line: ChangeLine, site: str) -> Html:
    """Write one change; what a verdict is stands there as everywhere else, with its mark."""
    before, after = (el("span", each) for each in (line.before, line.after))
    name, why = el("strong", line.title), NOTHING
    if line.change and line.because:
        was, now = line.change.before, line.change.after
        before, after = (
            pill(each) if each else said for each, said in ((was, before), (now, after))
        )
        basis = word(BASIS_WORDS[line.change.basis])
        title = el("strong", named(line.change.rule))
        name = together(title, " ", el("span", basis, cls="b-small"))
        why = el("p", word("compare.because"), colon(), " ", line.because, cls="b-small")
        if line.wording:
            why = together(why, _wording(line, line.wording, site))
    arrow = together(" ", el("span", "→", aria_hidden="true"), " ")
    return el("li", el("p", name), el("p", before, arrow, after), why, data_key=line.key)


def _wording(line: ChangeLine, wording: Text, site: str) -> Html:
    """Write the text that counts now; each row of the changelog is a link to its place there."""
    rows = [
        el("a", row, href=f"{site}changelog/#{place}") if place else el("span", row)
        for row, place in line.rows
    ]
    said: dict[str, Text | Html] = {
        "compare.wording": wording,
        "compare.changelog": joined_html(rows, word("mark.item")),
    }
    lines = (together(label(key), " ", each) for key, each in said.items() if each)
    return together(*(el("p", each, cls="b-small") for each in lines))
