"""The project's own files: locks, versions, and the scripts that set it up."""

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from support.rows import by_columns, rows_of
from support.sources import ROOT, file_text

from checker import __version__
from scripts import lock as locking
from scripts.machine import environment

PYTHON_LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
NPM_LOCK = ROOT / "package-lock.json"
GUIDES = ("LAW", "MAINTAINING", "PUBLISHING")


def is_suitable(python: Path) -> bool:
    """Ask scripts/machine/interpreter.sh about one Python."""
    script = '. scripts/machine/interpreter.sh; suitable "$1"'
    done = subprocess.run(["sh", "-c", script, "sh", python], cwd=ROOT, check=False)  # noqa: S603, S607
    return done.returncode == 0


def stub(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, NPM_LOCK])
def test_locks_hold_no_address(lock: Path):
    text = lock.read_text("utf-8")

    assert "://" not in text
    assert '"resolved"' not in text


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_locked_python_package_has_hashes(lock: Path):
    entries = re.split(r"^(?=\S+==)", lock.read_text("utf-8"), flags=re.MULTILINE)[1:]

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_every_locked_npm_package_has_a_hash():
    packages = json.loads(file_text("package-lock.json"))["packages"]

    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_locks_agree_on_versions():
    versions = {}
    for lock in PYTHON_LOCKS:
        pins = re.findall(r"^(\S+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
        for name, version in pins:
            versions.setdefault(name, set()).add(version)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads(file_text("pyproject.toml"))["project"]

    assert project["dynamic"] == ["version"]
    assert f"\nversion: {__version__}\n" in file_text("CITATION.cff")
    assert f"\n## {__version__} " in file_text("CHANGELOG.md")


@pytest.mark.parametrize("config", ["mkdocs.yml", "mkdocs.zh.yml"])
def test_the_pages_use_no_hooks_and_no_content_plugins(config: str):
    keys = re.findall(r"^(\w+):", file_text(config), re.MULTILINE)
    plugins = re.search(r"^plugins:\n((?: .*\n)+)", file_text(config), re.MULTILINE)

    assert "hooks" not in keys
    assert ("plugins" in keys) == (plugins is not None)
    assert plugins is None or re.findall(r"^  (?:- )?(\w+)", plugins[1], re.MULTILINE) == ["search"]


def test_no_script_imports_a_plugin_of_the_theme():
    scripts = {path: path.read_text("utf-8") for path in (ROOT / "scripts").rglob("*.py")}
    plugin = re.compile(r"^ *(?:from|import) material\.plugins", re.MULTILINE)

    assert scripts
    assert [path for path, text in scripts.items() if plugin.search(text)] == []


def test_what_leans_on_the_theme_is_named_for_the_day_it_ends():
    leaning = re.compile(r'import material|javascripts/|"stylesheets"|search_index\.json')
    chapter = (
        file_text(".github/MAINTAINING.md").partition("## When the theme")[2].partition("\n## ")[0]
    )
    sources = [path for path in (ROOT / "scripts" / "site").rglob("*.*") if path.suffix != ".pyc"]
    found = {path.name for path in sources if leaning.search(path.read_text("utf-8"))}

    assert "search.py" in found
    assert found <= set(re.findall(r"(\w+\.\w+)`", chapter))


def test_every_file_that_contributors_are_sent_to_is_there():
    """By its whole path or, where the sentence says in which folder, by the end of it."""
    folders = ("checker", "docs", "requirements", "scripts", "tests")
    there = [f"/{p.relative_to(ROOT).as_posix()}" for f in folders for p in (ROOT / f).rglob("*.*")]
    there += [f"/{path.name}" for path in ROOT.glob("*.*")]
    guides = ("CONTRIBUTING.md", *(f".github/{name}.md" for name in GUIDES))
    text = "\n".join(map(file_text, guides))
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    quoted = " ".join(re.findall(r"`([^`\n]+)`", prose)).split()
    named = {
        word for word in quoted if re.fullmatch(r"[\w./-]+\.(?:py|js|toml|md|jinja|css|html)", word)
    }

    # That one is the theme's own.
    assert {n for n in named if not any(p.endswith(f"/{n}") for p in there)} == {"base.html"}


def test_the_package_needs_nothing():
    assert tomllib.loads(file_text("pyproject.toml"))["project"]["dependencies"] == []


@pytest.mark.skipif(sys.version_info < (3, 12), reason="the engine's tests also run on 3.11")
def test_a_new_python_is_suitable():
    assert is_suitable(Path(sys.executable))


@pytest.mark.parametrize(
    "body",
    ["echo 'pyenv: command not found' >&2; exit 127", "exit 1", "kill -9 $$"],
    ids=["a shim", "too old", "crashing"],
)
def test_what_only_looks_like_a_python_is_not_suitable(tmp_path: Path, body: str):
    assert not is_suitable(stub(tmp_path / "python3.13", body))


@by_columns("node, is_new_enough", rows_of("project")["node"])
def test_node_is_as_new_as_its_tools_want(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, node: str, *, is_new_enough: bool
):
    stub(tmp_path / "npm", "exit 1")
    stub(tmp_path / "node", f"echo {node}")
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    if is_new_enough:
        assert environment.find_npm() == str(tmp_path / "npm")
    else:
        with pytest.raises(environment.StepError, match=r"older than version 20\.19"):
            environment.find_npm()


def test_the_oldest_node_is_named_as_it_is():
    oldest = ".".join(map(str, environment.OLDEST_NODE))
    floor = f"npm with Node {environment.MAINTAINED_NODE} or newer ({oldest} still works"

    assert floor in file_text(".github/MAINTAINING.md")
    for readme in ("README.md", "README.zh-CN.md"):
        assert f"Node {environment.MAINTAINED_NODE}" in file_text(readme)
    assert f"older than version {oldest}." in environment.NO_NPM


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_to_ask_how_to_lock_locks_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], option: str
):
    monkeypatch.setattr(locking, "python_packages", pytest.fail)
    monkeypatch.setattr(locking, "compile_lock", pytest.fail)
    monkeypatch.setattr("sys.argv", ["lock", option])

    assert locking.main() == 0
    assert "usage: scripts/lock" in "".join(capfd.readouterr())


