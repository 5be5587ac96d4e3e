"""The page gate: every rule has its pages, and they say no more than the rules allow."""

import re
from urllib.parse import urlsplit

import pytest
from support.applications import LAW
from support.included import OF_A_RULE, included
from support.samples import in_both_languages
from support.sources import DOCS, page_text

from checker.model import LANGS, Guide, Rule
from checker.report.sources import place_name
from scripts.cases import CASES
from scripts.site import capital
from scripts.site.after.lists import file_of
from scripts.site.boundaries import read_boundaries
from scripts.site.papers import asked_of
from scripts.site.rules import FOLDS, HEADINGS
from scripts.site.sheet import read_sheet
from scripts.snippets import DATA

RULES = {f"{rule.kind}s/{rule.id}": rule for rule in LAW.rules}

ON_SHEETS = {f"materials/{rule}" for rule in read_sheet(DATA / "form_sheet.toml", LAW).rules()}
ON_BOUNDARIES = {
    f"{b.rule.kind}s/{b.rule.id}" for b in read_boundaries(DATA / "boundaries.toml", LAW)
}

# What is shown is drawn by us: no paper that has the ministry's own template is.
SAMPLES = {
    "looks": {
        "materials/business-and-technical-plan",
        "materials/equity-structure-chart",
        "materials/security-measures",
        "materials/social-security-certificate",
    },
    "letter": {"materials/commitment-letter"},
}
OURS = {"en": "**Our sketch, not an official form.**", "zh": "**本站示意图，不是官方格式。**"}

FOR_WHOM = {
    "en": "Only {}, and no foreign capital: prepare by its list. Across provinces, or with foreign"
    " capital: the ministry decides, and this page is not for you.",
    "zh": "只在{}经营、不含外资的，按本省清单准备。"
    "跨省或者含外资的，由工业和信息化部审批，不看本页。",
}

INCLUDE = re.compile(r"\{!(.*?)!\}")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
FOLDED = re.compile(r"^<summary><h2 id=\"[^\"]+\">(.*)</h2></summary>$", re.MULTILINE)
HEADING = re.compile(r"^(#+) +(.*?)\s*(?:\{.*\})?$", re.MULTILINE)

# How much may stand before the first step, counted in words, in Chinese in characters.
BEFORE_IT = {"en": 60, "zh": 100}
WORD = {"en": r"\w[^\s]*", "zh": r"[^\s*\[]"}

ENGLISH_NUMBER = (
    r"(?:\d[\d,.]*|half an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|sixty|ninety|hundred)"
)
ENGLISH_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
ENGLISH_UNIT = (
    r"(?:days?|weeks?|months?|years?|yuan|percent|thousand|million|billion|square met(?:er|re)s?)"
)
CHINESE_NUMBER = r"(?:\d[\d,.]*|[零〇一二两三四五六七八九十百千半]+)"
NUMBERS = {
    "en": (
        rf"\b{ENGLISH_NUMBER}[ -](?:(?:calendar|working|full|whole)[ -])?{ENGLISH_UNIT}\b",
        r"\bwithin an? (?:day|week|month|year)\b",
        r"(?:RMB|CNY|¥|￥)\s*\d",
        r"\d\s*(?:%|m²)",
        rf"\b\d{{1,2}} {ENGLISH_MONTH}\b|\b{ENGLISH_MONTH} \d",
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"\b(?:in|since|from|until|by) (?:19|20)\d\d\b",
    ),
    "zh": (
        rf"{CHINESE_NUMBER}\s*(?:万|亿|元|年|个月|个工作日|日|天|周|平方米|㎡|m²|%)",
        r"[一二三四五六七八九十]+月",
        r"(?:RMB|人民币)\s*\d",
        r"\b\d{4}-\d{2}-\d{2}\b",
    ),
}


def pages(lang: str) -> list[str]:
    return sorted(p.relative_to(DOCS / lang).as_posix() for p in (DOCS / lang).rglob("*.md"))


def every_page() -> list[tuple[str, str]]:
    return [(lang, page) for lang in LANGS for page in pages(lang)]


def rule_pages() -> list[tuple[str, str]]:
    return [(lang, folder) for lang in LANGS for folder in RULES]


def of_materials() -> list[tuple[str, str]]:
    return [(lang, folder) for lang, folder in rule_pages() if RULES[folder].kind == "material"]


