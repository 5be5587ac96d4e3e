"""Make a test case from what is answered: what the verdict of one rule rests on, and no name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.application.application import Application, parse
from checker.core.words import joined_texts, word
from checker.core.words.terms import BASIS_WORDS, VERDICT_WORDS
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.filing.cases.toml_text import as_toml
from checker.io.page_request import report_of
from checker.model import Data, Law, Rule, Text, Verdict
from checker.report.html import Html, button, el, icon, joined_html, together
from checker.report.outline import named
from checker.rules.route import decide_route

# What a case may hold of an answer; a text is only kept and printed, and may name somebody.
KINDS = (bool, int, Decimal, date, tuple)
TEXT = "text"
ACTS = {
    "copy-case": ("copies", "case-file.copy-case"),
    "save-case": ("save", "case-file.save-case"),
}


def reply(asked: Data) -> Data:
    """Return the case of ``of_rule``, to be looked at before anything leaves the page.

    Without one it is about what fails first, else about the first rule that is asked.
    """
    report = report_of(asked)
    rules = {found.rule.id: found for found in report.findings.rules}
    failing = (
        found
        for found in rules.values()
        if any(one.verdict is Verdict.NOT_MET for one in found.on.values())
    )
    first = next(failing, report.findings.rules[0])
    rule = rules.get(asked.get("of_rule", ""), first).rule
    text = case_of(report.app, rule, report.law)
    return {"panel": _panel(report.law, rule, text), "text": text}


def case_of(app: Application, rule: Rule, law: Law) -> str:
    """Return a worked case as a file of ``tests/cases`` holds it; its verdicts are its own."""
    memo = Memo()
    authority = evaluate(app, law, memo).route.authority_code
    # The questions that the rule looks at, and those by which its guide is found.
    read = {*memo.seen_by((rule.id, authority)), *memo.seen_by(decide_route)}
    facts = {"application_date": app.day} | _facts(app, law, read)
    kept, _ = parse(facts, law, app.day)
    found = next(one for one in evaluate(kept, law).rules if one.rule is rule)
    day = facts.pop("application_date")
    on = found.on.items()
    name = _name(rule, {basis: finding.verdict for basis, finding in on})
    head = {
        "id": "from-the-checker",
        "name.en": name.en,
        "name.zh": name.zh,
        "rule": rule.id,
        "date": day,
        **{f"verdicts.{basis}": finding.verdict for basis, finding in on},
        **{
            f"codes.{basis}": [reason.code for reason in finding.reasons]
            for basis, finding in on
            if finding.verdict is Verdict.NOT_MET
        },
    }
    parts = ("[[case]]", as_toml(head), as_toml(facts, "case.facts"))
    return "\n".join(filter(None, parts)) + "\n"


def _name(rule: Rule, verdicts: Mapping[str, Verdict]) -> Text:
    """Name a case by what came out: the reader of a file of cases sees it at once."""
    said = (
        word("answer.fact", fact=word(BASIS_WORDS[basis]), value=word(VERDICT_WORDS[verdict]))
        for basis, verdict in verdicts.items()
    )
    return joined_texts((rule.title, joined_texts(said, "mark.item")), "mark.colon")


def _facts(app: Application, law: Law, read: set[str]) -> Data:
    """Return the answers at some paths as an application file holds them: no text, no name."""
    facts: Data = {}
    # How many entries there are is looked at, too, whatever stands in them.
    for path in law.facts:
        if path in app.lengths and path in read:
            facts[path] = [{} for _ in range(app.lengths[path])]
    for path, answer in app.answers.items():
        fact = law.fact(path)
        # A number, a day, a yes or no, or a word of those offered.
        is_bare = isinstance(answer, KINDS) or (isinstance(answer, str) and fact.type != TEXT)
        if path in read and fact.decides and is_bare:
            *stems, key = path.split(".")
            _table(facts, stems)[key] = list(answer) if isinstance(answer, tuple) else answer
    return facts


def _table(facts: Data, stems: list[str]) -> Data:
    """Return the table that a path leads to; ``bars[0]`` is the first entry of a list."""
    place: Any = facts
    for stem in stems:
        name, bracket, number = stem.partition("[")
        if bracket:
            entries = place.setdefault(name, [])
            missing = int(number.rstrip("]")) + 1 - len(entries)
            entries += [{} for _ in range(missing)]
            place = entries[int(number.rstrip("]"))]
        else:
            place = place.setdefault(name, {})
    return place  # type: ignore[no-any-return]


def _panel(law: Law, rule: Rule, text: str) -> Html:
    buttons = (button(act, icon(sign), word(key)) for act, (sign, key) in ACTS.items())
    close = button("close-dialog", icon("close"), word("case-file.close"))
    # The form for mistakes; the page knows its address, if there is one.
    issue = el(
        "a",
        word("case-file.issue"),
        cls="b-button",
        data_part="issue",
        target="_blank",
        rel="noopener",
        hidden="",
    )
    options = (
        el("option", named(one), value=one.id, selected="" if one is rule else None)
        for one in law.rules
    )
    select = el("select", *options, id="b-worked-rule", name="of_rule", cls="b-field")
    label = el("label", word("case-file.rule"), **{"for": "b-worked-rule"})
    return together(
        el("h2", word("case-file.title"), id="b-worked", tabindex="-1"),
        el("p", word("case-file.lead")),
        el("p", label, " ", select),
        el("pre", el("code", text), tabindex="0", aria_labelledby="b-worked"),
        el("p", joined_html((*buttons, issue, close), " "), cls="b-note__do"),
        el("p", role="status"),
    )
