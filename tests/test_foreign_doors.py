"""Over a foreign owner, however far up, no door says what is true only without foreign capital."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from support import doors
from support.answers import changed
from support.applications import LAW, parsed, ready
from support.command import in_json
from support.held import MARKS_ABOVE
from support.made_owners import TYPES_ABROAD, TYPES_HERE, Owners, made_owners
from support.oracle import FOREIGN, PRINTED_TYPE, UNCLEAR
from support.oracle_owners import NO, PERSON, YES, Tree, capital
from support.rows import rows_of
from support.samples import PARTS, THOROUGH, in_both_languages, part

from checker.core.words import filing_words, words
from checker.filing.agreement.load import load_checks
from checker.model import Basis, Lang
from checker.rules.route import decide_route

# What runs here runs in a test of each door, too.
pytestmark = pytest.mark.no_cover
TABLE = rows_of("foreign_words")
NEVER, PROVINCE = TABLE["never"], TABLE["province"]
LETTER = "materials.no-foreign-capital-commitment"
SEED, TREES, ONE_IN = 2026, 40, 10
COPIES = ("id_copy", "license_copy", "articles_sealed", "registry_screenshot")
Application = dict[str, Any]


def filed(owners: Application, answers: Application, *, letter: bool = True) -> Application:
    """Return an application that is ready but for its owners; the letter is there or is not."""
    home = {"service.provinces": [PROVINCE], "company.province": PROVINCE, f"{LETTER}.held": letter}
    data = ready({FOREIGN: ..., "materials.equity-structure-chart.traced": True, **home})
    for name in ("shareholders", "holders"):
        data.pop(name, None)
    data |= owners
    data["shareholders"] = [each | dict.fromkeys(COPIES, True) for each in owners["shareholders"]]
    return changed(data, answers)


@cache
def foreign_owned() -> tuple[Application, ...]:
    """Return companies with a foreign owner on some level, who say no, or do not say."""
    random, found = Random(SEED), []  # noqa: S311 - the same ones again
    while len(found) < TREES:
        owners = Owners(random, MARKS_ABOVE)
        owner = random.choice(owners.entries)
        owner["foreign"] = True
        denied = {} if random.random() < 0.4 else {FOREIGN: False}
        found.append(filed(owners.lists(), denied, letter=len(found) % 2 == 0))
    return tuple(found)


def domestic(*, letter: bool) -> Application:
    """Return a company without foreign capital, its owners traced on two levels."""
    return filed(
        {
            "shareholders": [{"name": "乙公司", "kind": "company", "share": 100, "foreign": False}],
            "holders": [
                {"name": "甲某", "of": "乙公司", "kind": PERSON, "share": 100, "foreign": False}
            ],
        },
        {FOREIGN: False},
        letter=letter,
    )


def pattern(row: dict[str, Any], lang: Lang) -> re.Pattern[str]:
    """Return what a row of the table looks for in one language."""
    known = words() | filing_words()
    if "word" in row:
        said = known[row["word"]]
    elif "authority" in row:
        said = LAW.authorities[row["authority"]].name
    elif "check" in row:
        said = next(check.met for check in load_checks().all if check.id == row["check"])
    elif "rule" in row:
        said = getattr(LAW.rule(row["rule"]).version(Basis.LAW, parsed({}).day), row["says"])
    elif "missing" in row:
        said = LAW.fact(row["missing"]).no
    else:
        return re.compile(re.escape(doors.plain(row[lang])))
    label = known[row["label"]].of(lang) if "label" in row else ""
    return re.compile(f"{label}[:：]?{re.escape(doors.plain(said.of(lang)))}")


def said(application: Application, lang: Lang, folder: Path) -> dict[str, list[str]]:
    """Return by its number each row of the table that is said, and at which doors."""
    found: dict[str, list[str]] = {}
    patterns = {str(n): pattern(row, lang) for n, row in enumerate(NEVER)}
    for door, text in doors.said_of(application, lang, folder):
        for n, looked_for in patterns.items():
            if looked_for.search(text):
                found.setdefault(f"{n}: {looked_for.pattern}", []).append(door)
    return found


@in_both_languages
def test_without_foreign_capital_all_of_it_is_said(lang: Lang, tmp_path: Path):
    """Else nothing would be looked for."""
    found = {
        key.partition(":")[0]
        for letter in (True, False)
        for key in said(domestic(letter=letter), lang, tmp_path)
    }

    assert found == {str(n) for n, row in enumerate(NEVER) if not row.get("gone")}


@pytest.mark.parametrize("a_few", PARTS)
@in_both_languages
def test_over_a_foreign_owner_nothing_of_it_is_said(lang: Lang, tmp_path: Path, *, a_few: bool):
    for n, application in part(enumerate(foreign_owned()), ONE_IN, a_few=a_few):
        assert said(application, lang, tmp_path) == {}, (n, application)


@pytest.mark.parametrize("a_few", PARTS)
def test_over_a_foreign_owner_all_data_lead_to_the_ministry(*, a_few: bool):
    for n, application in part(enumerate(foreign_owned()), ONE_IN, a_few=a_few):
        assert [*wrong_data(application)] == [], (n, application)


def wrong_data(application: Application) -> Iterator[str]:
    """Return what the JSON of the commands says that is true only without foreign capital."""
    data, letter = doors.data_of(application), LETTER.partition(".")[2]
    route = data["check"]["route"]
    if (route["path"], route["authority"]) != ("foreign-invested", "miit"):
        yield f"check: {route['path']}, {route['authority']}"
    if data["check"]["verdicts"]["local"]:
        yield "check: a provincial guide counts"
    by_law = {rule["id"]: rule["findings"].get("law") for rule in data["check"]["rules"]}
    if by_law[letter]["verdict"] != "not_applicable":
        yield f"check: material 17 is {by_law[letter]['verdict']}"
    if by_law["foreign-investor-statement"]["verdict"] == "not_applicable":
        yield "check: material 21 is not asked"
    if data["errands"]["authority"]["id"] != "miit":
        yield "errands: another authority"
    asked = [paper["rule"] for paper in data["errands"]["papers"] if paper["asked_by"]]
    if letter in asked:
        yield "errands: material 17 is to be got"
    # Of the plan and the questions only their paths: no way and no question may lead to the letter.
    yield from (f"{name}: {LETTER}" for name in ("plan", "questions") if LETTER in str(data[name]))
    agreed = {check["id"]: check["verdict"] for check in data["agree"]["checks"]}
    if agreed["no-foreign-capital"] == "met":
        yield "agree: the letter agrees with the owners"


@pytest.mark.parametrize("a_few", PARTS)
def test_over_a_foreign_owner_a_batch_says_the_same(tmp_path: Path, *, a_few: bool):
    files = []
    for n, application in part(enumerate(foreign_owned()), 2, a_few=a_few):
        files.append(tmp_path / f"{n}.json")
        files[-1].write_text(json.dumps(application, ensure_ascii=False), "utf-8")
    found = in_json("batch", *files)

    assert found["errors"] == []
    routes = {(each["route"]["path"], each["route"]["authority"]) for each in found["applications"]}
    assert routes == {("foreign-invested", "miit")}


# What one more answer may change.


def sound(data: Application) -> bool:
    """Tell whether what is said of each owner can stand together."""
    tree = Tree(data)
    for entry in tree.entries:
        lines = tree.said_of(entry)
        kinds, marks = ({getattr(line, key) for line in lines} - {None} for key in ("kind", "mark"))
        if len(kinds) > 1 or len(marks) > 1 or (PERSON in kinds and tree.above(entry)):
            return False
    return all(each.get("kind") != PERSON or "ends_as" not in each for each in data["shareholders"])


def one_more(data: Application, random: Random) -> Iterator[tuple[str, Any, Application]]:
    """Return an application with each open answer on its owners filled in, by lot."""
    open_answers = {
        FOREIGN: (True, False, UNCLEAR),
        PRINTED_TYPE: (random.choice(TYPES_HERE), random.choice(TYPES_ABROAD)),
    }
    for name in ("shareholders", "holders"):
        marks = (True, False, *((UNCLEAR,) if LAW.facts[f"{name}[].foreign"].options else ()))
        for n, given in enumerate(data.get(name, ())):
            kinds = [option.id for option in LAW.facts[f"{name}[].kind"].options]
            values = {"foreign": marks, "kind": (random.choice(kinds),), "share": (0, 50, 100)}
            open_answers |= {
                f"{name}[{n}].{key}": v for key, v in values.items() if key not in given
            }
    for path, values in open_answers.items():
        if not is_answered(data, path):
            for value in values:
                more = changed(data, {path: value})
                if sound(more):
                    yield path, value, more


def is_answered(data: Application, path: str) -> bool:
    table: Any = data
    *tables, key = path.split(".")
    for name in tables:
        stem, _, place = name.partition("[")
        table = table.get(stem, [{}] if place else {})
        table = table[int(place[:-1])] if place else table
    return key in table


def is_documented(before: str, path: str, value: object) -> bool:
    """Tell whether an answer may take back that owners show no foreign capital.

    It does if it says that there is some, or that the law leaves it unclear.
    """
    says_so = value in (True, UNCLEAR) and path.endswith(("foreign", "foreign_capital"))
    return before == NO and (says_so or value in TYPES_ABROAD)


@pytest.mark.parametrize("count", [60, pytest.param(600, marks=THOROUGH)])
def test_one_more_answer_never_takes_back_what_is_settled(count: int):
    """Neither by the model nor by the checker, but for what is documented."""
    random, settled, wrong = Random(SEED), set(), []  # noqa: S311 - the same ones again
    for _ in range(count):
        owners, answers = made_owners(random, MARKS_ABOVE)
        data = filed(owners, answers)
        before = capital(data)
        if before not in (YES, NO) or not sound(data):
            continue
        settled.add((before, data["company"].get("foreign_capital")))
        path_before = decide_route(parsed(data)).path
        for path, value, more in one_more(data, random):
            if is_documented(before, path, value):
                continue
            found = capital(more), decide_route(parsed(more)).path
            if found != (before, path_before):
                wrong.append((path, value, before, path_before, found, data))

    assert wrong[:1] == []
    assert settled >= {(YES, None), (NO, None), (NO, False), (YES, False)}
