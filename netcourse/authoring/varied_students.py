"""What synthetic students record where numbers vary: the key for their own numbers, one of the slips, or a neighbour's key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from netcourse.authoring.asked import varied_in
from netcourse.authoring.declared import declared, variants_of
from netcourse.errors import CourseError
from netcourse.items import NumberWithUnit, Quantity
from netcourse.items.drawn import Drawn
from netcourse.items.plain import Plain
from netcourse.items.varied import Varied


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose numbers vary, and how it is marked."""

    varied: Varied
    drawn: Drawn

    def key(self, student_id: str) -> Plain:
        """What is right for this student."""
        value = next(iter(variants_of(self.drawn.scheme(self.varied.numbers(student_id)), 1))).value
        return self._recorded(value)

    def slip(self, student_id: str, number: int) -> Plain:
        """A slip with this student's numbers, counted from 1.

        Raises
        ------
        CourseError
            If there is no such slip.
        """
        scheme = self.drawn.scheme(self.varied.numbers(student_id))
        slips = scheme.slips if isinstance(scheme, Quantity) else ()
        if not 1 <= number <= len(slips):
            raise CourseError(f"{self.varied.id}: there is no slip {number}; there are {len(slips)}")
        return self._recorded(slips[number - 1].value)

    def _recorded(self, value: Plain) -> Plain:
        item = self.varied.item
        return {"number": value, "unit": item.unit} if isinstance(item, NumberWithUnit) and type(value) is not dict else value


def questions_of(source: NotebookNode, where: object) -> dict[str, Question]:
    """The questions of a unit whose numbers vary, with what its hidden tests hold, by id."""
    varied = varied_in(source)
    drawn = {one.question: one.drawn for one in declared(source, where)} if varied else {}
    return {name: Question(one, made) for name, one in varied.items() if (made := drawn.get(name)) is not None}


def own_records(course_id: str, records: Mapping[str, Any], questions: Mapping[str, Question]) -> dict[str, Any]:
    """What a student records, with the numbers of the id that he typed.

    Parameters
    ----------
    course_id : str
        Empty for the numbers on paper; then what is right stays the model answer.
    records : mapping
        By question what the class file says; ``{"slip": 1}`` and ``{"key_of": "b0071"}`` are looked up here.
    questions : mapping of str to Question
        Those whose numbers vary.

    Raises
    ------
    CourseError
        If there is no such slip.
    """
    own: dict[str, Any] = {name: one.key(course_id) for name, one in questions.items()} if course_id else {}
    for name, said in records.items():
        own[name] = _looked_up(questions[name], course_id, said) if name in questions and isinstance(said, dict) else said
    return own


def _looked_up(question: Question, course_id: str, said: Mapping[str, Any]) -> Any:
    if "slip" in said:
        return question.slip(course_id, int(said["slip"]))
    return question.key(str(said["key_of"])) if "key_of" in said else dict(said)
