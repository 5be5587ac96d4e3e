"""Place the boxes of an equity chart on a sheet: rows, order, coordinates, lines.

The company is at the bottom and its owners above, as the drawings of the trade have it. The
shares stand where a line leaves its owner; then the lines to one company join in one trunk, so
that sixty owners need no sixty lines. A row that is full goes on above; the trunk passes it in a
gap of its own, so that no line crosses a box. Units are those of a text of size 10.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.filing.equity.find import COMPANY, Holding, Ownership
from checker.filing.equity.text_width import LEADING, wrapped

NAME, SMALL = 10.0, 8.4
PAD = 8.0
NARROWEST, WIDEST, NARROWER = 80.0, 132.0, 4.0
# Below a box, a share needs so much room beside its line.
SHARE = 46.0
BESIDE = 14.0
TRUNK = 10.0
# From the box to the first joint, from one joint to the next, and for the arrow.
LABEL, JOINT, ARROW = 15.0, 6.0, 11.0
# Lines of two companies keep this far apart.
CLEAR = 4.0
SWEEPS = 8
# Which trunks pass a row shows only when the boxes are placed: so much of it stays free for them.
KEPT_FOR_TRUNKS = (0.0, 0.1, 0.2, 0.3, 0.45)


@dataclass(frozen=True, slots=True)
class Written:
    """The text of one box: the name's lines, and those of what is said of it."""

    name: tuple[str, ...]
    more: tuple[str, ...]
    width: float

    @property
    def height(self) -> float:
        """Return how high the box is."""
        return 2 * PAD + LEADING * (NAME * len(self.name) + SMALL * len(self.more))


def written(name: str, more: Iterable[str], lines_out: int) -> Written:
    """Break the text of a box; ``lines_out`` is how many shares stand below it."""
    notes = list(more)
    widest, wide = _broken(name, notes, WIDEST), max(NARROWEST, SHARE * lines_out)
    # As narrow as goes without another line.
    while wide < WIDEST and _broken(name, notes, wide).height > widest.height:
        wide += NARROWER
    return _broken(name, notes, wide)


def _broken(name: str, notes: Sequence[str], wide: float) -> Written:
    room = wide - 2 * PAD
    return Written(
        tuple(wrapped(name, room, NAME, bold=True)),
        tuple(line for note in notes for line in wrapped(note, room, SMALL)),
        wide,
    )


class Item(NamedTuple):
    """What takes a place in a row: a box, or (``passes``) the trunk of one on its way down."""

    box: int
    passes: bool = False


@dataclass(slots=True)
class Row:
    """One row from the bottom: its items from left to right, with their left edges."""

    items: list[Item]
    left: list[float] = field(default_factory=list)
    top: float = 0.0
    height: float = 0.0


class Placed(NamedTuple):
    """A box with its place: left upper corner, width, height."""

    number: int
    x: float
    y: float
    width: float
    height: float


class Drawn(NamedTuple):
    """A straight part of the lines to one box, ``owned``.

    It leaves an owner, by its holding, or ends with an arrow, or only joins others.
    """

    owned: int
    points: tuple[tuple[float, float], tuple[float, float]]
    holding: Holding | None = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole chart: its size, boxes and lines."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    lines: tuple[Drawn, ...]


def layout(owned: Ownership, texts: Sequence[Written], most: float, high: float) -> Layout | None:
    """Place a chart within a width and a height, or nothing if it does not fit."""
    rows = _fitting_rows(owned, texts, most)
    if rows is None or _least_height(rows, texts) > high:
        return None
    below = _links(owned, rows)
    _order(rows, below)
    _spread(rows, below, texts, most)
    found = _Draft(texts, rows, below).layout()
    return found if found.height <= high else None


def _size(item: Item, texts: Sequence[Written]) -> float:
    return TRUNK if item.passes else texts[item.box].width


def _taken(items: Sequence[Item], texts: Sequence[Written]) -> float:
    return sum(_size(item, texts) for item in items) + BESIDE * (len(items) - 1)


def _open_holdings(owned: Ownership) -> list[Holding]:
    """Return the holdings that are drawn; what closes a loop is told in its box."""
    return [h for h in owned.holdings if not h.closes]


