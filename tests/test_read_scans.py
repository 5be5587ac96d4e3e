"""PDF files and pictures are read: what stands where is told, and what nobody can read is named."""

import io
import json
import sys
import types
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from support.command import in_json, printed, ran, refused
from support.pdf_files import ACROSS, HEIGHT, UNSEEN, WIDTH, At, locked, of_objects, pdf_file
from support.pdf_files import with_picture as pdf_with_picture
from support.replies import asked
from support.rows import keyed, rows_of

from checker.core import bounds
from checker.filing.read import pictures
from checker.filing.read.pages import Page, Piece, laid_out
from checker.model import Data

LICENSE = (
    At("营业执照", 250, 60),
    At("统一社会信用代码：91430100MA4L1AB226", 60, 120),
    At("名称", 60, 150),
    At("甲（长沙）信息服务有限公司", 160, 150),
    At("法定代表人", 60, 180),
    At("张三", 160, 180),
    At("成立日期：2018年05月06日", 60, 210),
)
COMPANY = "papers.business-license.company_name"
PERSON = "papers.business-license.legal_representative"


def corners(left: float, top: float, right: float, bottom: float, lean: float = 0) -> Any:
    across = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [(x, y + lean * x) for x, y in across]


# Where a piece stands


@pytest.mark.parametrize("row", keyed(rows_of("read_pages")["page"], "pieces", "lines", "lean"))
def test_pieces_of_a_page_make_up_its_lines(row: Data):
    pieces = [
        Piece(text, corners(*box, float(row.get("lean", 0))), [1.0] * len(text))
        for text, *box in row["pieces"]
    ]

    assert laid_out([Page(1, 1000, 1000, pieces)]).text.splitlines() == row["lines"]


def spots(file: Path, *words: str) -> dict[str, Data]:
    """Return the values that are read of a file, by path."""
    return {value["path"]: value for value in in_json("read", str(file), *words)["values"]}


def written(folder: Path, content: bytes, name: str = "a.pdf") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


# PDF


def test_a_value_of_a_pdf_stands_in_its_box_on_its_page(tmp_path: Path):
    cover = [At("本页没有其他内容，营业执照的复印件请见下一页。", 10, y) for y in (60, 90)]
    file = written(tmp_path, pdf_file(cover, LICENSE))
    value = spots(file)[COMPANY]
    left, top, right, bottom = value["box"]

    assert (value["value"], value["page"]) == ("甲（长沙）信息服务有限公司", 2)
    assert value["certain"] is True
    assert left == pytest.approx(160 / WIDTH, abs=0.01)
    assert right == pytest.approx((160 + 12 * 13) / WIDTH, abs=0.02)
    assert top < 150 / HEIGHT < bottom + 0.01
    assert bottom - top < 0.03


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_is_read_as_it_is_shown(tmp_path: Path, turned: int):
    file = written(tmp_path, pdf_file(LICENSE, more=f"/Rotate {turned}"))

    found = spots(file).get(PERSON)
    # The text of a page that lies is shown lying.
    assert (found is not None) == (turned == 0)


def test_what_a_pdf_does_not_show_is_not_read(tmp_path: Path):
    unseen = (At("法定代表人：李四", 60, 300, UNSEEN), At("注册资本：壹仟万元整", 60, 400, ACROSS))
    paths = spots(written(tmp_path, pdf_file((*LICENSE, *unseen))))

    assert paths[PERSON]["value"] == "张三"
    assert "papers.business-license.registered_capital" not in paths


def test_text_names_the_page_and_an_application_file_holds_the_values(tmp_path: Path):
    file = written(tmp_path, pdf_file(LICENSE))

    assert "page 1" in printed("read", str(file))
    assert 'legal_representative = "张三"' in printed("read", str(file), "--format", "toml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\nnothing", "locked or damaged"),
        (locked(), "locked or damaged"),
        (pdf_file(LICENSE, size="20000 20000"), "larger than any sheet"),
        (pdf_with_picture(20_000, 20_000), "52 million pixels"),
    ],
    ids=["damaged", "locked", "a sheet of seven meters", "a bomb of pixels"],
)
def test_a_pdf_that_cannot_be_read_is_named_and_the_rest_goes_on(
    tmp_path: Path, content: bytes, said: str
):
    good = written(tmp_path, pdf_file(LICENSE), "good.pdf")
    bad = written(tmp_path, content, "bad.pdf")
    found = ran("read", str(bad), str(good), "--format", "json")
    data = json.loads(found.out)

    assert PERSON in {value["path"] for value in data["values"]}
    assert [Path(each["file"]).name for each in data["errors"]] == ["bad.pdf"]
    assert said in data["errors"][0]["en"]
    assert said in ran("read", str(bad), str(good)).out


