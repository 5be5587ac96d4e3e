"""What is not in order in the chart of the owners, and which answers it does not bear out."""

from __future__ import annotations

from typing import Any

import pytest
from support.applications import ready
from support.owners import (
    EXAMPLE,
    Entry,
    chart,
    chart_of,
    codes,
    company,
    effective,
    entry,
    foreign,
    owned_by,
    person,
)

STOPS = (
    "{}: the tracing stops here, before a natural person, the State, or a listed company. "
    "Enter its owners, or correct its kind."
)


def test_a_loop_is_named_and_nothing_above_it_is_counted():
    found = chart(
        company("乙公司", 60),
        person("甲某", 40),
        company("丙公司", 50, "乙公司"),
        person("乙某", 50, "乙公司"),
        company("乙公司", 100, "丙公司"),
    )

    assert codes(found) == ["loop"]
    assert effective(found) == {"乙公司": None, "甲某": 40, "丙公司": None, "乙某": None}
    assert foreign(found) is None
    [(_, said)] = found.problems
    assert said.zh.startswith("循环持股：乙公司、丙公司。")
    closing = [holding for holding in found.owned.holdings if holding.closes]
    assert [(h.owner, h.owned) for h in closing] == [(1, 3)]
    assert found.owned.levels == {0: 0, 1: 1, 2: 1, 3: 2, 4: 2}


def test_a_company_that_holds_itself_is_a_loop():
    found = chart(
        company("乙公司", 100), company("乙公司", 10, "乙公司"), person("甲某", 90, "乙公司")
    )

    assert codes(found) == ["loop"]


def test_of_many_loops_a_hundred_are_told_and_of_a_long_one_the_first_names():
    names = [f"{n}号公司" for n in range(130)]
    chain = [company(owner, 1, of) for owner, of in zip(names[1:], names, strict=False)]
    back = [company(names[0], 1, of) for of in names[2:]]
    found = chart(company(names[0], 100), *chain, *back)

    told = [said.en for each, said in found.problems if "loop" in each.code]
    assert len(found.owned.loops) == 128
    assert len(told) == 101
    assert "11号公司, and 90 more hold each other" in told[99]
    assert told[-1] == "28 more loops."


def test_the_applicant_may_be_in_a_loop_itself():
    found = chart(company("乙公司", 100), company("甲公司", 100, "乙公司"))

    assert codes(found) == ["loop"]
    assert effective(found) == {"乙公司": None}
    assert any("另持有乙公司" in note.zh for note in found.notes(found.owned.boxes[0]))


@pytest.mark.parametrize(
    ("shares", "off"),
    [
        ((33.33, 33.33, 33.33), False),
        ((33.34, 33.34, 33.34), False),
        ((33.34, 33.34, 33.35), False),
        ((33.34, 33.35, 33.35), True),
        ((33.33, 33.32, 33.32), False),
        ((33.32, 33.32, 33.32), True),
        ((50, 40), True),
        ((60, 41), True),
        ((80, 20.03, None), False),
        ((80, 20.04, None), True),
        ((80, None), False),
        ((100,), False),
    ],
)
def test_sums_are_off_beyond_the_tolerance_of_material_3(shares: Any, off: bool):
    upper = [person(f"{n}号", share, "乙公司") for n, share in enumerate(shares)]
    found = chart(company("乙公司", 100), *upper)

    assert ("sum-off" in codes(found)) is off


def test_a_wrong_sum_is_said_with_the_name():
    found = chart(company("乙公司", 100), person("甲某", 90, "乙公司"))

    assert [text.zh for _, text in found.problems] == [
        "乙公司的各股东持股比例合计90.00%，不是100.00%。"
    ]
    [(problem, _)] = found.problems
    assert problem.paths == ("holders[0]",)


def test_levels_that_stop_too_early_are_named():
    found = chart(
        company("乙公司", 50),
        entry("丙合伙", 50, "乙公司", kind="partnership"),
        person("甲某", 50, "乙公司"),
        company("丁公司", 50, ends_as="wholly-state-owned"),
    )

    assert [(p.code, t.zh[:3]) for p, t in found.problems] == [("stops", "丙合伙")]


@pytest.mark.parametrize(
    "end", ["wholly-state-owned", "listed-company", "state-body", "institution"]
)
def test_nobody_is_looked_for_above_the_state_a_listed_company_or_an_institution(end: str):
    assert codes(chart(company("乙", 100, ends_as=end))) == []


