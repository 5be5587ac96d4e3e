"""Write the table of what each paper says, to be typed in: a row a thing, a column a paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from checker.application.papers import PaperField, Share
from checker.core.words import in_both, joined_texts, word
from checker.filing.agreement.checks import COMPANY_NAME, INSURED, LICENSE_NAME, PAYER
from checker.filing.agreement.find import Agreement, Checked
from checker.filing.agreement.load import load_checks
from checker.model import Text, Verdict
from checker.report.data import plain_data
from checker.report.html import NOTHING, Html, HtmlValue, button, el, icon, spoken, together

LETTERS = "letters"
# A page's own fields for days and months; everything else is typed as text.
INPUTS = {"date": "date", "month": "month"}
# Values of several parts, which the script takes apart: by commas, by lines.
HOW = {"names": "agreement.names-how", "shares": "agreement.shares-how"}
# How a row stands.
ROW_WORDS = {
    "met": "agreement.row-met",
    "not_met": "agreement.row-not_met",
    "unknown": "agreement.row-unknown",
}
# Which answer the first paper of a row may be filled from.
ANSWERED = {
    LICENSE_NAME: COMPANY_NAME,
    "papers.business-license.registered_capital": "company.registered_capital",
    "papers.business-license.established_on": "company.established_on",
    "papers.articles-of-association.shareholders": "shareholders",
}
LEADS = tuple(f"papers.personnel-list.{post}_lead" for post in ("license", "service", "security"))


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One thing that papers say; ``first`` is where it is typed before "Same" can be pressed."""

    checked: Checked
    fields: tuple[PaperField, ...]

    @property
    def first(self) -> str:
        """Return the place that the others are to be the same as."""
        return self.fields[0].path

    @property
    def title(self) -> Text:
        """Return what heads the row."""
        return self.checked.check.row or self.checked.check.title


class Adoption(NamedTuple):
    """What one press writes: the value, and the place it is taken from, if it is one paper's."""

    value: Any
    source: str = ""


