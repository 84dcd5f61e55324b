"""What can be done, ranked and planned at the board: one catalogue for every patient, so that its presence tells nothing.

Prices, waits and burdens are chosen for teaching and stand in no fact; a patient's chart says what an act brings to light.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeVar

# The kinds of acts in the order in which a case opens them.
KINDS = ("ask", "examine", "prepare", "test", "image", "tissue", "turn")
PARTS = ("emergency", "local", "systemic", "liver", "hormone", "heart-and-genes", "support", "follow-up")
_DONE = "Done."


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do.

    Attributes
    ----------
    id, kind, words : str
        `kind` is one of `KINDS`; `words` is what the list shows.
    price : int
        Points of the budget.
    wait : int
        Days until its result is known.
    burden : int
        What it asks of the patient, 0 to 3.
    normal : str
        What comes back where a chart names nothing else.
    """

    id: str
    kind: str
    words: str
    price: int
    wait: int
    burden: int
    normal: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What can be ranked."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class PlanItem:
    """What can be planned; `part` is one of `PARTS`."""

    id: str
    part: str
    words: str


T = TypeVar("T", Act, Diagnosis, PlanItem)


@cache
def acts() -> Mapping[str, Act]:
    """Every act by id, in the order of its words."""
    # Asking costs a little, so that nobody asks everything; what is done at a turn of events is not bought.
    usual = {"ask": 1, "examine": 1, "prepare": 1}
    found = [
        Act(
            name,
            kind,
            one["words"],
            one.get("price", usual.get(kind, 0)),
            one.get("wait", 0),
            one.get("burden", 0),
            one.get("normal", _DONE),
        )
        for kind in KINDS
        for name, one in _read("acts")[kind].items()
    ]
    return _by_id(found)


@cache
def diagnoses() -> Mapping[str, Diagnosis]:
    """Every diagnosis by id, in the order of its words."""
    return _by_id([Diagnosis(name, words) for name, words in _read("diagnoses").items()])


@cache
def plan_items() -> Mapping[str, PlanItem]:
    """Every plan item by id: part by part, in the order of its words."""
    read = _read("plan")
    return _by_id([PlanItem(name, part, words) for part in PARTS for name, words in read[part].items()])


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("netcourse.board") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def _by_id(found: list[T]) -> Mapping[str, T]:
    ordered = sorted(found, key=lambda one: (PARTS.index(one.part) if isinstance(one, PlanItem) else 0, one.words.casefold()))
    return MappingProxyType({one.id: one for one in ordered})
