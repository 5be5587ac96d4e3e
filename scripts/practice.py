"""Enter a filed issue, "My province does it differently", as dated practice of its province.

FILE is the issue as `gh issue view NUMBER --json number,author,body` writes it, or its text alone,
with --number and --author. Of its author three signs are kept, which thousands of people share.
Nothing is written if anything is wrong, or if the report is there already.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from checker.core.dates import add_years
from checker.load import load_law
from checker.model import LANGS, Law, Rule, Text
from scripts.site.practice import (
    FOLDER,
    YEARS,
    Practice,
    Report,
    are_independent,
    read_file,
    read_practices,
    today,
)
from scripts.site.rules import named

# The questions of .github/ISSUE_TEMPLATE/province-differs.yml, as GitHub heads their answers.
PROVINCE = "Province · 省份"
RULE = "Condition or material · 条件或者材料"
SOURCE = "How you know · 来源"
ADDRESS = "Official address · 官方网址"
DAY = "Date of the guide or of the answer · 指南日期或者答复日期"
SAID = "What is asked there · 当地要求"
LABELS = (PROVINCE, RULE, SOURCE, ADDRESS, DAY, SAID)
NO_ANSWER = "_No response_"
SOMETHING_ELSE = "Something else · 其他"
KINDS = {
    "A correction request in the licensing system · 系统补正意见": "correction",
    "Told by the window or by telephone · 窗口或者电话答复": "counter",
}
NO_PRACTICE = {
    "A published guide or notice · 公开的办事指南或者通知": (
        "what is published is law data and no practice; .github/LAW.md says how it is entered"
    ),
    "From an agency or another applicant · 代办机构或者其他申请人": (
        "only who met it at the counter can report it"
    ),
}
MOST_SIGNS = 1000
# What names a person or a company may not enter the records.
PERSONAL = {
    "a mail address": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "an account": re.compile(r"(?<!\w)@\w+"),
    "a mobile number": re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"),
    "the number of an ID or of a company": re.compile(
        r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|[0-9A-Z]{18})(?![0-9A-Za-z])"
    ),
}
HEAD = """\
# What applicants of one province were told at the counter; scripts/practice enters it.
# It decides nothing. `by` are three signs of the reporter's name, which thousands share.
"""


class PracticeError(ValueError):
    """A reason not to enter a report: what, where, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A filed issue: its number, who filed it, and its text."""

    number: int
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the maintainer adds to a report: which rule, with which report it goes, our words."""

    rule: str | None = None
    same_as: int | None = None
    is_apart: bool = False
    says: Text | None = None


def main() -> int:
    """Enter one report, or say why not."""
    options = _parser().parse_args()
    try:
        issue = read_issue(_text(options.file), options.number, options.author)
        says = _says(options.en, options.zh)
        told = Told(options.rule, options.same_as, options.apart, says)
        print(enter(FOLDER, load_law(), issue, told, today()))
    except (ValueError, OSError) as error:
        print(f"Nothing was written. {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/practice", description=__doc__)
    parser.add_argument("file", metavar="FILE", help="the saved issue, or - for standard input")
    parser.add_argument("--number", type=int, help="the issue's number, where FILE is its text")
    parser.add_argument("--author", help="who filed it, where FILE is its text; is not kept")
    parser.add_argument(
        "--rule", metavar="ID", help="the rule it is about, where the form says none"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--same-as", type=int, metavar="NUMBER", help="it says the same as this report of the rule"
    )
    which.add_argument("--apart", action="store_true", help="it says something else of the rule")
    parser.add_argument("--en", help="what the reports share, in English, as the page says it")
    parser.add_argument("--zh", help="the same in Chinese")
    return parser


def _text(file: str) -> str:
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PracticeError(f"{file}: no text in UTF-8") from None


def _says(english: str | None, chinese: str | None) -> Text | None:
    if english is None and chinese is None:
        return None
    said = Text(_plain(english or ""), _plain(chinese or ""))
    for lang in LANGS:
        if not said.of(lang):
            raise PracticeError(f"--{lang} is missing: a page says it in both languages")
    return said