def test_a_persons_own_kind_is_not_replaced():
    assert codes(chart(person("甲某", 100, ends_as="listed-company"))) == []
    assert (
        chart(person("甲某", 100, ends_as="listed-company")).owned.boxes[1].kind == "natural-person"
    )


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (person("乙某", 100, ""), "of-open"),
        (person("乙某", 100, "无此公司"), "of-nobody"),
        (person("乙某", 100, "甲 公司"), "of-the-company"),
    ],
)
def test_a_name_that_fits_nobody_is_said(more: Entry, code: str):
    found = chart(person("甲某", 100), more)

    assert codes(found) == [code]
    assert [text.en[:20] for _, text in found.problems] == ["owner further up 1: "[:20]]
    assert effective(found) == {"甲某": 100}


def test_a_name_that_fits_two_is_said():
    found = chart(company("乙公司", 50), company("乙 公司", 50), person("甲某", 100, "乙公司"))

    assert codes(found) == ["namesakes", "of-two", "stops", "stops"]
    assert len(found.owned.boxes) == 3
    (namesakes, said), (of_two, whose), *_ = found.problems
    assert namesakes.paths == ("shareholders[0]", "shareholders[1]")
    assert said.en.startswith("乙公司 is entered twice as owner of the same company.")
    assert of_two.paths == ("holders[0]",)
    assert whose.en == "owner further up 1: two owners are named 乙公司. Tell their names apart."


def test_all_namesakes_are_told_always_in_the_same_order():
    names = [f"{n}号" for n in range(8)]
    found = chart(*(person(name, 6.25) for name in names * 2))

    assert [each.paths for each, _ in found.problems] == [
        (f"shareholders[{n}]", f"shareholders[{n + 8}]") for n in range(8)
    ]


def test_they_are_named_beside_a_name_at_fault_and_what_hangs_on_that_is_not():
    found = chart(
        person("甲某", 100),
        company("乙公司", 100, "丙公司"),
        company("丙公司", 100, "乙公司"),
        company("丁公司", 100, "无此公司"),
        person("乙某", 100, "丁公司"),
    )

    assert codes(found) == ["of-nobody", "unlinked"]
    assert "乙公司, 丙公司. They" in found.problems[1][1].en


def test_companies_that_hold_only_each_other_are_named():
    found = chart(
        person("甲某", 100), company("乙公司", 100, "丙公司"), company("丙公司", 100, "乙公司")
    )

    assert codes(found) == ["unlinked"]
    assert found.problems[0][1].en == (
        "Not linked to the applicant: 乙公司, 丙公司. They hold only each other."
    )


def test_what_is_said_of_one_owner_must_agree():
    found = chart(
        company("乙公司", 50),
        person("甲某", 50, foreign=True),
        company("甲某", 100, "乙公司"),
    )

    assert codes(found) == ["kinds-differ", "foreign-differs", "stops"]
    assert found.owned.boxes[2].foreign is None


def test_an_owner_without_name_or_kind_is_asked_for_both():
    found = chart({"share": 100})

    assert [text.en for _, text in found.problems] == [
        "shareholder 1: no name.",
        "shareholder 1: the kind is not given.",
        STOPS.format("shareholder 1"),
    ]


def test_nobody_owns_a_person():
    found = chart(person("甲某", 100), person("乙某", 100, "甲某"))

    [(problem, said)] = found.problems
    assert (problem.code, problem.paths) == ("above-a-person", ("holders[0]",))
    assert said.en == "甲某 is a natural person; nobody can own shares in it."


def test_what_one_entry_leaves_open_another_may_say():
    found = chart(
        company("乙公司", 50),
        person("甲某", 50),
        entry("甲某", 100, "乙公司"),
        foreign_capital=False,
    )

    assert codes(found) == []
    assert (found.owned.boxes[2].kind, foreign(found)) == ("natural-person", (0, 0))


def test_two_without_a_name_are_two_and_no_namesakes():
    found = chart(
        company("乙公司", 50),
        {"share": 50},
        {"share": 50, "of": "乙公司"},
        {"share": 50, "of": "乙公司"},
    )

    assert [box.name for box in found.owned.boxes] == ["甲公司", "乙公司", "", "", ""]
    assert codes(found) == ["no-name", "kind-open", "stops"] * 3


