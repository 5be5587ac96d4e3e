"""Every item of every guide has one place; every wording of a guide rests on an item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW, parsed, put, ready
from support.guide_faults import faults
from support.rows import by_columns, keyed, rows_of

from checker.core.tables import LawError
from checker.decide.evaluate import find
from checker.load.guide_items import GuideItems, Item, load_guide_items, read_guide_items
from checker.model import READING, WHOLE_NETWORK_AUTHORITY, Basis, Text, Verdict, general_path

if TYPE_CHECKING:
    from pathlib import Path

LISTS = load_guide_items()
HERE, WORDS = Text("here", "此处"), Text("something", "某项")
# What an applicant answers who lacks what a demand asks, where that is not a plain no.
LACKING = {
    "company.legal_form": "branch",
    "company.registered_capital": 0,
    "service.marketing_calls": True,
    "record.dishonesty_list": True,
}


def test_every_item_has_a_place_and_every_wording_rests_on_an_item():
    assert faults(LAW, LISTS) == []


def test_every_guide_and_the_form_are_listed():
    assert set(LISTS) == {*LAW.guides, WHOLE_NETWORK_AUTHORITY}


def listed(code: str = "CN-HE", **changes: Any) -> dict[str, GuideItems]:
    """Return the lists, one of them changed."""
    return {**LISTS, code: replace(LISTS[code], **changes)}


@pytest.mark.parametrize(
    "row", keyed(rows_of("data_faults")["guide_places"], "demands", "place", "rule", "said")
)
def test_a_place_that_leads_nowhere_is_named(row: dict[str, Any]):
    item = Item(HERE, WORDS, row["place"], row["rule"], (*row.get("demands", ()),))
    found = faults(LAW, listed(items=(*LISTS["CN-HE"].items, item)))

    assert len(found) == 1
    place = f"CN-HE item {len(LISTS['CN-HE'].items) + 1} (here): "
    assert found[0].startswith(place + row["said"])


def test_a_wording_without_an_item_is_named():
    items = [item for item in LISTS["CN-HE"].items if item.rule != "social-security-certificate"]

    assert faults(LAW, listed(items=tuple(items))) == [
        "CN-HE social-security-certificate: the wording rests on no item"
    ]


def test_words_that_no_item_prints_are_named():
    items = tuple(
        replace(item, quote=WORDS) if item.rule == "social-security-certificate" else item
        for item in LISTS["CN-HE"].items
    )

    (fault,) = faults(LAW, listed(items=items))
    assert fault.startswith("CN-HE social-security-certificate: no item prints 公司相关负责人")


def test_a_guide_without_a_list_and_a_list_without_a_guide_are_named():
    without = {code: each for code, each in LISTS.items() if code != "CN-HE"}
    sichuan = replace(LISTS["CN-CQ"], authority="CN-SC")

    assert faults(LAW, without) == ["CN-HE: no list"]
    assert faults(LAW, {**LISTS, "CN-SC": sichuan}) == ["CN-SC: a list without a guide"]


def test_what_was_not_read_is_told_in_list_and_guide():
    assert faults(LAW, listed(unread=())) == ["CN-HE: unread is told in one of list and guide only"]


@by_columns("rest, fault", rows_of("data_faults")["guide_lists"])
def test_a_list_that_cannot_be_read_is_refused(tmp_path: Path, rest: str, fault: str):
    item = f'[[item]]\nat.en = "a"\nat.zh = "甲"\nquote.en = "b"\nquote.zh = "乙"\n{rest}\n'
    (tmp_path / "CN-HE.toml").write_text(f'authority = "CN-HE"\n{item}', encoding="utf-8")

    with pytest.raises(LawError, match=r"guides/CN-HE\.toml item 1: ") as refused:
        read_guide_items(tmp_path, LAW)
    assert fault in str(refused.value)


def test_a_list_of_nobody_is_refused(tmp_path: Path):
    (tmp_path / "CN-XX.toml").write_text('authority = "CN-XX"\n', encoding="utf-8")

    with pytest.raises(LawError, match="CN-XX is no authority"):
        read_guide_items(tmp_path, LAW)


def lacking(*demands: str) -> dict[str, Any]:
    """Return the ready application without what the demands ask, in a province of no guide."""
    data = ready({"service.provinces": ["CN-SC"]})
    for demand in demands:
        if general_path(demand).startswith("shareholders[]."):
            for each in data["shareholders"]:
                each |= {demand.rpartition(".")[2]: False, "registry_screenshot": False}
        else:
            put(data, demand, LACKING.get(demand, False))
    return data


def test_what_a_guide_asks_as_the_current_requirements_do_fails_whoever_lacks_it():
    def verdict(rule: str, demands: tuple[str, ...]) -> Verdict:
        return find(parsed(lacking(*demands)), LAW, LAW.rule(rule), Basis.LAW, "CN-SC").verdict

    asked = {
        (item.rule, item.demands)
        for code, each in LISTS.items()
        if code != WHOLE_NETWORK_AUTHORITY
        for item in each.items
        if item.rule and item.demands
    }
    assert [found for found in asked if verdict(*found) is not Verdict.NOT_MET] == []


def test_no_wording_of_a_guide_is_a_reading_of_ours():
    versions = [version for rule in LAW.rules for version in rule.versions_on(Basis.LOCAL)]

    assert [version.asks for version in versions if version.rank == READING] == []