def test_a_file_that_is_not_read_makes_the_status_that_of_bad_input(tmp_path: Path):
    good, bad = written(tmp_path, pdf_file(LICENSE)), written(tmp_path, locked(), "b.pdf")

    assert ran("read", str(good), str(bad)).status == 2
    assert "b.pdf: This PDF cannot be opened" in refused("read", str(bad))


def test_a_page_that_is_damaged_is_named_with_its_number(tmp_path: Path):
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "null"]
    file = written(tmp_path, of_objects(objects))

    assert "Page 1 was not read. It is damaged." in refused("read", str(file))


def test_of_a_long_pdf_the_first_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("checker.filing.read.scans.MOST_PAGES", 1)
    file = written(tmp_path, pdf_file(LICENSE, LICENSE))

    assert "Only the first 1 pages" in in_json("read", str(file))["errors"][0]["en"]


# Without the extras


def without(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    pictures._engine.cache_clear()  # noqa: SLF001 - what was loaded is there no more


@pytest.mark.parametrize(
    ("module", "content", "extra"),
    [
        ("pypdfium2", pdf_file(LICENSE), "pdf"),
        ("PIL", b"\xff\xd8\xff", "ocr"),
        ("rapidocr", pdf_with_picture(8, 8), "ocr"),
    ],
)
def test_without_an_extra_one_line_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, content: bytes, extra: str
):
    text = written(tmp_path, "营业执照\n名称：甲有限公司\n".encode(), "a.txt")
    without(monkeypatch, module)
    found = ran("read", str(text), str(written(tmp_path, content)))

    assert (found.status, found.out) == (2, "")
    assert found.err.count("\n") == 1
    assert f'pip install "call-center-license-checker[{extra}]"' in found.err


def test_without_the_extra_for_pictures_the_other_pages_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    without(monkeypatch, "rapidocr")
    data = in_json("read", str(written(tmp_path, pdf_file(LICENSE, ()))))

    assert len(data["values"]) > 3
    assert "Page 2 was not read. This needs the extra [ocr]" in data["errors"][0]["en"]


# Pictures, with an engine that recognizes what a test says it does

Lines = list[tuple[str, tuple[float, float, float, float], float]]
FOUND: Lines = [
    ("营业执照", (200, 20, 440, 80), 1.0),
    ("名称", (50, 100, 110, 130), 1.0),
    ("甲（长沙）信息服务有限公司", (200, 100, 590, 130), 1.0),
    ("法定代表人", (50, 150, 200, 180), 1.0),
    ("张三", (220, 150, 280, 180), 0.6),
    ("成立日期：2018年05月06日", (50, 200, 400, 230), 1.0),
]


class Found:
    """What the engine returns."""

    def __init__(self, lines: Lines, *, by_signs: bool = True) -> None:
        self.txts = tuple(text for text, *_ in lines) or None
        # Where nothing is found the engine has no lists either.
        self.boxes = [corners(*box) for _, box, _ in lines] or None
        self.scores = [sure for *_, sure in lines] or None
        signs = [[(sign, sure, None) for sign in text] for text, _, sure in lines]
        self.word_results = signs if by_signs else [[] for _ in lines]


Recognize = Callable[[Any], Found]


@pytest.fixture
def recognizing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Recognize], None]]:
    """Put an engine in the place of the one that is installed, or is not."""

    def engine(recognize: Recognize) -> None:
        module = types.ModuleType("rapidocr")
        vars(module)["RapidOCR"] = lambda **_: lambda picture, **_: recognize(picture)
        monkeypatch.setitem(sys.modules, "rapidocr", module)
        pictures._engine.cache_clear()  # noqa: SLF001 - the former engine is not asked

    yield engine
    pictures._engine.cache_clear()  # noqa: SLF001 - nor is this one, later


def picture(
    kind: str = "PNG", size: tuple[int, int] = (800, 1000), mode: str = "RGB", **said: Any
) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "white").save(file, kind, **said)
    return file.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("WEBP", "RGB")])
def test_what_a_picture_says_is_read_and_what_is_not_clear_is_not_certain(
    tmp_path: Path, recognizing: Callable[[Recognize], None], kind: str, mode: str
):
    recognizing(lambda _: Found(FOUND))
    file = written(tmp_path, picture(kind, mode=mode), "a.picture")
    found = spots(file)

    assert found[COMPANY]["certain"] is True
    assert found[COMPANY]["box"] == [0.25, 0.1, 0.7375, 0.13]
    assert (found[PERSON]["value"], found[PERSON]["certain"]) == ("张三", False)
    assert "not clear: check it" in printed("read", str(file))
    toml = printed("read", str(file), "--format", "toml")
    assert "legal_representative" not in toml
    assert "# page 1: " in toml
    assert "Read was: 张三" in toml