def _least_height(rows: list[Row], texts: Sequence[Written]) -> float:
    """Return how high the rows come out at least: it is known before they are ordered."""
    for row in rows:
        row.height = max(texts[i.box].height for i in row.items if not i.passes)
    return sum(row.height for row in rows) + (LABEL + ARROW) * (len(rows) - 1)


def _fitting_rows(owned: Ownership, texts: Sequence[Written], most: float) -> list[Row] | None:
    """Return rows within a width, with as little room kept for trunks as will do."""
    for part in KEPT_FOR_TRUNKS:
        rows = _rows(owned, texts, most * (1 - part))
        if all(_taken(row.items, texts) <= most for row in rows):
            return rows
    return None


def _rows(owned: Ownership, texts: Sequence[Written], most: float) -> list[Row]:
    """Give each box the lowest row above what it holds that has room for it."""
    place = {COMPANY: 0}
    room = [most - texts[COMPANY].width]
    for number in _by_level(owned):
        row = 1 + max(place[h.owned] for h in owned.held_by[number] if not h.closes)
        needs = texts[number].width + BESIDE
        while row < len(room) and room[row] < needs:
            row += 1
        if row == len(room):
            room.append(most)
        room[row] -= needs
        place[number] = row
    rows = [Row([]) for _ in room]
    for number, row in place.items():
        rows[row].items.append(Item(number))
    for owned_box, top in _trunks(owned, place).items():
        for row in range(place[owned_box] + 1, top):
            rows[row].items.append(Item(owned_box, passes=True))
    return rows


def _by_level(owned: Ownership) -> list[int]:
    """Return the owners level by level; who has owners last, so that these stand close above."""

    def key(number: int) -> tuple[int, bool, int]:
        return owned.levels[number], number in owned.owners_of, number

    return sorted((n for n in owned.order if n != COMPANY), key=key)


def _trunks(owned: Ownership, place: dict[int, int]) -> dict[int, int]:
    """Return for each box that is owned the row of its highest owner."""
    top: dict[int, int] = {}
    for each in _open_holdings(owned):
        top[each.owned] = max(top.get(each.owned, 0), place[each.owner])
    return top


Links = dict[tuple[int, Item], list[tuple[Item, Holding | None]]]


def _links(owned: Ownership, rows: list[Row]) -> Links:
    """Say for each item of a row which items of the row below its lines lead to."""
    found: Links = {}
    for r, row in enumerate(rows[1:], start=1):
        there = set(rows[r - 1].items)
        for item in row.items:
            if item.passes:
                found[r, item] = [(_under(item.box, there), None)]
            else:
                held = [h for h in owned.held_by[item.box] if not h.closes]
                found[r, item] = [(_under(h.owned, there), h) for h in held]
    return found


def _under(box: int, there: set[Item]) -> Item:
    """Return the box itself if it is in the row below, else its trunk."""
    return Item(box) if Item(box) in there else Item(box, passes=True)


def _order(rows: list[Row], below: Links) -> None:
    """Order the rows so that lines cross little: each item goes to the middle of its neighbors."""
    best, fewest = [list(row.items) for row in rows], _crossings(rows, below)
    above = _turned(below)
    for sweep in range(SWEEPS):
        if sweep % 2:
            for r in range(len(rows) - 2, -1, -1):
                _sort(rows[r], rows[r + 1], {i: above.get((r, i), []) for i in rows[r].items})
        else:
            for r in range(1, len(rows)):
                held = {i: [each for each, _ in below[r, i]] for i in rows[r].items}
                _sort(rows[r], rows[r - 1], held)
        crossings = _crossings(rows, below)
        if crossings < fewest:
            best, fewest = [list(row.items) for row in rows], crossings
    for row, items in zip(rows, best, strict=True):
        row.items = items


def _turned(below: Links) -> dict[tuple[int, Item], list[Item]]:
    """Say for each item of a row which items of the row above lead to it."""
    above: defaultdict[tuple[int, Item], list[Item]] = defaultdict(list)
    for (r, item), links in below.items():
        for target, _ in links:
            above[r - 1, target].append(item)
    return dict(above)


