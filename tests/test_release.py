"""What a release is gathered from, and that the workflows name what is there."""

import hashlib
import re
import shutil
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
import yaml
from flit_core.buildapi import prepare_metadata_for_build_wheel
from support.sources import ROOT, file_text

from checker import __version__
from checker.filing.verify.command import WHEEL
from checker.model import LANGS
from scripts.build import SITE, ZIP
from scripts.machine.environment import StepError
from scripts.picture import PICTURE
from scripts.release import gather, notes_of
from scripts.release_links import write_links
from scripts.site.after.one_file import FOLDER as ONE_FILE
from scripts.site.after.one_file import NAME, SUMS
from scripts.site.after.wheels import FOLDER, LIST, keep_wheels
from scripts.site.releases import CHANGELOG

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
# What a command names of this project's files.
FILE = re.compile(
    r"(?<![\w./-])(?:scripts|tests|requirements|docs)/[\w./-]*\w|(?<!\S)package\.json"
)
BOOK = CHANGELOG.read_text("utf-8")
# Where the pages are that README leads to: some of each kind.
ON_THE_SITE = ("check/", "conditions/", "about/#browsers")


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text("utf-8"))


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_has_a_name_an_event_and_no_rights_of_its_own(path: Path):
    workflow = read(path)

    # YAML reads "on" as yes.
    assert {"name", True, "permissions", "concurrency", "jobs"} == set(workflow)
    assert workflow[True]
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert "permissions" in job
        assert ("uses" in job) is not ("steps" in job)
        assert "uses" in job or job["timeout-minutes"]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_names_files_that_are_there_and_actions_by_their_commit(path: Path):
    workflow = read(path)
    called = [job["uses"] for job in workflow["jobs"].values() if "uses" in job]
    named = [name for step in steps(workflow) for name in FILE.findall(step.get("run", ""))]

    for name in (*called, *named):
        assert (ROOT / name).exists(), name
    for step in steps(workflow):
        assert ("uses" in step) is not ("run" in step)
        assert "uses" not in step or PINNED.fullmatch(step["uses"])


def test_the_workflows_run_the_commands_of_this_project():
    runs = "\n".join(step.get("run", "") for path in WORKFLOWS for step in steps(read(path)))

    assert {"scripts/test", "scripts/watch", "scripts/release"} <= set(FILE.findall(runs))


def test_the_bot_updates_only_what_it_can_keep_whole():
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]
    npm = file_text(".npmrc")

    # Only scripts/lock keeps Python's locks in step with each other.
    assert [update["package-ecosystem"] for update in updates] == ["npm", "github-actions"]
    assert "omit-lockfile-registry-resolved=true\n" in npm


def test_the_index_gets_a_release_only_once_a_person_agrees():
    jobs = read(ROOT / ".github/workflows/release.yml")["jobs"]
    publishing = {
        name
        for name, job in jobs.items()
        if any("pypi-publish" in step.get("uses", "") for step in job.get("steps", ()))
    }

    assert publishing == {"index"}
    # The host lets a job with an environment wait for its reviewer.
    assert jobs["index"]["environment"]
    assert jobs["index"]["needs"] == "release"
    assert set(jobs["index"]["permissions"]) == {"contents", "id-token"}


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def test_a_form_names_no_label_that_nobody_made_and_is_named_where_people_ask():
    support = file_text("SUPPORT.md")
    forms = [read(path) for path in FORMS if path.stem != "config"]

    assert [form["name"] for form in forms if "labels" in form] == []
    for form in forms:
        english, chinese = form["name"].split(" · ")
        assert f"*{english}*" in support
        assert f"“{chinese}”" in support


def test_an_action_has_one_commit_in_all_workflows():
    lines = [line for path in WORKFLOWS for line in path.read_text("utf-8").splitlines()]
    uses = {line.split("uses:")[1].strip() for line in lines if "uses:" in line and "@" in line}

    assert len({use.partition("@")[0] for use in uses}) == len(uses)


def test_the_module_is_tested_on_every_python_it_names_and_on_three_systems():
    project = tomllib.loads(file_text("pyproject.toml"))["project"]
    named = re.findall(r"Python :: (3\.\d+)'", str(project["classifiers"]))
    matrix = read(ROOT / ".github/workflows/test.yml")["jobs"]["engine"]["strategy"]["matrix"]

    assert matrix["python"] == named
    assert [system.partition("-")[0] for system in matrix["system"]] == [
        *("ubuntu", "macos", "windows")
    ]


def test_notes_are_what_the_changelog_says_of_the_version():
    notes = notes_of(f"v{__version__}", BOOK)

    assert notes.startswith("### Law\n")
    assert "law_digest --write" not in notes
    assert "\n## " not in notes


def test_a_tag_of_another_version_is_refused():
    with pytest.raises(StepError, match=f"tag v{__version__}"):
        notes_of("v1.0", BOOK)


def test_a_version_without_an_entry_is_refused():
    with pytest.raises(StepError, match="says nothing"):
        notes_of(f"v{__version__}", "# Changelog\n")


