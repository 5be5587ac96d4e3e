"""When the checker cannot start, stops answering, or is not wanted yet: the form still works."""

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    arrive,
    begin,
    block,
    choose,
    give_answers,
    hold_back,
    let_go,
    open_step,
    requests_of,
    stored,
    wait_for_result,
)
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages

# Without it Pyodide starts whole.
QUICK = "**/memory.bin.gz"
RESULTS_LATER = {"en": "Results appear with the first answer.", "zh": "填写第一题后即显示结果。"}
FAILED = {"en": "The checker could not start.", "zh": "自查程序未能启动。"}
# What a frame in a sandbox is told; and a service worker that counts doubts.
SANDBOXED = """
Object.defineProperty(navigator, "serviceWorker", {
  get() { throw new DOMException("", "SecurityError"); },
});
"""
COUNTING = """
window.doubts = 0;
const controller = { postMessage: ({ doubted }) => { window.doubts += doubted ? 1 : 0; } };
Object.defineProperty(navigator, "serviceWorker", { value: { controller } });
"""
SILENT_WORKER = """
export const begin = () => postMessage({ ready: true });
"""
LOADS_AT_REST = """
export const begin = () => [{ ready: true }, { loading: true }].forEach((say) => postMessage(say));
"""
# It answers once it is told to, and says when it was asked.
SLOW_WORKER = """
export const begin = () => {
  const told = new BroadcastChannel("told");
  addEventListener("message", ({ data: { id } }) => {
    const shown = "<p>At last.</p>";
    const reply = JSON.stringify({ ok: true, panel: shown, html: shown, said: "", spoken: "" });
    told.onmessage = () => postMessage({ id, reply });
    told.postMessage("asked");
  });
  postMessage({ ready: true });
};
"""
TELL = """
window.told = new BroadcastChannel("told");
window.asked = new Promise((done) => { told.onmessage = done; });
"""
NEVER_READY = """
export const begin = () => postMessage({ starting: true });
"""


def failure(page: Page) -> Locator:
    """Return what stands in the result when nothing can be computed."""
    return page.locator("[data-part=failed]")


def replace_worker(page: Page, script: str, times: int | None = None):
    """Give another worker in the place of the real one, each time or the first few."""
    page.route(
        "**/worker.js",
        lambda route: route.fulfill(body=script, content_type="text/javascript"),
        times=times,
    )


@pytest.mark.parametrize(
    ("missing", "lang"),
    [
        ("**/*.wasm*", "en"),
        ("**/loader.mjs", "zh"),
        ("**/call_center_license_checker-*", "en"),
        ("**/python_stdlib.zip", "zh"),
        ("**/worker.js", "en"),
    ],
)
def test_a_file_that_does_not_arrive_is_said_and_the_form_goes_on(
    page: Page, lang: str, missing: str
):
    block(page, QUICK)
    block(page, missing)
    begin(page, lang)

    expect(failure(page)).to_contain_text(FAILED[lang])
    choose(page, "service.rents_out", "no")
    assert stored(page)["service"] == {"for_others": True, "rents_out": False}
    # The rules alone count: without them nothing is said, rather than what the build wrote.
    expect(page.locator('.b-section[data-section="service"] .b-section__n')).to_have_text("")


@pytest.mark.thorough
def test_where_a_service_worker_may_not_be_asked_for_the_second_way_is_gone(page: Page):
    page.add_init_script(SANDBOXED)
    block(page, QUICK)
    begin(page)

    wait_for_result(page)


@in_both_languages
def test_until_the_rules_have_said_something_no_step_says_what_the_build_wrote(
    page: Page, lang: str
):
    held = hold_back(page, "**/loader.mjs")
    arrive(page, YOUNG_COMPANY, lang=lang)
    steps = page.locator('.b-steps [data-part="short"]')
    expect(steps).to_have_text(["—"] * 4)
    let_go(held)
    wait_for_result(page)

    expect(steps.first).to_have_text("7/8")


def test_the_files_on_the_device_are_doubted_once(page: Page):
    page.add_init_script(COUNTING)
    block(page, QUICK)
    block(page, "**/*.wasm*")
    begin(page)

    expect(failure(page)).to_contain_text(FAILED["en"])
    assert page.evaluate("doubts") == 1


def test_try_again_starts_when_the_file_arrives(page: Page):
    block(page, "**/*.wasm*")
    arrive(page, YOUNG_COMPANY)
    expect(failure(page)).to_contain_text(FAILED["en"])
    page.unroute("**/*.wasm*")

    page.get_by_role("button", name="Try again").click()

    wait_for_result(page)
    expect(page.locator(".b-route")).to_contain_text("local network")


@pytest.mark.thorough
def test_without_a_connection_it_says_so(page: Page):
    page.goto("check/")
    page.context.set_offline(offline=True)
    choose(page, "service.for_others", "yes")

    expect(failure(page)).to_contain_text("There is no connection.")
    open_step(page, "file")
    first = page.locator("[data-report]").filter(visible=True).first
    expect(first).to_contain_text("This could not be worked out.")
    page.context.set_offline(offline=False)
    wait_for_result(page)
    expect(first).not_to_contain_text("This could not be worked out.")
    expect(first.locator(".b-report__panel > *").first).to_be_visible()


