"""Draft the papers that have no template, and say what goes into those that have one.

A reader of Chinese gets each part first; the English stands below it where it helps. What is not
known is left blank: nothing is guessed on a paper that will be signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from checker import __version__
from checker.core.input_error import refusal
from checker.core.words import in_both, word
from checker.core.words.terms import RANK_WORDS
from checker.filing.docx import Document, DocxBlock, DocxCell, DocxTable, Paragraph, cell
from checker.filing.drafts.letters import (
    AUTHORIZATION,
    COMMITMENT,
    INVESTORS,
    LETTERS,
    UNCHANGED,
    KnownApplicant,
    letter,
)
from checker.load import load_law
from checker.model import Basis, RuleFindings, Text, Version
from checker.report.outline import Report
from checker.report.summary import in_short

COVER, INDEX, PEOPLE = "cover", "index", "personnel-list"
# Letters on a template of the ministry's own, which was not read.
ON_TEMPLATE = tuple(p for p, one in load_law().papers.items() if one.letter == "template")
DRAFTS = (COVER, INDEX, *LETTERS, PEOPLE, *ON_TEMPLATE)
# What each is called that is on no template.
TITLES = {
    COVER: "draft.cover",
    INDEX: "draft.index",
    COMMITMENT: "draft.commitment-letter",
    AUTHORIZATION: "draft.authorization",
    UNCHANGED: "draft.unchanged-statement",
    INVESTORS: "draft.foreign-investor-statement",
    PEOPLE: "draft.personnel-list",
}
# The three heads of the online form.
POSTS = {
    "license": "draft.license-lead",
    "service": "draft.service-lead",
    "security": "draft.security-lead",
}
MOST_PEOPLE = 8
# How a paper is handed in, as its wording says it.
HANDED_IN = {
    "copy": "draft.copy",
    "signs": "draft.signs",
    "seals": "draft.seals",
    "fresh": "draft.fresh",
}
BOX, NONE = "□", Text("—", "—")
EMPTY = cell("")


@dataclass(frozen=True)
class Drafts:
    """The drafts of one applicant, from the answers and from what the papers say."""

    report: Report

    def document(self, paper: str) -> Document:
        """Return one draft, of ``DRAFTS``."""
        blocks = {
            COVER: self._cover,
            INDEX: self._index,
            PEOPLE: self._people,
        }
        if paper in LETTERS:
            made = letter(paper, KnownApplicant(self._company, self._authority, self.report))
        else:
            made = blocks[paper]() if paper in blocks else self._sheet(paper)
        # What is filed bears the number of the page alone, of one page nothing.
        footer = "{page}" if paper in (INDEX, PEOPLE) else ""
        if paper in ON_TEMPLATE:
            note = word("draft.note", version=__version__)
            footer = note.both
        return Document(self.title(paper).zh, tuple(made), footer, lies=paper == INDEX)

    def title(self, paper: str) -> Text:
        """Return what a draft is."""
        if paper in ON_TEMPLATE:
            rule = self.report.law.rule(paper)
            return word("draft.sheet", title=rule.title, n=rule.number)
        return word(TITLES[paper])

    @property
    def offered(self) -> tuple[str, ...]:
        """Return the drafts that this applicant may need: of what is asked by some, only theirs."""
        asked = {found.rule.id for found in self.asked}
        by_some = (*ON_TEMPLATE, INVESTORS)
        return tuple(paper for paper in DRAFTS if paper not in by_some or paper in asked)

    @cached_property
    def asked(self) -> tuple[RuleFindings, ...]:
        """Return the materials that some basis asks of this applicant, or may ask."""
        return tuple(found for found in self.report.findings.of_kind("material") if _asking(found))

    @property
    def current(self) -> list[RuleFindings]:
        """Return the materials that more than the old checklist asks."""
        return [found for found in self.asked if _asking(found).keys() != {Basis.CHECKLIST}]

    # What is known of the applicant.

    def _paper_says(self, key: str) -> Text | None:
        """Return what the business license says, or another paper that carries it."""
        papers = self.report.app.papers
        for paper in ("business-license", "application-form"):
            said = papers.get(f"papers.{paper}.{key}")
            if said:
                return in_both(said)
        return None

    @property
    def _company(self) -> Text | None:
        name = self.report.company
        return self._paper_says("company_name") or (in_both(name) if name else None)

    @property
    def _authority(self) -> Text | None:
        found = self.report.authority
        return found.name if found else None

    # The cover sheet and the index.

    def _cover(self) -> Iterator[DocxBlock]:
        yield from _titled(word("draft.cover-title"))
        route = self.report.route_words
        rows = [
            ("draft.applicant", self._company),
            *(
                (key, self._paper_says(name))
                for name, key in (
                    ("credit_code", "draft.credit-code"),
                    ("legal_representative", "draft.legal-representative"),
                    ("address", "draft.address"),
                )
            ),
            ("draft.matter", word("draft.matter-said")),
            ("draft.class", route["class"]),
            ("draft.scope", route["scope"]),
            ("draft.authority", self._authority),
            ("draft.filed", in_both(self.report.app.day)),
            ("draft.count", word("draft.count-said", n=len(self.current))),
            ("draft.contact", None),
        ]
        yield _pairs(rows)

    def _index(self) -> Iterator[DocxBlock]:
        """List the materials; those that only the old checklist asks stand apart."""
        yield from _titled(word("draft.index"))
        yield Paragraph(self._company.zh if self._company else "")
        yield _listed(self.current)
        old = [found for found in self.asked if found not in self.current]
        if old:
            yield from _noted(word("draft.old-only"), "Heading1")
            yield _listed(old)

    # The personnel list of the old checklist.

    def _people(self) -> Iterator[DocxBlock]:
        yield from _titled(word("draft.people-title"))
        yield Paragraph(self._company.zh if self._company else "")
        columns = (
            *("draft.number", "draft.person", "draft.post", "draft.education", "draft.phone"),
            *("draft.id-copy", "draft.certificate"),
        )
        head = tuple(_both(word(key), "CellHead") for key in columns)
        papers = self.report.app.papers
        people = [
            (
                cell(str(papers.get(f"papers.{PEOPLE}.{post}_lead") or "")),
                _both(word(key)),
            )
            for post, key in POSTS.items()
        ]
        # The three leads come first, then blank rows.
        people += [(EMPTY, EMPTY)] * (MOST_PEOPLE - len(POSTS))
        rows = (
            (cell(str(n)), name, post, EMPTY, EMPTY, cell(BOX), cell(BOX))
            for n, (name, post) in enumerate(people, start=1)
        )
        yield DocxTable((5, 14, 17, 12, 18, 12, 14), (head, *rows))

    # What goes into a letter on the ministry's template.

    def _sheet(self, paper: str) -> Iterator[DocxBlock]:
        found = next(r for r in self.report.findings.rules if r.rule.id == paper)
        yield from _titled(self.title(paper))
        if found not in self.asked:
            yield from _noted(word("draft.not-asked"), "Heading1")
        yield from _noted(word("draft.sheet-lead"))
        # The first basis that asks it says how it is handed in.
        version = next(iter(_asking(found).values()), found.on[Basis.LAW].version)
        route = self.report.route_words
        service = {key: route[key] for key in ("class", "scope")}
        rows = [
            ("draft.asked", version.asks if version else None),
            # Advice, as on the page of the letter: it has no rank of the letter’s text.
            ("draft.template", said.form["from"] if (said := _wording(found, "from")) else None),
            ("draft.addressee", self._authority),
            ("draft.company-name", self._company),
            ("draft.credit-code", self._paper_says("credit_code")),
            ("draft.legal-representative", self._paper_says("legal_representative")),
            ("draft.service", word("draft.service-said", **service)),
            ("draft.signs", _ranked(found, "signs")),
            ("draft.seals", _ranked(found, "seals")),
            ("draft.seal-place", word("draft.seal-place-said")),
            ("draft.dated", word("draft.dated-said")),
            ("draft.basis", in_short(version.cites) if version else None),
        ]
        yield _pairs(rows)


def _listed(asked: Iterable[RuleFindings]) -> DocxTable:
    """Return a table of materials: how each is handed in, by the first basis that asks it."""
    handed_in = HANDED_IN.values()
    columns = ("draft.number", "draft.material", *handed_in, "draft.pages", "draft.there")
    head = tuple(_both(word(key), "CellHead") for key in columns)
    rows = (
        (
            cell(str(found.rule.number)),
            _both(found.rule.title),
            *(
                _both(version.form[key] if (version := _wording(found, key)) else NONE)
                for key in HANDED_IN
            ),
            EMPTY,
            cell(BOX),
        )
        for found in asked
    )
    return DocxTable((4, 20, 14, 11, 14, 13, 5, 5), (head, *rows))


def word_file(report: Report, paper: str) -> bytes:
    """Return a draft as a Word file; a name that is no draft's is refused."""
    if paper not in DRAFTS:
        raise refusal("--paper", "draft.no-paper", paper, allowed=", ".join(DRAFTS))
    return Drafts(report).document(paper).file()


