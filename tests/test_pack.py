"""A pack has a row for each field that is asked, says how each stands, and names its files."""

import io
import json
import re
from urllib.parse import quote

import docx
import pytest
from hypothesis import given as with_any
from support.applications import LAW, applications, ready, report_on
from support.plain import text_of
from support.rows import answered, by_columns, keyed, rows_of
from support.samples import examples
from support.schemas import places

from checker.filing.drafts.outline import Drafts
from checker.filing.errands.find import errand_list
from checker.filing.file_names import safe_name, saved_as
from checker.filing.online_form import load_form
from checker.filing.pack.find import HEAD, STATES, GivenFile, Pack, PackRow, pack_of
from checker.filing.pack.index import contents
from checker.filing.pack.names import Names
from checker.filing.pack.outline import parts_of, row_parts
from checker.filing.pack.pieces import as_json, files_of
from checker.filing.pack.sorting import FileSorter, Sorted
from checker.model import LANGS, Data, Lang

PDF, PNG = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"
BEGINS = {
    "pdf": PDF,
    "png": PNG,
    "jpg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a",
    "text": b"text",
    "word": b"PK\x03\x04\x14\x00",
    "old word": bytes.fromhex("d0cf11e0a1b11ae1"),
    "empty": b"",
}
ROWS = rows_of("pack")
MOST_BYTES_OF_A_NAME = 255
EVERY_RUN = examples(100)


def file(name: str, head: bytes = PDF, size: int = 1000) -> GivenFile:
    return GivenFile(name, size, head[:HEAD], name)


def given(row: Data) -> GivenFile:
    """Return the file that a row tells of."""
    return file(row["name"], BEGINS[row.get("kind", "pdf")], row.get("size", 1000))


def packed(data: Data | None = None, **given: list[GivenFile]) -> Pack:
    files = [
        each._replace(row=row.replace("_", "-")) for row, those in given.items() for each in those
    ]
    return pack_of(report_on(ready() if data is None else data)).with_files(files)


def row(pack: Pack, field: str) -> PackRow:
    return next(row for row in pack.rows if row.field.id == field)


@pytest.mark.parametrize("row", keyed(ROWS["files"], "fault", "kind", "size"))
def test_a_file_is_known_by_its_size_its_name_and_how_it_begins(row: Data):
    assert given(row).fault == row["fault"]


@by_columns("files, times, state", ROWS["rows"])
def test_a_row_stands_as_its_files_do(files: list[Data], times: int | None, state: str):
    found = packed(business_license=[*map(given, files)] * (times or 1))

    assert row(found, "business-license").state == state


@pytest.mark.parametrize(
    "case", keyed(ROWS["case"], "answers", "files", "hides", "lang", "says", "states", "without")
)
def test_what_a_pack_says_of_a_company(case: Data):
    files = {field: [*map(given, those)] for field, those in case.get("files", {}).items()}
    pack = packed(ready(answered(case)), **files)
    said, states = text_of(parts_of(pack), case.get("lang", "en")), case.get("states", {})

    assert {field: row(pack, field).state for field in states} == states
    assert [words for words in case.get("says", ()) if words not in said] == []
    assert [words for words in case.get("hides", ()) if words in said] == []


def test_a_file_in_a_field_that_is_not_asked_is_not_dropped():
    data = ready() | {"penalties": []}
    lost = file("letter.pdf")
    pack = packed(data, trust_keeping=[lost])

    assert [each.name for each in pack.unassigned] == [lost.name]
    assert "letter.pdf" in text_of(parts_of(pack), "en")
    assert any(name.endswith("Not assigned/letter.pdf") for name in files_of(pack, data))


def test_the_blocks_come_in_the_form_s_order_and_what_has_no_field_last():
    blocks = [*dict.fromkeys(row.block.id for row in packed().rows)]

    assert blocks == [block.id for block in load_form()[0] if block.id in blocks]
    assert blocks[-2:] == ["elsewhere", "old"]


def test_before_anything_is_answered_there_is_a_pack_all_the_same():
    assert files_of(packed({}), {})


@EVERY_RUN
@with_any(applications())
def test_everything_that_is_asked_stands_in_one_row(data: Data):
    report = report_on(data)
    asked = [t.path for e in errand_list(report).all for p in e.papers for t in p.tasks]
    found = [task.path for row in pack_of(report).rows for task in row.tasks]

    assert sorted(found) == sorted(asked)


