"""An application file is JSON or TOML; a fault is told with its line."""

import pytest
from support.rows import by_columns, rows_of

from checker.application import syntax
from checker.core.input_error import InputError


@by_columns("text, line, word", rows_of("syntax")["unreadable"])
def test_unreadable_files(text: str, line: int | None, word: str):
    with pytest.raises(InputError) as refused:
        syntax.read(text)

    assert word in refused.value.text.en
    assert refused.value.text.zh
    assert line in (None, refused.value.line)


def test_a_text_that_is_no_unicode_cannot_be_read():
    with pytest.raises(InputError) as refused:
        syntax.read('{"a": "\ud800"}')

    assert "Unicode" in refused.value.text.en


def test_brackets_in_a_name_are_not_nesting():
    name = "[" * 30 + '\\"' + "{" * 30

    assert syntax.read(f'{{"company": {{"name": "{name}"}}}}')["company"]["name"][:30] == "[" * 30
    assert syntax.read(f"[company]\nname = '{'[' * 30}'")["company"]["name"] == "[" * 30


def test_bytes_must_be_utf8_and_the_line_is_told():
    with pytest.raises(InputError) as refused:
        syntax.decode("a = 1\nb = '公司'".encode("gb18030"))

    assert refused.value.line == 2


def test_a_byte_order_mark_does_no_harm():
    assert syntax.read(syntax.decode(b'\xef\xbb\xbf{"format": null}')) == {"format": None}
    assert syntax.read("\ufeffformat = 'x'") == {"format": "x"}


def test_both_forms_say_the_same():
    toml = syntax.read("[company]\nregistered_capital = 10_000_000\n[[bars]]\n")
    json = syntax.read('{"company": {"registered_capital": 10000000}, "bars": [{}]}')

    assert json == toml
