"""What the pages include is made from the rules alone, whole, escaped and the same every time."""

import os
import re
from pathlib import Path

import pytest
from support.applications import LAW
from support.escaped import quoted, text
from support.included import OF_A_RULE, included, snippet
from support.rows import by_columns, rows_of
from support.samples import in_both_languages
from support.sources import ROOT, page_text
from support.tags import Tags

from checker.decide.statements import load_topics
from checker.model import LANGS, Basis, Lang, Rule
from checker.report.sources import page_of, place_name
from scripts.cases import CASES
from scripts.machine.environment import write_files
from scripts.site import HOMES, whom
from scripts.site.after.lists import FOREIGN, file_of, places
from scripts.site.after.one_file import FOLDER, NAME, SUMS
from scripts.site.numbers import numbers
from scripts.site.overview import in_form
from scripts.site.rules import current, guides_that_ask, spoken_of
from scripts.site.shorten import bare, brief
from scripts.snippets import ICONS, read, snippets

ROWS = rows_of("snippets")

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
OF_THE_SITE = (
    *ROWS["of_the_site"],
    *(f"whom/{page}" for page in whom.QUESTIONS),
    *(f"number/{name}" for name in numbers(LAW, "en")),
    *(f"icons/{name}" for name in ICONS),
    *(f"statements/{topic}" for topic in load_topics()),
)
OF_SOME_RULES = ("/boundaries.md", "/sheet.md", "/amounts.md", "/stand.md")
OF_A_GUIDE = ("reader", "filing", "guide", "items", "practice")
OF_A_PROVINCE = ("rules", "examples")
# The page whose relative addresses a snippet's HTML uses.
PAGES = {**{f"whom/{page}.md": f"{page}.md" for page in whom.QUESTIONS}, **ROWS["pages"]}
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


@pytest.mark.thorough
def test_making_them_again_gives_the_same():
    assert snippets(LAW, CASES) == included()


@pytest.mark.parametrize("rule", LAW.rules)
@in_both_languages
def test_every_rule_has_all_its_snippets(rule: Rule, lang: Lang):
    folder = f"{lang}/{rule.kind}s/{rule.id}"
    assert all(included()[f"{folder}/{name}.md"].strip() for name in OF_A_RULE)


@in_both_languages
def test_the_site_has_all_its_snippets(lang: Lang):
    assert all(snippet(name, lang).strip() for name in OF_THE_SITE)


def test_nothing_else_is_made():
    guided = len(OF_A_PROVINCE) * len(guides_that_ask(LAW)) + len(OF_A_GUIDE) * len(LAW.guides)
    named = len(OF_A_RULE) * len(LAW.rules) + len(OF_THE_SITE) + guided
    of_some_rules = [p for p in included() if p.endswith(OF_SOME_RULES)]
    assert len(included()) == len(LANGS) * named + len(of_some_rules)


def test_both_languages_have_the_same():
    english, chinese = ({p[3:] for p in included() if p.startswith(f"{lang}/")} for lang in LANGS)
    assert english == chinese


def test_no_placeholder_is_left():
    left = [p for p, content in included().items() if PLACEHOLDER.search(content)]
    # The forms keep words that the page fills; the review book and a draft show words unfilled.
    filled = ("/form.md", "/check.md", "/book.md", "/list.md", "/board.md", "draft/own.md")
    assert not [p for p in left if not p.endswith(filled)]


def test_writing_twice_changes_nothing(tmp_path: Path):
    some = {path: content for path, content in included().items() if "/local/" in path}
    for _ in range(2):
        write_files(tmp_path, some)
        assert {p: (tmp_path / p).read_text("utf-8") for p in some} == some


def test_what_is_no_longer_made_is_removed(tmp_path: Path):
    write_files(tmp_path, {"en/gone.md": "x", "en/kept.md": "x"})
    write_files(tmp_path, {"en/kept.md": "x"})
    assert [path.name for path in tmp_path.rglob("*.md")] == ["kept.md"]


def test_every_file_of_cases_has_one_that_is_shown():
    data = read(LAW, CASES)

    files = data.examples | data.guides
    assert [name for name, found in files.items() if not any(case.shown for case in found)] == []


def test_every_tag_is_closed():
    assert not [p for p, content in included().items() if Tags(content).open]


# What the build writes beside the page of the list.
LISTS = {file_of(place, foreign) for place in places(LAW) for foreign in FOREIGN}
# And below the root of the site, from where the pages of a language are.
ONE_FILE = {
    Path(os.path.normpath(ROOT / "docs" / lang / ("../" * HOMES[lang].count("/")) / FOLDER / name))
    for lang in LANGS
    for name in (NAME.format(lang=lang), SUMS)
}


def linking() -> list[str]:
    return [f"{lang}/{name}.md" for lang in LANGS for name in OF_THE_SITE if name != "form"]


def test_every_relative_address_leads_to_a_page(subtests: pytest.Subtests):
    for path in linking():
        with subtests.test(path):
            lang, _, rest = path.partition("/")
            page = PAGES.get(rest, PAGES.get(rest.partition("/")[0], "index.md"))
            home = ROOT / "docs" / lang
            here = (
                (home / page).parent if page.endswith("index.md") else (home / page).with_suffix("")
            )
            for href in Tags(included()[path]).hrefs:
                if "://" not in href and not href.startswith(("tel:", "#")):
                    target = Path(os.path.normpath(here / href.partition("#")[0]))
                    pages = (target.with_suffix(".md"), target / "index.md")
                    is_written = target.name in LISTS or target in ONE_FILE
                    assert is_written or any(page.is_file() for page in pages), href


