"""The misconceptions that a unit's author named: those of the synthetic class, with the wrong answers by which each shows."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from netcourse.errors import CourseError
from netcourse.items.answers import AnswerProblem
from netcourse.items.drawn import Drawn
from netcourse.items.item import Item
from netcourse.items.plain import Plain
from netcourse.items.schemes import Quantity, Scheme
from netcourse.marking.debrief.lesson import Lesson, Place
from netcourse.reporting.choosing import UNNAMED, chosen
from netcourse.reporting.model import Belief

# A row with one of these tries what happens to a hand-in, and says nothing of what anybody thinks.
_MISHAPS = frozenset({"untouched", "zipped", "edits", "deletes", "course_id"})


def read_beliefs(file: Path, lesson: Lesson) -> tuple[Belief, ...]:
    """The named misconceptions of a unit.

    Parameters
    ----------
    file : Path
        The unit's class, ``notebooks/05_tumour_grade.class.toml``; a course without one names none.
    lesson : Lesson
        The unit, with its questions and schemes.

    Returns
    -------
    tuple of Belief
        Those that show in a wrong answer to a question. What stands in code or in a patient's log is not among them.

    Raises
    ------
    CourseError
        If the file is there and can't be read.
    """
    try:
        rows = tomllib.loads(file.read_text(encoding="utf-8")).get("student", [])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise CourseError(f"{file}: can't be read: {error}") from None
    places = {place.award.question: (cell, place) for cell, place in lesson.places.items() if place.award}
    thinks = [row for row in rows if "believes" in row and not _MISHAPS & set(row)]
    found = [Belief(str(row["believes"]), _shows(row.get("records", {}), places)) for row in thinks]
    return tuple(one for one in found if one.shows)


def question_of(place: Place, student_id: str) -> tuple[Item, Scheme] | None:
    """A question and its scheme, with the numbers of a student; None where the course's text does not give both by itself."""
    if place.award is None:
        return None
    scheme, item = place.award.scheme, place.asked(student_id)
    if isinstance(scheme, Drawn):
        if place.varied is None:
            return None
        scheme = scheme.scheme(place.varied.numbers(student_id))
    return (item, scheme) if item is not None and isinstance(scheme, Scheme) else None


def _shows(records: Mapping[str, Any], places: Mapping[str, tuple[str, Place]]) -> dict[str, frozenset[str]]:
    shows = {}
    for question, said in records.items():
        cell, place = places.get(question, ("", None))
        asked = question_of(place, "") if place else None
        if asked is None or said == "":
            continue
        errors = _errors(*asked, said) - UNNAMED
        if errors:
            shows[cell] = errors
    return shows


def _errors(item: Item, scheme: Scheme, said: object) -> frozenset[str]:
    try:
        value = item.parse(_slip(item, scheme, said))
        found = chosen(scheme, item, value)
    except (AnswerProblem, ValueError):
        return frozenset()  # such as the key of somebody else
    return frozenset(one.key for one in found.errors) if found else frozenset()


def _slip(item: Item, scheme: Scheme, said: object) -> object:
    """``{slip = 1}`` is the first slip that the scheme knows, with the numbers on paper."""
    if isinstance(said, dict) and set(said) == {"slip"} and isinstance(scheme, Quantity):
        at = int(said["slip"])
        slips: list[Plain] = [{"number": slip.value, "unit": getattr(item, "unit", "")} for slip in scheme.slips]
        return slips[at - 1] if 1 <= at <= len(slips) else ""
    return said
