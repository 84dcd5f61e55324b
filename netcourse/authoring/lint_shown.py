"""Whether what an explorer shows at a setting tells the key of a question."""

from netcourse.authoring.lint_fragments import Fragment
from netcourse.authoring.lint_keys import says
from netcourse.authoring.lint_measures import measures
from netcourse.authoring.lint_turns import Turn
from netcourse.authoring.lint_words import first_label
from netcourse.explorers.explorer import Shown

# Of the telling words of a key so many, in all that is shown at once: a headline, its reasons, and what to do.
TOLD = 0.5


def tells(shown: Shown, turn: Turn) -> bool:
    """Whether a headline names the key's class, or headline and reasons say what the key says.

    Parameters
    ----------
    shown : Shown
        What an explorer shows, set as the case is told.
    turn : Turn
        The case with its key.

    Returns
    -------
    bool
        A key that is a class (G2, NEC, typical carcinoid) has to be the first that the headline names.
    """
    label = first_label(turn.key)
    if label:
        return label == first_label(shown.headline)
    text = " ".join((shown.headline, *shown.reasons))
    rows = " ".join(cell for figure in shown.figures for row in figure.rows for cell in row) if turn.number is not None else ""
    return says(turn, Fragment("", f"{text} {rows}", measures(f"{text} {rows}")), TOLD, ties=True)
