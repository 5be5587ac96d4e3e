"""Every message that the checker can show, as data: ``messages.toml`` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.tables import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Text

PATH = Path(__file__).with_name("messages.toml")


@dataclass(frozen=True, slots=True)
class Button:
    """A button of a message: what it does, and its words."""

    does: str
    words: Text
    icon: str | None
    main: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick inside a message."""

    name: str
    words: Text
    checked: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A message: icon, first sentence, the rest, buttons; ``failed``: the checker itself stopped."""

    icon: str
    lead: Text
    rest: Text | None
    buttons: tuple[Button, ...]
    box: Box | None
    alert: bool
    failed: bool
    detail: bool

    @property
    def is_question(self) -> bool:
        """Tell whether it waits for an answer: it is closed with its own buttons only."""
        return any(button.does == "cancel" for button in self.buttons)


@cache
def messages() -> dict[str, Message]:
    """Return the messages by name. Raises ``LawError`` with the place of a fault."""
    data = Table(PATH.name, read_toml(PATH))
    buttons = {name: _button(name, _at(name, raw)) for name, raw in data.take("button").items()}
    boxes = {name: _box(name, _at(name, raw)) for name, raw in data.take("box").items()}
    raws = data.take("message")
    data.done()
    return {name: _message(_at(name, raw), buttons, boxes) for name, raw in raws.items()}


def _at(name: str, raw: Any) -> Table:
    return Table(f"{PATH.name} {name}", raw)


def _button(name: str, row: Table) -> Button:
    found = Button(
        does=row.maybe("does", name),
        words=row.text("words"),
        icon=row.maybe("icon"),
        main=row.maybe("main", default=False),
    )
    row.done()
    return found


def _box(name: str, row: Table) -> Box:
    found = Box(name, row.text("words"), row.maybe("checked", default=False))
    row.done()
    return found


def _message(row: Table, buttons: Mapping[str, Button], boxes: Mapping[str, Box]) -> Message:
    found = Message(
        icon=row.take("icon"),
        lead=row.text("lead"),
        rest=row.maybe_text("rest"),
        buttons=tuple(buttons[name] for name in row.maybe("buttons", ())),
        box=boxes[row.take("box", *boxes)] if "box" in row.rest else None,
        alert=row.maybe("alert", default=False),
        failed=row.maybe("failed", default=False),
        detail=row.maybe("detail", default=False),
    )
    row.done()
    return found
