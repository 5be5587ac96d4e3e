"""Write a report as plain text or Markdown, line by line; its page of HTML has the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker import __version__
from checker.application.application import Application
from checker.core.law_folder import draft_name
from checker.core.visible import visible
from checker.core.words import NO_TEXT, SPACE, begun, in_both, joined_texts, word
from checker.core.words.terms import (
    BASIS_WORDS,
    OVERALL_WORDS,
    OWNER_WORDS,
    RANK_WORDS,
    ROLE_WORDS,
    ROUTE_WORDS,
    STRIP_WORDS,
    VERDICT_WORDS,
)
from checker.model import READING, Basis, Citation, Lang, Reason, Rule, Text
from checker.report.asked import OpenQuestions
from checker.report.explanation import Explanation, RuleLine, as_question, written_answer
from checker.report.outline import BasisResult, Report, named, titled
from checker.report.sections import ReportSection
from checker.report.sources import applying
from checker.report.summary import counts_in_words, in_short, read_status

LineKind = Literal[
    "title",
    "heading",
    "pair",
    "owner",
    "rule",
    "brief",
    "line",
    "step",
    "ask",
    "source",
    "small",
]


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line of the report: its kind, its words and what leads them.

    ``state`` is that of a rule's finding, ``rule`` its id.
    """

    kind: LineKind
    text: Text
    lead: Text | None = None
    state: str = ""
    url: str | None = None
    rule: str | None = None

    @property
    def led(self) -> Text | None:
        """Return what leads, with its colon."""
        return joined_texts((self.lead, NO_TEXT), "mark.colon") if self.lead else None

    def written(self, lang: Lang) -> tuple[str, str]:
        """Return what leads, with its colon, and the text itself; both on one line."""
        return visible(self.led.of(lang) if self.led else ""), visible(self.text.of(lang))


def parts_of(report: Report) -> Iterator[PlainLine]:
    """Return the report's lines; before all law only its head and what must be known."""
    yield from head("report.title", report.app)
    for notice in report.notices:
        yield PlainLine("pair", notice.text, lead=word("report.notice"))
    if report.is_ruled:
        yield from _body(report)
    yield PlainLine("small", word("report.disclaimer"))


def by_law(title: Text) -> Text:
    """Return a title; of what is found under a draft, that it is no law."""
    name = draft_name()
    return word("report.of-draft", title=title, draft=name) if name else title


def head(title: str, app: Application, day: str = "report.filing-date") -> Iterator[PlainLine]:
    """Return how a report begins: its title, whose it is, for which day, by which rules."""
    yield PlainLine("title", by_law(word(title)))
    if company := app.answer("company.name"):
        yield pair("report.company", in_both(company))
    yield pair(day, in_both(app.day))
    yield pair("report.rules-version", in_both(__version__))


def _body(report: Report) -> Iterator[PlainLine]:
    if report.first_of_all:
        yield PlainLine("pair", report.first_of_all)
    for result in () if report.route.asks_nothing_more else report.results.values():
        yield from _result(result)
    for problem in report.findings.contradictions:
        yield PlainLine("pair", problem.text, lead=word("report.problems"))
    yield PlainLine("heading", word("report.route"))
    for name, value in report.route_told.items():
        yield pair(ROUTE_WORDS[name], value)
    yield from route_reasons(report, report.route_reasons)
    for section in report.sections:
        yield from _section(report, section)
    yield from _answers(report)
    dates = () if report.route.asks_nothing_more else report.findings.dates
    if dates:
        yield PlainLine("heading", word("report.dates"))
    for day in dates:
        yield PlainLine("pair", day.text, lead=in_both(day.on))
    yield from _sources(report)


def _result(result: BasisResult) -> Iterator[PlainLine]:
    """Write one basis summed up, or why nothing is measured against it."""
    guide = result.guide or word(BASIS_WORDS[result.basis])
    if result.absent:
        yield PlainLine("pair", result.absent, lead=guide)
    else:
        verdict = aside(word(OVERALL_WORDS[result.overall]), counts_in_words(result.counts))
        lead = word("phrase.basis", basis=guide, role=word(ROLE_WORDS[result.basis]))
        yield PlainLine("pair", verdict, lead=lead)
    beside = {
        "report.unread": result.unread,
        "report.guide-note": result.note,
        "report.later": result.later,
    }
    yield from (pair(key, said) for key, said in beside.items() if said)


