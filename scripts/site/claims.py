"""The claim register: what others say about the license, and what the texts say to it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.load import STATUSES
from checker.model import Citation
from checker.report.markup import due_mark, rank_tag
from checker.tables import Table, unique
from scripts.site import rules
from scripts.site.citations import full_title, place
from scripts.site.form.words import inline
from scripts.site.markup import element, exception_tag, markdown, muted, tag, text
from scripts.site.words import day, say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.model import Instrument, Lang, Law, Rule, Text

VERDICTS = ("contradicted", "outdated", "no-source", "local", "reported", "supported")
KINDS = ("agencies", "provider", "adviser", "press", "data-set", "copied-list")
PAGE = "claims.md"


@dataclass(frozen=True, slots=True)
class Said:
    """Who says it: a kind of source with a year where known, or an instrument."""

    by: str | Instrument
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in circulation, who says it, the texts for or against, and the verdict."""

    id: str
    verdict: str
    claim: Text
    said: tuple[Said, ...]
    cites: tuple[Citation, ...]
    why: Text
    rules: tuple[Rule, ...]


def read_claims(path: Path, law: Law) -> tuple[Claim, ...]:
    """Return all claims; what is unknown or unfounded is refused with its place."""
    data = Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    found = tuple(_claim(Table(path.name, raw), law) for raw in data.take("claim"))
    data.done()
    unique(path.name, ((claim.id, claim) for claim in found))
    return found


def _claim(row: Table, law: Law) -> Claim:
    name = row.take("id")
    row.where = f"{row.where} {name}"
    found = Claim(
        id=name,
        verdict=row.take("verdict", *VERDICTS),
        claim=row.text("claim"),
        said=tuple(_said(row, raw, law) for raw in row.take("said")),
        cites=tuple(_cite(row, raw, law) for raw in row.take("cites")),
        why=row.text("why"),
        rules=tuple(_rule(row, raw, law) for raw in row.take("rules")),
    )
    row.done()
    _check_founded(found, row)
    return found


def _said(row: Table, raw: dict[str, Any], law: Law) -> Said:
    said = Table(f"{row.where} said", raw)
    by = said.take("by", *KINDS, *law.instruments)
    year = said.maybe("year") if by in KINDS else None
    said.done()
    return Said(law.instruments.get(by, by), year)


def _cite(row: Table, raw: dict[str, Any], law: Law) -> Citation:
    cite = Table(f"{row.where} cites", raw)
    instrument = law.instruments[cite.take("instrument", *law.instruments)]
    found = Citation(instrument, cite.text("article"), cite.take("status", *STATUSES))
    cite.done()
    return found


def _rule(row: Table, rule_id: str, law: Law) -> Rule:
    if rule_id not in [rule.id for rule in law.rules]:
        raise row.fault(f"unknown rule {rule_id}")
    return law.rule(rule_id)


def _check_founded(claim: Claim, row: Table) -> None:
    """Hold a verdict against its citations: a text for it, read or reported; a guide for local."""
    if not claim.said:
        raise row.fault("said must name who says it")
    if not claim.cites and claim.verdict != "no-source":
        raise row.fault(f"{claim.verdict} needs a citation")
    if claim.verdict == "local" and not any(_is_guide(c.instrument) for c in claim.cites):
        raise row.fault("local needs a provincial guide among its citations")
    if claim.verdict == "supported" and not _read_for_all(claim):
        raise row.fault("supported needs a text for all of China that was read")
    if claim.verdict == "reported" and _read_for_all(claim):
        raise row.fault("reported, but a text for all of China was read")


def _read_for_all(claim: Claim) -> bool:
    """Tell whether a text was read in the original that is no guide of one province."""
    return any(c.status == "verified" and not _is_guide(c.instrument) for c in claim.cites)


def _is_guide(instrument: Instrument) -> bool:
    return instrument.id.startswith("guide-")


def claims(found: Iterable[Claim], lang: Lang) -> str:
    """Write the register, grouped by verdict; plain links show one group alone."""
    listed = list(found)
    grouped = {v: [c for c in listed if c.verdict == v] for v in VERDICTS}
    groups = (_group(verdict, group, lang) for verdict, group in grouped.items() if group)
    return "\n\n".join((_filter(grouped, lang), *groups)) + "\n"


