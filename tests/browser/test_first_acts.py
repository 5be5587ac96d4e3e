"""Whatever a visitor does first, one start of the checker answers it, and nothing breaks.

Other sequences of acts than those tried here: ``SEQUENCES=300`` before the tests' command.
"""

from __future__ import annotations

import json
import os
import random
import re
from typing import TYPE_CHECKING

import pytest
from checker_page import FORMAT, YOUNG_COMPANY, address, choose, give_answers, link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Worker

SEQUENCES = int(os.environ.get("SEQUENCES", "4"))
ACTS = 8
TROUBLE = re.compile("fatal|unreachable|suffered|RuntimeError", re.IGNORECASE)
SAVED = json.dumps({"format": FORMAT} | YOUNG_COMPANY)
FILES = {
    "json": SAVED,
    "toml": '[company]\nprovince = "CN-HN"\nregistered_capital = 1_000_000\n',
    "damaged": SAVED[:200],
    "no-table": "[a]\n[a]",
    "other-type": '{"company": {"registered_capital": 1e99}}',
}
# What comes last is answered last.
ALL_ANSWERED = """async () => {
  const { report } = await import(`${document.documentElement.dataset.checker}checker.js`);
  await report();
}"""
STEPS = ("need", "papers", "agreement", "file")
SEAL = "materials.social-security-certificate.red_seal"
PRESSED = "[data-do]:not([data-do=forget]), [data-step], .b-seg label, summary, [data-chip]"


class Watch:
    """What a page's checker says and starts."""

    def __init__(self, page: Page) -> None:
        """Listen from now on."""
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        self.workers = 0
        page.on("console", lambda message: self.said.append(message.text))
        page.on("request", lambda request: self.asked.append(request.url.rpartition("/")[2]))
        page.on("worker", self._count)

    def _count(self, worker: Worker) -> None:
        # The search has one, too.
        self.workers += worker.url.startswith("blob:")

    def quiet(self) -> None:
        """Wait until all that was asked is answered, by the one start that there was."""
        if self.workers:
            self.page.evaluate(ALL_ANSWERED)
        assert [text for text in self.said if TROUBLE.search(text)] == []
        assert "pyodide.asm.wasm" not in self.asked
        assert self.workers <= 1


@pytest.fixture
def watch(page: Page) -> Iterator[Watch]:
    watched = Watch(page)
    yield watched
    watched.quiet()


def choose_file(page: Page, text: str) -> None:
    file = {"name": "a.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-part=file]").set_input_files(file)  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_opened(watch: Watch, site: str, lang: str, kind: str) -> None:
    watch.page.goto(address(site, lang))
    choose_file(watch.page, FILES[kind])
    watch.page.locator("[data-shown], [data-state=ready]").first.wait_for()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_link_is_followed(watch: Watch, site: str, lang: str) -> None:
    fragment = link({"made": "2026-11-24", "saved": {"format": FORMAT} | YOUNG_COMPANY})
    watch.page.goto(f"{address(site, lang)}{fragment}")
    watch.page.locator('[data-shown="link"]').wait_for()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_opened(watch: Watch, site: str, lang: str, step: str) -> None:
    give_answers(watch.page, YOUNG_COMPANY)
    watch.page.goto(address(site, lang))
    watch.page.locator(f'.b-steps [data-step="{step}"]').click()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_beside_a_rule_one_question_is_answered(watch: Watch, site: str, lang: str) -> None:
    watch.page.goto(address(site, lang, "materials/social-security-certificate/"))
    choose(watch.page, SEAL, "no")
    watch.page.locator('.b-mini-check[data-state="ready"]').wait_for()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_in_a_frame_one_question_is_answered(watch: Watch, site: str, lang: str) -> None:
    watch.page.goto(address(site, lang, "embed/social-security-certificate/?province=CN-HN"))
    choose(watch.page, SEAL, "no")
    watch.page.locator('.b-mini-check[data-state="ready"]').wait_for()


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_random_acts(watch: Watch, site: str, seed: int) -> None:
    """Presses whatever is shown: steps, answers, papers, drafts, exports."""
    drawn = random.Random(seed)  # noqa: S311 - nothing is secret
    page = watch.page
    if drawn.random() < 0.7:
        give_answers(page, YOUNG_COMPANY)
    page.add_init_script("window.print = () => {}")
    page.goto(address(site, drawn.choice(["en", "zh"])))
    for _ in range(ACTS):
        if drawn.random() < 0.1:
            choose_file(page, FILES[drawn.choice([*FILES])])
            continue
        shown = page.locator(PRESSED).locator("visible=true")
        shown.nth(drawn.randrange(shown.count())).dispatch_event("click")
