"""The board of many applications as HTML: rows, days to file, cards, what could not be read."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.applications import application_of, ready
from support.companies import DAY, companies
from support.rows import by_columns, keyed, rows_of
from support.samples import in_both_languages
from support.spoken import Spoken

from checker import __version__
from checker.core.input_error import InputError
from checker.io.refused import Refused, refused
from checker.many import rows
from checker.many.board import Board, group_pill
from checker.many.days_and_plan import days_of
from checker.many.entries import Entry, refused_cells
from checker.many.judge import ChangedVerdict, Judged, judge
from checker.many.rows import GROUPS_SHOWN, NOT_NEEDED, BoardRow, Column, DaysCell, axis, short
from checker.model import Data, Lang, Text
from scripts.site import many

ROWS = rows_of("many_board")

RULE = "social-security-certificate"
FAILED = ChangedVerdict(RULE, "law", "met", "not_met")
FAR = DAY + timedelta(days=399)


def row_of(application: Data, name: str = "one.json", line: int | None = None) -> Judged:
    return judge(Entry(name, line, application), DAY)


def board_row(row: Judged, lang: Lang = "en") -> Spoken:
    return Spoken(BoardRow(row, "../", DAY), lang)


ANSWERED = {"answers", "without", "unsure", "only"}
RUNS = {"windows": "fits", "nothing_fails": "open", "once_that_is_met": "stuck"}


def days(kind: str, *windows: tuple[date, date], paper: date | None = None) -> Data:
    """Return days to file of a kind, with the last day of a paper if there is one."""
    until = {"rule": RULE, "until": paper} if paper else None
    runs = [{"opens": a, "closes": b} for a, b in windows]
    return {
        "from": DAY.isoformat(),
        "until": FAR,
        "kind": kind,
        **{name: runs if of_kind == kind else [] for name, of_kind in RUNS.items()},
        "papers": [until] if until else [],
    }


def cell_of(found: Data, lang: Lang = "en", need: str = "needed") -> Spoken:
    row = row_of({})
    return Spoken(DaysCell(replace(row, route={**row.route, "need": need}), found, DAY), lang)


def said(kind: str, *windows: tuple[date, date], lang: Lang = "en") -> str:
    return cell_of(days(kind, *windows), lang).html()


def board(*rows: Judged, lang: Lang = "en", broken: tuple[Refused, ...] = ()) -> Spoken:
    return Spoken(Board(rows, broken, "../", DAY), lang)


def cards(*rows: Judged) -> str:
    return board(*rows).as_data()["cards"]


@pytest.fixture(scope="module")
def row() -> Judged:
    return row_of(companies(4)[3])


def altered(row: Judged, change: Data) -> Judged:
    """Return a row that is another in some parts, or of other answers.

    ``until`` is when its days and its paper end.
    """
    if ANSWERED & change.keys():
        row = row_of(application_of(change))
    given = {key: part for key, part in change.items() if key not in {"until", *ANSWERED}}
    if given.get("company") == "":
        given["company"] = None
    if "until" in change:
        given["days"] = days("fits", (DAY, change["until"]), paper=change["until"])
    if "changed" in change:
        verdicts = ({"before": None} | each for each in change["changed"])
        given["changed"] = [ChangedVerdict(**each) for each in verdicts]
    return replace(row, **given)


@pytest.mark.parametrize(
    "case", keyed(ROWS["shown"], "counts", "hides", "in", "is", "lang", "rows", "says", "times")
)
def test_what_the_board_shows_of_its_rows(row: Judged, case: Data):
    rows = [altered(row, each) for each in case["rows"]] * case.get("times", 1)
    lang = case.get("lang", "en")
    line = board_row(rows[0], lang)
    told = board(*rows, lang=lang).as_data() | line.keys() | line.as_data()
    shown = (told | {"line": line.html(), "scope": line.scope()})[case["in"]]

    assert [words for words in case.get("says", ()) if words not in shown] == []
    assert [words for words in case.get("hides", ()) if words in shown] == []
    assert shown == case.get("is", shown)
    assert {mark: shown.count(mark) for mark in case.get("counts", {})} == case.get("counts", {})


def test_a_row_names_two_gaps_and_counts_the_others():
    found = row_of({"service": {"provinces": "nationwide"}, "company": {"foreign_capital": False}})
    html = board_row(replace(found, group="stops")).html()

    assert html.count('href="../') == 2
    assert f"and {len(found.not_met) + len(found.open) - 2} more" in html


def test_what_several_rules_lack_stands_once():
    row = row_of(ready({"company.foreign_capital": None}))

    assert len(row.open) > 1
    assert board_row(row).html().count(">foreign capital at any level<") == 1


@by_columns("part, value, words", ROWS["open_route"])
def test_what_is_open_of_the_route_is_named(row: Judged, part: str, value: str | None, words: str):
    settled = replace(row, not_met=(), open=(), group="ask")
    found = replace(settled, route={**row.route, part: value})

    assert words not in board_row(settled).html()
    assert f'<a href="../scope/">{words}</a>' in board_row(found).html()


def test_a_state_is_told_in_words_and_sorted_from_the_worst(row: Judged):
    states = {"law": "not_met", "local": None, "checklist": "met"}
    found = board_row(replace(row, states=states))
    keys = found.keys()

    assert keys["law"] < keys["checklist"] < keys["local"]
    assert "Not met" in found.html()
    assert "not measured" in found.html()


@by_columns("kind, windows, words", ROWS["days"])
def test_days_to_file_are_said_beside_their_bar(
    kind: str, windows: list[tuple[date, date]], words: str
):
    assert f">{words}<" in said(kind, *windows)


def test_a_day_in_chinese_is_short():
    assert ">至12.26<" in said("fits", (DAY, date(2026, 12, 26)), lang="zh")
    assert short(date(2027, 1, 8), DAY).zh == "2027.1.8"


def test_a_bar_is_drawn_on_the_axis_of_all_rows():
    half = DAY + timedelta(days=45)
    html = said("fits", (DAY - timedelta(days=9), half))

    assert '<rect x="0.00%" width="50.00%"' in html
    assert 'class="b-board__fits"' in html


def test_days_beyond_the_axis_are_said_and_not_drawn():
    html = said("fits", (date(2027, 6, 1), date(2027, 6, 30)))

    assert 'x="100.00%" width="0.00%"' in html
    assert "1 Jun 2027 to 30 Jun 2027" in html


def test_rows_are_sorted_by_the_day_on_which_their_days_end():
    cell = cell_of(days("fits", (DAY, date(2026, 12, 26))))
    none = cell_of(days("none"))

    assert (cell.last, none.last) == ("2026-12-26", "")


def test_who_needs_no_license_is_a_group_of_its_own_and_has_no_days(row: Judged):
    route = {**row.route, "need": NOT_NEEDED}
    needless = replace(row, group="ready", route=route, open=(RULE,), to_answer=0)
    cell = cell_of(days("fits", (DAY, FAR)), need=NOT_NEEDED)

    assert board_row(needless).as_data()["group"] == NOT_NEEDED
    assert board_row(needless).keys()["answers"] == 0
    assert RULE not in board_row(needless).html()
    assert RULE not in cards(needless)
    assert board(needless).spoken() == "1 company: No license needed 1."
    assert (cell.html(), cell.last) == ('<span class="b-muted">–</span>', "")


def test_the_axis_names_its_months():
    assert [month in axis(DAY).of("en") for month in ("Nov", "Dec", "Jan", "Feb")] == [0, 1, 1, 1]
    assert ">12月<" in axis(DAY).of("zh")


@in_both_languages
def test_a_board_of_real_companies_is_written_in_both_languages(lang: Lang):
    applications = companies(12)
    rows = [row_of(each) for each in applications]
    dated = [
        replace(row, days=days_of(Entry("", None, each), DAY))
        for row, each in zip(rows, applications, strict=True)
    ]
    told = board(*dated, lang=lang).as_data()

    assert told["cards"].count("<section") == 3
    assert 0 < told["cards"].count("b-many__bar") <= 10
    assert told["broken"] == ""


def test_without_rows_there_are_no_cards():
    assert cards() == ""
    assert board().spoken() == ""


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ((__version__,), ('</strong> <span class="b-muted">by the same rules: other answers',)),
        (("2026.10.2", __version__), ("from rules 2026.10.2 to", ", by the same rules:")),
    ],
)
def test_by_the_same_rules_answers_have_changed_what_changed(
    row: Judged, since: tuple[str, ...], words: tuple[str, ...]
):
    told = cards(*(replace(row, since=each, changed=(FAILED,)) for each in since))

    assert all(each in told for each in words)
    assert f"from rules {__version__}" not in told


def fault(name: str, line: int | None = None) -> Refused:
    return refused(name, InputError("company", Text("is no table", "不是表"), line))


def broken_row(line: int) -> Refused:
    error = InputError("company.established_on", Text("is no day", "不是日期"))
    return refused_cells("a.csv", line, [error], {"company": {}})


def test_what_could_not_be_read_is_named_by_row_and_field(row: Judged):
    told = board(row, broken=(broken_row(6), fault("b.toml", 4))).as_data()["broken"]

    assert "2 of 3 could not be read. In the table: 1." in told
    assert "<b>a.csv</b> row 6: company.established_on" in told
    assert "<b>b.toml</b> line 4: company: is no table" in told


def test_only_rows_of_sheets_are_saved_to_mend(row: Judged):
    flagged = replace(row, unread=broken_row(6))

    assert 'data-do="mend"' in board(flagged).as_data()["broken"]
    assert 'data-do="mend"' not in board(broken=(fault("b.toml"),)).as_data()["broken"]


def test_many_faults_are_folded(row: Judged):
    told = board(row, broken=tuple(map(broken_row, range(2, 12)))).as_data()["broken"]

    assert "<summary>5 more</summary>" in told
    assert told.count("<li>") == 10


def test_a_screen_reader_hears_what_was_not_read(row: Judged):
    broken = (fault("a"),)
    assert board(broken=broken).spoken() == "It could not be read."
    assert board(broken=broken * 3).spoken() == "None of 3 could be read."
    assert board(replace(row, group="ready"), broken=broken).spoken() == (
        "1 company: Ready 1. 1 of 2 could not be read. In the table: 1."
    )


@pytest.mark.no_cover
def test_every_company_that_is_drawn_has_its_line():
    found = [board_row(row_of(each)).as_data() for each in companies(150)]

    assert [line["company"] for line in found] == [f"{n}号公司" for n in range(1, 151)]


@pytest.mark.parametrize("group", GROUPS_SHOWN)
def test_each_group_has_its_mark_and_words(group: str):
    assert group_pill(group).of("en").startswith('<span class="b-pill b-pill--')


def columns_of(html: str) -> list[str]:
    """Return the columns in whose cells or heads something stands, in their order."""
    cells = re.findall(r"<t[dh](?: [^>]*)?>", html)
    return [re.sub(r".*b-board__(\w+).*", r"\1", cell) for cell in cells if "rowgroup" not in cell]


def test_a_row_has_a_cell_below_each_head_of_the_page(row: Judged):
    assert columns_of(board_row(row).html()) == columns_of(many.board("en"))


def test_a_row_has_what_the_page_sorts_by(row: Judged):
    page = many.board("en")
    *keys, found_by = board_row(row).keys()

    assert found_by == "find"
    assert re.findall(r'data-key="(\w+)"', page) == keys
    assert re.findall(r'<option value="(\w+)"', page) == keys


def test_one_record_more_is_a_column_of_the_page_and_of_each_row(
    row: Judged, monkeypatch: pytest.MonkeyPatch
):
    class_ = Column(
        "class",
        "board.unsettled-class",
        phone="board.column-scope",
        content=lambda line: line.row.route["class"],
        sorted_by=lambda line: line.row.route["class"],
    )
    columns = (*rows.COLUMNS, class_)
    for module in (rows, many):
        monkeypatch.setattr(module, "COLUMNS", columns)
    line, page = board_row(row, "zh"), many.board("zh")

    assert '<td class="b-board__class" data-label="范围">' in line.html()
    assert line.keys()["class"] == row.route["class"]
    assert re.search('<th scope="col" class="b-board__class" .*data-key="class">办理类别<', page)
    assert '<option value="class">办理类别</option>' in page
    assert f'colspan="{len(columns)}"' in page
