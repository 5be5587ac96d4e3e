"""Photos and scans in the page: asked first, read on the device, each value beside its cut."""

import base64
import io
import json

import pytest
from checker_page import YOUNG_COMPANY, as_chosen, clear_answers, forget, open_step, show_checker
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from scripts.build import SITE

pytestmark = pytest.mark.pyodide
SIZES = "**/sizes.json"
DRAWN = """text => {
  const canvas = document.createElement("canvas");
  canvas.width = 1240;
  canvas.height = 900;
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, 1240, 900);
  context.fillStyle = "black";
  context.font = "34px sans-serif";
  text.split("\\n").forEach((line, n) => context.fillText(line, 120, 120 + 80 * n));
  return canvas.toDataURL("image/jpeg", 0.9).split(",")[1];
}"""
LICENSE = """\
营业执照
统一社会信用代码91430100MA0000007Q
名称甲（长沙）信息服务有限公司
类型有限责任公司（自然人投资或控股）
法定代表人张三
注册资本壹仟万元整"""
LICENSE_SAYS = {
    "papers.business-license.company_name": "甲（长沙）信息服务有限公司",
    "papers.business-license.credit_code": "91430100MA0000007Q",
    "papers.business-license.legal_representative": "张三",
    "company.registered_capital": 10_000_000,
}


def sizes() -> dict[str, int]:
    """Return what the built site says of what reads pictures."""
    (file,) = (SITE / "ocr").glob("*/sizes.json")
    return json.loads(file.read_text("utf-8"))


def opened(page: Page) -> Locator:
    """Open the window in which papers are read."""
    show_checker(page, lang="zh")
    page.locator(".b-tools__read").click()
    return page.locator(".b-read")


def picture(width: int = 20, height: int = 20) -> bytes:
    """Return an empty picture as a file."""
    file = io.BytesIO()
    Image.new("1", (width, height), 1).save(file, "PNG")
    return file.getvalue()


def give(window: Locator, name: str, content: bytes):
    window.locator("[type=file]").set_input_files(as_chosen({name: content}))


def test_a_site_without_what_reads_pictures_says_what_does(page: Page):
    page.route(SIZES, lambda route: route.fulfill(json={}))
    window = opened(page)
    give(window, "执照.png", picture())

    expect(window.get_by_role("status")).to_contain_text(
        "本站点副本不能识别图片、扫描件：执照.png。"
    )


def test_nothing_is_loaded_for_pictures_before_it_is_asked(page: Page):
    """Nor where that is not wanted: what was not read is named."""
    loaded: list[str] = []

    def tell(route: Route):
        route.fulfill(json={"a.onnx": 46_400_000})

    page.route(SIZES, tell)
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    window = opened(page)
    assert not {"scans.js", "sizes.json"} & {*loaded}
    give(window, "执照.png", picture())

    expect(window.locator("[data-ocr=ask]")).to_contain_text("47 MB")
    window.locator("[data-ocr=ask] [data-do=stop-ocr]").click()
    expect(window.get_by_role("status")).to_contain_text("未识别：执照.png。")
    assert not [name for name in loaded if name.endswith((".onnx", "worker.js.map"))]


def test_what_waits_to_be_read_is_forgotten_with_the_answers(page: Page):
    """With other answers it is another company's."""
    page.route(SIZES, lambda route: route.fulfill(json={"a.onnx": 46_400_000}))
    show_checker(page, YOUNG_COMPANY, "zh")
    open_step(page, "papers")
    given = {"营业执照.txt": LICENSE.encode(), "营业执照.png": picture()}
    page.locator(".b-papers__drop [type=file]").set_input_files(as_chosen(given))
    expect(page.locator("[data-shown=read-found]")).to_contain_text("从文件读出")
    # They are those of a file: nothing is asked first.
    clear_answers(page)
    page.locator("[data-shown=forgotten]").wait_for()
    page.locator(".b-tools__read").click()
    window = page.locator(".b-read")
    # The file lies in the pack still, and waits for the pre-check.
    window.locator("[data-ocr=ask] [data-do=stop-ocr]").click()
    expect(window.locator("[data-ocr=ask]")).to_have_count(0)
    give(window, "其他.png", picture())

    window.locator("[data-ocr=ask] [data-do=stop-ocr]").click()
    expect(window.get_by_role("status")).to_have_text("未识别：其他.png。")


@pytest.mark.thorough
def test_a_photo_of_a_license_becomes_values_beside_their_cuts(page: Page):
    if not sizes():
        pytest.skip("NOT RUN: a whole build of the site has what reads pictures")
    window = opened(page)
    photo = page.evaluate(f"text => ({DRAWN})(text)", LICENSE)
    give(window, "执照.jpg", base64.b64decode(photo))
    window.locator("[data-do=load-ocr]").click()

    values = window.locator(".b-read__value")
    expect(values).to_have_count(5, timeout=240_000)
    # All are right. How sure is each sign depends on the font that the machine draws with.
    fills = values.locator("input").evaluate_all("all => all.map(one => one.dataset.fills)")
    said = {path: value for each in fills for path, value in json.loads(each).items()}
    assert LICENSE_SAYS.items() <= said.items()
    unsure = values.filter(has_text="看不清")
    expect(unsure.locator("input:checked")).to_have_count(0)
    assert unsure.count() <= 1
    expect(values.locator("input:checked")).to_have_count(5 - unsure.count())
    cut = values.first.locator("canvas")
    assert cut.evaluate("cut => cut.height") > 20
    # Not white alone.
    dots = "cut.getContext('2d').getImageData(0, 0, cut.width, cut.height).data"
    assert cut.evaluate(f"cut => {dots}.some(dot => dot < 99)")

    # As a scan, of which one page has no word; and files that nobody can read.
    scan = io.BytesIO()
    license_page = Image.open(io.BytesIO(base64.b64decode(photo)))
    blank = Image.new("RGB", (400, 400), "white")
    license_page.save(scan, "PDF", save_all=True, append_images=[blank])
    give(window, "扫描.pdf", scan.getvalue())
    expect(window).to_contain_text("扫描.pdf：第2页未读取。未识别到文字。", timeout=240_000)
    expect(values).to_have_count(10)
    give(window, "坏.pdf", b"%PDF-1.7")
    expect(window).to_contain_text("坏.pdf：PDF 已损坏，打不开。")
    give(window, "大.png", picture(9000, 9000))
    expect(window).to_contain_text("大.png：图片超过 52 百万像素", timeout=60_000)
    window.locator("[data-do=take-read]").click()
    page.locator("[data-do=undo]").click()

    # Pressed at once, it takes what the window shows once it has heard that all was taken back.
    page.locator(".b-tools__read").click()
    window.locator("[data-do=take-read]").click()
    expect(window).to_be_hidden()
    # With the answers the pictures are forgotten, too.
    forget(page)
    page.locator(".b-tools__read").click()
    expect(window.locator("[data-report=read]")).not_to_have_attribute("aria-busy", "true")
    expect(values).to_have_count(0)
