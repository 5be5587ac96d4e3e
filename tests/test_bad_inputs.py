"""Whatever a file holds, it is read or refused in one short line; nothing hangs or falls."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.applications import DAY, LAW
from support.bad_inputs import BAD
from support.replies import asked
from support.rows import rows_of
from support.samples import examples

from checker.application import syntax
from checker.application.application import parse
from checker.core.input_error import InputError
from checker.core.words import word
from checker.doors import web
from checker.kinds.list import MOST_ENTRIES

if TYPE_CHECKING:
    from collections.abc import Iterable

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
EVERY_RUN = examples(200)
LONGEST_MESSAGE = 1000
LONGEST_PATH = 80
PIECES = ("\ud800", *rows_of("syntax")["pieces"])
patchwork = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.one_of(st.text(max_size=200), patchwork, patchwork.map(lambda text: "{" + text))


def faults(text: str) -> tuple[InputError, ...]:
    try:
        return parse(syntax.read(text), LAW, DAY)[1]
    except InputError as error:
        return (error,)


def is_safe(error: InputError) -> bool:
    said = (error.path, error.text.en, error.text.zh, str(error))
    bounded = len(error.path) <= LONGEST_PATH and max(map(len, said)) <= LONGEST_MESSAGE
    return bounded and all(part.isprintable() for part in said)


def opened(text: str) -> dict[str, Any]:
    return asked(do="open", text=text, today=DAY.isoformat())


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_short_line(name: str):
    text, said = BAD[name]
    first, *more = faults(text)

    assert said in str(first)
    assert more == []
    assert is_safe(first)
    reply = opened(text)
    assert (reply["ok"], reply["error"]["en"]) == (False, first.text.en)


@EVERY_RUN
@given(anything)
def test_any_text_is_read_or_refused(text: str):
    found = faults(text)

    assert all(is_safe(error) for error in found)
    reply = opened(text)
    empty = not reply["ok"] and reply["error"]["en"] == word("file.empty").en
    assert reply["ok"] is not bool(found) or empty


@EVERY_RUN
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(raw: bytes):
    assert isinstance(decoded(raw), str | InputError)


def decoded(raw: bytes) -> str | InputError:
    try:
        return syntax.decode(raw)
    except InputError as error:
        return error


def nesting(value: Any) -> int:
    inner: Iterable[Any] = ()
    if isinstance(value, dict):
        inner = value.values()
    elif isinstance(value, list):
        inner = value
    else:
        return 0
    return 1 + max(map(nesting, inner), default=0)


@EVERY_RUN
@given(patchwork)
def test_what_is_read_is_never_nested_deeper_than_allowed(text: str):
    try:
        data = syntax.read(text)
    except InputError:
        return
    assert nesting(data) <= 1 + syntax.DEEPEST + syntax.MOST_PARTS


@pytest.mark.parametrize(("depth", "read"), [(syntax.DEEPEST, True), (syntax.DEEPEST + 1, False)])
def test_the_limit_of_nesting_itself(depth: int, read: bool):
    for text in (
        '{"a":' + "[" * (depth - 1) + "]" * (depth - 1) + "}",
        "a = " + "[" * depth + "]" * depth,
    ):
        assert ("nested too deeply" not in str(read_or_fault(text))) is read


def read_or_fault(text: str) -> object:
    try:
        return syntax.read(text)
    except InputError as error:
        return error


@pytest.mark.parametrize("text", rows_of("syntax")["looks_nested"])
def test_what_only_looks_nested_is_read(text: str):
    assert syntax.read(text) == tomllib.loads(text)


def test_a_list_may_have_as_many_entries_as_the_limit_says():
    app, errors = parse({"penalties": [{}] * MOST_ENTRIES}, LAW, DAY)

    assert errors == ()
    assert app.lengths["penalties"] == MOST_ENTRIES


def test_a_file_of_the_largest_size_is_read():
    text = "# " + "a" * (syntax.LARGEST_FILE - 2)

    assert syntax.read(syntax.decode(text.encode())) == {}
    with pytest.raises(InputError, match="1,000,000"):
        syntax.decode(b"#" * (syntax.LARGEST_FILE + 1))


@pytest.mark.parametrize("share", ["50.0", "33.333333", "0", "100", "1e1", "0.000001"])
def test_a_number_is_the_same_in_the_page_as_in_the_file(share: str):
    text = f'{{"shareholders": [{{"share": {share}}}]}}'
    application = opened(text)["application"]

    held = parse(syntax.read(text), LAW, DAY)[0].answers
    assert parse(syntax.read(json.dumps(application)), LAW, DAY)[0].answers == held


def test_an_answer_that_is_no_json_is_a_crash_and_still_json(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(web.ANSWERS, "open", lambda _asked: {"ok": True, "n": float("inf")})

    assert opened("{}")["crash"].startswith("ValueError")
