"""What stays on the device, when, and how a new version takes over; and the site from its zip."""

import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from checker_page import SAVES_DATA, choose, choose_where, wait_for_result
from conftest import SITE
from drivers import HOST, free_port, is_open, process, until
from many_page import CSV, EXCEL, add, lines, saved, wait_until_done
from playwright.sync_api import BrowserContext, Page, expect
from support.companies import as_csv, as_xlsx, companies, sheet
from visitor import TOUCH
from witness import Witness, rewrite, witnessing

from scripts.machine.server import PREFIX
from scripts.site.after.archive import FOLDER, pack
from scripts.site.after.worker import write_worker

pytestmark = pytest.mark.browser_context_args(service_workers="allow")
RULE = "conditions/registered-capital/"
NEW = "0" * 10
# The pause after an answer ends when the test says so.
HOLD_PAUSE = """
const usual = setTimeout;
window.setTimeout = (act, after, ...more) => {
  if (after !== 1500) return usual(act, after, ...more);
  window.pauseIsOver = act;
  return 0;
};
"""
CACHES = "async () => (await caches.keys()).sort()"
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
FILES = "async () => (await (await caches.open((await caches.keys())[0])).keys()).map((r) => r.url)"
# The pages that links lead to and that are not here.
HERE = """async (links) => {
  const paths = links.map((link) => link.href.split(/[?#]/)[0]);
  const here = await Promise.all(paths.map((path) => caches.match(path)));
  return paths.filter((_, i) => !here[i]);
}"""
# Files that the cache holds damaged, and how long one is that it holds.
DAMAGE = """async (ends) => {
  const cache = await caches.open((await caches.keys())[0]);
  const damaged = (await cache.keys()).filter(({ url }) => ends.some((end) => url.endsWith(end)));
  for (const one of damaged) await cache.put(one, new Response("damaged"));
  return damaged.length;
}"""
LENGTH = """async (end) => {
  const cache = await caches.open((await caches.keys())[0]);
  const found = (await cache.keys()).find(({ url }) => url.endsWith(end));
  return found ? (await (await cache.match(found)).blob()).size : 0;
}"""
# How many large files are not as they came from the host, with all its heads.
PUT_ANEW = """async () => {
  const cache = await caches.open((await caches.keys())[0]);
  const large = (await cache.keys()).filter(({ url }) => /\\.(?:wasm|zip|gz)$/.test(url));
  const found = await Promise.all(large.map((one) => cache.match(one)));
  return found.filter(({ headers }) => !headers.has("cache-control")).length;
}"""
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting)"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy the site, to be changed while it is served."""
    shutil.copytree(SITE, tmp_path / "site", copy_function=os.link)
    return tmp_path / "site"


@pytest.fixture
def witness(copy: Path) -> Iterator[Witness]:
    """Serve the copy and write down what it is asked for."""
    with witnessing(copy) as served:
        yield served


def use_checker(page: Page, site: str, *, saving: bool = False):
    """Get a first result, if data is saved by asking for it; wait for what follows from it."""
    page.goto(f"{site}check/")
    choose(page, "service.for_others", "yes")
    if saving:
        page.locator('[data-do="load"]').click()
    wait_for_result(page)
    page.locator("html[data-offline]").wait_for(state="attached")


def touch(page: Page):
    """Have the checker load, as going into its form does."""
    page.evaluate(f"() => {{ {TOUCH} }}")


def publish_new_version(site: Path):
    """Change a style and a page, as a build would."""
    (folder,) = (site / "assets" / "css").iterdir()
    for language in (site, site / "zh"):
        styles = (language / "assets" / "css" / folder.name).rename(language / f"assets/css/{NEW}")
        rewrite(styles / "site.css", "/* new */ " + (styles / "site.css").read_text("utf-8"))
    for page in site.rglob("*.html"):
        rewrite(page, page.read_text("utf-8").replace(f"css/{folder.name}/", f"css/{NEW}/"))
    rule = site / RULE / "index.html"
    rewrite(rule, rule.read_text("utf-8").replace("</h1>", " (new)</h1>"))
    # The copy's files are links: what is written in place would change the site itself.
    (site / "sw.js").unlink()
    write_worker(site)


def test_nothing_is_kept_of_a_reader_and_before_a_visitor_pauses(page: Page, witness: Witness):
    page.add_init_script(HOLD_PAUSE)
    page.goto(witness.site)
    page.goto(witness.site + RULE)
    assert [page.evaluate(CACHES), page.evaluate(WORKERS)] == [[], 0]
    page.goto(f"{witness.site}check/")
    choose(page, "service.for_others", "yes")
    wait_for_result(page)
    assert until(lambda: page.evaluate("Boolean(window.pauseIsOver)"))

    assert [page.evaluate(CACHES), page.evaluate(WORKERS)] == [[], 0]
    page.evaluate("pauseIsOver()")
    page.locator("html[data-offline=kept]").wait_for(state="attached")