def test_where_signs_are_not_told_one_by_one_the_whole_line_is_as_sure(
    tmp_path: Path, recognizing: Callable[[Recognize], None]
):
    recognizing(lambda _: Found(FOUND, by_signs=False))

    assert spots(written(tmp_path, picture()))[PERSON]["certain"] is False


def test_in_a_picture_without_words_nothing_is_read(
    tmp_path: Path, recognizing: Callable[[Recognize], None]
):
    recognizing(lambda _: Found([]))

    assert in_json("read", str(written(tmp_path, picture())))["values"] == []


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_picture_is_read_whichever_side_is_up(
    tmp_path: Path, recognizing: Callable[[Recognize], None], quarters: int
):
    """The top of the page is marked by a dark corner."""
    page = Image.new("RGB", (800, 1000), "white")
    page.paste("black", (0, 0, 20, 20))
    lying: Lines = [("字字字字", (50, 50, 90, 300), 0.3), ("字字字", (150, 50, 190, 300), 0.3)]
    standing: Lines = [("字字字字", (50, 50, 300, 90), 0.3)]

    def recognize(seen: Any) -> Found:
        if seen.size == (800, 1000) and seen.getpixel((5, 5))[0] < 128:
            return Found(FOUND)
        return Found(standing if seen.height > seen.width else lying)

    recognizing(recognize)
    file = io.BytesIO()
    page.rotate(90 * quarters, expand=True).save(file, "PNG")
    box = spots(written(tmp_path, file.getvalue()))[COMPANY]["box"]

    left, top, right, bottom = 0.25, 0.1, 0.7375, 0.13
    expected = {
        1: [top, 1 - right, bottom, 1 - left],
        2: [1 - right, 1 - bottom, 1 - left, 1 - top],
        3: [1 - bottom, left, 1 - top, right],
    }
    assert box == pytest.approx(expected[quarters])


def test_a_photo_is_turned_as_the_camera_was_held(
    tmp_path: Path, recognizing: Callable[[Recognize], None]
):
    sizes = []

    def recognize(seen: Any) -> Found:
        sizes.append(seen.size)
        return Found(FOUND)

    recognizing(recognize)
    exif = Image.Exif()
    exif[0x0112] = 6
    spots(written(tmp_path, picture("JPEG", (1000, 800), exif=exif)))

    assert sizes == [(800, 1000)]


def test_a_red_seal_is_white_to_the_engine(
    tmp_path: Path, recognizing: Callable[[Recognize], None]
):
    seen = []

    def recognize(picture: Any) -> Found:
        seen.extend(picture.getpixel(at) for at in ((5, 5), (50, 50)))
        return Found(FOUND)

    recognizing(recognize)
    page = Image.new("RGB", (800, 1000), "white")
    page.paste((250, 30, 40), (0, 0, 20, 20))
    page.paste((20, 20, 20), (40, 40, 60, 60))
    file = io.BytesIO()
    page.save(file, "PNG")
    spots(written(tmp_path, file.getvalue()))

    assert seen == [(255, 255, 255), (20, 20, 20)]


def test_a_pdf_of_scans_is_read_page_by_page(
    tmp_path: Path, recognizing: Callable[[Recognize], None]
):
    recognizing(lambda _: Found(FOUND))
    found = spots(written(tmp_path, pdf_with_picture(8, 8)))

    assert (found[COMPANY]["page"], found[COMPANY]["certain"]) == (1, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (picture()[:60], "damaged"),
        (picture("JPEG", (3000, 3000))[:900], "damaged"),
        (picture(size=(9000, 6000), mode="1"), "52 million pixels"),
        (picture(size=(20_000, 10_000), mode="1"), "52 million pixels"),
        (picture() + b"\0" * bounds.LARGEST_SCAN, "50 MB"),
    ],
    ids=["broken off", "a JPEG broken off", "too many dots", "a bomb", "too many bytes"],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, said: str):
    assert said in refused("read", str(written(tmp_path, content)))


def test_so_many_pictures_are_read_at_a_time_and_no_more(
    tmp_path: Path, recognizing: Callable[[Recognize], None], monkeypatch: pytest.MonkeyPatch
):
    recognizing(lambda _: Found(FOUND))
    monkeypatch.setattr("checker.filing.read.scans.MOST_PICTURES", 1)
    file = str(written(tmp_path, picture()))
    data = json.loads(ran("read", file, file, "--format", "json").out)

    assert "At most 1 pages without text" in data["errors"][0]["en"]
    assert PERSON in {value["path"] for value in data["values"]}


