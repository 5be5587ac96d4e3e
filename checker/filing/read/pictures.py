"""Read what stands in a picture; the one module that loads Pillow and RapidOCR.

The models are PP-OCR's, which the package of RapidOCR brings; nothing is fetched.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

from checker.core.bounds import MOST_DOTS
from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.read.needed import LacksExtraError, too_many_dots
from checker.filing.read.pages import Page, Piece

# How the files begin that are read; the name of WebP stands behind its size.
JPEG, PNG, RIFF, WEBP = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
FORMATS = ("JPEG", "PNG", "WEBP")
# What has more dots is no more readable, and takes more memory.
LONGEST_SIDE = 1600
# Of a text that stands on its head, or lies, less is read surely.
LEAST_SURE = 0.75
# One thread, as the machine has other work; line by line it takes the least memory.
SETTINGS = {
    "Global.log_level": "critical",
    "Global.max_side_len": LONGEST_SIDE,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
WHITE = (255, 255, 255, 255)


def is_picture(content: bytes) -> bool:
    """Tell whether a file begins as a picture does that is read."""
    is_webp = content.startswith(RIFF) and content[8:12] == WEBP
    return content.startswith((JPEG, PNG)) or is_webp


def picture_in(content: bytes) -> Any:
    """Return the picture in a file, as it is looked at. Raises ``InputError`` for what is none."""
    try:
        from PIL import Image, ImageOps  # noqa: PLC0415
    except ModuleNotFoundError:
        raise LacksExtraError("ocr") from None
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height <= MOST_DOTS:
                # Of a large JPEG no more is unpacked than is read.
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError:
        pass
    # Pillow has no one kind of error for what is damaged.
    except (OSError, SyntaxError, ValueError, EOFError):
        raise InputError("", word("read.no-picture")) from None
    raise too_many_dots()


def page_of(picture: Any, number: int) -> Page:
    """Return what stands in a picture, whichever side of it is up."""
    best = _read(picture, number, 0)
    if best.pieces and _sure(best) < LEAST_SURE * sum(len(piece.text) for piece in best.pieces):
        others = (1, 3) if _is_sideways(best) else (2,)
        best = max([best, *(_read(picture, number, turned) for turned in others)], key=_sure)
    return best


def _sure(page: Page) -> float:
    """Count the signs, each as far as it is sure."""
    return sum(sum(piece.sure) for piece in page.pieces)


def _is_sideways(page: Page) -> bool:
    """Tell whether most of the text runs up or down."""
    down = [abs(low[1] - top[1]) > abs(low[0] - top[0]) for _, (top, _, low, _), _ in page.pieces]
    return 2 * sum(down) > len(down)


def _read(picture: Any, number: int, turned: int) -> Page:
    """Read a picture that is turned by so many quarters, counterclockwise."""
    from PIL import Image, ImageChops  # noqa: PLC0415

    whole = picture.convert("RGBA")
    paper = Image.new("RGBA", whole.size, WHITE)
    paper.alpha_composite(whole)
    # In red light a red seal is pale; lighter by as much as it is red, it is gone.
    light, green, *_ = paper.split()
    seen = ImageChops.add(light, ImageChops.subtract(light, green))
    seen = seen.rotate(90 * turned, expand=True)
    found = _engine()(
        Image.merge("RGB", (seen, seen, seen)),
        use_cls=False,
        return_word_box=True,
        return_single_char_box=True,
    )
    pieces = list[Piece]()
    # Of a picture without text the engine returns no lists at all.
    if found.txts:
        rows = zip(found.txts, found.boxes, found.scores, found.word_results, strict=True)
        pieces = [_piece(*row) for row in rows]
    return Page(number, seen.width, seen.height, pieces, turned)


def _piece(text: str, box: Any, score: float, signs: Sequence[tuple[str, float, Any]]) -> Piece:
    """Return a line that was recognized; where its signs are not told one by one, all are alike."""
    sure = [float(score)] * len(text)
    told = iter(signs)
    if "".join(sign for sign, _, _ in signs) == "".join(text.split()):
        sure = [1.0 if sign.isspace() else float(next(told)[1]) for sign in text]
    return Piece(text, [(float(x), float(y)) for x, y in box], sure)


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415
    except ModuleNotFoundError:
        raise LacksExtraError("ocr") from None
    return RapidOCR(params=SETTINGS)
