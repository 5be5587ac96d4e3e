"""What is not in order in the chart of the owners, and which answers it does not bear out."""

from __future__ import annotations

from typing import Any

import pytest
from support.each import for_each
from support.owners import (
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
from support.rows import rows_of

from checker.filing.equity.outline import outline


@for_each("case", rows_of("owners")["case"])
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


@for_each("row", rows_of("share_sums")["off"])
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