def _sort(row: Row, beside: Row, neighbors: dict[Item, list[Item]]) -> None:
    """Order one row by the middle of each item's neighbors in the row beside it."""
    place = {item: (i + 0.5) / len(beside.items) for i, item in enumerate(beside.items)}
    now = {item: (i + 0.5) / len(row.items) for i, item in enumerate(row.items)}

    def middle(item: Item) -> float:
        found = [place[each] for each in neighbors[item]]
        return sum(found) / len(found) if found else now[item]

    row.items.sort(key=middle)


def _crossings(rows: list[Row], below: Links) -> int:
    """Count the pairs of lines that change sides between two rows."""
    count = 0
    for r in range(1, len(rows)):
        place = {item: i for i, item in enumerate(rows[r - 1].items)}
        before: list[int] = []
        for item in rows[r].items:
            ends = [place[target] for target, _ in below[r, item]]
            count += sum(len(before) - bisect_right(before, end) for end in ends)
            for end in ends:
                insort(before, end)
    return count


def _spread(rows: list[Row], below: Links, texts: Sequence[Written], most: float) -> None:
    """Give each item its left edge: over what it holds and under what holds it, in order."""
    above = _turned(below)
    middles: dict[tuple[int, Item], float] = {}

    def settle(r: int, wanted: Callable[[Item], list[float]]) -> None:
        row = rows[r]
        sizes = [_size(item, texts) for item in row.items]
        own = [wanted(item) or [middles.get((r, item), most / 2)] for item in row.items]
        goals = [sum(found) / len(found) - size / 2 for found, size in zip(own, sizes, strict=True)]
        row.left = _packed(goals, sizes, most)
        for item, left, size in zip(row.items, row.left, sizes, strict=True):
            middles[r, item] = left + size / 2

    def under(r: int) -> Callable[[Item], list[float]]:
        return lambda item: [middles[r - 1, t] for t, _ in below.get((r, item), [])]

    def over(r: int) -> Callable[[Item], list[float]]:
        return lambda item: [middles[r + 1, t] for t in above.get((r, item), [])]

    for _ in range(3):
        for r in range(len(rows)):
            settle(r, under(r))
        for r in range(len(rows) - 2, -1, -1):
            settle(r, over(r))


