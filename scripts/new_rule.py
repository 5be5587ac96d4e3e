"""Lay out a new rule or guide: its data and pages, with each place to fill in marked.

A rule has its cases as well. Nothing is written if anything is wrong. Until every mark is gone, the
tests refuse what was laid out.
"""

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from string import Template

from checker.load import read_law
from checker.model import ERRANDS, LANGS, Lang
from scripts.machine.environment import ROOT
from scripts.site.rules import FOLDS, FORM_ROWS, HEADINGS
from scripts.site.words import word

MARK = "TO FILL"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KINDS = ("condition", "material")
GUIDE = "guide"


class RuleError(ValueError):
    """A reason not to lay out a rule or a guide."""


def main() -> int:
    """Lay out the rule or guide and say what comes next, or say why not."""
    parser = argparse.ArgumentParser(prog="scripts/new_rule", description=__doc__)
    parser.add_argument("kind", choices=(*KINDS, GUIDE))
    parser.add_argument(
        "id",
        help="the rule's name everywhere: small letters, digits, hyphens; of a guide its province,"
        " as in sichuan",
    )
    options = parser.parse_args()
    try:
        if options.kind == GUIDE:
            made, steps = lay_out_guide(ROOT, options.id), after_guide(options.id)
        else:
            number, made = lay_out(ROOT, options.kind, options.id)
            steps = after(options.kind, options.id, number)
        write(ROOT, made)
    except (ValueError, OSError) as error:
        print(f"Nothing was written. {error}", file=sys.stderr)
        return 1
    print("\n".join([*(f"wrote {path}" for path in made), "", steps]), end="")
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
    _refuse_written(root, made)
    return number, made


def lay_out_guide(root: Path, place: str) -> dict[str, str]:
    """Return the new files of a province's guide by path. Raises ``RuleError``."""
    law = read_law(root / "checker" / "law")
    names = {one.province.en.lower(): one for one in law.provinces.values()}
    if place not in names:
        raise RuleError(f"{place!r} is no province; allowed: {', '.join(names)}")
    found = names[place]
    if found.code in law.guides:
        raise RuleError(f"{place} has a guide already")
    filling = {
        "code": found.code,
        "place": place,
        "province": found.province.en,
        "province_zh": found.province.zh,
    }
    made = {
        f"checker/law/guides/{found.code}.toml": filled("guide_items.toml", **filling),
        f"checker/law/local/{found.code}.toml": filled("guide.toml", **filling),
        **{
            f"docs/{lang}/local/{place}.md": filled(f"guide_{lang}.md", **filling) for lang in LANGS
        },
    }
    _refuse_written(root, made)
    return made


def _refuse_written(root: Path, made: Mapping[str, str]) -> None:
    for path in made:
        if (root / path).exists():
            raise RuleError(f"{path} is there already")


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


def filled(name: str, **values: object) -> str:
    """Return one of the files beside this, its places filled."""
    layout = Path(__file__).with_name("layout") / name
    return Template(layout.read_text(encoding="utf-8")).substitute(values)


def data(kind: str, name: str, number: int) -> str:
    """Write the data with every key the loader asks for; it refuses empty texts."""
    hint = f"{MARK}: leave out what the text does not say"
    rows = (f'{row}.en = ""  # {hint}\n{row}.zh = ""  # {MARK}' for row in FORM_ROWS[kind])
    supports = f"supports = []  # {MARK}: ids of the conditions it shows, or none\n"
    is_material = kind == "material"
    return filled(
        "rule.toml",
        id=name,
        kind=kind,
        number=number,
        supports=supports if is_material else "",
        paper=filled("paper.toml", errands=", ".join(ERRANDS)) if is_material else "",
        form="\n".join(rows),
        question=filled("question.toml", id=name) if is_material else "",
    )


def page(kind: str, name: str, lang: Lang) -> str:
    """Write a page with the known headings around its snippets."""
    headings = {key: heading.of(lang) for key, heading in (HEADINGS | FOLDS).items()}
    anchor = word("own.anchor").of(lang)
    return filled("page.md", folder=f"{lang}/{kind}s/{name}", anchor=anchor, **headings)


def cases(kind: str, name: str) -> str:
    """Write a case for each verdict."""
    held = {"met": "held = true\n", "not_met": "held = false\n", "unknown": ""}
    shown = [f'rule = "{name}"\n']
    for verdict, answer in held.items():
        of_paper = f"[case.facts.materials.{name}]\n{answer}"
        facts = of_paper if kind == "material" else f"[case.facts]\n# {MARK}\n"
        case_id = verdict.replace("_", "-")
        shown.append(filled("case.toml", id=case_id, verdict=verdict, facts=facts))
    return "".join(shown)


def after(kind: str, name: str, number: int) -> str:
    """Say what comes next."""
    return filled(
        "next_rule.txt",
        kind=kind,
        id=name,
        number=number,
        label=name.replace("-", " ").capitalize(),
        carried=filled("next_carried.txt") if kind == "material" else "",
    )


def after_guide(place: str) -> str:
    """Say what comes next, once a guide is laid out."""
    return filled("next_guide.txt", place=place)


if __name__ == "__main__":
    sys.exit(main())
