"""Owners level by level: what is linked, counted through, foreign, and not in order."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import applications
from support.each import for_each
from support.owners import (
    EXAMPLE,
    Entry,
    chart,
    chart_of,
    codes,
    company,
    effective,
    foreign,
    owned_by,
    person,
)
from support.replies import asked
from support.rows import rows_of
from support.samples import examples, in_both_languages

from checker.filing.equity.link import plain_name
from checker.filing.equity.outline import outline, percent

EVERY_RUN = examples(100)


# What each owner holds.


def test_shares_are_multiplied_along_the_way():
    found = chart_of(EXAMPLE)

    assert effective(found) == {"甲某": 60, "乙投资公司": 40, "戊某": 28, "己某": 12}
    assert found.owned.levels == {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}
    assert found.owned.is_complete
    assert foreign(found) == (0, 0)


def test_who_holds_by_two_ways_is_one_box_and_its_shares_are_added():
    found = chart(
        company("乙公司", 50),
        company("丙公司", 30),
        person("甲某", 20),
        person("甲某", 40, "乙公司"),
        person("乙某", 60, "乙公司"),
        person("甲某", 100, "丙公司"),
    )

    assert [box.name for box in found.owned.boxes] == [
        "甲公司",
        "乙公司",
        "丙公司",
        "甲某",
        "乙某",
    ]
    assert effective(found)["甲某"] == 20 + 20 + 30
    assert found.owned.levels[3] == 2
    assert found.whole().en == "100.00%"


def test_where_a_share_is_open_the_whole_is_not_told():
    found = chart(company("乙公司", None), person("甲某", 60))

    assert found.whole().zh == "—"


def test_a_name_is_compared_without_width_case_and_spaces():
    assert plain_name("Ａ (B)") == plain_name("a（b）")


def test_many_decimals_are_counted_exactly():
    third = Fraction("33.333333")
    found = chart(
        company("乙公司", 33.333333),
        person("甲某", 66.666667),
        company("丙公司", 33.333333, "乙公司"),
        person("乙某", 66.666667, "乙公司"),
        person("丙某", 100, "丙公司"),
    )

    assert effective(found)["丙某"] == third * third / 100


@st.composite
def complete_owners(draw: st.DrawFn) -> Entry:
    """Return owners on up to five levels, each level's shares adding up to the whole."""
    entries: list[Entry] = []
    names, level = 0, [""]
    for depth in range(draw(st.integers(1, 5))):
        above: list[str] = []
        for owned in level:
            count = draw(st.integers(1, 4))
            cuts = sorted(
                draw(
                    st.lists(
                        st.integers(1, 9999), min_size=count - 1, max_size=count - 1, unique=True
                    )
                )
            )
            shares = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
            for share in shares:
                names += 1
                goes_on = depth < 4 and draw(st.booleans())
                name, percents = f"第{names}名", share / 100
                make = company if goes_on else person
                entries.append(make(name, percents, owned or None))
                above += [name] if goes_on else []
        level = above
        if not level:
            break
    entries += [person(f"{last}的股东", 100, last) for last in level]
    return owned_by(*entries)


@given(complete_owners())
@EVERY_RUN
def test_where_all_levels_are_complete_the_ends_hold_exactly_the_whole(data: Entry):
    found = chart_of(data)

    assert found.owned.problems == ()
    held = [found.owned.effective[box.number] for box in found.ends()]
    assert sum(share for share in held if share is not None) == 100
    assert foreign(found) == (0, 0)


@given(complete_owners(), st.randoms(use_true_random=False))
@EVERY_RUN
def test_the_order_of_the_entries_changes_no_share(data: Entry, random: Any):
    mixed = {**data, "shareholders": [*data["shareholders"]], "holders": [*data.get("holders", [])]}
    random.shuffle(mixed["shareholders"])
    random.shuffle(mixed["holders"])

    assert effective(chart_of(mixed)) == effective(chart_of(data))


def test_a_thousand_levels_are_no_fault():
    chain = [company(f"{n}号公司", 100, f"{n - 1}号公司") for n in range(1, 999)]
    found = chart(company("0号公司", 100), *chain, person("甲某", 100, "998号公司"))

    assert found.owned.is_complete
    assert effective(found)["甲某"] == 100
    assert max(found.owned.levels.values()) == 1000


# What is foreign, counted through.


def test_foreign_owners_are_counted_through_once():
    found = chart(
        company("乙公司", 50),
        person("甲某", 50),
        company("Example Holdings", 60, "乙公司", foreign=True),
        person("乙某", 40, "乙公司"),
        # Who stands above a foreign owner adds nothing, and need not be traced.
        person("丙某", 100, "Example Holdings"),
    )

    assert foreign(found) == (30, 30)
    assert found.foreign_share().zh == "外资逐级折算：30.00%。"
    assert found.state().en.startswith("Traced to natural persons")
    assert not found.has_sentence


