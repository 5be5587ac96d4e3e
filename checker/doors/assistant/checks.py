"""What the tools say of one application: whether it needs the license, and each rule in short."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import joined_texts
from checker.decide.questions import EIGHT, questions
from checker.decide.reasons import whole_question
from checker.doors.assistant.asked import Asked
from checker.doors.assistant.frame import of_report
from checker.kinds import KINDS
from checker.model import Basis, Citation, Data, Finding, Verdict, paper_of
from checker.report.data import route_parts
from checker.report.need import answer_in_a_sentence, need_lines, of_the_eight
from checker.report.outline import Report
from checker.report.summary import on_basis, overall

READ = "verified"
MOST_QUESTIONS, FEW_QUESTIONS = 50, 8


def need(asked: Asked) -> Data:
    """Say whether the license is needed, which one, from whom, and what it takes."""
    report = asked.report()
    authority = report.authority
    answer = {
        "application_date": report.app.day,
        "said": answer_in_a_sentence(report),
        "route": route_parts(report.route),
        "lines": [
            {
                "line": line.name,
                "value": line.value,
                "why": line.why,
                "rank": line.rank,
                "cite": line.cite,
                "waits_for": [EIGHT[number - 1][0] for number in line.waits],
                "ask": line.ask,
            }
            for line in need_lines(report)
        ],
        "authority": authority and {"code": authority.code, "name": authority.name},
        "questions": [question_data(report, path) for path in of_the_eight(report)],
    }
    return of_report(report, answer)


def check(asked: Asked) -> Data:
    """Say how each rule stands, on which text; why and what mends it where it is not met."""
    report, bases = asked.report(), asked.bases
    following = report.next_question
    answer = {
        "application_date": report.app.day,
        "said": report.spoken,
        "route": route_parts(report.route),
        "verdicts": {
            basis: overall(on_basis(report.findings, basis)) if basis in bases else None
            for basis in Basis
        },
        "rules": [
            {
                "rule": found.rule.id,
                "name": found.rule.nav,
                "findings": {
                    basis: _finding(found.on[basis]) for basis in bases if basis in found.on
                },
            }
            for found in report.findings.rules
        ],
        "problems": [
            {"facts": each.facts, **each.text._asdict()} for each in report.findings.contradictions
        ],
        "next": following and question_data(report, following.path),
    }
    return of_report(report, answer)


def _finding(finding: Finding) -> Data:
    """Return one finding in short: why it fails, or what it waits for, the answers by their keys.

    What questions ask, ``list_questions`` says.
    """
    found: Data = {
        "verdict": finding.verdict,
        "rank": finding.rank,
        "cites": cited(finding.version.cites if finding.version else ()),
    }
    if finding.verdict is Verdict.UNKNOWN:
        found |= _known(open=finding.waits_for, missing=finding.missing, ask=finding.ask)
    if finding.verdict is Verdict.NOT_MET or finding.waits_for == "law":
        found["why"] = [
            {"code": reason.code, "what": reason.text}
            | _known(mend=reason.mend, rank=reason.rank, ask=reason.ask)
            for reason in finding.reasons
        ]
    return found


def _known(**parts: object) -> Data:
    """Leave out what there is none of."""
    return {key: each for key, each in parts.items() if each}


def cited(cites: Iterable[Citation]) -> list[Data]:
    """Return citations in short; the texts themselves stand once behind the answer.

    How far an article was read is said where its original was not seen.
    """
    return [
        {
            "instrument": cite.instrument.id,
            "article": cite.article.en,
            "article_zh": cite.article.zh,
        }
        | _known(status=cite.status if cite.status != READ else None)
        for cite in cites
    ]


def list_questions(asked: Asked) -> Data:
    """Return the questions still worth asking, the most useful first."""
    report, bases = asked.report(), asked.bases
    found = questions(report.findings, report.law, bases)
    most = asked.number("most", 1, MOST_QUESTIONS, FEW_QUESTIONS)
    answer = {
        "application_date": report.app.day,
        "questions": [
            question_data(report, each.path)
            | {
                "settles": [rule.id for rule in each.settles],
                "helps": [rule.id for rule in each.helps],
            }
            for each in found[:most]
        ],
        "more": len(found[most:]),
    }
    return of_report(report, answer)


def question_data(report: Report, path: str) -> Data:
    """Return one question: its key, where its answer is found, and what may be answered."""
    law, asks, paper = report.law, whole_question(report.app, report.law, path), paper_of(path)
    fact = law.fact(path)
    kind = KINDS[fact.type]
    return {
        "path": path,
        "question": joined_texts((law.rule(paper).nav, asks), "mark.colon") if paper else asks,
        "where": fact.where,
        "owner": fact.owner,
        "answer": kind.schema(fact, law),
        "options": {option.id: option.text for option in fact.options},
    }
