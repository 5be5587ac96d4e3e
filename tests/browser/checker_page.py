"""What the tests do with the checker's page, and the application they fill in."""

import base64
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Download, Locator, Page, Route, expect
from support.answers import Answers, changed
from support.rows import rows_of

FORMAT = "call-center-license/application/1"
# What is asked at the top of every page, by its name.
WHERE = {
    "en": "Where can people call from, or be called?",
    "zh": "用户在哪里打进来，或者接到来电？",
}
CAPITAL = {
    "en": "Any foreign, Hong Kong, Macau, or Taiwan capital, at any level?",
    "zh": "逐级追溯，是否含外资或港澳台资？",
}

# Ten months old, one province, two shareholders, a lease, no red seal, no audit report.
YOUNG_COMPANY: dict[str, Any] = rows_of("browser/young_company")


def young(answers: Answers) -> dict[str, Any]:
    """Return the young company, but for some answers, by their path."""
    return changed(YOUNG_COMPANY, answers)


CONNECTION = """
Object.defineProperty(navigator, "connection", {
  configurable: true, value: { saveData: %s, effectiveType: "4g" },
});
"""
# What a browser says of a visitor who is to save data.
SAVES_DATA = CONNECTION % "true"
# On a busy machine the browser guesses a slow line, and then the checker would ask before it loads.
FAST_LINE = CONNECTION % "false"

# A connection is there again, and what waits for one presses its own button.
ONLINE = "dispatchEvent(new Event('online'))"

# The text of the report, from the page's own module, as the command line prints it.
REPORT = """async () => {
  const { report } = await import(document.querySelector('script[src*="/checker.js"]').src);
  return report();
}"""


def address(lang: str, path: str = "check/") -> str:
    """Return a page's address in a language, as windows and drivers take it: below the site's."""
    return f"{'zh/' if lang == 'zh' else ''}{path}"


def link(carried: Any) -> str:
    """Return the part of an address that carries this, as the page would write it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(carried).encode()) + packer.flush()
    return "#answers=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def link_to(application: dict[str, Any], made: str = "2026-11-24") -> str:
    """Return the part of an address that carries an application, made on a day."""
    return link({"made": made, "saved": {"format": FORMAT} | application})


CHANGED = "2026-11-24T06:32:00Z"


def kept(application: dict[str, Any], **more: Any) -> str:
    """Return answers as a page keeps them for its tab."""
    found = {"application": application, "changed": CHANGED, "saved": False}
    return json.dumps(found | more)


def give_answers(page: Page, application: dict[str, Any], **more: Any):
    """Put answers into the tab before its next page, as an earlier page would have."""
    text = json.dumps(kept(application, **more))
    page.add_init_script(
        "if (!sessionStorage.getItem('b24:test')) {"
        "sessionStorage.setItem('b24:test', '1');"
        f"sessionStorage.setItem('b24:answers', {text});}}"
    )


def arrive(page: Page, application: dict[str, Any], path: str = "check/", lang: str = "en"):
    """Come to a page with answers, as from an earlier page."""
    give_answers(page, application)
    page.goto(address(lang, path))


def come_with(page: Page, application: dict[str, Any], lang: str = "en"):
    """Come to the checker with answers, and wait for its result."""
    arrive(page, application, lang=lang)
    wait_for_result(page)


def begin(page: Page, lang: str = "en"):
    """Open the checker and give a first answer, with which it loads."""
    page.goto(address(lang))
    choose(page, "service.for_others", "yes")


def requests_of(page: Page, part: str = "") -> list[str]:
    """Return the addresses that the page asks for from now on, as they come: those with a part."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if part in request.url else None)
    return asked


def stored(page: Page) -> Any:
    """Return the answers the tab holds."""
    return page.evaluate("JSON.parse(sessionStorage.getItem('b24:answers'))?.application ?? null")


def row(page: Page, path: str) -> Locator:
    """Return a question's row."""
    return page.locator(f'[data-path="{path}"]')


def write(field: Locator, text: str):
    """Write into a field, and leave it."""
    field.fill(text)
    field.press("Tab")


