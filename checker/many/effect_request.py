"""Answer the page that asks what its draft would change for the visitor's own answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.core.law_folder import reading_law_of
from checker.core.words import word
from checker.io.draft import read_draft
from checker.io.page_request import lang_of
from checker.io.refused import Refused
from checker.many.effect import Draftsman, Turn
from checker.many.effect_plain import heading, of_one
from checker.many.entries import Entry
from checker.model import Data, Text
from checker.report.html import Html, el, together
from checker.report.plain import PlainLine, by_law


def reply(asked: Data) -> Data:
    """Return what the draft changes for the answers, as HTML, and the sentence to announce.

    ``draft`` holds the draft's files by their places in its folder, ``name`` what it is called.
    """
    with TemporaryDirectory() as scratch:
        folder = Path(scratch, asked["name"])
        for place, content in asked["draft"].items():
            file = folder / place
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        draft = read_draft(str(folder))
        draftsman = Draftsman(draft, date.fromisoformat(asked["today"]), None)
        refused = draftsman.look_at(Entry("", None, asked["application"]))
        if isinstance(refused, Refused):
            faults = refused.faults(lang_of(asked))
            return {"html": el("ul", *(el("li", each) for each in faults)), "spoken": faults[0]}
        with reading_law_of(draft):
            turns = [_turn(turn, draftsman) for turn in draftsman.turns]
            title = el("p", el("b", by_law(word("effect.title"))))
    spoken = turns[0][0]
    return {"html": together(title, *(html for _, html in turns)), "spoken": spoken}


def _turn(turn: Turn, draftsman: Draftsman) -> tuple[Text, Html]:
    """Write what changes from a day on; the sentence says whether anything does."""
    said = word("effect.yours" if turn.effects else "effect.yours-same")
    head = el("h3", heading(turn, draftsman))
    lines = (listed(of_one(effect, turn)) for effect in turn.effects)
    return said, together(head, el("p", said), *lines)


def listed(lines: Iterable[PlainLine]) -> Html:
    """Write lines as a list: what is said of one of them stands below it."""
    items: list[list[Html]] = []
    for line in lines:
        text = together(line.led or "", line.text)
        if line.kind == "line" and items:
            items[-1] += [el("br"), text]
        else:
            items.append([el("b", text) if line.kind == "rule" else text])
    return el("ul", *(el("li", *item) for item in items))
