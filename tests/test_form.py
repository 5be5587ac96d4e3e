"""Every question stands in the form, in both languages, with "not sure" among its answers."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jinja2 import UndefinedError
from support.applications import LAW
from support.rows import keyed, rows_of
from support.samples import in_both_languages
from support.tags import Tags

from checker.core.words import words
from checker.decide.questions import KEYS
from checker.decide.rule_questions import asked_by_route, asked_on
from checker.model import Basis
from checker.report.demands import questions_on
from scripts.site.form.page import check, form
from scripts.site.templates import render
from scripts.site.words import group, word

if TYPE_CHECKING:
    from checker.model import Lang, Rule, Text

ASSETS = Path(__file__).parents[1] / "docs" / "theme" / "assets" / "checker"
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in ASSETS.rglob("*.js"))
# What is ticked of each shareholder: the rules write its boxes, as its kind has to be known.
BOXED = {path for path in questions_on(LAW, "equity-structure-chart") if "[" in path}
DATA = re.compile(r'<script type="application/json" class="b-data">(.*?)</script>')


class Page(Tags):
    """Reads a form: which rows there are, in order, and what each row offers."""

    def __init__(self, html: str):
        self.rows: dict[str, list[dict[str, str | None]]] = {}
        self.ids: list[str | None] = []
        super().__init__(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        super().handle_starttag(tag, attrs)
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        # A field of its own beside the questions, such as the company's name, says its path itself.
        if "data-path" in found and tag != "input":
            self.rows[str(found["data-path"])] = []
        elif tag in ("input", "select", "option") and self.rows:
            self.rows[[*self.rows][-1]].append(found)


def data(html: str) -> Any:
    """Return what the form hands to the page's script."""
    found = DATA.search(html)
    assert found
    return json.loads(found[1])


@cache
def laid_out(lang: Lang) -> str:
    """Return the form as it is laid out."""
    return form(LAW, lang)


@cache
def whole(lang: Lang) -> Page:
    """Return the whole form, with one entry in each list."""
    html = laid_out(lang)
    entries = "".join(data(html)["parts"][f.path] for f in LAW.facts.values() if f.type == "list")
    return Page(DATA.sub("", html) + entries)


@in_both_languages
def test_every_question_is_asked_once(lang: Lang):
    assert sorted(whole(lang).rows) == sorted(LAW.facts.keys() - BOXED)


@in_both_languages
def test_no_id_stands_twice(lang: Lang):
    ids = whole(lang).ids

    assert len(ids) == len({*ids})


@in_both_languages
def test_not_sure_is_an_answer_to_every_question(lang: Lang, subtests: pytest.Subtests):
    for fact in (LAW.facts[path] for path in LAW.facts.keys() - BOXED):
        with subtests.test(fact.path):
            offered = [part.get("value") for part in whole(lang).rows[fact.path]]

            noted = fact.type == "text" or (fact.type == "list" and not fact.decides)
            assert ("unsure" in offered) == (not noted)


@in_both_languages
def test_the_eight_questions_come_first_each_key_in_its_place(lang: Lang):
    assert list(whole(lang).rows)[: len(KEYS)] == [*KEYS]


@in_both_languages
def test_a_choice_offers_the_answers_of_the_law(lang: Lang):
    rows = whole(lang).rows
    for fact in (LAW.facts[path] for path in rows):
        offered = {part.get("value") for part in rows[fact.path]}
        assert {option.id for option in fact.options} <= offered


@in_both_languages
def test_all_provinces_can_be_chosen(lang: Lang):
    offered = {part.get("value") for part in whole(lang).rows["service.provinces"]}

    assert {code for code in LAW.authorities if code.startswith("CN-")} <= offered
    assert "nationwide" in offered


@in_both_languages
@pytest.mark.parametrize("rule", LAW.rules)
def test_a_small_form_asks_what_its_rule_asks(rule: Rule, lang: Lang):
    html = check(LAW, rule, lang)
    entries = "".join(v for k, v in data(html)["parts"].items() if k in LAW.facts)
    rows = set(Page(DATA.sub("", html) + entries).rows)
    asked = {path for basis in Basis for path in asked_on(LAW, rule, basis)}
    names = {path for path in rows if LAW.facts[path].type == "text"}

    assert rows - names == asked


@in_both_languages
@pytest.mark.parametrize(
    "row", keyed(rows_of("form")["piece"], "begin", "en", "end", "has", "lacks", "words")
)
def test_what_stands_in_the_form(row: dict[str, Any], lang: Lang):
    _, begin, rest = laid_out(lang).partition(row["begin"])
    piece = rest.partition(row["end"])[0]
    told = [word(key).of(lang) for key in row.get("words", ())]

    assert begin
    assert [words for words in (*told, *row.get("has", ())) if words not in piece] == []
    assert [words for words in row.get("lacks", ()) if words in piece] == []
    in_english = row.get("en", "")
    assert lang == "zh" or in_english in piece


@in_both_languages
def test_each_paper_has_a_row_and_each_of_its_questions_a_mark_or_a_field(lang: Lang):
    html = laid_out(lang)
    rows = re.findall(r'<div class="b-paper" id="p-([^"]+)"', html)
    marks = set(re.findall(r'data-chip="(materials[^"]+)"', html))
    days = set(re.findall(r'data-told="p-[\w-]+-day-([^"]+)"', html))
    asked = set(re.findall(r'data-path="(materials[^"]+)"', html))

    assert sorted(rows) == sorted(rule.id for rule in LAW.rules if rule.kind == "material")
    assert asked == {f.path for f in LAW.facts.values() if f.section == "materials"}
    assert marks | days <= asked
    assert not marks & days
    assert "materials.business-license.scope_named" not in marks


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


def test_what_the_route_asks_at_first_is_of_the_eight_or_of_the_shareholders():
    """Beside the legal form, which tells whether the applicant can apply at all."""
    asked = {path.partition("[")[0] for path in asked_by_route(LAW)} - {*KEYS}
    assert asked == {"shareholders", "company.legal_form"}


@in_both_languages
def test_data_for_the_script_cannot_end_its_element(lang: Lang):
    for html in (laid_out(lang), check(LAW, LAW.rules[0], lang)):
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


@pytest.mark.parametrize("key", group("script"))
def test_the_page_fills_in_each_word_of_the_script(key: str):
    """A word of a group of words is put together from the group and what is left open."""
    group_name, dot, _ = key.partition(".")

    assert f"`{group_name}.${{" in SCRIPTS if dot else f'"{key}"' in SCRIPTS
