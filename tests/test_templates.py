"""The templates of what is made for pages: what they name is escaped, written out and there."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.model import Lang, Text
from scripts.site import templates

FOLDER = Path(templates.__file__).parent
SCRIPTS = FOLDER.parents[1]
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.jinja"))
SOURCES = "\n".join(
    path.read_text("utf-8")
    for pattern in ("*.py", "*.jinja")
    for path in sorted(SCRIPTS.rglob(pattern))
)


def shown(source: str, lang: Lang = "en", **data: object) -> str:
    environment = templates.environment_of(lang).overlay(loader=DictLoader({"x": source}))
    return environment.get_template("x").render(data)


def given(said: Any) -> Any:
    """Return what a row has a template name: marked words, a text, a list of them, or itself."""
    if isinstance(said, list):
        return [given(each) for each in said]
    if isinstance(said, dict):
        return Markup(said["html"]) if "html" in said else Text(**said)  # noqa: S704 - our own
    return said


@by_columns("source, said, en", rows_of("templates")["said"])
def test_what_a_template_names(source: str, said: object, en: str):
    assert shown(source, said=given(said)) == en


def test_a_chinese_page_is_written_in_chinese():
    source = '{{ said }} {{ day }} {{ say("mark.colon") }}'

    assert (
        shown(source, "zh", said=Text("one", "一"), day=date(2026, 11, 24))
        == "一 2026年11月24日 ："
    )


def test_line_breaks_beside_the_tags_of_the_form_are_not_written():
    source = "<b>\n  {{ said }}\n</b> <i>one\n  line</i>\n"
    environment = templates.environment_of("en").overlay(loader=DictLoader({"form/x": source}))

    assert environment.get_template("form/x").render(said="a") == "<b>a</b> <i>one\n  line</i>"


def test_what_is_not_given_is_an_error():
    with pytest.raises(UndefinedError):
        shown("{{ forgotten }}")


def is_used(name: str) -> bool:
    stem = name.removesuffix(".html.jinja").rpartition("/")[2]
    return re.search(rf'["/]{re.escape(stem)}(\.html\.jinja)?"', SOURCES) is not None


def test_each_template_is_used():
    assert [name for name in FILES if not is_used(name)] == []


@pytest.mark.no_cover
@in_both_languages
def test_each_template_compiles(lang: Lang, subtests: pytest.Subtests):
    for name in FILES:
        with subtests.test(name):
            assert templates.environment_of(lang).get_template(name)


def test_attributes_stand_in_double_quotes():
    """Apostrophes are let stand as they are, so no attribute may end at one."""
    texts = {name: (FOLDER / name).read_text("utf-8") for name in FILES}
    assert [name for name, text in texts.items() if re.search(r"<[^>]*=\s*'", text)] == []
