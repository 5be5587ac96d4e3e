"""The command packs a folder of files: whole or not at all, the same bytes, none held in memory."""

import json
import os
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from errno import ENOSPC
from pathlib import Path

import pytest
from support.applications import ready
from support.command import printed, ran, refused
from support.each import for_each
from support.rows import rows_of
from support.schemas import places

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
        "16.pdf": PDF + bytes(5 * MEGABYTE),
        "17.zip": b"PK\x03\x04",
        "18.jpg": b"",
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


def test_of_a_file_that_is_called_as_a_paper_is_its_row_is_said_and_it_is_put_nowhere(folder: Path):
    (folder / "scans" / "参保证明.pdf").write_bytes(PDF)
    said = pack(folder, "--lang", "zh")
    with opened(folder) as found:
        index = json.loads(found.read("index.json"))

    assert "参保证明.pdf：按文件名，可能属于 2.2 人员情况证明（社保证明）" in said
    assert "#9 未归类 Not assigned/参保证明.pdf" in index["unassigned"]
    assert places("pack", index) == []


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
        assert "索引 Index.docx" in found.namelist()


def test_two_hundred_files_are_packed_without_being_held(folder: Path):
    for n in range(200):
        with (folder / "scans" / f"8-{n:03}.pdf").open("wb") as file:
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

    assert "1.2 ???.pdf" in pack(folder)
    with opened(folder) as found:
        assert any(name.endswith("1.2 ___.pdf") for name in found.namelist())


def test_an_older_pack_in_the_folder_is_no_file_of_the_new_one(folder: Path):
    pack(folder, name="scans/pack.zip")
    before = (folder / "scans" / "pack.zip").read_bytes()
    pack(folder, name="scans/pack.zip")

    assert (folder / "scans" / "pack.zip").read_bytes() == before


def test_nothing_is_left_where_the_disk_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fails)
    before = sorted(folder.iterdir())

    assert "no space left" in refused(
        "pack", folder / "a.json", "--scans", folder / "scans", "--output", folder / "p.zip"
    )
    assert sorted(folder.iterdir()) == before


@for_each("arguments, said", rows_of("pack")["cannot"])
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
