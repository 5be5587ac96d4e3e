"""What the guides of single provinces ask of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.site import rules
from scripts.site.templates import render

if TYPE_CHECKING:
    from checker.model import Citation, Lang, Law, Rule

DEPTH = 2


def local(law: Law, rule: Rule, lang: Lang) -> str:
    """List what each guide asks, then the guides only cited, and whom to ask in all others."""
    versions = rules.local(rule)
    own = {version.cites[0].instrument.id for version in versions}
    asking = [
        (
            version,
            law.guides[str(version.authority)].instrument,
            law.authorities[str(version.authority)].province,
            rules.province_page(law, str(version.authority), DEPTH),
        )
        for version in versions
    ]
    cited = [cite for cite in _guides(rule) if cite.instrument.id not in own]
    return render("local", lang, asking=asking, cited=cited)


def _guides(rule: Rule) -> list[Citation]:
    return [c for c in rules.citations(rule.versions) if c.instrument.id.startswith("guide-")]