def steps(lang: str, folder: str) -> str:
    """Return what is to be done, from its heading to the next part of the page."""
    heading = f"## {HEADINGS['prepare'].of(lang)}\n"
    _, after = page_text(lang, f"{folder}.md").split(heading)
    return re.split(r"^(?:## |\{!)", after, maxsplit=1, flags=re.MULTILINE)[0]


def before_the_first_step(lang: str, page: str) -> list[str]:
    """Return the words, or the characters, between a page's title and its first step."""
    shown = INCLUDE.sub(lambda name: included()[name[1]], page_text(lang, page))
    _, body = re.split(r"^# .*$", shown, maxsplit=1, flags=re.MULTILINE)
    before, _ = re.split(r"^1\. ", body, maxsplit=1, flags=re.MULTILINE)
    read = re.sub(r"<[^>]*>|\]\([^)]*\)|\{ [^}]*\}", " ", before)
    return re.findall(WORD[lang], read)


def headings(lang: str, page: str) -> list[tuple[int, str]]:
    found = HEADING.findall(FENCE.sub("", page_text(lang, page)))
    return [(len(marks), words) for marks, words in found]


def prose(lang: str, page: str) -> str:
    """Return what is written by hand: no includes, tags, link targets, titles of instruments."""
    content = INCLUDE.sub("", page_text(lang, page))
    content = re.sub(r"<[^>]*>", "", content)
    content = re.sub(r"\]\([^)]*\)", "]", content)
    return re.sub(r"《[^》]*》(?:（[^）]*）)?", "", content)


def test_both_languages_have_the_same_pages():
    assert pages("en") == pages("zh")


@in_both_languages
def test_no_rule_page_is_without_its_rule(lang: str):
    found = [p for p in pages(lang) if p.startswith(("conditions/", "materials/"))]
    assert {p.removesuffix(".md") for p in found if not p.endswith("index.md")} == set(RULES)


@in_both_languages
def test_every_guide_and_the_form_have_their_page(lang: str):
    found = {p for p in pages(lang) if p.startswith("local/")}
    of_guides = (f"local/{place_name(guide)}.md" for guide in LAW.guides.values())
    assert found == {"local/index.md", "local/ministry-form.md", *of_guides}


@in_both_languages
@pytest.mark.parametrize("guide", LAW.guides.values(), ids=place_name)
def test_the_page_of_a_province_says_first_for_whom_it_is(lang: str, guide: Guide):
    name = f"local/{place_name(guide)}"
    _, body = re.split(r"^# .*$", page_text(lang, f"{name}.md"), flags=re.MULTILINE)
    assert body.lstrip().startswith(f"{{!{lang}/{name}/reader.md!}}")

    province = LAW.authorities[guide.authority].province.of(lang)
    first, *_ = included()[f"{lang}/{name}/reader.md"].splitlines()
    assert re.sub("<[^>]*>", "", first) == FOR_WHOM[lang].format(province)
    assert f'href="../../list/{file_of(guide.authority, "no")}"' in first
    assert 'href="../../foreign-investment/"' in first


@pytest.mark.parametrize("rule", LAW.rules)
def test_every_rule_has_its_cases(rule: Rule):
    assert (CASES / f"{rule.id}.toml").is_file()


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_a_rule_page_has_the_known_headings_in_order(lang: str, folder: str):
    found = [words for level, words in headings(lang, f"{folder}.md") if level == 2]
    known = [heading.of(lang) for heading in HEADINGS.values()]
    # Not every rule has another case, and what has a sample shows it.
    assert found == [words for words in known if words in found]
    assert {known[0], known[-1]} <= {*found}


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_what_to_do_comes_first_then_the_province_then_the_box(lang: str, folder: str):
    found = page_text(lang, f"{folder}.md")
    prepare = found.index(f"## {HEADINGS['prepare'].of(lang)}")
    own, box = (found.index(f"/{name}.md!}}") for name in ("own", "glance"))
    assert prepare < own < box < found.index(f"## {HEADINGS['mistakes'].of(lang)}")


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_the_first_instruction_is_soon_reached(lang: str, folder: str):
    assert 0 < len(before_the_first_step(lang, f"{folder}.md")) <= BEFORE_IT[lang]


@pytest.mark.parametrize(("lang", "folder"), of_materials())
def test_the_steps_name_no_province(lang: str, folder: str):
    assert "#guide-" not in steps(lang, folder)


