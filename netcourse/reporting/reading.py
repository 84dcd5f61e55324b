"""Read a class: the gradebook, the marked notebooks and the course's own text, joined into a `Room`. Nothing is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netcourse.board.item import Board
from netcourse.errors import CourseError
from netcourse.items.calibration import tally
from netcourse.items.plain import Entry
from netcourse.items.store import PRACTICE, recorded_in
from netcourse.marking.debrief.lesson import Lesson, Place, read_lesson
from netcourse.marking.known_unit import check_own
from netcourse.reporting.answering import Reader
from netcourse.reporting.beliefs import question_of, read_beliefs
from netcourse.reporting.choosing import offered
from netcourse.reporting.gradebook import Gradebook
from netcourse.reporting.model import Answer, Item, Noticed, Room, State, Student
from netcourse.reporting.notebook import read_notebook
from netcourse.reporting.patients.places import read_places

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Course:
    """A unit as the course wrote it: the lesson, and by marks cell the statements that it examines, None where nobody says so."""

    lesson: Lesson
    examines: Mapping[str, tuple[str, ...]] | None


def read_room(
    root: Path,
    unit: str,
    book: Gradebook,
    called: Mapping[str, str],
    *,
    course: Course | None = None,
    noticed: tuple[Noticed, ...] = (),
    gap: str = "",
    tell: Tell | None = None,
) -> Room:
    """Read a class.

    Parameters
    ----------
    root : Path
        The course folder.
    unit : str
        Such as ``05_tumour_grade``.
    book : Gradebook
        What the gradebook holds of it.
    called : mapping of str to str
        The label of each student id.
    course : Course, optional
        The unit, if it was read already.
    noticed : tuple of Noticed
        What marking noticed, by student id; told by label.
    gap : str
        What could not be read besides, as a sentence.
    tell : callable, optional
        Told how many students are read, of how many.

    Raises
    ------
    CourseError
        If the unit is unknown, or a file of the course can't be read.
    """
    course = course or read_course(root, unit)
    items = items_of(course, book)
    reader = Reader(course.lesson, items)
    students, unread = [], 0
    for at, student in enumerate(sorted(book.submissions, key=lambda one: called[one]), 1):
        students.append(_student(root, unit, student, called[student], reader, book))
        unread += not students[-1].read
        if tell:
            tell(at, len(book.submissions))
    return Room(
        unit,
        course.lesson.title,
        items,
        tuple(students),
        max(len(book.people), len(students)),
        tuple((part.heading, part.text) for part in course.lesson.parts),
        read_beliefs(root / "notebooks" / f"{unit}.class.toml", course.lesson),
        tuple(Noticed(called.get(one.student, one.student), one.verdict, one.lines) for one in noticed),
        book.due,
        tuple(filter(None, (gap, *_gaps(course, unread)))),
        read_places(root, unit) if any(item.kind == Board.__name__ for item in items) else {},
    )


def read_course(root: Path, unit: str) -> Course:
    """Read a unit of a course folder.

    Raises
    ------
    CourseError
        If there is no such unit, or its source can't be read.
    """
    check_own(root, unit, "a report")
    source = root / "source" / unit / f"{unit}.ipynb"
    notebook = read_notebook(source)
    if notebook is None:
        raise CourseError(f"{source}: can't be read")
    author = read_notebook(root / "notebooks" / f"{unit}.ipynb")
    return Course(read_lesson(notebook, unit), dict(_examined(author.cells)) if author else None)


def items_of(course: Course, book: Gradebook) -> tuple[Item, ...]:
    """Everything that gives marks, in the order of the unit; what the gradebook alone knows stands at the end."""
    places = sorted(course.lesson.places.items(), key=lambda one: one[1].at)
    known = [cell for cell, _ in places if cell in book.points]
    strange = sorted(set(book.points) - set(known))
    return tuple(_item(cell, course, book.points[cell]) for cell in (*known, *strange))


def _item(cell: str, course: Course, points: float) -> Item:
    place = course.lesson.places.get(cell, Place(0))
    bare = cell.removesuffix("-marks").removesuffix("-task")
    asked = question_of(place, "")
    kind = type(place.item).__name__ if place.item else "Text" if place.prompt else "Exercise"
    return Item(
        cell,
        place.title or bare,
        points,
        place.award.question if place.award and place.item else "",
        kind,
        place.item.stem if place.item else place.prompt,
        place.part,
        (course.examines or {}).get(cell, ()),
        offered(asked[1], asked[0]) if asked else (),
        kind in ("SeveralOfMany", "DefensibleSet"),
        place.varied is not None and not place.varied.off,
    )


def _student(root: Path, unit: str, student: str, label: str, reader: Reader, book: Gradebook) -> Student:
    held = book.submissions[student]
    folder = root / "autograded" / student / unit
    notebook = read_notebook(folder / f"{unit}.ipynb")
    recorded, _ = recorded_in(folder)
    entries: Mapping[str, Entry] = recorded.entries if recorded else {}
    practised, _ = recorded_in(root / "submitted" / student / unit, PRACTICE)
    read = notebook is not None
    answers = reader.answers(notebook.cells, entries, held.grades) if read else _marks_alone(reader, book, student)
    certainty = {level: counts for level, counts in tally(practised.entries).items() if counts[1]} if practised else {}
    open_ = frozenset(cell for cell, grade in held.grades.items() if grade.open)
    return Student(student, label, held.marks, answers, held.penalty, held.handed_in, certainty, read, open_)


def _marks_alone(reader: Reader, book: Gradebook, student: str) -> dict[str, Answer]:
    """What the gradebook says without a notebook: nobody knows what was left blank."""
    grades = book.submissions[student].grades
    answers = {}
    for item in reader.items:
        grade = grades.get(item.cell)
        if grade is None:
            answers[item.cell] = Answer(State.NOT_SHOWN)
        else:
            answers[item.cell] = Answer(State.WAITING) if grade.waits else Answer(State.ANSWERED, grade.marks)
    return answers


def _examined(cells: list[Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for cell in cells:
        meta, serves = cell.metadata.get("nbgrader", {}), cell.metadata.get("netcourse", {})
        if meta.get("grade") or meta.get("task"):
            yield str(meta["grade_id"]), tuple(map(str, serves.get("examines", ())))


def _gaps(course: Course, unread: int) -> Iterator[str]:
    if unread:
        yield f"Of {unread} there is no marked notebook that can be read: their marks are known, and not what they answered."
    if course.examines is None:
        yield "The author's notebook is not in this folder, so nothing can be said of objectives."
