"""Of a file the text is read that its reader sees, within bounds, or it is said what it is."""

import base64
import codecs
import io
import zipfile
from pathlib import Path

import pytest
from support.command import printed
from support.replies import asked
from support.rows import keyed, rows_of
from support.word_files import WORD, of_false_size, word_file, zipped

from checker.core import packed
from checker.core.bounds import DEEPEST_TAG, MOST_ELEMENTS, MOST_SIGNS
from checker.core.input_error import InputError
from checker.filing.read import word_text
from checker.filing.read.word_text import text_in, text_of
from checker.model import Data

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PARAGRAPH = "<w:p><w:r><w:t>营业执照</w:t></w:r></w:p>"
LICENSE = "营业执照\n名称：甲有限公司\n法定代表人：李四\n"


def fault(raw: bytes) -> str:
    """Return what is said of a file that is refused."""
    with pytest.raises(InputError) as caught:
        text_in(raw)
    return caught.value.text.en


def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many bytes come out of packed files from now on, piece by piece."""
    sizes, read = [], zipfile.ZipExtFile.read

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        piece = read(self, n)
        sizes.append(len(piece))
        return piece

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    return sizes


# What Word shows


@pytest.mark.parametrize("row", keyed(rows_of("word_text")["shown"], "body", "text"))
def test_what_word_shows_is_read_and_nothing_else(row: Data):
    assert text_of(word_file(row["body"])) == row["text"]


@pytest.mark.parametrize(("prefix", "space"), [("x", WORD), ("w", STRICT)])
def test_a_word_file_is_read_by_its_name_space(prefix: str, space: str):
    body = PARAGRAPH.replace("w:", f"{prefix}:")

    assert text_of(word_file(body, prefix=prefix, space=space)) == "营业执照\n"


def test_the_name_that_word_shows_is_the_legal_representative(tmp_path: Path):
    body = (
        f"{PARAGRAPH}<w:p><w:r><w:t>法定代表人：</w:t></w:r><w:moveFrom><w:r><w:t>张三</w:t></w:r>"
        "</w:moveFrom><w:r><w:t>李四</w:t></w:r></w:p>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(body))

    assert "法定代表人姓名：李四\n" in printed("read", str(path), "--lang", "zh")


# Bounds


@pytest.mark.parametrize(
    "row",
    [
        {
            "name": "too many tags",
            "body": "<w:x></w:x>" * (MOST_ELEMENTS // 2 + 1),
            "said": "more tables and formatting than are read",
        },
        {
            "name": "too deep",
            "body": "<w:x>" * DEEPEST_TAG + "</w:x>" * DEEPEST_TAG,
            "said": "more tables and formatting than are read",
        },
        {
            "name": "a tag too long",
            "body": f"<w:t x='{'1' * 1_100_000}'/>",
            "said": "more tables and formatting than are read",
        },
        {
            "name": "too many letters",
            "body": f"<w:p><w:r><w:t>{'a' * (MOST_SIGNS + 1)}</w:t></w:r></w:p>",
            "said": f"At most {MOST_SIGNS:,} characters are read",
        },
        {
            "name": "too many lines",
            "body": "<w:p/>" * (MOST_SIGNS + 1),
            "said": f"At most {MOST_SIGNS:,} characters are read",
        },
        {"name": "a tag without an end", "body": "<w:tc>", "said": "no Word file (.docx)"},
    ],
)
def test_a_word_file_ends_at_its_bounds(row: Data):
    assert row["said"] in fault(word_file(row["body"]))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_word_file_packed_in_another_way_is_not_unpacked(method: int):
    assert "packed in a way that neither Word nor Excel uses" in fault(zipped(b"a" * 9000, method))


@pytest.mark.parametrize("size", [1000, 0xFFFF_FFF0])
def test_a_false_size_unpacks_no_more(size: int):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(word_text, "LARGEST_DOCUMENT", 200_000)
        sizes = unpacked(patched)
        said = fault(of_false_size(zipped(b" " * 9_000_000), size))

    assert said.startswith(("This is no Word file", "This text is too long"))
    assert sum(sizes) <= 200_000 + packed.PIECE


def test_reading_stops_where_the_bound_is_passed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(word_text, "LARGEST_DOCUMENT", 200_000)
    sizes = unpacked(monkeypatch)

    assert "too long" in fault(zipped(f"<x>{' ' * 9_000_000}</x>"))
    assert sum(sizes) <= 200_000 + packed.PIECE


def test_a_list_of_parts_without_end_is_not_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for n in range(20):
            file.writestr("a" * 60_000 + str(n), b"")

    assert "no Word file" in fault(out.getvalue())


def test_a_word_file_with_entities_is_refused():
    document = f'<!DOCTYPE x [<!ENTITY a "b">]><w:p xmlns:w="{WORD}"><w:t>&a;</w:t></w:p>'

    assert "no Word file" in fault(zipped(document))


def test_a_text_of_as_many_signs_as_are_read_is_read():
    assert len(text_in(b"a" * MOST_SIGNS)) == MOST_SIGNS
    assert "too long" in fault(b"a" * (MOST_SIGNS + 1))
    for do in ("read", "track"):
        reply = asked(do=do, text="字" * (MOST_SIGNS + 1), application={})
        assert "too long" in reply["panel"]


# Other kinds of files


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (rb"{\rtf1\ansi Business License}", "rich text format (RTF)"),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>a</p>", "a web page (HTML)"),
        (b"<HTML><body>a</body></HTML>", "a web page (HTML)"),
        ("<html>营业执照</html>".encode("utf-16"), "a web page (HTML)"),
        (b"<?xml version='1.0'?><a/>", "a web page (HTML)"),
        (b"%PDF-1.4\n1 0 obj", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older Word or Excel file"),
        (b"PK\x05\x06" + bytes(18), "an archive with nothing in it"),
    ],
)
def test_what_a_file_is_instead_of_a_text_is_said(raw: bytes, kind: str):
    said = fault(raw)

    assert kind in said
    assert "Read are texts and Word files (.docx)" in said
    assert kind in str(asked(do="read", file=base64.b64encode(raw).decode())["error"])


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x24\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x18ftypheic",
        b"II*\x00\x08\x00\x00\x00",
    ],
)
def test_of_a_picture_it_is_said_what_to_do_instead(raw: bytes):
    said = fault(raw)

    assert "This is a picture." in said
    assert "copy the text, or type the values in" in said
    assert "This is a picture." in str(
        asked(do="read", file=base64.b64encode(raw).decode())["error"]
    )


@pytest.mark.parametrize(
    "raw",
    [
        "营业执照".encode("gb18030") + b"\x00",
        "日本國際電話有限公司".encode("shift_jis"),
        "日本國際電話有限公司".encode("big5"),
        "营业执照".encode("gb18030") + b"\xff",
    ],
)
def test_what_is_neither_utf_8_nor_chinese_is_no_text(raw: bytes):
    assert "no text in UTF-8 or GB 18030" in fault(raw)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")]
)
def test_a_text_in_utf_32_is_read_by_its_mark(mark: bytes, encoding: str):
    assert text_in(mark + LICENSE.encode(encoding)) == LICENSE
