"""The command packs a folder of files: whole or not at all, the same bytes, none held in memory."""

import json
import os
import shutil
import subprocess
import sys
import tracemalloc
import unicodedata
import zipfile
from errno import ENOSPC
from pathlib import Path

import pytest
from support.applications import ready
from support.command import printed, ran, refused
from support.rows import by_columns, rows_of
from support.schemas import places

from checker.filing.pack import command, names

PDF = b"%PDF-1.7\n"
UNZIP = shutil.which("unzip")
MEGABYTE = 1_000_000
# ZIP: the bit that says a name is UTF-8.
UTF_8 = 0x800
ENDS = ("json", "toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with an application and a folder of scans."""
    (tmp_path / "a.json").write_text(json.dumps(ready()), "utf-8")
    scans = tmp_path / "scans"
    for name, content in {
        "1.2/3.jpg": b"\xff\xd8\xff\xe0",
        "8/社保.pdf": PDF,
        "5.1.pdf": PDF + bytes(5 * MEGABYTE),
        "4.1.zip": b"PK\x03\x04",
        "6.1.jpg": b"",
        "IMG_1.jpg": b"\xff\xd8\xff\xe0",
        ".hidden": b"x",
    }.items():
        (scans / name).parent.mkdir(parents=True, exist_ok=True)
        (scans / name).write_bytes(content)
    return tmp_path


def pack(folder: Path, *more: str | Path, name: str = "pack.zip") -> str:
    file, out = folder / "a.json", folder / name
    return printed("pack", file, "--scans", folder / "scans", "--output", out, *more)


def opened(folder: Path, name: str = "pack.zip") -> zipfile.ZipFile:
    return zipfile.ZipFile(folder / name)


def test_files_go_to_their_rows_and_what_has_none_goes_apart(folder: Path):
    said = pack(folder)
    with opened(folder) as found:
        names = found.namelist()
        index = json.loads(found.read("index.json"))

    assert "1.2 Business license: Files added, not checked for content" in said
    assert "5.1 Commitment, lawful operation: Too large" in said
    assert "4.1 Commitment, no foreign capital: Wrong kind of file" in said
    assert "6.1 Commitment, no nuisance calls: Empty file" in said
    assert "      IMG_1.jpg\n" in said
    assert "#1 申请表 Application form/1.2 营业执照 Business license - 3.jpg" in names
    assert index["unassigned"] == ["#9 未归类 Not assigned/IMG_1.jpg"]
    assert places("pack", index) == []
    assert not any("hidden" in name for name in names)


def test_files_go_to_their_rows_by_what_papers_are_commonly_called(folder: Path):
    for name in ("参保证明.pdf", "章程最新版.pdf", "4 申请表.pdf", "承诺书.pdf"):
        (folder / "scans" / name).write_bytes(PDF)
    said = pack(folder, "--lang", "zh")
    with opened(folder) as found:
        index = json.loads(found.read("index.json"))
    have = {row["row"]: [*map(own_name, row["have"])] for row in index["rows"]}

    assert have["proof-of-personnel"] == ["社保.pdf", "参保证明.pdf"]
    assert have["articles-of-association"] == ["章程最新版.pdf"]
    assert have["statement-clause"] == ["4 申请表.pdf"]
    assert "承诺书.pdf：是4.1 股东追溯不涉及外资承诺书或者5.1 依法经营电信业务承诺书或者" in said
    assert "#9 未归类 Not assigned/承诺书.pdf" in index["unassigned"]
    assert places("pack", index) == []


def own_name(name: str) -> str:
    return name.rpartition(" - ")[2]


def test_what_was_given_comes_out_as_it_was(folder: Path):
    pack(folder)
    with opened(folder) as found:
        for name in found.namelist():
            source = folder / "scans" / name.rpartition(" - ")[2]
            if source.exists():
                assert found.read(name) == source.read_bytes()
        assert found.testzip() is None


def test_its_application_file_says_what_a_file_of_the_page_says(folder: Path):
    data = ready() | {"$schema": "./application-1.json", "penalties": [None]}
    data["company"]["foreign_capital"] = data["shareholders"][0]["name"] = None
    data["receipt"] = {"route": {"authority": None}}
    (folder / "a.json").write_text(json.dumps(data), "utf-8")
    pack(folder)
    with opened(folder) as found:
        name = next(each for each in found.namelist() if each.endswith("application.toml"))
        (folder / "a.toml").write_bytes(found.read(name))

    before, after = (printed("check", folder / f"a.{end}", "--format", "json") for end in ENDS)
    assert json.loads(after) == json.loads(before)


def test_the_same_files_give_the_same_bytes(folder: Path):
    pack(folder)
    for each in (folder / "scans").rglob("*"):
        os.utime(each, (0, 0))
    pack(folder, "--lang", "zh", name="again.zip")

    assert (folder / "pack.zip").read_bytes() == (folder / "again.zip").read_bytes()


def test_every_name_is_marked_as_utf_8_and_stored_in_order(folder: Path):
    pack(folder)
    with opened(folder) as found:
        entries = found.infolist()

    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    for entry in entries:
        assert entry.compress_type == zipfile.ZIP_STORED
        assert entry.flag_bits & UTF_8 or entry.filename.isascii()
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)