def read_issue(text: str, number: int | None = None, author: str | None = None) -> Issue:
    """Return an issue from its JSON, as gh or GitHub's interface writes it, or from its text."""
    found: dict[str, Any] = {"body": text}
    if text.lstrip().startswith("{"):
        try:
            found = json.loads(text)
        except ValueError as error:
            raise PracticeError(f"The issue: no JSON, {error}") from None
    filed_by = found.get("author") or found.get("user") or {}
    number = found.get("number", number)
    author = filed_by.get("login", author) if isinstance(filed_by, dict) else author
    if type(number) is not int or number < 1:
        raise PracticeError("The issue: its number is missing; give it by --number")
    if not isinstance(author, str) or not author.strip():
        raise PracticeError("The issue: who filed it is missing; give it by --author")
    if not isinstance(found.get("body"), str):
        raise PracticeError("The issue: its body is missing")
    return Issue(number, author.strip(), found["body"])


def enter(folder: Path, law: Law, issue: Issue, told: Told, on: date) -> str:
    """Write one report into the folder of practices; return what was done."""
    answers = read_answers(issue.body)
    code = _province(answers, law)
    rule = _rule(answers, law, told)
    report = _report(answers, issue, f"{code} {rule.id}", on)
    practices = read_practices(folder, law)
    for practice in practices:
        if issue.number in {one.number for one in practice.reports}:
            return (
                f"Report {issue.number} is there already: {practice.authority}, {practice.rule.id}."
            )
    of_province = [one for one in practices if one.authority == code]
    old = _joined(of_province, rule, told)
    new = _with_report(old, report, told) if old else Practice(code, rule, (report,), told.says)
    rest = [one for one in of_province if one is not old]
    place = len(rest) if old is None else of_province.index(old)
    _write(folder / f"{code}.toml", [*rest[:place], new, *rest[place:]], law)
    numbers = ", ".join(str(one.number) for one in new.reports)
    head = f"Wrote {code}.toml: {named(rule, 'en')}, {rule.id}, reports {numbers}."
    return f"{head} {_shown(new, on)}"


def _shown(practice: Practice, on: date) -> str:
    if not practice.is_shown(on):
        return "It is not shown: that takes two reporters within a year."
    return f"It is shown until {practice.until(on)}."


def read_answers(body: str) -> dict[str, str]:
    """Return the answers of the form by its questions; what was left empty is not there."""
    found: dict[str, list[str]] = {}
    label = None
    for line in body.splitlines():
        heading = line.removeprefix("### ").strip()
        if line.startswith("### ") and heading in LABELS:
            if heading in found:
                raise PracticeError(f"The issue: “{heading}” stands twice")
            label = heading
            found[label] = []
        elif label:
            found[label].append(line)
    answers = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return {label: said for label, said in answers.items() if said not in ("", NO_ANSWER)}


def _answer(answers: Mapping[str, str], label: str) -> str:
    if label not in answers:
        raise PracticeError(
            f"The issue: “{label}” has no answer. Each question stands in a line of its own,"
            " ### and its words as in the form, and its answer below."
        )
    return answers[label]


def _province(answers: Mapping[str, str], law: Law) -> str:
    given = _answer(answers, PROVINCE)
    names = {}
    for one in law.provinces.values():
        chinese = one.name.zh.removesuffix("通信管理局")
        for name in (
            one.code,
            one.province.en,
            f"{one.province.en} Province",
            one.province.zh,
            chinese,
        ):
            names[name.casefold()] = one.code
    if (code := names.get(given.casefold())) is None:
        allowed = ", ".join(one.province.en for one in law.provinces.values())
        raise PracticeError(f"{PROVINCE}: {given!r} is no province; allowed: {allowed}")
    return code


def options(law: Law) -> list[str]:
    """Return what the form offers as the condition or material."""
    return [*_by_option(law), SOMETHING_ELSE]


def _by_option(law: Law) -> dict[str, Rule]:
    return {
        f"{named(rule, 'en')}, {rule.nav.en} · {named(rule, 'zh')}，{rule.nav.zh}": rule
        for rule in law.rules
    }


