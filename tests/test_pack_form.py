"""The blocks and fields of the online form stand as the guides that were read print them."""

from collections.abc import Iterator

import pytest
from support.applications import LAW

from checker.filing.online_form import OLD, load_form
from checker.load.guide_items import load_guide_items
from checker.model import Citation
from checker.report.demands import questions_on

BLOCKS, LIMITS = load_form()
FIELDS = [field for block in BLOCKS if block.form for field in block.fields]
# And where what the form is not known to have a field for is kept.
FIELDS_AND_ELSEWHERE = [field for block in BLOCKS if block.id != OLD for field in block.fields]
GUIDES = {guide.instrument.id: code for code, guide in LAW.guides.items()} | {
    "portal-forms": "miit"
}


def cited() -> Iterator[Citation]:
    yield from LIMITS.cites
    for cites in (*(block.cites for block in BLOCKS), *(field.cites for field in FIELDS)):
        yield from cites


def printed(cite: Citation) -> list[str]:
    """Return the words of a guide's items that stand at a cited place or below it."""
    items = load_guide_items()[GUIDES[cite.instrument.id]].items
    zh, en = cite.article.zh.split("第1项至")[0], cite.article.en.split(", items")[0].lower()
    return [
        item.quote.zh
        for item in items
        if item.at.zh.startswith(zh) and item.at.en.lower().startswith(en)
    ]


def test_every_place_that_is_cited_has_an_item_of_its_guide():
    lost = [cite.article.zh for cite in cited() if not printed(cite)]

    assert lost == []


def test_what_was_not_seen_is_said_to_be_reported():
    status = {"portal-forms": "reported"}
    wrong = [c.article.zh for c in cited() if c.status != status.get(c.instrument.id, "verified")]

    assert wrong == []


def test_the_blocks_are_called_as_the_form_calls_them():
    told = {block.id: block.form for block in BLOCKS if block.form}
    words = "".join(
        item.quote.zh for code in ("miit", "CN-HN") for item in load_guide_items()[code].items
    )

    assert [name for name in told.values() if name not in words] == []
    assert {block.id for block in BLOCKS} - told.keys() == {"elsewhere", OLD}


@pytest.mark.parametrize("paper", sorted({field.paper for field in FIELDS}))
def test_everything_asked_of_a_paper_goes_into_one_field(paper: str):
    fields = [field for field in FIELDS_AND_ELSEWHERE if field.paper == paper]
    stems = tuple(path for field in fields for path in field.paths)

    assert [field.paths for field in fields].count(()) == 1
    for stem in stems:
        assert any(path.replace("[]", "[").startswith(stem) for path in questions_on(LAW, paper))


def test_what_is_filled_in_online_is_asked_of_its_paper():
    for field in FIELDS:
        keys = {path.rpartition(".")[2] for path in questions_on(LAW, field.paper)}
        assert set(field.online) <= keys, field.id


def test_the_ids_and_numbers_of_fields_are_different():
    assert len({field.id for field in FIELDS}) == len(FIELDS)
    assert len({field.number for field in FIELDS}) == len(FIELDS)


def test_blocks_are_numbered_in_order_and_each_field_within_its_block():
    assert [block.number for block in BLOCKS] == [*range(1, len(BLOCKS) + 1)]
    assert [
        field.id
        for block in BLOCKS
        for field in block.fields
        if not field.number.startswith(f"{block.number}.")
    ] == []


def test_the_largest_file_is_what_the_form_and_hunan_print():
    quotes = [quote for cite in LIMITS.cites for quote in printed(cite)]

    assert LIMITS.size == 5_000_000
    assert any("不超过 5MB" in quote for quote in quotes)
    assert any("不超过5M" in quote for quote in quotes)


def test_the_kinds_of_files_are_those_of_the_form():
    items = load_guide_items()["miit"].items
    quotes = " ".join(item.quote.zh for item in items if item.at.zh.startswith("第九部分"))

    assert all(kind.upper() in quotes for kind in LIMITS.kinds if not kind.startswith("doc"))
    assert "WORD 或 PDF" in quotes
    assert f"图片≤{LIMITS.pictures}个" in quotes