@pytest.mark.skipif(UNZIP is None, reason="unzip is not installed")
def test_another_program_opens_all_of_it(folder: Path):
    pack(folder)
    command = [str(UNZIP), "-q", str(folder / "pack.zip"), "-d", str(folder / "out")]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - ours
    with opened(folder) as found:
        for name in found.namelist():
            assert (folder / "out" / name).read_bytes() == found.read(name)


def test_without_a_folder_there_is_what_the_checker_makes(folder: Path):
    said = printed("pack", folder / "a.json", "--output", folder / "pack.zip")

    assert "with files (contents not checked)" not in said
    with opened(folder) as found:
        assert "Index.docx" in found.namelist()


@pytest.mark.no_cover
def test_two_hundred_files_are_packed_without_being_held(folder: Path):
    for n in range(200):
        with (folder / "scans" / f"2.2 {n:03}.pdf").open("wb") as file:
            file.write(PDF)
            # As large as it is told to be, and empty on the disk.
            file.truncate(MEGABYTE // 4)
    pack(folder, name="first.zip")
    tracemalloc.start()
    pack(folder)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    with opened(folder) as found:
        assert len([name for name in found.namelist() if "/2.2 " in name]) == 201
    assert (folder / "pack.zip").stat().st_size > 50 * MEGABYTE
    assert most < 10 * MEGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_file_whose_name_is_no_text_is_packed_and_named_by_what_can_be_read(folder: Path):
    (folder / "scans" / os.fsdecode(b"1.2 \xd4\xd3\n.pdf")).write_bytes(PDF)

    assert r"1.2 \xd4\xd3\n.pdf" in pack(folder)
    with opened(folder) as found:
        assert any(name.endswith("1.2 _xd4_xd3_n.pdf") for name in found.namelist())


def test_an_older_pack_in_the_folder_is_no_file_of_the_new_one(folder: Path):
    pack(folder, name="scans/pack.zip")
    before = (folder / "scans" / "pack.zip").read_bytes()
    pack(folder, name="scans/pack.zip")

    assert (folder / "scans" / "pack.zip").read_bytes() == before


def test_nothing_is_left_where_the_disk_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fails)
    before = sorted(folder.iterdir())

    assert "no space left" in refused(
        "pack", folder / "a.json", "--scans", folder / "scans", "--output", folder / "p.zip"
    )
    assert sorted(folder.iterdir()) == before


