"""How many presses a person needs: from nothing to a complete application.

A press is a click, or going into a field; typing in it, and choosing there, is not counted.
"""

import zipfile

import pytest
from checker_page import (
    Keyboard,
    address,
    paper,
    saved_by,
    stored,
    wait_for_form,
    wait_for_result,
    write,
)
from conftest import PHONE
from playwright.sync_api import Download, Locator, Page, expect

CERTIFICATE, CHART = "social-security-certificate", "equity-structure-chart"
DATES: dict[str, list[tuple[str, str]]] = {
    CERTIFICATE: [
        (f"materials.{CERTIFICATE}.issued_on", "2026-11-26"),
        (f"materials.{CERTIFICATE}.months", "3"),
    ],
    "financial-report": [("materials.financial-report.audit_report_on", "2026-11-20")],
}
NEED = {
    "for-whom": "outside",
    "service.rents_out": "no",
    "service.public_network": "yes",
    "service.users": "mainland",
    "company.foreign_capital": "no",
    "service.marketing_calls": "no",
}
MOST_IN_HUNAN, MOST_NATIONWIDE, MOST_FROM_TEXTS, MOST_ON_NEED = 30, 42, 27, 14
MOST_IN_SHANGHAI, MOST_KEYS = 32, 170
# From the last paper on: the pre-check, past it, and twice to save.
MOST_TO_THE_PACK = 4

FIRST, SECOND = "1", "2"
# The same answers by the keys 1, 2 and 3.
KEYS_OF_NEED = {
    "company.foreign_capital": SECOND,
    "for-whom": FIRST,
    "service.rents_out": SECOND,
    "service.public_network": FIRST,
    "service.users": FIRST,
    "service.marketing_calls": SECOND,
}
# A day is typed in the order of the browser's own language.
KEYED = {"2026-11-26": "11262026", "2026-11-20": "11202026"}


