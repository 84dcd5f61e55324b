"""Classes made without marking anybody: one ability stands behind every question."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from netcourse.reporting.model import Answer, Item, Option, Room, State, Student

POINTS = 2.0
LETTERS = "ABCD"


def item(at: int, key: str = "A", **more: object) -> Item:
    """A question with four options."""
    options = tuple(Option(one, f"option {one} of {at}", one == key, f"What {one} of {at} means.") for one in LETTERS)
    made = Item(f"q{at:02}-marks", f"Question {at}", POINTS, f"q{at:02}", "SingleBest", f"Stem {at}?", 0, ("S046",), options)
    return replace(made, **more)  # type: ignore[arg-type]


def answer(one: Item, letter: str) -> Answer:
    """An answer with one letter, marked by the key that stands in the question."""
    chosen = next(option for option in one.options if option.key == letter)
    errors = () if chosen.right else (chosen,)
    return Answer(State.ANSWERED, one.points if chosen.right else 0.0, (chosen,), errors)


def student(at: int, answers: Mapping[str, Answer], **more: object) -> Student:
    """A student with these answers."""
    marks = sum(one.marks or 0.0 for one in answers.values())
    made = Student(f"id{at:04}", f"Student {at:02}", marks, answers)
    return replace(made, **more)  # type: ignore[arg-type]


def room(students: int = 60, items: int = 8, seed: int = 1, wrong_key: int | None = None, **more: object) -> Room:
    """A class.

    Parameters
    ----------
    students, items
        How many.
    seed : int
        The same seed gives the same class.
    wrong_key : int, optional
        The question, counted from 1, whose key is B though A is what those know who know.
    more
        Of `Room`.
    """
    chosen = np.random.default_rng(seed)
    asked = tuple(item(at, "B" if at == wrong_key else "A") for at in range(1, items + 1))
    found = []
    for at in range(1, students + 1):
        ability = chosen.normal(0, 1.3)
        knows = chosen.random(items) < 1 / (1 + np.exp(-1.5 * (ability + 0.3)))
        letters = ["A" if one else LETTERS[chosen.integers(1, 4)] for one in knows]
        found.append(student(at, {one.cell: answer(one, letter) for one, letter in zip(asked, letters, strict=True)}))
    parts = (("1 The part", "What it says."),)
    return replace(Room("05_tumour_grade", "Unit 5", asked, tuple(found), students, parts), **more)  # type: ignore[arg-type]


def with_answers(one: Room, cell: str, changed: Mapping[int, Answer]) -> Room:
    """The same class, in which some students (by place) answered a question in another way."""
    students = [
        replace(student, answers={**student.answers, cell: changed[at]}) if at in changed else student
        for at, student in enumerate(one.students)
    ]
    return replace(one, students=tuple(students))
