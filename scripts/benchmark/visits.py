"""Visits to the built site, each in a browser that has just been started and has come to rest."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from playwright.sync_api import BrowserType, Page

from checker.core.tables import read_toml
from checker.io.csv_text import csv_file
from checker.report.data import plain_data
from scripts.benchmark.companies import companies, sheet
from scripts.benchmark.host import FAST_4G, LOOPBACK, Host, Link
from scripts.machine.chromium import FLAGS

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
EXAMPLE = Path(__file__).with_name("example.toml")
ANSWERS, COMPANIES, DAY = 200, 500, date(2026, 11, 26)
PATIENCE_MS = 180_000
# A browser that has just been started has work of its own; a visitor's has long ended it.
REST_MS = 3000
QUIET_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing may come from elsewhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# All that a page keeps for a visit without a connection is there.
KEPT = "html[data-guide=kept]"
Found = Iterator[tuple[str, float]]


class Visitor(NamedTuple):
    """Who visits the host, and with which browser."""

    host: Host
    chromium: BrowserType
    program: str

    @contextmanager
    def at(self, path: str, profile: str = "", link: Link = LOOPBACK) -> Iterator[Page]:
        """Start the browser with a profile, a new one if none is named, and go to a page."""
        with self.chromium.launch_persistent_context(
            profile, executable_path=self.program, args=[*FLAGS, *QUIET_FLAGS]
        ) as context:
            context.add_init_script(f"({PROBE.strip()})({json.dumps(answered())})")
            (page,) = context.pages
            page.set_default_timeout(PATIENCE_MS)
            page.wait_for_timeout(REST_MS)
            self.host.begin(link)
            page.goto(self.host.address + path, wait_until="commit")
            yield page


def answered() -> dict[str, str]:
    """Return what the page finds in the tab's storage: the example."""
    application = plain_data(read_toml(EXAMPLE))
    del application["format"]
    changed = f"{application['application_date']}T00:00:00.000Z"
    kept = {"application": application, "changed": changed, "saved": True}
    return {"b24:answers": json.dumps(kept)}


def first(visitor: Visitor) -> Found:
    """First verdict in a new profile, and again in the same one after a restart."""
    with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as profile:
        with visitor.at("check/", profile) as page:
            verdict = first_verdict(page)
            sent = sum(one.size for one in visitor.host.sent if one.at <= verdict["on"] / 1000)
            page.locator(KEPT).wait_for(state="attached")
        yield "cold", verdict["at"]
        yield "bytes", sent / 1e6
        with visitor.at("check/", profile) as page:
            yield "second", first_verdict(page)["at"]


def slow(visitor: Visitor) -> Found:
    """First verdict in a new profile over a slow line."""
    with visitor.at("check/", link=FAST_4G) as page:
        yield "slow", first_verdict(page)["at"] / 1000


def answers(visitor: Visitor) -> Found:
    """Time from an answer to its verdict on the screen, and to the form with it."""
    with visitor.at("check/") as page:
        first_verdict(page)
        page.locator(KEPT).wait_for(state="attached")
        times = page.evaluate(f"bench.answers({ANSWERS})")
    for name, found in zip(("answer", "form"), zip(*times, strict=True), strict=True):
        yield name, quantiles(found, n=100, method="inclusive")[94]


def many(visitor: Visitor) -> Found:
    """Time from a sheet to all its verdicts; a template is asked for first: Python is ready."""
    text = csv_file(sheet(companies(COMPANIES, DAY))).decode()
    with visitor.at("many/") as page:
        with page.expect_download():
            page.locator("[data-do=template][data-format=csv]").click()
        yield "many", page.evaluate("(given) => bench.read(...given)", [text, COMPANIES]) / 1000


def first_verdict(page: Page) -> dict[str, Any]:
    """Wait for the first verdict; tell when it came: since the visit began, and since 1970."""
    found: dict[str, Any] = page.evaluate("bench.verdict")
    return found


VISITS = {"first": first, "slow": slow, "answers": answers, "many": many}