@in_both_languages
def test_the_comparison_keeps_the_order_of_the_bases(lang: Lang):
    for rule in LAW.rules:
        table = snippet(f"{rule.kind}s/{rule.id}/compare", lang)
        heads = re.findall(r'<th scope="col" class="b-(\w+)">', table)
        assert heads == [basis.value for basis in Basis]


@in_both_languages
def test_no_cell_of_a_comparison_is_empty(lang: Lang):
    for rule in LAW.rules:
        body = snippet(f"{rule.kind}s/{rule.id}/compare", lang).partition("<tbody>")[2]
        assert not re.search(r"<t[dh][^>]*>\s*</t[dh]>", body)


@in_both_languages
def test_each_material_has_a_box_to_tick(lang: Lang):
    boxes = snippet("overview/materials", lang).count('class="b-box"')
    assert boxes == sum(rule.kind == "material" for rule in LAW.rules)


@in_both_languages
def test_every_quotation_is_shown_as_it_stands_in_the_law(lang: Lang):
    for rule in LAW.rules:
        shown = snippet(f"{rule.kind}s/{rule.id}/text", lang)
        quotes = [version.quote.zh for version in rule.versions if version.quote]
        assert all(quoted(words) in shown for words in quotes)


@by_columns("whole, short", ROWS["cells"])
def test_a_cell_of_the_overview_leaves_out_asides_and_silence(whole: str, short: str):
    assert brief(whole) == short


@by_columns("whole, short", ROWS["narrow"])
def test_a_narrow_cell_keeps_seals_only_in_brackets(whole: str, short: str):
    assert bare(whole) == short


@in_both_languages
def test_what_only_we_advise_is_marked_in_the_table_of_materials(lang: Lang):
    for rule in LAW.rules:
        version = current(rule, Basis.LAW)
        for key in ("copy", "signs", "seals", "fresh"):
            if version and key in version.form and rule.number > 10 and rule.kind == "material":
                mark = {"en": "(advised)", "zh": "（建议）"}[lang]
                advised = version.ranks.get(key) == "reading"
                assert in_form(rule, key, lang).endswith(mark) is advised


@in_both_languages
def test_a_province_page_says_what_its_guide_asks_in_its_own_words(lang: Lang):
    for guide in guides_that_ask(LAW):
        page = snippet(f"local/{place_name(guide)}/rules", lang)
        for rule, version in spoken_of(LAW, guide):
            assert f'id="{rule.id}"' in page
            assert text(version.asks.of(lang)) in page
            assert quoted(version.quote.zh) in page


@in_both_languages
def test_the_list_of_provinces_has_all_of_them(lang: Lang):
    listed = snippet("local/provinces", lang)
    rows = dict(re.findall(r'<tr id="([\w-]+)"[^>]*>(.*?)</tr>', listed, re.DOTALL))

    assert list(rows) == [code.lower() for code in LAW.authorities]
    none = {"en": "No provincial guide known.", "zh": "未收录省局指南。"}[lang]
    known = {code.lower() for code in LAW.guides} | {"miit"}
    assert {code for code in rows if none in rows[code]} == set(rows) - known
    old = {
        "en": "The guide prints or cites repealed rules; it is not used here.",
        "zh": "指南载有或者引用已废止的规定，本站不采用。",
    }[lang]
    assert {code for code in rows if old in rows[code]} == {
        "cn-tj",
        "cn-jl",
        "cn-hl",
        "cn-xz",
        "cn-qh",
    }


@in_both_languages
def test_an_authority_is_named_in_both_languages_and_leads_to_its_local_guide(lang: Lang):
    for found in LAW.authorities.values():
        entry = "ministry" if found.region == "national" else "provinces"
        shown = snippet(f"authorities/{entry}", lang)
        assert text(found.name.en) in shown
        assert text(found.name.zh) in shown
        if found.region != "national":
            assert f'href="../{page_of(found.code, LAW)}"' in shown


@in_both_languages
def test_a_rule_page_names_each_guide_that_asks(lang: Lang):
    for rule in LAW.rules:
        folder = f"{lang}/{rule.kind}s/{rule.id}"
        for version in rule.versions_on(Basis.LOCAL):
            place = f"local/{place_name(LAW.guides[str(version.authority)])}/"
            assert place in included()[f"{folder}/local.md"]
            assert place in included()[f"{folder}/compare.md"]
            assert text(version.asks.of(lang)) in included()[f"{folder}/local.md"]


@by_columns("lang, identity, letter", ROWS["beside"])
def test_papers_without_a_line_of_their_own_stand_beside_one(lang: str, identity: str, letter: str):
    lines = snippet("overview/materials", lang).split("<tr")
    beside = {
        rule: next(line for line in lines if f"materials/{rule}/" in line)
        for rule in ("business-license", "lawful-operation-commitment")
    }

    assert identity in beside["business-license"]
    assert letter in beside["lawful-operation-commitment"]


@in_both_languages
@pytest.mark.parametrize("name", ["index.md", "scope.md"])
def test_both_scopes_are_said_at_the_top(lang: Lang, name: str):
    top = page_text(lang, name).partition("\n## ")[0]
    top += snippet("home/facts", lang) if name == "index.md" else ""

    assert "全网" in top
    assert "地网" in top
    assert ("communications administration" if lang == "en" else "通信管理局") in top
