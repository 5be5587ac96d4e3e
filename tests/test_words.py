"""The fixed words: each stands once, in both languages, and somebody says it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from support.each import for_each
from support.placeholders import placeholders
from support.sources import ROOT

from checker.core.words import WordsError, filing_words, many_words, read_words, words

WORDS = words() | filing_words() | many_words()


# What looks a fixed word up by its key.
LOOKS_UP = {"word", "phrase", "counted"}


@cache
def written() -> list[tuple[str, ast.AST]]:
    """Return every piece of the code with the file that it stands in."""
    paths = (path for folder in ("checker", "scripts") for path in (ROOT / folder).rglob("*.py"))
    trees = ((path, ast.parse(path.read_text("utf-8"))) for path in paths)
    return [(str(path.relative_to(ROOT)), node) for path, tree in trees for node in ast.walk(tree)]


@cache
def literals() -> set[str]:
    """Return the texts the code writes; what stands in templates is quoted there."""
    found = {node.value for _, node in written() if isinstance(node, ast.Constant)}
    templates = (ROOT / "scripts").rglob("*.jinja")
    quoted = (re.findall(r"[\"']([^\"']+)[\"']", p.read_text("utf-8")) for p in templates)
    return {text for text in found if isinstance(text, str)} | {t for each in quoted for t in each}


def test_no_key_of_a_word_is_put_together():
    """What is said is found where it is said: by its whole key."""
    groups = tuple({key[: key.index(".") + 1] for key in WORDS})
    together = [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file, node in written()
        if file.startswith("checker/")
        and isinstance(node, ast.JoinedStr)
        and isinstance(begin := node.values[0], ast.Constant)
        and str(begin.value).startswith(groups)
    ]
    looked_up = [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for file, node in written()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in LOOKS_UP
        and node.args
        and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]

    assert together + looked_up == []


@for_each("key", WORDS)
def test_each_word_is_said_somewhere(key: str):
    assert key in literals()


@for_each("key", WORDS)
def test_each_word_is_filled_alike_in_both_languages(key: str):
    text = WORDS[key]
    # In Chinese the question to an authority needs no translation beside it; and what is wrong
    # in a file the parsers say in English only.
    parser = {"message"}
    apart = {"asked.question": {"en"}, "file.bad-json": parser, "file.bad-toml": parser}

    assert placeholders(text.en) - placeholders(text.zh) == apart.get(key, set())
    assert placeholders(text.zh) <= placeholders(text.en)


def test_no_group_is_named_twice():
    groups = [
        group
        for found in (words(), filing_words(), many_words())
        for group in {key.partition(".")[0] for key in found}
    ]

    assert len(groups) == len({*groups})


def test_a_group_in_two_files_is_refused(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text('[verdict]\nmet = { en = "Met", zh = "符合" }\n')

    with pytest.raises(WordsError, match=r"two.toml: \[verdict\] also stands in one.toml"):
        read_words(tmp_path)


@pytest.mark.parametrize("raw", ['{ en = "Met" }', '{ en = "Met", zh = "" }', '"Met"'])
def test_a_word_in_one_language_is_refused(tmp_path: Path, raw: str):
    (tmp_path / "one.toml").write_text(f"[verdict]\nmet = {raw}\n")

    with pytest.raises(WordsError, match=r"verdict\.met must be written in en and zh"):
        read_words(tmp_path)
