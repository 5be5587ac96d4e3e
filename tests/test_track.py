"""A remark of an examiner is put to its paper, the demand and the text behind it, or to nothing."""

import base64
import io
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from support.applications import LAW, report_on
from support.command import ran, refused
from support.replies import asked
from support.rows import keyed, rows_of

from checker.core.bounds import LONGEST_REMARK, MOST_REMARKS
from checker.filing.track.find import read_notice, terms_in
from checker.filing.track.load import Term, load_terms
from checker.filing.track.outline import Told
from checker.filing.track.plain import who_asks
from checker.load import load_law
from checker.load.guide_items import load_guide_items
from checker.model import Data

ROWS = rows_of("track")

FOLDER = Path(__file__).parent / "track"
# "open": the terms were made with them in sight. "aside": written with those, and looked at once
# the terms stood, 21 of 21 right and nothing else recognized. "hard": written to mislead; of 13
# first 9 were right and 3 went to a wrong paper too, of 17 about other things 9 were recognized.
# "late": written behind those; first 16 of 20 were right, 1 was wrong, 1 of 4 others recognized.
# "last": written when all stood, and left as first read: 18 of 20 right, no other recognized.
# "again": what was wrong of a hundred written later, and is right since.
SETS = {
    path.stem: tomllib.loads(path.read_text("utf-8"))["remark"] for path in FOLDER.glob("*.toml")
}
CASES = [case for cases in SETS.values() for case in cases]
# At least this share is recognized.
LEAST = 0.8
# Of a shareholder's certificate, which only the form's block says.
ONLY_IN_ITS_BLOCK = "证照附件……身份证扫描件 或 营业执照扫描件"

ANHUI = {"service": {"provinces": ["CN-AH"]}, "company": {"foreign_capital": False}}
HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
AS_OF = ("--as-of", "2026-11-24")


def rules(text: str) -> set[str]:
    """Return the papers and conditions that a text is put to."""
    return {found.rule for found in read_notice(text).remarks if found.rule}


def demands(text: str) -> set[str]:
    """Return the questions that a text is put to."""
    return {found.demand for found in read_notice(text).remarks if found.demand}


def expected(case: Data) -> set[str]:
    """Return what a remark is about."""
    return {case["rule"]} if "rule" in case else set()


def test_a_guide_that_was_read_whole_is_said_to_be_looked_through():
    """Of each guide that asks, something was not read: here Anhui's is taken for read whole."""
    guides = {**LAW.guides, "CN-AH": replace(LAW.guides["CN-AH"], unread=None)}
    report = replace(report_on(ANHUI), law=replace(LAW, guides=guides))
    (found,) = read_notice("请提供设备清单").remarks

    assert "省局指南：安徽指南，2024年1月30日，未见" in who_asks(Told(found, report, given=True)).zh


def test_no_remark_is_put_to_a_wrong_paper():
    wrong = {case["text"]: rules(case["text"]) - expected(case) for case in CASES}

    assert {text: found for text, found in wrong.items() if found} == {}


def test_no_remark_is_put_to_a_wrong_demand():
    certain = [case for case in CASES if "demand" in case]
    wrong = {case["text"]: demands(case["text"]) - {case["demand"]} for case in certain}

    assert {text: found for text, found in wrong.items() if found} == {}


@pytest.mark.parametrize("name", SETS)
def test_at_least_eight_in_ten_remarks_are_recognized(name: str):
    known = [case for case in SETS[name] if "rule" in case]

    assert sum(rules(case["text"]) == expected(case) for case in known) >= LEAST * len(known)


def test_there_are_eighty_remarks_and_a_tenth_is_about_nothing_known():
    unknown = [case for case in SETS["open"] if "rule" not in case]

    assert len(SETS["open"]) >= 80
    assert len(unknown) >= len(SETS["open"]) / 10


def test_the_items_of_the_guides_themselves_are_put_to_their_papers():
    law, items = load_law(), dict[str, set[str]]()
    for guide in load_guide_items().values():
        for item in guide.items:
            if item.rule in law.papers:
                items.setdefault(item.quote.zh, set()).add(item.rule)
    # What names no paper at all, such as "the papers of art. 8", stands for many.
    single = {text: papers for text, papers in items.items() if len(papers) == 1}
    found = {text: rules(text) for text in single}

    wrong = [text for text, papers in single.items() if found[text] - papers]
    assert wrong == [ONLY_IN_ITS_BLOCK]
    assert sum(map(bool, found.values())) >= LEAST * len(found)


def test_every_demand_is_a_question_on_its_paper():
    law, terms = load_law(), load_terms()

    unknown = [t for each in terms.demands.values() for t in each if t.path not in law.facts]
    assert unknown == []


def test_a_paper_is_known_by_all_that_it_is_called():
    law = load_law()
    named = {name: paper for paper in law.papers for name in law.names(paper, "zh")}

    wrong = {name: rules(f"请上传{name}") for name, paper in named.items()}
    assert {name: found for name, found in wrong.items() if found != {named[name]}} == {}


@pytest.mark.parametrize("row", keyed(ROWS["notice"], "found", "text"))
def test_how_a_notice_is_read(row: Data):
    told = [
        {"text": each.text, "line": each.line, "rule": each.rule or "", "demand": each.demand or ""}
        for each in read_notice(row["text"]).remarks
    ]
    found = [{key: each[key] for key in one} for each, one in zip(told, row["found"], strict=True)]

    assert found == row["found"]


def details(text: str) -> list[str]:
    """Return what a text wants that no question of the checker asks."""
    return [name for found in read_notice(text).remarks for name in found.details]


