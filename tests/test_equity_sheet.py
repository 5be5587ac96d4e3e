"""The equity chart as a drawing: well formed, the same everywhere, nothing over anything else."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command import printed, refused
from support.owners import EXAMPLE, Entry, chart, chart_of, company, entry, owned_by, owner, person
from support.replies import asked
from support.rows import keyed, rows_of
from support.samples import examples, in_both_languages

from checker.filing.equity.outline import MOST_DRAWN
from checker.filing.equity.svg import EDGE, FOOT, HEIGHT, WIDTH, ChartSheet
from checker.filing.equity.text_width import width, wrapped
from checker.model import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.filing.equity.layout import Placed

EVERY_RUN = examples(60)
SVG = "{http://www.w3.org/2000/svg}"
NEAR, SAME = 1.0, 1e-6
Spans = tuple[tuple[float, float], tuple[float, float]]
SMALLEST_READ = 1.6  # Millimeters of a name: 4.5 points, what a street map's smallest names have.


def texts(sheet: ChartSheet) -> list[str]:
    return [line.said for line in lines_of(sheet)]


class Line(NamedTuple):
    """Where a line of text stands on the sheet, in millimeters."""

    said: str
    x: float
    y: float
    width: float
    height: float


MOVED = re.compile(r"translate\(([\d.-]+) ([\d.-]+)\) scale\(([\d.]+)\)")


def lines_of(sheet: ChartSheet) -> Iterator[Line]:
    """Return every line of text of a sheet, as wide as it is counted."""
    root = ET.fromstring(sheet.svg())  # noqa: S314 - our own
    moved = {id(each): group for group in root.iter(f"{SVG}g") for each in group.iter()}
    for each in root.iter(f"{SVG}text"):
        said, size = each.text or "", float(each.get("font-size", ""))
        wide = width(said, size, bold=each.get("font-weight") is not None)
        share = {"middle": 0.5, "end": 1.0}.get(each.get("text-anchor", ""), 0.0)
        x, y = float(each.get("x", "")) - wide * share, float(each.get("y", "")) - size
        group = moved.get(id(each))
        left, top, scale = 0.0, 0.0, 1.0
        if group is not None and (found := MOVED.fullmatch(group.get("transform", ""))):
            left, top, scale = map(float, found.groups())
        yield Line(said, left + x * scale, top + y * scale, wide * scale, size * scale)


def spans(box: Placed | Line) -> Spans:
    """Return from where to where a box reaches, across and down."""
    return (box.x, box.x + box.width), (box.y, box.y + box.height)


def drawn(sheet: ChartSheet) -> list[Spans]:
    """Return from where to where each line is drawn."""
    lines = [line.points for line in sheet.fit.layout.lines]
    return [((min(x, u), max(x, u)), (min(y, v), max(y, v))) for (x, y), (u, v) in lines]


def touch(one: Spans, other: Spans, by: float = 0) -> bool:
    return all(a + by < d and c + by < b for (a, b), (c, d) in zip(one, other, strict=True))


def assert_is_clear(sheet: ChartSheet):
    """No box touches another, none leaves the sheet, and no line crosses one."""
    boxes, holdings = sheet.places, sheet.chart.owned.holdings
    assert len(boxes) == 1 + sum(not each.closes for each in holdings)
    assert {each.owner.number for each in boxes} == {b.number for b in sheet.chart.owned.boxes}
    assert not [pair for pair in combinations(map(spans, boxes), 2) if touch(*pair)]
    for box in boxes:
        assert EDGE - 0.01 <= box.x <= box.x + box.width <= WIDTH - EDGE + 0.01
        assert 0 < box.y <= box.y + box.height < HEIGHT
    for line in drawn(sheet):
        assert any(first == last for first, last in line)
        assert not [box for box in sheet.fit.layout.boxes if touch(line, spans(box), by=1)]


@st.composite
def any_owners(draw: st.DrawFn) -> Entry:
    """Return owners in any shape: several ways, loops, long names in Chinese and Latin."""
    count = draw(st.integers(1, 24))
    stems = st.sampled_from(
        ["公司", "信息技术产业投资控股集团股份有限公司", " International Holdings Ltd"]
    )
    names = [f"{n}{draw(stems)}" for n in range(count)]
    direct = draw(st.integers(1, count))
    entries = [company(name, draw(st.integers(0, 100))) for name in names[:direct]]
    owned = [
        st.sets(st.sampled_from(names), min_size=int(n >= direct), max_size=3) for n in range(count)
    ]
    entries += [
        entry(name, 10, of, kind="company", foreign=draw(st.booleans()))
        for name, found in zip(names, owned, strict=True)
        for of in sorted(draw(found))
    ]
    return owned_by(*entries)


@pytest.mark.no_cover
@given(any_owners(), st.sampled_from(LANGS))
@EVERY_RUN
def test_no_box_touches_another_and_no_line_crosses_one(data: Entry, lang: Lang):
    assert_is_clear(ChartSheet(chart_of(data), lang))


@pytest.mark.no_cover
@given(any_owners(), st.sampled_from(LANGS))
@EVERY_RUN
def test_no_text_lies_on_another_and_what_a_box_says_stands_in_it(data: Entry, lang: Lang):
    sheet = ChartSheet(chart_of(data), lang)
    # What stands below all at the foot is counted wider than any font sets it.
    lines = [line for line in lines_of(sheet) if line.y < HEIGHT - FOOT]

    assert not [pair for pair in combinations(map(spans, lines), 2) if touch(*pair)]
    for box in sheet.places:
        (left, right), (top, bottom) = spans(box)
        inside = [
            line.said
            for line in lines
            for (x, u), (y, v) in [spans(line)]
            if left <= x and u <= right and top <= y and v <= bottom
        ]
        text = box.owner.text
        assert [*text.name, *text.more] == [said for said in inside if said]


def test_a_mark_above_a_letter_takes_no_room():
    assert width("e\u0301", 10) == width("e", 10)


@given(any_owners())
@EVERY_RUN
def test_no_line_lies_on_another(data: Entry):
    lines = drawn(ChartSheet(chart_of(data), "zh"))

    assert not [pair for pair in combinations(lines, 2) if lie_together(*pair)]


def lie_together(one: Spans, other: Spans) -> bool:
    """Tell whether two straight lines run along each other, at a distance no eye can tell."""
    for along, across in ((0, 1), (1, 0)):
        (level, end), (other_level, other_end) = one[across], other[across]
        if max(end - level, other_end - other_level) < SAME:
            (a, b), (c, d) = one[along], other[along]
            return abs(level - other_level) < NEAR and a < d and c < b
    return False


def assert_is_legible(sheet: ChartSheet):
    assert_is_clear(sheet)
    assert sheet.fit.scale * 10 >= SMALLEST_READ


@pytest.mark.parametrize("count", [1, 2, 5, 12, 30, 60])
@in_both_languages
def test_up_to_sixty_owners_are_legible_on_one_sheet(count: int, lang: Lang):
    share = round(100 / count, 2)
    sheet = ChartSheet(chart(*(person(f"第{n}号自然人股东", share) for n in range(count))), lang)

    assert_is_legible(sheet)
    assert sheet.fit.tabled is (count <= 12)


def test_sixty_owners_on_four_levels_are_legible():
    upper: list[Entry] = []
    for n in range(8):
        upper += [company(f"{n}号控股集团有限公司", 100, f"{n}号投资管理有限公司")]
        upper += [person(f"{n}{i}号自然人", 20, f"{n}号控股集团有限公司") for i in range(5)]
    sheet = ChartSheet(
        chart(*(company(f"{n}号投资管理有限公司", 12.5) for n in range(8)), *upper), "zh"
    )

    assert len(sheet.places) == 57
    assert_is_legible(sheet)


def test_who_owns_twenty_companies_stands_above_each():
    direct = [company(f"{n}号公司", 5) for n in range(20)]
    sheet = ChartSheet(
        chart(*direct, *(person("甲某", 100, f"{n}号公司") for n in range(20))), "zh"
    )

    assert_is_legible(sheet)
    assert texts(sheet).count("另见图中他处") == 19


@pytest.mark.parametrize(
    "case",
    keyed(
        rows_of("owners")["drawn"],
        "answers",
        "hides",
        "lang",
        "lines",
        "more",
        "order",
        "owners",
        "says",
        "told",
    ),
)
def test_what_a_sheet_shows_of_its_owners(case: dict[str, Any]):
    owners = map(owner, case["owners"])
    data = owned_by(*owners, **case.get("answers", {})) | case.get("more", {})
    sheet = ChartSheet(chart_of(data), case["lang"])
    said, told = texts(sheet), case.get("told", {})
    shown = {
        "boxes": len(sheet.places),
        "arrows": sum(line.arrow for line in sheet.fit.layout.lines),
        "dashed": len(re.findall("<rect[^>]*stroke-dasharray", sheet.svg())),
        "times": {words: said.count(words) for words in told.get("times", ())},
    }

    assert told == {key: shown[key] for key in told}
    assert [line for line in case.get("lines", ()) if line not in said] == []
    assert [words for words in case.get("says", ()) if words not in "".join(said)] == []
    assert [words for words in case.get("hides", ()) if words in "".join(said)] == []
    order = case.get("order", [])
    assert sorted(order, key=said.index) == order
    assert "<script" not in sheet.svg()


def test_the_same_owners_give_the_same_bytes():
    assert ChartSheet(chart_of(EXAMPLE), "zh").svg() == ChartSheet(chart_of(EXAMPLE), "zh").svg()


def test_nothing_is_loaded_from_elsewhere_and_no_style_is_inline():
    svg = ChartSheet(chart_of(EXAMPLE), "zh").svg()

    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "style" not in svg
    assert "<image" not in svg


# Text in boxes.


@given(
    st.text(st.sampled_from("甲乙公司（）。，AWmil-. 9%"), max_size=60),
    st.floats(20, 200),
    st.booleans(),
)
@EVERY_RUN
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, most: float, bold: bool):
    lines = wrapped(text, most, 10, bold=bold)

    assert all(width(line, 10, bold=bold) <= most or len(line) == 1 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_latin_words_stay_whole_and_closing_marks_stay_with_their_sign():
    assert wrapped("Example Holdings", 60, 10) == ["Example", "Holdings"]
    assert wrapped("甲公司（示例）", 60, 10) == ["甲公司（示", "例）"]


# Command line and page.


def test_the_command_writes_the_sheet(tmp_path: Path):
    out = tmp_path / "chart.svg"

    printed("chart", "--lang", "zh", "--output", out, on=EXAMPLE)
    assert out.read_text(encoding="utf-8") == f"{ChartSheet(chart_of(EXAMPLE), 'zh').svg()}\n"


def test_what_does_not_fit_is_refused_as_a_drawing_only():
    data = owned_by(*(person(f"{n}号", 0) for n in range(MOST_DRAWN)))

    assert "do not fit one sheet" in refused("chart", on=data)
    for form in ("text", "json"):
        assert printed("chart", "--format", form, on=data)


def panel(data: Entry, **more: Any) -> dict[str, Any]:
    return asked(do="equity", application=data, **more)


def test_the_page_gets_the_sheet_and_the_same_as_a_list():
    reply = panel(EXAMPLE, lang="zh")

    assert ChartSheet(chart_of(EXAMPLE), "zh").svg() in reply["panel"]
    assert "各级股东均已追溯到底，各公司持股比例合计无误。" in reply["panel"]
    # A sheet of paper is as high as all the rest of the step: it is looked at when wanted.
    assert '<details class="b-fold"><summary>查看股权结构图</summary>' in reply["panel"]
    shown = re.sub(r"<svg.*?</svg>", "", reply["panel"], flags=re.DOTALL)
    nested = ET.fromstring(f"<div>{shown.replace(' open>', '>')}</div>").find(".//details/ul")  # noqa: S314
    assert nested is not None
    assert [len(each.findall("ul/li")) for each in nested.findall("li")] == [0, 2]


def test_the_page_is_handed_the_sheet_named_after_the_company():
    name, svg = "equity-chart.svg", f"{ChartSheet(chart_of(EXAMPLE), 'en').svg()}\n"
    nameless = EXAMPLE | {"company": {k: v for k, v in EXAMPLE["company"].items() if k != "name"}}

    assert panel(nameless, file=name)["name"] == name
    named = panel(EXAMPLE | {"company": EXAMPLE["company"] | {"name": "甲公司"}}, file=name)
    assert named["name"] == f"甲公司-{name}"
    assert panel(EXAMPLE, file=name)["text"] == svg


def test_too_many_owners_are_shown_as_a_list():
    data = owned_by(*(person(f"{n}号", 0.5) for n in range(200)))
    reply = panel(data)

    assert "<svg xmlns" not in reply["panel"]
    assert "More than 120 owners do not fit one sheet" in reply["panel"]
    assert reply["panel"].count("<li><span>") == 200
