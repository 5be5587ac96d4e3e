"""Laying out a new rule, in a copy of the project; nothing laid out is left unfilled."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from support.applications import ready
from support.compiled import compiling_once
from support.faulty import parsed
from support.included import OF_A_RULE
from support.rows import by_columns, keyed, rows_of
from support.samples import in_both_languages
from support.sources import ROOT

from checker.core.tables import LawError
from checker.load import load_law, read_law
from checker.model import LANGS, Data, Lang
from scripts import new_rule
from scripts.new_rule import NEXT, RuleError, lay_out, write
from scripts.site.rules import FOLDS, HEADINGS

ROWS = rows_of("new_rule")
KINDS = pytest.mark.parametrize("kind", ["condition", "material"])
MARK = "TO FILL"


@pytest.fixture(autouse=True)
def _parsed_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tomllib.loads", parsed)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return project_in(tmp_path)


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project for tests that write nothing into it."""
    return project_in(tmp_path_factory.mktemp("untouched"))


def project_in(place: Path) -> Path:
    shutil.copytree(ROOT / "checker" / "law", place / "checker" / "law")
    for folder in ("docs/en", "docs/zh"):
        for kind in ("conditions", "materials", "local"):
            (place / folder / kind).mkdir(parents=True)
    (place / "tests" / "cases").mkdir(parents=True)
    return place


