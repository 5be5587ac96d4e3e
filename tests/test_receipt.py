"""The receipt: what is the same gives the same, what differs does not, wherever it is made."""

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from support.applications import parsed, report_on
from support.replies import asked

from checker.application import syntax
from checker.filing import receipt
from checker.model import Data

PACKAGE = Path(receipt.__file__).parents[1]
TABLES = """
[company]
established_on = 2020-05-01
registered_capital = 10_000_000
[service]
provinces = ["CN-HN", "CN-GD"]
[[shareholders]]
share = 60.0
"""


def digest_of(data: Data) -> str:
    app = parsed(data)
    return receipt.answers_digest(app)


def test_the_same_answers_from_toml_and_json_have_one_digest():
    other = {
        "shareholders": [{"share": 60}],
        "service": {"provinces": ["CN-GD", "CN-HN"]},
        "company": {"registered_capital": 10000000, "established_on": "2020-05-01"},
    }

    assert digest_of(syntax.read(TABLES)) == digest_of(syntax.read(json.dumps(other)))


def test_anybody_can_make_the_digest_from_the_answers_in_order():
    written = (
        '{"company.established_on": "2020-05-01", "company.registered_capital": 10000000,'
        ' "penalties[]": 0, "service.provinces": ["CN-GD", "CN-HN"],'
        ' "shareholders[0].name": "乙公司", "shareholders[0].share": "60", "shareholders[]": 1}'
    )
    tables = f'penalties = []\n{TABLES}name = "乙公司"\n'

    assert digest_of(syntax.read(tables)) == hashlib.sha256(written.encode()).hexdigest()


def test_the_filing_date_is_no_answer():
    assert digest_of({"application_date": "2026-12-10"}) == digest_of({})


@pytest.mark.parametrize(
    "other",
    [
        TABLES.replace("60.0", "60.1"),
        TABLES.replace("05-01", "05-02"),
        TABLES.replace(', "CN-GD"', ""),
        TABLES + "[[shareholders]]\n",
    ],
)
def test_another_answer_has_another_digest(other: str):
    assert digest_of(syntax.read(TABLES)) != digest_of(syntax.read(other))


def copy_of(package: Path, name: str, text: bytes) -> dict[str, str]:
    """Return the digests of a small package with one file written otherwise."""
    for place, body in {"law/a.toml": b"a = 1\n", "b.py": b"b = 1\n", name: text}.items():
        path = package / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return receipt.computed_digests(package)


@pytest.mark.parametrize(
    ("name", "text", "differs"),
    [
        ("law/a.toml", b"a = 2\n", {"law"}),
        ("b.py", b"b = 2\n", {"engine"}),
        ("law/a.toml", b"a = 1\r\n", set()),
        ("__pycache__/c.py", b"c = 1\n", set()),
        ("py.typed", b"1", set()),
    ],
)
def test_law_and_engine_are_told_apart(tmp_path: Path, name: str, text: bytes, differs: set[str]):
    before = copy_of(tmp_path / "before", "b.py", b"b = 1\n")
    after = copy_of(tmp_path / "after", name, text)

    assert {kind for kind in before if before[kind] != after[kind]} == differs


def test_anybody_can_make_the_digests_from_the_sources_in_order(tmp_path: Path):
    files = {"law/a.toml": b"a = 1\n", "law/b.toml": "甲 = 1\n".encode(), "c/d.py": b"d = 1\n\n"}
    law, engine = "law/a.toml\n5\na = 1law/b.toml\n5\n甲 = 1", "b.py\n5\nb = 1c/d.py\n6\nd = 1\n"
    for name, text in files.items():
        found = copy_of(tmp_path, name, text)

    assert found == {
        "law": hashlib.sha256(law.encode()).hexdigest(),
        "engine": hashlib.sha256(engine.encode()).hexdigest(),
    }


@pytest.mark.parametrize("names", [["law/a.toml", "law/b.toml"], ["law/b.toml", "law/a.toml"]])
def test_in_which_order_a_folder_lists_its_files_is_nothing(tmp_path: Path, names: list[str]):
    """An archive lists them as they were packed."""
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "1")
    packed = receipt.computed_digests(zipfile.Path(tmp_path / "package.zip"))

    assert packed["law"] == hashlib.sha256(b"law/a.toml\n1\n1law/b.toml\n1\n1").hexdigest()


def test_where_there_are_no_sources_the_written_digests_stand(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    written = {"law": "1" * 64, "engine": "2" * 64}
    (tmp_path / receipt.WRITTEN).write_text(json.dumps(written), "utf-8")
    monkeypatch.setattr(receipt, "files", lambda _: tmp_path)

    assert receipt.digests.__wrapped__() == written


def test_a_checkout_computes_its_digests():
    assert receipt.digests() == receipt.computed_digests(PACKAGE)


def test_the_page_gets_the_report_as_the_command_line_prints_it_and_what_a_file_keeps():
    data = {"company": {"registered_capital": 500_000}}
    report = report_on(data)

    assert asked(do="report", application=data) == {
        "ok": True,
        "report": receipt.as_json(report),
        "receipt": receipt.kept(report),
    }
