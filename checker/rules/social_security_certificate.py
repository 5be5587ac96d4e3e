"""Decide material 8: the social security certificate, or what is taken in its place.

The wordings of every basis, the local ones too, stand here together.
"""

from __future__ import annotations

from checker.application.application import Application
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    all_of,
    any_of,
    open_fact,
    silent,
    why,
)
from checker.model import Version
from checker.rules.papers import advise, asks_paper, issued_within, one_of, paper, paper_or, path_of
from checker.rules.registry import decides
from checker.rules.shared import at_least

CERTIFICATE = "social-security-certificate"
ISSUED_ON = path_of(CERTIFICATE, "issued_on")
MONTHS = path_of(CERTIFICATE, "months")
OTHER_PROOF = path_of(CERTIFICATE, "other_proof")


@decides("social-security-certificate", "law")
def social_security_certificate(app: Application, version: Version) -> Outcome:
    """Ask for the certificate as the form wants it, or for another third party's proof."""
    # A page with a check code (校验码/防伪码/验证码) is as good as the agency's seal.
    marks = (path_of(CERTIFICATE, key) for key in ("red_seal", "verifiable"))
    also = (
        one_of(app, "no-seal-no-code", *marks),
        issued_within(app, ISSUED_ON, version.values["months"]),
        _shows_latest_month(app, version),
    )
    certificate = paper(app, CERTIFICATE, "covers_heads", "payer_is_applicant", also=also)
    other = app.yes(OTHER_PROOF)
    # Said only where the other proof carries the rule: the certificate needs no mention of it.
    way = None if certificate.value else why("other-proof", OTHER_PROOF)
    return paper_or(certificate, other, way)


def _shows_latest_month(app: Application, version: Version) -> Truth:
    """Hold for a whole month; whether a part of one is "the latest month" is not said."""
    months = app.number(MONTHS)
    if months is None:
        return open_fact(MONTHS)
    return YES if months >= version.values["covered"] else silent(why("no-whole-month", MONTHS))


decides("social-security-certificate", "checklist")(
    asks_paper(CERTIFICATE, "red_seal", "payer_is_applicant")
)


@decides("certificate-window", "local")
def certificate_window(app: Application, version: Version) -> Outcome:
    """Ask for a sealed certificate of the applicant's own, fresh on the day, or a promise of it.

    The guide wants all this where a certificate is uploaded (上传社保证明的): whether another
    proof of the staff will do, it does not say.
    """
    fresh = issued_within(app, ISSUED_ON, version.values["months"])
    # The promise stands in for the whole paper, whatever the paper at hand lacks.
    keys = ("covers_heads", "payer_is_applicant", "red_seal")
    own = paper(app, CERTIFICATE, *keys, also=(fresh,))
    promised = app.yes(path_of(CERTIFICATE, "promised"))
    return paper_or(own, any_of(promised, _unsaid_other(app)))


def _unsaid_other(app: Application) -> Truth:
    """Leave the law open with another proof; that there is none is no cause to tell.

    To get one would not settle it.
    """
    other = app.yes(OTHER_PROOF)
    return (
        silent(why("other-proof-unsaid", OTHER_PROOF)) if other.value else other._replace(whys=())
    )


def _enough_months(app: Application, version: Version, least: str = "months") -> Truth:
    return at_least(app, MONTHS, version.values[least], "too-few-months")


@decides("certificate-or-proof", "local")
def certificate_or_proof(app: Application, _version: Version) -> Outcome:
    """Accept the certificate or another third party's proof.

    Whether the heads concerned (公司相关负责人) are the three of the form, the guide does not say.
    """
    covered = advise(app, "heads-not-covered", path_of(CERTIFICATE, "covers_heads"))
    return paper_or(paper(app, CERTIFICATE, also=(covered,)), app.yes(OTHER_PROOF))


def _recent_anywhere(app: Application, version: Version) -> Truth:
    """Hold for what satisfies every window read in any guide; else the text does not say."""
    strictest = all_of(
        app.yes(path_of(CERTIFICATE, "covers_heads")),
        issued_within(app, ISSUED_ON, version.values["months"]),
        _enough_months(app, version, "covered"),
    )
    # Too old for the strictest guide may be recent enough for this one: nobody fails on it.
    return advised(strictest, why("no-window", ISSUED_ON))


for _name, _keys, _fresh in (
    # So many months for each of the three heads.
    ("certificate-months", ("covers_heads",), _enough_months),
    # So many months paid by the applicant itself for each of the three heads.
    ("certificate-own-months", ("covers_heads", "payer_is_applicant"), _enough_months),
    # The latest month, in a form that can be checked.
    ("certificate-verifiable", ("covers_heads", "verifiable"), _enough_months),
    # The certificate of the heads; the guide does not say how recent it must be.
    ("certificate", ("covers_heads",), _recent_anywhere),
    # The staff's papers; the guide says neither whose nor how recent.
    ("certificate-of-staff", (), _recent_anywhere),
    # The red seal; the guide says "recent" and no more.
    ("sealed-certificate", ("red_seal",), _recent_anywhere),
):
    decides(_name, "local")(asks_paper(CERTIFICATE, *_keys, also=_fresh))
