"""The online form, block by block: one table of data, on four pages, in both languages."""

from pathlib import Path

import pytest
from support.applications import LAW
from support.escaped import text
from support.samples import in_both_languages
from support.tags import Tags

from checker.core.tables import LawError
from checker.model import Lang
from scripts.site.sheet import read_sheet, sheet
from scripts.snippets import DATA, DOCS

FILE = DATA / "form_sheet.toml"
FOUND = read_sheet(FILE, LAW)
PAGES = ("application-form", "personnel-list", "security-measures", "equity-structure-chart")


def test_the_form_has_blocks_on_four_pages():
    assert sorted(FOUND.rules()) == sorted(PAGES)


def test_the_form_ranks_as_form_and_was_reported():
    assert (FOUND.instrument.id, FOUND.rank, FOUND.status) == ("portal-forms", "form", "reported")
    assert FOUND.instrument.rank == FOUND.rank
    assert FOUND.instrument.status == FOUND.status


@pytest.mark.parametrize("name", PAGES)
@in_both_languages
def test_every_field_stands_on_its_page_with_room_for_an_answer(name: str, lang: Lang):
    shown = sheet(FOUND, LAW.rule(name), lang)

    for block in FOUND.blocks:
        title = f"<p><strong>{text(block.title.of(lang))}</strong></p>"
        assert (title in shown) is (block.rule == name)
        if block.rule == name:
            assert all(f">{text(f.name.of(lang))}</th>" in shown for f in block.fields)
    assert text(FOUND.instrument.read.of(lang)) in shown
    assert "b-rank--form" in shown
    assert f"{{!{lang}/materials/{name}/sheet.md!}}" in page(lang, name)


@in_both_languages
def test_nine_commitments_stand_beside_the_seven_systems(lang: Lang):
    shown = sheet(FOUND, LAW.rule("security-measures"), lang)
    nine = [p.form.of(lang) for p in FOUND.commitments.pairs if p.form]
    named = [p.order.of(lang) for p in FOUND.commitments.pairs if p.order]

    assert len(nine) == 9
    # The seven systems, and the body that art. 26 names beside them.
    assert len(named) == 7 + 1
    assert all(text(said) in shown for said in (*nine, *named))


def page(lang: Lang, name: str) -> str:
    return (DOCS / lang / "materials" / f"{name}.md").read_text("utf-8")


@in_both_languages
def test_every_tag_is_closed(lang: Lang):
    for name in PAGES:
        assert Tags(sheet(FOUND, LAW.rule(name), lang)).open == []


def test_an_unknown_key_is_refused(tmp_path: Path):
    wrong = tmp_path / "form_sheet.toml"
    wrong.write_text(FILE.read_text("utf-8") + '\nmore = "x"\n', "utf-8")
    with pytest.raises(LawError, match="unknown key more"):
        read_sheet(wrong, LAW)
