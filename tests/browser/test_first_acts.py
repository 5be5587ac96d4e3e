"""Whatever a visitor does first, one start of the checker answers it, and nothing breaks.

Other sequences of acts than those tried here, each from its own number, which its name tells:
``FIRST_SEED=100 SEQUENCES=300 scripts/test tests/browser/test_first_acts.py -k random``. In the
other engines one act of each kind is tried, all of them by
``EVERY_ACT=1 scripts/test tests/browser/test_first_acts.py -k engine``, a quarter of an hour each.
"""

import os
import random
import re
import time
from collections.abc import Callable, Iterator
from itertools import cycle

import first_acts as acts
import pytest
from checker_page import YOUNG_COMPANY, address, requests_of
from conftest import OTHERS, SAID
from drivers import Chromium, Driver, until
from playwright.sync_api import Page, Worker
from visitor import GIVEN
from witness import Witness

from checker.model import LANGS

FIRST_SEED = int(os.environ.get("FIRST_SEED", "0"))
SEQUENCES = int(os.environ.get("SEQUENCES", "4"))
EVERY_ACT = "EVERY_ACT" in os.environ
LONG = 8
# Below the one a file is opened, below the other something is written; else something is pressed.
OPENS, WRITES = 0.1, 0.25
# A visitor goes on at once, or waits for what has come of it; milliseconds.
PAUSES = (0, 0, 300, 1000)
TROUBLE = re.compile("fatal|unreachable|suffered|RuntimeError", re.IGNORECASE)
# Pyodide's own interpreter: only the second way asks for it.
SECOND_WAY = "pyodide.asm.wasm"
# While the interpreter is compiled, on whatever machine; seconds.
LEFT_AFTER = (0, 0.1, 0.2, 0.3, 0.4)
PLACES = ("check/", "check/#papers", "check/#file", "list/", f"materials/{acts.RULE}/", "after/")
PRESSED = (
    "main :is([data-do]:not([data-do=forget]), [data-step], .b-seg label, summary, [data-chip])"
)
COPY = ".b-my-list[data-state=ready] [data-key='materials.business-license.copy'] input"
RENTS_OUT = ".b-checker [name='service.rents_out'][value=no]"
FIELD = "main .b-field:not([type=search])"
WRITTEN = ("", "x", "甲公司", "-1", "12", "1e99", "2026-01-24", "2026-13-01", "9" * 40)

# Of what is shown one, by a number from 0 to 1.
ONE = """
const [selector, number, text] = arguments;
const shown = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
const one = shown[Math.floor(number * shown.length)];
if (!one) return "nothing to do";
if (text === null) one.click();
else {
  one.value = text;
  for (const type of ["input", "change"]) one.dispatchEvent(new Event(type, { bubbles: true }));
}
return `${text ?? "pressed"}: ${one.cloneNode().outerHTML}`;
"""


class Watch:
    """What a page's checker says and starts."""

    def __init__(self, page: Page):
        """Listen from now on."""
        self.page = page
        self.asked = requests_of(page, SECOND_WAY)
        self.done: list[str] = []
        self.workers = 0
        page.on("worker", self._count)

    def _count(self, worker: Worker):
        # The search has one, too.
        self.workers += worker.url.startswith("blob:")

    def quiet(self):
        """All that was asked is answered, by the one start that there was."""
        trouble = [text for text in SAID[self.page.context] if TROUBLE.search(text)]
        assert trouble == [], self.done
        assert self.asked == [], self.done
        assert self.workers <= 1, self.done


@pytest.fixture
def watch(page: Page) -> Iterator[Watch]:
    watched = Watch(page)
    yield watched
    watched.quiet()


def each_of(kind: str) -> Callable[..., None]:
    """Return the test of each act of a kind as the first of a visit: in turn in each language.

    What acts of a kind do is the same in both, and most of a test is the start.
    """
    in_turn = [*zip(acts.KINDS[kind], cycle(LANGS), strict=False)]

    @pytest.mark.parametrize(("name", "lang"), in_turn)
    def test(watch: Watch, lang: str, name: str):
        driver = Chromium(watch.page)
        assert acts.do(driver, acts.KINDS[kind][name], lang) == ""
        driver.run(acts.ALL_ANSWERED)

    return test


