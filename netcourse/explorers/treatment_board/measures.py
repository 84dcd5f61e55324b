"""What the wide and the narrow drawings of the board share: columns, signs and the measures of letters and lines."""

from netcourse.explorers.treatment_board.set import Column, Entry

LINE, PAD = 19, 8
# The width of a letter in the widest common font, plain and bold: measured, so that no line leaves its cell.
LETTER, BOLD_LETTER = 7.8, 8.6
# Head, ground, left edge, width and content of each column. What harms stands first: it is the one thing not to be missed.
HEADS = (
    ("✗ Harm", "#f6d9d5", 12, 220, (Column.HARM,)),
    ("✓ Defensible", "#e3f0fb", 232, 284, (Column.DEFENSIBLE,)),
    ("○ Weak, or not now", "#f4f0e4", 516, 232, (Column.WEAK, Column.NOT_NOW)),
)
SIGNS = {Column.DEFENSIBLE: "✓", Column.NOT_NOW: "…", Column.WEAK: "○", Column.HARM: "✗", Column.OFF: " "}
BAND = "#eeeeee"


def aside(one: Entry, move: str) -> str:
    """What stands in brackets after an option: whether it is for later, disputed, the student's answer."""
    more = [*(["not now"] if one.column is Column.NOT_NOW else []), *(["disputed"] if one.option.contested else [])]
    more += ["your answer"] if one.move == move else []
    return f" ({', '.join(more)})" if more else ""


def place(one: Entry) -> int:
    """Where an option stands among the columns, from 0."""
    return next(at for at, (*_, columns) in enumerate(HEADS) if one.column in columns)