def _sources(report: Report) -> Iterator[PlainLine]:
    """List the texts, each with its rank and how far it was read, which is said here alone."""
    if report.sources:
        yield PlainLine("heading", word("report.sources"))
    for instrument in report.sources:
        text = word(
            "phrase.instrument",
            title=instrument.title,
            # Every text that a wording cites has one.
            rank=word(RANK_WORDS[str(instrument.rank)]),
            status=read_status(instrument),
            checked=word("report.last-check", on=instrument.checked),
            due=word("report.next-check", on=instrument.due),
        )
        yield PlainLine("small", text, url=instrument.url)
    if report.judged:
        yield PlainLine("small", report.judged)


def pair(key: str, value: Text) -> PlainLine:
    """Return a value under the name of its key."""
    return PlainLine("pair", value, lead=word(key))


def route_reasons(report: Report, reasons: Iterable[Reason]) -> Iterator[PlainLine]:
    """Write reasons of the route, each with its question where the law is unclear."""
    for reason in reasons:
        # That it is our reading alone stands behind it.
        rank = word(RANK_WORDS[READING]) if reason.rank == READING else None
        yield PlainLine("line", aside(reason.text, rank) if rank else reason.text)
        yield from _question(report, reason.ask)


def _question(report: Report, ask: Text | None) -> Iterator[PlainLine]:
    """Write the question to the authority, where the law is unclear."""
    if ask:
        yield PlainLine("ask", as_question(ask), lead=report.whom_to_ask)


def _section(report: Report, section: ReportSection) -> Iterator[PlainLine]:
    """Write a section; of the empty ones only that nothing stops the applicant is said."""
    is_open = section.name == "open"
    waits = is_open and bool(report.missing.by_owner)
    if not (section.lines or waits or (section.empty and section.name == "stops")):
        return
    rules = {line.rule.id for line in section.lines}
    if is_open:
        rules |= report.missing.rules()
    yield PlainLine("heading", aside(section.title, in_both(len(rules))))
    if section.empty and not (section.lines or waits):
        yield PlainLine("pair", section.empty)
    for line in section.lines:
        if section.name in IN_FULL:
            yield from _in_full(report, line)
        elif is_open:
            # What only waits for answers is told with the questions.
            if line.noted or any(each.causes for each in (line.lead, *line.beside)):
                yield from _in_full(report, line)
        else:
            yield _in_one_line(report, line)
            yield from (PlainLine("line", answer) for answer in line.noted)
    if waits:
        yield from _asked(report.missing)


# What is told with each cause, what mends it, and its texts; the rest takes a line each.
IN_FULL = ("stops", "unclear")


def _in_full(report: Report, line: RuleLine) -> Iterator[PlainLine]:
    """Write a rule with why it stands so, what mends it and its texts; questions stand apart."""
    yield _stated(line)
    for each in (line.lead, *line.beside):
        if each.causes:
            yield from _explained(report, each, beside=each.basis is not line.lead.basis)
    yield from (PlainLine("line", answer) for answer in line.noted)


def _stated(line: RuleLine) -> PlainLine:
    """Write a rule's title, and behind it what each basis says."""
    states = (
        word("phrase.state", basis=word(STRIP_WORDS[b]), verdict=word(VERDICT_WORDS[state]))
        for b, state in line.states.items()
    )
    said = joined_texts(states, "mark.comma")
    text = word("phrase.states", title=titled(line.rule), states=said)
    return PlainLine("rule", text, state=line.lead.finding.state, rule=line.rule.id)


def _in_one_line(report: Report, line: RuleLine) -> PlainLine:
    """Write a rule with why it stands so, what mends it, and its text."""
    lead = line.lead
    mend = (begun(lead.mend),) if lead.mend else ()
    said = joined_texts((*lead.reasons, *mend), SPACE)
    cites = lead.foremost(report.left_out)
    text = aside(said, in_short(cites)) if cites else said
    return _brief(text, lead.finding.state, line.rule)


def _brief(text: Text, state: str, rule: Rule | None) -> PlainLine:
    """Write what is said of a rule in one line, or of the route, which is none."""
    if rule is None:
        return PlainLine("brief", text, state=state)
    return PlainLine("brief", text, lead=named(rule), state=state, rule=rule.id)