def test_so_many_bytes_are_read_at_a_time_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = written(tmp_path, pdf_file(LICENSE))
    monkeypatch.setattr("checker.filing.read.scans.LARGEST_FILES", len(file.read_bytes()))
    found = ran("read", str(file), str(file), "--format", "json")

    assert "Read the rest by itself" in json.loads(found.out)["errors"][0]["en"]


def test_so_many_files_are_read_at_a_time_and_no_more():
    assert "At most 200 files" in refused("read", *["a.txt"] * (bounds.MOST_FILES + 1))


# With the engine that the extra brings


@pytest.mark.thorough
@pytest.mark.no_cover
@pytest.mark.skipif(find_spec("rapidocr") is None, reason="scripts/test --all installs it")
def test_drawn_papers_are_read_and_nothing_wrong_is_certain():
    from scripts.papers.__main__ import outcomes  # noqa: PLC0415

    pictures._engine.cache_clear()  # noqa: SLF001 - no engine of a test is asked
    found = list(outcomes(14))
    counted = {key: sum(one.counted[key] for one in found) for key in ("right", "taken wrong")}
    fields = sum(sum(one.counted[key] for key in ("right", "wrong", "unread")) for one in found)

    assert counted["taken wrong"] == 0
    assert counted["right"] >= 0.9 * fields


# What the page has recognized


def told_by_page(*pieces: tuple[str, float, float], sure: float = 0.99, **more: Any) -> Data:
    """Return a file as the page tells it: each text with its place, from the left and the top."""
    page = {
        "number": 1,
        "width": 1000,
        "height": 1000,
        "turned": 0,
        "pieces": [
            {
                "text": text,
                "corners": corners(left, top, left + 30 * len(text), top + 30),
                "sure": [sure] * len(text),
            }
            for text, left, top in pieces
        ],
    }
    return {"number": 0, "name": "执照.jpg", "pages": [page], "unread": []} | more


RECOGNIZED = (
    ("营业执照", 400, 60),
    ("名称", 60, 150),
    ("甲（长沙）信息服务有限公司", 260, 150),
    ("法定代表人张三", 60, 210),
)


def panel_of(*scans: Data, text: str = "") -> str:
    """Return what the page shows of files that it has recognized."""
    return asked(do="read", application={}, text=text, lang="zh", scans=scans)["panel"]


def test_each_value_of_a_picture_is_ticked_and_has_the_place_of_its_cut():
    panel = panel_of(told_by_page(*RECOGNIZED))

    assert panel.count("checkbox") == panel.count("checked") == 2
    assert 'data-scan="0" data-page="1" data-box="0.26 0.15 0.65 0.18"' in panel
    assert panel.count("<canvas") == 2


def test_what_a_picture_does_not_show_clearly_is_said_and_not_ticked():
    panel = panel_of(told_by_page(*RECOGNIZED, sure=0.8))

    assert panel.count("checkbox") == panel.count("看不清，请核对") == 2
    assert "checked" not in panel


def test_a_text_and_a_picture_that_differ_are_both_offered_and_neither_is_ticked():
    pasted = "营业执照\n名称：乙公司\n"
    panel = panel_of(told_by_page(*RECOGNIZED[:3]), text=pasted)

    assert panel.count("读到两个不同的值") == 2
    assert panel.count("<canvas") == 1
    assert "checked" not in panel


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"why": "no-heic"}, "执照.jpg：浏览器打不开 HEIC 图片，请另存为 JPG。"),
        ({"why": "too-many-dots", "page": 2}, "执照.jpg：第2页未读取。图片超过 52 百万像素"),
        ({"why": "no-words", "page": 3}, "执照.jpg：第3页未读取。未识别到文字。"),
        ({"why": "too-many-pictures"}, "没有文字的页面一次最多识别 60 页"),
    ],
)
def test_a_page_that_was_not_recognized_is_named(fault: Data, said: str):
    panel = panel_of(told_by_page(unread=[fault], pages=[]))

    assert said in panel
    assert "b-read__nothing" in panel


def test_a_picture_of_more_text_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("checker.filing.read.word_text.MOST_SIGNS", 10)

    assert "文字过长" in panel_of(told_by_page(*RECOGNIZED))


def test_loading_is_asked_first_with_its_size_and_with_what_is_read_at_most():
    reply = asked(do="read", megabytes=47)

    assert "47 MB" in reply["panel"]
    assert reply["most"] == {"dots": bounds.MOST_DOTS, "pages": bounds.MOST_PICTURES}
    assert reply["words"]["page"] == "Reading {file}, page {page} of {of}"