test_a_file_is_opened = each_of("open")
test_a_link_is_followed = each_of("follow")
test_a_step_is_opened = each_of("step")
test_a_draft_is_saved = each_of("draft")
test_something_is_taken_along = each_of("export")
test_beside_the_check_something_is_asked = each_of("elsewhere")
test_at_the_desk_a_file_is_read_or_saved = pytest.mark.thorough(each_of("desk"))


@pytest.mark.thorough
@pytest.mark.parametrize("engine", OTHERS)
def test_in_another_engine_it_is_done(driver: Driver, witness: Witness):
    """Its console cannot be heard here: every fault there has the second way asked for."""
    faults = []
    tried = acts.ALL if EVERY_ACT else acts.ONE_EACH
    for (name, act), lang in zip(tried.items(), cycle(LANGS), strict=False):
        witness.forget()
        try:
            found = acts.do(driver, act, lang)
        except AssertionError as error:
            found = f"the engine says {error}"
        if witness.asked_for(SECOND_WAY):
            found += ", by a second way"
        if found:
            faults.append(f"{name}, {lang}: {found}")
    assert faults == []


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ["Firefox"])
def test_a_page_left_in_its_start_leaves_the_next_free(driver: Driver, witness: Witness):
    """Firefox has waited for ever, 12 times of 24, for what it was to compile as it arrived."""
    act = acts.ELSEWHERE["beside a rule"]
    for pause, lang in zip(LEFT_AFTER, cycle(LANGS), strict=False):
        acts.come(driver, YOUNG_COMPANY)
        driver.go(address(lang))
        assert until(lambda: driver.run(acts.ALIVE))
        time.sleep(pause)
        witness.forget()
        assert acts.do(driver, act, lang) == ""
        assert witness.asked_for(SECOND_WAY) == []


@pytest.mark.thorough
@pytest.mark.parametrize("engine", OTHERS)
def test_a_page_that_is_gone_back_to_keeps_what_another_has_answered(driver: Driver):
    """Both engines bring a page back as it was left, Firefox with the tab's storage of then."""
    acts.come(driver, {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}})
    driver.go("check/")
    assert until(lambda: driver.run(acts.STANDS, ".b-checker[data-state=ready]"))
    driver.run("location.assign(new URL('../list/', location.href))")
    assert until(lambda: driver.run(acts.DO_ONE, "press", COPY))
    driver.run("history.back()")
    assert until(lambda: driver.run(acts.DO_ONE, "press", RENTS_OUT))
    kept = driver.run(GIVEN)

    assert kept["service"] == {"provinces": ["CN-HN"], "rents_out": False}
    assert kept["materials"] == {"business-license": {"copy": True}}


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SEQUENCES))
def test_random_acts(watch: Watch, seed: int):
    """Press and write whatever is shown: steps, answers, papers, drafts, exports."""
    drawn = random.Random(seed)  # noqa: S311 - nothing is secret
    driver = Chromium(watch.page)
    acts.come(driver, YOUNG_COMPANY if drawn.random() < 0.7 else None)
    driver.go(address(drawn.choice(["en", "zh"]), drawn.choice(PLACES)))
    driver.run(acts.COUNT)
    for _ in range(LONG):
        watch.done.append(one_act(driver, drawn))
        watch.page.wait_for_timeout(drawn.choice(PAUSES))
    driver.run(acts.ALL_ANSWERED)


def one_act(driver: Driver, drawn: random.Random) -> str:
    """Open a file, write into a field or press something that is shown; say which."""
    chance = drawn.random()
    if chance < OPENS:
        kind = drawn.choice([*acts.OPEN])
        opened = driver.run(acts.DO_ONE, *acts.OPEN[kind].does[0])
        return f"opened: {kind}" if opened else "nothing to open"
    text = drawn.choice(WRITTEN) if chance < WRITES else None
    return driver.run(ONE, PRESSED if text is None else FIELD, drawn.random(), text)