def state(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def filled(content: str) -> str:
    """Fill in what the layout marks, in the shortest way the loader takes."""
    words = {
        "instrument": "order-42",
        "status": "verified",
        "owner": "legal",
        "certainty": "computed",
        "rank": "order",
        "errand": "premises",
        "letter": "own",
    }
    for key, word in words.items():
        content = re.sub(rf'\b{key} = ""', f'{key} = "{word}"', content)
    return content.replace('""', '"…"')


@KINDS
def test_a_rule_is_its_data_two_pages_and_its_cases_each_with_the_mark(project: Path, kind: str):
    made = lay_out(project, kind, "an-example-rule")

    assert set(made) == {
        NEXT,
        f"checker/law/{kind}s/an-example-rule.toml",
        f"docs/en/{kind}s/an-example-rule.md",
        f"docs/zh/{kind}s/an-example-rule.md",
        "tests/cases/an-example-rule.toml",
    }
    assert [path for path, content in made.items() if MARK not in content] == []


@KINDS
def test_the_number_is_the_next_free_one(project: Path, kind: str):
    highest = max(rule.number for rule in load_law().rules if rule.kind == kind)

    made = lay_out(project, kind, "an-example-rule")

    assert f"\nnumber = {highest + 1}\n" in made[f"checker/law/{kind}s/an-example-rule.toml"]


@KINDS
def test_the_loader_refuses_the_data_until_it_is_filled_in(project: Path, kind: str):
    write(project, lay_out(project, kind, "an-example-rule"))

    with pytest.raises(LawError, match=r"an-example-rule\.toml"):
        read_law(project / "checker" / "law")


@KINDS
def test_the_loader_takes_the_data_when_it_is_filled_in(project: Path, kind: str):
    made = lay_out(project, kind, "an-example-rule")
    write(project, {path: filled(content) for path, content in made.items()})

    law = read_law(project / "checker" / "law")

    assert ("an-example-rule", kind) in [(r.id, r.kind) for r in law.rules]


@KINDS
@in_both_languages
def test_a_page_has_the_known_headings_and_snippets(project: Path, kind: str, lang: Lang):
    page = lay_out(project, kind, "an-example-rule")[f"docs/{lang}/{kind}s/an-example-rule.md"]

    headings = [HEADINGS[key].of(lang) for key in ("prepare", "mistakes")]
    folded = [FOLDS[key].of(lang) for key in ("compared", "provinces", "examples", "texts")]
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == headings
    assert re.findall(r"<h2[^>]*>(.*)</h2>", page) == folded
    assert sorted(re.findall(r"\{!(.*?)!\}", page)) == sorted(
        f"{lang}/{kind}s/an-example-rule/{name}.md" for name in OF_A_RULE
    )


@KINDS
def test_the_cases_are_one_for_each_verdict(project: Path, kind: str):
    cases = tomllib.loads(lay_out(project, kind, "a-b")["tests/cases/a-b.toml"])

    verdicts = [case["verdicts"]["law"] for case in cases["case"]]
    assert (cases["rule"], verdicts) == ("a-b", ["met", "not_met", "unknown"])


@by_columns("kind, name, said", ROWS["refused"])
def test_what_cannot_be_laid_out_is_refused(untouched: Path, kind: str, name: str, said: str):
    with pytest.raises(RuleError, match=said):
        lay_out(untouched, kind, name)


def test_a_file_in_the_way_is_refused(project: Path):
    (project / "docs/zh/conditions/an-example-rule.md").write_text("mine", "utf-8")

    with pytest.raises(RuleError, match="is there already"):
        lay_out(project, "condition", "an-example-rule")


def test_if_one_file_cannot_be_written_none_is(project: Path):
    made = lay_out(project, "condition", "an-example-rule")
    before = state(project)
    (project / "tests" / "cases").rmdir()

    with pytest.raises(OSError, match="an-example-rule"):
        write(project, made)

    assert state(project) == before


@pytest.mark.parametrize("row", ROWS["command"])
def test_the_command_says_what_comes_next_or_why_nothing_was_written(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    row: Data,
):
    monkeypatch.setattr(new_rule, "ROOT", project)
    monkeypatch.setattr("sys.argv", ["new_rule", *row["arguments"]])
    before = state(project)

    assert new_rule.main() == row["status"]

    told = capsys.readouterr()[row["status"]]
    assert [words for words in row["said"] if words not in told] == []
    assert (state(project) == before) is bool(row["status"])


def test_it_needs_no_package():
    """The command installs nothing first: the venv may still be empty."""
    command = [sys.executable, "-S", "-c", "import scripts.new_rule"]

    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603


def test_a_guide_is_its_list_what_it_asks_and_two_pages(project: Path):
    made = lay_out(project, "guide", "sichuan")

    assert set(made) == {
        NEXT,
        "checker/law/guides/CN-SC.toml",
        "checker/law/local/CN-SC.toml",
        "docs/en/local/sichuan.md",
        "docs/zh/local/sichuan.md",
    }
    assert [path for path, content in made.items() if MARK not in content] == []
    assert "# Sichuan: " in made["docs/en/local/sichuan.md"]
    assert "# 四川：" in made["docs/zh/local/sichuan.md"]


def test_the_loader_refuses_a_guide_until_it_is_filled_in(project: Path):
    write(project, lay_out(project, "guide", "sichuan"))

    with pytest.raises(LawError, match=r"CN-SC\.toml"):
        read_law(project / "checker" / "law")


@pytest.mark.parametrize("folder", ["checker/law", "docs/en", "docs/zh", "tests/cases"])
def test_nothing_laid_out_is_left_unfilled(folder: str):
    found = [path for path in (ROOT / folder).rglob("*.*") if path.suffix in {".md", ".toml"}]

    assert found
    assert [p.name for p in found if MARK in p.read_text("utf-8")] == []


# A paper more, as far as the layout leaves it to be done: in the files that the command names.
PAPER = "example-paper"
FILES = {
    "checker/rules/materials.py": (
        "INVESTOR_STATEMENT = ",
        f'decides("{PAPER}", "law")(asks_paper("{PAPER}"))\nINVESTOR_STATEMENT = ',
    ),
    "checker/filing/agreement/agreement.toml": (
        '"equity-structure-chart.dated_on"',
        f'"equity-structure-chart.dated_on", "{PAPER}.dated_on"',
    ),
    "tests/cases_agreement/papers.toml": (
        "[papers.personnel-list]",
        f"[papers.{PAPER}]\ndated_on = 2026-12-01\n\n[papers.personnel-list]",
    ),
}
ASKED = {
    "do": "check",
    "lang": "en",
    "today": "2026-11-24",
    "bases": ["law"],
    "application": {"papers": {PAPER: {"dated_on": "2026-11-20"}}},
}
# What a lawyer writes into its file, in the place of the marks.
WRITTEN = {
    'title.en = "…"': 'title.en = "Promise of call quality"',
    'title.zh = "…"': 'title.zh = "通话质量保证书"',
    'nav.en = "…"': 'nav.en = "Call quality"',
    'nav.zh = "…"': 'nav.zh = "通话质量保证书"',
    'short.en = "…"': 'short.en = "promise of call quality"',
    'called.en = ["…"]': 'called.en = ["quality pledge"]',
    'called.zh = ["…"]': 'called.zh = ["话务质量保证书"]',
    'titles = ["…"]': 'titles = ["通话质量保证书"]',
    "carries = []": 'carries = ["dated_on"]',
    'letter = "own"': "",
    "9999-12-31": "2017-09-01",
}
# What it leaves out: plain words are enough.
LEFT_OUT = re.compile(r"^\[remarks\]\n(?:\w+ = .*\n)+", re.MULTILINE)
THROUGH_THE_PAGE_S_DOOR = (
    "import sys; from checker.doors import web; print(web.answer(sys.argv[1]))"
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Return a copy of the project with a paper more, and what the command said of it."""
    folder = tmp_path_factory.mktemp("whole")
    skipped = shutil.ignore_patterns("__pycache__", "browser")
    for name in ("checker", "scripts", "docs/en", "docs/zh", "tests", ".github/example-draft"):
        shutil.copytree(ROOT / name, folder / name, ignore=skipped)
    for name in ("mkdocs.yml", "mkdocs.zh.yml", "CHANGELOG.md", "docs/search-words.txt"):
        shutil.copy(ROOT / name, folder / name)
    said = told(folder, "-m", "scripts.new_rule", "material", PAPER)
    for path in re.findall(r"^wrote (.*)$", said, re.MULTILINE):
        text = filled((folder / path).read_text("utf-8"))
        for old, new in WRITTEN.items():
            text = text.replace(old, new)
        (folder / path).write_text(LEFT_OUT.sub("", text), "utf-8")
    for path, (old, new) in FILES.items():
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), "utf-8")
    return folder, said


def told(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", *arguments]
    done = subprocess.run(  # noqa: S603 - ours
        command, cwd=folder, env=compiling_once(), check=True, capture_output=True
    )
    return done.stdout.decode()


def test_the_command_names_every_file_that_a_paper_more_is_entered_in(
    whole: tuple[Path, str],
):
    assert [path for path in FILES if path not in whole[1]] == []


def test_a_paper_more_has_its_row_in_its_errand_and_can_be_typed_in(
    whole: tuple[Path, str],
):
    reply = json.loads(told(whole[0], "-c", THROUGH_THE_PAGE_S_DOOR, json.dumps(ASKED)))

    assert reply["errors"] == []
    parts = reply["parts"]
    chips = parts[f"p-{PAPER}-paper-chips"]
    assert set(re.findall(r"materials\.[\w.-]+", chips)) == {f"materials.{PAPER}.held"}
    assert reply["papers"]["places"][f"p-{PAPER}"]["group"] == "premises"


def test_a_paper_more_is_compared_with_the_others(whole: tuple[Path, str]):
    (whole[0] / "a.json").write_text(json.dumps(ASKED["application"]), "utf-8")

    found = json.loads(told(whole[0], "-m", "checker", "agree", "--format", "json", "a.json"))

    dates = next(check for check in found["checks"] if check["id"] == "dates")
    assert f"papers.{PAPER}.dated_on" in dates["fields"]


@pytest.mark.parametrize("row", keyed(ROWS["whole"], "command", "made", "said", "text"))
def test_every_command_knows_a_paper_more(whole: tuple[Path, str], row: Data):
    folder = whole[0]
    lacking = ready() | {"materials": ready()["materials"] | {PAPER: {"held": False}}}
    (folder / "open.json").write_text(json.dumps(ready()), "utf-8")
    (folder / "lacking.json").write_text(json.dumps(lacking), "utf-8")
    (folder / "text.txt").write_text(row.get("text", ""), "utf-8")

    said = told(folder, "-m", *row["command"])

    if made := row.get("made"):
        said = (folder / made).read_text("utf-8")
    assert [words for words in row["said"] if words not in said] == []


@pytest.mark.parametrize("name", ["quality pledge", "话务质量保证书"])
def test_the_search_finds_a_paper_more_by_what_else_it_is_called(
    whole: tuple[Path, str], tmp_path: Path, name: str
):
    pytest.importorskip("rjieba", reason="comes with what builds the site")
    page, index = tmp_path / f"materials/{PAPER}", tmp_path / "search/search_index.json"
    for folder in (page, index.parent):
        folder.mkdir(parents=True)
    (page / "index.html").write_text('<article><h1 id="a">A</h1><p>b</p></article>', "utf-8")
    entry = {"location": f"materials/{PAPER}/", "title": "A", "text": ""}
    index.write_text(json.dumps({"docs": [entry]}), "utf-8")

    told(whole[0], "-m", "scripts.site.after.search_index", str(tmp_path))

    (made,) = json.loads(index.read_text("utf-8"))["docs"]
    assert name in made["text"].replace("\u200b", "")


# Every snippet of the site is made for it.
@pytest.mark.thorough
def test_a_paper_more_has_its_snippets(whole: tuple[Path, str]):
    told(whole[0], "-m", "scripts.snippets")

    for lang in LANGS:
        made = {
            path.stem
            for path in (whole[0] / "build/snippets" / lang / "materials" / PAPER).iterdir()
        }
        assert made == set(OF_A_RULE)