@by_columns("arguments, said", rows_of("pack")["cannot"])
def test_what_it_cannot_do_is_said(
    folder: Path, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(folder)

    assert said in refused("pack", "a.json", *arguments)
    assert not (folder / "pack.zip").exists()


def test_a_link_to_nothing_is_named_and_a_pipe_is_passed_over(folder: Path):
    os.mkfifo(folder / "scans" / "8.pipe")
    pack(folder)
    (folder / "scans" / "9.pdf").symlink_to("nowhere")

    status, _, err = ran(
        "pack", folder / "a.json", "--scans", folder / "scans", "--output", folder / "p.zip"
    )
    assert status == 2
    assert "9.pdf" in err


def refused_pack(folder: Path, output: str | Path = "p.zip") -> str:
    """Return what is said of a pack that is refused; nothing is written for it."""
    before = {path: path.stat() for path in folder.rglob("*")}
    scans, out = folder / "scans", folder / output
    err = refused("pack", folder / "a.json", "--scans", scans, "--output", out)
    after = {path: path.stat() for path in folder.rglob("*")}
    kept = {
        path for path in before if path in after and os.path.samestat(before[path], after[path])
    }
    assert kept == after.keys()
    return err


# Scans are kept.


@pytest.mark.parametrize("output", rows_of("pack")["over_a_scan"])
def test_a_pack_is_not_written_over_a_scan(folder: Path, output: str):
    for name in ("5.1.pdf", "8/a.zip"):
        (folder / "scans" / name).write_bytes(b"PK\x05\x06" + bytes(18))
    (folder / "link.zip").symlink_to(folder / "scans" / "8" / "a.zip")
    (folder / "hard.zip").hardlink_to(folder / "scans" / "8" / "a.zip")
    (folder / "elsewhere").symlink_to(folder / "scans")

    assert refused_pack(folder, output).endswith(
        f"{output} is read by this very command. Name another file to write.\n"
    )


def test_a_pack_is_not_written_over_a_scan_to_which_a_link_leads(folder: Path):
    (folder / "own.zip").write_bytes(PDF)
    (folder / "scans" / "8.zip").symlink_to(folder / "own.zip")

    assert "is read by this very command" in refused_pack(folder, "own.zip")


def test_a_pack_of_another_program_is_a_scan(folder: Path):
    for compression in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        with zipfile.ZipFile(folder / "scans" / "pack.zip", "w", compression) as other:
            other.writestr("index.json", '{"format": "another"}')

        assert "is read by this very command" in refused_pack(folder, "scans/pack.zip")


# Folders that are links.


def test_a_linked_folder_is_packed(folder: Path):
    away = folder / "away"
    (away / "deeper").mkdir(parents=True)
    (away / "deeper" / "a.pdf").write_bytes(PDF)
    (folder / "scans" / "2.1 scans").symlink_to(away)
    pack(folder)

    with opened(folder) as found:
        assert any("/2.1 " in name and name.endswith("- a.pdf") for name in found.namelist())


@pytest.mark.parametrize("leads_to", ["scans", "scans/8", ".", "away"])
def test_a_link_that_leads_back_or_on_from_a_link_is_named(folder: Path, leads_to: str):
    away = folder / "away"
    away.mkdir()
    (folder / "scans" / "7").symlink_to(away)
    link = (away if leads_to != "scans/8" else folder / "scans" / "8") / "again"
    link.symlink_to(folder / leads_to)
    said = ran(
        *("pack", folder / "a.json", "--scans", folder / "scans"),
        *("--output", folder / "pack.zip"),
    )

    assert said.status == 0
    assert said.err.count("\n") == 1
    assert "again: this linked folder was not packed: " in said.err
    with opened(folder) as found:
        assert len([name for name in found.namelist() if name.endswith("社保.pdf")]) == 1


# Names that are alike.


def test_files_of_one_name_but_for_capitals_and_accents_are_both_packed(folder: Path):
    for name in ("8/a.pdf", "8 b/A.pdf", "é.pdf", "b/e\u0301.pdf", "CON.pdf", "c/con.pdf"):
        (folder / "scans" / name).parent.mkdir(exist_ok=True)
        (folder / "scans" / name).write_bytes(PDF)
    pack(folder)

    with opened(folder) as found:
        names = [name.rpartition("/")[2] for name in found.namelist()]
        assert len({*map(alike, found.namelist())}) == len(found.namelist())
    assert {"é.pdf", "(2) é.pdf", "_CON.pdf", "(2) _con.pdf"} <= {*names}
    assert len([name for name in names if name.lower().endswith("a.pdf")]) == 2


def alike(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def test_of_many_files_of_one_name_none_asks_for_every_number_before_its_own(
    monkeypatch: pytest.MonkeyPatch,
):
    asked = []
    monkeypatch.setattr(names, "_alike", lambda name: asked.append(name) or name)
    taken = names.Names()

    assert taken.take("", "a") == "a"
    assert [taken.take("", "a") for _ in range(3000)][-1] == "(3001) a"
    assert len(asked) < 5 * 3000


# Files that change while they are packed.


@pytest.mark.parametrize("happens", ["gone", "longer", "shorter", "another", "touched"])
def test_a_scan_that_changes_while_it_is_packed_is_named(folder: Path, happens: str):
    scan = folder / "scans" / "5.1.pdf"
    scan.write_bytes(PDF)
    write, said = command.write, "changed while it was packed, and nothing was written"

    def changed(*given: object):
        match happens:
            case "gone":
                scan.unlink()
            case "another":
                scan.unlink()
                scan.write_bytes(PDF)
            case "touched":
                os.utime(scan, (0, 0))
            case _:
                scan.write_bytes(PDF * 2 if happens == "longer" else PDF[:-1])
        write(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "write", changed)
        err = refused(
            "pack", folder / "a.json", "--scans", scan.parent, "--output", folder / "p.zip"
        )

    assert err.startswith(f"{scan}: ")
    assert ("no such file" if happens == "gone" else said) in err
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "scans"]
