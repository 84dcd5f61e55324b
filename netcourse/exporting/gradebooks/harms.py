"""The ways in which a platform's importer loses or changes marks, each under its name."""

from collections.abc import Mapping

from netcourse.errors import CourseError

HARMS: Mapping[str, str] = {
    "ragged-row": "cells of a row that is shorter or longer than the header land in the wrong column",
    "no-id": "a row without an id goes to whoever has the name, or the row before, or to nobody",
    "duplicate-student": "of two rows of one student the last one wins, or the whole file is refused",
    "two-of-ours": "one row would carry the marks of one of two students",
    "two-of-theirs": "one student's marks would go to two people",
    "duplicate-heading": "of two columns of one name the first is taken, or the file is refused",
    "no-column-id": "without its id a column is made anew beside the one that is meant",
    "above-maximum": "a mark above the column's maximum stops the import, is cut off, or passes 100%",
    "other-maximum": "marks out of one sum in a column out of another are wrong for everybody",
    "no-plain-mark": "only a plain number from 0 up can be read in every language",
    "unreadable-score": "what stands in the column is no number, so it holds something else than points",
    "blank-score": "an empty cell or a hyphen clears the score that is there",
    "read-back": "what the importer would read is not what was to be written",
    "canvas-header": "Canvas finds its columns by their place: Student, ID, and Section before the first assignment",
    "canvas-dropped-title": "Canvas takes such a title for one of its own totals, and drops the column without a word",
    "canvas-no-points-row": "without the row Points Possible nothing says out of how many the column is, or whether it is locked",
    "canvas-read-only": "Canvas passes over a column that is marked as read only",
    "canvas-line-break": "Canvas does not find an id behind a line break, and makes the column anew",
    "moodle-not-points": "Moodle would read a percentage or a letter as points, or stop",
    "moodle-stamp": "Moodle stops at a file that says it is over a year old or from the future",
    "moodle-empty-feedback": "Moodle overwrites the feedback that is there with an empty one",
    "sakai-heading": "Sakai takes a heading as 'Item [points]', and refuses the whole file at any other",
    "brightspace-not-points": "Brightspace imports the points of an item ('… Points Grade'), and no scheme or weighted values",
    "brightspace-end-of-line": "Brightspace takes a row as whole only with # in its last column, End-of-Line Indicator",
    "blackboard-total": "Blackboard computes a total itself, and takes none from a file",
    "blackboard-not-score": "Blackboard would read a percentage, a letter or a text as points",
}


class HarmError(CourseError):
    """Something that the importer would harm.

    Attributes
    ----------
    harm : str
        Its name in `HARMS`.
    """

    def __init__(self, harm: str, where: str, mend: str) -> None:
        super().__init__(f"{where}: {HARMS[harm]} ({harm}); {mend}")
        self.harm = harm