@EVERY_RUN
@with_any(applications())
def test_a_row_s_number_stays_whatever_else_is_asked(data: Data):
    whole = {row.field.id: row.field.number for row in packed().rows}

    for one in packed(data).rows:
        assert whole.get(one.field.id, one.field.number) == one.field.number
        assert one.state in STATES


def test_several_shareholders_have_a_row_each_and_one_has_one_for_all():
    data = ready()
    several = [one for one in packed(data).rows if one.field.id.startswith("shareholders-papers")]
    paths = [{task.path.partition(".")[0] for task in one.tasks} for one in several]

    assert [one.field.number for one in several] == ["4.4.1", "4.4.2"]
    assert paths == [{"shareholders[0]"}, {"shareholders[1]"}]
    assert several[0].name.en.startswith("Shareholder 1: ")
    assert several[1].name.zh.startswith("乙公司：")
    assert len({one.place for one in several}) == len(several)

    data["shareholders"] = data["shareholders"][1:]
    assert row(packed(data), "shareholders-papers").field.number == "4.4"


# Names.


def test_every_name_is_one_that_every_system_takes():
    longest = f"{'證' * 300}.{'件' * 300}"
    every = [file(longest)._replace(row=one.field.id) for one in packed().rows]
    pack = pack_of(report_on(ready())).with_files(every)
    names = [part for name in files_of(pack, ready()) for part in name.split("/")]

    assert [name for name in names if safe_name(name)[:40] != name[:40]] == []
    assert [name for name in names if len(name.encode()) > MOST_BYTES_OF_A_NAME] == []


@by_columns("name, safe", ROWS["safe_names"])
def test_a_name_loses_what_it_cannot_hold(name: str, safe: str):
    assert safe_name(name) == safe


@by_columns("company, name", ROWS["saved_names"])
def test_a_saved_file_is_called_after_the_company(company: str, name: str):
    assert saved_as(report_on(ready({"company.name": company})).app) == name


def test_a_name_loses_what_is_no_unicode():
    assert safe_name("\udcff.pdf") == "_.pdf"


def test_no_two_files_have_one_name_not_even_in_capitals():
    names = Names()
    assert [names.take("x/", name) for name in ("a.pdf", "A.pdf", "a.pdf", "b.pdf")] == [
        *("x/a.pdf", "x/(2) A.pdf", "x/(3) a.pdf", "x/b.pdf")
    ]
    assert [names.take("x/", name) for name in ("(2) b.pdf", "b.pdf")] == [
        *("x/(2) b.pdf", "x/(3) b.pdf")
    ]
    # Put together or taken apart, some systems take them for one.
    assert [names.take("x/", name) for name in ("é", "e\u0301", "É")] == [
        *("x/é", "x/(2) e\u0301", "x/(3) É")
    ]

    files = [GivenFile("a.pdf", 1, PDF, "1"), GivenFile("A.pdf", 1, PDF, "2")]
    placed = files_of(packed(business_license=files), ready())
    assert len([each for each in placed.values() if isinstance(each, GivenFile)]) == len(files)


@pytest.mark.parametrize("case", keyed(ROWS["file_names"], "field", "only", "parts"))
def test_a_file_is_put_to_its_row_by_its_name_or_its_folder_s(case: Data):
    found = FileSorter(packed()).sorted(case["parts"], case.get("only", ""))

    assert found == Sorted(case.get("field", ""))


@by_columns("parts, either", ROWS["uncertain_names"])
def test_a_name_that_may_mean_several_rows_is_put_to_none(parts: list[str], either: list[str]):
    assert FileSorter(packed()).sorted(parts) == Sorted(either=tuple(either))


@by_columns("representative, either, field", ROWS["named_id_cards"])
def test_whose_id_card_it_is_is_certain_where_the_representative_is_another(
    representative: str, either: list[str], field: str
):
    data = ready({"shareholders[0].name": "甲某"})
    data["papers"] = {"business-license": {"legal_representative": representative or None}}

    assert FileSorter(packed(data)).sorted(["甲某身份证.jpg"]) == Sorted(field, tuple(either))


def test_the_only_shareholder_is_known_by_name():
    data = ready()
    data["shareholders"] = data["shareholders"][1:]

    assert FileSorter(packed(data)).sorted(["乙公司执照.pdf"]) == Sorted("shareholders-papers")


@EVERY_RUN
@with_any(applications())
def test_a_file_of_a_pack_finds_its_row_again(data: Data):
    pack = packed(data)
    sorter = FileSorter(pack)

    for one in pack.rows:
        folder, name = one.place.split("/")
        assert sorter.sorted([folder, f"{name}章程.pdf"]) == Sorted(one.field.id)
        assert sorter.sorted([f"{one.field.number} {one.field.name.zh}.pdf"]) == Sorted(
            one.field.id
        )


