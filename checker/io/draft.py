"""Lay the files of a draft over the law, for one run of a command.

A draft is a folder: a file in it stands for the law's file of the same name, or beside the others.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import cast

from checker.core.input_error import InputError, shown_name
from checker.core.law_folder import Draft, law_folder, reading_law_of
from checker.core.tables import LawError
from checker.core.words import in_both, word
from checker.core.working_days import load_years
from checker.decide.duties import load_duties
from checker.decide.statements import load_topics
from checker.io.arguments import Command, argument
from checker.io.faults import reason
from checker.load import load_law
from checker.load.guide_items import load_guide_items
from checker.model import Folder, Law, ReasonText, Rule, Version
from checker.rules import decision

OPTION = "--law"
LAW = argument(
    OPTION, metavar="DIR", help="lay the files of a draft over the law: what a change would do"
)
LAW_FILE = ".toml"
# What a reason's words may always name.
NAMED = {"name", "fact", "not_before"}
# A place to be filled in, or a bracket that is none.
FILLED = re.compile(r"\{([^{}]*)\}|[{}]")


class LaidOver:
    """A folder of the law with that of a draft laid over it; its files are those of either.

    It is asked what the reader of the law asks of a folder.
    """

    def __init__(self, below: Folder, above: Folder) -> None:
        """Put the files together. Raises ``LawError`` for a folder that the law has not."""
        self.name = below.name
        self.found = {each.name: each for each in below.iterdir()}
        folders = sorted(name for name, each in self.found.items() if each.is_dir())
        for each in above.iterdir():
            if each.name in folders:
                self.found[each.name] = laid_over(self.found[each.name], each)
            elif each.name.endswith(LAW_FILE):
                self.found[each.name] = each
            elif each.is_dir() and not each.name.startswith("."):
                known = ", ".join(f"{name}/" for name in folders) or "none here"
                raise LawError(f"{each.name}/: the law has no such folder; allowed: {known}")

    def iterdir(self) -> Iterator[Folder]:
        """Return what lies in it."""
        yield from self.found.values()

    def joinpath(self, name: str) -> Folder:
        """Return one of its files or folders."""
        return self.found[name]

    def is_dir(self) -> bool:
        """Tell that it is a folder."""
        return True


def laid_over(below: Folder, above: Folder) -> Folder:
    """Return a folder of the law with that of a draft laid over it."""
    return cast("Folder", LaidOver(below, above))


def under_draft(command: Command) -> Command:
    """Let a command take a draft: all that it reads of the law is then as the draft has it."""

    def run(options: Namespace) -> tuple[str | bytes | None, int]:
        if options.law is not None and options.format == "ics":
            raise InputError(OPTION, word("law-draft.no-calendar"))
        with nullcontext() if options.law is None else reading_law_of(read_draft(options.law)):
            return command.run(options)

    return command._replace(run=run, arguments=(LAW, *command.arguments))


def read_draft(name: str) -> Draft:
    """Read a draft whole, so that its faults are told before any result.

    Raises ``InputError`` with the file, the place in it and what is wrong, as the law's own reader
    names it.
    """
    path, shipped = Path(name), load_law()
    with _told():
        files = sorted(each.name for each in path.rglob(f"*{LAW_FILE}"))
        if not files and path.is_dir():
            raise LawError(f"{shown_name(name)}: there is no {LAW_FILE} file in this folder")
        _refuse_unread(path)
        draft = Draft(shown_name(path.resolve().name), laid_over(law_folder(), path))
        with reading_law_of(draft):
            try:
                law = load_law()
                for each in (load_duties, load_topics, load_years, load_guide_items):
                    each()
            except (AttributeError, KeyError, TypeError) as error:
                # Only a value of another kind than the law's own gets so far.
                said = f"{', '.join(files)}: a value is of another kind than the law's ({error})"
                raise LawError(said) from None
        for rule in law.rules:
            _check(rule, shipped)
    return draft


@contextmanager
def _told() -> Iterator[None]:
    """Tell a fault of the draft under the option that named it."""
    try:
        yield
    except LawError as error:
        raise InputError(OPTION, in_both(error)) from None
    except UnicodeDecodeError:
        raise InputError(OPTION, word("file.not-utf8")) from None
    except OSError as error:
        raise InputError(OPTION, reason(error, "reading")) from None


def _refuse_unread(path: Path) -> None:
    """Refuse a file that nothing would read: beside the law's own there are only folders of it."""
    known = {each.name for each in law_folder().iterdir()}
    for each in sorted(path.glob(f"*{LAW_FILE}")):
        if each.name not in known:
            said = "a new rule lies in conditions/ or materials/, a new guide in local/"
            raise LawError(f"{each.name}: the law has no such file; {said}")


def _check(rule: Rule, shipped: Law) -> None:
    """Refuse a wording that its function could not decide, or could not put into words."""
    for version in rule.versions:
        if not version.asked:
            continue
        where = f"{rule.id} [{version.basis}] from {version.effective}"
        try:
            decision(rule, version)
        except KeyError:
            said = "no function decides it; decides names one, of a rule of the law"
            raise LawError(f"{where}: {said}") from None
        peers = [*_decided_alike(rule, version, shipped)]
        for name in sorted(set.intersection(*(set(each.values) for each in peers or [version]))):
            if type(version.values.get(name)) not in {type(each.values[name]) for each in peers}:
                raise LawError(f"{where}: values.{name} is missing, or of another kind")
        for code, said_of in version.reasons.items():
            known = [peer.reasons[code] for peer in peers if code in peer.reasons]
            allowed = NAMED.union(*(_placeholders(each) for each in known))
            if known and (unknown := _placeholders(said_of) - allowed):
                names = ", ".join(sorted(allowed))
                raise LawError(f"{where}: reasons.{code} names {min(unknown)}; allowed: {names}")


def _decided_alike(rule: Rule, version: Version, law: Law) -> Iterator[Version]:
    """Return the wordings of the law that the same function decides."""
    for other in law.rules:
        for each in other.versions:
            keys = {
                (one.decides or of.id, one.basis) for one, of in ((version, rule), (each, other))
            }
            if each.asked and len(keys) == 1:
                yield each


def _placeholders(said: ReasonText) -> set[str]:
    """Return what the words of a reason leave to be filled in."""
    texts = (part for text in (said.text, said.mend, said.ask) if text for part in text)
    return {found[1] or found[0] for text in texts for found in FILLED.finditer(text)}
