"""Code that has gone bad tries to send something away: the page's policy stops it, in each engine.

The same code on pages without a policy gets through, so it is the policy that the tests see.
"""

import json
import os
import re
import shutil
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ENGINES, SITE
from drivers import browsing, free_port, until
from playwright.sync_api import Browser
from visitor import HEARS, TOUCH
from witness import Witness, rewrite, witnessing

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
BAD = Path(__file__).with_name("gone_bad.js")


@pytest.fixture(scope="module")
def elsewhere() -> str:
    """Return another address of this machine, at which the witness alone would see a call."""
    return f"http://127.0.0.1:{free_port()}/"


@pytest.fixture(scope="module")
def bad_site(tmp_path_factory: pytest.TempPathFactory, elsewhere: str) -> Path:
    """Copy the site and put the bad code into a script of the pages and into the worker."""
    copy = tmp_path_factory.mktemp("bad") / "site"
    shutil.copytree(SITE, copy, copy_function=os.link)
    code = BAD.read_text(encoding="utf-8").replace("ELSEWHERE", json.dumps(elsewhere))
    for script in (
        *copy.glob("assets/js/*/site.js"),
        *copy.glob("assets/checker/*/start/worker.js"),
    ):
        rewrite(script, f"{script.read_text(encoding='utf-8')}\n{{{code}}}\n")
    return copy


@pytest.fixture(scope="module")
def open_site(bad_site: Path) -> Path:
    """Copy that, and take the policy out of its pages."""
    copy = bad_site.with_name("open")
    shutil.copytree(bad_site, copy, copy_function=os.link)
    for page in copy.rglob("*.html"):
        rewrite(page, POLICY.sub("", page.read_text(encoding="utf-8")))
    return copy


class Trial(NamedTuple):
    """What the bad code says it did, and what went out."""

    said: dict[str, dict[str, str]]
    foreign: list[str]


def tried(name: str, site: Path, scratch: Path, browser: Browser) -> Trial:
    """Let the bad code run in page and worker."""
    with witnessing(site) as witness, browsing(name, witness, scratch, browser) as driver:
        driver.go("check/")
        until(lambda: driver.run(HEARS))
        driver.run(TOUCH)
        said = {where: until(partial(told, witness, where), 60) for where in ("page", "worker")}
        return Trial(said, [f"{one.method} {one.target}" for one in witness.foreign])


def told(witness: Witness, where: str) -> dict[str, str]:
    """Return what the bad code has told the own host of its attempts."""
    start = f"/told/{where}/"
    found = [one.target.partition(start)[2] for one in witness.own if start in one.target]
    return dict(each.split("=") for one in found for each in one.split("/"))


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_sent_to_another_host(
    engine: str, bad_site: Path, browser: Browser, tmp_path: Path
):
    """From a blob the worker is bound by the page's policy; from its file it would not be."""
    bound = tried(engine, bad_site, tmp_path, browser)
    for tried_here in bound.said.values():
        assert tried_here
        assert [way for way, what in tried_here.items() if what == "sent"] == []
    assert bound.foreign == []


@pytest.mark.thorough
def test_without_the_policy_the_same_code_sends(
    open_site: Path, browser: Browser, tmp_path: Path, elsewhere: str
):
    trial = tried("Chromium", open_site, tmp_path, browser)

    for where in ("page", "worker"):
        assert trial.said[where]["fetch"] == "sent"
    assert f"GET {elsewhere}fetch?an-answer" in trial.foreign
    assert f"POST {elsewhere}form" in trial.foreign
