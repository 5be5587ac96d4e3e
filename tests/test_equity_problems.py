"""What is not in order in the chart of the owners, and which answers it does not bear out."""

from __future__ import annotations

from typing import Any

from support.applications import ready
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
from support.rows import rows_of


def owner(entry: dict[str, Any]) -> Entry:
    """Return an entry of a row: a person, a company, or what stands there and no more."""
    for kind, make in (("person", person), ("company", company)):
        if kind in entry:
            more = {key: value for key, value in entry.items() if key != kind}
            return make(entry[kind], more.pop("share", None), **more)
    return entry


@for_each("case", rows_of("owners")["case"])
def test_what_the_chart_tells_of_its_owners(case: dict[str, Any]):
    found = chart(*map(owner, case["owners"]), **case.get("answers", {}))
    unknown = "cannot be told"
    holds = {name: unknown if share is None else share for name, share in effective(found).items()}
    told = {
        "problems": [{"code": p.code, "at": [*p.paths], "en": t.en} for p, t in found.problems],
        "holds": holds,
        "foreign": [*(foreign(found) or [unknown])],
        "differs": [{"code": p.code, "at": [*p.paths]} for p, _ in found.differing],
    }

    assert case["told"] == {key: told[key] for key in case["told"]}


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


@for_each("row", rows_of("share_sums")["off"])
def test_sums_are_off_beyond_the_tolerance_of_material_3(row: dict[str, Any]):
    shares = [*row["shares"], *[None] * row.get("open", 0)]
    upper = [person(f"{n}号", share, "乙公司") for n, share in enumerate(shares)]

    found = chart(company("乙公司", 100), *upper)

    assert ("sum-off" in codes(found)) is row["off"]


def test_a_persons_own_kind_is_not_replaced():
    assert codes(chart(person("甲某", 100, ends_as="listed-company"))) == []
    assert (
        chart(person("甲某", 100, ends_as="listed-company")).owned.boxes[1].kind == "natural-person"
    )


def test_all_namesakes_are_told_always_in_the_same_order():
    names = [f"{n}号" for n in range(8)]
    found = chart(*(person(name, 6.25) for name in names * 2))

    assert [each.paths for each, _ in found.problems] == [
        (f"shareholders[{n}]", f"shareholders[{n + 8}]") for n in range(8)
    ]


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


def test_without_shareholders_there_is_nothing_to_draw():
    found = chart_of({})

    assert found.is_empty
    assert found.company.zh == "申请人"


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
