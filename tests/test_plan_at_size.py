"""The plan of long lists: like entries are one to the search, and what it leaves out is told."""

from random import Random

import pytest
from support.applications import DAY, LAW, parsed, ready
from support.command import in_json, printed
from support.plan_proof import faults_of
from support.replies import asked
from support.rows import by_columns, rows_of
from support.samples import some

from checker.filing.plan import judge as judging
from checker.filing.plan.find import plan_for
from checker.filing.plan.judge import Judge, changed
from checker.filing.plan.search import LEFT_OUT, Search
from checker.many.days_and_plan import plan_of
from checker.many.entries import Entry
from checker.model import Basis, Data
from checker.rules.shared import TOLERANCE_EACH

LAWFUL, ALL = (Basis.LAW,), tuple(Basis)
COMPANY = {"kind": "company", "foreign": False, "license_copy": False, "registry_screenshot": False}
PERSON = {"kind": "natural-person", "foreign": False, "id_copy": False}
KINDS = ("natural-person", "company", "partnership", "institution")
PAPERS = ("id_copy", "license_copy", "articles_sealed", "registry_screenshot")
BASES_BY_LOT = (LAWFUL, (Basis.LOCAL,), (Basis.CHECKLIST,), ALL)
# The most entries that a list may have.
MOST = 1000


def shared(entries: list[Data]) -> Data:
    """Return the file that is ready, owned in equal parts."""
    share = round(100 / len(entries), 2)
    return ready() | {"shareholders": [{"share": share, **entry} for entry in entries]}


