"""Where each fact is used: by which questions, in which parts of which lessons, and by which rules and explorers."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.review.items import ReviewItem
from netcourse.authoring.review.walk import Role, steps
from netcourse.evidence import Harm, Library

# The rooms whose code reads facts by their ids.
ROOMS = ("disease", "cases", "explorers")
# A text that is an id, or that makes one while it runs, as f"B1-{grade}.ki67" does.
_ID = re.compile(r"""(["'])(?P<id>[A-Z][0-9]?-[^"'\s]+)\1""")
_MADE = re.compile(r"\\{[^{}]*\\}")


class Weight(IntEnum):
    """How much hangs on a use; the heaviest first."""

    MARKS = 0
    PRACTICE = 1
    LESSON = 2
    CODE = 3
    NOTHING = 4


@dataclass(frozen=True, slots=True)
class Use:
    """One place that uses a fact: how much hangs on it, in which unit (none for code), and where, in words."""

    weight: Weight
    unit: str
    where: str


def uses(
    notebooks: Mapping[str, NotebookNode], items: Collection[ReviewItem], library: Library, package: Path
) -> dict[str, tuple[Use, ...]]:
    """Find out where facts are used.

    Parameters
    ----------
    notebooks : mapping of str to NotebookNode
        The author's notebooks by unit.
    items : collection of ReviewItem
        Their questions.
    library : Library
        The facts; and the harms, as a question that names a harm uses its facts.
    package : Path
        The source of netcourse, whose code names facts.

    Returns
    -------
    dict of str to tuple of Use
        By the id of a fact, the heaviest use first; a fact that nothing uses is not in it.
    """
    found: dict[str, list[Use]] = defaultdict(list)
    every = [*_by_items(items, library.harms), *_by_lessons(notebooks), *_by_code(package, library.facts)]
    for fact, use in every:
        if fact in library.facts:
            found[fact].append(use)
    return {fact: tuple(dict.fromkeys(sorted(those, key=lambda one: one.weight))) for fact, those in found.items()}


def named_facts(item: ReviewItem, harms: Mapping[str, Harm]) -> tuple[str, ...]:
    """The facts that a question names itself or through a harm.

    Parameters
    ----------
    item : ReviewItem
        The question.
    harms : mapping of str to Harm
        The unsafe acts.

    Returns
    -------
    tuple of str
        Ids, each once.
    """
    return tuple(dict.fromkeys(fact for one in item.facts for fact in (harms[one].facts if one in harms else (one,))))


def _by_items(items: Collection[ReviewItem], harms: Mapping[str, Harm]) -> Iterator[tuple[str, Use]]:
    for item in items:
        weight = Weight.PRACTICE if item.role is Role.PRACTICE else Weight.MARKS
        yield from ((fact, Use(weight, item.unit, f"{item.name} ({item.id})")) for fact in named_facts(item, harms))


def _by_lessons(notebooks: Mapping[str, NotebookNode]) -> Iterator[tuple[str, Use]]:
    for unit, notebook in notebooks.items():
        for step in steps(notebook):
            if step.role in (Role.LESSON, Role.EXPLORER):
                where = f"{'lesson' if step.role is Role.LESSON else 'explorer or figure'}, {_part(step.part)}"
                named = step.cell.metadata.get("netcourse", {}).get("facts", ())
                yield from ((fact, Use(Weight.LESSON, unit, where)) for fact in named)


def _part(heading: str) -> str:
    number = heading.split(maxsplit=1)[0] if heading else ""
    return f"part {number}" if number.isdecimal() else f"part “{heading}”" if heading else "opening"


def _by_code(package: Path, facts: Collection[str]) -> Iterator[tuple[str, Use]]:
    for room in ROOMS:
        for path in sorted((package / room).rglob("*.py")):
            name = ".".join(path.relative_to(package / room).with_suffix("").parts)
            use = Use(Weight.CODE, "", f"rule {name}" if room == "disease" else f"program {room}.{name}")
            named = (found["id"] for found in _ID.finditer(path.read_text(encoding="utf-8")))
            yield from ((fact, use) for one in dict.fromkeys(named) for fact in _meant(one, facts))


def _meant(named: str, facts: Collection[str]) -> list[str]:
    """The facts that an id in the code means: one, those whose ids it makes, or all of a row such as `B1-1`."""
    if named in facts:
        return [named]
    pattern = re.compile(_MADE.sub(r"\\S+", re.escape(named)) + r"(\.\S+)?")
    return [fact for fact in facts if pattern.fullmatch(fact)]
