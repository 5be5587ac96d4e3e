"""Decide material 3: the owners traced, each with a paper, and the chart that shows them.

The wordings of every basis, the local ones too, stand here together.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from checker.application.application import Application
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    all_of,
    any_of,
    either_way,
    no,
    silent,
    why,
)
from checker.model import Version
from checker.rules.foreign_capital import foreign_capital, is_state
from checker.rules.papers import SIGNED, advise, asks_paper, one_of, paper, path_of
from checker.rules.registry import decides
from checker.rules.shared import PERSON, every, shares_add_up, yes_to_all

CHART = "equity-structure-chart"
TRACED = path_of(CHART, "traced")
OWN_SCREENSHOTS = path_of(CHART, "own_screenshots")
LAYERS = "company.multi_level"
# Stands for the questions on all pages in the registry until every shareholder is looked at.
PAGES = "pages"


@decides("equity-structure-chart", "law")
def equity_structure_chart(app: Application, _version: Version) -> Outcome:
    """Ask for tracing and each shareholder's paper; for the chart with foreign capital.

    The form also has the applicant's own page in the public registry (申请者工商公示截图). Shares
    that leave something unexplained fail nobody: no national text speaks of their sum.
    """
    foreign = foreign_capital(app)
    traced = either_way(foreign, app.yes(TRACED), advise(app, "untraced", TRACED))
    papers = every(app, "shareholders", _own_paper)
    shares = advised(shares_add_up(app))
    # Signature and seal are advised: the form has the chart drawn online. One advice for both,
    # named under the signature.
    signed = yes_to_all(app, *(path_of(CHART, key) for key in SIGNED))
    unsigned = why("chart-unsigned", path_of(CHART, "signed"))
    drawn = paper(app, CHART, also=(advised(signed, unsigned),))
    chart = either_way(foreign, drawn, _chart_if_layered(app))
    own = app.yes(OWN_SCREENSHOTS)
    # Without the statement that the form has a field for, it is said what that is for.
    statement = path_of(CHART, "unchanged_statement")
    left_out = app.answers.get(statement) is False
    notes = (why("no-unchanged-statement", statement),) if left_out else ()
    return Outcome(all_of(traced, own, papers, shares, chart), notes=notes)


def _own_paper(app: Application, entry: str) -> Truth:
    """Ask for a person's ID, and for a company's license (the form's 证照附件).

    Partnerships and institutions the form does not name, nor what a shareholder abroad has in
    their place: without a certificate the law is unclear. While a shareholder's mark is open, that
    it is the State's, or that there is no foreign capital, stands for it.
    """
    paths = (f"{entry}.id_copy", f"{entry}.license_copy")
    person, body = (advised(app.yes(path), why("abroad", path)) for path in paths)
    other = _of_other_kind(app, paths[1])
    here = _by_kind(app, entry, OwnerPapers(_id(app, entry), _license(app, entry), other))
    mark = f"{entry}.foreign"
    is_domestic = is_state(app, entry) or foreign_capital(app).value is False
    none = app.answers.get(mark) is None and is_domestic
    abroad = no() if none else app.is_yes(mark)
    return either_way(abroad, _by_kind(app, entry, OwnerPapers(person, body, body)), here)


def _of_other_kind(app: Application, path: str) -> Truth:
    """Leave a paper open where it is missing: that this kind of shareholder has one is not said."""
    return advised(app.yes(path), why("other-kind", path))


def _license(app: Application, entry: str) -> Truth:
    """Ask for a company's license; registry screenshots alone are left open.

    Single guides take them, the form does not say so.
    """
    paths = (f"{entry}.license_copy", f"{entry}.registry_screenshot")
    held, shown = (app.yes(path) for path in paths)
    alone = silent(why("only-screenshot", *paths))
    # The license settles it; only without it does it matter what else is there.
    return either_way(held, YES, either_way(shown, alone, no(why("no-company-paper", *paths))))


class OwnerPapers(NamedTuple):
    """What holds of the papers of a shareholder of each kind; a partnership is 合伙企业.

    An institution (事业单位, 社会团体, 机关) is like a partnership where nothing else is said.
    """

    person: Truth
    company: Truth
    partnership: Truth
    institution: Truth | None = None


def _by_kind(app: Application, entry: str, papers: OwnerPapers) -> Truth:
    """Ask of a shareholder what holds for its kind."""

    def is_kind(word: str) -> Truth:
        return app.is_answer(f"{entry}.kind", word)

    institution = papers.institution or papers.partnership
    other = either_way(is_kind("institution"), institution, papers.partnership)
    legal_entity = either_way(is_kind("company"), papers.company, other)
    return either_way(is_kind(PERSON), papers.person, legal_entity)


def _id(app: Application, entry: str) -> Truth:
    return app.yes(f"{entry}.id_copy")


def _chart_if_layered(app: Application, *keys: str) -> Truth:
    """Advise the chart with several levels, and ask for none with one.

    The form leaves what stands above without foreign capital undrawn (可不绘制).
    """
    chart = advised(paper(app, CHART, *SIGNED, *keys), why("levels-without-chart", LAYERS))
    return either_way(app.is_yes(LAYERS), chart, YES)


# What the measures of 2001 and 2009 asked: the chart, and no more of it.
decides("equity-structure", "law")(asks_paper(CHART))


@decides("equity-structure-chart", "checklist")
def chart_listed(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, signed and sealed, with each shareholder's papers."""
    return Outcome(all_of(_chart_and_papers(app), shares_add_up(app)))


@decides("sealed-chart-and-papers", "local")
def sealed_chart_and_papers(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, and for each shareholder's papers."""
    return Outcome(_chart_and_papers(app))


def _chart_and_papers(app: Application) -> Truth:
    """Ask beside the chart for a person's ID, and for a company's license and sealed articles.

    Of shareholders of other kinds the list says nothing.
    """

    def papers(app: Application, entry: str) -> Truth:
        company = yes_to_all(app, f"{entry}.license_copy", f"{entry}.articles_sealed")
        other = _of_other_kind(app, f"{entry}.license_copy")
        return _by_kind(app, entry, OwnerPapers(_id(app, entry), company, other))

    chart = paper(app, CHART, "complete", *SIGNED)
    return all_of(chart, every(app, "shareholders", papers))


decides("sealed-chart", "local")(asks_paper(CHART, "complete", *SIGNED))


@decides("ids-of-persons", "local")
def ids_of_persons(app: Application, _version: Version) -> Outcome:
    """Ask for the ID of each shareholder who is a natural person (若股东为自然人)."""

    def id_of_person(app: Application, entry: str) -> Truth:
        return _by_kind(app, entry, OwnerPapers(_id(app, entry), company=YES, partnership=YES))

    return Outcome(every(app, "shareholders", id_of_person))


@decides("all-shareholders", "local")
def all_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask for all first-level shareholders with their shares, and a paper of each (相关证照).

    Of the applicant itself: its own page in the public registry.
    """

    def certificate(app: Application, entry: str) -> Truth:
        of_body = _license(app, entry)
        return _by_kind(app, entry, OwnerPapers(_id(app, entry), of_body, of_body))

    papers = every(app, "shareholders", certificate)
    return Outcome(all_of(shares_add_up(app), papers, app.yes(OWN_SCREENSHOTS)))


@decides("certificates-and-screenshots", "local")
def certificates_and_screenshots(app: Application, _version: Version) -> Outcome:
    """Ask for each shareholder's certificate and for registry screenshots, whosesoever.

    The guides do not say whether the applicant's page is meant, or its shareholders': with one of
    them alone the text leaves it open.
    """

    def own_page(app: Application, entry: str) -> Truth:
        # A person has no page in the public registry.
        page = app.yes(f"{entry}.registry_screenshot")
        return _by_kind(app, entry, OwnerPapers(YES, page, page, institution=YES))

    def has_page(entry: str) -> Truth:
        person = app.is_answer(f"{entry}.kind", PERSON)
        return either_way(person, no(), app.is_yes(f"{entry}.registry_screenshot"))

    all_there = all_of(app.yes(OWN_SCREENSHOTS), every(app, "shareholders", own_page))
    whose = advised(all_there, why("whose-screenshots", OWN_SCREENSHOTS))
    pages = {entry: has_page(entry) for entry in app.entries("shareholders") or ()}
    any_page = any_of(app.is_yes(OWN_SCREENSHOTS), *pages.values())
    having = [entry for entry, page in pages.items() if page.value]
    # Whose pages make it a yes, or leave it open.
    settling = having or [entry for entry, page in pages.items() if page.value is None]

    def page_of_another(entry: str) -> Truth:
        """Find a page of the applicant, or of another shareholder."""
        # Gone through for each entry anew, a list of a thousand takes seconds; only what one entry
        # alone settles is another thing without it.
        if settling != [entry]:
            return any_page._replace(missing=(PAGES,)) if any_page.missing else any_page
        others = (page for other, page in pages.items() if other != entry)
        return any_of(app.is_yes(OWN_SCREENSHOTS), *others)

    def certificate_and_some_page(app: Application, entry: str) -> Truth:
        # Of a company a page of its own does as well.
        other = page_of_another(entry)
        some = any_of(other, app.is_yes(f"{entry}.registry_screenshot"))
        none = no(why("answered-no", OWN_SCREENSHOTS))
        person = all_of(_id(app, entry), either_way(other, YES, none))
        company = all_of(app.yes(f"{entry}.license_copy"), either_way(some, YES, none))
        return _by_kind(app, entry, OwnerPapers(person, company, company))

    papers = every(app, "shareholders", certificate_and_some_page)
    named = (any_page.missing if path == PAGES else (path,) for path in papers.missing)
    return Outcome(all_of(papers._replace(missing=tuple(chain(*named))), whose))


@decides("papers-of-shareholders", "local")
def papers_of_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask what the guide names for each kind (境内非上市公司及有限合伙企业, 事业法人 …).

    That is a person's ID, a company's registry screenshots, an institution's certificate. Of
    general partnerships it says nothing, and no answer tells the two apart.
    """

    def id_page_or_certificate(app: Application, entry: str) -> Truth:
        path = f"{entry}.registry_screenshot"
        page = one_of(app, "no-screenshot", path)
        partnership = advised(page, why("other-partnership", path))
        certificate = one_of(app, "no-certificate", f"{entry}.license_copy")
        return _by_kind(app, entry, OwnerPapers(_id(app, entry), page, partnership, certificate))

    return Outcome(every(app, "shareholders", id_page_or_certificate))


@decides("own-and-shareholders-screenshots", "local")
def own_and_shareholders_screenshots(app: Application, _version: Version) -> Outcome:
    """Ask for the same of the shareholders, and for the applicant's own page in the registry.

    A public institution (事业法人) has its certificate, another body its page or that: as read, the
    guide names public institutions only; an association may be one of the other organizations
    (其他组织), whose page it takes.
    """

    def id_page_or_either(app: Application, entry: str) -> Truth:
        paths = (f"{entry}.license_copy", f"{entry}.registry_screenshot")
        certificate, page = (app.yes(path) for path in paths)
        page_alone = silent(why("page-only", *paths))
        without = either_way(page, page_alone, no(why("no-certificate", *paths)))
        body = either_way(certificate, YES, without)
        company = one_of(app, "no-screenshot", f"{entry}.registry_screenshot")
        return _by_kind(app, entry, OwnerPapers(_id(app, entry), company, company, body))

    papers = every(app, "shareholders", id_page_or_either)
    return Outcome(all_of(app.yes(OWN_SCREENSHOTS), papers))


@decides("chart-if-layered", "local")
def chart_if_layered(app: Application, _version: Version) -> Outcome:
    """Ask for tracing, and for the registry pages of the applicant and of each corporate owner.

    The guide wants the chart with its sentence of a "rather complex" ownership (股权较为复杂): that
    several levels are one is our reading.
    """

    def page_of_legal_person(app: Application, entry: str) -> Truth:
        # A company's page (法人股东); whether one of another kind has to is not said.
        path = f"{entry}.registry_screenshot"
        page = one_of(app, "no-screenshot", path)
        return _by_kind(app, entry, OwnerPapers(YES, page, _of_other_kind(app, path)))

    pages = all_of(app.yes(OWN_SCREENSHOTS), every(app, "shareholders", page_of_legal_person))
    return Outcome(all_of(app.yes(TRACED), pages, _chart_if_layered(app, "complete", "sentence")))
