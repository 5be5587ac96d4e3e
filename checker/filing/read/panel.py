"""Show a page what was read: value by value to take or to leave, each beside its place."""

from __future__ import annotations

import base64
import json
from typing import Any

from checker.filing.read.find import read
from checker.filing.read.offers import Offer, offers
from checker.filing.read.word_text import text_in
from checker.model import Lang
from checker.page_request import lang_of
from checker.report.html import NOTHING, Html, button, colon, el, together
from checker.words import phrase

# How a value's box stands at first, by its state: ticked where nothing stands there yet.
BOXES = {"new": {"checked": ""}, "same": {"disabled": "", "checked": ""}}


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a text says, beside the answers; of a file, in base64, only its text."""
    if "file" in asked:
        return {"text": text_in(base64.b64decode(asked["file"]))}
    if not asked["text"].strip():
        return {"panel": NOTHING}
    groups = offers(read(asked["text"]), asked["application"])
    lang, count = lang_of(asked), sum(len(group.offers) for group in groups)
    said = phrase("read.found", lang, n=count)
    if not groups:
        return {"panel": el("p", phrase("read.nothing", lang), cls="b-read__nothing"), "said": said}
    shown = (
        el(
            "section",
            el("h3", group.name.of(lang)),
            *(_offer(one, lang) for one in group.offers),
            data_key=group.paper,
        )
        for group in groups
    )
    take = button("take-read", phrase("read.take", lang), cls="b-button b-button--primary")
    note = el("p", phrase("read.compare", lang), cls="b-muted")
    panel = together(*shown, note, el("p", take, cls="b-read__take"))
    return {"panel": panel, "said": said}


def _offer(offer: Offer, lang: Lang) -> Html:
    """Return one value with its box, and its place."""
    content = {fill.path: fill.content for fill in offer.fills}
    fills = json.dumps(content, ensure_ascii=False)
    box = el("input", type="checkbox", data_fills=fills, **BOXES.get(offer.state, {}))
    said = NOTHING
    if offer.state != "new":
        said = el("span", phrase(f"read.state-{offer.state}", lang), cls="b-tag")
    before, marked, behind = offer.place
    # A paper's field and an answer often say the same: the shorter name is enough.
    names: dict[str, str] = {}
    for fill in offer.fills:
        shown, name = fill.shown.of(lang), fill.name.of(lang)
        names[shown] = min(names.get(shown, name), name, key=len)
    named = (el("span", f"{name}{colon(lang)} ", el("b", shown)) for shown, name in names.items())
    return el(
        "div",
        el("label", box, " ", el("span", *named, said)),
        el("p", before, el("mark", marked), behind, cls="b-read__place b-muted"),
        cls=f"b-read__value b-tiles b-tiles--wide b-read__value--{offer.state}",
        # What the visitor ticks goes with the value, not with its place.
        data_key=fills,
    )
