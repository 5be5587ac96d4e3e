"""Every question stands in the form, in both languages, with "not sure" among its answers."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError
from support.applications import LAW
from support.each import for_each
from support.samples import in_both_languages

from checker.model import Basis
from checker.questions import KEYS
from checker.rule_questions import asked_by_route, asked_on
from checker.words import words
from scripts.site.form.page import check, form
from scripts.site.templates import render
from scripts.site.words import group, word

if TYPE_CHECKING:
    from checker.model import Fact, Lang, Rule, Text

VOID = {"input", "br"}
ASSETS = Path(__file__).parents[1] / "docs" / "theme" / "assets" / "checker"
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in ASSETS.rglob("*.js"))
DATA = re.compile(r'<script type="application/json" class="b-data">(.*?)</script>')


class Page(HTMLParser):
    """Reads a form: which rows there are, in order, and what each row offers."""

    def __init__(self, html: str):
        """Read it all; a tag that closes nothing is a fault of the form."""
        super().__init__()
        self.open: list[str] = []
        self.rows: dict[str, list[dict[str, str | None]]] = {}
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        found = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(str(found["id"]))
        # A field of its own beside the questions, such as the company's name, says its path itself.
        if "data-path" in found and tag != "input":
            self.rows[str(found["data-path"])] = []
        elif tag in ("input", "select", "option") and self.rows:
            self.rows[list(self.rows)[-1]].append(found)

    def handle_endtag(self, tag: str):
        assert self.open.pop() == tag


def data(html: str) -> Any:
    """Return what the form hands to the page's script."""
    found = DATA.search(html)
    assert found
    return json.loads(found[1])


@cache
def whole(lang: Lang) -> Page:
    """Return the whole form, with one entry in each list."""
    html = form(LAW, lang)
    entries = "".join(data(html)["parts"][f.path] for f in LAW.facts.values() if f.type == "list")
    return Page(DATA.sub("", html) + entries)


@in_both_languages
def test_every_question_is_asked_once(lang: Lang):
    assert sorted(whole(lang).rows) == sorted(LAW.facts)


@in_both_languages
def test_no_id_stands_twice(lang: Lang):
    ids = whole(lang).ids

    assert sorted(ids) == sorted(set(ids))


@in_both_languages
@for_each("fact", LAW.facts.values())
def test_not_sure_is_an_answer_to_every_question(fact: Fact, lang: Lang):
    offered = [part.get("value") for part in whole(lang).rows[fact.path]]

    noted = fact.type == "text" or (fact.type == "list" and not fact.decides)
    assert ("unsure" in offered) == (not noted)


@in_both_languages
def test_the_eight_questions_come_first_each_key_in_its_place(lang: Lang):
    assert list(whole(lang).rows)[: len(KEYS)] == [*KEYS]


@in_both_languages
def test_a_choice_offers_the_answers_of_the_law(lang: Lang):
    rows = whole(lang).rows
    for fact in LAW.facts.values():
        offered = {part.get("value") for part in rows[fact.path]}
        assert {option.id for option in fact.options} <= offered


@in_both_languages
def test_all_provinces_can_be_chosen(lang: Lang):
    offered = {part.get("value") for part in whole(lang).rows["service.provinces"]}

    assert {code for code in LAW.authorities if code.startswith("CN-")} <= offered
    assert "nationwide" in offered


@in_both_languages
@for_each("rule", LAW.rules)
def test_a_small_form_asks_what_its_rule_asks(rule: Rule, lang: Lang):
    html = check(LAW, rule, lang)
    entries = "".join(v for k, v in data(html)["parts"].items() if k in LAW.facts)
    rows = set(Page(DATA.sub("", html) + entries).rows)
    asked = {path for basis in Basis for path in asked_on(LAW, rule, basis)}
    names = {path for path in rows if LAW.facts[path].type == "text"}

    assert rows - names == asked


@in_both_languages
def test_a_question_of_one_basis_says_so(lang: Lang):
    html = form(LAW, lang)
    row = html.split('data-path="bars"')[1].split("</fieldset>")[0]
    shared = html.split('data-path="means.funds"')[1].split("</fieldset>")[0]

    assert word("form.only-law").of(lang) in row
    assert "b-tag" not in shared


@in_both_languages
def test_a_question_of_local_guides_waits_for_its_province_and_says_so(lang: Lang):
    html = form(LAW, lang)
    waiting = html.split('data-path="means.operators"')
    both = html.split('data-path="materials.labor-contracts.originals"')[1].split("</dl>")[0]

    assert 'data-idle="yes"' in waiting[0][-40:] + waiting[1][:120]
    assert word("form.only-local").of(lang) in waiting[1].split("</details>")[0]
    assert word("form.only-checklist-local").of(lang) in both