def choose_where(page: Page, code: str, lang: str = "en"):
    """Choose at the top of the page where people call."""
    page.get_by_role("combobox", name=WHERE[lang]).first.select_option(code)


def open_tools(page: Page):
    """Open the menu of the tools."""
    page.locator(".b-tools__menu").click()


def use_tool(page: Page, do: str):
    """Choose one of the tools in their menu."""
    open_tools(page)
    # The first of them stands beside the menu, too, where there is room.
    page.locator(f".b-tools [data-do={do}]").filter(visible=True).last.click()


def saved_by(button: Locator) -> Download:
    """Press what saves a file, and return the file."""
    with button.page.expect_download() as waiting:
        button.click()
    return waiting.value


def save_answers(page: Page) -> Download:
    """Save the answers with the tool for it, and return the file."""
    open_tools(page)
    return saved_by(page.locator(".b-tools [data-do=save]"))


def as_chosen(files: Mapping[str, bytes]) -> Any:
    """Return files by their names, as a visitor chooses them."""
    kind = "application/octet-stream"
    return [{"name": name, "mimeType": kind, "buffer": raw} for name, raw in files.items()]


def open_file(page: Page, content: str | bytes | dict[str, Any]):
    """Open a file: its text, or the application that is saved in it."""
    if isinstance(content, dict):
        content = json.dumps({"format": FORMAT} | content, default=str)
    raw = content.encode() if isinstance(content, str) else content
    page.locator("[data-part=file]").set_input_files(as_chosen({"application.json": raw}))


def clear_answers(page: Page):
    """Press what clears all answers; what was not saved is asked about first."""
    use_tool(page, "forget")


def forget(page: Page):
    """Clear all answers, those that were not saved too."""
    clear_answers(page)
    page.locator("[data-do=forget-now]").click()


def clear_checker(page: Page):
    """Clear what another test has answered, with the page's own buttons."""
    if page.url == "about:blank":
        return
    # A window over the page would stand before them.
    page.keyboard.press("Escape")
    if stored(page) is not None and page.locator(".b-tools__menu").count():
        clear_answers(page)
        sure = page.locator("[data-do=forget-now]")
        if sure.is_visible():
            sure.click()
    # Of what was answered and taken back the button finds nothing to clear; elsewhere is none.
    if stored(page) is not None:
        page.evaluate("sessionStorage.clear()")
        page.reload()


def show_checker(page: Page, application: dict[str, Any] | None = None, lang: str = "en"):
    """Open the checker, unless it stands there with nothing answered; then open a file in it."""
    here = page.url.partition("#")[0]
    if not here.endswith("/check/") or ("/zh/" in here) is not (lang == "zh"):
        page.goto(address(lang))
    if application is not None:
        open_file(page, application)
        wait_for_result(page)


def open_facts(page: Page):
    """Open the line of company and filing date to its two fields."""
    page.locator(".b-facts summary").click()


def open_step(page: Page, name: str):
    """Press the tab of a step."""
    page.locator(f'.b-steps [data-step="{name}"]').click()


def show_report(
    page: Page, application: dict[str, Any], kind: str, step: str = "file", lang: str = "en"
) -> Locator:
    """Open a step with answers; return one of its reports once it is that of these answers."""
    show_checker(page, application, lang)
    open_step(page, step)
    report = page.locator(f'[data-report="{kind}"]')
    expect(report.locator(".b-report__panel > *").first).to_be_attached()
    expect(report).not_to_have_attribute("aria-busy", "true")
    page.locator(".b-pieces").evaluate("pieces => (pieces.open = true)")
    return report


def step_to_open(page: Page, selector: str) -> str:
    """Return the step that holds a place out of sight; beside a rule there are no steps."""
    found = page.locator(selector).first
    step = found.evaluate("element => element.closest('.b-step')?.dataset.step ?? ''")
    return "" if found.is_visible() else str(step)


def open_step_of(page: Page, selector: str):
    """Press the tab of the step that holds a place."""
    if step := step_to_open(page, selector):
        open_step(page, step)


