"""What is searched for is found, by the theme's own search on the built index."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from support.rows import rows_of
from support.samples import in_both_languages

from checker.model import LANGS
from scripts.build import SITE
from scripts.machine.environment import StepError
from scripts.site.after.apostrophes import NOT_READ, TYPED
from scripts.site.after.search import (
    LAST_CHARACTER,
    NODES_APART,
    WHEN_OPENED,
    WHERE_FOUND,
    WHOLE_WORDS,
    mended,
)

DRIVER = Path(__file__).with_name("search.mjs")
FIRST = 5  # results that stand in sight without scrolling

ROWS = rows_of("search")
WANTED = {lang: ROWS[lang] for lang in LANGS}
FIRST_OF_ALL = ROWS["first_of_all"]
# Pages that retell, ask, cite or explain come after the page that is meant.
LATER = ("claims/", "check/", "list/", "sources/", "glossary/")
# Queries whose page is to come sooner still.
SOONER = ("81号通知",)
SOON = 3
# Words of which no part stands for the whole: other pages must not be found by 外 or 年 alone.
EXACT = ("外呼", "年报", "查档章")
PAIRS = [(lang, query) for lang, queries in WANTED.items() for query in queries]


def folder(lang: str) -> Path:
    return SITE / "zh" if lang == "zh" else SITE


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, list[str]]]:
    """Return the pages found, by language and query."""
    node = shutil.which("node") or "node"
    answers = {}
    for lang, queries in WANTED.items():
        command = [node, DRIVER, folder(lang), *queries]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
        answers[lang] = json.loads(done.stdout)
    return answers


@pytest.mark.site
@pytest.mark.parametrize(("lang", "query"), PAIRS)
def test_the_page_is_among_the_first_found(
    found: dict[str, dict[str, list[str]]], lang: str, query: str
):
    assert WANTED[lang][query] in found[lang][query][:FIRST]


@pytest.mark.site
@pytest.mark.parametrize("query", SOONER)
def test_the_page_on_a_notice_is_found_by_its_number(
    found: dict[str, dict[str, list[str]]], query: str
):
    assert WANTED["zh"][query] in found["zh"][query][:SOON]


@pytest.mark.site
@pytest.mark.parametrize("query", EXACT)
def test_every_page_found_holds_the_words(found: dict[str, dict[str, list[str]]], query: str):
    pages = [folder("zh") / page / "index.html" for page in found["zh"][query]]

    assert [p for p in pages if query not in p.read_text("utf-8")] == []


@pytest.mark.site
@pytest.mark.parametrize(("lang", "query"), FIRST_OF_ALL)
def test_the_page_is_found_first(found: dict[str, dict[str, list[str]]], lang: str, query: str):
    assert found[lang][query][0] == WANTED[lang][query]


@pytest.mark.site
@pytest.mark.parametrize(("lang", "query"), PAIRS)
def test_a_rule_comes_before_what_others_say_of_it(
    found: dict[str, dict[str, list[str]]], lang: str, query: str
):
    wanted, pages = WANTED[lang][query], found[lang][query]

    if wanted not in LATER:
        assert [page for page in pages[: pages.index(wanted)] if page in LATER] == []


def entries(lang: str) -> list[dict[str, str]]:
    index = json.loads((folder(lang) / "search" / "search_index.json").read_text("utf-8"))
    return index["docs"]


@pytest.mark.site
@pytest.mark.parametrize(("lang", "hidden"), [("en", "check overdue"), ("zh", "逾期未核")])
def test_what_is_hidden_is_not_found(lang: str, hidden: str):
    told = [e["location"] for e in entries(lang) if hidden in e["text"].replace("\u200b", "")]

    assert [location for location in told if not location.startswith(("sources/", "about/"))] == []


@pytest.mark.site
def test_cells_stand_apart_and_a_row_is_a_sentence():
    (report,) = (e for e in entries("en") if e["location"] == "after/#annual-report")

    assert report["text"].startswith("<p>Who reports · Every holder")
    assert "TimeText" not in "".join(e["text"] for e in entries("en"))


@pytest.mark.site
@in_both_languages
def test_neither_forms_nor_pages_left_out_are_found(lang: str):
    told = [e["location"] for e in entries(lang)]

    assert "check/" in told
    assert [place for place in told if place.startswith(("check/#s-", "review-book/"))] == []


@pytest.mark.site
@in_both_languages
def test_every_page_keeps_its_weight(lang: str):
    weights = {e["location"]: e.get("boost") for e in entries(lang)}

    assert weights["conditions/no-major-violations/"] == 3
    assert weights["conditions/"] == weights["local/"] == weights["local/hubei/"] == 0.5
    assert weights["conditions/lawful-company/"] is None


@pytest.mark.site
def test_what_is_found_has_the_apostrophes_of_print():
    told = [piece for e in entries("en") for piece in NOT_READ.split(e["text"])[::3]]

    assert [piece for piece in told if TYPED.search(piece)] == []


def test_what_is_folded_stands_under_the_heading_of_its_fold():
    fold = '<details><summary><h2 id="a">A</h2></summary><p>b</p></details>'

    assert sections(f"<p>c</p>{fold}") == [("", "", "<p>c</p>"), ("a", "A", "<p>b</p>")]


def test_a_row_is_a_sentence_whose_last_cells_may_be_empty():
    row = "<table><tr><th>a</th><td>b </td><td><span> </span></td></tr></table>"

    assert sections(row) == [("", "", "<p>a · b</p>")]


def test_a_form_is_left_out():
    form = '<form class="b-calendar__form"><p>b</p></form>'

    small = '<div class="b-mini-check" data-rule="c">d</div>'
    assert sections(f"<p>a</p>{form}{small}") == [("", "", "<p>a</p>")]


def test_what_is_left_out_is_left_out_to_its_end():
    html = '<p>a</p><div data-search-exclude="yes"><div>b</div><p>c</p></div><p>d<br>e</p>'

    assert sections(html) == [("", "", "<p>a</p><p>d e</p>")]


def sections(html: str) -> list[tuple[str, str, str]]:
    pytest.importorskip("bs4", reason="comes with what builds the site")
    from scripts.site.after.search_text import searched  # noqa: PLC0415

    return [(cut.anchor, cut.title, cut.text) for cut in searched(html)]


def test_the_heading_that_a_page_begins_with_is_the_pages_own():
    html = '<h1 id="a">A <code>&lt;</code></h1><p class="b">b<h2 id="c">C</h2>d'

    assert sections(html) == [("", "A <code>&lt;</code>", "<p>b</p>"), ("c", "C", "d")]
    assert sections(f"<div>{html}</div>")[1] == ("a", "A <code>&lt;</code>", "<p>b</p>")


def test_a_heading_reigns_as_far_as_what_it_stands_in():
    html = '<p>a</p><div><div><h3 id="b">B</h3>c</div><h4>D</h4></div><p>e</p>'

    assert sections(html) == [("", "", "<p>a</p> D <p>e</p>"), ("b", "B", "c")]


def test_what_is_empty_is_not_shown_and_a_stray_end_ends_nothing():
    html = '<h1 id="a">A</h1><ul> <li> </li></ul><p>b</p>  c</p><p>d</p>'

    assert sections(html) == [("", "A", "<p>b</p> c<p>d</p>")]


def test_an_unknown_word_is_not_looked_up_by_its_characters():
    before = 'n[a]&&i.push(a)}return r.has("")?new Set([t]):r}'

    filtered = "r=new Set([...r].filter(w=>w.length!==1||t.length===1));"
    told = f'n[a]&&i.push(a)}}{filtered}return r.has("")||!r.size?new Set([t]):r}}'
    assert mended(before, WHOLE_WORDS) == told


def test_the_search_looks_at_the_last_character_too():
    before = "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e&&(n[s]=o-s)"

    after = mended(before, LAST_CHARACTER)

    assert after == "for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e&&(n[s]=o-s)"


def test_nodes_whose_labels_are_digits_are_kept_apart():
    before = "for(i=0;i<n;i++){var s=r[i],o=this.edges[s];e=e+s+o.id}return e}"

    told = 'for(i=0;i<n;i++){var s=r[i],o=this.edges[s];e+=s+o.id+";"}return e}'
    assert mended(before, NODES_APART) == told


def test_the_index_is_not_loaded_before_the_search_is_opened():
    before = 'L($(location.protocol!=="file:"),Je("search")).pipe(Re(o=>o),b(()=>t))'

    assert mended(before, WHEN_OPENED) == 'L($(!1),Je("search")).pipe(Re(o=>o),b(()=>t))'


def test_the_index_is_loaded_on_a_page_that_a_search_has_led_to():
    before = 'me("content").map(e=>V("search.highlight")?Ai(e,{index$:zi,location$:Kt}):y)'

    asks = 'V("search.highlight")&&location.search.includes("h=")?Ai('
    assert asks in mended(before, WHERE_FOUND)


def test_a_search_that_has_changed_is_told():
    with pytest.raises(StepError, match="has changed"):
        mended("for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e&&(n[s]=o-s)", LAST_CHARACTER)
