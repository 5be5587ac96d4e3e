"""Show a page what was read: value by value to take or to leave, each beside its place."""

from __future__ import annotations

import base64
import json
from typing import Any

from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.read.find import cut_lines, read
from checker.filing.read.offers import Offer, offers
from checker.filing.read.plain import cut_said, left_out
from checker.filing.read.word_text import refuse_long, text_in
from checker.io.page_request import application_of
from checker.report.html import NOTHING, Html, button, colon, el, together

# How a value's box stands at first, by its state: ticked where nothing stands there yet.
# How a value that was read stands beside what is there, and how its box begins.
STATE_WORDS = {
    "new": "read.state-new",
    "same": "read.state-same",
    "other": "read.state-other",
    "both": "read.state-both",
    "doubt": "read.state-doubt",
}
BOXES = {"new": {"checked": ""}, "same": {"disabled": "", "checked": ""}}


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what a text says, beside the answers; of a file, in base64, only its text."""
    if "file" in asked:
        return {"text": text_in(base64.b64decode(asked["file"]))}
    if not asked["text"].strip():
        return {"panel": NOTHING}
    if fault := too_long(asked["text"]):
        return {"panel": fault}
    groups = offers(read(asked["text"]), asked["application"], application_of(asked)[0].day)
    count = sum(len(group.offers) for group in groups)
    said = word("read.found", n=count)
    cut = cut_said(word("read.pasted"), cut_lines(asked["text"]))
    unread = together(*(el("p", each) for each in (*left_out(groups), *cut)))
    if not count:
        nothing = el("p", word("read.nothing"), cls="b-read__nothing")
        return {"panel": together(nothing, unread), "said": said}
    shown = (
        el(
            "section",
            el("h3", group.name),
            *map(_offer, group.offers),
            data_key=group.paper,
        )
        for group in groups
        if group.offers
    )
    take = button("take-read", word("read.take"), cls="b-button b-button--primary")
    note = el("p", word("read.compare"), cls="b-muted")
    panel = together(*shown, unread, note, el("p", take, cls="b-read__take"))
    return {"panel": panel, "said": said}


def too_long(text: str) -> Html:
    """Return what is said of a text of more signs than are read; nothing of any other."""
    try:
        refuse_long(text)
    except InputError as error:
        return el("p", error.text, role="alert")
    return NOTHING


def _offer(offer: Offer) -> Html:
    """Return one value with its box, and its place."""
    fills = json.dumps(dict(offer.fills), ensure_ascii=False)
    box = el("input", type="checkbox", data_fills=fills, **BOXES.get(offer.state, {}))
    state = el("span", word(STATE_WORDS[offer.state]), cls="b-tag")
    remark = el("p", offer.remark) if offer.remark else NOTHING
    before, marked, behind = offer.place
    named = (el("span", name, colon(), " ", el("b", shown)) for shown, name in offer.told.items())
    return el(
        "div",
        el("label", box, " ", el("span", *named, state if offer.state != "new" else NOTHING)),
        remark,
        el("p", before, el("mark", marked), behind, cls="b-read__place b-muted"),
        cls=f"b-read__value b-tiles b-tiles--wide b-read__value--{offer.state}",
        # What the visitor ticks goes with the value, not with its place.
        data_key=fills,
    )
