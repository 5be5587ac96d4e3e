"""A notice is a table first: a row a remark, counted truly, and one question for all."""

from datetime import date

import pytest
from support.applications import report_on
from support.replies import asked

from checker.application.filing import NOTHING_SENT
from checker.filing.track.outline import Sent
from checker.filing.track.table import counts, question, quoted, rows
from checker.model import Data

HUNAN: Data = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
TODAY = date(2026, 12, 2)
NOTICE = """请于收到本通知之日起5日内补正
社保证明为3个月前开具，请重新提供
公司章程未加盖查档章
章程为股东变更前的旧版本，请上传最新章程
请按要求完善系统说明
骚扰电话禁呼承诺书未盖公章，社保证明未加盖红章
公司名称含“人力资源”，请上传依法经营特定电信业务承诺书
可行性研究报告未上传
已签合同的话务员人数不足"""


def sent(text: str = NOTICE, *, on: date | None = None) -> Sent:
    days = NOTHING_SENT._replace(sent=on, correction=on)
    told = HUNAN | {"service": {"provinces": ["CN-HN"], "other_services": []}}
    return Sent(report_on(told), days, TODAY, text)


def test_the_head_counts_what_was_recognized_and_what_was_not():
    found = rows(sent())

    assert [row.known for row in found if row.number][:4] == ["known", "known", "paper", "unknown"]
    assert counts(found).zh.startswith("补正意见8条：认出")
    assert "没认出1条" in counts(found).zh
    assert found[0].number is None


def test_what_stays_unrecognized_is_a_row_and_in_the_question():
    row = next(row for row in rows(sent()) if row.known == "unknown")

    assert (row.name.zh, row.quote, row.do.zh) == (
        "未能识别",
        "请按要求完善系统说明",
        "问清指哪份材料。",
    )
    assert "第4条“请按要求完善系统说明”，请问指哪份材料" in question(sent()).zh


def test_the_polite_question_is_put_once_for_all():
    put = question(sent())

    assert put.zh.count("您好") == put.zh.count("谢谢") == 1
    assert put.zh.count("一次告知") == 1
    assert "第2条“公司章程未加盖查档章”" in put.zh
    assert "第八条中没有找到" in put.zh
    assert put.zh.startswith("您好，我公司收到补正通知。")
    on = question(sent(on=date(2026, 12, 1)))
    assert on.zh.startswith("您好，我公司2026年12月1日收到补正通知。")


def test_where_a_text_asks_for_all_nothing_is_asked():
    assert question(sent("社保证明为3个月前开具")) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("社保证明过期，请重新提供", "社保证明过期"),
        ("章程，缺页请补", "章程，缺页请补"),
        ("一" * 40, "一" * 25 + "…"),
    ],
)
def test_one_line_of_a_remark_is_quoted(text: str, quote: str):
    assert quoted(text) == quote


@pytest.mark.parametrize("text", [NOTICE, "社保证明为3个月前开具", "甲公司："])
def test_the_page_shows_the_table_before_all_else_and_folds_what_it_rests_on(text: str):
    days = {"filing": {"sent_on": "2026-11-20", "correction_on": "2026-12-01"}}
    panel = asked(do="track", application=HUNAN | days, text=text, today="2026-12-02")["panel"]

    assert panel.index("<h3>") < panel.index("<details>")
    assert panel.count("<blockquote") == (text == NOTICE)
    assert panel.count("<table") == (text != "甲公司：")
    assert "lang=" in panel or text == "甲公司："
