"""Weigh the built pages: what a first visit transfers, packed as the host packs it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

from scripts.benchmark.host import Host, Sent
from scripts.machine.chromium import FLAGS
from scripts.machine.server import PREFIX

# Bytes; a guide page is any page but the checker's own.
MOST_OF_A_PAGE = 300_000
MOST_OF_OUR_JAVASCRIPT = 15_000
OUR_SCRIPTS = ("assets/js/", "assets/checker/")
QUIET_SECONDS = 1.5


@dataclass(frozen=True)
class Weight:
    """What one page transfers on a first visit, headers included, in bytes."""

    path: str
    total: int
    our_javascript: int
    requests: int

    @property
    def is_light(self) -> bool:
        """Tell whether it keeps to the limits."""
        return self.total <= MOST_OF_A_PAGE and self.our_javascript <= MOST_OF_OUR_JAVASCRIPT


def weigh(host: Host, browser: str, paths: Sequence[str]) -> Iterator[Weight]:
    """Visit each page as somebody who has never been here, and who touches nothing."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=list(FLAGS)) as chromium,
    ):
        for path in paths:
            yield weight(path, visit(host, chromium, path))


def visit(host: Host, chromium: Browser, path: str) -> list[Sent]:
    """Open a page in a new window and wait until nothing more is sent."""
    traffic = host.new_visit(host.traffic.link)
    with chromium.new_page() as page:
        page.goto(f"{host.origin}{PREFIX}{path}", wait_until="load")
        while traffic.quiet_for() < QUIET_SECONDS:
            page.wait_for_timeout(200)
    return traffic.sent


def weight(path: str, sent: list[Sent]) -> Weight:
    """Add up what was sent for one page."""
    ours = sum(one.size for one in sent if is_our_script(one.path))
    return Weight(path, sum(one.size for one in sent), ours, len({one.path for one in sent}))


def is_our_script(address: str) -> bool:
    """Tell this project's own scripts from the theme's."""
    path = urlsplit(address).path.removeprefix(PREFIX).removeprefix("zh/")
    return path.startswith(OUR_SCRIPTS) and path.endswith(".js")