def _rule(answers: Mapping[str, str], law: Law, told: Told) -> Rule:
    rules = {rule.id: rule for rule in law.rules}
    if told.rule is not None:
        if told.rule not in rules:
            raise PracticeError(f"--rule: {told.rule!r} is no rule; allowed: {', '.join(rules)}")
        return rules[told.rule]
    given = answers.get(RULE, SOMETHING_ELSE)
    offered = _by_option(law)
    if given not in offered:
        raise PracticeError(
            f"{RULE}: {given!r} names no rule; give it by --rule; allowed: {', '.join(rules)}"
        )
    return offered[given]


def _report(answers: Mapping[str, str], issue: Issue, about: str, on: date) -> Report:
    given = _answer(answers, SOURCE)
    if given in NO_PRACTICE:
        raise PracticeError(f"{SOURCE}: {given!r}: {NO_PRACTICE[given]}")
    if given not in KINDS:
        raise PracticeError(f"{SOURCE}: {given!r}; allowed: {', '.join(KINDS)}")
    said = _plain(_answer(answers, SAID))
    if len(said) > MOST_SIGNS:
        raise PracticeError(
            f"{SAID}: {len(said)} signs; allowed: {MOST_SIGNS}; shorten the saved text"
        )
    for what, pattern in PERSONAL.items():
        if found := pattern.search(said):
            raise PracticeError(
                f"{SAID}: {found[0]!r} looks like {what}; take out of the saved text what names"
                " a person or a company"
            )
    day = _day(_answer(answers, DAY), on)
    return Report(issue.number, mark(issue.author, about), day, KINDS[given], said)


def _day(given: str, on: date) -> date:
    first = add_years(on, -YEARS)
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = None
    if day is None or not first <= day <= on:
        raise PracticeError(f"{DAY}: {given!r}; allowed: a day from {first} to {on}")
    return day


def mark(author: str, about: str) -> str:
    """Return three signs by which two reports of one rule are told apart.

    One in 4,096 names has the same: it leads back to nobody, and two reporters that share it count
    as one. Of another rule or province, the same person has others.
    """
    return hashlib.sha256(f"{about} {author.casefold()}".encode()).hexdigest()[:3]


def _joined(practices: Sequence[Practice], rule: Rule, told: Told) -> Practice | None:
    there = [one for one in practices if one.rule is rule]
    if told.same_as is not None:
        for one in there:
            if told.same_as in {report.number for report in one.reports}:
                return one
    elif told.is_apart or not there:
        return None
    numbers = "; ".join(
        f"{report.number}, “{report.said}”" for one in there for report in one.reports
    )
    raise PracticeError(
        f"{rule.id}: which practice it is has to be said: --same-as and the number of a report"
        f" that says the same, or --apart. There are: {numbers or 'none'}."
    )


def _with_report(old: Practice, report: Report, told: Told) -> Practice:
    new = replace(old, reports=(*old.reports, report), says=told.says or old.says)
    if new.says is None and are_independent(new.reports):
        raise PracticeError(
            f"{old.rule.id}: a second person reports it; say what the reports share, by --en and"
            " --zh: the page says it"
        )
    return new


def _plain(text: str) -> str:
    """Return a text in one line, without signs that are not seen."""
    spaced = " ".join(text.split())
    return "".join(sign for sign in spaced if not unicodedata.category(sign).startswith("C"))


def _write(path: Path, practices: Sequence[Practice], law: Law) -> None:
    """Write the file of a province, once it was seen that it can be read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        content = "\n".join([HEAD, *(line for one in practices for line in _lines(one))])
        fresh.write_text(content, encoding="utf-8", newline="\n")
        read_file(fresh, law)
        fresh.replace(path)


def _lines(practice: Practice) -> Iterator[str]:
    yield "[[practice]]"
    yield f"rule = {_quoted(practice.rule.id)}"
    if practice.says:
        yield f"says.en = {_quoted(practice.says.en)}"
        yield f"says.zh = {_quoted(practice.says.zh)}"
    yield ""
    for report in practice.reports:
        yield "[[practice.report]]"
        yield f"number = {report.number}"
        yield f"by = {_quoted(report.by)}"
        yield f"day = {report.day}"
        yield f"source = {_quoted(report.source)}"
        yield f"said = {_quoted(report.said)}"
        yield ""


def _quoted(text: str) -> str:
    # A string of JSON without signs that are not seen is one of TOML.
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
