"""Every sentence of a page that states a legal fact leads to its source."""

import re

import pytest
from support.applications import LAW
from support.prose import articles_linked, sources_linked, unlinked_articles, unsourced
from support.rows import by_columns, rows_of
from support.sources import DOCS, page_text

from checker.decide.statements import load_topics
from checker.model import LANGS, Rule
from scripts.site.rules import all_citations

TOLD = rows_of("sourced")

PATHS = [f"{rule.kind}s/{rule.id}.md" for rule in LAW.rules]
PATHS += ["conditions/index.md", "materials/index.md", "scope.md"]
# Pages whose tables cite the texts row by row; on the page of a province each row is a rule's.
TABLED = {
    f"{name}.md"
    for name in (
        "process",
        "after",
        "numbers",
        "penalties",
        "foreign-investment",
        "authorities",
    )
}
PLACES = {f"local/{path.name}" for path in (DOCS / "en" / "local").glob("*.md")}
ROWS = {f"{table.id}-{said.id}" for table in load_topics().values() for said in table.statements}
PATHS += sorted(TABLED | PLACES)
PAGES = [(lang, path) for lang in LANGS for path in PATHS]


def test_no_sentence_states_a_legal_fact_without_its_source(subtests: pytest.Subtests):
    for lang, path in PAGES:
        with subtests.test(f"{lang}/{path}"):
            rows = ROWS | {rule.id for rule in LAW.rules} if path in PLACES else ROWS
            assert unsourced(page_text(lang, path), lang, rows) == []


def test_every_article_named_is_a_link(subtests: pytest.Subtests):
    for lang, path in PAGES:
        with subtests.test(f"{lang}/{path}"):
            assert unlinked_articles(page_text(lang, path), lang) == []


def test_every_source_linked_is_an_instrument(subtests: pytest.Subtests):
    for lang, path in PAGES:
        with subtests.test(f"{lang}/{path}"):
            assert sources_linked(page_text(lang, path)) - set(LAW.instruments) == set()


def test_a_row_that_cites_its_text_is_a_source():
    page = "Each may take 60 days ([decision](process.md#clocks-decision))."

    assert unsourced(page, "en", ROWS) == []
    assert unsourced(page, "en") != []


@pytest.mark.parametrize("path", PATHS)
def test_both_languages_lead_to_the_same_instruments(path: str):
    assert sources_linked(page_text("en", path)) == sources_linked(page_text("zh", path))


@pytest.mark.parametrize("rule", LAW.rules)
def test_every_article_a_rule_page_links_is_cited_in_the_rules_own_file(rule: Rule):
    cited = set()
    for cite in all_citations(rule):
        numbers = re.findall(r"\d+", cite.article.en)
        cited |= {(cite.instrument.id, number) for number in ("", *numbers)}

    assert articles_linked(page_text("en", f"{rule.kind}s/{rule.id}.md")) - cited == set()


def test_the_articles_of_linked_texts_are_found():
    page = f"The form must be signed ({LINKED}). See [three heads](../sources.md#guide-yunnan)."

    assert articles_linked(page) == {("order-42", "8"), ("guide-yunnan", "")}


LINKED = "[Order 42, art. 8](../sources.md#order-42)"


@by_columns("lang, page", TOLD["unsourced"])
def test_a_legal_fact_without_a_source_is_found(lang: str, page: str):
    assert len(unsourced(page, lang)) == 1


@by_columns("lang, page", TOLD["passed_over"])
def test_what_is_sourced_or_no_legal_fact_is_passed_over(lang: str, page: str):
    assert unsourced(page, lang) == []
