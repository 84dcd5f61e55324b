"""Words that a student writes in a form and a person marks: answered once in the form, marked in a cell of their own."""

from collections.abc import Collection

_OF = "-words"


def written_in(task: str, forms: Collection[str]) -> str:
    """The form in which the words were written that a task marks.

    Parameters
    ----------
    task : str
        The grade_id of the task, such as ``"board-1-words"``.
    forms : collection of str
        The ids of the questions that are answered in forms.

    Returns
    -------
    str
        Such as ``"board-1"``; empty for any other task, below which the student types.
    """
    form = task.removesuffix(_OF)
    return form if form != task and form in forms else ""
