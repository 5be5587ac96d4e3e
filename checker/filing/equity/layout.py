"""Place the boxes of an equity chart on a sheet: a tree, with the company at its foot.

Each owner stands above what it holds, as the drawings of the trade have it, and its own owners
above it; who holds in a second way stands there once more. The share stands where a line leaves
its owner. Owners that do not fit side by side take rows one above the other, and a trunk on their
left leads the upper rows down. Units are those of a text of size 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.filing.equity.find import Holding
from checker.filing.equity.text_width import LEADING, wrapped

NAME, SMALL = 10.0, 8.4
PAD = 8.0
NARROWEST, WIDEST, NARROWER = 80.0, 132.0, 4.0
# From one box to the next, and from a trunk to the first.
BESIDE, TRUNK = 14.0, 14.0
# Below a box for its share, from there to the row below, and for the arrow down to a box.
LABEL, CLEAR, ARROW = 15.0, 8.0, 11.0


@dataclass(frozen=True, slots=True)
class BoxText:
    """The text of one box: the name's lines, and those of what is said of it."""

    name: tuple[str, ...]
    more: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """Return how high the box is."""
        return 2 * PAD + LEADING * (NAME * len(self.name) + SMALL * len(self.more))


def written(name: str, notes: Sequence[str]) -> BoxText:
    """Break the text of a box, which is as narrow as goes without another line."""
    widest, wide = _broken(name, notes, WIDEST), NARROWEST
    while wide < WIDEST and _broken(name, notes, wide).height > widest.height:
        wide += NARROWER
    return _broken(name, notes, wide)


def _broken(name: str, notes: Sequence[str], wide: float) -> BoxText:
    room = wide - 2 * PAD
    return BoxText(
        tuple(wrapped(name, room, NAME, bold=True)),
        tuple(line for note in notes for line in wrapped(note, room, SMALL)),
        wide,
    )


@dataclass(slots=True)
class Owner:
    """One box of the tree, and those of its owners; only the company has no ``holding``."""

    number: int
    text: BoxText
    holding: Holding | None = None
    owners: list[Owner] = field(default_factory=list)


class Placed(NamedTuple):
    """A box with its place: left upper corner, width, height."""

    owner: Owner
    x: float
    y: float
    width: float
    height: float


class Drawn(NamedTuple):
    """A straight line: it leaves an owner, by its holding, or ends with an arrow, or joins."""

    points: tuple[tuple[float, float], tuple[float, float]]
    holding: Holding | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole chart: its size, boxes and lines."""

    width: float
    height: float
    boxes: list[Placed] = field(default_factory=list)
    lines: list[Drawn] = field(default_factory=list)


class BoxRow(NamedTuple):
    """Owners side by side; ``at`` says how far right of what they hold each one's middle is."""

    blocks: Sequence[Subtree]
    at: Sequence[float]

    @property
    def height(self) -> float:
        """Return how high the highest is."""
        return max(block.height for block in self.blocks)


class Subtree(NamedTuple):
    """A box with all that stands above it; ``left`` and ``right`` are counted from its middle.

    The first of the rows stands at the top.
    """

    owner: Owner
    rows: Sequence[BoxRow]
    trunk: float
    left: float
    right: float
    height: float


def layout(company: Owner, most: float, high: float) -> Layout | None:
    """Place a chart within a width and a height, or nothing if it does not fit."""
    block = _block(company, most)
    found = Layout(block.left + block.right, block.height)
    if found.width > most or found.height > high:
        return None
    _place(block, block.left, block.height, found)
    return found


def _block(owner: Owner, most: float) -> Subtree:
    """Measure a box with all that stands above it, in rows of a width if that can be."""
    # Whether a trunk is needed shows only by the rows: room for one is kept in any case.
    rows = _rows([_block(each, most - TRUNK) for each in owner.owners], most - TRUNK)
    half = owner.text.width / 2
    if not rows:
        return Subtree(owner, (), 0, half, half, owner.text.height)
    widths = [_width(row) for row in rows]
    # How far from the left edge of its row the middle of each box is.
    feet = [[_width(row[: i + 1]) - b.right for i, b in enumerate(row)] for row in rows]
    # The box stands in the middle below the lowest row, and the other rows above that one.
    center = (widths[-1] - feet[-1][0] - feet[-1][-1]) / 2
    placed = [
        BoxRow(row, [center - wide / 2 + foot for foot in each])
        for row, wide, each in zip(rows, widths, feet, strict=True)
    ]
    begin, end = center - max(widths) / 2, center + max(widths) / 2
    trunk = begin - TRUNK if len(rows) > 1 else 0.0
    height = owner.text.height + sum(row.height + LABEL + CLEAR for row in placed) - CLEAR + ARROW
    return Subtree(owner, placed, trunk, max(half, -begin, -trunk), max(half, end), height)


def _rows(blocks: Iterable[Subtree], most: float) -> list[list[Subtree]]:
    rows: list[list[Subtree]] = []
    for block in blocks:
        if rows and _width([*rows[-1], block]) <= most:
            rows[-1].append(block)
        else:
            rows.append([block])
    return rows


def _width(row: Sequence[Subtree]) -> float:
    return sum(block.left + block.right for block in row) + BESIDE * (len(row) - 1)


def _place(block: Subtree, x: float, y: float, found: Layout) -> None:
    """Place a box whose foot has its middle at a point, and all that stands above it."""
    text = block.owner.text
    top = y - text.height
    found.boxes.append(Placed(block.owner, x - text.width / 2, top, text.width, text.height))
    if block.owner.holding:
        found.lines.append(Drawn(((x, y), (x, y + LABEL)), block.owner.holding))
    joint = top - ARROW
    trunk = x + block.trunk
    # From the box up: each row stands on its joint, and the joints hang on the trunk.
    for row in reversed(block.rows):
        for above, at in zip(row.blocks, row.at, strict=True):
            _place(above, x + at, joint - LABEL, found)
        ends = [x + at for at in row.at] + [trunk]
        if min(ends) < max(ends):
            found.lines.append(Drawn(((min(ends), joint), (max(ends), joint))))
        highest = joint
        joint -= LABEL + row.height + CLEAR
    if block.rows:
        found.lines.append(Drawn(((x, top - ARROW), (x, top)), arrow=True))
    if len(block.rows) > 1:
        found.lines.append(Drawn(((trunk, highest), (trunk, top - ARROW))))
