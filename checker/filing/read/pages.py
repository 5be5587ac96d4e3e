"""Lay pages out as lines of text, and lead from a value back to its place on a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from statistics import median
from typing import NamedTuple

from checker.filing.read.sheet import SEEN, Span

# In widths of a sign: what stands so far apart are two words, or two cells.
WORDS_APART, CELLS_APART = 0.5, 1.0
# In spaces: what stands between two cells, and before what goes on below one.
GAP, SET_IN = 3, 5
# In parts of the lower height: centers so close are of one line.
ONE_LINE = 0.5
# A row of so many cells may be of a table; a cell is full if no more than so many signs follow, and
# goes on so close below, in heights.
LEAST_CELLS, FULL, NEXT_LINE = 3, 2.5, 1.6
# In heights: two lines are as far from the one between them.
LEVEL = 0.3
# In signs: what begins so close to each other stands in one column.
ALIGNED = 0.7
# A piece so many times as wide as high tells how the page leans.
LONG_PIECE = 3
# Of the height, squared: from lines closer together nothing follows for the rest of the page.
LEAST_SPREAD = 1e-3
# A sign is as wide as it is high from here on; before it, half as wide.
FIRST_WIDE = "\u2e80"
# How sure one must be of each sign of a value.
CERTAIN = 0.9

Point = tuple[float, float]
# Left, top, right, bottom, in parts of the page.
Box = tuple[float, float, float, float]


class Piece(NamedTuple):
    """A text on a page: its corners from the top left on, clockwise, and how sure each sign is."""

    text: str
    corners: Sequence[Point]
    sure: Sequence[float]


class Page(NamedTuple):
    """A page of a file, by its number, its size and what stands on it.

    ``turned`` are the quarters by which it was turned, counterclockwise, to be read as it is here.
    """

    number: int
    width: float
    height: float
    pieces: Sequence[Piece]
    turned: int = 0


class Spot(NamedTuple):
    """Where a value stands: on which page, in which box, and whether it was read surely."""

    page: int
    box: Box
    certain: bool


class Placed(NamedTuple):
    """A piece in a line of text: where it begins there, and of which page it is."""

    start: int
    piece: Piece
    page: Page


class LaidOut(NamedTuple):
    """The text of pages, line by line, and the pieces of each line."""

    text: str
    lines: Sequence[Sequence[Placed]]

    def page_of(self, line: int) -> int:
        """Return the number of the page on which a line stands."""
        return self.lines[line][0].page.number

    def spot(self, line: int, text: str, span: Span) -> Spot:
        """Return the place of a part of a text that begins behind so many lines."""
        first = line + text.count("\n", 0, span.start)
        start = span.start - (text.rfind("\n", 0, span.start) + 1)
        # Where it goes on in further lines, it stands in the whole of them but the last.
        parts = text[span.start : span.end].split("\n")
        found: list[tuple[Page, Piece]] = []
        for n, part in enumerate(parts):
            begins = 0 if n else start
            found += _cut(self.lines[first + n], begins, begins + len(part))
        page = found[0][0]
        corners = [point for on, piece in found if on == page for point in piece.corners]
        xs, ys = [x / page.width for x, _ in corners], [y / page.height for _, y in corners]
        box = _turned_back((min(xs), min(ys), max(xs), max(ys)), page.turned)
        left, top, right, bottom = (round(min(max(side, 0.0), 1.0), 4) for side in box)
        signs = (one for _, piece in found for one in zip(piece.text, piece.sure, strict=True))
        # Marks look alike: a bracket may be wide or narrow.
        certain = all(sure >= CERTAIN for sign, sure in signs if sign.isalnum())
        return Spot(page.number, (left, top, right, bottom), certain)


def _turned_back(box: Box, quarters: int) -> Box:
    """Return where a box stands on a page that was turned by so many quarters."""
    for _ in range(quarters):
        left, top, right, bottom = box
        box = 1 - bottom, left, 1 - top, right
    return box


def _cut(line: Iterable[Placed], start: int, end: int) -> Iterator[tuple[Page, Piece]]:
    """Return what of the pieces of a line stands between two of its signs."""
    for begins, piece, page in line:
        one, other = max(start - begins, 0), min(end - begins, len(piece.text))
        if one < other:
            yield page, part_of(piece, one, other)


def part_of(piece: Piece, start: int, end: int) -> Piece:
    """Return some signs of a piece, each as wide as its kind is."""
    whole = extent(piece.text)
    before, until = extent(piece.text[:start]) / whole, extent(piece.text[:end]) / whole
    top_left, top_right, low_right, low_left = piece.corners
    corners = (
        _between(top_left, top_right, before),
        _between(top_left, top_right, until),
        _between(low_left, low_right, until),
        _between(low_left, low_right, before),
    )
    return Piece(piece.text[start:end], corners, piece.sure[start:end])


def extent(text: str) -> float:
    """Return how wide a text is, in wide signs."""
    return sum(1.0 if sign >= FIRST_WIDE else 0.5 for sign in text)


def _between(one: Point, other: Point, part: float) -> Point:
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def laid_out(pages: Iterable[Page]) -> LaidOut:
    """Return the text of pages: what is of one height is a line, cells stand where they stood."""
    texts, lines = list[str](), list[list[Placed]]()
    for page in pages:
        for text, placed in _lines(page):
            texts.append(text)
            lines.append(placed)
    return LaidOut("".join(f"{text}\n" for text in texts), lines)


class _Upright(NamedTuple):
    """A piece as it stands once the page does not lean: its ends, its middle, its height."""

    piece: Piece
    left: float
    right: float
    middle: float
    height: float


# A row of pieces: each cell of one, or of several that are one below the other.
_Row = list[list[_Upright]]


def _lines(page: Page) -> Iterator[tuple[str, list[Placed]]]:
    upright = _upright(page)
    if not upright:
        return
    sign = median((one.right - one.left) / extent(one.piece.text) for one in upright)
    rows = _whole(_centered([*_rows(upright)], sign), sign, max(one.right for one in upright))
    columns = [cell[0].left for row in rows for cell in row[1:]]
    above: list[tuple[float, int]] = []
    for row in rows:
        text, end, placed, starts = "", row[0][0].left, list[Placed](), list[tuple[float, int]]()
        for first, *others in row:
            gap = (first.left - end) / sign
            # What begins where another line has a cell is one, however full the cell before it is.
            if text and sum(abs(first.left - left) < ALIGNED * sign for left in columns) > 1:
                gap = max(gap, CELLS_APART)
            below = [at for left, at in above if abs(first.left - left) < sign]
            text += " " * _room(len(text), gap, *below[:1])
            starts.append((first.left, len(text)))
            for one in (first, *others):
                placed.append(Placed(len(text), one.piece, page))
                text, end = text + one.piece.text, max(first.right, one.right)
        # What goes on below a cell leaves it open for one line more.
        above = starts[1:] or (above if text.startswith(" ") else [])
        yield text, placed


def _centered(rows: Sequence[_Row], sign: float) -> list[_Row]:
    """Put cells of two lines, one above and one below the middle of their row, into the row."""
    whole: list[_Row] = []
    for row in rows:
        if len(whole) > 1 and _is_around(whole[-2], whole[-1], row, sign):
            above, middle = whole[-2:]
            cells = [[*one, *other] for one, other in zip(above, row, strict=True)]
            whole[-2:] = [sorted([*middle, *cells], key=lambda cell: cell[0].left)]
        else:
            whole.append(row)
    return whole


def _is_around(above: _Row, middle: _Row, below: _Row, sign: float) -> bool:
    """Tell whether two lines are of the same cells, and the row between them has none there."""
    lefts = [cell[0].left for cell in above]
    if len(above) != len(below) or lefts[0] < middle[0][0].left + sign:
        return False
    up, down = (
        abs(row[0][0].middle - middle[0][0].middle) / middle[0][0].height for row in (above, below)
    )
    is_half = abs(up - down) < LEVEL and up + down < NEXT_LINE
    are_level = all(
        abs(cell[0].left - left) < sign for cell, left in zip(below, lefts, strict=True)
    )
    is_free = all(abs(cell[0].left - left) > sign for cell in middle for left in lefts)
    return is_half and are_level and is_free


def _whole(rows: Iterable[_Row], sign: float, ends: float) -> list[_Row]:
    """Put what a full cell of a table goes on with, below, behind it, into the row."""
    whole: list[_Row] = []
    for row in rows:
        goes_on = [_above(whole[-1], cell[0], sign, ends) for cell in row] if whole else []
        cells = [cell for cell in goes_on if cell]
        if cells and len(cells) == len(goes_on) < len(whole[-1]):
            for cell, below in zip(cells, row, strict=True):
                cell.extend(below)
        else:
            whole.append(row)
    return whole


def _above(row: _Row, below: _Upright, sign: float, ends: float) -> list[_Upright] | None:
    """Return the cell of a row that goes on with what stands below: it is full to its end.

    The first cell of a row says what it is of, and goes on with nothing.
    """
    if len(row) < LEAST_CELLS:
        return None
    bounds = [*(cell[0].left for cell in row[1:]), ends]
    for cell, bound in zip(row[1:], bounds[1:], strict=True):
        last = cell[-1]
        is_below = 0 < below.middle - last.middle < NEXT_LINE * max(below.height, last.height)
        is_full = bound - last.right < FULL * sign and below.right < bound
        if is_below and is_full and abs(below.left - cell[0].left) < sign:
            return cell
    return None


def _room(length: int, gap: float, below: int = 0) -> int:
    """Return how many spaces stand before a piece: as many as bring it ``below`` another cell.

    A line that begins there is set in, as what goes on in a further line is.
    """
    if not length:
        return below and max(below, SET_IN)
    if gap < WORDS_APART:
        return 0
    return 1 if gap < CELLS_APART else max(GAP, below - length)


def _rows(upright: Iterable[_Upright]) -> Iterator[_Row]:
    """Put together what stands at one height, from the top down, from left to right."""
    rows: list[list[_Upright]] = []
    for one in sorted(upright, key=lambda one: one.middle):
        last = rows[-1][0] if rows else None
        if last and one.middle - last.middle < ONE_LINE * min(one.height, last.height):
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        yield [[one] for one in sorted(row, key=lambda one: one.left)]


def _upright(page: Page) -> list[_Upright]:
    """Return what stands on a page as if it lay straight: it may lean, and more at its foot."""
    pieces = [cleaned for piece in page.pieces if (cleaned := _cleaned(piece)).text]
    lean, more = _lean(pieces, page.height)
    found = []
    for piece in pieces:
        (x, y), (u, v), height = _ends(piece)
        slope = lean + more * (y + v) / 2 / page.height
        middle = (y + v) / 2 - slope * ((x + u) / 2 - page.width / 2)
        aside = slope * (y + v) / 2
        found.append(_Upright(piece, x + aside, max(u, x + 1e-6) + aside, middle, height))
    return found


def _lean(pieces: Iterable[Piece], height: float) -> tuple[float, float]:
    """Return how the lines of a page lean at its top, and how much more at its foot."""
    rows = []
    for piece in pieces:
        (x, y), (u, v), high = _ends(piece)
        if u - x > LONG_PIECE * high:
            rows.append(((u - x) ** 2, (y + v) / 2 / height, (v - y) / (u - x)))
    if not rows:
        return 0.0, 0.0
    whole = sum(weight for weight, _, _ in rows)
    at = sum(weight * place for weight, place, _ in rows) / whole
    mean = sum(weight * slope for weight, _, slope in rows) / whole
    spread = sum(weight * (place - at) ** 2 for weight, place, _ in rows) / whole
    bend = sum(weight * (place - at) * (slope - mean) for weight, place, slope in rows) / whole
    more = bend / spread if spread > LEAST_SPREAD else 0.0
    return mean - more * at, more


def _ends(piece: Piece) -> tuple[Point, Point, float]:
    """Return the middles of a piece's two ends, and its height."""
    top_left, top_right, low_right, low_left = piece.corners
    height = hypot(low_left[0] - top_left[0], low_left[1] - top_left[1])
    return _between(top_left, low_left, 0.5), _between(top_right, low_right, 0.5), height


def _cleaned(piece: Piece) -> Piece:
    """Return a piece without signs that nobody sees, so that each stands where it is read."""
    kept = [
        (" " if sign.isspace() else shown, sure)
        for sign, sure in zip(piece.text, piece.sure, strict=True)
        if (shown := sign.translate(SEEN))
    ]
    text = "".join(sign for sign, _ in kept)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Piece(text[start:end], piece.corners, [sure for _, sure in kept][start:end])