def test_every_paper_is_known_by_words_of_both_languages():
    for paper, its in LAW.papers.items():
        assert any(name.isascii() for name in its.file_names), paper
        assert any(not name.isascii() for name in its.file_names), paper


def test_of_a_name_that_may_mean_two_rows_the_index_asks_which_it_is():
    doubtful = file("a.pdf")._replace(either=("business-license", "lawful-operation"))
    said = text_of(parts_of(packed().with_files([doubtful])), "en")

    assert "a.pdf: 1.2 Business license or 5.1 Commitment, lawful operation?" in said


def test_where_the_whole_paper_is_not_asked_its_word_means_what_is():
    pack = packed()
    rows = tuple(one for one in pack.rows if one.field.id != "equity-chart")

    assert FileSorter(pack._replace(rows=rows)).sorted(["股权.pdf"]).row == "applicant-screenshots"


# What the pack holds.


def test_drafts_and_chart_stand_beside_the_rows_they_are_for():
    names = [*files_of(packed(), ready())]

    assert any("/4.5 " in name and name.endswith("(zh).svg") for name in names)
    assert any("/5.1 " in name and name.endswith(".docx") for name in names)
    assert any("/8.10 " in name and name.endswith(".docx") for name in names)
    # Which says nothing of an ID or a screenshot.
    assert [name for name in names if "/4.3 " in name] == []


def test_every_draft_that_is_offered_goes_along():
    data = ready()
    data["company"]["foreign_capital"] = True
    report = report_on(data)
    files = [*files_of(pack_of(report), data).values()]

    for paper in Drafts(report).offered:
        assert Drafts(report).document(paper).file() in files, paper


def test_a_company_without_owners_has_no_chart():
    data = ready()
    del data["shareholders"]

    assert [name for name in files_of(packed(data), data) if name.endswith(".svg")] == []


def index_of(pack: Pack, lang: Lang = "en", answers: Data | None = None) -> str:
    name = {"en": "Index", "zh": "索引"}[lang]
    content = files_of(pack, answers or ready())[f"{name}.html"]
    assert isinstance(content, bytes)
    return content.decode()


def test_where_all_is_there_the_index_names_nothing_to_fix():
    lacking = packed()
    every = [file("a.pdf")._replace(row=one.field.id) for one in lacking.rows]
    whole = pack_of(report_on(ready())).with_files(every)

    assert re.search(r"Fix \d+ first", index_of(lacking))
    assert not re.search(r"Fix \d+ first", index_of(whole))


def test_the_index_begins_with_its_table_in_the_form_s_order():
    pack = packed(business_license=[file("a.pdf")])
    shown = index_of(pack)
    body = shown.partition("<body>")[2]
    numbers = re.findall(r"<td>(\d+\.[\d.]+)</td>", body)

    assert numbers == [row.field.number for row in pack.rows]
    # Before it stand only the title, the other language and one line.
    assert len(re.findall("<(?:p|h1|h2|li)[ >]", body.partition("<table>")[0])) == len("tlp")
    assert "To show" not in body.partition("</table>")[0]


def test_a_row_of_the_index_names_its_files_and_how_it_stands():
    given = [file("a b.pdf"), file("大.pdf", size=5_000_001)]
    shown = index_of(packed(business_license=given))
    (license_row,) = re.findall(r"<tr[^>]*><td>1\.2</td>.*?</tr>", shown)

    assert license_row == (
        '<tr class="b-fix"><td>1.2</td><th scope="row">Business license 营业执照</th><td>'
        '<a href="%231%20%E7%94%B3%E8%AF%B7%E8%A1%A8%20Application%20form/1.2%20%E8%90%A5%E4%B8%9A'
        '%E6%89%A7%E7%85%A7%20Business%20license%20-%20a%20b.pdf">a b.pdf</a>, '
        '<a href="%231%20%E7%94%B3%E8%AF%B7%E8%A1%A8%20Application%20form/1.2%20%E8%90%A5%E4%B8%9A'
        '%E6%89%A7%E7%85%A7%20Business%20license%20-%20%E5%A4%A7.pdf">大.pdf</a></td>'
        "<td>✕ Too large</td><td>over 5 MB: scan it smaller, or in parts</td></tr>"
    )


