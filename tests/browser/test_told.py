"""What a screen reader is told of the checker: roles, names, states, and messages in their order.

From the browser's own tree of what it tells; no screen reader was heard.
"""

import re

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    clear_answers,
    come_with,
    hold_back,
    let_go,
    open_step,
    row,
)
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

TREES = {
    "en": """
    - article:
      - heading /^Your application/ [level=1]
      - group "File and print":
        - link "To the result"
        - button "Save, print…"
      - navigation "Steps":
        - list:
          - listitem:
            - link "Do I need it , 0 of 8 answered"
      - region /^Eight questions/:
        - heading /^Eight questions/ [level=2]:
          - button /0 of 8 answered/ [expanded]
        - group /^In which provinces can people call in, or be called/:
          - radio "One…"
          - radio "Two or more…"
          - radio "Nationwide"
          - radio "Not sure"
        - group "Foreign, Hong Kong, Macau, or Taiwan capital at any level?":
          - radio "Yes"
          - radio "No"
          - radio "Law unclear"
          - radio "Not sure"
    """,
    "zh": """
    - article:
      - heading /^我的自查/ [level=1]
      - group "文件和打印":
        - link "到自查结果"
        - button "保存、打印等"
      - navigation "步骤":
        - list:
          - listitem:
            - link "要不要办 ， 已答 0/8"
      - region /^答完 8 题/:
        - heading /^答完 8 题/ [level=2]:
          - button /已答 0\\/8/ [expanded]
        - group "用户可以在哪些省（自治区、直辖市）打进来或者接到来电？全国都可以的，选“全国”。":
          - radio "一个省…"
          - radio "两个以上…"
          - radio "全国"
          - radio "不清楚"
        - group "逐级追溯，是否含外资或港澳台资？":
          - radio "是"
          - radio "否"
          - radio "规定不明"
          - radio "不清楚"
    """,
}
NO_ANSWERS = {"en": "no answers yet", "zh": "尚未填写"}
VERDICT = {
    "en": re.compile(r"^Current requirements: .*\d+ to answer.* Old agency checklist: "),
    "zh": re.compile(r"^现行要求：.*\d+ 项待填写.*旧版清单："),
}


@in_both_languages
def test_the_first_questions_are_told_with_their_names_and_answers(page: Page, lang: str):
    page.goto(address(lang))

    expect(page.locator("article")).to_match_aria_snapshot(TREES[lang])


@pytest.mark.thorough
@in_both_languages
def test_each_new_verdict_is_told_and_that_there_is_none_any_more(page: Page, lang: str):
    page.goto(address(lang))
    live = page.locator("[role=status][data-part=live]")
    row(page, "service.provinces").locator("input[value=nationwide]").check()
    expect(live).to_have_text(VERDICT[lang])
    first = live.inner_text()

    row(page, "company.foreign_capital").locator("input[value=no]").check()
    expect(live).not_to_have_text(first)
    expect(live).to_have_text(VERDICT[lang])

    clear_answers(page)
    expect(page.locator("[data-do=forget-now]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_focused()
    expect(live).to_have_text(NO_ANSWERS[lang])


def test_of_several_reports_that_are_waited_for_one_says_so_aloud(page: Page):
    held = hold_back(page, "**/filing.zip.gz")
    come_with(page, YOUNG_COMPANY)
    open_step(page, "file")
    waits = page.locator(".b-report__wait:visible", has_text="Working it out")
    expect(waits).to_have_count(3)
    aloud = waits.evaluate_all("all => all.filter((one) => one.ariaLive !== 'off').length")
    let_go(held)

    assert aloud == 1


def test_with_the_system_s_own_colors_one_step_alone_is_underlined(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto("check/")

    steps = page.locator(".b-steps a")
    lines = steps.evaluate_all("all => all.map((one) => getComputedStyle(one).borderBottomColor)")
    here = steps.evaluate_all("all => all.map((one) => one.hasAttribute('aria-current'))")
    # And a chip that is pressed is not like one that is not.
    page.locator("[data-basis=checklist]").evaluate("(chip) => chip.click()")
    edges = page.locator("[data-do=basis]").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).outlineStyle)"
    )
    assert here.count(True) == 1
    assert len({*edges}) == len(edges) > 1
    assert [line for line, is_here in zip(lines, here, strict=True) if is_here] != lines[-1:]
    assert len({line for line, is_here in zip(lines, here, strict=True) if not is_here}) == 1