def test_a_site_of_another_version_is_refused(tmp_path: Path):
    wheel = tmp_path / "runtime" / "1" / WHEEL.format(version="2020.1.1")
    wheel.parent.mkdir(parents=True)
    wheel.touch()

    with pytest.raises(StepError, match="is not a site of"):
        gather(tmp_path, tmp_path / "out")


def test_a_site_without_its_one_files_is_refused(tmp_path: Path):
    wheel = tmp_path / "runtime" / "1" / WHEEL.format(version=__version__)
    wheel.parent.mkdir(parents=True)
    wheel.touch()
    out = tmp_path / "out"
    out.mkdir()

    with pytest.raises(StepError, match="without its one files"):
        gather(tmp_path, out)


def test_whoever_unpacks_the_zip_is_told_to_open_a_file_before_anything_is_asked_of_them():
    start = file_text("scripts/site/after/START.txt")

    assert start.index(f"{ONE_FILE}/{NAME.format(lang='en')}") < start.index("Python")
    assert start.index(f"{ONE_FILE}/{NAME.format(lang='zh')}") < start.index("Python")


def test_what_an_index_shows_leads_to_the_project_from_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "checker").symlink_to(ROOT / "checker")
    monkeypatch.chdir(tmp_path)
    write_links(tmp_path, "https://example.org/a/b", "https://example.org/guide/")
    made = tmp_path / prepare_metadata_for_build_wheel(".")
    told = message_from_bytes((made / "METADATA").read_bytes())

    kept = f"https://example.org/a/b/blob/v{__version__}/"
    links = re.findall(r"\]\(([^)]+)\)", str(told.get_payload()))
    raw = kept.replace("/blob/", "/raw/")
    own = [link.removeprefix(kept) for link in links if link.startswith(kept)]
    shown = [link.removeprefix(raw) for link in links if link.startswith(raw)]
    assert told.get_all("Project-URL") == [
        f"Changelog, {kept}CHANGELOG.md",
        "Homepage, https://example.org/guide/",
        "Issues, https://example.org/a/b/issues",
        "Source, https://example.org/a/b",
    ]
    assert links
    assert [link for link in links if not link.startswith("https://")] == []
    assert [name for name in own + shown if not (ROOT / name).exists()] == []
    # A file's page at the host shows no picture, and the source of a page has gaps.
    assert shown == [PICTURE.relative_to(ROOT).as_posix()]
    assert [name for name in own if name.startswith("docs/")] == []
    assert {f"https://example.org/guide/{page}" for page in ON_THE_SITE} <= {*links}


@pytest.mark.site
@pytest.mark.thorough
def test_a_release_has_the_tested_wheel_the_sources_the_zip_and_their_sums(tmp_path: Path):
    gather(SITE, tmp_path)

    wheel = WHEEL.format(version=__version__)
    sdist = f"call_center_license_checker-{__version__}.tar.gz"
    files = {NAME.format(lang=lang) for lang in LANGS}
    assert {path.name for path in tmp_path.iterdir()} == {wheel, sdist, ZIP.name, LIST} | files
    for line in (tmp_path / LIST).read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert digest == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()
    (tested,) = SITE.glob(f"runtime/*/{wheel}")
    assert (tmp_path / wheel).read_bytes() == tested.read_bytes()
    with tarfile.open(tmp_path / sdist) as sources:
        names = {name.partition("/")[2] for name in sources.getnames()}
    assert {"checker/law/instruments.toml", "CHANGELOG.md", "tests/test_verdicts.py"} <= names
    assert not [name for name in names if "__pycache__" in name]
    with zipfile.ZipFile(tmp_path / ZIP.name) as packed:
        assert "call-center-license/START.txt" in packed.namelist()
        sums = packed.read(f"call-center-license/{ONE_FILE}/{SUMS}").decode()
        for line in sums.splitlines():
            digest, name = line.split("  ")
            inner = packed.read(f"call-center-license/{ONE_FILE}/{name}")
            assert {
                hashlib.sha256(body).hexdigest() for body in (inner, (tmp_path / name).read_bytes())
            } == {digest}


def test_wheels_of_former_releases_stay_and_none_takes_the_place_of_a_released_one(
    tmp_path: Path,
):
    own, former, site = tmp_path / "own-2.whl", tmp_path / "former", tmp_path / "site"
    own.write_bytes(b"built now")
    former.mkdir()
    site.mkdir()
    (former / "own-1.whl").write_bytes(b"old")
    keep_wheels(site, own, former)
    assert {p.name: p.read_bytes() for p in (site / FOLDER).glob("*.whl")} == {
        "own-1.whl": b"old",
        "own-2.whl": b"built now",
    }

    (former / "own-2.whl").write_bytes(b"released")
    again = tmp_path / "again"
    again.mkdir()
    keep_wheels(again, own, former)
    assert (again / FOLDER / "own-2.whl").read_bytes() == b"released"
    listed = (again / FOLDER / LIST).read_text("utf-8")
    assert f"{hashlib.sha256(b'released').hexdigest()}  own-2.whl\n" in listed


@pytest.mark.site
def test_the_site_keeps_its_own_wheel_with_the_others():
    listed = (SITE / FOLDER / LIST).read_text("utf-8")

    assert WHEEL.format(version=__version__) in listed
    assert len(listed.splitlines()) == len([*(SITE / FOLDER).glob("*.whl")])
