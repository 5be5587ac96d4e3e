"""The fixed words of the questionnaire and of the states its page can be in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Text
from checker.words import fill, word
from scripts.site.markup import CHINESE, text

if TYPE_CHECKING:
    from checker.model import Lang

HAN = re.compile(r"[\u3400-\u9fff]+")

# What the page says by itself.
WORDS = {
    # answers
    "yes": Text("Yes", "是"),
    "no": Text("No", "否"),
    "unsure": Text("Not sure", "不清楚"),
    "none": Text("None", "没有"),
    "add": Text("Add", "添加"),
    "choose": Text("Choose…", "请选择"),
    "nationwide": Text("Nationwide", "全国"),
    "abroad-only": Text("None: all users are abroad", "无（用户均在境外）"),
    "filter-provinces": Text("Find a province", "查找省份"),
    "filter-services": Text("Find a service", "查找业务"),
    "chosen-0": Text("{n} chosen", "已选 {n} 项"),
    "whole-number": Text("whole number", "填整数"),
    "date-format": Text("Write the date as YYYY-MM-DD.", "请按“年-月-日”填写。"),
    # a question's small print
    "fold": Text("Why, and where to look", "为何要问，到哪里查"),
    "why": Text("Why", "为何要问"),
    "where": Text("Where", "到哪里查"),
    "ask": Text("Ask", "问谁"),
    "only-law": Text("current requirements only", "仅现行要求"),
    "only-law-local": Text("not on the old checklist", "旧版清单未要求"),
    "only-local": Text("provincial guides only", "仅省局指南"),
    "only-checklist-local": Text("old checklist and provincial guides", "旧版清单和省局指南"),
    "only-checklist": Text("old checklist only", "仅旧版清单"),
    # sections
    "sections": Text("Sections", "各部分"),
    "gate-lead": Text("Start with these eight questions.", "先答这 8 题。"),
    "gate-rest": Text(
        "With one or two more that may follow, they settle whether you need the license "
        "and which authority decides, and take other questions off the list.",
        "据此（有时还需补答一两题）确定要不要办、由谁许可，并筛去与您无关的题目。",
    ),
    "rail-empty": Text(
        "Start with the first eight; they often take others off the list",
        "先答前 8 题，往往可以少答许多题",
    ),
    "rest": Text("{n} more questions in this section, after these", "本节另有 {n} 题，可稍后再答"),
    "rest-one": Text("1 more question in this section, after these", "本节另有 1 题，可稍后再答"),
    "up-to": Text("up to {m} questions", "最多 {m} 题"),
    "answered": Text("{n} of {m} answered", "已答 {n}/{m}"),
    "change": Text("change", "修改"),
    "continue": Text("continue", "继续"),
    "said-means": Text(
        "Your own judgment; the authority decides.", "由申请人自行判断，以许可机关认定为准。"
    ),
    "said-materials": Text(
        "Only the papers asked of you, one block a paper.", "只列需要您提交的材料，一份一组。"
    ),
    "paper-page": Text("About this paper", "本项说明"),
    "show": Text("Show", "显示"),
    # filter
    "questions-for": Text("Questions for", "题目范围"),
    "law-always": Text("The current requirements always count.", "现行要求始终计入。"),
    "unanswered": Text("Unanswered", "只看未答"),
    # lists
    "edit": Text("Edit", "修改"),
    "remove": Text("Remove", "删除"),
    "done": Text("Done", "完成"),
    "done-add": Text("Done, add another", "完成并添加下一项"),
    "answer": Text("Answer", "答案"),
    # result
    "result": Text("Result", "自查结果"),
    "no-answers": Text("no answers yet", "尚未填写"),
    "rules": Text("{n} requirements", "{n} 项要求"),
    "empty-result": Text("Results appear with the first answer.", "填写第一题后即显示结果。"),
    "have-file": Text("Have a saved file?", "已有保存的文件？"),
    "open-it": Text("Open it", "打开文件"),
    "to-question": Text("To the next question", "到下一题"),
    "waiting": Text("waiting", "等待"),
    "loading": Text("Loading the checker", "正在加载自查程序"),
    "keep-answering": Text(
        "Keep answering: your answers are kept and the result appears here.",
        "可继续填写，答案会保留，加载完成后结果显示在此处。",
    ),
    "served-here": Text(
        "Served from this site only. Nothing you type leaves this device.",
        "程序只从本站加载，填写内容只留在本机，不会上传。",
    ),
    "load-button": Text("Load the checker (about 3.2 MB)", "加载自查程序（约 3.2 MB）"),
    "load-note": Text(
        "Your connection is set to save data, or is slow: the checker loads when you ask for it.",
        "当前网络较慢或已设为节省流量，点按后才加载自查程序。",
    ),
    "show-result": Text("Result", "看结果"),
    "close": Text("Close", "收起"),
    # small checker
    "check-material": Text("Check this paper", "自查本项"),
    "check-condition": Text("Check this condition", "自查本条"),
    "shares": Text("Shares the answers of this tab.", "与本标签页的答案通用。"),
    "full-check": Text("Open the full check", "打开完整自查"),
    "filing-date": Text("Filing date", "拟申请日期"),
    "needs-script": Text(
        "The checker needs JavaScript. Without it, print this form and compare your answers with "
        "the overview tables.",
        "自查程序需要 JavaScript。未启用时可打印本表，对照一览表自行核对。",
    ),
    "overview-conditions": Text("All conditions at a glance", "许可条件一览"),
    "overview-materials": Text("All materials at a glance", "申请材料一览表"),
}

# The name of one entry of each list, as a heading and in sentences.
ENTRIES = {
    "shareholders": Text("Shareholder", "股东"),
    "establishments": Text("Branch or subsidiary", "分公司或子公司"),
    "violations": Text("Violation", "违法行为"),
    "penalties": Text("Penalty", "处罚"),
    "bars": Text("Refusal or withdrawal", "不予许可或撤销"),
    "asked": Text("Answer", "答复"),
}

# What the page's script fills in; its keys are the script's names.
SCRIPT = {
    "answered": WORDS["answered"],
    "count": Text("{n}/{m}", "{n}/{m}"),
    "total": Text("{n} of {m} questions answered", "已答 {n} 题，共 {m} 题"),
    "notNeeded": Text("{n} not needed for you", "另有 {n} 题与您无关"),
    "oneBack": Text(
        "1 question stepped back: it cannot change your result.",
        "1 题已收起：不影响您的结果。",
    ),
    "manyBack": Text(
        "{n} questions stepped back: they cannot change your result.",
        "{n} 题已收起：不影响您的结果。",
    ),
    "show": WORDS["show"],
    "hide": Text("Hide", "收起"),
    "notAsked": Text("Not asked of you: materials {list}.", "不要求您提交：材料 {list}。"),
    "listMark": Text(", ", "、"),
    "shown": Text("{n} questions shown", "显示 {n} 题"),
    "choose": WORDS["choose"],
    "unsure": WORDS["unsure"],
    "none": WORDS["none"],
    "chosen": WORDS["chosen-0"],
    "noAnswers": WORDS["no-answers"],
    "waiting": WORDS["waiting"],
    "starting": Text("starting", "正在启动"),
    "checking": Text("checking", "正在计算"),
    "current": Text("up to date with your answers", "已按当前答案更新"),
    "noResult": Text("No result", "暂无结果"),
    "bytes": Text("{done} of {total} MB", "{done} / {total} MB"),
    "loading": WORDS["loading"],
    "loaded": Text("The checker is ready.", "自查程序已就绪。"),
    "sum": Text("adds up to {sum}", "合计 {sum}"),
    "sumAsk": Text(
        "Is another shareholder missing, or a number wrong?", "是否漏填股东，或数字有误？"
    ),
    "found": Text("{n} found", "找到 {n} 项"),
    "rest": WORDS["rest"],
    "oneRest": WORDS["rest-one"],
    "paper.met": Text("there", "已有"),
    "paper.not_met": Text("missing", "缺"),
    "paper.answer": Text("answer needed", "待填写"),
    "entry": Text("{kind} {n} of {m}", "{kind} {n}/{m}"),
    "entryName": Text("{entry}: {name}", "{entry}：{name}"),
    "shortName": Text("{kind} {n}", "{kind}{n}"),
    "removed": Text("{kind} {n} removed.", "已删除{kind} {n}。"),
    "undo": Text("Undo ({n} s)", "撤销（{n} 秒内）"),
    "oneAnswer": Text("1 answer", "1 题"),
    "answers": Text("{n} answers", "{n} 题"),
    "changed": Text("changed", "有变化"),
    "goTo": Text("Go to: {label}", "转到：{label}"),
    "notText": Text("The file is not UTF-8 text.", "文件不是 UTF-8 文本。"),
    "line": Text("Line {n}", "第 {n} 行"),
    "colon": Text(": ", "："),
    "printed": Text("Call center license self-check", "呼叫中心业务经营许可证自查"),
    "titleName": Text(": {name}", "：{name}"),
    "answersHead": Text("Your answers", "您的答案"),
}


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    found = WORDS[key] if key in WORDS else word(key)
    return (fill(found, values) if values else found).of(lang)


def inline(value: str, lang: Lang) -> str:
    """Escape a text; the Chinese terms in an English one are marked as Chinese."""
    if lang == "zh":
        return text(value)
    return HAN.sub(lambda found: f'<span lang="{CHINESE}">{found[0]}</span>', text(value))


def entry(name: str, lang: Lang) -> str:
    """Return what one entry of a list is called."""
    return ENTRIES[name].of(lang)


def script_words(lang: Lang) -> dict[str, str]:
    """Return the words the page's script fills in, each list's entry among them."""
    words = {key: found.of(lang) for key, found in SCRIPT.items()}
    return words | {f"entry.{name}": found.of(lang) for name, found in ENTRIES.items()}
