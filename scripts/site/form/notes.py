"""Every message the checker can show, ready in the page: the script only picks and fills them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker import __version__
from checker.report.markup import icon
from scripts.site.form import messages
from scripts.site.form.lists import button
from scripts.site.form.words import script_words
from scripts.site.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Lang, Text

# Signs that HTML and Markdown would read, written as JSON may write them.
UNMARKED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def data(lang: Lang, root: str, more: Mapping[str, str]) -> str:
    """Return messages, entries and words as data for the script; ``root`` leads to the site's root.

    Data and not templates: Markdown would take templates apart. A browser never runs it.
    """
    made = {name: _note(name, note, lang, root) for name, note in messages.NOTES.items()} | dict(
        more
    )
    held = {"version": __version__, "words": script_words(lang), "parts": made}
    written = json.dumps(held, ensure_ascii=False).translate(UNMARKED)
    return f'<script type="application/json" class="b-data">{written}</script>'


def _note(name: str, note: messages.Note, lang: Lang, root: str) -> str:
    lead = f"{icon(note.sign)} <strong>{_slots(note.lead.of(lang))}</strong>"
    mark = "" if lang == "zh" else " "
    said = f"<p>{lead}{mark}{_slots(note.rest.of(lang))}</p>"
    buttons = "".join(_button(do, said_.of(lang)) for do, said_ in note.buttons)
    foot = element("p", buttons, class_="b-note__do") if buttons else ""
    failed = name.startswith("failed")
    more = _meanwhile(lang, root) if failed else ""
    kind = "b-note--error" if note.alert else "b-note--info"
    role = "alert" if note.alert else "status"
    folded = _detail(lang) if name in messages.DETAILED else ""
    box = element("div", f"{said}{folded}{_box(name, lang)}", class_=f"b-note {kind}", role=role)
    if failed:
        return box + foot + more
    return box.removesuffix("</div>") + foot + _close(note, lang) + "</div>"


def _slots(said: str) -> str:
    """Turn ``{name}`` into a place the script fills."""
    return text(said).replace("{", '<span data-slot="').replace("}", '"></span>')


def _button(do: str, said: str) -> str:
    kind = "b-button b-button--primary" if do in ("retry", "replace", "copy") else "b-button"
    sign = {"retry": icon("refresh"), "save": icon("save"), "copy": icon("link")}.get(do, "")
    return button(f"{sign}{text(said)}", do, kind=kind)


def _close(note: messages.Note, lang: Lang) -> str:
    """Write the button that closes a note; a question is answered with its own buttons."""
    if any(do == "cancel" for do, _ in note.buttons):
        return ""
    spoken = element("span", text(messages.CLOSE.of(lang)), class_="b-sr")
    return button(f"{icon('close')}{spoken}", "close", kind="b-note__close")


def _box(name: str, lang: Lang) -> str:
    if name not in messages.BOXES:
        return ""
    key, said = messages.BOXES[name]
    checked = " checked" if key in messages.CHECKED else ""
    box = f'<input type="checkbox" name="b24:{key}"{checked}>'
    return f"<p><label>{box} {text(said.of(lang))}</label></p>"


def _meanwhile(lang: Lang, root: str) -> str:
    def link(path: str, said: Text) -> str:
        return f'<a href="{root}{path}">{text(said.of(lang))}</a>'

    mark = "，" if lang == "zh" else ", "
    lists = mark.join(
        (link("conditions/", messages.CONDITIONS), link("materials/", messages.MATERIALS))
    )
    by_hand = button(text(messages.BY_HAND.of(lang)), "print-form", kind="b-link")
    lines = (lists, by_hand, link("about/", messages.COMMAND_LINE))
    items = "".join(f"<li>{line}</li>" for line in lines)
    head = f"<p><strong>{text(messages.MEANWHILE.of(lang))}</strong></p>"
    return f'<div class="b-meanwhile">{head}<ul>{items}</ul>{_detail(lang)}</div>'


def _detail(lang: Lang) -> str:
    """Fold away what only somebody who mends things can use."""
    return (
        f"<details><summary>{text(messages.DETAIL.of(lang))}</summary>"
        f'<p><code data-slot="detail"></code></p></details>'
    )