def test_two_persons_and_no_foreign_capital_are_no_alarm():
    """Neither their names nor that they are not foreign is an answer that any rule waits for."""
    data: Entry = {
        "company": {"foreign_capital": False},
        "shareholders": [{"kind": "natural-person", "share": share} for share in (60, 40)],
        "materials": {"equity-structure-chart": {"traced": True}},
    }
    found = chart_of(data)

    assert found.owned.is_complete
    assert foreign(found) == (0, 0)
    assert found.differing == ()
    assert found.state().zh == "尚有2名股东未填姓名或名称，签字前请补上。"
    assert found.settled().en.endswith("Names left out: 2; write them in before it is signed.")


def test_what_the_law_leaves_open_of_one_owner_stays_open():
    entries = [{"kind": "natural-person", "share": 100, "foreign": "unclear"}]
    data: Entry = {"company": {"foreign_capital": False}, "shareholders": entries}

    assert foreign(chart_of(data)) == (0, 100)


def test_an_owner_further_up_says_whose_owner_it_is():
    found = chart_of({"shareholders": [person("甲某", 100)], "holders": [person("乙某", 100)]})

    assert codes(found) == ["of-open"]
    assert effective(found) == {"甲某": 100}


def test_without_shareholders_there_is_nothing_to_draw():
    found = chart_of({})

    assert found.is_empty
    assert codes(found) == ["no-shareholders"]
    assert found.company.zh == "申请人"


@pytest.mark.parametrize(
    ("entries", "facts", "expected"),
    [
        (
            [person("甲某", 100, foreign=True)],
            {"foreign_capital": False},
            ["answer-no-foreign"],
        ),
        ([person("甲某", 100)], {"foreign_capital": True}, ["answer-foreign"]),
        ([person("甲某", 100)], {"foreign_capital": False}, []),
        ([person("甲某", 100, foreign=True)], {"foreign_capital": True}, []),
        # In a loop no foreign share can be told.
        ([company("甲公司", 100)], {"foreign_capital": False}, []),
        ([company("甲公司", 100)], {"foreign_capital": True}, []),
        (
            [company("乙公司", 100), company("丙公司", 100, "乙公司", foreign=True)],
            {"multi_level": False},
            ["answer-one-level"],
        ),
        (
            [
                company("乙公司", 100),
                company("丙公司", 50, "乙公司"),
                person("甲某", 50, "乙公司"),
                person("乙某", 100, "丙公司"),
            ],
            {"multi_level": False},
            ["answer-one-level"],
        ),
        ([company("乙公司", 100), company("丙公司", 100, "乙公司")], {"multi_level": True}, []),
        ([company("乙公司", 100), person("甲某", 100, "乙公司")], {"multi_level": False}, []),
        # One level of companies has persons, the State, or nobody above it.
        *(
            (
                [company("乙公司", 100), entry("丙", 100, "乙公司", kind=kind)],
                {"multi_level": False},
                [],
            )
            for kind in ("state-body", "institution", None)
        ),
    ],
)
def test_answers_that_the_chart_does_not_bear_out(
    entries: list[Entry], facts: Entry, expected: list[str]
):
    found = chart(*entries, **facts)

    paths = {
        "answer-no-foreign": "company.foreign_capital",
        "answer-foreign": "company.foreign_capital",
        "answer-one-level": "company.multi_level",
    }
    assert [(problem.code, problem.paths) for problem, _ in found.differing] == [
        (code, (paths[code],)) for code in expected
    ]


def test_traced_is_not_borne_out_while_something_is_open():
    traced = {"materials": {"equity-structure-chart": {"traced": True}}}
    [(problem, _)] = chart_of(owned_by(company("乙公司", 100)) | traced).differing

    assert problem.code == "answer-traced"
    assert problem.paths == ("materials.equity-structure-chart.traced",)
    assert chart_of(EXAMPLE | traced).differing == ()


def test_the_sentence_stands_only_where_a_guide_asks_it_and_it_is_true():
    zhejiang = ready() | {"shareholders": EXAMPLE["shareholders"], "holders": EXAMPLE["holders"]}
    zhejiang["service"]["provinces"] = ["CN-ZJ"]
    zhejiang["company"]["province"] = "CN-ZJ"

    assert chart_of(zhejiang).has_sentence
    assert not chart_of(zhejiang | {"holders": []}).has_sentence
    hunan = zhejiang | {"service": zhejiang["service"] | {"provinces": ["CN-HN"]}}
    hunan["company"] = hunan["company"] | {"province": "CN-HN"}
    assert not chart_of(hunan).has_sentence
