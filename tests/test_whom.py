"""Wherever a page or a result says to ask the authority, its name, phone and question stand."""

import json
import re
from pathlib import Path

from support.applications import LAW
from support.included import included, snippet
from support.samples import in_both_languages
from support.sources import DOCS

from checker.model import LANGS, WHOLE_NETWORK_AUTHORITY, Lang
from checker.report.explanation import contact
from scripts.site import HOMES, rules
from scripts.site.after.blank import without_layout
from scripts.site.after.phones import PHONES, write_phones

SAYS = {
    "en": re.compile(
        r"[Aa]sk (?:the|its|your|that|both) (?:\w+ )?(?:authority|administration)"
        r"|[Ll]aw unclear: ask"
    ),
    "zh": re.compile(r"需咨询|[先请]咨?问?许可机关|向许可机关(?:咨询|确认|核实)|询问许可机关"),
}
# What explains the words of a verdict, or is not told to a visitor who files.
NOT_ADVICE = {
    *("index.md", "about.md", "glossary.md", "history.md", "review-book.md"),
    *("evidence/index.md", "evidence/papers.md", "changelog.md"),
    # The checker itself, which names the authority once the answers do.
    *("check.md", "many.md"),
}
HELP_LINE = LAW.authorities[WHOLE_NETWORK_AUTHORITY].phone or ""
INCLUDED = re.compile(r"\{!(\S+)!\}")


@in_both_languages
def test_a_page_that_says_to_ask_says_whom(lang: Lang):
    mute = []
    for page in sorted((DOCS / lang).rglob("*.md")):
        written = page.read_text("utf-8")
        parts = [included()[name] for name in INCLUDED.findall(written) if name in included()]
        whole = "\n".join((written, *parts))
        # Or by the number itself, where it is not known yet who decides.
        says_whom = any(sign in whole for sign in ("data-whom", "data-phone", HELP_LINE))
        name = page.relative_to(DOCS / lang).as_posix()
        if name not in NOT_ADVICE and SAYS[lang].search(whole) and not says_whom:
            mute.append(name)
    assert not mute


def test_only_of_a_letter_the_form_is_asked_for():
    """No text is wanted of a paper that an authority issues."""
    asked = {
        rule.id
        for rule in LAW.rules
        if "有无固定格式" in snippet(f"{rules.folder(rule)}/own", "zh")
    }

    assert "business-license" not in asked
    assert asked <= {rule for rule, paper in LAW.papers.items() if paper.letter}
    assert "no-nuisance-call-commitment" in asked


@in_both_languages
def test_each_rule_page_has_the_help_line_and_a_question(lang: Lang):
    for rule in LAW.rules:
        box = snippet(f"{rules.folder(rule)}/own", lang)
        assert "12381" in box, rule.id
        # A condition is asked about by the name it bears now, without its old one.
        name = rule.nav if rule.kind == "condition" else rule.title
        assert name.zh in box
        assert "旧称" not in box, rule.id


@in_both_languages
def test_of_a_paper_that_is_asked_only_what_is_open_is_asked(lang: Lang):
    """No authority is asked whether a form that is filled in online is an original or a copy."""
    anything = re.compile(r"handed in as an original or a copy|应提交原件还是复印件")
    asking = {
        rule.id
        for rule in rules.of_kind(LAW, "material")
        if anything.search(snippet(f"{rules.folder(rule)}/own", lang))
    }
    assert asking == set()


def test_every_authority_is_named_with_a_phone():
    line = LAW.authorities[WHOLE_NETWORK_AUTHORITY].phone
    assert line is not None
    for found in LAW.provinces.values():
        said = contact(found, LAW)
        for lang in LANGS:
            assert found.name.of(lang) in said.of(lang)
            assert (found.phone or line) in said.of(lang)


def test_the_phones_are_written_in_both_languages(tmp_path: Path):
    for folder in HOMES.values():
        (tmp_path / folder / "authorities").mkdir(parents=True)
    write_phones(tmp_path)
    english = json.loads((tmp_path / PHONES).read_text("utf-8"))
    chinese = json.loads((tmp_path / "zh" / PHONES).read_text("utf-8"))
    assert english["CN-HN"] == "the Hunan Communications Administration, 0731-81111266"
    assert chinese["CN-HN"] == "湖南省通信管理局（0731-81111266）"
    assert set(english) == set(chinese) == set(LAW.provinces)


def test_what_lays_out_a_source_is_left_out_and_what_is_written_stays():
    html = "<p>a  b\n\n   <b>c</b></p>\n<pre>  d\n\n  e</pre>\n\n<script>f\n\n g</script>"
    assert without_layout(html) == (
        "<p>a  b\n<b>c</b></p>\n<pre>  d\n\n  e</pre>\n<script>f\n\n g</script>"
    )
