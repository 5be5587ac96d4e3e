"""What changed: three generations side by side, a timeline that reads, sources both ways."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW
from support.escaped import text
from support.history_page import cells, every_row, generations, rows, standing
from support.included import snippet
from support.rows import by_columns, keyed, rows_of
from support.samples import in_both_languages

from checker.core.tables import LawError, Table
from checker.model import LANGS, Basis, Lang
from scripts.site import history, rules
from scripts.site.mentions import mentions, names
from scripts.site.rules import all_citations
from scripts.site.templates import render
from scripts.site.timeline import happenings, latest
from scripts.site.words import say, word

if TYPE_CHECKING:
    from pathlib import Path

ROWS = rows_of("history")
HAPPENED = happenings(LAW)


@by_columns("rule, expected", ROWS["standing"])
def test_where_a_rule_stands(rule: str, expected: list[str]):
    assert standing(rule) == expected


@in_both_languages
def test_what_only_form_or_notice_asks_is_not_headed_by_the_order(lang: Lang):
    for table in (snippet("history/listed", lang), snippet("history/unlisted", lang)):
        assert ("Order 42" if lang == "en" else "第42号令") not in table.partition("<tbody>")[0]
    for rule, rank in ROWS["ranks"].items():
        assert f"b-rank--{rank}" in generations(rule, lang)[-1]


@in_both_languages
def test_every_cell_of_what_is_in_force_names_its_rank(lang: Lang):
    for row in every_row(lang):
        assert "b-rank--" in cells(row)[-1] or text(say("generation.none", lang)) in row


@in_both_languages
def test_the_order_speaks_before_the_words_of_the_form(lang: Lang):
    rule = LAW.rule("equity-structure-chart")
    found = rule.version(Basis.LAW, date(2026, 11, 24))
    assert found is not None
    assert found.quote is not None
    formed = replace(found, ranks={**found.ranks, "what": "form"})
    rest = tuple(formed if v is found else v for v in rule.versions)

    law = replace(LAW, rules=(replace(rule, versions=rest),))
    made = dict(history.snippets(law, lang))
    cell = cells(made["history/listed.md"] + made["history/unlisted.md"])[-1]

    order, form = cell.index("b-rank--order"), cell.index("b-rank--form")
    assert cell.index(text(found.quote.of(lang))) < order < form


@pytest.mark.parametrize("row", keyed(ROWS["words"], "lang", "rule", "says", "under"))
def test_words_stand_under_their_generations_and_no_others(row: dict[str, Any]):
    under = dict(
        zip(("2001", "2009", "today"), generations(row["rule"], row.get("lang", "en")), strict=True)
    )

    assert [name for name, cell in under.items() if row["says"] in cell] == row["under"]


@in_both_languages
@pytest.mark.parametrize(
    ("part", "rules", "wide"), [("listed", 16, 4), ("unlisted", len(LAW.rules) - 16, 3)]
)
def test_checklist_and_the_rest_have_a_row_a_rule(part: str, rules: int, wide: int, lang: Lang):
    found = rows(snippet(f"history/{part}", lang))

    assert len(found) == rules
    assert {len(cells(row)) for row in found} == {wide}


@in_both_languages
def test_every_clause_names_its_source(lang: Lang):
    for row in rows(snippet("history/clauses", lang)):
        for cell in cells(row):
            assert "../sources/#order-" in cell or text(say("generation.none", lang)) in cell


def test_no_clause_says_nothing_at_all():
    assert all(clause.on for clause in history.read_clauses())


def test_a_clause_of_an_unknown_generation_is_refused():
    topic = {"en": "Validity", "zh": "有效期"}
    row = Table("validity", {"id": "validity", "topic": topic, "order-43": {}})

    with pytest.raises(LawError, match="unknown key order-43"):
        history.read_clause(row)


@in_both_languages
def test_the_measures_stand_with_their_days(lang: Lang):
    found = rows(snippet("history/measures", lang))

    assert len(found) == 3
    assert ("31 August 2017" if lang == "en" else "2017年8月31日") in found[1]


def test_the_timeline_shows_measures_notices_catalog_and_amendments():
    assert {*ROWS["on_timeline"]} <= {h.source for h in HAPPENED} <= {*LAW.instruments}


def test_an_earlier_edition_is_called_by_its_own_name():
    [(en, zh)] = [h.said for h in HAPPENED if h.on == date(2019, 7, 30)]
    assert en.startswith("Negative list of 2019: in force; it takes call centers out")
    assert zh == "2019年版负面清单：施行，呼叫中心不再受外资比例限制"


def test_home_tells_the_newest_texts_that_are_no_guides():
    found = latest(LAW)
    assert [[h.source, h.on] for h in found] == ROWS["newest"]
    assert found[0].said.en.startswith("SMS Rules (Order 74), text messages only: ")
    assert "》（只管短信息，不管电话）：" in found[0].said.zh
    assert {*found} <= {*HAPPENED}


def test_the_timeline_leaves_out_laws_for_every_company_or_license_only():
    told = {h.source for h in HAPPENED}
    dated = [i for i in LAW.instruments.values() if i.effective or i.promulgated or i.events]
    left_out = {i.id for i in dated if i.rank != "guide"} - told
    assert sorted(left_out) == ROWS["left_out"]


def test_the_timeline_goes_forward():
    assert all(older.at <= newer.at for older, newer in pairwise(HAPPENED))


@in_both_languages
def test_the_timeline_is_a_named_list_of_links_in_order(lang: Lang):
    shown = snippet("history/timeline", lang)
    said = [h.said.of(lang) for h in HAPPENED]

    assert f'aria-label="{say("timeline.title", lang)}"' in shown
    assert re.findall(r'<a href="../sources/#([^"]+)">', shown) == [h.source for h in HAPPENED]
    assert re.findall(r"<span>(.*?)</span></a>", shown) == [text(words) for words in said]


@in_both_languages
def test_every_event_stands_under_the_measures_of_its_day(lang: Lang):
    periods = re.split(
        r'<li class="b-timeline__period b-timeline__([\w-]+)">', snippet("history/timeline", lang)
    )
    stands = dict(zip(periods[1::2], periods[2::2], strict=True))
    begun = [LAW.instruments[g].effective or date.max for g in history.GENERATIONS]
    spans = pairwise((date.min, *begun, date.max))

    assert list(stands) == ["before", *history.GENERATIONS]
    for shown, (start, end) in zip(stands.values(), spans, strict=True):
        under = [h.source for h in HAPPENED if start <= h.at < end]
        assert re.findall(r"sources/#([^\"]+)", shown) == under


@in_both_languages
def test_colors_are_left_to_the_style_sheet(lang: Lang):
    assert not re.search(
        r'\b(?:fill|stroke|style)=|#[0-9a-f]{6}"', snippet("history/timeline", lang)
    )


@in_both_languages
def test_what_is_reported_is_marked(lang: Lang):
    shown = snippet("history/timeline", lang)
    reported = [h for h in HAPPENED if h.reported]

    assert shown.count('<li class="b-timeline__reported ') == len(reported)
    # The ring behind the link says so; the build sets it.
    assert say("overview.reported", lang) not in shown
    assert {"order-19", "notice-81"} <= {h.source for h in reported}


@in_both_languages
def test_each_rule_lists_all_its_versions(lang: Lang):
    for rule in LAW.rules:
        assert len(rows(render("wordings", lang, rule=rule))) == len(rule.versions)


def test_a_version_says_from_when_to_when():
    shown = render("wordings", "en", rule=LAW.rule("registered-capital"))

    assert "10 April 2009 to 31 August 2017" in shown
    assert "from 1 September 2017" in shown
    other = render("wordings", "en", rule=LAW.rule("social-security-certificate"))
    assert "no day of effect given; counted here from 1 September 2017" in other


@in_both_languages
@pytest.mark.parametrize("name", ["texts", "wordings"])
def test_repealed_measures_are_no_current_requirements(name: str, lang: Lang):
    current, repealed = say("basis.law", lang), say("texts.repealed", lang)
    for rule in LAW.rules:
        shown = render(name, lang, rule=rule)
        ended = [version for version in rule.versions if version.ends]
        in_force = [v for v in rule.versions_on(Basis.LAW) if not v.ends]
        assert shown.count(repealed) == len(ended)
        assert len(re.findall(rf">(?:<svg.*?</svg> )?{current}<", shown)) <= len(in_force)


def test_a_wording_that_gave_way_under_a_text_in_force_is_an_earlier_one():
    rule = LAW.rule("registered-capital")
    now = rules.current(rule, Basis.LAW)
    assert now is not None
    before = replace(now, effective=date(2017, 9, 1), ends=date(2020, 1, 1))
    changed = replace(rule, versions=(before, replace(now, effective=date(2020, 1, 2))))

    assert rules.basis_of(changed, before) == word("texts.earlier")
    assert rules.basis_of(changed, changed.versions[1]) == word("basis.law")


@cache
def instruments(lang: Lang) -> dict[str, str]:
    """Return the rows of the list of sources, by what each is of."""
    listed = rows(snippet("sources/instruments", lang))
    return {name: row for row in listed for name in re.findall(r' id="([^"]+)"', row)}


@in_both_languages
def test_from_an_instrument_to_its_rules_and_back(lang: Lang):
    back = rows(snippet("sources/rules", lang))
    for rule in LAW.rules:
        address = f"../{rule.kind}s/{rule.id}/"
        listed = next(r for r in back if f'href="{address}"' in r)
        for cite in (c for v in rule.versions for c in v.cites):
            assert f'href="{address}"' in instruments(lang)[cite.instrument.id]
            assert f'href="#{cite.instrument.id}"' in listed


@in_both_languages
def test_a_rule_page_leads_to_what_else_rests_on_each_text(lang: Lang):
    for rule in LAW.rules:
        shown = snippet(f"{rule.kind}s/{rule.id}/sources", lang)
        cited = {c.instrument.id for c in all_citations(rule)}
        assert set(re.findall(r'href="\.\./\.\./sources/#([^"]+)"', shown)) == cited


def test_a_page_may_link_an_instrument_without_naming_it():
    notice = LAW.instruments["notice-81"]

    assert names("[the notice](sources.md#notice-81)", notice)
    assert not names("[the notice](sources.md#notice-810)", notice)
    assert not names("the catalog of codes", LAW.instruments["catalog-2015"])


def test_both_languages_name_the_same_pages(tmp_path: Path):
    for lang, title in (("en", "Way"), ("zh", "路")):
        page = tmp_path / lang / "way.md"
        page.parent.mkdir()
        page.write_text(f"# {title}\n\n[x](sources.md#order-42)\n", encoding="utf-8")
    found = mentions(LAW, tmp_path, {})

    assert [(lang, found[lang]["order-42"][0].title) for lang in LANGS] == [
        ("en", "Way"),
        ("zh", "路"),
    ]
    assert found["en"]["order-42"][0].address == "../way/"


def test_an_instrument_names_the_pages_that_name_it_and_whose_tables_cite_it():
    for instrument, page in ROWS["named_on"].items():
        assert f'href="../{page}/"' in instruments("en")[instrument]


def test_a_page_goes_by_its_name_in_the_navigation():
    for lang, name in (("en", "What changed"), ("zh", "新旧规定对照")):
        assert f'<a href="../history/">{name}</a>' in snippet("sources/instruments", lang)


def test_a_title_is_named_without_its_tags():
    assert "&lt;span" not in snippet("sources/instruments", "en")


def test_every_instrument_has_something_that_rests_on_it():
    for line in instruments("en").values():
        assert text(say("instruments.nothing", "en")) not in line


def test_the_law_of_today_is_the_newest_generation():
    order = LAW.instruments["order-42"]
    rule = LAW.rule("registered-capital")

    assert rules.under(rule, order) is rule.version(Basis.LAW, order.checked)


SPAN = re.compile(r' data-from="([^"]+)"(?: data-to="([^"]+)")?')
TURNS = sorted({day for rule in LAW.rules for day in rule.turns})


@pytest.mark.parametrize("day", TURNS, ids=str)
def test_a_cell_of_the_day_says_what_the_law_says_on_it(day: date):
    """The column of the measures then in force, unless what it says was still to come."""
    for rule in LAW.rules:
        row = next(row for row in every_row("en") if f"/{rule.id}/" in row)
        shown = []
        for cell in cells(row)[-3:]:
            spans = SPAN.findall(cell)
            if all(
                began <= str(day) and (not ended or str(day) <= ended) for began, ended in spans
            ):
                shown.append(cell)
        version = rule.version(Basis.LAW, day)

        silent = [cell for cell in shown if text(say("generation.none", "en")) in cell]
        if version is None:
            assert shown == silent
        else:
            (cell,) = shown
            state = "requirement.asked" if version.asked else "requirement.not-asked"
            assert f"<b>{text(say(state, 'en'))}</b>" in cell
            assert text(rules.asks_in_short(rule, version).en) in cell
