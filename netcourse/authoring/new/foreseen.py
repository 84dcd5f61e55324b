"""What a new question makes of its unit: where its key goes, and what lint will say, told before anything is filled in."""

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import jupytext
from nbformat import NotebookNode

from netcourse.authoring.asked import asked
from netcourse.authoring.course import Unit
from netcourse.authoring.finding import Finding
from netcourse.authoring.guessing import LETTERS, by_guessing, guessed_marks, letter_throughout
from netcourse.authoring.lint import too_long
from netcourse.authoring.lint_learning import one_kind_in_a_row
from netcourse.authoring.new.item_kinds import KINDS, PLACES, Kind, single

_KEY = re.compile(r'\bBest\(\s*"([A-Z])"')


def kind_for(name: str, text: str, where: Path) -> Kind:
    """A kind of question; of one with a single right option that whose key stands where guessing earns least in the unit.

    Parameters
    ----------
    name : str
        One of `KINDS`.
    text : str
        The unit's text as it is.
    where : Path
        Its file, named in messages.
    """
    if name != "single":
        return KINDS[name]
    keys = Counter(_KEY.findall(text))
    earned = by_guessing(jupytext.reads(text, fmt="py:percent"), where)

    def soonest(place: str) -> tuple[Fraction, int, bool]:
        # Where there is no such letter, the last one is taken; and of the first letter guesses are made first.
        taken = [letter for at, letter in enumerate(LETTERS) if PLACES[min(at, len(PLACES) - 1)] == place]
        return max(earned.get(letter_throughout(one), Fraction(0)) for one in taken), keys[place], place == "A"

    return single(min(PLACES, key=soonest))


def foreseen(unit: Unit, before: str, after: str) -> tuple[str, ...]:
    """What lint will find of a text once it is filled in: a row of one kind, what guessing earns, and a unit that takes too long.

    Parameters
    ----------
    unit : Unit
        Whose text it is.
    before, after : str
        The text without the new question, and with it.

    Returns
    -------
    tuple of str
        A line each, with what can be done.
    """
    was, now = (jupytext.reads(text, fmt="py:percent") for text in (before, after))
    rows = [Counter(finding.what for finding in one_kind_in_a_row(unit.notebook, one)) for one in (was, now)]
    told = [
        f"lint will say: {what}; ask one of them in another way (--kind), or elsewhere (--after)" for what in rows[1] - rows[0]
    ]
    known = {finding.what for finding in _guessed(unit, was)}
    if guessed := [finding.what for finding in _guessed(unit, now) if finding.what not in known]:
        more = f" (and in {len(guessed) - 1} more ways)" if guessed[1:] else ""
        told.append(f"lint will say: {guessed[0]}{more}; give the question more wrong options, or ask in another way (--kind)")
    if what := too_long(now):
        told.append(f"lint will say: {what}; shorten the unit or split it")
    return tuple(told)


def _guessed(unit: Unit, notebook: NotebookNode) -> list[Finding]:
    return guessed_marks(unit.text, notebook, by_guessing(notebook, unit.text)) if asked(notebook) else []