def choose(page: Page, path: str, value: str):
    """Choose an answer of a group of buttons, wherever it stands."""
    option = f'[name="{path}"][value="{value}"]'
    open_step_of(page, option)
    open_section_of(page, option)
    open_why_of(page, option)
    open_fold_of(page, option)
    page.locator(option).locator("..").click()


def open_section_of(page: Page, selector: str):
    """Open the section that holds a place: the eight questions fold once they are answered."""
    section = page.locator(".b-section", has=page.locator(selector))
    head = section.locator("> h2 [data-do=fold][aria-expanded=false]")
    if head.count():
        head.click()


def open_fold_of(page: Page, selector: str):
    """Tick the case whose question it is, or open the fold that a place of the eight stands in."""
    found = page.locator(selector).first
    if found.is_visible():
        return
    path = found.evaluate("one => one.closest('.b-any__rows > .b-row')?.dataset.path ?? ''")
    fold = page.locator(".b-apart:not([open])", has=page.locator(selector)).locator("summary").first
    if path:
        page.locator(f'.b-case input[value="{path}"]').check()
    elif fold.count():
        fold.click()


def open_why_of(page: Page, selector: str):
    """Open the fold with all questions of the paper that a place is on, if it is on one."""
    of = page.locator(".b-paper", has=page.locator(selector))
    if of.count():
        open_paper(page, str(of.first.get_attribute("data-paper")))
    if page.locator(selector).first.is_visible():
        return
    why = page.locator(".b-paper", has=page.locator(selector)).locator("[data-do=paper-why]")
    if why.count() and why.get_attribute("aria-expanded") == "false":
        open_step_of(page, ".b-papers")
        why.click()


# Whose papers are boxes of each entry of a list.
OF_ENTRIES = {
    "shareholders": "equity-structure-chart",
    "establishments": "branches-and-subsidiaries",
}


def paper_of(path: str) -> str:
    """Return the paper that a question is on."""
    return OF_ENTRIES.get(path.partition("[")[0]) or path.split(".")[1]


def open_paper(page: Page, rule_id: str):
    """Open a paper's row, unless it is open, or folded away."""
    open_step_of(page, ".b-papers__list")
    head = paper(page, rule_id).locator("[data-do=paper]")
    if head.is_visible() and head.get_attribute("aria-expanded") == "false":
        head.click()


def mark(page: Page, path: str) -> Locator:
    """Return the box of a paper that says of something that it is there, in its open row."""
    open_paper(page, paper_of(path))
    return page.locator(f'[data-chip="{path}"]')


def paper(page: Page, rule_id: str) -> Locator:
    """Return a paper's row."""
    return page.locator(f'[data-paper="{rule_id}"]')


def whole(page: Page, rule_id: str, answer: str) -> Locator:
    """Return what is pressed to say of a whole paper that it is all there, missing or unsure."""
    open_paper(page, rule_id)
    return paper(page, rule_id).locator(f'[data-whole="{answer}"]')


def block(page: Page, what: str | re.Pattern[str]):
    """Let a file not arrive."""
    page.route(what, lambda route: route.abort())


def hold_back(page: Page, what: str) -> list[Route]:
    """Let a file wait; what is returned lets it go."""
    held = []
    page.route(what, lambda route: held.append(route))  # noqa: PLW0108 - it wants a function
    return held


def let_go(held: list[Route]):
    """Let what was held back arrive."""
    for route in held:
        route.continue_()


def fits(page: Page) -> bool:
    """Tell whether nothing of the page is wider than the window."""
    return page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def open_folds(page: Page):
    """Open every fold of the page."""
    page.evaluate("document.querySelectorAll('article details').forEach(one => one.open = true)")