def kept_pages(page: Page, site: str) -> list[str]:
    kept = [url.removeprefix(site) for url in page.evaluate(FILES)]
    return [path for path in kept if not path or path.endswith("/")]


# What is kept where data is saved is always seen from a page that is not.
@pytest.mark.thorough
def test_where_data_is_saved_those_pages_are_kept_that_were_read_and_another_says_so(
    page: Page, copy: Path
):
    """The home page, where what was installed starts, and the checker's own are among them."""
    page.add_init_script(SAVES_DATA)
    with witnessing(copy) as witness:
        page.goto(witness.site + RULE)
        use_checker(page, witness.site, saving=True)
        page.wait_for_timeout(500)
        assert kept_pages(page, witness.site) == ["", "check/", RULE]
        assert page.locator("html[data-guide]").count() == 0
    page.goto(f"{witness.site}sources/")

    expect(page.locator("h1")).to_contain_text("No connection")
    expect(page.locator("h1")).to_contain_text("没有网络连接")


@pytest.mark.thorough
def test_after_one_visit_what_a_filer_needs_is_there_in_the_language_in_use(page: Page, copy: Path):
    with witnessing(copy) as witness:
        use_checker(page, witness.site)
        page.locator("html[data-guide=kept]").wait_for(state="attached")
        (name,) = page.evaluate(CACHES)
        assert name.startswith(f"call-center-license {PREFIX} ")
        # And no reader of sheets.
        assert [url for url in page.evaluate(FILES) if url.endswith(("-any.zip", ".whl"))] == []
        kept = kept_pages(page, witness.site)
        rules = [*copy.glob("conditions/**/index.html"), *copy.glob("materials/**/index.html")]
        assert {f"{page.parent.relative_to(copy).as_posix()}/" for page in rules} <= {*kept}
        assert {"", "check/", "list/", "many/", "authorities/", "process/", "after/"} <= {*kept}
        assert [path for path in kept if path.startswith(("zh/", "evidence/", "review-book"))] == []
        assert "local/hunan/" not in kept
    for path in ("sources/", RULE, "process/"):
        page.goto(witness.site + path)
        expect(page.locator("h1")).not_to_contain_text("No connection")
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 1
    page.goto(f"{witness.site}check/")
    touch(page)
    wait_for_result(page)
    # The search leads to nothing that is not here.
    page.context.set_offline(True)
    page.goto(witness.site + RULE)
    page.locator("[data-md-component=search-query]").fill("Hunan")
    results = page.locator(".md-search-result__list > li:visible a:visible")
    expect(results.first).to_be_visible()
    expect(page.get_by_text("only pages kept on this device are listed")).to_be_visible()
    assert results.evaluate_all(HERE) == []


def test_of_the_provinces_the_page_of_that_which_is_answered_is_kept(page: Page, copy: Path):
    with witnessing(copy) as witness:
        page.goto(f"{witness.site}check/")
        choose_where(page, "CN-HN")
        use_checker(page, witness.site)
        expect(page.locator("html")).to_have_attribute("data-offline", "kept")
        kept = kept_pages(page, witness.site)

    assert [path for path in kept if path.startswith("local/")] == ["local/hunan/"]


# Starts Python whole three times.
@pytest.mark.thorough
def test_many_applications_are_read_without_a_connection_after_the_first(page: Page, copy: Path):
    """Sheets of Excel too, though none was read or written with a connection."""
    with witnessing(copy) as witness:
        page.goto(f"{witness.site}many/")
        add(page, {CSV: as_csv(sheet(companies(1)))})
        wait_until_done(page)
        page.locator("html[data-offline=kept]").wait_for(state="attached")
    page.goto(f"{witness.site}many/")
    add(page, {EXCEL: as_xlsx(sheet(companies(2)))})
    # The first company's file is kept while the tab lives.
    expect(lines(page)).to_have_count(3)
    assert saved(page, "[data-do=export][data-format=excel]").startswith(b"PK")


@pytest.mark.thorough
def test_a_changed_file_of_the_runtime_is_not_kept(page: Page, witness: Witness, copy: Path):
    (loader,) = copy.glob("runtime/*/loader.mjs")
    rewrite(loader, loader.read_text("utf-8") + "\n// changed on the way\n")
    use_checker(page, witness.site)

    expect(page.locator("html")).to_have_attribute("data-offline", "not-kept")
    assert [url for url in page.evaluate(FILES) if url.endswith("loader.mjs")] == []


