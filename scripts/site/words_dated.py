"""The fixed words of what is dated: versions, generations, timeline, checks."""

from __future__ import annotations

from checker.model import Text

DATED = {
    # versions of a rule
    "versions": Text("Versions", "历次条文"),
    "versions-caption": Text(
        "{rule}: every wording known here, newest first", "{rule}：已收录的历次条文，新的在前"
    ),
    "version-in-force": Text("In force", "施行期间"),
    "version-basis": Text("Basis", "依据范围"),
    "version-says": Text("What it says", "要求"),
    "no-day-given": Text("no day given; counted here from {on}", "未载明日期，本站自{on}起计"),
    "from-to": Text("{began} to {ended}", "{began}至{ended}"),
    "from-on": Text("from {began}", "自{began}起"),
    "versions-more": Text(
        "All rules side by side: [what changed]({href}).", "各项对照见[沿革]({href})。"
    ),
    # checks
    "checks-head": Text("Last and next check", "最近核对和下次期限"),
    "reading": Text(
        "Texts last checked on {on}. A citation without a mark was read in the text itself, "
        "as a rule in a stored copy; a mark says where it was not.",
        "本页依据最近核对日期：{on}。引注不带标记的，已核读原文（一般为存档副本）；其余另行标明。",
    ),
    "reading-places": Text(
        "Entries last checked on {on}. What has no mark was read on a page of the authority, "
        "in a stored copy; a mark says where it was not.",
        "本页内容最近核对日期：{on}。不带标记的，已核读相应网页的存档副本；其余另行标明。",
    ),
    # sources, both ways
    "what-rests": Text("what else rests on it", "还有哪些内容以此为据"),
    "rests-pages": Text("Pages:", "页面："),
    "rests-all": Text("What rests on it", "以此为据的内容"),
    "rule-rests-caption": Text(
        "Each rule and every instrument it rests on", "各项条件、材料所依据的文件"
    ),
    "rule-rests-rule": Text("Rule", "条件或材料"),
    "rule-rests-on": Text("Rests on", "依据"),
    # generations
    "gen-order-19": Text("Measures of 2001 (Order 19)", "2001年《办法》（第19号令）"),
    "gen-order-5": Text("Measures of 2009 (Order 5)", "2009年《办法》（第5号令）"),
    "gen-order-42": Text("Measures of 2017 (Order 42)", "2017年《办法》（第42号令）"),
    # where a column is no more than a word beside its cell
    "gen-year-order-19": Text("2001", "2001年"),
    "gen-year-order-5": Text("2009", "2009年"),
    "gen-year-order-42": Text("2017", "2017年"),
    # what is in force rests on more than the Measures: forms, guides, notices, later regulations
    "gen-now": Text("In force since 2017", "2017年起现行"),
    "gen-year-now": Text("Since 2017", "2017年起"),
    "gen-topic": Text("Topic", "事项"),
    "gen-item": Text("Item of the old checklist", "旧版清单项目"),
    "gen-rule": Text("Rule", "条件或材料"),
    "gen-listed": Text("The old checklist says", "旧版清单要求"),
    "gen-none": Text("no text read", "未见条文"),
    "gen-asked": Text("asked", "要求"),
    "gen-not-asked": Text("not asked", "不要求"),
    "gen-since": Text("since {on}", "{on}起"),
    "gen-measures": Text("The measures", "办法"),
    "gen-issued": Text("Issued", "公布"),
    "gen-force": Text("In force", "施行"),
    "gen-ends": Text("Last day", "最后一日"),
    "gen-still": Text("in force", "现行有效"),
    "gen-caption-measures": Text(
        "The three generations of the licensing measures", "三代许可证管理办法"
    ),
    "gen-caption-listed": Text(
        "The sixteen items of the old checklist under each generation",
        "旧版清单十六项在三代办法中有无要求",
    ),
    "gen-caption-unlisted": Text(
        "What the old checklist leaves out, under each generation",
        "旧版清单未列的事项在三代办法中有无要求",
    ),
    "gen-caption-clauses": Text(
        "Procedure and duties under each generation", "程序和义务在三代办法中的规定"
    ),
    # timeline
    "timeline-title": Text(
        "Timeline of the licensing rules for call centers", "呼叫中心许可规则沿革"
    ),
    "timeline-desc": Text(
        "A vertical line of years with the three generations of the licensing measures as bars, "
        "and beside it {n} events in order, from {first} to {last}.",
        "自上而下的年份轴，三代许可证管理办法以色条表示，旁边依次列出{first}至{last}的{n}个事件。",
    ),
    "timeline-issued": Text("issued", "公布"),
    "timeline-force": Text("in force", "施行"),
    "timeline-both": Text("issued and in force", "公布并施行"),
    "timeline-issued-force": Text("in force; issued {on}", "施行（{on}公布）"),
    "timeline-reported": Text("reported", "据转述"),
    "timeline-key": Text(
        "A filled dot: the text was read. A ring: it is reported. Each line leads to its source.",
        "实心点：已核原文；空心圈：据转述。每行链接到依据。",
    ),
}
