"""A page that scripts/serve shows loads itself anew once the site has been built again."""

from pathlib import Path
from urllib.request import Request, urlopen

from conftest import SITE
from playwright.sync_api import Page, expect

from scripts.machine.live_server import END, LiveHandler
from scripts.machine.server import serving


def test_a_page_of_the_same_build_stays_and_one_of_a_new_build_takes_its_place(
    page: Page, tmp_path: Path
):
    about, table = tmp_path / "about" / "index.html", tmp_path / "sw.js"
    about.parent.mkdir()
    for copy in (about, table):
        copy.write_bytes((SITE / copy.relative_to(tmp_path)).read_bytes())
    with serving(tmp_path, LiveHandler) as address:
        page.goto(f"{address}about/")
        page.evaluate("document.title = 'still here'")
        for _ in range(2):
            with page.expect_response("**/version"):
                pass
        assert page.title() == "still here"

        about.write_text(about.read_text("utf-8").replace("</h1>", " (new)</h1>"), "utf-8")
        # This table is new with each build.
        table.write_text("another table", "utf-8")
        expect(page.locator("h1")).to_contain_text("(new)")


def test_what_is_kept_for_use_offline_is_the_page_as_it_was_built(tmp_path: Path):
    built = b"<body>About</body>"
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.html").write_bytes(built)
    with serving(tmp_path, LiveHandler) as address:
        shown, kept = (
            urlopen(Request(f"{address}about/", headers=headers)).read()  # noqa: S310 - our own
            for headers in ({"Sec-Fetch-Dest": "document"}, {"Sec-Fetch-Dest": "empty"})
        )

    assert b"reload.js" in shown
    assert shown.endswith(END)
    assert kept == built
