"""Quoted words: stored as they stand in the text, shown without marks inside the same marks."""

import re
from collections.abc import Iterator

from support.applications import LAW
from support.escaped import quoted
from support.included import included, snippet
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.decide.duties import load_duties
from checker.model import Lang
from scripts.site.words import mark_between

NESTED = re.compile("“[^”]*“")


def quotes() -> Iterator[str]:
    """Give every Chinese quotation of the law's files."""
    for version in (version for rule in LAW.rules for version in rule.versions):
        if version.quote:
            yield version.quote.zh
    yield from (duty.quote.zh for duty in load_duties())


def test_a_quotation_keeps_the_marks_of_its_text():
    """The guides print “无外资成分”; ‘ ’ appear when a quotation is shown, not in the data."""
    for quote in quotes():
        assert "‘" not in quote
        assert not NESTED.search(quoted(quote)), quote


def test_no_page_sets_the_same_marks_inside_each_other():
    for path, content in included().items():
        if not path.startswith("zh/"):
            continue
        for line in re.sub(r"<[^>]+>", "\n", content).splitlines():
            assert not NESTED.search(line), f"{path}: {line}"


@by_columns("items, lang, expected", rows_of("quotes")["marks"])
def test_a_list_of_names_that_hold_its_mark_takes_the_next_one(
    items: list[str], lang: Lang, expected: str
):
    assert mark_between(items, lang).join(items) == expected


@in_both_languages
def test_the_list_of_provinces_keeps_its_names_apart(lang: Lang):
    """A name with the mark of the list in it would read as two."""
    mark = {"en": ", ", "zh": "、"}[lang]
    names = [rule.nav.of(lang) for rule in LAW.rules if mark in rule.nav.of(lang)]
    rows = re.findall(r"<tr.*?</tr>", snippet("local/provinces", lang))
    for row in rows:
        listed = [name for name in names if f">{name}</a>" in row]
        assert not listed or f"</a>{mark}<a" not in row
