"""Lay out a new rule: its data, both pages and its cases, with each place to fill in marked.

Nothing is written if anything is wrong. Until every mark is gone, the tests refuse the rule.
"""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING

from checker.load import read_law
from checker.model import LANGS
from scripts.machine.environment import ROOT
from scripts.site.rules import FORM_ROWS, HEADINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.model import Lang

MARK = "TO FILL"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KINDS = ("condition", "material")


class RuleError(ValueError):
    """A reason not to lay out a rule."""


def main() -> int:
    """Lay out the rule and say what comes next, or say why not."""
    parser = argparse.ArgumentParser(prog="scripts/new_rule", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("id", help="the rule's name everywhere: small letters, digits, hyphens")
    options = parser.parse_args()
    try:
        number, made = lay_out(ROOT, options.kind, options.id)
        write(ROOT, made)
    except (ValueError, OSError) as error:
        print(f"Nothing was written. {error}", file=sys.stderr)
        return 1
    print(
        "\n".join(
            [*(f"wrote {path}" for path in made), "", *after(options.kind, options.id, number)]
        )
    )
    return 0


def lay_out(root: Path, kind: str, name: str) -> tuple[int, dict[str, str]]:
    """Return the next free number and the new files' contents by path. Raises ``RuleError``."""
    if not NAME.fullmatch(name):
        raise RuleError(f"{name!r} is no id: small letters, digits and single hyphens, as in a-b-2")
    law = read_law(root / "checker" / "law")
    if name in {rule.id for rule in law.rules}:
        raise RuleError(f"{name} is a rule already; a published id is never used again")
    number = 1 + max((rule.number for rule in law.rules if rule.kind == kind), default=0)
    folder = f"{kind}s"
    made = {f"checker/law/{folder}/{name}.toml": data(kind, name, number)}
    made |= {f"docs/{lang}/{folder}/{name}.md": page(kind, name, lang) for lang in LANGS}
    made[f"tests/cases/{name}.toml"] = cases(kind, name)
    for path in made:
        if (root / path).exists():
            raise RuleError(f"{path} is there already")
    return number, made


def write(root: Path, made: Mapping[str, str]) -> None:
    """Write the files, all or none."""
    written: list[Path] = []
    try:
        for path, content in made.items():
            target = root / path
            with target.open("x", encoding="utf-8", newline="\n") as file:
                written.append(target)
                file.write(content)
    except OSError:
        for target in written:
            target.unlink()
        raise


def data(kind: str, name: str, number: int) -> str:
    """Write the data with every key the loader asks for; it refuses empty texts."""
    form = "\n".join(_pair(row, "leave out what the text does not say") for row in FORM_ROWS[kind])
    supports = f"supports = []  # {MARK}: ids of the conditions it shows, or none\n"
    return f"""\
id = "{name}"
kind = "{kind}"
number = {number}
{_pair("title", "the long title")}
{_pair("nav", "the short title")}
owner = ""  # {MARK}: legal, finance, hr, premises, shareholders or technical
{supports if kind == "material" else ""}\
{_pair("changed", "what changed between the bases, one or two sentences")}

[[version]]
basis = "law"  # {MARK}: law or checklist; one [[version]] for each
effective = 9999-12-31  # {MARK}: the day the text takes effect
rank = ""  # {MARK}: statute, order, notice, form, guide, list or reading
certainty = ""  # {MARK}: computed, declared or reported
{_pair("asks", "what is asked, in our own words")}
{_pair("quote", "the decisive words, exact; leave out what was not read")}
values = {{}}  # {MARK}: the numbers the law sets, or leave out
cites = [
  # {MARK}: instrument, article, and how far it was read: verified, reported or unverified
  {{ instrument = "", article.en = "", article.zh = "", status = "" }},
]
{_pair("met", "the sentence where the rule is met")}

[version.form]
{form}
{_question(name) if kind == "material" else ""}"""


def _pair(key: str, hint: str) -> str:
    return f'{key}.en = ""  # {MARK}: {hint}\n{key}.zh = ""  # {MARK}'


def _question(name: str) -> str:
    texts = {
        "label": "the question in full",
        "short": "the paper's name in lists",
        "why": "why it is asked",
        "where": "where to look it up",
        "no": "the sentence where the answer is no",
        "mend": "what mends it",
    }
    pairs = "\n".join(_pair(key, hint) for key, hint in texts.items())
    return f"""
[[question]]
path = "materials.{name}.held"
type = "bool"
owner = ""  # {MARK}
{pairs}
"""


def page(kind: str, name: str, lang: Lang) -> str:
    """Write a page with the known headings around its snippets."""

    def include(*snippets: str) -> str:
        return "\n\n".join(f"{{!{lang}/{kind}s/{name}/{snippet}.md!}}" for snippet in snippets)

    def section(key: str, content: str) -> str:
        return f"## {HEADINGS[key].of(lang)}\n\n{content}\n"

    parts = (
        f"---\ndescription: {MARK}\nhide:\n  - toc\n---\n{include('head')}\n",
        f"{MARK}: what it is, who issues it, what it shows.\n{{ .b-lead }}\n",
        f"{include('jump')}\n",
        section("asked", include("compare", "text")),
        '<div class="b-body" markdown>\n<div class="b-text" markdown>\n',
        section("why", f"{MARK}"),
        section("prepare", f"1.  **{MARK}.**"),
        section("local", include("local")),
        section("mistakes", f"-   {MARK}\n{{ .b-mistakes }}"),
        section("examples", include("examples")),
        section("sources", include("sources")),
        f"</div>\n\n{include('check')}\n\n</div>\n",
    )
    return "\n".join(parts)


def cases(kind: str, name: str) -> str:
    """Write a case for each verdict."""
    facts = f"[case.facts.materials.{name}]\n" if kind == "material" else "[case.facts]\n"
    held = {"met": "held = true\n", "not_met": "held = false\n", "unknown": ""}
    shown = (
        f"""
[[case]]
id = "{verdict.replace("_", "-")}"
name.en = ""  # {MARK}
name.zh = ""  # {MARK}
date = 9999-12-31  # {MARK}
example = true
verdicts = {{ law = "{verdict}" }}
{facts}{answers if kind == "material" else f"# {MARK}{chr(10)}"}"""
        for verdict, answers in held.items()
    )
    return f'rule = "{name}"\n' + "".join(shown)


def after(kind: str, name: str, number: int) -> list[str]:
    """Say what comes next."""
    label = name.replace("-", " ").capitalize()
    entry = f"      - {number} {{}}: {kind}s/{name}.md"
    return [
        f"Next, for {kind} {number}:",
        f"1. Replace every mark “{MARK}” in these files: first the cases, then the data.",
        "   A number or a date the law sets stands in the data only, never on the pages.",
        "2. Write the function that decides it, in checker/rules, and its truth table in",
        "   tests/support/oracle.py.",
        "3. Add its id to the published list in tests/test_load.py, the page to the navigation:",
        f"   mkdocs.yml     {entry.format(label)}",
        f"   mkdocs.zh.yml  {entry.format('……')}",
        "4. Add a row under Law in CHANGELOG.md, then run scripts/law_digest --write.",
        "5. Run scripts/test.",
    ]


if __name__ == "__main__":
    sys.exit(main())