def test_a_hung_worker_is_ended_and_restarted(page: Page):
    """The first worker never answers, the second is the real one."""
    page.clock.install()
    replace_worker(page, SILENT_WORKER, times=1)
    begin(page)
    page.wait_for_timeout(500)
    page.clock.fast_forward(11_000)

    expect(page.locator('[data-shown="restarted"]')).to_contain_text("Your answers are kept.")
    page.locator('[data-state="ready"]').wait_for()
    assert stored(page)["service"] == {"for_others": True}


def test_a_worker_that_loads_something_while_nothing_is_asked_goes_on(page: Page):
    page.clock.install()
    replace_worker(page, LOADS_AT_REST)
    page.goto("check/")
    page.locator("form.b-form").dispatch_event("pointerdown")
    expect(page.locator("[data-part=live]")).to_have_text("The checker is ready.")
    page.clock.fast_forward(61_000)

    expect(page.locator("[data-shown]")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "button"), [("claims/", "sample"), ("zh/claims/", "sample"), ("zh/draft/", "look")]
)
def test_what_reads_much_may_take_longer(page: Page, path: str, button: str):
    page.clock.install()
    replace_worker(page, SLOW_WORKER, times=1)
    page.add_init_script(TELL)
    give_answers(page, YOUNG_COMPANY)
    page.goto(path)
    page.locator(f"[data-do={button}]").click()
    page.evaluate("asked.then(() => {})")
    page.clock.fast_forward(30_000)
    page.evaluate("told.postMessage('go')")

    expect(page.locator("[data-part=panel]")).to_have_text("At last.")


@pytest.mark.thorough
def test_a_worker_that_hangs_again_is_given_up(page: Page):
    page.clock.install()
    replace_worker(page, SILENT_WORKER)
    begin(page)
    for _ in range(2):
        page.wait_for_timeout(500)
        page.clock.fast_forward(11_000)

    expect(failure(page)).to_contain_text("The checker stopped with an error.")
    choose(page, "service.rents_out", "no")
    assert stored(page)["service"]["rents_out"] is False


@pytest.mark.thorough
def test_a_start_that_stands_still_is_begun_in_the_second_way(page: Page):
    """All its bytes have come: the line is not to blame."""
    page.clock.install()
    replace_worker(page, NEVER_READY, times=1)
    begin(page)
    page.wait_for_timeout(500)

    with page.expect_request("**/pyodide.asm.wasm"):
        page.clock.fast_forward(61_000)

    assert stored(page)["service"] == {"for_others": True}


def test_nothing_is_loaded_until_the_checker_is_touched(page: Page):
    asked = requests_of(page, "/runtime/")
    page.goto("check/")
    page.wait_for_timeout(1000)

    assert asked == []


def test_the_form_is_usable_while_the_checker_loads(page: Page):
    held = hold_back(page, "**/memory.bin.gz")
    page.goto("check/")
    with page.expect_request("**/memory.bin.gz"):
        choose(page, "service.for_others", "yes")
    expect(page.get_by_role("progressbar", name="Loading the checker")).to_be_visible()
    choose(page, "service.rents_out", "no")
    let_go(held)

    wait_for_result(page)
    expect(page.locator(".b-route")).to_be_visible()


def test_what_is_answered_before_the_script_arrives_is_kept(page: Page):
    held = hold_back(page, "**/checker.js")
    page.goto("check/", wait_until="commit")
    choose(page, "company.foreign_capital", "no")
    page.locator('.b-field[name="company.registered_capital"]').fill("1000000")
    assert stored(page) is None
    let_go(held)

    wait_for_result(page)
    company = {"foreign_capital": False, "registered_capital": 1_000_000}
    assert stored(page) == {"company": company}
    expect(page.locator('.b-steps [data-step="need"]')).to_contain_text("1 of 8 answered")


@in_both_languages
@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_the_whole_form_can_be_filled_in_and_nothing_needs_them(
    page: Page, lang: str
):
    page.goto(address(lang))

    for place in (
        "noscript p",
        "#need",
        "#papers",
        "#q-penalties",
        '[name="service.provinces"][value="CN-HN"]',
        '[name="materials.labor-contracts.originals"]',
    ):
        expect(page.locator(place).first).to_be_visible()
    expect(page.locator(".b-steps a:visible")).to_have_count(4)
    page.locator('[name="record.dishonesty_list"][value="no"]').locator("..").click()
    expect(page.locator('[name="record.dishonesty_list"][value="no"]')).to_be_checked()
    # A heading that folds is read, though nothing folds.
    acts = page.locator("[data-do]:not(a, [data-do=fold], [data-do=paper]):visible")
    assert acts.count() == 0, acts.all_text_contents()
    expect(page.get_by_text(RESULTS_LATER[lang])).to_be_hidden()
