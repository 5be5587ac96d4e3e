"""Every message that the checker can show, as data: ``messages.toml`` beside this file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.tables import Table, open_table

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
def messages(path: Path = PATH) -> dict[str, Message]:
    """Return the messages by name. Raises ``LawError`` with the place of a fault."""
    with open_table(path) as data:
        buttons = {name: _button(name, row) for name, row in data.named("button").items()}
        boxes = {name: _box(name, row) for name, row in data.named("box").items()}
        found = data.named("message")
    return {name: _message(row, buttons, boxes) for name, row in found.items()}


def _button(name: str, row: Table) -> Button:
    with row:
        return Button(
            does=row.maybe("does", name),
            words=row.text("words"),
            icon=row.maybe("icon"),
            main=row.maybe("main", default=False),
        )


def _box(name: str, row: Table) -> Box:
    with row:
        return Box(name, row.text("words"), row.maybe("checked", default=False))


def _message(row: Table, buttons: Mapping[str, Button], boxes: Mapping[str, Box]) -> Message:
    with row:
        box = row.maybe_word("box", *boxes)
        return Message(
            icon=row.take("icon"),
            lead=row.text("lead"),
            rest=row.maybe_text("rest"),
            buttons=_buttons(row, buttons),
            box=boxes[box] if box else None,
            alert=row.maybe("alert", default=False),
            failed=row.maybe("failed", default=False),
            detail=row.maybe("detail", default=False),
        )


def _buttons(row: Table, known: Mapping[str, Button]) -> tuple[Button, ...]:
    names = row.maybe("buttons", ())
    if unknown := set(names) - known.keys():
        raise row.fault(f"unknown buttons {', '.join(sorted(unknown))}")
    return tuple(known[name] for name in names)
