"""Lint rule: no key in sight. What a Run All shows must not hold a graded case together with its answer."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from nbformat import NotebookNode

from netcourse.authoring.finding import Finding
from netcourse.authoring.lint_fragments import Fragment, fragments
from netcourse.authoring.lint_measures import NUMBER, Measure, as_number
from netcourse.authoring.lint_turns import Turn, question_words, turns
from netcourse.authoring.lint_words import first_label, labels, share, words
from netcourse.authoring.text import is_marks_cell

RULE = "key-in-sight"
MEND = "show other numbers or another patient"
# Of the telling words of a case so many have to be there before a text without numbers speaks of it.
SAME_CASE, FEWEST_WORDS = 0.6, 3
# Of the words of the question proper so many, where the key is a number.
SAME_QUESTION = 0.5
# Of the telling words of a key so many, and more than of any wrong answer.
SAID = 0.6
# A text that names the question's own patient needs fewer to tell what was right.
SAID_OF_A_NAME = 0.25
# So much of a text is quoted in a finding.
SHORT = 60
_RESULT = re.compile(rf"^\w+: your answer ({NUMBER}) (\S+) is recorded", re.MULTILINE)
_SHORTEST_RESULT = 2


def keys_in_sight(file: Path, notebook: NotebookNode) -> list[Finding]:
    """A figure, table, data frame, task, case, practice or sentence that has a graded case's numbers or features and its key."""
    shown = fragments(notebook)
    given = [(turn, piece) for turn in turns(notebook, file) for piece in shown if gives_away(turn, piece)]
    # A cell may say it in a figure, its table and its alt text: once is enough.
    found = [
        _finding(file, turn, piece)
        for turn, piece in {(id(turn), piece.cell): (turn, piece) for turn, piece in reversed(given)}.values()
    ]
    found += [
        Finding(file, piece.cell, RULE, f"shows {number} {unit}, a result of {name}: {_short(piece.text)}", MEND)
        for name, number, unit in _results(notebook)
        for piece in shown
        if _shows(piece, number, unit)
    ]
    return list(dict.fromkeys(found))


def gives_away(turn: Turn, piece: Fragment) -> bool:
    """Whether a piece of what is shown holds the case of a question and its key together.

    Parameters
    ----------
    turn : Turn
        A case with its key.
    piece : Fragment
        Anything that is shown, the question's own stem excepted: that is never looked at.

    Returns
    -------
    bool
        True if the numbers agree (or, without numbers, the features; or the patient's name) and the key is said.
    """
    if piece.cell == turn.cell:
        return False
    named = any(re.search(rf"\b{name}\b", piece.text) for name in turn.people)
    if named and says(turn, piece, SAID_OF_A_NAME):
        return True
    return _same_case(turn, piece) and says(turn, piece, SAID)


def _same_case(turn: Turn, piece: Fragment) -> bool:
    kinds = {one.kind for one in turn.values} & {one.kind for one in piece.values}
    if kinds:
        return all(_agree(turn, piece, kind) for kind in kinds)
    if turn.number is not None:
        return share(question_words(turn.case), words(piece.text)) >= SAME_QUESTION
    features = words(turn.case)
    met = [one for one in features if one in words(piece.text)]
    return not turn.values and len(met) >= FEWEST_WORDS and share(features, met) >= SAME_CASE


def _agree(turn: Turn, piece: Fragment, kind: str) -> bool:
    mine, theirs = ([one for one in values if one.kind == kind] for values in (turn.values, piece.values))
    return any(one.near(other) for one in mine for other in theirs)


def says(turn: Turn, piece: Fragment, least: float, *, ties: bool = False) -> bool:
    """Whether a piece says the key: its class, its number, or enough of its words.

    Parameters
    ----------
    turn : Turn
        A case with its key.
    piece : Fragment
        What is shown.
    least : float
        How much of the key's telling words has to be there, from 0 to 1.
    ties : bool
        Whether a wrong answer may be told as fully as the key.

    Returns
    -------
    bool
        Words that the case has itself count for nothing.
    """
    if turn.number is not None:
        key, within = Fraction(str(turn.number)), Fraction(str(turn.within))
        unit = {"per 2 mm²": "mitoses per 2 mm²"}.get(turn.unit, turn.unit)
        return any(one.kind == unit and abs(one.value - key) <= within for one in piece.values)
    label = first_label(turn.key)
    if label and any(first_label(other) not in ("", label) for other in turn.others):
        return label in labels(piece.text)
    mine, *others = (share(words(one) - words(turn.case), words(piece.text)) for one in (turn.key, *turn.others))
    return mine >= least and (ties or all(mine > other for other in others)) and mine >= max(others, default=0)


def _results(notebook: NotebookNode) -> Iterator[tuple[str, str, str]]:
    """The numbers that exercises end in: cell, number, unit."""
    for cell in filter(is_marks_cell, notebook.cells):
        for output in cell.get("outputs", []):
            for number, unit in _RESULT.findall("".join(output.get("text", ""))):
                if len(number) >= _SHORTEST_RESULT:
                    yield cell.id, number, unit


def _shows(piece: Fragment, number: str, unit: str) -> bool:
    """Whether a piece is that number alone, as a cell's result, or states it with its unit."""
    alone = re.fullmatch(rf"(?:np\.\w+\()?({NUMBER})\)?", piece.text.strip())
    if alone:
        one, other = Measure(unit, as_number(alone.group(1))), Measure(unit, as_number(number))
        return one.near(other)
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)} {re.escape(unit)}(?!\w)", piece.text))


def _finding(file: Path, turn: Turn, piece: Fragment) -> Finding:
    key = turn.key or f"{turn.number:g} {turn.unit}"
    return Finding(
        file, piece.cell, RULE, f"has the case of {turn.question} and its key {_short(key)!r}: {_short(piece.text)}", MEND
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[: SHORT - 3]}..."