@by_columns("lang, field, look, row", ROWS["index_rows"])
def test_what_the_index_says_of_a_row(lang: Lang, field: str, look: str, row: str):
    files = {"proof-of-personnel": [file(f"{n}.jpg", BEGINS["jpg"]) for n in range(11)]}
    data = ready()
    del data["materials"]["social-security-certificate"]
    shown = index_of(packed(data, **files, lawful_operation=[file("b.pdf")]), lang, data)
    (found,) = re.findall(rf"<tr[^>]*><td>{re.escape(field)}</td>.*?</tr>", shown)

    assert (re.findall('class="(.*?)"', found.partition(">")[0] + ">") or [""]) == [look]
    assert row in re.sub("<.*?>", "|", found)


def test_the_index_is_in_one_language_and_leads_to_the_other():
    english, chinese = (index_of(packed(), lang) for lang in LANGS)

    assert '<html lang="en">' in english
    assert f'<a href="{quote("索引.html")}">中文</a>' in english
    assert "<h1>Filing pack of 甲公司</h1>" in english
    assert '<html lang="zh-Hans">' in chinese
    assert '<a href="Index.html">English</a>' in chinese
    assert "<h1>甲公司申请材料</h1>" in chinese
    assert "Business license" not in chinese.replace("营业执照 Business license - ", "")
    assert "上传要求" not in english


def test_nothing_is_ticked_of_a_row_that_lacks_its_file():
    lacking, there = (
        text_of(row_parts(row(packed(**files), "business-license")), "en")
        for files in ({}, {"business_license": [file("a.pdf")]})
    )

    assert "To show: the duplicate (副本) itself; a copy" in lacking
    assert "To show: ☑ the duplicate (副本) itself; ☑ a copy" in there


def test_without_a_name_the_index_is_a_pack_s():
    data = ready()
    del data["company"]["name"]

    assert "<h1>Filing pack</h1>" in index_of(packed(data), "en", data)


def test_where_nothing_is_filed_the_index_has_no_table():
    data = ready({"service.public_network": False})
    shown = index_of(packed(data), "en", data)

    assert "Not needed on these answers. Nothing to file." in shown
    assert "<table>" not in shown
    word_index = docx.Document(io.BytesIO(files_of(packed(data), data)["Index.docx"]))
    assert len(word_index.tables) == 0


def test_the_index_names_files_of_no_row():
    shown = index_of(packed(nothing=[file("e.pdf")]))

    assert shown.index("</table>") < shown.index("<h2>Not assigned</h2>") < shown.index("e.pdf")


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_in_word_has_the_same_table(lang: Lang):
    pack = packed(business_license=[file("a.pdf", size=5_000_001)])
    document = docx.Document(io.BytesIO(files_of(pack, ready())[f"{contents(lang)}.docx"]))
    rows = [[cell.text for cell in line.cells] for line in document.tables[0].rows]

    assert [line[0] for line in rows[1:]] == [row.field.number for row in pack.rows]
    assert (
        rows[2][:4]
        == {
            "en": ["1.2", "Business license 营业执照", "a.pdf", "✕ Too large"],
            "zh": ["1.2", "营业执照", "a.pdf", "✕ 文件过大"],
        }[lang]
    )


def test_the_index_as_data_fits_its_schema():
    files = [
        file("a.pdf"),
        file("b.png", PNG),
        file("c.pdf", size=5_000_001),
        file("d.pdf", b"", 0),
    ]
    pack = packed(business_license=files, nothing=[file("e.pdf")])
    given = [each for row in pack.rows for each in row.files] + [*pack.unassigned]
    names = {each.key: f"in/{each.name}" for each in given}
    told = json.loads(as_json(pack, names))
    one = next(row for row in told["rows"] if row["row"] == "business-license")

    assert places("pack", told) == []
    assert one["rule"] == "business-license"
    assert one["have"] == ["in/a.pdf", "in/b.png", "in/c.pdf", "in/d.pdf"]
    assert [one[key] for key in ("wrong_kind", "too_large", "empty")] == [
        ["in/b.png"],
        ["in/c.pdf"],
        ["in/d.pdf"],
    ]
    assert told["unassigned"] == ["in/e.pdf"]
    assert {row["rule"] for row in told["rows"]} <= {rule.id for rule in LAW.rules}


def test_what_is_advice_is_called_so_as_in_the_errand_list():
    data = ready({"company.foreign_capital": True, "shareholders[0].foreign": True})
    (line,) = [
        part.text
        for part in parts_of(packed(data))
        if part.lead and part.lead.en == "To show" and "statement written" in part.text.en
    ]

    assert line.en.count("(advice)") == line.zh.count("（建议）") == len(("signed", "sealed"))