def _asking(found: RuleFindings) -> dict[Basis, Version]:
    """Return the wordings that ask a material of this applicant, or may; before all law none."""
    asking = found.asking(Basis).items()
    return {basis: finding.version for basis, finding in asking if finding.version}


def _wording(found: RuleFindings, key: str) -> Version | None:
    """Return the first wording that says how a material is handed in, in one respect.

    A guide that is silent leaves what the law says; the old checklist counts where it alone asks.
    """
    asking = _asking(found)
    current = [version for basis, version in asking.items() if basis is not Basis.CHECKLIST]
    return next((version for version in current or asking.values() if key in version.form), None)


def _ranked(found: RuleFindings, key: str) -> Text | None:
    """Return how a paper is handed in, with what the words rest on."""
    version = _wording(found, key)
    if version is None:
        return None
    rank = word(RANK_WORDS[version.rank_of(key)])
    return word("draft.with-rank", text=version.form[key], rank=rank)


def _titled(title: Text) -> Iterator[DocxBlock]:
    yield Paragraph(title.zh, "Title")
    yield Paragraph(title.en, "EnglishTitle")


def _noted(note: Text, style: str = "Note") -> Iterator[DocxBlock]:
    yield Paragraph(note.zh, style)
    yield Paragraph(note.en, "English")


def _both(text: Text, style: str = "Cell") -> DocxCell:
    """Return a cell in Chinese, with the English below unless it is the same."""
    chinese = Paragraph(text.zh, style)
    return (chinese,) if text.en == text.zh else (chinese, Paragraph(text.en, "CellEnglish"))


def _pairs(rows: Iterable[tuple[str, Text | None]]) -> DocxTable:
    """Return names and values side by side; what is not known stays blank."""
    return DocxTable(
        (3, 7),
        tuple((_both(word(key), "CellHead"), _both(said) if said else EMPTY) for key, said in rows),
        head=False,
    )