def test_a_foreign_owner_ends_the_tracing():
    found = chart(company("Example Holdings", 100, foreign=True))

    assert codes(found) == []
    assert "foreign owners" in found.state().en
    assert foreign(found) == (100, 100)


def test_a_listed_company_leaves_the_foreign_share_open():
    found = chart(person("甲某", 80), company("乙公司", 20, ends_as="listed-company"))

    assert found.owned.is_complete
    assert foreign(found) == (0, 20)
    assert "between 0.00% and 20.00%" in found.foreign_share().en
    assert "listed" in found.foreign_share().en


def test_no_foreign_share_is_told_of_more_than_the_whole():
    found = chart(person("甲某", 60), person("乙某", 50))

    assert foreign(found) is None
    assert found.foreign_share().zh.startswith("存在循环持股或者")


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(0), "0.00%"),
        (Fraction(1, 1000), "Less than 0.01%"),
        (Fraction(1, 3), "0.33%"),
        (Fraction(100), "100.00%"),
    ],
)
def test_a_share_that_is_not_nothing_never_reads_nothing(share: Fraction, written: str):
    assert percent(share).en == written


# The file.


@given(applications(), st.lists(st.sampled_from(EXAMPLE["holders"]), max_size=3))
@EVERY_RUN
def test_owners_further_up_change_no_verdict(data: Entry, holders: list[Entry]):
    plain = {key: value for key, value in data.items() if key != "holders"}
    plain["shareholders"] = [
        {k: v for k, v in each.items() if k != "ends_as"} for each in data.get("shareholders", [])
    ] or [{}]
    more = plain | {
        "holders": holders,
        "shareholders": [each | {"ends_as": "listed-company"} for each in plain["shareholders"]],
    }
    one, other = (
        json.loads(asked(do="report", application=each)["report"]) for each in (plain, more)
    )

    # The receipt tells the answers apart, which are others.
    del one["receipt"], other["receipt"]
    assert one == other


def test_owners_further_up_are_no_questions_of_the_form():
    data = owned_by(person("甲某", 100))
    before = asked(do="check", application=data)["form"]["sections"]["owners"]
    after = asked(do="check", application=data | {"holders": EXAMPLE["holders"]})["form"]

    same = ("answered", "questions")
    assert [after["sections"]["owners"][key] for key in same] == [before[key] for key in same]
    assert not [path for path in after["relevant"] if path.startswith("holders")]


@for_each("holder, path, said", rows_of("owners")["bad_input"])
def test_bad_input_is_one_clear_message(holder: Any, path: str, said: str):
    [error] = asked(do="check", application={"holders": [holder]})["errors"]

    assert error["path"] == path
    assert said in error["en"]
    assert said in error["zh"]


def test_what_is_saved_opens_again_as_it_was():
    text = json.dumps(EXAMPLE, ensure_ascii=False)
    assert asked(do="open", text=text) == {"ok": True, "application": EXAMPLE}


# In words.


def test_the_outline_tells_each_owner_below_what_it_holds():
    lines = outline(chart_of(EXAMPLE).owned)

    assert [(line.depth, line.holding.owner, line.again) for line in lines] == [
        (1, 1, False),
        (1, 2, False),
        (2, 3, False),
        (2, 4, False),
    ]


def test_who_was_told_above_is_told_again_without_its_owners():
    found = chart(
        company("乙公司", 50),
        company("丙公司", 50),
        company("丁公司", 100, "乙公司"),
        company("丁公司", 100, "丙公司"),
        person("甲某", 100, "丁公司"),
    )
    lines = [
        (line.depth, found.owned.boxes[line.holding.owner].name, line.again)
        for line in outline(found.owned)
    ]

    assert lines == [
        (1, "乙公司", False),
        (2, "丁公司", False),
        (3, "甲某", False),
        (1, "丙公司", False),
        (2, "丁公司", True),
    ]


def test_the_applicant_in_a_loop_is_told_without_its_owners():
    found = chart(company("乙公司", 100), company("甲公司", 100, "乙公司"))

    assert [(line.depth, line.holding.owner, line.again) for line in outline(found.owned)] == [
        (1, 1, False),
        (2, 0, True),
    ]


@in_both_languages
def test_every_problem_is_said_in_both_languages(lang: Any):
    found = chart(
        company("乙公司", 60), company("乙公司", 50, "丙公司"), company("丙公司", 50, "乙公司")
    )

    assert all(text.of(lang) for _, text in found.problems)
