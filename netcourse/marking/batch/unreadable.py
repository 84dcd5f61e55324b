"""Why nbgrader can't read a submission, in words that say what to do."""

from json import JSONDecodeError

from nbformat.reader import NotJSONError
from nbformat.validator import ValidationError
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError

from netcourse.errors import CourseError

LONGEST = 200
# So nbgrader says that it could not put a cell back, as its kind does not agree with its text.
_ANOTHER_CELL = "Inconsistent checksums for cell "


def in_words(error: Exception) -> str:
    """What an error means that nbgrader or nbformat raised at a submission.

    Parameters
    ----------
    error : Exception
        Any.

    Returns
    -------
    str
        One line.
    """
    said = str(error).strip().splitlines()[0][:LONGEST] if str(error).strip() else ""
    if isinstance(error, CourseError):
        return said
    if isinstance(error, NotJSONError | JSONDecodeError):
        return "the file is no notebook, or was cut off on its way; ask for it again"
    if isinstance(error, UnicodeDecodeError):
        return "the file is no text in UTF-8; ask for it again"
    if isinstance(error, KeyError) and error.args == ("grade_id",):
        return (
            "a cell has nbgrader's metadata without an id, as editors leave it that duplicate cells; collect it again to mend it"
        )
    if said.startswith(_ANOTHER_CELL):
        return f"the cell {said.removeprefix(_ANOTHER_CELL)} was made another kind of cell; collect it again to mend it"
    if isinstance(error, SchemaTooOldError):
        return "its cells were made with an older nbgrader; collect it again to mend it"
    if isinstance(error, SchemaTooNewError):
        return "its cells were made with a newer nbgrader than this one"
    if isinstance(error, ValidationError):
        return f"it does not follow the format of notebooks ({said}); collect it again to mend it"
    if "nbformat" in said.lower() and "version" in said.lower():
        return f"its format is another than this nbformat reads ({said})"
    return f"{type(error).__name__}: {said}"
