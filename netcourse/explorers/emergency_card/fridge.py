"""The page for the fridge: a sheet of A4 with a student's own words, or with room to write by hand."""

from netcourse.explorers.sheet import Sheet

TITLE = "For the fridge"
# What a page of this kind is asked for; under each there is room for a hand.
HEADINGS = ("Now, at once:", "Where I go, and what I say first:", "To the team, and by when:", "What I need not fear:")
_ROOM, _POINTS = 3, 16


def fridge_page(text: str = "") -> Sheet:
    """A page to be printed.

    Parameters
    ----------
    text : str
        What stands on it, a paragraph a line; without any, headings with room to write by hand.

    Returns
    -------
    Sheet
        A page of A4, marked as of a synthetic patient. A notebook shows it with a button that prints it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        lines = [line for heading in HEADINGS for line in (heading, *[""] * _ROOM)]
    return Sheet("A4", TITLE, lines, _POINTS)