def turn_to_paper(page: Page):
    """Show the page as it is printed."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def pages_on_paper(page: Page) -> int:
    """Count the pages of A4, or of the page's own size, that are printed."""
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def unfold(page: Page, section: str):
    """Open a section of the form, or the row of the shareholders."""
    if section == "owners":
        open_paper(page, OF_ENTRIES["shareholders"])
        return
    selector = f'.b-section[data-section="{section}"]'
    open_step_of(page, selector)
    head = page.locator(f"{selector} [data-do=fold]")
    # The papers have no fold around them all.
    if head.count() and head.get_attribute("aria-expanded") == "false":
        head.click()


def wait_for_form(page: Page):
    """Wait until the form says its filing day, which only its script knows."""
    expect(page.locator("[data-part=date]")).to_have_text(re.compile(r"^\d"))


def wait_for_result(page: Page):
    """Wait until a result stands beside the form and belongs to the answers."""
    page.locator('[data-state="ready"]').wait_for(state="attached")
    page.locator("[data-part=panel] .b-route").wait_for(state="attached")
    page.locator('[data-form="current"]').wait_for(state="attached")
    expect(page.locator(".b-bar:empty:visible")).to_have_count(0)


def line(page: Page, rule_id: str) -> Locator:
    """Return one rule's line in the result."""
    return page.locator(".b-line", has=page.locator(f'a[href$="/{rule_id}/"]'))


class Keyboard:
    """A visitor without a mouse: moves with Tab and answers with keys."""

    MOST = 400

    def __init__(self, page: Page):
        """Use one page."""
        self.page = page

    def press(self, *keys: str):
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str):
        """Type a text."""
        self.page.keyboard.type(text)

    def is_at(self, selector: str) -> bool:
        """Tell whether the focus is on such an element."""
        return self.page.evaluate("s => document.activeElement.matches(s)", selector)

    def tab_to(self, selector: str, key: str = "Tab"):
        """Press Tab, or another key, until the focus is on such an element."""
        for _ in range(self.MOST):
            if self.is_at(selector):
                return
            self.press(key)
        message = f"{key} does not lead to {selector}"
        raise AssertionError(message)

    def answer(self, path: str, key: str):
        """Choose with 1, 2 or 3."""
        self.tab_to(f'[name="{path}"]')
        self.press(key)

    def write(self, path: str, text: str):
        """Write into a field."""
        self.tab_to(f'.b-field[name="{path}"]')
        self.type(text)

    def open_step_of(self, selector: str):
        """Go to the tab of the step that holds a place, and press it."""
        if step := step_to_open(self.page, selector):
            self.tab_to(f'.b-steps [data-step="{step}"]')
            self.press("Enter")

    def unfold(self, section: str):
        """Open a section that is closed, or the row of the shareholders."""
        if section == "owners":
            self.open_paper(OF_ENTRIES["shareholders"])
            return
        selector = f'.b-section[data-section="{section}"] [data-do=fold]'
        self.open_step_of(selector)
        self.tab_to(selector)
        if self.is_at("[aria-expanded=false]"):
            self.press("Enter")

    def open_paper(self, rule_id: str):
        """Go to a paper's row, and open it."""
        self.open_step_of(".b-papers__list")
        closed = "[aria-expanded=false][data-do=papers-apart]"
        apart = f'[data-apart]:has([data-paper="{rule_id}"]) {closed}'
        if self.page.locator(apart).count():
            self.tab_to(apart)
            self.press("Enter")
        self.tab_to(f'[data-paper="{rule_id}"] [data-do=paper]')
        if self.is_at("[aria-expanded=false]"):
            self.press("Enter")

    def mark(self, path: str, *, missing: bool = False):
        """Go to a box of a paper with Tab and arrows, and turn it, or say that it is missing."""
        within = f'[data-paper="{paper_of(path)}"]'
        self.open_paper(paper_of(path))
        if missing:
            self.tab_to(f"{within} [data-whole=missing]")
            self.press("Enter")
        else:
            self.tab_to(f'.b-paper__chips:has([data-chip="{path}"]) [data-chip]')
        self.tab_to(f'[data-chip="{path}"]', "ArrowRight")
        self.press("Space")

    def button(self, within: str, do: str):
        """Press a button."""
        self.tab_to(f'{within} [data-do="{do}"]')
        self.press("Enter")