@dataclass(frozen=True)
class ComparedPapers:
    """What each paper says; ``faults`` are of what was typed, by path."""

    found: Agreement
    faults: Mapping[str, Text]

    @cached_property
    def rows(self) -> list[ComparedRow]:
        """Return a row for each thing that two papers in play say; a place stands once."""
        filing, seen, rows = self.found.filing, set[str](), []
        for checked in self.found.checks:
            if checked.check.row is None or checked.verdict is Verdict.NOT_APPLICABLE:
                continue
            sides = (f for f in checked.check.sides if f.paper in filing.in_play)
            fields = tuple(field for field in sides if field.path not in seen)
            seen.update(field.path for field in fields)
            rows += [ComparedRow(checked, fields)] if fields else []
        return rows

    @cached_property
    def columns(self) -> list[str]:
        """Return the papers of the columns by their numbers; all letters are one, the last."""
        papers = {field.paper for row in self.rows for field in row.fields}
        single = sorted(papers - self._letters, key=lambda p: self.found.filing.law.rule(p).number)
        return [*single, LETTERS] if papers & self._letters else single

    @cached_property
    def _letters(self) -> set[str]:
        return set(load_checks().letters)

    @cached_property
    def _differing(self) -> set[str]:
        """Return the places that differ from the first of their check, or cannot be right."""
        found: set[str] = set()
        for checked in self.found.checks:
            measure = self.found.filing.on_papers(checked.check)[:1]
            for each in checked.differences:
                alone = len(each.sides) == 1
                found |= {s.path for s in each.sides if alone or s.path not in measure}
        return found

    def html(self) -> Html:
        """Return the table with its head and the press for all that is still blank."""
        if not self.rows:
            return NOTHING
        press = button("all-same", word("agreement.all-same"))
        words = el("div", el("h2", word("agreement.table")), el("p", word("agreement.table-how")))
        heads = (el("th", self._column(column), scope="col") for column in self.columns)
        table = el(
            "table",
            el("thead", el("tr", el("th", word("agreement.field"), scope="col"), *heads)),
            el("tbody", *map(self._row, self.rows)),
            cls="b-says__table",
        )
        # What is wider than the page is moved by keys as well.
        scroll = el(
            "div",
            table,
            cls="b-says__scroll",
            tabindex="0",
            role="group",
            aria_label=word("agreement.table"),
        )
        return el("section", el("header", words, press), scroll, cls="b-says b-card")

    def _column(self, column: str) -> Text:
        filing = self.found.filing
        if column != LETTERS:
            return filing.paper(column)
        papers = {f.paper for row in self.rows for f in row.fields} & self._letters
        numbers = sorted(filing.law.rule(paper).number for paper in papers)
        listed = joined_texts((Text(str(n), str(n)) for n in numbers), "mark.list")
        return word("agreement.letters", numbers=listed)

    def _row(self, row: ComparedRow) -> Html:
        cells = (self._cell(row, column) for column in self.columns)
        title, paths = row.title, [field.path for field in row.fields]
        differ = len(self._differing & {*paths})
        blank = sum(self.found.filing.value(path) is None for path in paths)
        state = "not_met" if differ else "unknown" if blank else "met"
        said = word(ROW_WORDS[state], n=differ or blank)
        # A phone, where a row is a card, folds all but one that differs, else one with a blank.
        first = {row.checked.verdict: row.checked.check.id for row in reversed(self.rows)}
        unfolded = first.get(Verdict.NOT_MET) or first.get(Verdict.UNKNOWN, "")
        fold = button(
            "row",
            el("span", title),
            el("span", said, cls="b-muted"),
            icon("down"),
            cls="b-says__fold",
            aria_expanded=str(row.checked.check.id == unfolded).lower(),
        )
        head = el("th", el("span", title, cls="b-says__title"), fold, scope="row")
        return el("tr", head, *cells, data_key=row.checked.check.id)

    def _cell(self, row: ComparedRow, column: str) -> Html:
        papers = self._letters if column == LETTERS else {column}
        fields = tuple(field for field in row.fields if field.paper in papers)
        if not fields:
            return el("td", spoken(word("agreement.not-here")), cls="b-says__none")
        groups = [fields] if column == LETTERS else [(field,) for field in fields]
        controls = [self._control(row, group) for group in groups]
        if column == LETTERS and len(fields) > 1:
            # Most often all letters say the same: one by one they are folded.
            alone = (
                el(
                    "div",
                    el("span", self.found.filing.paper(field.paper), cls="b-muted"),
                    self._control(row, (field,)),
                )
                for field in fields
            )
            summary = el("summary", word("agreement.each-letter"))
            controls.append(el("details", summary, *alone, cls="b-says__each"))
        return el("td", *controls, data_label=self._column(column))

    def _control(self, row: ComparedRow, fields: tuple[PaperField, ...]) -> Html:
        """Return one place to fill, or that of all letters at once."""
        field, paths = fields[0], [field.path for field in fields]
        offer = self._offer(row, field)
        state = self._state(row, paths, offer)
        # Its row does not name a date, nor the post of a lead.
        is_named = field.type in (*INPUTS, "year") or field.path in LEADS
        caption = el("span", field.short, cls="b-say__name b-small") if is_named else NOTHING
        return el(
            "div",
            caption,
            self._presses(fields, offer, state),
            self._input(fields),
            self._said(row, paths, state),
            cls=f"b-say b-say--{state}",
            data_state=state,
            data_key=" ".join(paths),
        )

    def _state(self, row: ComparedRow, paths: list[str], offer: Adoption | None) -> str:
        """Say how a place stands to the first of its row."""
        if self._differing & {*paths} or any(path in self.faults for path in paths):
            return "differs"
        if paths[0] == row.first:
            return "first"
        if any(self.found.filing.value(path) is None for path in paths):
            return "open"
        return "same" if offer else "typed"

    def _offer(self, row: ComparedRow, field: PaperField) -> Adoption | None:
        """Return what a press can write there, if anything is known that it is to be."""
        filing, path = self.found.filing, field.path
        if path == INSURED:
            names = [filing.value(lead) for lead in LEADS]
            return Adoption(names) if all(names) else None
        if field.key == "addressee":
            code = filing.findings.route.authority
            return Adoption(filing.law.authorities[code].name.zh) if code else None
        if path == PAYER:
            return self._of(LICENSE_NAME) or self._of(COMPANY_NAME)
        if path == row.first:
            return self._of(ANSWERED[path]) if path in ANSWERED else None
        # Papers bear days of their own: none is offered for another.
        alike = row.fields[0].type == field.type and field.type not in INPUTS
        # Three posts are three people: no lead is the same as another.
        return self._of(row.first) if alike and path not in LEADS else None

    def _of(self, path: str) -> Adoption | None:
        value = self.found.filing.value(path)
        return None if value is None else Adoption(value, path)

    def _presses(self, fields: tuple[PaperField, ...], offer: Adoption | None, state: str) -> Html:
        paths = " ".join(field.path for field in fields)
        whose = spoken(" · ", self._name(fields))
        if state == "first":
            return self._fill_in(paths, offer, fields[0])
        if not offer:
            words = together(word("agreement.fill-in"), whose)
            fill = button("other", words, cls="b-fill b-press")
            return fill if state == "open" else NOTHING
        same = button(
            "same",
            icon("met"),
            word("agreement.same"),
            whose,
            cls="b-same b-press",
            data_paths=paths,
            data_from=offer.source,
            aria_pressed=str(state == "same").lower(),
            value=written(offer.value),
        )
        said = together(icon("answer"), el("span", word("agreement.other")), whose)
        other = button("other", said, cls="b-other b-press")
        return el("div", same, other, cls="b-say__press")

    def _fill_in(self, paths: str, offer: Adoption | None, field: PaperField) -> Html:
        """Return the press that fills the first place of a row with what is known, while blank."""
        if not offer or self.found.filing.value(field.path) is not None:
            return NOTHING
        shown = self.found.filing.shown(offer.source) if offer.source else in_both(offer.value)
        return button(
            "same",
            word("agreement.fill-with", value=shown),
            cls="b-fill b-press",
            data_paths=paths,
            value=written(offer.value),
        )

    def _input(self, fields: tuple[PaperField, ...]) -> Html:
        field, paths = fields[0], " ".join(field.path for field in fields)
        how = []
        if field.type in HOW:
            en, zh = word(HOW[field.type])
            how = [Text(f"({en})", f"({zh})")]
        common: dict[str, HtmlValue] = {
            "cls": "b-field",
            "data_paths": paths,
            "data_type": field.type,
            "aria_label": joined_texts((self._name(fields), *how), "mark.gap"),
            "title": joined_texts((field.label, *how), "mark.gap"),
            "name": paths if len(fields) == 1 else None,
        }
        # What does not fit into a line of its column goes on in the next.
        if field.type not in INPUTS:
            return el("textarea", rows="3" if field.type == "shares" else "1", **common)
        return el("input", type=INPUTS[field.type], **common)

    def _name(self, fields: tuple[PaperField, ...]) -> Text:
        """Name a place for who does not see the table: "7 Proof of premises · tenant"."""
        if len(fields) == 1:
            return self.found.filing.name(fields[0].path)
        short = fields[0].short
        return word("agreement.side", paper=self._column(LETTERS), field=short)

    def _said(self, row: ComparedRow, paths: list[str], state: str) -> Html:
        """Say what is wrong with a place: as an input, or that it differs."""
        for path in paths:
            if path in self.faults:
                return el("p", self.faults[path], cls="b-error")
        if state != "differs":
            return NOTHING
        if paths[0] == row.first:
            return spoken(word("agreement.cannot-be-right"))
        return spoken(word("agreement.differs-from", side=self.found.filing.name(row.first)))


def written(value: Any) -> str:
    """Write a value as the file holds it: JSON, by which the page's script puts it there."""
    if isinstance(value, list | tuple):
        value = [
            # Of a shareholder without what is still open.
            {key: part for key, part in each._asdict().items() if part is not None}
            if isinstance(each, Share)
            else each
            for each in value
        ]
    return json.dumps(plain_data(value), ensure_ascii=False)
