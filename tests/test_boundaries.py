"""At the limit: just under, at, just over, each verdict computed, never typed."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from support.applications import LAW
from support.escaped import quoted, text
from support.faulty import rewrite
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.core.tables import LawError
from checker.core.words import Percent, written
from checker.model import Basis, Lang
from checker.report.html import pill
from scripts.site.boundaries import (
    PLACES,
    Boundary,
    BoundaryError,
    boundaries,
    edges,
    read_boundaries,
)
from scripts.snippets import DATA

ROWS = rows_of("boundaries")

FILE = DATA / "boundaries.toml"
ALL = read_boundaries(FILE, LAW)
NAMES = [f"{b.rule.id}: {b.name.en}" for b in ALL]


def of(name: str) -> Boundary:
    """Return the boundary whose English name begins so."""
    return next(b for b in ALL if b.name.en.startswith(name))


def test_every_value_of_a_wording_in_force_has_its_table():
    values = {
        (rule.id, basis, None, key)
        for rule in LAW.rules
        for basis in (Basis.LAW, Basis.CHECKLIST)
        if (version := rule.version(basis, ALL[0].day))
        for key in version.values
    }
    guides = {
        (rule.id, Basis.LOCAL, version.authority, key)
        for rule in LAW.rules
        for version in rule.versions_on(Basis.LOCAL)
        # What a guide without a window is measured by is ours: see "no-window".
        if "no-window" not in version.reasons
        for key in version.values
    }

    shown = {(b.rule.id, b.basis, b.authority, b.value) for b in ALL if isinstance(b.value, str)}
    assert shown == values | guides


@pytest.mark.parametrize("boundary", ALL, ids=NAMES)
def test_the_verdict_changes_once_and_at_the_value(boundary: Boundary):
    below, at, above = edges(boundary, LAW)

    assert (below.place, at.place, above.place) == ("below", "at", "above")
    changes = [a.finding.verdict != b.finding.verdict for a, b in pairwise((below, at, above))]
    # Where no text says on which side the value itself is, it is open between the two.
    silent = at.finding.waits_for == "law"
    assert sorted(changes) == [silent, True]


@by_columns("name, found, shown", ROWS["sides"])
def test_which_side_the_value_itself_is_on(name: str, found: list[str], shown: list[str] | None):
    steps = edges(of(name), LAW)

    assert [step.finding.verdict for step in steps] == found
    assert shown in (None, [written(step.shown, "en") for step in steps])


def test_the_sum_shown_is_the_sum_the_checker_computes():
    below, *_ = edges(of("Sum of the shares of two shareholders, from below"), LAW)

    assert below.shown == Percent(Decimal("99.97"))
    assert "99.97%" in below.finding.reasons[0].text.en


@in_both_languages
@pytest.mark.parametrize("boundary", ALL, ids=lambda b: b.name.en)
def test_a_table_shows_its_verdicts_in_order(boundary: Boundary, lang: Lang):
    shown = boundaries([boundary], LAW, lang)

    steps = edges(boundary, LAW)
    assert re.findall(r'b-pill--(\w+)"', shown) == [step.finding.state for step in steps]
    assert all(pill(step.finding.state).of(lang) in shown for step in steps)


@in_both_languages
@pytest.mark.parametrize("boundary", ALL, ids=lambda b: b.name.en)
def test_each_step_says_what_moves_where_the_head_is_out_of_sight(boundary: Boundary, lang: Lang):
    name = f'<span class="b-boundary__name">{text(boundary.name.of(lang))}</span>'

    assert boundaries([boundary], LAW, lang).count(name) == len(PLACES)


@in_both_languages
@pytest.mark.parametrize("boundary", ALL, ids=lambda b: b.name.en)
def test_a_table_names_the_words_it_rests_on(boundary: Boundary, lang: Lang):
    shown = boundaries([boundary], LAW, lang)

    if boundary.version.quote:
        assert quoted(boundary.version.quote.zh) in shown
    assert all(text(cite.article.of(lang)) in shown for cite in boundary.version.cites)


def test_chinese_reasons_follow_each_other_without_a_space():
    assert "。 " not in boundaries([of("Young company")], LAW, "zh")


def test_tables_of_one_wording_quote_it_once():
    own = [b for b in ALL if b.rule.id == "registered-capital"]
    (quote,) = {b.version.quote.zh for b in own if b.version.quote}

    shown = boundaries(own, LAW, "zh")

    assert shown.count("<table") == len(own) > 1
    assert shown.count(text(f"“{quote}”")) == 1


def test_english_pages_add_our_english():
    boundary = of("Date of issue")
    assert boundary.version.quote

    assert text(boundary.version.quote.en) in boundaries([boundary], LAW, "en")


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """Write a copy of the data with one thing changed."""
    path = Path(shutil.copy(FILE, tmp_path))
    rewrite(path, old, new)
    return path


@by_columns("old, new, message", ROWS["nowhere"])
def test_data_that_leads_nowhere_is_refused(tmp_path: Path, old: str, new: str, message: str):
    with pytest.raises(LawError, match=re.escape(message)):
        read_boundaries(changed(tmp_path, old, new), LAW)


@by_columns("rule, old, new, message", ROWS["not_computed"])
def test_a_boundary_that_cannot_be_computed_stops_the_build(
    tmp_path: Path, rule: str | None, old: str, new: str, message: str
):
    path = changed(tmp_path, old, new)

    with pytest.raises(BoundaryError, match=re.escape(message)):
        [edges(each, LAW) for each in read_boundaries(path, LAW) if each.rule.id == rule]
