"""What is said of papers that differ: both sides, what is marked, on what text, what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from support.agreement_cases import agreeing
from support.agreement_desk import held, of_check
from support.applications import LAW, parsed
from support.each import for_each
from support.rows import rows_of

from checker.evaluate import evaluate
from checker.filing.agreement.find import Checked, agreement
from checker.model import Basis

if TYPE_CHECKING:
    from support.applications import Answers


def checked(check: str, answers: Answers) -> Checked:
    """Return one check of the papers that agree, but for some answers and words on papers."""
    return of_check(held(agreeing(answers)), check)


def test_what_to_do_is_told_by_the_paper_that_is_wrong_and_each_thing_once():
    wrong = {
        "papers.application-form.company_name": "乙公司",
        "papers.premises-proof.tenant": "乙公司",
        "papers.commitment-letter.company_name": "乙公司",
        "papers.no-nuisance-call-commitment.company_name": "乙公司",
    }
    found = checked("company-name", {"company.name": "丙公司", **wrong})

    fixes, letters = found.check.fixes, found.check.fix
    told = [fixes["application-form"], fixes["premises-proof"], letters, fixes["answers"]]
    assert len(found.differences) == 5
    assert found.fix is not None
    first, *rest = (fix.en for fix in told)
    assert found.fix.en == " ".join((first, *(f"{en[:1].upper()}{en[1:]}" for en in rest)))
    assert found.fix.zh == "".join(fix.zh for fix in told)


@for_each("papers, fix", rows_of("agreement")["out_of_order"])
def test_a_date_out_of_order_has_its_own_remedy(papers: dict[str, Any], fix: str):
    report = {"materials.financial-report.audit_report_on": date(2025, 12, 31)}
    found = checked("dates", report | papers)

    assert {each.fix for each in found.differences} == {
        found.check.fixes[fix] if fix else found.check.fix
    }


def test_a_text_is_cited_for_a_paper_in_play_alone():
    app = parsed(agreeing({"papers": ...}))
    findings = evaluate(app, LAW)
    cited = {
        basis: [
            text.of
            for text in of_check(
                agreement(app, findings, LAW, (basis,)), "legal-representative"
            ).texts
        ]
        for basis in (Basis.LAW, Basis.CHECKLIST)
    }

    assert "commitment-letter" not in cited[Basis.LAW]
    assert "commitment-letter" in cited[Basis.CHECKLIST]
