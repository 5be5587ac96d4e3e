"""Draw the icon's SVG as a PNG, with the standard library.

It reads what the icon is made of and no more: filled paths of absolute M, L, H, V, C and Z on a
square, by the even-odd rule.
"""

from __future__ import annotations

import re
import struct
import zlib
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Point = tuple[float, float]
Color = tuple[int, int, int]

VIEW = re.compile(r'viewBox="0 0 (\d+) \1"')
PATH = re.compile(r'<path fill="#([0-9a-f]{6})"[^>]* d="([^"]+)"')
COMMAND = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")
# Lines drawn for a curve, and looks taken at each row of pixels.
LINES_TO_A_CURVE = 12
LOOKS = 4


def png(svg: str, size: int) -> bytes:
    """Return the picture as a PNG of size by size pixels."""
    return encode(draw(svg, size), size)


def draw(svg: str, size: int) -> list[list[Color]]:
    """Return the rows of pixels."""
    view = VIEW.search(svg)
    assert view is not None, "the icon has no square viewBox"  # noqa: S101 - our own file
    scale = size / int(view[1])
    rows: list[list[Color]] = [[(255, 255, 255)] * size for _ in range(size)]
    for color, path in PATH.findall(svg):
        edges = [((a * scale, b * scale), (c * scale, d * scale)) for (a, b), (c, d) in lines(path)]
        paint(rows, tuple(bytes.fromhex(color)), edges)
    return rows


def lines(path: str) -> Iterator[tuple[Point, Point]]:
    """Yield a path's outline as straight lines."""
    at = start = (0.0, 0.0)
    for command, written in COMMAND.findall(path):
        numbers = [float(number) for number in written.replace(",", " ").split()]
        if command == "M":
            at = start = (numbers[0], numbers[1])
            continue
        for end in way(command, numbers, at, start):
            yield at, end
            at = end


def way(command: str, numbers: list[float], at: Point, start: Point) -> list[Point]:
    """Return the points one command leads through."""
    match command:
        case "H":
            return [(x, at[1]) for x in numbers]
        case "V":
            return [(at[0], y) for y in numbers]
        case "L":
            return list(zip(numbers[::2], numbers[1::2], strict=True))
        case "C":
            return list(curve(at, numbers))
        case _:
            return [start]


def curve(at: Point, numbers: list[float]) -> Iterator[Point]:
    """Yield points along one or more cubic curves."""
    for n in range(0, len(numbers), 6):
        ax, ay, bx, by, ex, ey = numbers[n : n + 6]
        for step in range(1, LINES_TO_A_CURVE + 1):
            t = step / LINES_TO_A_CURVE
            yield cubic(t, at[0], ax, bx, ex), cubic(t, at[1], ay, by, ey)
        at = (ex, ey)


def cubic(t: float, start: float, a: float, b: float, end: float) -> float:
    """Return one coordinate of a cubic curve."""
    s = 1 - t
    return s * s * s * start + 3 * s * s * t * a + 3 * s * t * t * b + t * t * t * end


def paint(rows: list[list[Color]], color: Iterable[int], edges: list[tuple[Point, Point]]) -> None:
    """Lay a color over the pixels inside the edges, as much as they are inside."""
    paint_color = tuple(color)
    for y, row in enumerate(rows):
        for x, share in enumerate(covered(y, len(row), edges)):
            if share > 0:
                row[x] = mixed(row[x], paint_color, min(share, 1.0))


def covered(y: int, width: int, edges: list[tuple[Point, Point]]) -> Iterable[float]:
    """Return how much of each pixel of a row lies inside."""
    # A step in "change" holds from its pixel on; what a span's end leaves of a pixel is set right
    # in the pixel itself.
    change = [0.0] * (width + 2)
    for look in range(LOOKS):
        for left, right in spans(y + (look + 0.5) / LOOKS, edges):
            for at, sign in ((left, 1.0), (right, -1.0)):
                pixel = min(max(int(at), 0), width)
                rest = min(max(at - pixel, 0.0), 1.0)
                change[pixel] += sign * (1 - rest) / LOOKS
                change[pixel + 1] += sign * rest / LOOKS
    return list(accumulate(change))[:width]


def spans(y: float, edges: list[tuple[Point, Point]]) -> Iterator[tuple[float, float]]:
    """Yield from where to where a line across is inside."""
    crossings = sorted(
        ax + (y - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in edges
        if min(ay, by) <= y < max(ay, by)
    )
    for n, (left, right) in enumerate(pairwise(crossings)):
        if n % 2 == 0:
            yield left, right


def mixed(below: Color, above: tuple[int, ...], share: float) -> Color:
    """Return a color laid over another."""
    red, green, blue = (round(b + (a - b) * share) for a, b in zip(above, below, strict=True))
    return red, green, blue


def encode(rows: list[list[Color]], size: int) -> bytes:
    """Return the rows as a PNG file, eight bits a color."""
    raw = b"".join(b"\0" + bytes(part for pixel in row for part in pixel) for row in rows)
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(raw, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, body) for name, body in parts)


def chunk(name: bytes, body: bytes) -> bytes:
    """Return one part of a PNG file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