def test_a_command_begins_before_any_package_is_installed():
    entries = (path for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix)
    modules = {re.findall(r"-m (scripts[.\w]+)", path.read_text("utf-8"))[0] for path in entries}
    folders = (name for name in modules if (ROOT / name.replace(".", "/")).is_dir())
    begun = sorted(modules | {f"{name}.__main__" for name in folders})
    # -S leaves out what is installed; a fresh clone has nothing else.
    command = [sys.executable, "-S", "-c", f"import {', '.join(begun)}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert "scripts.serve" in begun
    assert done.returncode == 0, done.stderr


def test_the_build_reads_the_worked_cases_without_the_packages_of_the_tests():
    read = (
        "from scripts.cases import support, worked_cases\n"
        "assert worked_cases()\n"
        "assert support('agreement_cases').agreement_cases()"
    )
    command = [sys.executable, "-S", "-c", read]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert done.returncode == 0, done.stderr


def test_uv_reaches_the_registry_as_pip_does_and_heeds_no_other_setting(
    monkeypatch: pytest.MonkeyPatch,
):
    """Of two settings of pip's the variable counts."""
    of_pip = "global.index-url='https://a.example/'\nglobal.no-binary=':all:'\n"
    of_pip += ":env:.index-url='https://b.example/'\nglobal.default-timeout='7'\n"
    seen = []

    def note(command: list[object], env: dict[str, str] | None = None) -> str:
        seen.append(([str(word) for word in command], env or {}))
        return of_pip if "config" in command else ""

    monkeypatch.setattr(environment, "run", note)
    monkeypatch.setenv("UV_CACHE_DIR", "kept")
    monkeypatch.setenv("UV_CONSTRAINT", "none.txt")
    monkeypatch.setenv("SSL_CERT_FILE", "own.pem")
    environment.uv_environment.cache_clear()
    environment.uv("pip", "install", "x")
    environment.uv_environment.cache_clear()
    command, env = seen[-1]

    assert command[-3:] == ["pip", "install", "x"]
    assert "--no-config" in command
    wanted = {"UV_DEFAULT_INDEX": "https://b.example/", "UV_HTTP_TIMEOUT": "7"}
    wanted |= {"UV_CACHE_DIR": "kept", "SSL_CERT_FILE": "own.pem"}
    assert {key: env[key] for key in wanted} == wanted
    assert "UV_CONSTRAINT" not in env
    assert {key for key in env if key.startswith("UV_")} <= {*wanted}


# Of two of one name pytest takes the first alone, and only a run of all of them says so.
def test_every_file_of_tests_has_a_name_of_its_own():
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))

    assert [name for name, count in names.items() if count > 1] == []
