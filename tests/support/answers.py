"""Answers by their path, written into an application."""

from collections.abc import Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any

# Such as "materials.service-assurance.held"; ``...`` leaves one out.
Answers = Mapping[str, object]
AS_READY: Answers = MappingProxyType({})


def changed(application: Mapping[str, Any], answers: Answers) -> dict[str, Any]:
    """Return an application with some answers given otherwise."""
    data = deepcopy({**application})
    for path, answer in answers.items():
        put(data, path, answer)
    return data


def put(data: dict[str, Any], path: str, answer: object):
    """Write an answer into an application; ``...`` leaves it out."""
    *tables, key = path.split(".")
    for name in tables:
        stem, _, place = name.partition("[")
        data = data.setdefault(stem, [{}] if place else {})
        if place:
            data = data[int(place[:-1])]
    if answer is ...:
        data.pop(key, None)
    else:
        data[key] = answer
