"""Pictures are read in the page by its own scripts, as the command line reads them."""

import base64
import io
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from checker.filing.read.pages import Page, Piece
from scripts.machine.environment import is_fetched, locked
from scripts.machine.node import run_node
from scripts.site import ocr

SCRIPT = Path(__file__).with_name("pictures.mjs")


def done(**order: Any) -> Any:
    """Return what the scripts give for one call."""
    (found,) = run_node(SCRIPT, order).values()
    return found


def picture(form: str, size: tuple[int, int], **how: Any) -> str:
    """Return an empty picture as a file, in base64."""
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, form, **how)
    return base64.b64encode(file.getvalue()).decode("ascii")


def test_the_dots_of_a_picture_are_told_by_the_head_of_its_file():
    files = [
        picture("PNG", (300, 20)),
        picture("JPEG", (40, 300)),
        picture("JPEG", (40, 300), progressive=True, comment=b"x" * 5000),
        picture("WEBP", (70, 30)),
        picture("WEBP", (70, 30), lossless=True),
        picture("WEBP", (70, 30), exif=b"Exif\0\0"),
        base64.b64encode(b"no picture").decode("ascii"),
    ]

    assert done(dots={"files": files}) == [6000, 12000, 12000, 2100, 2100, 2100, 0]


def test_a_heic_has_as_many_dots_as_the_largest_of_its_parts():
    tile, whole = (
        b"\0\0\0\x14ispe\0\0\0\0" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
        for width, height in ((512, 512), (4032, 3024))
    )
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + tile + whole

    assert done(dots={"files": [base64.b64encode(head).decode("ascii")]}) == [4032 * 3024]


def test_a_sign_that_is_told_again_goes_on_and_after_a_gap_stands_twice():
    none, one, other = [0.9, 0.1, 0.0], [0.0, 0.8, 0.2], [0.1, 0.3, 0.6]
    told = [none, one, one, none, one, other, none]

    found = done(signs={"told": told, "known": ["", "甲", "乙"]})

    assert found == {"text": "甲甲乙", "sure": [0.8, 0.8, 0.6]}


def test_a_red_seal_is_pale_and_black_stays_black():
    colors = {"red": (230, 40, 40, 255), "black": (0, 0, 0, 255), "nothing": (0, 0, 0, 0)}
    data = [part for color in colors.values() for part in color]

    found = done(gray={"data": data, "width": 3, "height": 1})

    assert dict(zip(colors, found, strict=True)) == {"red": 255, "black": 0, "nothing": 255}


def lying(lean: float) -> list[float]:
    """Return how likely each dot of 200 by 100 is of a line 100 long and 10 high, that leans."""
    return [
        0.9 if abs(x - 100) < 50 and abs(y - 50 - lean * (x - 100)) < 5 else 0.0
        for y in range(100)
        for x in range(200)
    ]


@pytest.mark.parametrize("lean", [0.0, 0.2, -0.2])
def test_a_line_has_its_corners_however_it_leans(lean: float):
    order = {"data": lying(lean), "width": 200, "height": 100}
    (corners,) = done(lines=order | {"size": {"width": 400, "height": 200}})
    (left, top), (right, right_top), (_, low), _ = corners

    # On a picture of twice the size, and larger by what a line is of its middle.
    assert right - left == pytest.approx(200 + 30, abs=12)
    assert (right_top - top) / (right - left) == pytest.approx(lean, abs=0.03)
    assert low - right_top == pytest.approx(20 + 30, abs=12)


def test_what_is_too_small_or_not_likely_is_no_line():
    small = [0.9 if (x, y) == (10, 10) else 0.0 for y in range(100) for x in range(200)]
    faint = [min(one, 0.4) for one in lying(0)]
    size = {"width": 200, "height": 100}

    for data in (small, faint):
        assert done(lines={"data": data, "size": size} | size) == []


def test_a_quick_build_fetches_nothing_and_says_that_there_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(ocr, "is_fetched", lambda *_: False)
    ocr.gather(tmp_path / "ocr", quick=True)

    assert json.loads((tmp_path / "ocr" / ocr.SIZES).read_text("utf-8")) == {}


def test_of_a_lock_a_package_is_taken_with_its_hashes_alone():
    one = "a==1 \\\n    --hash=sha256:1 \\\n    --hash=sha256:2\n"
    lock = f"# by a tool\n{one}ab==2 \\\n    --hash=sha256:3\n"

    assert [*locked(lock, ["a"])] == [one]
    assert "".join(locked(lock, [])) == lock


@pytest.mark.thorough
@pytest.mark.site
def test_drawn_papers_are_read_in_the_page_as_on_the_command_line(tmp_path: Path):
    """Of a hundred signs one may differ: what is around the models rounds otherwise."""
    if not (find_spec("rapidocr") and is_fetched(ocr.WHEEL_LOCK, ocr.ENGINE)):
        pytest.skip("NOT RUN: scripts/test --all and a whole build install what reads pictures")
    signs, alike = 0, 0
    for page, other in zip(*both(tmp_path), strict=True):
        # A bracket may be wide or narrow, and what stands on one height one line or two.
        mine, theirs = (
            Counter(sign for piece in each for sign in piece.text if sign.isalnum())
            for each in (page, other)
        )
        signs += max(mine.total(), theirs.total())
        alike += (mine & theirs).total()

    assert signs > 500
    assert alike / signs >= 0.99


def both(folder: Path) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Return what the page reads of papers in each condition, and what the command line does."""
    from checker.filing.read.pictures import page_of  # noqa: PLC0415
    from scripts.papers import drawn, worn  # noqa: PLC0415

    pictures, pages = [], list[Page]()
    for n, paper in enumerate(drawn.papers(len(worn.CONDITIONS))):
        worsen = [*worn.CONDITIONS.values()][n]
        chance = Random(n)  # noqa: S311 - it is to be the same again
        worn_out = worsen(drawn.picture_of(paper, serif=False), chance).convert("RGBA")
        worn_out.thumbnail((1600, 1600))
        file = folder / f"{n}.rgba"
        file.write_bytes(worn_out.tobytes())
        pictures.append({"file": str(file), "width": worn_out.width, "height": worn_out.height})
        pages.append(page_of(worn_out, 1))
    ocr.gather(models := folder / "ocr", quick=True)
    finds, reads = (str(models / name) for name in ocr.MODELS)
    order = {"engine": str(models), "finds": finds, "reads": reads, "pictures": pictures}
    mine = [[Piece(**one) for one in page["pieces"]] for page in done(read=order)]
    return mine, [[*page.pieces] for page in pages]