MOST_SCREENS = 8
# How far the visitor scrolled in all, up and down.
NOTE_SCROLLED = """
window.scrolled = 0;
let last = 0;
addEventListener("scroll", () => {
  window.scrolled += Math.abs(scrollY - last);
  last = scrollY;
});
"""
# No further than it takes: a browser that is driven tries several places of a target.
INTO_SIGHT = """target => new Promise((done) => {
  target.scrollIntoView({ block: "nearest" });
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
SCROLLED_BACK = """before => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => { scrolled = before; done(); }));
})"""


class Person:
    """A visitor with a mouse, who counts."""

    def __init__(self, page: Page):
        """Sit down before one page."""
        self.page, self.presses = page, 0

    def press(self, place: Locator):
        """Press a button, a box or a tab, once the page stands still."""
        expect(self.page.locator('[data-form="behind"]')).to_have_count(0)
        place.evaluate(INTO_SIGHT)
        place.click()
        self.presses += 1

    def answer(self, question: str, words: str):
        """Press an answer of a question, both by their words."""
        group = self.page.get_by_role("group", name=question)
        label = group.locator("label", has=self.page.get_by_text(words, exact=True))
        self.press(label.first)

    def write(self, label: str, text: str):
        """Enter a field by its words and type."""
        field = self.page.get_by_label(label)
        self.press(field)
        write(field, text)

    def open_step(self, name: str):
        """Go to a step."""
        self.press(self.page.locator(f'.b-steps [data-step="{name}"]'))

    def go_to_papers(self):
        """Press the main button at the foot of a phone; wide, the tab."""
        if self.page.viewport_size != PHONE:
            self.open_step("papers")
            return
        onward = self.page.locator("[data-part=onward]")
        expect(onward).to_have_text("下一步：备材料")
        before = self.page.evaluate("scrolled")
        self.press(onward)
        # To the beginning of a step the page goes by itself.
        self.page.evaluate(SCROLLED_BACK, before)

    def unfold(self, section: str):
        """Open a section, unless it is open."""
        head = self.page.locator(f"[data-section={section}] [data-do=fold]")
        if head.get_attribute("aria-expanded") == "false":
            self.press(head)

    def choose(self, path: str, value: str):
        """Choose one of the answers to a question."""
        option = f'[name="{path}"][value="{value}"]'
        self.press(self.page.locator(option).locator(".."))

    def enter(self, path: str, text: str):
        """Go into a field and type."""
        self.press(self.page.locator(f'.b-field[name="{path}"]'))
        self.fill(path, text)

    def fill(self, path: str, text: str):
        """Type into the field in which the cursor stands already."""
        field = self.page.locator(f'.b-field[name="{path}"]')
        expect(field).to_be_focused()
        field.fill(text)
        field.blur()

    def settle_need(self, place: str):
        """Answer the eight questions: for others only, mainland users, nothing special."""
        # At the top of the page.
        places = self.page.locator(".md-header [data-where]")
        self.press(places)
        places.select_option(place)
        self._answer_need({})

    def settle_need_of_one_province(self, name: str, other: dict[str, str] | None = None):
        """Answer them with the province as a phone shows it; ``other`` is answered otherwise."""
        self.choose("service.provinces", "one")
        place = self.page.locator('[data-path="service.provinces"] label', has_text=name)
        self.press(place)
        self._answer_need(other or {})

    def _answer_need(self, other: dict[str, str]):
        for path, value in (NEED | other).items():
            self.choose(path, value)
        self.press(self.page.locator(".b-case--none"))

    def qualify(self, capital: str, established_on: str):
        """Answer whether the company qualifies."""
        self.unfold("company")
        self.choose("company.legal_form", "limited-liability-company")
        self.enter("company.registered_capital", capital)
        self.enter("company.established_on", established_on)
        self.keep_clean()

    def keep_clean(self):
        """Say that nothing stands against the company; go to the papers and set the day."""
        self.choose("record.dishonesty_list", "no")
        all_there = self.page.locator("[data-do=all-there]")
        all_there.evaluate(INTO_SIGHT)
        before = self.page.evaluate("window.scrolled")
        self.press(all_there)
        # The questions fold, and the page goes to the answer by itself.
        expect(self.page.locator("#b-company")).to_be_hidden()
        if before is not None:
            self.page.evaluate(SCROLLED_BACK, before)
        self.go_to_papers()
        # It opens with the cursor in the day.
        self.press(self.page.locator(".b-facts summary"))
        expect(self.page.locator("#b-date")).to_be_focused()
        self.page.locator("#b-date").fill("2026-12-10")
        self.page.keyboard.press("Enter")

    def name_holders(self, *holders: tuple[str, str]):
        """List the shareholders in their row, which stays open."""
        self.press(paper(self.page, CHART).locator("[data-do=paper]"))
        self.press(self.page.locator("#q-shareholders [data-do=add]:visible"))
        for number, (kind, share) in enumerate(holders):
            if number:
                self.press(self.page.locator("[data-do=another]:visible"))
            option = f'[name="shareholders[{number}].kind"][value="{kind}"]'
            self.press(self.page.locator(option).locator(".."))
            self.fill(f"shareholders[{number}].share", share)

    def gather(self):
        """Say of every paper of the list that all of it is here: each leads on to the next."""
        wait_for_result(self.page)
        is_open = ".b-paper:has([data-do=paper][aria-expanded=true])"
        if not self.page.locator(is_open).count():
            self.press(self.page.locator("[data-do=paper]:visible").first)
        while self.page.locator(is_open).count():
            row = self.page.locator(is_open)
            rule_id = row.get_attribute("data-paper") or ""
            errand = self.page.locator(".b-errand", has=self.page.locator(is_open))
            together = errand.locator("[data-do=together]:visible")
            self.press(together if together.count() else row.locator("[data-whole=all]"))
            self.date(rule_id)
            # What is there is known once the rules have replied.
            wait_for_result(self.page)
        tab = self.page.locator(".b-steps [data-step=papers]")
        expect(tab).to_have_attribute("data-kind", "met")
        for basis in ("law", "local"):
            # Below a pill may stand what was not read of the guide; without one, why there is none.
            verdict = self.page.locator(f".b-verdict--{basis}")
            # On a phone the result lies in a sheet.
            expect(verdict.locator(".b-pill--met, .b-verdict__note--below").first).to_be_attached()
            expect(verdict.locator(".b-pill:not(.b-pill--met)")).to_have_count(0)

    def date(self, rule_id: str):
        """Enter what stands under the marks: the cursor is there already, and Enter moves it on."""
        for path, text in DATES.get(rule_id, []):
            field = self.page.locator(f'.b-field[name="{path}"]')
            # What was read from a text stands there.
            if field.input_value() == text:
                continue
            expect(field).to_be_focused()
            field.fill(text)
            # On to the next one, if there is any.
            self.page.keyboard.press("Enter")

    def save_pack(self) -> Download:
        """Let the main button lead from the last paper to the saved pack, without files."""
        onward = self.page.locator("[data-part=onward]")
        expect(onward).to_have_text("看会被退回什么")
        self.press(onward)
        expect(onward).to_have_text("选文件")
        self.press(self.page.locator(".b-examine [data-step=file]"))
        # Where a browser asks where to save, nobody is here to say so.
        self.page.evaluate("delete window.showSaveFilePicker")
        expect(onward).to_have_text("存材料包")
        self.press(onward)
        expect(self.page.locator("[data-do=save-pack]")).to_be_in_viewport()
        self.presses += 1
        return saved_by(onward)


def sit_down(page: Page, lang: str) -> Person:
    """Open the checker without any answer."""
    page.clock.set_fixed_time("2026-12-10T02:00:00Z")
    page.goto(address(lang))
    wait_for_form(page)
    return Person(page)


def test_a_new_company_of_one_person_in_hunan_is_filled_in_with_30_presses(page: Page):
    person = sit_down(page, "zh")
    person.settle_need("CN-HN")
    person.qualify("1000000", "2025-11-01")
    person.name_holders(("natural-person", "100"))
    person.gather()

    assert person.presses <= MOST_IN_HUNAN


@pytest.mark.browser_context_args(viewport=PHONE)
def test_on_a_phone_the_same_company_takes_no_more_presses_and_eight_screens(page: Page):
    page.add_init_script(NOTE_SCROLLED)
    person = sit_down(page, "zh")
    person.settle_need_of_one_province("湖南")
    person.qualify("1000000", "2025-11-01")
    person.name_holders(("natural-person", "100"))
    person.gather()

    screens = page.evaluate("scrolled") / PHONE["height"]
    assert person.presses <= MOST_IN_HUNAN
    assert screens <= MOST_SCREENS

    assert person.save_pack().suggested_filename.endswith(".zip")
    assert person.presses <= MOST_IN_HUNAN + MOST_TO_THE_PACK


@pytest.mark.thorough
@pytest.mark.browser_context_args(viewport=PHONE)
def test_on_a_phone_a_company_in_shanghai_with_a_foreign_holder_takes_eight_screens(page: Page):
    page.add_init_script(NOTE_SCROLLED)
    person = sit_down(page, "zh")
    person.settle_need_of_one_province("上海", {"company.foreign_capital": "yes"})
    person.qualify("1000000", "2025-11-01")
    person.name_holders(("natural-person", "60"), ("company", "40"))
    person.choose("shareholders[1].foreign", "yes")
    person.gather()

    screens = page.evaluate("scrolled") / PHONE["height"]
    assert stored(page)["shareholders"][1]["foreign"] is True
    # The statement on the investors is filed only with foreign capital.
    assert stored(page)["materials"]["foreign-investor-statement"]
    assert person.presses <= MOST_IN_SHANGHAI
    assert screens <= MOST_SCREENS


TEXTS = """\
营业执照
统一社会信用代码：91430100MA4L1AB226
名称：甲（长沙）信息服务有限公司
类型：有限责任公司（自然人投资或控股）
法定代表人：张三
注册资本：壹佰万元整
成立日期：2025年11月01日
住所：湖南省长沙市岳麓区某某路100号

