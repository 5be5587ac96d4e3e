"""Where claims of others are pasted, with the widely copied checklist as a sample."""

from checker.model import Basis, Lang, Law
from scripts.site import Snippets
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write the field, its sample, and the place of what is found."""
    listed = (version for rule in law.rules for version in rule.versions_on(Basis.CHECKLIST))
    sample = "|".join(version.asks.of(lang) for version in listed)
    shown = render("form/heard", lang, sample=sample, data=script_data(lang, "../", {}))
    yield "claims/form.md", on_own_lines(shown)
