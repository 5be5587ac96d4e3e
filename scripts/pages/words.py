"""The fixed words of the snippets, beside those the checker already has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Text
from checker.wording import fill, word, written
from scripts.pages.words_dated import DATED

if TYPE_CHECKING:
    from checker.model import Lang

WORDS = {
    # kicker
    "asked-by-law": Text("asked by the law in force", "现行规定要求"),
    "not-asked-by-law": Text("no longer asked by the law in force", "现行规定不再要求"),
    "asked-of-some": Text(
        "asked by the law in force (some applicants)", "现行规定要求（部分申请人）"
    ),
    "not-in-law": Text("not in the law in force", "现行规定未列"),
    "on-checklist-condition": Text("on the checklist, condition {n}", "传统清单第 {n} 条"),
    "on-checklist-material": Text("on the checklist, item {n}", "传统清单第 {n} 项"),
    "not-on-checklist": Text("not on the checklist", "清单未列"),
    "last-check": Text("Last check {on}", "最近核对 {on}"),
    # jump line and headings
    "on-this-page": Text("On this page", "本页"),
    "jump-asked": Text("What is asked", "要求什么"),
    "jump-why": Text("Why", "为何要求"),
    "jump-prepare": Text("How to prepare", "如何准备"),
    "jump-local": Text("Local differences", "各地要求"),
    "jump-mistakes": Text("Common mistakes", "常见错误"),
    "jump-examples": Text("Worked examples", "示例"),
    "jump-sources": Text("Sources", "依据"),
    "jump-check-material": Text("Check this paper", "自查本项"),
    "jump-check-condition": Text("Check this condition", "自查本条"),
    # comparison
    "compare-caption": Text(
        "{rule}: what each basis asks, side by side", "{rule}：各类依据的要求对照"
    ),
    "row-what": Text("What is asked", "要求什么"),
    "row-copy": Text("Original or copy", "原件／复印件"),
    "row-signs": Text("Who signs", "谁签字"),
    "row-seals": Text("Who seals", "谁盖章"),
    "row-fresh": Text("How fresh", "时效"),
    "row-holds": Text("What must hold", "须满足什么"),
    "row-whom": Text("For whom", "适用于谁"),
    "row-day": Text("On which day", "看哪一天"),
    "row-judge": Text("Who judges", "由谁判断"),
    "row-written": Text("Written in", "写在哪里"),
    "row-sure": Text("How sure", "可靠程度"),
    "not-said": Text("not said", "未规定"),
    "not-asked": Text("Not asked", "不要求"),
    "as-listed": Text("as listed", "照清单原文"),
    "since": Text("since {on}", "自{on}起"),
    "in-force-since": Text("in force since {on}", "{on}起施行"),
    "until": Text("until {on}", "至{on}"),
    "no-local": Text("no local guide known", "未收录地方指南"),
    "what-changed": Text("What changed", "有何变化"),
    # text, local, examples, sources
    "the-text": Text("The text", "条文"),
    "ours": Text(
        "Chinese text as published; English is ours.",
        "引号内为公布的原文，其余为本站概括。",
    ),
    "in-our-words": Text("In our words:", "本站概括："),
    "not-quoted": Text("No words are quoted here.", "此处无引文。"),
    "undated": Text("undated list", "清单未注明日期"),
    "others": Text("Others", "其他省份"),
    "guide-date": Text("Dated", "指南日期"),
    "guide": Text("Local guide", "地方指南"),
    "no-local-sentence": Text("No local guide known.", "未收录地方指南。"),
    "guides-cited": Text(
        "Local guides cited here; the checker does not decide by them yet.",
        "本项引用的地方指南；自查程序尚未据此判定。",
    ),
    "ask-first": Text(
        "That does not mean that nothing is added: "
        "put the question to [the authority that decides]({href}) before filing.",
        "未收录不等于没有要求，申请前请向[许可机关]({href})核实。",
    ),
    "computed-on": Text(
        "Verdicts computed by the checker; filing date {on}.",
        "结果由自查程序计算；拟申请日期{on}。",
    ),
    "computed": Text("Verdicts computed by the checker.", "结果由自查程序计算。"),
    "filing-date": Text("filing date {on}", "拟申请日期{on}"),
    "case": Text("Case", "情形"),
    "refused": Text("Not accepted:", "无法填入："),
    "instrument": Text("Instrument", "文件"),
    "where": Text("Where", "条款"),
    "read": Text("Read", "核读"),
    "last-check-head": Text("Last check", "最近核对"),
    # overviews
    "number": Text("No.", "序号"),
    "condition": Text("Condition", "条件"),
    "material": Text("Material", "材料"),
    "decided-by": Text("Which questions decide it", "由哪些问题判定"),
    "no-material": Text("none of them", "无对应材料"),
    "shown-by": Text("Which materials show it", "由哪些材料证明"),
    "overview-conditions": Text("All conditions, one line each", "许可条件，一行一项"),
    "overview-materials": Text("All materials, one line each", "申请材料，一行一项"),
    "seals-or-issues": Text("Who seals or issues", "谁盖章或出具"),
    "ready": Text("Tick", "备妥"),
    "group-listed-condition": Text(
        "On the checklist ({first}–{last})", "传统清单所列（{first}—{last}）"
    ),
    "group-law-condition": Text(
        "Only in the law in force ({first}–{last})", "仅现行规定要求（{first}—{last}）"
    ),
    "group-listed-material": Text(
        "On the checklist ({first}–{last}); the columns at the right follow the checklist",
        "传统清单所列（{first}—{last}）　右侧各栏照清单",
    ),
    "group-law-material": Text(
        "Only in the law in force ({first}–{last}); the columns at the right follow the law",
        "仅现行规定要求（{first}—{last}）　右侧各栏照现行规定",
    ),
    "dash-since": Text("– (not asked since {year})", "—（{year}年起不要求）"),
    "dash": Text("– (not asked)", "—（不要求）"),
    "by-law": Text("law: {said}", "现行：{said}"),
    "reported-short": Text(" (reported)", "（据转述）"),
    "asked": Text("asked", "要求"),
    "not-listed": Text("not listed", "未列"),
    "local-title": Text("Local additions", "地方另有要求"),
    "local-none": Text(
        "Not laid out province by province yet. That does not mean that nothing is added: "
        "ask the authority that decides.",
        "尚未按省列明。未列明不等于没有要求，请向许可机关核实。",
    ),
    "legend-materials": Text(
        "“–”: on the checklist, not asked by the law. "
        "“not listed”: the checklist has no such paper. "
        "“reported”: the text itself was not read. Empty: the text does not say. "
        "Shortened; the full wording is on each material's page.",
        "“—”表示清单列有、现行规定不要求；“未列”表示传统清单没有此项；“据转述”表示未见原文；空白表示依据未作规定。"
        "表内为摘要，全文见各项材料页面。",
    ),
    "legend-conditions": Text(
        "“–”: on the checklist, not asked by the law. "
        "“not listed”: the checklist has no such condition. "
        "“reported”: the text itself was not read. "
        "Shortened; the full wording is on each condition's page.",
        "“—”表示清单列有、现行规定不要求；“未列”表示传统清单没有此项；“据转述”表示未见原文。"
        "表内为摘要，全文见各项条件页面。",
    ),
    "only-information": Text(
        "Information only; the authority decides.", "仅供参考，以许可机关决定为准。"
    ),
    "page-of": Text("Page 1 of 1", "第 1 页，共 1 页"),
    "blank-company": Text("Company:", "公司："),
    "blank-date": Text("Filing date:", "拟申请日期："),
    "blank-authority": Text("Authority:", "许可机关："),
    "list-mark": Text(", ", "、"),
    # home
    "example-name": Text("Example Co. (example data)", "甲公司（示例数据）"),
    "young": Text("under a year old", "成立不满一年"),
    "one-year-or-more": Text("a year old or more", "成立一年以上"),
    "example-label": Text("Example of a result", "自查结果示例"),
    "home-corner": Text("Example: material {n}", "以材料 {n} 为例"),
    "home-role-law": Text("decides", "作准"),
    "home-role-local": Text("adds, in one province", "补充，限本省"),
    "home-role-checklist": Text("windows and agencies may still ask", "窗口、代办机构可能仍要求"),
    "what-it-is": Text("What it is", "是什么"),
    "is-local": Text(
        "The dated guide of the administration that decides, where one was read",
        "作出许可决定的通信管理局所发办事指南（注明日期；已读到的）",
    ),
    "is-checklist": Text(
        "The classic list: {conditions} conditions, {materials} materials",
        "沿用多年的清单：{conditions} 项条件、{materials} 项材料",
    ),
    "home-conditions": Text("Nine conditions", "九项条件"),
    "home-materials": Text("Twenty materials", "二十项材料"),
    "legend-law": Text(
        "asked by the law in force (some only of some applicants)",
        "现行规定要求（部分仅对特定申请人）",
    ),
    "legend-checklist": Text("on the checklist", "传统清单列有"),
    "on-law": Text("law in force", "现行规定"),
    "on-checklist": Text("checklist", "传统清单"),
    "trust-cites": Text(
        "Every line cites its text and says how far it was read", "每一项写明依据和核读程度"
    ),
    "version": Text("Rules {version}", "规则版本 {version}"),
    "version-check": Text("last check {on}", "最近核对 {on}"),
    "trust-advice": Text(
        "Not legal advice; the authority decides", "不构成法律意见，以许可机关决定为准"
    ),
    # lists
    "instruments-caption": Text("Every instrument this guide rests on", "本站依据的全部文件"),
    "numbers-condition": Text("Conditions:", "条件："),
    "numbers-material": Text("Materials:", "材料："),
    "issued": Text("issued {on}", "{on}公布"),
    "no-date": Text("no date given", "未注明日期"),
    "rests": Text("Rules that rest on it", "据此的条件和材料"),
    "no-rule-rests": Text("none so far", "暂无"),
    "authorities-caption": Text(
        "The ministry and the provincial communications administrations",
        "工业和信息化部和各省（区、市）通信管理局",
    ),
    "authority": Text("Authority", "许可机关"),
    "site": Text("Site", "网站"),
    "phone": Text("Phone", "电话"),
    "no-phone": Text("not recorded", "未收录"),
} | DATED


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    found = WORDS[key] if key in WORDS else word(key)
    return (fill(found, values) if values else found).of(lang)


def day(value: object, lang: Lang) -> str:
    """Write a day as prose does."""
    return written(value, lang)
