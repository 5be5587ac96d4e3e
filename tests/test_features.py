"""A feature is a folder and a line of the table: each door finds there what stands behind it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.compiled import compiling_once

from checker.doors.features import FEATURES, MODULES, PACKAGE, modules_by_name

if TYPE_CHECKING:
    from checker.doors.features import Door

PACKAGE_FOLDER = Path(__file__).parents[1] / "checker"
ROOMS = PACKAGE_FOLDER / "filing"
# What each door asks of the module behind a name.
ASKED: dict[Door, tuple[str, ...]] = {
    "command": ("COMMAND",),
    "request": ("reply",),
    "report": ("schema", "TITLE"),
}
# A made-up feature, behind the plan: it tells how many answers were given.
LINE_OF_PLAN = '    Feature("plan", command="plan", request="plan", report="plan"),\n'
MADE_UP = {
    "__init__.py": '"""How many answers were given."""\n',
    "words.toml": """\
[tally]
as-data = { en = "Answers given", zh = "已填答案" }
said = { en = "{n} answers", zh = "共{n}项答案" }
""",
    "command.py": '''\
"""``tally``: how many answers were given."""

from checker.io.arguments import formats, of_application
from checker.core.words import phrase


def tell(report, options):
    return phrase("tally.said", options.lang, n=len(report.app.answers)) + "\\n"


COMMAND = of_application("how many answers were given", tell, formats("text"))
''',
    "panel.py": '''\
"""Answer the page."""

from checker.io.page_request import lang_of, report_of
from checker.core.words import phrase


def reply(asked):
    report = report_of(asked)
    return {"ok": True, "panel": phrase("tally.said", lang_of(asked), n=len(report.app.answers))}
''',
    "schema.py": '''\
"""The JSON Schema of how many answers were given."""

from checker.io.schema_parts import WHOLE, table

TITLE = "tally.as-data"


def schema(law):
    return table({"answers": WHOLE})
''',
}
REQUEST = {
    "do": "tally",
    "lang": "zh",
    "today": "2026-11-24",
    "bases": ["law"],
    "application": {"company": {"registered_capital": 1_000_000}},
}
THROUGH_THE_PAGE_S_DOOR = (
    "import sys; from checker.doors import web; print(web.answer(sys.argv[1]))"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the checker that has a folder and a line more."""
    folder = tmp_path_factory.mktemp("copy")
    skipped = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE_FOLDER, folder / "checker", ignore=skipped)
    room = folder / "checker" / "filing" / "tally"
    room.mkdir()
    for name, text in MADE_UP.items():
        (room / name).write_text(text, encoding="utf-8")
    table = folder / "checker" / "doors" / "features.py"
    lines = LINE_OF_PLAN + LINE_OF_PLAN.replace("plan", "tally")
    table.write_text(table.read_text("utf-8").replace(LINE_OF_PLAN, lines), "utf-8")
    (folder / "a.json").write_text(json.dumps(REQUEST["application"]))
    return folder


def told(copy: Path, *arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", *arguments]
    done = subprocess.run(  # noqa: S603 - ours
        command, cwd=copy, env=compiling_once(), check=True, capture_output=True
    )
    return done.stdout.decode()


def test_a_feature_more_is_a_command_more(copy: Path):
    assert told(copy, "-m", "checker", "tally", "a.json") == "1 answers\n"


def test_its_command_stands_where_its_line_does(copy: Path):
    lines = told(copy, "-m", "checker", "--help").splitlines()
    found = [name for line in lines for name in line.split()[:1]]

    assert [name for name in found if name in ("plan", "tally", "agree")] == [
        "plan",
        "tally",
        "agree",
    ]


def test_a_feature_more_is_a_request_of_the_page_more(copy: Path):
    reply = json.loads(told(copy, "-c", THROUGH_THE_PAGE_S_DOOR, json.dumps(REQUEST)))

    assert reply == {"ok": True, "panel": "共1项答案"}


def test_a_feature_more_is_a_schema_more(copy: Path):
    schema = json.loads(told(copy, "-m", "checker", "schema", "tally"))

    assert schema["title"].startswith("Answers given")
    assert schema["properties"] == {"answers": {"type": "integer"}}
    assert "tally-1.json" in told(copy, "-m", "checker", "schema")


@pytest.mark.parametrize("kind", MODULES)
def test_what_a_feature_names_stands_in_its_folder(kind: Door):
    lacking = [
        f"{place} has no {asked}"
        for place in modules_by_name(kind).values()
        for asked in ASKED[kind]
        if not hasattr(import_module(place), asked)
    ]

    assert lacking == []


@pytest.mark.parametrize("kind", MODULES)
def test_what_stands_in_a_feature_s_folder_is_named(kind: Door):
    found = {path.parent.name for path in ROOMS.glob(f"*/{MODULES[kind]}.py")}

    assert {f"{PACKAGE}.{room}.{MODULES[kind]}" for room in found} == {
        *modules_by_name(kind).values()
    }


def test_every_folder_with_words_is_a_feature():
    found = {path.parent.name for path in ROOMS.glob("*/words.toml")}

    assert found == {feature.folder for feature in FEATURES}


def test_no_name_is_taken_twice():
    names = {kind: [*filter(None, (getattr(f, kind) for f in FEATURES))] for kind in MODULES}

    assert {kind: len(found) for kind, found in names.items()} == {
        kind: len(modules_by_name(kind)) for kind in MODULES
    }
