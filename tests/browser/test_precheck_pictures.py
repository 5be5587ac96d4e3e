"""Photos in the pre-check: asked once in the step, read after the texts, and read once for all."""

import base64
import json

import pytest
from checker_page import arrive, as_chosen, wait_for_form
from playwright.sync_api import Locator, Page, Route, expect
from support.rows import rows_of
from test_read_pictures import DRAWN, LICENSE, SIZES, picture, sizes

TEXTS = rows_of("examine")["texts"]
HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
LETTER = {"依法经营承诺书.txt": TEXTS["letter"].encode()}


def opened(page: Page) -> Locator:
    """Open the step; return where files are given and read."""
    arrive(page, HUNAN, "check/#examine", "zh")
    wait_for_form(page)
    return page.locator(".b-examine")


def give(step: Locator, files: dict[str, bytes]):
    step.locator("[type=file]").set_input_files(as_chosen(files))


def photo(page: Page, text: str) -> bytes:
    """Return a text as a photo shows it."""
    return base64.b64decode(page.evaluate(f"text => ({DRAWN})(text)", text))


def test_what_is_asked_stands_in_the_step_and_the_texts_are_read_meanwhile(page: Page):
    page.route(SIZES, lambda route: route.fulfill(json={"a.onnx": 46_400_000}))
    step = opened(page)
    give(step, LETTER | {"执照.png": picture()})
    notice = page.locator(".b-notice")

    asks = step.locator("[data-ocr=ask]")
    expect(asks).to_contain_text("47 MB")
    unread = notice.locator("[data-key=unread]")
    expect(unread).to_contain_text("执照.png：照片、扫描件，等待识别。")
    expect(notice).to_contain_text("共2个文件，读出文字的1个")
    # The window has the same question while it is open.
    page.evaluate("document.querySelector('.b-tools__read').click()")
    window = page.locator(".b-read")
    expect(window.locator("[data-ocr=ask]")).to_be_visible()
    expect(asks).to_have_count(0)
    window.locator("[data-do=close-dialog]").click()
    asks.locator("[data-do=stop-ocr]").click()

    expect(unread).to_contain_text("未识别，只按文件名归位。")
    expect(step.locator(".b-examine__busy")).to_be_hidden()
    unread.locator("[data-do=read-on]").click()
    expect(asks).to_be_visible()
    # Without pictures there is no question.
    page.evaluate("document.querySelector('[data-do=remove-file][data-file=\"2\"]').click()")
    expect(step.locator(".b-examine__busy")).to_be_hidden()


def test_where_what_reads_pictures_does_not_come_the_rest_goes_on(page: Page):
    page.route(SIZES, lambda route: route.abort())
    give(opened(page), LETTER | {"执照.png": picture()})
    notice = page.locator(".b-notice")
    unread = notice.locator("[data-key=unread]")

    expect(unread).to_contain_text("执照.png：读这类文件的程序没有加载。")
    expect(unread.locator("[data-do=read-on]")).to_be_visible()
    expect(notice).to_contain_text("共2个文件，读出文字的1个")


@pytest.mark.thorough
def test_photos_are_read_once_and_the_notice_says_what_they_say(page: Page):
    if not sizes():
        pytest.skip("NOT RUN: a whole build of the site has what reads pictures")
    loaded: list[str] = []

    def tell(route: Route):
        loaded.append(route.request.url.rpartition("/")[2])
        route.continue_()

    page.route("**/*.onnx", tell)
    step = opened(page)
    poor = photo(page, LICENSE.replace("壹仟万元整", "伍拾万元整"))
    give(step, {"IMG_2041.jpg": poor} | LETTER)
    step.locator("[data-do=load-ocr]").click()
    notice = page.locator(".b-notice")

    expect(notice).to_contain_text("共2个文件，读出文字的2个", timeout=240_000)
    remark = notice.locator(".b-notice__group--refused li", has_text="注册资本")
    expect(remark).to_contain_text("IMG_2041.jpg，第1页")
    offered = notice.locator('[data-key="answers"] input')
    fills = offered.evaluate_all("all => all.map(one => one.dataset.fills)")
    said = {path: value for each in fills for path, value in json.loads(each).items()}
    assert said["company.registered_capital"] == 500_000

    # In the window its values stand at once.
    page.evaluate("document.querySelector('.b-tools__read').click()")
    window = page.locator(".b-read")
    expect(window.locator(".b-read__value", has_text="法定代表人姓名")).to_be_visible()
    expect(window.locator("[data-ocr]")).to_have_count(0)
    window.locator("[data-do=close-dialog]").click()
    # More pictures are read without a question, and without loading anything again.
    give(step, {"IMG_2042.jpg": photo(page, LICENSE)})
    expect(notice).to_contain_text("共3个文件，读出文字的3个", timeout=240_000)
    assert len(loaded) == 2