股东及出资信息
股东名称\t股东类型\t持股比例
张三\t自然人股东\t60%
乙科技有限公司\t企业法人\t40%

湖南省社会保险参保证明
单位名称：甲（长沙）信息服务有限公司
缴费起止年月：2026年8月至2026年10月
打印日期：2026-11-26
姓名\t身份证号码\t险种
张三\t430***********0012\t养老保险
李四\t430***********0023\t养老保险

房屋租赁合同
承租方：甲（长沙）信息服务有限公司
房屋坐落：湖南省长沙市岳麓区某某路100号
租赁期限：2026年1月1日至2027年12月31日
"""


@pytest.mark.thorough
def test_the_same_company_from_four_pasted_texts_takes_fewer_presses(page: Page):
    person = sit_down(page, "zh")
    person.press(page.locator(".b-tools__read"))
    page.locator(".b-read textarea").fill(TEXTS)
    person.press(page.locator("[data-do=take-read]"))
    person.settle_need("CN-HN")
    person.unfold("company")
    person.keep_clean()
    person.gather()
    assert person.presses <= MOST_FROM_TEXTS

    person.open_step("file")
    # Where a browser asks where to save, nobody is here to say so.
    page.evaluate("delete window.showSaveFilePicker")
    saved = saved_by(page.locator("[data-do=save-pack]"))
    with zipfile.ZipFile(saved.path()) as pack:
        assert pack.testzip() is None
        index = next(name for name in pack.namelist() if name.endswith("Index.html"))
        assert "甲（长沙）信息服务有限公司" in pack.read(index).decode()


# As many presses again, by another way; the first way is always walked.
@pytest.mark.thorough
def test_a_nationwide_company_with_seven_holders_is_filled_in_with_42_presses(page: Page):
    """Seven shareholders, and more levels above them."""
    person = sit_down(page, "en")
    person.settle_need("nationwide")
    # The answer has taken the place of the eight: they are opened again.
    expect(page.locator(".b-answer")).to_be_visible()
    person.press(page.locator('[data-section="service"] [data-do=fold]'))
    # Several levels: the case is ticked, and the rest said no to again.
    person.press(page.locator('.b-case:has([value="company.multi_level"])'))
    person.qualify("10000000", "2020-11-01")
    shares = ("20", "20", "20", "10", "10", "10", "10")
    kinds = ("natural-person", "company")
    person.name_holders(*((kinds[i % 2], share) for i, share in enumerate(shares)))
    person.gather()

    assert stored(page)["company"]["multi_level"] is True
    assert person.presses <= MOST_NATIONWIDE


@pytest.mark.thorough
def test_a_company_in_hunan_says_what_it_needs_and_whether_it_qualifies(page: Page):
    person = sit_down(page, "en")
    for question, words in (
        ("For whom do you handle calls", "Outside clients"),
        ("Do you rent a call center system", "No"),
        ("Is the system linked", "Yes"),
        ("Where are the end users", "Mainland China"),
        ("In which provinces can people", "One…"),
        ("In which provinces can people", "Hunan"),
        ("Foreign, Hong Kong, Macau", "No"),
        ("Will you place commercial marketing calls", "No"),
        ("Does any of these apply", "None of these"),
    ):
        person.answer(question, words)
    expect(page.locator(".b-answer h2")).to_have_text("You need the license. You file 13 papers.")
    expect(page.locator(".b-steps [aria-current]")).to_contain_text("needed, settled")
    of_eight = person.presses

    person.answer("Legal form", "Limited liability company")
    person.write("Registered capital", "2000000")
    person.write("Date of establishment", "2025-12-09")
    person.answer("on the telecom business dishonesty list", "No")
    person.press(page.get_by_role("button", name="All there"))
    expect(page.locator('[data-section="company"] .b-section__n')).to_have_text(
        "9 of 9 conditions met"
    )

    assert (of_eight, person.presses) == (9, MOST_ON_NEED)
    found = stored(page)
    assert found["service"] == {
        "for_others": True,
        "group_clients": "none",
        "rents_out": False,
        "public_network": True,
        "users": "mainland",
        "provinces": ["CN-HN"],
        "marketing_calls": False,
        "other_services": [],
    }
    assert set(found["means"].values()) == {True}
    assert found["company"]["registered_capital"] == 2_000_000
    assert found["violations"] == found["penalties"] == found["bars"] == found["establishments"]


def test_what_is_settled_leads_to_the_papers_and_none_is_covered_only_with_users_abroad(page: Page):
    person = sit_down(page, "en")
    person.answer("Is the system linked", "No")
    expect(page.locator(".b-need")).to_contain_text("Nothing to file")
    person.press(page.get_by_role("button", name="Change answers"))
    person.answer("Is the system linked", "Yes")
    person.answer("Do you rent a call center system", "Yes")
    person.open_step("papers")

    expect(page.locator("#papers")).to_be_visible()
    expect(page.locator("#need")).to_be_hidden()
    expect(page.locator(".b-steps [data-step=papers]")).to_be_focused()
    assert page.url.endswith("#papers")
    page.go_back()
    expect(page.locator("#need")).to_be_visible()

    places = page.get_by_role("group", name="In which provinces can people")
    none = places.locator("label", has=page.get_by_text("None", exact=True))
    expect(none).to_be_hidden()
    person.answer("Where are the end users", "Abroad")
    expect(none).to_be_visible()
    person.press(none)
    person.answer("Where are the end users", "Mainland China")
    # What was chosen stays in sight, to be seen and changed.
    expect(none).to_be_visible()
    person.answer("In which provinces can people", "One…")
    expect(none).to_be_hidden()


class AtTheKeys(Keyboard):
    """A visitor without a mouse, who counts each key but those of typed texts."""

    def __init__(self, page: Page):
        """Sit down before one page."""
        super().__init__(page)
        self.keys = 0

    def press(self, *keys: str):
        """Press keys one after the other."""
        self.keys += len(keys)
        super().press(*keys)

    def settle_need_in_hunan(self):
        """Answer the eight questions: one province, outside clients, nothing special."""
        self.tab_to(".md-skip")
        self.press("Enter")
        self.answer("service.provinces", FIRST)
        self.tab_to('[name="service.provinces"][type="checkbox"]')
        self.tab_to('[value="CN-HN"]', "ArrowDown")
        self.press("Space")
        for path, key in KEYS_OF_NEED.items():
            self.answer(path, key)
        self.tab_to('[data-part="none"]')
        self.press("Space")
        expect(self.page.locator(".b-answer")).to_be_visible()

    def qualify(self, capital: str, established_on: str):
        """Answer whether the company qualifies, by Tab from the answer on."""
        self.answer("company.legal_form", FIRST)
        self.write("company.registered_capital", capital)
        self.write("company.established_on", established_on)
        self.answer("record.dishonesty_list", SECOND)
        self.tab_to("[data-do=all-there]")
        self.press("Enter")

    def name_one_person(self):
        """List the only shareholder, a natural person with all shares."""
        # What was answered is folded, and the focus is on what comes next.
        expect(self.page.locator("[data-part=onward]")).to_be_focused()
        self.press("Enter")
        self.open_paper(CHART)
        self.button("#q-shareholders > .b-control", "add")
        # The focus is in the new entry.
        expect(self.page.locator("#q-shareholders .b-editor :focus")).to_have_count(1)
        self.answer("shareholders[0].kind", FIRST)
        self.write("shareholders[0].share", "100")

    def gather(self):
        """Say of every paper that all of it is here, as the focus is led from each to the next."""
        wait_for_result(self.page)
        is_open = ".b-paper:has([data-do=paper][aria-expanded=true])"
        while self.page.locator(is_open).count():
            row = self.page.locator(is_open)
            rule_id = row.get_attribute("data-paper") or ""
            self.tab_to(f'[data-paper="{rule_id}"] [data-whole=all]')
            self.press("Enter")
            for path, text in DATES.get(rule_id, []):
                expect(self.page.locator(f'.b-field[name="{path}"]')).to_be_focused()
                self.type(KEYED.get(text, text))
                self.press("Enter")
            wait_for_result(self.page)


def test_by_keyboard_alone_the_same_company_reaches_its_full_verdict(page: Page):
    sit_down(page, "zh")
    visitor = AtTheKeys(page)
    visitor.settle_need_in_hunan()
    visitor.qualify("1000000", "11012025")
    visitor.name_one_person()
    visitor.gather()

    tab = page.locator(".b-steps [data-step=papers]")
    expect(tab).to_have_attribute("data-kind", "met")
    assert visitor.keys <= MOST_KEYS
