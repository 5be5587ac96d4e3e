"""Say what is to be looked at in a value, and put lists of the same shareholders together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.core.words import word
from checker.filing.agreement.credit_code import fault_of, fault_said
from checker.filing.comparing import plain, plain_code
from checker.filing.read.find import PaperText
from checker.filing.read.values import Said
from checker.model import Text
from checker.rules.foreign_capital import SHAREHOLDERS

# What is read of a credit code: the code, and the province that it names.
OF_CODE = {"papers.business-license.credit_code", "company.province"}
CURRENCY = "company.capital_currency"
Owners = Sequence[Mapping[str, Any]]


class Remark(NamedTuple):
    """What is said of a value; one that is in doubt is taken by hand alone."""

    text: Text
    is_doubt: bool = False


def remark_on(printed: str, fills: Mapping[str, Any]) -> Remark | None:
    """Return what is to be said of a value that was read."""
    if OF_CODE & fills.keys() and (fault := fault_of(plain_code(printed))):
        return Remark(word("read.doubt-code", why=fault_said(fault)), is_doubt=True)
    if fills.get(CURRENCY) == "foreign":
        return Remark(word("read.foreign-sum"))
    return None


def with_one_list(parts: Iterable[PaperText]) -> list[PaperText]:
    """Put into each paper the one list that its shareholders and those of the others make up.

    The registry may name them, and the articles say what each holds: these are not two answers.
    """
    found = list(parts)
    lists = [said.fills[SHAREHOLDERS] for part in found for said in _with_owners(part)]
    whole = _one_list(lists)
    if whole is not None:
        for part in found:
            for said in _with_owners(part):
                said.fills[SHAREHOLDERS] = whole
    return found


def _with_owners(part: PaperText) -> Iterator[Said]:
    return (said for said in part.said.values() if SHAREHOLDERS in said.fills)


def _one_list(lists: Sequence[Owners]) -> list[dict[str, Any]] | None:
    """Return what lists of the same people say together; nothing where they are not the same.

    Two of one name cannot be told apart.
    """
    whole: dict[str, dict[str, Any]] = {}
    for owners in lists:
        named = {plain(owner["name"]): owner for owner in owners}
        if len(named) < len(owners) or (whole and named.keys() != whole.keys()):
            return None
        for name, owner in named.items():
            known = whole.setdefault(name, {})
            if any(known.get(key, told) != told for key, told in owner.items() if key != "name"):
                return None
            known |= {key: told for key, told in owner.items() if key not in known}
    # In the order in which answers are written.
    keys = ("name", "kind", "share")
    return [{key: owner[key] for key in keys if key in owner} for owner in whole.values()]