@pytest.mark.thorough
@pytest.mark.parametrize("damaged", [("core.wasm.gz", "memory.bin.gz"), ("filing.zip.gz",)])
def test_a_damaged_file_is_got_anew_once_it_could_not_be_used(
    page: Page, witness: Witness, copy: Path, damaged: tuple[str, ...]
):
    use_checker(page, witness.site)
    assert page.evaluate(DAMAGE, [*damaged]) == len(damaged)
    witness.forget()
    last = damaged[-1]
    released = witness.hold(last)
    page.goto(f"{witness.site}list/")
    assert until(lambda: witness.asked_for(last))
    # It stays until then: what a page asked for meanwhile would be kept over what is mended.
    assert page.evaluate(LENGTH, last) == len("damaged")
    released.set()
    wanted = {end: next(copy.glob(f"runtime/*/{end}")).stat().st_size for end in damaged}

    assert until(lambda: {end: page.evaluate(LENGTH, end) for end in damaged} == wanted)
    # What was whole is not written again.
    assert page.evaluate(PUT_ANEW) == len(damaged)
    page.reload()
    expect(page.locator(".b-list__paper").first).to_be_visible()


@pytest.mark.thorough
def test_a_new_version_is_read_at_once_and_kept_from_the_next_visit(page: Page, copy: Path):
    with witnessing(copy) as witness:
        page.goto(witness.site + RULE)
        page.evaluate("caches.open('of another project')")
        use_checker(page, witness.site)
        before = page.evaluate(CACHES)
        publish_new_version(copy)
        witness.forget()
        page.goto(witness.site + RULE)
        expect(page.locator("h1")).to_contain_text("(new)")
        assert witness.asked_for(f"{NEW}/site.css")
        assert until(lambda: page.evaluate(WAITING))
        # What is the same in both versions is not loaded again.
        assert [one.target for one in witness.own if "/runtime/" in one.target] == []
        page = until(partial(visit_again, page.context, witness.site, before))
        assert page, "the new version does not take over"
    assert "of another project" in page.evaluate(CACHES)
    page.goto(witness.site + RULE)
    expect(page.locator("h1")).to_contain_text("(new)")
    page.goto(f"{witness.site}check/")
    choose(page, "service.for_others", "yes")
    wait_for_result(page)


def visit_again(context: BrowserContext, site: str, before: list[str]) -> Page | None:
    """Close all tabs and come back; nothing where the browser was not done with the tabs yet."""
    for tab in context.pages:
        tab.close()
    page = context.new_page()
    page.goto(site)
    caches = partial(page.evaluate, CACHES)
    return page if until(lambda: len(caches()) == len(before) and caches() != before, 5) else None


# How a new version takes over is always seen from the page that is opened after it.
@pytest.mark.thorough
def test_a_page_of_the_old_version_goes_on_with_its_own_files(
    page: Page, witness: Witness, copy: Path
):
    use_checker(page, witness.site)
    later = page.context.new_page()
    later.goto(f"{witness.site}check/")
    publish_new_version(copy)
    shutil.rmtree(copy / "runtime")
    witness.forget()

    choose(later, "service.for_others", "yes")
    wait_for_result(later)
    styles = [one for one in witness.own if "Sec-Fetch-Dest: style" in one.headers]
    assert [one.target for one in styles if NEW in one.target] == []


@contextmanager
def plain_server(folder: Path) -> Iterator[str]:
    """Serve a folder with the server that the zip's README names."""
    port = free_port()
    command = (sys.executable, "-m", "http.server", "--bind", HOST, str(port))
    with process(*command, cwd=folder):
        until(lambda: is_open(port))
        yield f"http://{HOST}:{port}/"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the site once."""
    target = tmp_path_factory.mktemp("zip") / "site.zip"
    pack(SITE, target)
    return target


# To unpack and to keep the whole site takes ten times as long as what is looked at.
@pytest.mark.thorough
@pytest.mark.parametrize(("place", "lang"), [("", ""), ("some where/below/", "zh/")])
def test_the_zip_runs_under_any_path_and_without_the_server(
    page: Page, packed: Path, tmp_path: Path, place: str, lang: str
):
    home = tmp_path / "served" / place
    home.mkdir(parents=True)
    zipfile.ZipFile(packed).extractall(home)
    with plain_server(tmp_path / "served" if place else home / FOLDER) as root:
        address = f"{root}{place}{FOLDER}/" if place else root
        use_checker(page, address + lang)
    expect(page.locator("html")).to_have_attribute("data-offline", "kept")
    page.reload()
    touch(page)
    wait_for_result(page)
