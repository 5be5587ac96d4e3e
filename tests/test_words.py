"""The fixed words: each stands once, in both languages, and somebody says it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.placeholders import placeholders
from support.sources import ROOT

from checker.core.words import WordsError, filing_words, many_words, read_words, words
from scripts.site.words import words as page_words

WORDS = words() | filing_words() | many_words()


CHECKER = [*(ROOT / "checker").rglob("*.py")]
MODULES = [*CHECKER, *(ROOT / "scripts" / "site").rglob("*.py")]
# What looks a sentence up, by its first key; the last join texts by a mark, their second argument.
LOOKUPS = {"word", "phrase", "say", "label", "pair", "counted"}
KEYS_OF = {"counted": 2}
# How a key would be put together, wherever it stands in an expression.
PUT_TOGETHER = (ast.JoinedStr, ast.BinOp)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def literals() -> set[str]:
    """Return the texts the code writes; what stands in templates is quoted there."""
    nodes = (node for path in MODULES for node in ast.walk(parsed(path)))
    found = {node.value for node in nodes if isinstance(node, ast.Constant)}
    templates = (ROOT / "scripts").rglob("*.jinja")
    quoted = (re.findall(r"[\"']([^\"']+)[\"']", p.read_text("utf-8")) for p in templates)
    return {text for text in found if isinstance(text, str)} | {t for each in quoted for t in each}


def lookups(path: Path) -> Iterator[tuple[ast.FunctionDef | None, ast.expr]]:
    """Return each key by which a module looks a sentence up, with the function it stands in."""
    inside: dict[ast.AST, ast.FunctionDef] = {}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef):
            inside |= dict.fromkeys(ast.walk(node), node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            name = node.func.id
            if name in LOOKUPS:
                yield from ((inside.get(node), key) for key in node.args[: KEYS_OF.get(name, 1)])


def makes(node: ast.AST) -> bool:
    """Tell whether an expression puts a text together, or has a method do so."""
    return any(
        isinstance(part, PUT_TOGETHER)
        or (isinstance(part, ast.Call) and getattr(part.func, "attr", "") in ("format", "join"))
        for part in ast.walk(node)
    )


def values(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    """Return what a function gives a name."""
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in (part for each in targets for part in ast.walk(each)):
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value  # type: ignore[attr-defined]


@pytest.mark.no_cover
@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sentence_is_looked_up_by_a_whole_key(path: Path):
    made = [
        f"{path.name}:{key.lineno}: {ast.unparse(key)}"
        for function, key in lookups(path)
        for given in (values(function, key.id) if function and isinstance(key, ast.Name) else [key])
        if makes(given)
    ]

    assert made == []


@pytest.mark.no_cover
@pytest.mark.parametrize("path", CHECKER, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_begins_like_the_key_of_a_sentence(path: Path):
    """So that no key is made on its way to the look-up, in another module."""
    groups = {key.partition(".")[0] for key in WORDS}
    begun = {
        node.values[0].value.partition(".")[0]
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.JoinedStr)
        if isinstance(node.values[0], ast.Constant)
        if "." in str(node.values[0].value)
    }

    assert begun & groups == set()


@pytest.mark.no_cover
def test_every_key_that_is_looked_up_has_its_sentence():
    known = WORDS.keys() | page_words().keys()
    named = {
        part.value
        for path in MODULES
        for _, key in lookups(path)
        for part in ast.walk(key)
        if isinstance(part, ast.Constant) and "." in str(part.value)
    }

    assert named - known == set()


def test_each_word_is_said_somewhere():
    assert WORDS.keys() - literals() == set()


def is_filled_alike(key: str) -> bool:
    text = WORDS[key]
    # In Chinese the question to an authority needs no translation beside it; and what is wrong
    # in a file the parsers say in English only.
    parser = {"message"}
    apart = {"asked.question": {"en"}, "file.bad-json": parser, "file.bad-toml": parser}

    more = placeholders(text.en) - placeholders(text.zh)
    return more == apart.get(key, set()) and placeholders(text.zh) <= placeholders(text.en)


def test_each_word_is_filled_alike_in_both_languages():
    assert [key for key in WORDS if not is_filled_alike(key)] == []


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
