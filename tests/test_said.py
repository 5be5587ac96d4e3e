"""What the page and the command say to which answers: each row of said/*.toml is one fact."""

import json
import re
import shlex
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from support.applications import application_of
from support.command import printed, ran
from support.replies import COMMON, asked
from support.rows import FOLDER, Row, keyed, plain, rows_of

from checker.model import Data

ANSWERED = {"start", "answers", "without", "unsure", "only"}
# What a row asks of a command, or of the page.
OF_A_COMMAND = {"command", "first", "files", "status", "partly", "lines", "notes"}
OF_THE_PAGE = {"asks", "part", "request", "before", *COMMON}
MERGED = {"answers", "files", "request"}
# What is expected: words that are shown or not, marks of the page that are there, so often, or not,
# how it begins, the whole, its lines, what is noted beside it, and what stands where in the data,
# among others or not.
TOLD = {
    *("says", "hides", "shows", "lacks", "counts", "begins", "whole", "lines", "notes"),
    *("holds", "among", "apart", "null"),
}


def cases(file: str) -> Iterator[Row]:
    """Read the rows of a file; what all of them have in common stands in it once."""
    rows = rows_of(f"said/{file}")
    common = rows.get("common", {})
    for case in keyed(rows["case"], *ANSWERED, *OF_A_COMMAND, *OF_THE_PAGE, *TOLD):
        others = OF_THE_PAGE if "command" in case else OF_A_COMMAND
        assert not others & case.keys(), case.id
        both = {key: common[key] | case.get(key, {}) for key in MERGED & common.keys()}
        yield Row({**common, **case, **both}, case.place)


@pytest.mark.parametrize("file", sorted(path.stem for path in (FOLDER / "said").glob("*.toml")))
def test_said(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subtests: pytest.Subtests
):
    for case in cases(file):
        # No row finds the files of another.
        monkeypatch.chdir(mkdtemp(dir=tmp_path))
        with subtests.test(case.id):
            it_is_said(case)


def it_is_said(case: Data):
    assert {"status", *TOLD} & case.keys()
    raw, data = by_command(case) if "command" in case else by_page(case)
    said = raw if "command" in case else unescape(re.sub("<[^>]+>", "", raw))

    assert [words for words in case.get("says", ()) if words not in said] == []
    assert [words for words in case.get("hides", ()) if words in said] == []
    assert [mark for mark in case.get("shows", ()) if mark not in raw] == []
    assert [mark for mark in case.get("lacks", ()) if mark in raw] == []
    counts = case.get("counts", {})
    assert {mark: raw.count(mark) for mark in counts} == counts
    assert raw[: len(case.get("begins", ""))] == case.get("begins", "")
    assert raw == case.get("whole", raw)
    assert raw.count("\n") == case.get("lines", raw.count("\n"))
    held = json.loads(json.dumps(case.get("holds", {}), default=plain))
    assert {path: at(data, path) for path in held} == held
    assert [each for path, each in in_lists(case, "among") if each not in at(data, path)] == []
    assert [each for path, each in in_lists(case, "apart") if each in at(data, path)] == []
    assert [path for path in case.get("null", ()) if at(data, path) is not None] == []


def by_command(case: Data) -> tuple[str, Any]:
    """Return what a command writes, and its data; of one that is refused, why."""
    for name, file in case.get("files", {}).items():
        text = file if isinstance(file, str) else json.dumps(file, default=plain)
        Path(name).write_text(text, "utf-8")
    if "first" in case:
        printed(*shlex.split(case["first"]))
    on = application_of(case) if ANSWERED & case.keys() else None
    status, out, err = ran(*shlex.split(case["command"]), on=on)

    assert status == case.get("status", 0), err
    # Of many applications those that can be read are answered all the same.
    assert out == "" or status < 2 or case.get("partly")
    assert err == case.get("notes", err if status == 2 else "")
    return (err if status == 2 else out), json.loads(out) if out[:1] in ("{", "[") else {}


def by_page(case: Data) -> tuple[str, Any]:
    """Return what the page shows, or why it does not, and the whole reply."""
    request = {key: case[key] for key in COMMON if key in case} | case.get("request", {})
    if "before" in case:
        request["before"] = application_of(case["before"])
    reply = asked(do=case.get("asks", "check"), application=application_of(case), **request)
    if not reply["ok"]:
        assert {"ok", "error.path"} & case["holds"].keys(), reply
        return reply["error"]["en"], reply
    shown = at(reply, case["part"]) if "part" in case else reply.get("panel", "")
    return "\n".join(shown.values() if isinstance(shown, dict) else [shown]), reply


def in_lists(case: Data, key: str) -> list[tuple[str, Any]]:
    """Return each of what lists are told to hold, or not, with the path of its list."""
    return [(path, each) for path, listed in case.get(key, {}).items() for each in listed]


def at(data: Any, path: str) -> Any:
    """Return what stands in data at a path, such as ``ways.0.title``; ``*`` is each of a list."""
    key, _, rest = path.partition(".")
    if key == "*":
        return [at(each, rest) for each in data]
    found = data[int(key)] if isinstance(data, list) else data[key]
    return at(found, rest) if rest else found
