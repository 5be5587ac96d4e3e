"""Every command writes the same bytes, however Python sorts its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from support.agreement_cases import PAPERS
from support.applications import ready
from support.owners import company, owned_by, person
from support.sources import ROOT

from checker.doors import cli

# Two programs that write everything there is take as long as a hundred other tests.
pytestmark = pytest.mark.thorough
SEEDS = ("1", "2")
# Owners that hold each other, a name given twice, a foreigner against the company's own no.
OWNERS = owned_by(
    person("张三", 30),
    person("张三", 30),
    company("乙公司", 50),
    company("丙公司", 40, of="乙公司"),
    company("乙公司", 10, of="丙公司"),
    person("李四", 60, of="乙公司", foreign=True),
    person("王五", 20, of="丁公司"),
    foreign_capital=False,
    established_on="2025-12-09",
)


def lacking() -> dict[str, object]:
    """Return the ready application, its papers typed in, much of it answered otherwise."""
    data = ready() | {"papers": PAPERS["papers"]}
    data["service"] |= {"provinces": ["CN-GX", "CN-ZJ"], "users": "both", "clients": "mainland"}
    data["company"] |= {"registered_capital": 1_000_000, "legal_form": "partnership"}
    data["means"] = dict.fromkeys(data["means"], False) | {"operators": 3}
    data["bars"] = [{"on": "2026-01-31", "reason": "deception"}]
    data["materials"] = {
        rule: {key: False if answer is True else answer for key, answer in answers.items()}
        for rule, answers in data["materials"].items()
    }
    data["asked"] = [{"rule": "personnel-list", "on": "2026-11-01", "answer": "一人不得兼任。"}]
    return data


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Return what every command writes, by its line, under each hash seed."""
    path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
    running = []
    for seed in SEEDS:
        # Each its own: they also write files there.
        folder = tmp_path_factory.mktemp("seed")
        for name, data in {"ready": ready(), "lacking": lacking(), "owners": OWNERS}.items():
            (folder / f"{name}.json").write_text(json.dumps(data, default=str), encoding="utf-8")
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-m", "support.every_command"]
        started = subprocess.Popen(  # noqa: S603 - this very program
            command, cwd=folder, env=env, stdout=subprocess.PIPE
        )
        running.append(started)
    return [json.loads(each.communicate()[0]) for each in running]


def test_every_command_is_run(told: list[dict[str, str]]):
    assert {line.split()[0] for line in told[0]} == {*cli.COMMANDS}


def test_no_command_here_is_refused(told: list[dict[str, str]]):
    assert [line for line, text in told[0].items() if text.endswith("[2]")] == []


def test_every_command_writes_the_same_under_every_hash_seed(told: list[dict[str, str]]):
    one, other = told

    assert [line for line in one if other[line] != one[line]] == []
