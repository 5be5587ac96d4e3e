"""What happens to a paper on its way into a file: scanned, photographed, stamped, sent by fax."""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from scripts.papers.drawn import font

# Of 255: what is darker is written on, and what a fax machine takes for white.
DARK, FAX_WHITE = 128, 150


def clean(page: Image.Image, _: Random) -> Image.Image:
    """Return a scan without a fault."""
    return page


def photo(page: Image.Image, chance: Random) -> Image.Image:
    """Return a photo taken by hand: askew, light from one side, saved as JPEG."""
    width, height = page.size
    desk = Image.new("RGB", (width + 240, height + 240), (112, 92, 70))
    desk.paste(page, (120, 120))
    shift = [chance.uniform(-60, 60) for _ in range(8)]
    corners = np.array([(0, 0), (0, 1), (1, 1), (1, 0)]) * desk.size
    seen = corners + np.array(shift).reshape(4, 2)
    bent = desk.transform(
        desk.size,
        Image.Transform.PERSPECTIVE,
        perspective(corners, seen),
        Image.Resampling.BICUBIC,
        fillcolor=(112, 92, 70),
    )
    light = np.linspace(chance.uniform(0.55, 0.75), 1.0, bent.width)[None, :, None]
    lit = np.asarray(bent, float) * light + noise(bent, chance, 5)
    return as_picture(lit).filter(ImageFilter.GaussianBlur(0.8))


def tilted(page: Image.Image, chance: Random) -> Image.Image:
    """Return a page that lay askew on the scanner."""
    angle = chance.choice((-1, 1)) * chance.uniform(2, 7)
    return page.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def stamped(page: Image.Image, chance: Random) -> Image.Image:
    """Return a page with round red seals over what is written at its foot and in its middle."""
    inked = np.asarray(page, float)
    written = np.nonzero((inked < DARK).any(axis=(1, 2)))[0]
    foot = int(written[-1])
    for x, y in ((0.68, foot - 90), (0.42, foot * chance.uniform(0.3, 0.6))):
        at = int(page.width * x + chance.uniform(-60, 60)), int(y)
        inked *= seal(page.size, at, 120) / 255
    return as_picture(inked)


def seal(size: tuple[int, int], at: tuple[int, int], radius: int) -> np.ndarray:
    """Return a white page with one round seal on it."""
    page = Image.new("RGB", size, "white")
    pen, (x, y), red = ImageDraw.Draw(page), at, (226, 60, 60)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=red, width=7)
    pen.regular_polygon((x, y, radius * 0.33), 3, fill=red)
    pen.regular_polygon((x, y, radius * 0.33), 3, rotation=60, fill=red)
    around = "某某有限公司合同专用章"
    for n, sign in enumerate(around):
        angle = np.pi * (0.85 + 1.3 * n / (len(around) - 1))
        spot = x + 0.78 * radius * np.cos(angle), y + 0.78 * radius * np.sin(angle)
        pen.text(spot, sign, red, font=font(26, serif=True), anchor="mm")
    return np.asarray(page, float)


def fax(page: Image.Image, chance: Random) -> Image.Image:
    """Return what a fax machine sends: 100 dots an inch, black or white, with specks."""
    small = page.convert("L").resize((page.width * 2 // 3, page.height * 2 // 3))
    specks = np.asarray(small, float) + noise(small.convert("RGB"), chance, 28)[:, :, 0]
    bits = Image.fromarray((specks > FAX_WHITE).astype(np.uint8) * 255)
    return bits.convert("RGB")


def low_light(page: Image.Image, chance: Random) -> Image.Image:
    """Return a photo in a dark room: little contrast, much noise, a hand that shakes."""
    dark = np.asarray(page.filter(ImageFilter.GaussianBlur(1.1)), float) * 0.22 + 18
    dark += noise(page, chance, 7)
    return as_picture(dark).rotate(chance.uniform(-1.5, 1.5), fillcolor=(30, 28, 26))


# What is saved as a phone or a scanner saves it, and how well.
AS_JPEG, QUALITY = ("photo", "stamped", "low light"), 75
CONDITIONS: dict[str, Callable[[Image.Image, Random], Image.Image]] = {
    "clean": clean,
    "photo": photo,
    "tilted": tilted,
    "stamped": stamped,
    "fax": fax,
    "low light": low_light,
}


def as_file(page: Image.Image, condition: str, chance: Random, form: str = "JPEG") -> bytes:
    """Return a page as a phone or a scanner saves it, once that has happened to it."""
    file = io.BytesIO()
    CONDITIONS[condition](page, chance).save(file, form, quality=QUALITY)
    return file.getvalue()


def noise(page: Image.Image, chance: Random, size: float) -> np.ndarray:
    """Return what a sensor adds to each dot."""
    drawn = np.random.default_rng(chance.randrange(2**32))
    return drawn.normal(0, size, (page.height, page.width, 3))


def as_picture(dots: np.ndarray) -> Image.Image:
    """Return dots as a picture."""
    return Image.fromarray(dots.clip(0, 255).astype(np.uint8))


def perspective(goal: np.ndarray, source: np.ndarray) -> list[float]:
    """Return the eight numbers by which Pillow finds for each dot where it came from."""
    rows, values = [], []
    for (x, y), (u, v) in zip(goal, source, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        values += [u, v]
    solved: list[float] = np.linalg.solve(np.array(rows), np.array(values)).tolist()
    return solved
