"""Owners level by level: what is linked, counted through, foreign, and not in order."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import applications
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
    owner,
    person,
)
from support.replies import asked
from support.rows import by_columns, keyed, rows_of
from support.samples import examples

from checker.filing.equity.link import plain_name
from checker.filing.equity.outline import outline, percent
from checker.load import load_law

EVERY_RUN = examples(100)


# What each owner holds.


def test_a_name_is_compared_without_width_case_and_spaces():
    assert plain_name("Ａ (B)") == plain_name("a（b）")


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


# What is not in order, and what the chart tells of its owners.


@pytest.mark.parametrize(
    "case", keyed(rows_of("owners")["case"], "answers", "more", "owners", "says", "told")
)
def test_what_the_chart_tells_of_its_owners(case: dict[str, Any]):
    owners = map(owner, case["owners"])
    found = chart_of(owned_by(*owners, **case.get("answers", {})) | case.get("more", {}))
    owned, unknown = found.owned, "cannot be told"
    holds = {name: unknown if share is None else share for name, share in effective(found).items()}
    told = {
        "problems": [{"code": p.code, "at": [*p.paths], "en": t.en} for p, t in found.problems],
        "codes": codes(found),
        "holds": holds,
        "foreign": [*(foreign(found) or [unknown])],
        "differs": [{"code": p.code, "at": [*p.paths]} for p, _ in found.differing],
        "names": [box.name for box in owned.boxes],
        "kinds": [box.kind for box in owned.boxes[1:]],
        "levels": [owned.levels[number] for number in sorted(owned.levels)],
        "complete": owned.is_complete,
        "sentence": found.has_sentence,
        "closes": [[each.owner, each.owned] for each in owned.holdings if each.closes],
        "lines": [
            [line.depth, owned.boxes[line.holding.owner].name, line.again]
            for line in outline(owned)
        ],
    }
    notes = (note for box in owned.boxes for note in found.notes(box))
    sentences = (found.whole(), found.foreign_share(), found.state(), found.settled(), *notes)
    said = [text for each in (*sentences, *(t for _, t in found.problems)) for text in each]

    assert case["told"] == {key: told[key] for key in case["told"]}
    assert [words for words in case.get("says", ()) if words not in "\n".join(said)] == []
    assert [words for words in case.get("hides", ()) if words in "\n".join(said)] == []
    assert all(text.en and text.zh for _, text in found.problems)


@pytest.mark.parametrize(("loops", "more"), [(128, ["28 more loops."]), (100, [])])
def test_of_many_loops_a_hundred_are_told_and_of_a_long_one_the_first_names(
    loops: int, more: list[str]
):
    names = [f"{n}号公司" for n in range(loops + 2)]
    chain = [company(owner, 1, of) for owner, of in zip(names[1:], names, strict=False)]
    back = [company(names[0], 1, of) for of in names[2:]]
    found = chart(company(names[0], 100), *chain, *back)

    told = [said.en for each, said in found.problems if "loop" in each.code]
    assert len(found.owned.loops) == loops
    assert "11号公司, and 90 more hold each other" in told[99]
    assert told[100:] == more


@pytest.mark.parametrize("row", keyed(rows_of("share_sums")["off"], "off", "open", "shares"))
def test_sums_are_off_beyond_the_tolerance_of_material_3(row: dict[str, Any]):
    shares = [*row["shares"], *[None] * row.get("open", 0)]
    upper = [person(f"{n}号", share, "乙公司") for n, share in enumerate(shares)]

    found = chart(company("乙公司", 100), *upper)

    assert ("sum-off" in codes(found)) is row["off"]


def test_all_namesakes_are_told_always_in_the_same_order():
    names = [f"{n}号" for n in range(8)]
    found = chart(*(person(name, 6.25) for name in names * 2))

    assert [each.paths for each, _ in found.problems] == [
        (f"shareholders[{n}]", f"shareholders[{n + 8}]") for n in range(8)
    ]


def test_without_shareholders_there_is_nothing_to_draw():
    found = chart_of({})

    assert found.is_empty
    assert found.company.zh == "申请人"


# What is foreign, counted through.


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


@pytest.mark.no_cover
@given(applications(), st.lists(st.sampled_from(EXAMPLE["holders"]), max_size=3))
@EVERY_RUN
def test_owners_further_up_who_are_not_foreign_change_no_verdict(data: Entry, holders: list[Entry]):
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


def test_of_owners_further_up_the_form_asks_only_whether_they_are_foreign():
    data = owned_by(person("甲某", 100))
    before = asked(do="check", application=data)["form"]["sections"]["owners"]
    after = asked(do="check", application=data | {"holders": EXAMPLE["holders"]})["form"]

    marks = [holder.get("foreign") for holder in EXAMPLE["holders"]]
    asked_more = after["sections"]["owners"]["questions"] - before["questions"]
    answered_more = after["sections"]["owners"]["answered"] - before["answered"]
    assert (asked_more, answered_more) == (len(marks), len(marks) - marks.count(None))
    ours = {path for path in after["relevant"] if path.startswith("holders[")}
    ours = {path for path in ours if load_law().fact(path).decides}
    assert ours <= {f"holders[{n}].foreign" for n in range(len(marks))}


@by_columns("holder, path, said", rows_of("owners")["bad_input"])
def test_bad_input_is_one_clear_message(holder: Any, path: str, said: str):
    [error] = asked(do="check", application={"holders": [holder]})["errors"]

    assert error["path"] == path
    assert said in error["en"]
    assert said in error["zh"]


def test_what_is_saved_opens_again_as_it_was():
    text = json.dumps(EXAMPLE, ensure_ascii=False)
    assert asked(do="open", text=text) == {"ok": True, "application": EXAMPLE}
