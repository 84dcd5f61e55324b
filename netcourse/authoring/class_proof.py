"""What the synthetic class of a unit says of its marks, as answers to try; `netcourse demo` plays it whole, and takes minutes."""

from collections.abc import Iterator, Sequence

from nbformat import NotebookNode

from netcourse.authoring.course import Unit
from netcourse.authoring.declared import Declared, Variant
from netcourse.authoring.synthetic_class import SyntheticStudent, expected_marks, points_of, read_class


def students_of(unit: Unit, author: NotebookNode) -> tuple[SyntheticStudent, ...]:
    """The synthetic students of a unit whose notebook is whole; none where no class is written yet.

    Raises
    ------
    CourseError
        If the class can't be read, or names a cell that the text does not have.
    """
    if not unit.synthetic_class.is_file():
        return ()
    return tuple(one for one in read_class(unit, author).students if not (one.untouched or one.deletes or one.edits))


def recorded_by(
    students: Sequence[SyntheticStudent], author: NotebookNode, items: Sequence[Declared]
) -> list[tuple[Declared, Variant]]:
    """Each answer that a student records in a form, with the marks that the class says it earns.

    Parameters
    ----------
    students : sequence of SyntheticStudent
        From `students_of`.
    author : NotebookNode
        The unit's text.
    items : sequence of Declared
        Its marks cells.
    """
    points = points_of(author)
    return [
        (item, Variant(f"as {student.id} records it", value, expected_marks(student, points)[item.item], "", drawn_for))
        for student in students
        for item in items
        if item.variants and (value := student.records.get(item.question, "")) != ""
        for drawn_for in [student.drawn_for(item.question)]
    ]


def unfounded(students: Sequence[SyntheticStudent], items: Sequence[Declared]) -> Iterator[str]:
    """A line for each mark that a student is said to lose in a question that he answers as the course teaches, or not at all."""
    for student in students:
        for item in items:
            lost = student.loses.get(item.item, 0)
            if not item.variants or student.records.get(item.question, ""):
                continue
            says = f"student {student.id} loses {lost:g} of {item.points:g} in {item.item}, and"
            if item.question in student.records and lost != item.points:
                yield f"{says} records nothing for {item.question}"
            elif item.question not in student.records and lost:
                yield f"{says} answers {item.question} as the course teaches"