@in_both_languages
def test_a_question_of_law_and_guides_is_not_said_to_be_the_laws_alone(lang: Lang):
    """Hunan's guide keeps the letter for special services open too."""
    html = form(LAW, lang)
    path = "materials.special-services-commitment.held"
    told = html.split(f'data-path="{path}"')[1].split("</dl>")[0]

    assert word("form.only-law-local").of(lang) in told
    assert word("form.only-law").of("en") == "current requirements only"


@in_both_languages
def test_each_paper_has_a_row_and_each_of_its_questions_a_mark_or_a_field(lang: Lang):
    html = form(LAW, lang)
    rows = re.findall(r'<fieldset class="b-paper[^"]*" id="p-([^"]+)"', html)
    marks = set(re.findall(r'data-chip="(materials[^"]+)"', html))
    days = set(re.findall(r'data-told="p-[\w-]+-day-([^"]+)"', html))
    asked = set(re.findall(r'data-path="(materials[^"]+)"', html))

    assert sorted(rows) == sorted(rule.id for rule in LAW.rules if rule.kind == "material")
    assert asked == {f.path for f in LAW.facts.values() if f.section == "materials"}
    assert marks | days <= asked
    assert not marks & days


@in_both_languages
def test_before_any_answer_a_mark_is_shown_that_some_column_asks_of_everybody(lang: Lang):
    html = form(LAW, lang)
    seal = html.split('data-chip="materials.articles-of-association.archive_seal"')[1][:120]

    assert 'data-alone="yes"' in seal
    assert "hidden" not in seal
    assert 'data-chip="materials.business-license.scope_named"' not in html


def test_papers_are_all_asked_for_in_whole_questions():
    asked = [f for f in LAW.facts.values() if f.section == "materials" and f.type == "bool"]
    verbs = ("Is ", "Are ", "Has ", "Does ", "Do ", "Did ", "Can ")

    unasked = [f.path for f in asked if not f.label.en.startswith(verbs)]
    assert unasked == [], f"label.en begins with none of {verbs}"
    assert [f.path for f in asked if "是否" not in f.label.zh] == [], "label.zh without 是否"


def own_words() -> list[str]:
    """Return every English word of the checker itself: report, form, script, messages."""
    form_words = [w for name in ("form", "script", "one", "message") for w in group(name).values()]
    return [w.en for w in (*words().values(), *form_words, *said_in_messages())]


def said_in_messages() -> list[Text]:
    """Return every text of the messages, their buttons and boxes."""
    names = ("message-lead", "message-rest", "button", "box")
    return [words for name in names for words in group(name).values()]


def test_apostrophes_and_quotes_are_those_of_print():
    assert [said for said in own_words() if re.search("['\"]", said)] == []


@in_both_languages
def test_none_of_the_services_is_offered_without_a_fold(lang: Lang):
    html = form(LAW, lang)
    row = html.split('data-path="service.other_services"')[1].split("</fieldset>", 1)[0]

    assert 'value="none"' in row.split('class="b-pick"', 1)[0]
    assert 'value="unsure"' in row.split('class="b-pick"', 1)[1].split("</details>", 1)[1]


def test_what_the_route_asks_at_first_is_of_the_eight_or_of_the_shareholders():
    assert {path.partition("[")[0] for path in asked_by_route(LAW)} - {*KEYS} == {"shareholders"}


@in_both_languages
def test_data_for_the_script_cannot_end_its_element(lang: Lang):
    for html in (form(LAW, lang), check(LAW, LAW.rules[0], lang)):
        found = DATA.search(html)
        assert found
        assert not set("<>&") & set(found[1])


def test_a_message_that_the_template_does_not_know_is_refused():
    with pytest.raises(UndefinedError, match="fly"):
        render("form/message", "en", id="fly", lead=word("message.safe"), rest=None, root="")


def test_a_button_without_words_is_refused():
    with pytest.raises(KeyError, match="fly"):
        word("button.fly")


def test_both_languages_of_a_message_fill_the_same_places():
    place = re.compile(r"\{\w+\}")

    assert all(set(place.findall(t.en)) == set(place.findall(t.zh)) for t in said_in_messages())


@for_each("key", group("script"))
def test_the_page_fills_in_each_word_of_the_script(key: str):
    """A word of a group of words is put together from the group and what is left open."""
    group_name, dot, _ = key.partition(".")

    assert f"`{group_name}.${{" in SCRIPTS if dot else f'"{key}"' in SCRIPTS