def _filter(grouped: dict[str, list[Claim]], lang: Lang) -> str:
    """Link each group; the style shows the one the address names, and hides the others."""
    total = sum(map(len, grouped.values()))
    links = [f"[{say('claims.all', lang, n=total)}](#claims)"]
    links += [
        f"[{say('claims.some', lang, verdict=say(f'claim.{v}', lang), n=len(group))}](#only-{v})"
        for v, group in grouped.items()
        if group
    ]
    title = element("span", text(say("claims.show", lang)), class_="b-jump__title")
    label = say("claims.show", lang)
    return (
        f'<nav class="b-jump" id="claims" aria-label="{label}" markdown="span">'
        f"{title} {' '.join(links)}</nav>"
    )


def _group(verdict: str, group: list[Claim], lang: Lang) -> str:
    head = f"## {markdown(say(f'claim.{verdict}', lang))} {{ #{verdict} }}"
    parts = [head, *(_entry(claim, lang) for claim in group)]
    body = "\n\n".join(parts)
    return f'<section class="b-claims" id="only-{verdict}" markdown>\n\n{body}\n\n</section>'


def _entry(claim: Claim, lang: Lang) -> str:
    """Write one claim under its own heading, so that the search finds it."""
    return "\n\n".join(
        (
            f"### {markdown(claim.claim.of(lang)).removesuffix('.')} {{ #{claim.id} }}",
            f"{tag(text(say(f'claim.{claim.verdict}', lang)))} {inline(claim.why.of(lang), lang)}",
            _listed("claims.said-by", (_who(s, lang) for s in claim.said), lang),
            _listed(
                "claims.text",
                (_cited(c, lang) for c in claim.cites),
                lang,
                "claims.no-text",
                "<br>",
            ),
            _listed(
                "claims.touches", (_touched(r, lang) for r in claim.rules), lang, "claims.other"
            ),
        )
    )


def _listed(
    lead: str, items: Iterable[str], lang: Lang, none: str = "", mark: str | None = None
) -> str:
    between, space = ("；", "") if lang == "zh" else ("; ", " ")
    said = (mark or between).join(items) or text(say(none, lang))
    return f"{muted(text(say(lead, lang)))}{space}{said}\n{{ .b-claims__line }}"


def _who(said: Said, lang: Lang) -> str:
    if isinstance(said.by, str):
        who = say(f"claimed-by.{said.by}", lang)
        if said.year is None:
            return text(say("claims.no-date", lang, who=who))
        return text(say("claims.year", lang, who=who, year=said.year))
    title = text(full_title(said.by, lang))
    dated = said.by.promulgated
    on = day(dated, lang) if dated else say("dated.no-date", lang)
    shown = f"（{on}）" if lang == "zh" else f", {on}"
    return f"{_sourced(said.by, title)}{text(shown)}"


def _cited(cite: Citation, lang: Lang) -> str:
    late = due_mark(cite.instrument.due, lang, said=False)
    source = _sourced(cite.instrument, text(place(cite, lang)))
    rank = cite.instrument.rank
    shown = rank_tag(rank, lang) if rank else ""
    return " ".join(filter(None, (source, shown, exception_tag(cite.status, lang), late)))


def _sourced(instrument: Instrument, content: str) -> str:
    """Link an instrument's line in the list of sources: its address, reading and last check."""
    return element("a", content, href=f"../sources/#{instrument.id}")


def _touched(rule: Rule, lang: Lang) -> str:
    space = " " if lang == "en" else "，"
    name = markdown(f"{rules.named(rule, lang)}{space}{rule.nav.of(lang)}")
    return f"[{name}]({rules.folder(rule)}.md)"


def of_rule(found: Iterable[Claim], rule: Rule, lang: Lang) -> str:
    """Write the links from a rule's page to the claims that touch it."""
    own = [claim for claim in found if rule in claim.rules]
    if not own:
        return ""
    lines = (_link(claim, lang) for claim in own)
    return f"\n**{say('claims.of-rule', lang)}**\n\n" + "\n".join(lines) + "\n"


def _link(claim: Claim, lang: Lang) -> str:
    verdict = tag(text(say(f"claim.{claim.verdict}", lang)))
    return f"-   [{markdown(claim.claim.of(lang))}](../{PAGE}#{claim.id}) {verdict}"
