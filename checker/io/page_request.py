"""Read what a page asks with every request: its language, its bases, its application."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from importlib import import_module

from checker.application.application import Application, parse
from checker.core.input_error import InputError
from checker.core.words import opening, phrase
from checker.decide.evaluate import evaluate
from checker.load import load_law
from checker.model import Bases, Basis, Data, Lang
from checker.report.outline import Report


def lang_of(asked: Data) -> Lang:
    """Return the language of the page."""
    return "zh" if asked.get("lang") == "zh" else "en"


def bases_of(asked: Data) -> Bases:
    """Return the bases that are looked at, in the order shown everywhere."""
    return tuple(basis for basis in Basis if basis in asked["bases"])


class NotLoadedError(Exception):
    """What tells a page to load a package first, by its name, and to ask again."""


def need(package: str) -> None:
    """Raise ``NotLoadedError`` where a package is not here."""
    try:
        import_module(package)
    except ModuleNotFoundError as error:
        # What a package lacks that is here is a fault of this code.
        if error.name != package:
            raise
        raise NotLoadedError(package) from None


def application_of(asked: Data) -> tuple[Application, tuple[InputError, ...]]:
    """Return what is answered, and the faults; a field in error counts as open."""
    return parse(asked["application"], load_law(), date.fromisoformat(asked["today"]))


def report_of(asked: Data, bases: Bases = tuple(Basis)) -> Report:
    """Return the report on what is answered, as seen on some bases; faults count as open."""
    return report_and_faults(asked, bases)[0]


def report_and_faults(
    asked: Data, bases: Bases = tuple(Basis)
) -> tuple[Report, tuple[InputError, ...]]:
    """Return the report, and what could not be read."""
    law = load_law()
    app, errors = application_of(asked)
    return Report(app, evaluate(app, law), law, bases), errors


def file_data(name: str, content: bytes) -> dict[str, str]:
    """Return a file that is handed out: in base64, as a reply is text."""
    return {"name": name, "base64": b64encode(content).decode("ascii")}


def fault_said(error: InputError, lang: Lang) -> str:
    """Say where a file is wrong, and what is allowed there."""
    line = phrase("file.line", lang, n=error.line) if error.line else ""
    where = phrase("mark.list", lang).join(filter(None, (line, error.path)))
    allowed = error.text.of(lang)
    return f"{where}{phrase('mark.colon', lang)}{allowed}" if where else opening(allowed)


def fault_data(error: InputError) -> Data:
    """Return a fault as a reply writes it."""
    return {"path": error.path, "line": error.line, **error.text._asdict()}