def _packed(goals: Sequence[float], sizes: Sequence[float], most: float) -> list[float]:
    """Return left edges nearest to the goals, in order, apart, and within the width.

    Items that push each other share the mean of their goals (isotonic regression).
    """
    offsets = [0.0]
    for size in sizes[:-1]:
        offsets.append(offsets[-1] + size + BESIDE)
    blocks: list[tuple[float, int]] = []
    for goal, offset in zip(goals, offsets, strict=True):
        blocks.append((goal - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, n), (other, m) = blocks[-2:]
            blocks[-2:] = [((one * n + other * m) / (n + m), n + m)]
    last = most - offsets[-1] - sizes[-1]
    starts = [min(max(start, 0.0), last) for start, n in blocks for _ in range(n)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]


class _Stub(NamedTuple):
    """Where a line leaves an item of the upper row, for which item of the lower one."""

    x: float
    target: Item
    holding: Holding | None


class _Draft:
    """Draw the lines between the rows, from the bottom up, and find the heights they need."""

    def __init__(self, texts: Sequence[Written], rows: list[Row], below: Links) -> None:
        self.texts, self.rows, self.below = texts, rows, below
        self.lines: list[Drawn] = []
        # Where a trunk enters an item of a row.
        self.entry: dict[tuple[int, Item], float] = {}
        for r, row in enumerate(rows):
            for item, left in zip(row.items, row.left, strict=True):
                self.entry[r, item] = left + _size(item, texts) / 2

    def layout(self) -> Layout:
        """Return the chart, its upper left corner at the origin."""
        # The bottom is at zero until the height is known.
        self.rows[0].top = -self.rows[0].height
        for r in range(1, len(self.rows)):
            self._gap(r)
        top = self.rows[-1].top
        boxes = [
            Placed(item.box, left, self._box_top(row, item) - top, *self._box_size(item))
            for row in self.rows
            for item, left in zip(row.items, row.left, strict=True)
            if not item.passes
        ]
        left = min(box.x for box in boxes)
        right = max(box.x + box.width for box in boxes)
        moved = [
            line._replace(points=((x - left, y - top), (u - left, v - top)))
            for line in self.lines
            for (x, y), (u, v) in (line.points,)
        ]
        placed = sorted(box._replace(x=box.x - left) for box in boxes)
        return Layout(right - left, -top, tuple(placed), tuple(moved))

    def _box_size(self, item: Item) -> tuple[float, float]:
        text = self.texts[item.box]
        return text.width, text.height

    def _box_top(self, row: Row, item: Item) -> float:
        """Return the upper edge of a box: all in a row stand on one line."""
        return row.top + row.height - self.texts[item.box].height

    def _gap(self, r: int) -> None:
        """Draw the lines from one row down to the next, and so fix where the row stands."""
        stubs = self._stubs(r)
        joins: defaultdict[Item, list[_Stub]] = defaultdict(list)
        for stub in stubs:
            joins[stub.target].append(stub)
        tracks = self._tracks(r, joins)
        depth = LABEL + JOINT * max(tracks.values(), default=0) + ARROW
        row, lower = self.rows[r], self.rows[r - 1]
        start = lower.top - depth
        row.top = start - row.height
        for target, found in joins.items():
            joint = start + LABEL + JOINT * tracks[target]
            self._join(r, target, found, joint)

    def _stubs(self, r: int) -> list[_Stub]:
        """Return where the lines leave a row, each clear of the trunks of others below it."""
        stubs: list[_Stub] = []
        row = self.rows[r]
        for item, left in zip(row.items, row.left, strict=True):
            links = sorted(self.below[r, item], key=lambda link: self.entry[r - 1, link[0]])
            part = _size(item, self.texts) / len(links)
            for i, (target, holding) in enumerate(links):
                # A share stands on the right of its line, so the line is left of the middle.
                at = left + part * (i + (0.5 if len(links) == 1 else 0.2))
                x = self._clear(r, at, target)
                stubs.append(_Stub(x, target, holding))
                if item.passes:
                    self.entry[r, item] = x
        return stubs

    def _clear(self, r: int, x: float, target: Item) -> float:
        """Move a line aside where the trunk of another company would lie on it."""
        others = [at for (row, item), at in self.entry.items() if row == r - 1 and item != target]
        # Trunks stand so far apart that one of these is free.
        ways = (x + step for step in (0.0, CLEAR, -CLEAR, 2 * CLEAR, -2 * CLEAR))
        return next(way for way in ways if all(abs(way - other) >= CLEAR / 2 for other in others))

    def _tracks(self, r: int, joins: dict[Item, list[_Stub]]) -> dict[Item, int]:
        """Give each trunk a height at which it is joined; where two would touch, another."""
        spans = {}
        for target, found in joins.items():
            xs = [stub.x for stub in found] + [self.entry[r - 1, target]]
            spans[target] = (min(xs), max(xs))
        ends: list[float] = []
        tracks: dict[Item, int] = {}
        for target, (first, last) in sorted(spans.items(), key=lambda span: (span[1], span[0])):
            free = [t for t, end in enumerate(ends) if end + CLEAR < first]
            track = free[0] if free else len(ends)
            ends[track : track + 1] = [last]
            tracks[target] = track
        return tracks

    def _join(self, r: int, target: Item, found: list[_Stub], joint: float) -> None:
        """Draw the lines to one target: each down to the joint, then one trunk."""
        upper, lower = self.rows[r], self.rows[r - 1]
        entry = self.entry[r - 1, target]
        for stub in found:
            # A trunk comes from the joint above, through the whole row.
            begin = upper.top + upper.height if stub.holding else upper.top
            points = ((stub.x, begin), (stub.x, joint))
            self.lines.append(Drawn(target.box, points, stub.holding))
        ends = [stub.x for stub in found] + [entry]
        if len(set(ends)) > 1:
            self.lines.append(Drawn(target.box, ((min(ends), joint), (max(ends), joint))))
        end = lower.top if target.passes else self._box_top(lower, target)
        points = ((entry, joint), (entry, end))
        self.lines.append(Drawn(target.box, points, arrow=not target.passes))
