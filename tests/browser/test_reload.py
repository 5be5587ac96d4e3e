"""A page that scripts/serve shows loads itself anew once the site has been built again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SITE
from playwright.sync_api import Page, expect

from scripts.machine.live_server import LiveHandler
from scripts.machine.server import serving


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy one page of the site and the table that is new with each build."""
    (tmp_path / "about").mkdir()
    for name in ("about/index.html", "sw.js"):
        (tmp_path / name).write_bytes((SITE / name).read_bytes())
    return tmp_path


@pytest.fixture
def live(copy: Path) -> Iterator[str]:
    """Serve it as scripts/serve does."""
    with serving(copy, LiveHandler) as address:
        yield f"{address}about/"


def test_a_page_of_a_new_build_takes_the_place_of_the_old_one(page: Page, live: str, copy: Path):
    page.goto(live)
    about = copy / "about" / "index.html"
    about.write_text(about.read_text("utf-8").replace("</h1>", " (new)</h1>"), "utf-8")
    (copy / "sw.js").write_text("another table", "utf-8")

    expect(page.locator("h1")).to_contain_text("(new)")


@pytest.mark.thorough
def test_a_page_of_the_same_build_stays(page: Page, live: str):
    page.goto(live)
    page.evaluate("document.title = 'still here'")
    with page.expect_response("**/version"):
        pass
    with page.expect_response("**/version"):
        pass

    assert page.title() == "still here"