@pytest.mark.parametrize("row", keyed(ROWS["eight"], "demands", "details", "rule", "text"))
def test_what_each_of_eight_remarks_wants_is_told(row: Data):
    assert demands(row["text"]) - {None} == {*row.get("demands", ())}
    assert details(row["text"]) == row.get("details", [])
    assert rules(row["text"]) <= {row["rule"]} if "rule" in row else rules(row["text"])


@pytest.mark.parametrize("row", keyed(ROWS["detail"], "details", "text"))
def test_what_no_question_asks_is_told_of_the_paper_it_is_about(row: Data):
    assert details(row["text"]) == row["details"]


SAID = """\
公司章程未加盖查档章，股权结构图未签字
社保证明扫描件不清晰
请提供域名证书
"""


def remarks_in(word: bytes) -> list[list[str]]:
    """Return the cells of the table's rows below its head."""
    (table,) = docx.Document(io.BytesIO(word)).tables
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def test_the_table_to_hand_back_has_a_row_for_each_remark(tmp_path: Path):
    file, made = tmp_path / "notice.txt", tmp_path / "reply.docx"
    file.write_text(SAID, "utf-8")
    line = ("track", *AS_OF, "--notice", file, "--format", "docx")

    assert ran(*line, "--output", made).status == 0
    rows = remarks_in(made.read_bytes())
    assert [row[2] for row in rows] == ["公司章程、股东情况", "社保证明", ""]
    assert "name it" in refused(*line)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--notice", "the file name is empty"),
        ("--sent", "Write the date as YYYY-MM-DD"),
        ("--received", "Write the date as YYYY-MM-DD"),
    ],
)
def test_an_option_without_a_value_is_no_option_left_out(option: str, said: str):
    assert said in refused("track", "--sent", "2026-11-24", *AS_OF, option, "")


def test_of_a_very_long_sentence_the_beginning_is_read_and_told():
    text = f"请补正\n公司章程未加盖查档章{'，' * LONGEST_REMARK}社保证明过期\n社保证明过期"
    found = read_notice(text).remarks

    assert [(each.line, each.rule, each.cut) for each in found] == [
        (2, "articles-of-association", True),
        (3, "social-security-certificate", False),
    ]
    assert len(found[0].text) == LONGEST_REMARK + 1
    assert "单句超过500字的，只读取开头部分：第2行。" in reply(text)["panel"]


@pytest.mark.parametrize(
    "line", ["社保证明过期", "经审查，材料收悉", "公司章程，社保证明，租赁合同过期"]
)
def test_of_a_notice_without_end_the_beginning_is_read_and_told(line: str):
    notice = read_notice(f"{line}\n" * (MOST_REMARKS + 5))

    assert notice.left_out == 5
    assert "其后5句未读取" in reply(f"{line}\n" * (MOST_REMARKS + 5))["panel"]
    assert read_notice(f"{line}\n" * MOST_REMARKS).left_out == 0


@pytest.mark.parametrize("marks", ["\u200b", "\u202a", "\u2066", "\ufe0f"])
def test_what_takes_no_room_does_not_stop_reading(marks: str):
    assert rules(marks.join("公司章程未加盖查档章")) == {"articles-of-association"}


def test_a_term_within_a_longer_one_is_none_and_one_beside_it_is():
    written = {"a": "公司章程", "b": "章程", "c": "程未盖", "d": "公司章程"}
    terms = [Term(rule, re.compile(words)) for rule, words in written.items()]
    hits = [(hit.start, hit.end, hit.term.rule) for hit in terms_in("公司章程未盖章程", terms)]

    assert hits == [(0, 4, "a"), (0, 4, "d"), (3, 6, "c"), (6, 8, "b")]


def reply(text: str, **more: object) -> Data:
    """Return what the page is answered."""
    request = {"application": HUNAN, "lang": "zh", "today": "2026-12-01", "text": text, **more}
    return asked(do="track", **request)


@pytest.mark.parametrize(
    ("copies", "said"),
    [
        ((True, False), "尚缺"),
        ((True, True), "已填为具备"),
        ((True, None), "已填为具备"),
        ((None,), "未填"),
    ],
)
def test_of_several_shareholders_one_whose_copy_is_missing_counts(
    copies: tuple[bool | None, ...], said: str
):
    owners = [{"kind": "natural-person", "id_copy": copy} for copy in copies]
    panel = reply("股东身份证未上传", application=HUNAN | {"shareholders": owners})["panel"]

    assert f"</b>{said}" in panel


def test_a_shareholder_that_is_no_person_is_known_by_its_name():
    owners = [{"name": "乙公司", "kind": "company"}, {"name": "张三", "kind": "natural-person"}]
    above = [{"name": "丙公司", "of": "乙公司", "kind": "company"}, {"name": "安全"}]
    named = {"company": {"name": "丙公司控股的甲公司"}, "shareholders": owners, "holders": above}
    text = "乙公司营业执照已过期\n丙公司营业执照已过期\n安全负责人张三身份证模糊"
    made = reply(text, application=HUNAN | named, table=True)
    rows = remarks_in(base64.b64decode(made["base64"]))

    assert [row[2] for row in rows] == ["股东情况", "营业执照", "公司及人员情况表"]


def test_the_table_is_called_after_the_company_where_it_has_a_name():
    text = "甲公司：\n" + SAID
    named = HUNAN | {"company": {"name": "甲/公司"}}

    assert reply(text, table=True)["name"] == "reply.docx"
    made = reply(text, application=named, table=True)["name"]
    assert made == "b24-甲_公司-2026-12-01-reply.docx"


def test_the_time_to_correct_in_is_no_row_of_the_table():
    text = "甲公司：\n请于2026年12月20日前补正\n" + SAID
    made = reply(text, table=True)
    rows = remarks_in(base64.b64decode(made["base64"]))

    assert len(rows) == 3
    assert "12月20日" not in f"{rows}"