@pytest.mark.parametrize(("lang", "folder"), of_materials())
def test_the_steps_say_once_where_what_is_asked_of_applicants_goes(lang: str, folder: str):
    system = urlsplit(LAW.instruments["portal-forms"].url).hostname or ""
    said = steps(lang, folder).count(system)
    assert said <= 1
    assert said or asked_of(LAW, RULES[folder]) == "old"


@in_both_languages
@pytest.mark.parametrize("key", SAMPLES)
def test_these_pages_show_a_sample(lang: str, key: str):
    heading = f"\n## {HEADINGS[key].of(lang)}\n"
    assert {folder for folder in RULES if heading in page_text(lang, f"{folder}.md")} == SAMPLES[
        key
    ]


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_a_sample_says_that_it_is_ours(lang: str, folder: str):
    page = page_text(lang, f"{folder}.md")
    shown = any(folder in folders for folders in SAMPLES.values())
    assert ('<div class="b-sample' in page) is shown
    assert page.count(OURS[lang]) == shown


@in_both_languages
@pytest.mark.parametrize("folder", ["equity-structure-chart", "social-security-certificate"])
def test_a_drawn_paper_is_an_image_with_a_name(lang: str, folder: str):
    page = page_text(lang, f"materials/{folder}.md")
    assert re.search(r'<div class="b-sample__paper[^>]* role="img" aria-label="[^"]+"', page)


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_what_a_lawyer_reads_is_folded_below_in_order(lang: str, folder: str):
    folded = FOLDED.findall(page_text(lang, f"{folder}.md"))
    known = {
        key: heading.of(lang)
        for key, heading in FOLDS.items()
        if key != "boundaries" or folder in ON_BOUNDARIES
    }
    assert folded == [known[key] for key in known if known[key] in folded]
    assert {*known.values()} - {*folded} <= {FOLDS["unclear"].of(lang)}


@pytest.mark.parametrize("path", pages("en"))
def test_both_languages_have_the_same_headings(path: str):
    english, chinese = ([level for level, _ in headings(lang, path)] for lang in LANGS)
    assert english == chinese


@pytest.mark.parametrize(("lang", "folder"), rule_pages())
def test_a_rule_page_includes_each_of_its_snippets_once(lang: str, folder: str):
    # A number within a sentence may stand on several pages, and on one more than once.
    found = [
        name for name in INCLUDE.findall(page_text(lang, f"{folder}.md")) if "/number/" not in name
    ]
    own = (*OF_A_RULE, "boundaries") if folder in ON_BOUNDARIES else OF_A_RULE
    own = (*own, "sheet") if folder in ON_SHEETS else own
    own = (*own, "amounts", "stand") if folder.endswith(f"/{capital.RULE}") else own
    names = [f"{folder}/{name}" for name in own]
    # What the Company Law says of payment is no rule of the license.
    names += ["statements/payment"] if folder.endswith(f"/{capital.RULE}") else []
    assert sorted(found) == sorted(f"{lang}/{name}.md" for name in names)


def test_an_icon_comes_as_a_snippet():
    # Written out, Zensical takes it for a link to an anchor that the page has not.
    assert [page for page in every_page() if 'href="#i-' in page_text(*page)] == []


def test_what_pages_include_is_what_is_made_each_in_its_language():
    used = [
        (lang, name)
        for lang, path in every_page()
        for name in INCLUDE.findall(page_text(lang, path))
    ]

    assert {name for _, name in used} == {*included()}
    assert [name for lang, name in used if not name.startswith(f"{lang}/")] == []


def test_prose_states_no_amount_period_or_date(subtests: pytest.Subtests):
    for lang, path in every_page():
        with subtests.test(f"{lang}/{path}"):
            written = prose(lang, path)
            found = [m.group() for pattern in NUMBERS[lang] for m in re.finditer(pattern, written)]
            assert not found


def test_every_page_has_one_title_and_a_description(subtests: pytest.Subtests):
    for lang, path in every_page():
        with subtests.test(f"{lang}/{path}"):
            content = page_text(lang, path)
            included = f"{{!{lang}/{path.removesuffix('.md')}/head.md!}}" in content
            assert [level for level, _ in headings(lang, path)].count(1) == (0 if included else 1)
            assert re.search(r"\A---\n(?:.*\n)*?description: \S", content)