def _asked(missing: OpenQuestions) -> Iterator[PlainLine]:
    """Write the questions that are waited for, by who can answer them, a line a rule."""
    for owner in missing.by_owner:
        yield PlainLine("owner", word(OWNER_WORDS[owner]))
        for rule, asks in missing.by_rule(owner):
            yield _brief(asks, "answer", rule)


def _explained(report: Report, explanation: Explanation, *, beside: bool) -> Iterator[PlainLine]:
    """Write why, what mends it, what to ask, on what text; what stands beside names its basis."""
    lead = word(BASIS_WORDS[explanation.basis]) if beside else None
    for reason in explanation.causes:
        yield PlainLine("line", reason, lead=lead)
    # What only the old checklist lacks of a paper that is asked now is no act for now.
    for act in () if beside and explanation.basis is Basis.CHECKLIST else explanation.acts:
        yield PlainLine("step", act.text, lead=word(OWNER_WORDS[act.owner]))
    yield from _question(report, explanation.finding.ask)
    if cites := applying(explanation.cites, report.left_out):
        yield PlainLine("source", in_short(cites), lead=word("report.rests-on"))


def _answers(report: Report) -> Iterator[PlainLine]:
    """List what the authority answered, each under the rule it speaks of."""
    if report.answers:
        yield PlainLine("heading", word("asked.heading"))
    for answer in report.answers:
        rule = report.law.rule(answer.rule).title if answer.rule else None
        yield PlainLine("pair", written_answer(answer), lead=rule)


def aside(text: Text, more: Text) -> Text:
    """Write something behind a text, in brackets."""
    return word("phrase.aside", text=text, aside=more)


def cited(cites: Iterable[Citation]) -> Text:
    """Write citations in short, those whose original was not seen marked."""
    unseen = word("certainty.reported")
    marked = ((in_short([each]), *([unseen] * (each.status != "verified"))) for each in cites)
    return joined_texts(joined_texts(each, "mark.comma") for each in marked)


STATE_SIGNS = {
    "met": "[+]",
    "not_met": "[x]",
    "answer": "[ ]",
    "unclear": "[?]",
    "not_applicable": "[-]",
}
TEXT_LINES: dict[LineKind, str] = {
    "title": "{text}\n",
    "heading": "\n{text}",
    "pair": "{lead}{text}",
    "owner": "\n  {text}",
    "rule": "  {state}{text}",
    "brief": "  {state}{lead}{text}",
    "line": "      {lead}{text}",
    "step": "      -> {lead}{text}",
    "ask": "      ?> {lead}{text}",
    "source": "      {lead}{text}",
    "small": "  {text} {url}",
}


def text_line(part: PlainLine, lang: Lang) -> str:
    """Return a line for a terminal."""
    lead, text = part.written(lang)
    state = f"{STATE_SIGNS[part.state]} " if part.state else ""
    return TEXT_LINES[part.kind].format(lead=lead, text=text, state=state, url=part.url or "")


MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|])")
MARKDOWN_LINES: dict[LineKind, str] = {
    "title": "# {text}\n",
    "heading": "\n## {text}\n",
    "pair": "- {lead}{text}",
    "owner": "\n### {text}\n",
    "rule": "- **{text}** {state}",
    "brief": "- {lead}{text}",
    "line": "    - {lead}{text}",
    "step": "    - {lead}{text}",
    "ask": "    - {lead}{text}",
    "source": "    - {lead}*{text}*",
    "small": "- {text} {url}",
}


def markdown_line(part: PlainLine, lang: Lang) -> str:
    """Return a line as Markdown; signs in names are escaped."""
    lead, text = map(plain_markdown, part.written(lang))
    state = word(VERDICT_WORDS[part.state]).of(lang) if part.state else ""
    url = f"<{part.url}>" if part.url else ""
    return MARKDOWN_LINES[part.kind].format(lead=lead, text=text, state=state, url=url)


FORMS = {"text": text_line, "markdown": markdown_line}


def written(parts: Iterable[PlainLine], form: str, lang: Lang) -> str:
    """Return lines in the form that a command was asked for: ``text`` or ``markdown``."""
    return "\n".join(FORMS[form](part, lang).rstrip(" ") for part in parts) + "\n"


def plain_markdown(text: str) -> str:
    """Return a text in which no sign means anything to Markdown."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)
