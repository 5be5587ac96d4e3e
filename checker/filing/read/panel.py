"""Show a page what was read: value by value to take or to leave, each beside its place."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from typing import Any

from checker.core.bounds import MOST_DOTS, MOST_PICTURES
from checker.core.input_error import InputError, safe
from checker.core.words import word
from checker.filing.read.find import PaperText, cut_lines, read
from checker.filing.read.offers import Offer, offers, with_spots
from checker.filing.read.pages import Spot
from checker.filing.read.plain import cut_said, left_out
from checker.filing.read.recognized import Recognized, recognized_in, unread_in
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
# What a page says while it reads pictures.
SAID = {
    "loading": "read.pictures-loading",
    "page": "read.pictures-page",
    "none-here": "read.pictures-none-here",
    "not-loaded": "read.pictures-not-loaded",
    "stopped": "read.pictures-stopped",
}
BOXES = {"new": {"checked": ""}, "same": {"disabled": "", "checked": ""}}


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what texts and pictures say, beside the answers; of a file, in base64, its text."""
    if "file" in asked:
        return {"text": text_in(base64.b64decode(asked["file"]))}
    if "megabytes" in asked:
        return asked_first(asked["megabytes"])
    scans = [recognized_in(scan) for scan in asked.get("scans", ())]
    if not asked["text"].strip() and not scans:
        return {"panel": NOTHING}
    if fault := too_long("".join([asked["text"], *(scan.laid_out.text for scan in scans)])):
        return {"panel": fault}
    parts = [*_parts(asked["text"], scans)]
    day = application_of(asked)[0].day
    found = offers((part for part, _ in parts), asked["application"], day)
    groups = [
        group._replace(offers=with_spots(group.offers, part, scan and scan.laid_out))
        for group, (part, scan) in zip(found, parts, strict=True)
    ]
    count = sum(len(group.offers) for group in groups)
    said = word("read.found", n=count)
    cut = cut_said(word("read.pasted"), cut_lines(asked["text"]))
    faults = unread_in(asked.get("scans", ()))
    unread = together(*(el("p", each) for each in (*left_out(groups), *cut, *faults)))
    if not count:
        nothing = el("p", word("read.nothing"), cls="b-read__nothing")
        return {"panel": together(nothing, unread), "said": said}
    shown = (
        el(
            "section",
            el("h3", group.name),
            *(offer_shown(offer, scan) for offer in group.offers),
            data_key=group.paper,
        )
        for group, (_, scan) in zip(groups, parts, strict=True)
        if group.offers
    )
    take = button("take-read", word("read.take"), cls="b-button b-button--primary")
    note = el("p", word("read.compare"), cls="b-muted")
    panel = together(*shown, unread, note, el("p", take, cls="b-read__take"))
    return {"panel": panel, "said": said}


def _parts(text: str, scans: Iterable[Recognized]) -> Iterator[tuple[PaperText, Recognized | None]]:
    """Return every paper: of the text, then of each file that was recognized, with that."""
    yield from ((part, None) for part in read(text))
    for scan in scans:
        yield from ((part, scan) for part in read(scan.laid_out.text))


def asked_first(megabytes: int) -> dict[str, Any]:
    """Return what asks before the program that reads pictures is loaded, and how far it is."""
    load = button("load-ocr", word("read.pictures-load"))
    keep = el("label", el("input", type="checkbox"), " ", word("read.pictures-keep"))
    asks = el(
        "div",
        el("p", word("read.pictures-ask", megabytes=megabytes)),
        el("p", keep),
        el("p", load, " ", button("stop-ocr", word("read.pictures-not")), cls="b-note__do"),
        data_ocr="ask",
    )
    how_far = el(
        "p",
        el("span", data_ocr="said"),
        " ",
        el("progress", max="1"),
        " ",
        button("stop-ocr", word("read.pictures-stop")),
        data_ocr="busy",
        hidden="",
    )
    words = {name: word(key) for name, key in SAID.items()}
    most = {"dots": MOST_DOTS, "pages": MOST_PICTURES}
    return {"panel": together(asks, how_far), "words": words, "most": most}


def too_long(text: str) -> Html:
    """Return what is said of a text of more signs than are read; nothing of any other."""
    try:
        refuse_long(text)
    except InputError as error:
        return el("p", error.text, role="alert")
    return NOTHING


def offer_shown(offer: Offer, scan: Recognized | None = None) -> Html:
    """Return one value with its box, and its place; what was not read surely is not ticked."""
    fills = json.dumps(dict(offer.fills), ensure_ascii=False)
    is_unclear = offer.is_unclear and offer.state == "new"
    ticked = {} if is_unclear else BOXES.get(offer.state, {})
    box = el("input", type="checkbox", data_fills=fills, **ticked)
    state = el("span", word(STATE_WORDS[offer.state]), cls="b-tag")
    remark = el("p", offer.remark) if offer.remark else NOTHING
    unclear = el("span", word("read.unclear"), cls="b-tag") if offer.is_unclear else NOTHING
    before, marked, behind = offer.place
    named = (el("span", name, colon(), " ", el("b", shown)) for shown, name in offer.told.items())
    return el(
        "div",
        el(
            "label",
            box,
            " ",
            el("span", *named, state if offer.state != "new" else NOTHING, unclear),
        ),
        remark,
        _cut(offer.spot, scan) if offer.spot and scan else NOTHING,
        el("p", before, el("mark", marked), behind, cls="b-read__place b-muted"),
        cls=f"b-read__value b-tiles b-tiles--wide b-read__value--{offer.state}",
        # What the visitor ticks goes with the value, not with its place.
        data_key=fills,
    )


def _cut(spot: Spot, scan: Recognized) -> Html:
    """Return where the cut of the picture stands; the page, which has it, draws it."""
    return el(
        "canvas",
        cls="b-read__cut",
        role="img",
        aria_label=word("read.cut-of", file=safe(scan.name), page=spot.page),
        data_scan=str(scan.number),
        data_page=str(spot.page),
        data_box=" ".join(map(str, spot.box)),
    )
