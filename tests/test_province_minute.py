"""The page of a province answers a filer with one minute: for whom, what first, where, how long."""

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath

import pytest
from support.applications import LAW
from support.built import pages
from support.included import snippet
from support.samples import in_both_languages

from checker.model import WHOLE_NETWORK_AUTHORITY, Guide, Lang
from checker.report.sources import place_name
from scripts.site.rules import guides_that_ask
from scripts.site.words import say

MOST = {"en": 60, "zh": 100}
SYSTEM = "dxzhgl.miit.gov.cn"
PAPER = re.compile(r'process/#portal-paper[^"]*">(\w+) asks')
DATES = {
    "en": re.compile("shows the latest 3 months as paid and is issued within 1 month before"),
    "zh": re.compile("最近 ?3个月 ?、 ?申请前 ?1个月 ?内开具"),
}
NOT_SHOWN = ("script", "style", "svg", "summary")
GUIDES = pytest.mark.parametrize("guide", LAW.guides.values(), ids=lambda g: g.authority)


class BeforeTheFirstStep(HTMLParser):
    """Hold the words that are shown after a page's title and before its first step."""

    def __init__(self, page: str):
        super().__init__()
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.is_on = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        if self.hidden or "hidden" in dict(attrs) or tag in NOT_SHOWN:
            self.hidden.append(tag)
        elif tag == "li":
            self.is_on = False

    def handle_endtag(self, tag: str):
        if tag == "h1":
            self.is_on = True
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass

    def handle_data(self, data: str):
        if self.is_on and not self.hidden:
            self.words.append(data)


def length(words: str, lang: Lang) -> int:
    return len(words.split()) if lang == "en" else len(re.sub(r"\s", "", words))


def test_what_is_hidden_and_what_a_fold_is_called_is_not_read_before_the_first_step():
    page = (
        "<h1>Hunan</h1><p>Who <b>files</b></p><p hidden>not <i>this</i></p>"
        "<details open><summary>nor this</summary><ul><li>First</li></ul>after</details>"
    )

    assert BeforeTheFirstStep(page).words == ["Who ", "files"]


@pytest.mark.site
@in_both_languages
def test_the_first_step_stands_within_sixty_words_or_a_hundred_signs(lang: Lang):
    folder = PurePosixPath("zh" if lang == "zh" else "", "local")
    late = {}
    for guide in guides_that_ask(LAW):
        page = pages()[f"{folder / place_name(guide)}/index.html"]
        words = "".join(BeforeTheFirstStep(page).words)
        if not 0 < length(words, lang) <= MOST[lang]:
            late[guide.authority] = words

    assert late == {}


@GUIDES
@in_both_languages
def test_it_says_where_to_file_how_long_it_takes_and_whom_to_call(guide: Guide, lang: Lang):
    shown = snippet(f"local/{place_name(guide)}/filing", lang)
    own = LAW.authorities[guide.authority]

    assert say("guide.system", lang) in shown
    assert SYSTEM in shown
    assert re.search(r"\d+ (working )?days|\d+(个工作)?日", shown)
    assert (own.phone or LAW.authorities[WHOLE_NETWORK_AUTHORITY].phone or "") in shown


@pytest.mark.parametrize(
    ("place", "lang", "says"),
    [
        pytest.param("anhui", "en", "20 working days.", id="its own period"),
        pytest.param("shanghai", "en", "The national period: ", id="no period of its own"),
        pytest.param("hunan", "zh", "全国规定：", id="a period that was not legible"),
        pytest.param("jiangsu", "en", "by post a week before the online form", id="paper"),
        pytest.param("shandong", "zh", "青岛、威海、日照", id="an office for some of its cities"),
        pytest.param("beijing", "en", "pilot for foreign investors", id="on the number"),
    ],
)
def test_it_says_what_is_known_of_the_province(place: str, lang: Lang, says: str):
    assert says in snippet(f"local/{place}/filing", lang)


def test_paper_beside_the_upload_is_told_only_where_the_guide_asks_for_it():
    told = {
        guide.authority: PAPER.findall(snippet(f"local/{place_name(guide)}/filing", "en"))
        for guide in LAW.guides.values()
    }

    assert {code: names for code, names in told.items() if names} == {
        "CN-JS": ["Jiangsu"],
        "CN-HB": ["Hubei"],
        "CN-SN": ["Shaanxi"],
    }


@in_both_languages
def test_an_office_whose_page_was_not_read_is_not_told(lang: Lang):
    assert say("detail.office", lang) not in snippet("local/liaoning/filing", lang)


@pytest.mark.site
@in_both_languages
def test_where_recent_is_not_defined_the_steps_say_which_dates_will_do(lang: Lang):
    folder = PurePosixPath("zh" if lang == "zh" else "", "local")
    for place in ("liaoning", "anhui", "fujian", "jiangxi", "hubei"):
        page = pages()[f"{folder / place}/index.html"]
        assert DATES[lang].search(re.sub(r"<[^>]*>|\s+", " ", page)), place