def mixed(size: int, seed: int, kinds: int | None = None) -> Data:
    """Return a file with shareholders by lot, of some kinds or each of its own."""
    lot = Random(seed)  # noqa: S311
    drawn = [
        {"kind": lot.choice(KINDS), "foreign": False}
        | {paper: lot.choice((True, False, None)) for paper in PAPERS}
        for _ in range(kinds or size)
    ]
    return shared(
        [
            drawn[lot.randrange(len(drawn))] if kinds else each
            for each in drawn * (size // len(drawn))
        ]
    )


def search(data: Data, bases: tuple[Basis, ...] = LAWFUL) -> Search:
    return Search(parsed(data), Judge(LAW, bases))


@pytest.mark.parametrize("bases", [LAWFUL, ALL])
@pytest.mark.parametrize("entry", [COMPANY, PERSON])
def test_a_thousand_like_entries_are_no_more_work_than_three(entry: Data, bases: tuple[Basis, ...]):
    few, many = (search(shared([entry] * size), bases) for size in (3, MOST))

    assert len(many.ways()[0]) == MOST * len(few.ways()[0]) // 3
    assert many.judge.work == few.judge.work


def test_establishments_alike_are_taken_together_and_either_kind_of_them_is_enough():
    branch = {"kind": "branch", "license_copy": False}
    # Controlled or not makes the kind, whatever the share.
    held = [
        {"kind": "subsidiary", "share": share, "license_copy": False, "articles_copy": False}
        for share in (20, 60, 80)
    ]
    data = ready() | {"establishments": [branch, *held] * (MOST // 4)}
    found = search(data, (Basis.CHECKLIST,))

    assert [len(way) for way in found.ways()] == [MOST // 4, MOST]
    assert found.reduced.lengths["establishments"] == 6
    assert found.left_out == {}


# A page alone leaves the law unclear; where one shareholder has no more, others may do the same.
PAGE_ALONE = COMPANY | {"registry_screenshot": True}


def test_like_entries_choose_alike():
    ways = search(shared([PAGE_ALONE] + [COMPANY] * 20)).ways()

    keys = [{path.rpartition(".")[2] for path in way} for way in ways]
    assert keys == [{"license_copy"}, {"registry_screenshot"}]
    assert [len(way) for way in ways] == [20, 20]


def test_what_is_to_change_is_told_list_by_list_and_entry_by_entry():
    branch = {"kind": "branch", "license_copy": False}
    held = {"kind": "subsidiary", "share": 60, "license_copy": False, "articles_copy": False}
    data = shared([COMPANY, PERSON] * 3) | {"establishments": [branch, held] * 2}
    *_, way = search(data, ALL).ways()

    assert list(way) == [
        *("shareholders[0].license_copy", "shareholders[1].id_copy"),
        *("shareholders[2].license_copy", "shareholders[3].id_copy"),
        *("shareholders[4].license_copy", "shareholders[5].id_copy"),
        *("establishments[1].license_copy", "establishments[1].articles_copy"),
        *("establishments[3].license_copy", "establishments[3].articles_copy"),
    ]


# Each differs from the others, so that each may choose on its own.
DIFFERING = [
    COMPANY | {"articles_sealed": sealed, "share": share}
    for sealed in (True, False, None)
    for share in (10, None)
]


@pytest.mark.parametrize("size", [1, 2, 3, 20])
def test_what_is_expanded_to_all_is_restricted_to_the_same_again(size: int):
    """A chosen way is written for every entry, and judged on the few that stand for them."""
    found = search(shared([COMPANY] * size), ALL).representatives
    few = [f"shareholders[{n}].license_copy" for n in range(min(size, 2))]
    changes = {"means.funds": True, **dict.fromkeys(few, True)}
    expanded = found.expand(changes)

    assert len(expanded) == size + 1
    assert found.restrict(expanded) == changes


def test_no_more_shares_are_to_be_found_out_than_the_whole_allows():
    """The third share lets the first stand at the very edge of what rounding allows."""
    edge = 90 + 3 * TOLERANCE_EACH
    entries = [{"kind": "company", "share": share} for share in (10, 100, edge)]

    assert search(shared(entries)).representatives.missing_shares == ("shareholders[1].share",)


def test_of_many_choices_the_first_few_are_shown():
    ways = search(ready() | {"shareholders": [PAGE_ALONE, *DIFFERING]}).ways()

    pages = [sum(path.endswith("registry_screenshot") for path in way) for way in ways]
    assert pages == [0, 1, 1, 1]


def test_beside_many_choices_of_the_same_another_lever_is_shown():
    data = ready() | {"shareholders": [PAGE_ALONE, *DIFFERING]}
    data["service"] |= {"provinces": ["CN-HN", "CN-GD"]}
    data["company"] |= {"registered_capital": 1000}

    assert ["service.provinces" in way for way in search(data).ways()] == [False] * 3 + [True]


def test_one_paper_that_is_enough_for_all_is_got_for_the_first():
    """Screenshots, whosesoever: one page is enough where every license is there."""
    licensed = {"kind": "company", "foreign": False, "license_copy": True}
    data = shared([licensed | {"registry_screenshot": False}] * 20)
    data["service"]["provinces"] = ["CN-HN"]
    data["materials"]["equity-structure-chart"]["own_screenshots"] = False
    found = search(data, (Basis.LOCAL,)).ways()

    assert all(len(way) == 1 for way in found)


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("seed", some(range(1, 13), one_in=4))
def test_of_long_lists_every_way_is_enough_and_no_smaller_part_is(seed: int):
    data = mixed(24, seed, kinds=1 + seed % 4)
    data["service"]["provinces"] = [("CN-HN", "CN-JX", "CN-GZ", "CN-FJ")[seed % 4]]

    assert [*faults_of(parsed(data), LAW, BASES_BY_LOT[seed % 4])] == []


@by_columns("shares, changed_at", rows_of("long_lists")["beyond"])
def test_shares_beyond_the_whole_are_found_out_as_far_as_needed(
    shares: list[int], changed_at: list[int]
):
    entries = [PERSON | {"id_copy": True, "share": share} for share in shares]
    app = parsed(ready() | {"shareholders": entries})
    found = Search(app, Judge(LAW, (Basis.CHECKLIST,)))
    (way,) = found.ways()

    assert way == {f"shareholders[{at}].share": None for at in changed_at}
    assert Judge(LAW, (Basis.CHECKLIST,)).passes(changed(app, way))


@pytest.mark.parametrize("share", ["0.0991", "0.1009"])
def test_rounding_is_allowed_for_each_entry_that_is_taken_together(share: str):
    """A thousand shares may be off by ten in a hundred; two that stand for them by as much."""
    data = ready() | {"shareholders": [PERSON | {"share": float(share)}] * MOST}
    (way,) = search(data, (Basis.CHECKLIST,)).ways()

    assert {path.rpartition(".")[2] for path in way} == {"id_copy"}


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch):
    """Let the search be tired at once, whatever the machine."""
    monkeypatch.setattr(judging, "MOST_LOOKS", 0)


def nationwide() -> Data:
    data = mixed(40, 3)
    data["service"]["provinces"] = "nationwide"
    data["company"]["registered_capital"] = 2_000_000
    data["bars"] = [{"on": "2026-03-01", "reason": "false-papers", "license": "call-center"}]
    return data


@pytest.mark.no_cover
def test_work_has_an_end_and_what_is_left_out_is_noted():
    found = search(nationwide() | mixed(MOST, 5), ALL)
    found.ways()

    # The look that tires may be one of each rule on.
    assert found.judge.work.total() < 2 * judging.MOST_LOOKS
    assert found.left_out.keys() <= set(LEFT_OUT)
    assert found.left_out


@pytest.mark.usefixtures("hurried")
def test_a_hurried_plan_is_enough_and_says_what_it_did_not_look_at():
    data = mixed(40, 3)
    (way,) = plan_for(parsed(data), LAW, LAWFUL).ways
    assert Judge(LAW, LAWFUL).passes(way.after)
    assert "Not looked at: whether fewer changes are enough" in printed("plan", on=data)
    assert in_json("plan", on=data)["left_out"] == ["fewest", "choices"]
    assert "未比较：能否改得更少" in asked(do="plan", application=data, lang="zh")["panel"]
    assert plan_of(Entry("甲公司", None, data), DAY)["left_out"]


@pytest.mark.usefixtures("hurried")
def test_a_hurried_plan_looks_at_no_other_coverage_and_day():
    left_out = plan_for(parsed(nationwide()), LAW, LAWFUL).left_out

    assert {"coverages", "days"} <= set(left_out)
